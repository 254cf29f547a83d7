"""Damage done to files: by accident, as a disk or an editor does it, or on purpose, by one who knows the format.

Every function takes what is whole and a source of chance, and returns what is damaged: the same for the same chance.
"""

import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import tomli_w

from tests.fuzz.tampering import tampered, zip_of

NASTY_TEXT = (
    "", " ", "\0", "\ufeff", "\u202e", "\u2212", "\u00a0", "\x1b[2J", "\r", "'", '"', '"""', "\\", "\t", ";", ",",
    "${HOME}", "{0.__class__}", "%s%n", "../../../../etc/passwd", "/dev/zero", "/dev/stdin", "CON", "@Invalid()",
    "😀" * 50, "出", "é", "\ud800", "a" * 10_000, "9" * 5000, "[" * 3000, "1e999", "-1e999", "nan", "NaN", "-inf",
    "0x10", "1_000", "１２", "1,5", "1.033", "5%", "$10", "<script>", "&amp;",
    "__import__('os').system('true')", "cos\nsystem\n(S'true'\ntR.",
)  # fmt: skip
NASTY_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53 + 1, 2**63, -(2**63), 10**400, 0.0, -0.0, 0.1, 1e-320, 1e308,
    float("nan"), float("inf"), float("-inf"), [], {}, [[]], [0] * 1000, {"": {}}, *NASTY_TEXT,
)  # fmt: skip
NASTY_BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\r\n",
    b"\x1a",
    b"PK\x03\x04",
    b"\x93NUMPY",
)
HEADERS = (
    "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
    "{'descr': '<f4', 'fortran_order': 1, 'shape': (1, 2, 3), }",
    "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (), }",
    "{'descr': '>f4', 'fortran_order': True, 'shape': (4,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (True,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1L,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "9" * 5000 + ",), }",
    "{'descr': __import__('os').system('true'), 'fortran_order': False, 'shape': (1,), }",
    "(" * 500 + ")" * 500,
    "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), ",
    '"""',
    "\0",
    "",
)


def bytes_damaged(content: bytes, chance: random.Random) -> bytes:
    """One to four accidents: bits flipped, a part lost, doubled, moved or overwritten, the end cut off."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = chance.choice((_flip, _cut, _lose, _double, _insert, _move))(content, chance)
    return content


def text_damaged(content: bytes, chance: random.Random) -> bytes:
    """As `bytes_damaged`, or a line or a word of it lost, doubled, moved, or replaced by something nasty."""
    if chance.random() < 0.3:
        return bytes_damaged(content, chance)
    lines = content.decode("utf-8", "surrogateescape").splitlines(keepends=True) or [""]
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, nasty = chance.randrange(len(lines)), chance.choice(NASTY_TEXT)
        line = lines[at]
        start, end = sorted(chance.randrange(len(line) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0:
                lines[at] = line[:start] + nasty + line[end:]
            case 1:
                lines[at] = line[:start] + nasty + line[start:]
            case 2:
                lines[at] = line + line
            case 3:
                lines[at] = ""
            case 4:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = line[:start] + line[end:]
    return "".join(lines).encode("utf-8", "surrogatepass" if "\ud800" in "".join(lines) else "surrogateescape")


def tree_damaged(tree: Any, chance: random.Random) -> Any:
    """A copy of nested tables and lists with one entry lost, renamed, doubled, or replaced by something nasty."""
    copy = json.loads(json.dumps(tree))
    places = list(_places(copy))
    if not places:
        return chance.choice(NASTY_VALUES)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        holder, key = chance.choice(places)
        _damage_entry(holder, key, chance)
    return copy


def toml_written(tree: Any) -> bytes:
    """A tree as a file in TOML, or in Python's words where TOML has none."""
    try:
        return tomli_w.dumps(tree).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, AttributeError, RecursionError):
        return repr(tree).encode("utf-8", "surrogatepass")


def _damage_entry(holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, dict) and key not in holder or isinstance(holder, list) and key >= len(holder):
        return
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(NASTY_TEXT)] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.extend([holder[key]] * chance.choice((1, 2, 300)))
        case 3 if isinstance(holder[key], int | float):
            holder[key] = holder[key] * chance.choice((-1, 0, 2, 0.5, 1000)) + chance.choice((-1, 0, 1))
        case _:
            holder[key] = chance.choice(NASTY_VALUES)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found = []
    for key, value in entries:
        found += [(tree, key), *_places(value)]
    return found


def array_damaged(content: bytes, chance: random.Random) -> bytes:
    """An .npy file with a forged header, of another kind or length, or with values that nobody would compute."""
    match chance.randrange(4):
        case 0:
            header = chance.choice(HEADERS).encode("latin-1")
            length = len(header) if chance.random() < 0.8 else chance.choice((0, 1, 65535))
            return b"\x93NUMPY\x01\x00" + length.to_bytes(2, "little") + header + content[128:]
        case 1:
            return bytes_damaged(content, chance)
    try:
        values = np.load(io.BytesIO(content), allow_pickle=False)
    except Exception:  # a header is a piece of Python: a forged one raises whatever Python does
        return content[::-1]
    values = values.copy()
    if values.size and values.dtype.kind in "fiu":
        flat = values.reshape(-1)
        for _ in range(chance.choice((1, 3))):
            flat[chance.randrange(flat.size)] = _nasty_number(values.dtype, chance)
    kind = chance.choice((values.dtype, values.dtype, values.dtype, np.dtype(np.float64), np.dtype(np.int8)))
    kind = kind if values.dtype.kind in "biuf" else values.dtype  # texts are no numbers
    changed = io.BytesIO()
    with np.errstate(all="ignore"):
        np.save(changed, values[: chance.choice((None, None, None, 1))].astype(kind) if values.ndim else values)
    return changed.getvalue()


def _nasty_number(kind: np.dtype[Any], chance: random.Random) -> Any:
    if kind.kind == "f":
        return chance.choice((np.nan, np.inf, -np.inf, 3e38, 1e-45, 0.0))
    limits = np.iinfo(kind)
    return chance.choice((limits.min, limits.max, 0, 1))


def zip_damaged(content: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """A zip of texts and arrays: as a whole, or one part of it with all checksums made right again.

    other: as in `tampered`.
    """
    fate = chance.random()
    if fate < 0.2:
        return bytes_damaged(content, chance)
    if fate < 0.5:
        return tampered(content, chance, other)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        match chance.randrange(8):
            case 0:
                parts.append((name + chance.choice(("", "x", "/../../x")), part))
            case 1 if len(parts) > 1:
                del parts[at]
            case _:
                parts[at] = (name, _part_damaged(name, part, chance))
    return zip_of(parts, zipfile.ZIP_DEFLATED if chance.random() < 0.05 else zipfile.ZIP_STORED)


def _part_damaged(name: str, part: bytes, chance: random.Random) -> bytes:
    if name.endswith(".npy"):
        return array_damaged(part, chance)
    if name.endswith(".json") and chance.random() < 0.85:
        return json_damaged(part, chance)
    return text_damaged(part, chance)


def json_damaged(content: bytes, chance: random.Random) -> bytes:
    """A file in JSON, still in JSON for the most part."""
    if chance.random() < 0.2:
        return text_damaged(content, chance)
    try:
        tree = json.loads(content)
    except ValueError:
        return bytes_damaged(content, chance)
    return _dumped(tree_damaged(tree, chance))


def _dumped(tree: Any) -> bytes:
    return json.dumps(tree, default=str).encode("utf-8", "surrogatepass")


Accident = Callable[[bytes, random.Random], bytes]


def _flip(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"\0"
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 2, 16, 200)))


def _lose(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _double(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 1, 100)) + content[end:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + chance.choice(NASTY_BYTES) + content[chance.choice((start, end)) :]


def _move(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]
