"""Variables of MATLAB's files of versions 5 to 7, read without trusting what they say of themselves.

SciPy's reader, which knows more kinds of variables, ends the process on some damaged files.
Source: MathWorks, MAT-File Format (R2023b), level 5.
"""

import math
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.messages import Sentence, text

HEAD = 128  # bytes before the first element
UINT_16, MATRIX, COMPRESSED, UTF_8, UTF_16, UTF_32 = 4, 14, 15, 16, 17, 18
STORED = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8"}
CELL, CHAR = 1, 4
NUMBERS = {6: "f8", 7: "f4", 8: "i1", 9: "u1", 10: "i2", 11: "u2", 12: "i4", 13: "u4", 14: "i8", 15: "u8"}
OTHERS = {2: "struct", 3: "object", 5: "sparse", 16: "function", 17: "object"}
COMPLEX = 0x800


class Damaged(Exception):
    """The file is not what the format asks for."""


@dataclass(frozen=True, eq=False)
class Variable:
    """values: numbers or texts, texts in the rows of a matrix of letters; None for a kind that is not read."""

    name: str
    kind: str
    values: NDArray | None


def variables(content: bytes, most: int) -> Iterator[Variable]:
    """Those of a file's bytes, one by one; raises Damaged, also where more than `most` bytes come out of it."""
    mark = content[HEAD - 2 : HEAD]
    if len(content) < HEAD or mark not in (b"IM", b"MI"):
        raise Damaged(Sentence(text("not of MATLAB's versions 5 to 7; save it with the option -v7, or as CSV")))
    order = "<" if mark == b"IM" else ">"
    for kind, data in _elements(memoryview(content)[HEAD:], order):
        if kind == COMPRESSED:
            plain = _unpacked(data, most)
            most -= len(plain)
            kind, data = next(_elements(memoryview(plain), order), (0, memoryview(b"")))
        if kind != MATRIX:
            raise Damaged(f"element {kind}")
        found = _variable(data, order, within=False)
        if found.name:  # what has none belongs to objects
            yield found


def _unpacked(data: memoryview, most: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(data, max(most, 1))
    except zlib.error as error:
        raise Damaged(error) from None
    if unpacking.unconsumed_tail:
        raise Damaged(Sentence(text("> {most:,} B"), most=most))
    return plain


def _elements(data: memoryview, order: str) -> Iterator[tuple[int, memoryview]]:
    """Kind and content of each; small ones stand in the tag itself."""
    place = 0
    while place < len(data):
        if len(data) - place < 8:
            raise Damaged("a tag is cut off")
        kind, size = struct.unpack_from(f"{order}2I", data, place)
        start = place + 8
        if kind >> 16:
            kind, size, start = kind & 0xFFFF, kind >> 16, place + 4
            place, is_whole = place + 8, size <= 4
        else:
            place = start + size + (0 if kind == COMPRESSED else -size % 8)
            is_whole = start + size <= len(data)
        if not is_whole:
            raise Damaged("an element is cut off")
        yield kind, data[start : start + size]


def _variable(data: memoryview, order: str, within: bool) -> Variable:
    parts = _elements(data, order)
    (_, flags), (kind, lengths), (_, named) = _next(parts), _next(parts), _next(parts)
    if len(flags) < 4 or STORED.get(kind) != "i4" or len(lengths) % 4:
        raise Damaged("no array")
    (word,) = struct.unpack_from(f"{order}I", flags)
    shape = tuple(np.frombuffer(lengths, f"{order}i4").tolist())
    if min(shape, default=-1) < 0 or len(shape) > 32:
        raise Damaged(f"shape {shape}"[:100])
    name, what = bytes(named).decode("utf-8", "replace"), word & 0xFF
    if what in NUMBERS:
        numbers = _shaped(_numbers(_next(parts), order), shape).astype(NUMBERS[what], copy=False)
        return Variable(name, "complex" if word & COMPLEX else "number", None if word & COMPLEX else numbers)
    if what == CHAR:
        return Variable(name, "char", _texts(_next(parts), order, shape))
    if what == CELL and not within:
        return Variable(name, "cell", _cells(parts, order, shape))
    return Variable(name, "cell" if what == CELL else OTHERS.get(what, f"class {what}"), None)


def _next(parts: Iterator[tuple[int, memoryview]]) -> tuple[int, memoryview]:
    found = next(parts, None)
    if found is None:
        raise Damaged("an array is cut off")
    return found


def _numbers(part: tuple[int, memoryview], order: str) -> NDArray:
    kind, data = part
    if kind not in STORED or len(data) % np.dtype(STORED[kind]).itemsize:
        raise Damaged(f"numbers of kind {kind}")
    stored = np.dtype(order + STORED[kind])
    return np.frombuffer(data, stored).astype(stored.newbyteorder("="))


def _shaped(values: NDArray, shape: tuple[int, ...]) -> NDArray:
    if math.prod(shape) != len(values):
        raise Damaged(f"{len(values):,} ≠ {shape}"[:100])
    return values.reshape(shape, order="F")


def _texts(part: tuple[int, memoryview], order: str, shape: tuple[int, ...]) -> NDArray:
    """A matrix of letters as a text a row, without spaces at the end."""
    kind, data = part
    if kind in (UTF_8, UTF_32):
        codec = "utf-8" if kind == UTF_8 else f"utf-32-{'le' if order == '<' else 'be'}"
        letters = np.array([ord(letter) for letter in bytes(data).decode(codec, "replace")], np.uint32)
    else:
        letters = _numbers((UINT_16 if kind == UTF_16 else kind, data), order)
    if not len(letters):
        return np.array([""])
    found = _shaped(letters, shape).reshape(shape[0], -1)
    if found.min() < 0 or found.max() > 0x10FFFF:
        raise Damaged("letters")
    return np.array([_joined(row) for row in found.astype(np.uint32).tolist()])


def _joined(row: list[int]) -> str:
    """The text of numbers that are letters, or halves of one as UTF-16 has them."""
    letters = "".join(map(chr, row)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return letters.rstrip(" \0")


def _cells(parts: Iterator[tuple[int, memoryview]], order: str, shape: tuple[int, ...]) -> NDArray | None:
    """Numbers or texts, one a cell; None where a cell holds anything else."""
    found = []
    for kind, data in parts:
        if kind != MATRIX:
            raise Damaged(f"a cell of kind {kind}")
        inner = _variable(data, order, within=True).values if len(data) else np.array([""])
        if inner is None or inner.size > 1:
            return None
        found.append(inner.reshape(-1)[0].item() if inner.size else "")
    if any(isinstance(value, str) for value in found):
        return _shaped(np.array([str(value) for value in found]), shape)
    return _shaped(np.array(found, np.float64), shape)
