"""Plain arrays in NumPy's own format, read without trusting what they say of themselves.

Source: NumPy enhancement proposal 1, A simple file format for NumPy arrays; numpy.lib.format.
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"\x93NUMPY"
NARROW, WIDE, UNICODE = b"\x01\x00", b"\x02\x00", b"\x03\x00"  # versions: their headers' lengths take 2, 4, 4 bytes
LONGEST_HEADER = 1 << 20  # bytes
FIRST_HALF, LAST_HALF, LAST_LETTER = 0xD800, 0xDFFF, 0x10FFFF  # of Unicode

# A header is a piece of Python, and a forged one keeps Python's own parser busy for seconds: only what NumPy writes is
# read.
KIND = r"[<>|][a-zA-Z][0-9]{0,9}(?:\[[0-9]{0,3}[a-zA-Z]{1,2}\])?"
COLUMN = rf"\((?:'[^'\\\n]*'|\"[^\"\\\n]*\"), '{KIND}'\)"
HEADER = re.compile(
    rf"\{{'descr': (?:'(?P<kind>{KIND})'|\[(?P<columns>{COLUMN}(?:, {COLUMN})*)\]), 'fortran_order': "
    r"(?P<fortran>False|True), 'shape': \((?P<shape>|[0-9]{1,18},|[0-9]{1,18}(?:, [0-9]{1,18}){1,31})\), \} *\n"
)
IN_COLUMN = re.compile(rf"\((?:'([^'\\\n]*)'|\"([^\"\\\n]*)\"), '({KIND})'\)")


class NotPlain(Exception):
    """It is no array that can be read; pickled: because it holds Python objects."""

    def __init__(self, reason: object, pickled: bool = False):
        super().__init__(reason)
        self.pickled = pickled


@dataclass(frozen=True)
class Header:
    """What an array says of itself. kind: as NumPy writes it, or the names and kinds of its columns; start: of data."""

    kind: str | list[tuple[str, str]]
    fortran: bool
    shape: tuple[int, ...]
    start: int

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """NumPy's kind; raises NotPlain where there is none such."""
        try:
            return np.dtype(self.kind)
        except (TypeError, ValueError) as error:
            raise NotPlain(error) from None


def read_header(content: bytes) -> Header | None:
    """The header of an .npy file's bytes; None where NumPy writes no such one."""
    version = content[len(MAGIC) : len(MAGIC) + 2]
    begin = len(MAGIC) + 2 + (2 if version == NARROW else 4)
    length = int.from_bytes(content[len(MAGIC) + 2 : begin], "little")
    if content[: len(MAGIC)] != MAGIC or version not in (NARROW, WIDE, UNICODE) or length > LONGEST_HEADER:
        return None
    words = _decoded(content[begin : begin + length], version)
    found = HEADER.fullmatch(words) if words is not None and len(content) >= begin + length else None
    if found is None:
        return None
    kind: str | list[tuple[str, str]] = found["kind"] or [
        (single or double, of) for single, double, of in IN_COLUMN.findall(found["columns"])
    ]
    shape = tuple(int(part) for part in found["shape"].split(",") if part.strip())
    return Header(kind, found["fortran"] == "True", shape, begin + length)


def read_array(content: bytes) -> NDArray[Any]:
    """The array that the bytes of an .npy file hold; raises NotPlain.

    One that claims to be more than there is, is refused before memory is taken for it. No pickle is read.
    """
    header = read_header(content)
    if header is None:
        raise NotPlain("header")
    if header.dtype.hasobject:
        raise NotPlain("pickle", pickled=True)
    values = shaped(content, header)
    for name in values.dtype.names or (None,):
        if not _is_text(values if name is None else values[name]):
            raise NotPlain("Unicode")
    return values


def shaped(content: bytes, header: Header) -> NDArray[Any]:
    """The array behind a header; raises NotPlain where it is not what the header says."""
    values, kind = memoryview(content)[header.start :], header.dtype
    if math.prod(header.shape) * kind.itemsize != len(values):
        raise NotPlain(f"{len(values):,} B ≠ {header.shape} {kind}"[:100])
    try:
        return np.frombuffer(values, kind).reshape(header.shape, order="F" if header.fortran else "C").copy()
    except ValueError as error:  # nothing in it, beside lengths that no array can have
        raise NotPlain(error) from None


def _is_text(values: NDArray[Any]) -> bool:
    """Whether there are texts where there should be.

    Of halves of a letter Python makes texts that nobody can show or save; of what is beyond the last letter, none.
    """
    if values.dtype.kind != "U" or not values.size:
        return True
    letters = np.ascontiguousarray(values).reshape(-1).view(np.dtype(np.uint32).newbyteorder(values.dtype.byteorder))
    return not ((letters > LAST_LETTER) | (letters >= FIRST_HALF) & (letters <= LAST_HALF)).any()


def _decoded(header: bytes, version: bytes) -> str | None:
    """The header's text: UTF-8 only where it takes letters that Latin-1 has not."""
    if version != UNICODE:
        return header.decode("latin-1")
    try:
        words = header.decode()
    except UnicodeDecodeError:
        return None
    return words if any(ord(letter) > 0xFF for letter in words) else None
