"""Where the docks stand, as Qt writes it, read without trusting it: Qt itself reads past the end of what is forged.

What QMainWindow.saveState writes of docks alone, all whole numbers big-endian:

    int32 0xff, int32 version, uint8 0xfd, int32 areas, areas × (int32 side, int32 width, int32 height, group),
    int32 width, int32 height of the centre, 4 × int32 corners, uint8 0xfc, int32 0 tool bars
    group  uint8 0xfc, or 0xfa with int32 the tab in front; uint8 orientation, int32 items, items × (dock or nested)
    dock   uint8 0xfb, int32 bytes, UTF-16 name, uint8 visible 1 | floating 2 | …, 4 × int32 place
    nested uint8 0xfc, 4 × int32 place, group

place: position, size, smallest and largest size along the group; of a floating dock x, y, width and height.
Source: qtbase, src/widgets/widgets/qmainwindowlayout.cpp and qdockarealayout.cpp, version 6.
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass

START, DOCKS, SEQUENCE, TABS, DOCK = 0xFF, 0xFD, 0xFC, 0xFA, 0xFB
SIDES, ORIENTATIONS, CORNERS, FLAGS = range(4), (1, 2), (1, 2, 4, 8), range(16)
FLOATING = 2
LEAST, MOST = -32_768, 1 << 25  # of a coordinate; what Qt calls as large as can be is 2²⁴, and tabs come on top
DEEPEST = 32


class BadLayout(Exception):
    """No layout of these docks."""


@dataclass
class _Reader:
    """Goes through the bytes; raises BadLayout where they end or a value is none of those there can be."""

    content: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        piece = self.content[self.at : self.at + count]
        if count < 0 or len(piece) < count:
            raise BadLayout("too short")
        self.at += count
        return piece

    def whole(self, least: int = LEAST, most: int = MOST) -> int:
        (value,) = struct.unpack(">i", self.take(4))
        if not least <= value <= most:
            raise BadLayout(f"{value} at byte {self.at - 4}")
        return int(value)

    def one_of(self, values: Collection[int]) -> int:
        value = self.take(1)[0]
        if value not in values:
            raise BadLayout(f"{value} at byte {self.at - 1}")
        return value


def check_layout(content: bytes, version: int, docks: Collection[str]) -> None:
    """Raises BadLayout unless `content` is a layout of this version that holds each of these docks once."""
    reader, left = _Reader(content), set(docks)
    reader.whole(START, START)
    reader.whole(version, version)
    reader.one_of((DOCKS,))
    sides = set()
    for _ in range(reader.whole(1, len(SIDES))):
        sides.add(side := reader.whole(SIDES[0], SIDES[-1]))
        _check_size(reader)
        _check_group(reader, left, DEEPEST)
    _check_size(reader)
    corners = [reader.whole() for _ in CORNERS]
    reader.one_of((SEQUENCE,))
    reader.whole(0, 0)
    if left or reader.at < len(content) or not sides or side not in sides or not set(corners) <= set(CORNERS):
        raise BadLayout("not what this window writes")


def _check_size(reader: _Reader) -> None:
    reader.whole(-1)
    reader.whole(-1)


def _check_group(reader: _Reader, left: set[str], depth: int) -> None:
    tabbed = reader.one_of((SEQUENCE, TABS)) == TABS
    front = reader.whole(-1) if tabbed else 0
    reader.one_of(ORIENTATIONS)
    count = reader.whole(1, len(left))
    if depth == 0 or front >= count:
        raise BadLayout("nested too deep, or a tab that is not there")
    for _ in range(count):
        if reader.one_of((DOCK, SEQUENCE)) == DOCK:
            _check_dock(reader, left)
        else:
            _check_place(reader)
            _check_group(reader, left, depth - 1)


def _check_dock(reader: _Reader, left: set[str]) -> None:
    name = reader.take(reader.whole(0)).decode("utf-16-be", errors="replace")
    if name not in left:
        raise BadLayout(f"no dock, or one twice: {name}")
    left.discard(name)
    if reader.one_of(FLAGS) & FLOATING:
        _check_place(reader, least_size=0)
    else:
        _check_place(reader)


def _check_place(reader: _Reader, least_size: int = -1) -> None:
    reader.whole()
    reader.whole()
    reader.whole(least_size)
    reader.whole(least_size)
