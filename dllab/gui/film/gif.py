"""Frames as an animated GIF, written as they come: memory holds one frame, and what is finished is in the file.

A frame has 255 colours of its own choice: those that most of its pixels have, and the nearest of them for the others.
Index 255 stands for what the frame before shows already, so that only what moves costs bytes. The colours stay until
too many pixels would be far from all of them. The parts of the file are called as in its specification.

Source: CompuServe (1989), Graphics Interchange Format, Version 89a.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

SHADES = 32  # of red, green and blue that are told apart
CODES = SHADES**3
SAME = 255  # the index of what has not changed
ALIKE = 12.0  # of 255, the distance from which two colours are both chosen,
FAR = 24.0  # and from which a pixel's colour has none of its kind
MOST_FAR = 0.01  # share of pixels that may newly be so before other colours are chosen
SHORTEST = 2  # hundredths of a second; less is taken for 10 by many programs
LOOP_FOR_EVER = b"!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
BLOCK = 255
LEAVE_IN_PLACE, TRANSPARENT = 1 << 2, 1
LOCAL_COLORS = 0x80 | 7  # 2⁷⁺¹ of them
END = b";"


@dataclass(frozen=True)
class Palette:
    """uint8[256, 3] colours, of each of the 32,768 codes the nearest of them, and 1 where that is far.

    missed: pixels of the frame it was made for that are far from all colours.
    """

    colors: NDArray[np.uint8]
    nearest: NDArray[np.uint8]
    far: NDArray[np.uint8]
    missed: int

    @classmethod
    def of(cls, pixels: NDArray[np.uint32]) -> "Palette":
        """The colours that most pixels have: the mean of the pixels of each frequent code, no two of them alike."""
        from dllab.gui.film.gif_kernels import choose, find_nearest, survey

        counts, sums = np.zeros(CODES, np.int64), np.zeros((3, CODES), np.int64)
        survey(pixels.ravel(), counts, sums)
        order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
        means = (sums[:, order] / counts[order]).T.astype(np.float32)
        chosen = np.zeros((SAME, 3), np.float32)
        used = choose(np.ascontiguousarray(means), ALIKE, chosen)
        colors = np.zeros((256, 3), np.uint8)
        colors[:used] = np.round(chosen[:used])
        nearest, far = np.zeros((2, CODES), np.uint8)
        find_nearest(chosen[:used], FAR, nearest, far)
        return cls(colors, nearest, far, int(counts[far > 0].sum()))


class GifWriter:
    """Writes to `file`, which must be able to seek. Pixels are uint32[height, width], 0xAARRGGBB.

    `frames` counts those that are whole in the file. Every method may raise OSError; `close` still works then, and
    leaves out the frame that could not be written.
    """

    def __init__(self, file: BinaryIO, width: int, height: int):
        self._file = file
        self._palette: Palette | None = None
        self._shown, self._frame = np.zeros((2, height, width), np.uint8)
        self._scratch = np.zeros((2, 1 << 14), np.int32)
        self._packed = np.zeros(2 * width * height + 16, np.uint8)
        self._waiting: tuple[bytes, float] | None = None  # a frame without its duration, and when it appears
        self.frames = 0
        self._write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0x70, 0, 0) + LOOP_FOR_EVER)

    def add(self, pixels: NDArray[np.uint32], seconds: float) -> None:
        """Show `pixels` from `seconds` after the start on."""
        from dllab.gui.film.gif_kernels import count_far, difference

        palette, fresh = self._palette, False
        if palette is None or count_far(pixels.ravel(), palette.far) > palette.missed + MOST_FAR * pixels.size:
            palette = self._palette = Palette.of(pixels)
            fresh = True
        top, bottom, left, right = difference(pixels, palette.nearest, self._shown, self._frame, fresh, SAME)
        if bottom == 0:
            return
        part = np.ascontiguousarray(self._frame[top:bottom, left:right])
        place = struct.pack("<HHHHB", left, top, right - left, bottom - top, LOCAL_COLORS)
        image = b"," + place + palette.colors.tobytes() + self._image_data(part)
        self._finish(seconds)
        self._waiting = image, seconds

    def close(self, seconds: float) -> None:
        """The last frame is shown until `seconds`; then the file is complete."""
        try:
            self._finish(seconds)
        finally:
            self._write(END)

    def _image_data(self, indices: NDArray[np.uint8]) -> bytes:
        """The indices, compressed, in blocks that begin with their length."""
        from dllab.gui.film.gif_kernels import compress

        size = compress(indices.ravel(), self._scratch[0], self._scratch[1], self._packed)
        packed = self._packed[:size].tobytes()
        blocks = (packed[begin : begin + BLOCK] for begin in range(0, size, BLOCK))
        return b"\x08" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\x00"

    def _finish(self, until: float) -> None:
        """Write the frame that waits, now that it is known how long it is shown."""
        if self._waiting is None:
            return
        (image, since), self._waiting = self._waiting, None
        hundredths = min(max(round(until * 100) - round(since * 100), SHORTEST), 0xFFFF)
        control = struct.pack("<BBBBHBB", 0x21, 0xF9, 4, LEAVE_IN_PLACE | TRANSPARENT, hundredths, SAME, 0)
        self._write(control + image)
        self.frames += 1

    def _write(self, content: bytes) -> None:
        """All of it or, where the disk is full, nothing."""
        begin, rest = self._file.tell(), memoryview(content)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self._file.seek(begin)
            self._file.truncate()
            raise


def prepare() -> None:
    """Have the kernels compiled or loaded, which takes seconds the first time."""
    writer = GifWriter(BytesIO(), 4, 4)
    for seconds, color in enumerate((0, 0xFFFFFF)):
        writer.add(np.full((4, 4), color, np.uint32), seconds)
