"""Frames as a WebM film, by PyAV (the extra `video`)."""

import sys
from fractions import Fraction
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from dllab.messages import UserError, text

MILLISECOND = Fraction(1, 1000)
RATE = 20
OPTIONS = {"deadline": "realtime", "cpu-used": "16", "crf": "24", "b": "4000000", "lag-in-frames": "0"}


class NoVideo(UserError):
    """PyAV is not installed."""


def require_video() -> Any:
    """The module av; raises NoVideo."""
    try:
        import av
    except ImportError:
        raise NoVideo(
            text(
                "WebM films need the package av, which is missing from this lab's Python environment, {folder}. "
                "GIF needs nothing more."
            ),
            folder=sys.prefix,
        ) from None
    return av


class WebmWriter:
    """Writes to `file`. Pixels are uint32[height, width], 0xAARRGGBB; odd sizes lose a row or column.

    Every method may raise OSError.
    """

    def __init__(self, file: BinaryIO, width: int, height: int):
        self._av = require_video()
        self.frames = 0
        self._container = self._av.open(file, "w", format="webm")
        self._stream = self._container.add_stream("libvpx", rate=RATE, options=OPTIONS)
        self._stream.width, self._stream.height = width // 2 * 2, height // 2 * 2
        self._stream.pix_fmt = "yuv420p"
        self._stream.codec_context.time_base = MILLISECOND
        self._stream.codec_context.thread_count = 1  # the other cores are for the training and the window
        self._last = -1

    def add(self, pixels: NDArray[np.uint32], seconds: float) -> None:
        """Show `pixels` from `seconds` after the start on."""
        moment = round(seconds * 1000)
        if moment <= self._last:
            return
        self._last = moment
        even = np.ascontiguousarray(pixels[: self._stream.height, : self._stream.width])
        frame = self._av.VideoFrame.from_ndarray(even.view(np.uint8).reshape(*even.shape, 4), format="bgra")
        frame.pts, frame.time_base = moment, MILLISECOND
        self._container.mux(self._stream.encode(frame))
        self.frames += 1

    def close(self, seconds: float) -> None:
        """The film is complete."""
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()
