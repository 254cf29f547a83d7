"""Leave out of ICU's data what Qt never asks for: it is a fifth of what a packed Qt takes.

libicudata holds a table of 3,921 items and then the items. Those that are left out become zeros where they lie, which
pack to nothing: the table, and so every other item's place, stays. ICU takes zeros for an item that it does not have,
since none begins with its two magic bytes.

Source: ICU User Guide, "ICU Data"; ucmndata.h (the table), udata.h (an item's head).
"""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Names of currencies, languages, regions and units, numbers in words, transliteration, and where lines may break, which
# Qt does by tables of its own. It converts texts, compares them and names time zones.
LEFT_OUT = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")
ASKED_FOR = {"u_strToLower", "u_strToUpper", "ucal", "ucnv", "ucol"}  # by Qt; all of ucal, ucnv and ucol
FUNCTION = re.compile(rb"\0(u[a-z]*_[A-Za-z0-9]+)_\d\d(?=\0)")
MAGIC = b"\xda\x27"
TABLE = re.compile(rb"..\xda\x27.{8}CmnD", re.DOTALL)  # the head of the whole, by which its length comes first


class OtherUse(Exception):
    """Qt asks ICU for more than it did, so that some of LEFT_OUT may be wanted."""


class Item(NamedTuple):
    """One of ICU's files in the library: from `start` to `end`."""

    name: str
    start: int
    end: int


def items(library: bytes) -> Iterator[Item]:
    """All but the last, of which no end is told; nothing where there is no table."""
    head = TABLE.search(library)
    if head is None:
        return
    (length,) = struct.unpack_from("<H", library, head.start())
    table = head.start() + length
    (count,) = struct.unpack_from("<I", library, table)
    places = list(struct.iter_unpack("<II", library[table + 4 : table + 4 + 8 * count]))
    for (name, start), (_, end) in zip(places, places[1:], strict=False):
        at = table + name
        yield Item(library[at : library.index(b"\0", at)].decode("ascii"), table + start, table + end)


def blanked(library: bytes) -> bytes:
    """The library, without what is in LEFT_OUT."""
    changed = bytearray(library)
    for item in items(library):
        if item.name.split("/")[1] in LEFT_OUT and library[item.start + 2 : item.start + 4] == MAGIC:
            changed[item.start : item.end] = bytes(item.end - item.start)
    return bytes(changed)


def asked_for(library: bytes) -> set[str]:
    """ICU's functions that a library calls: their families, or themselves where they have none."""
    names = {found.decode("ascii") for found in FUNCTION.findall(library)}
    return {name if name.startswith("u_") else name.partition("_")[0] for name in names}


def leave_out(app: Path) -> None:
    """Take it out of an app's ICU, where it has one; raises OtherUse."""
    for data in app.rglob("libicudata.so*"):
        others = (path for path in data.parent.glob("libQt6*.so*") if not path.is_symlink())
        more = {name for path in others for name in asked_for(path.read_bytes())} - ASKED_FOR
        if more:
            raise OtherUse(f"Qt now asks ICU for {', '.join(sorted(more))}: see packaging/icu_data.py")
        data.write_bytes(blanked(data.read_bytes()))
