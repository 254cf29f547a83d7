"""A recording on its way into a file: frames come in, and a thread encodes them."""

import logging
import os
import queue
import threading
import time
import zlib
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from dllab.files import CannotSave, refuse_place
from dllab.gui.film.gif import GifWriter, prepare
from dllab.gui.film.webm import WebmWriter, require_video
from dllab.messages import Sentence, UserError, system_reason, text

GIF, WEBM = ".gif", ".webm"
RATES = {GIF: 10, WEBM: 20}  # frames a second, at most
WAITING = 3  # frames that may wait for the encoder; more are left out
MOST_PACKED = 128 << 20  # bytes of frames that may wait, packed, until the encoder is compiled
LOOK_SECONDS = 0.02  # how often it is seen whether it is
ENCODING_SHARE = 0.2  # of the time that the encoder may work: what it takes, the training lacks on a small machine

log = logging.getLogger(__name__)


class RecordingEnded(UserError):
    """A recording could not go on; what was recorded until then is there."""


class Writer(Protocol):
    """What encodes: a GifWriter or a WebmWriter."""

    frames: int

    def add(self, pixels: NDArray[np.uint32], seconds: float) -> None: ...

    def close(self, seconds: float) -> None: ...


@dataclass(frozen=True)
class Ended:
    """How a recording ended: `error` is None where it was stopped and is complete."""

    path: Path
    error: UserError | None


class Film:
    """One recording: takes frames from the window's thread and encodes them in its own.

    The file appears under its name when it is complete. Raises UserError where it cannot begin. The first GIF waits
    some seconds for the compiler: until then frames are packed, and encoded afterwards, so that a film begins at once.
    """

    def __init__(self, path: Path, size: QSize):
        self.path = path
        self._size = size
        self._kind = path.suffix.lower()
        if self._kind not in RATES:
            raise CannotSave(text("{file} cannot be recorded: its name should end in .gif or .webm"), file=path)
        if self._kind == WEBM:
            require_video()
        refuse_place(path)
        self._part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = open(self._part, "wb", buffering=0)  # noqa: SIM115 - the thread closes it
        except OSError as error:
            raise _cannot_save(path, error) from error
        self._frames: queue.Queue[tuple[QImage, float] | None] = queue.Queue(WAITING + 1)
        self._ended: queue.SimpleQueue[Ended] = queue.SimpleQueue()
        self._begun = time.perf_counter()
        self._cost = 0.0  # seconds that the last frame took to encode
        self.size = 0  # bytes in the file
        self.waiting_size = 0  # bytes of frames that are packed until the encoder is compiled
        self._is_over = False  # the last frame has been taken
        self._thread = threading.Thread(target=self._work, name="recording")
        self._thread.start()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.perf_counter() - self._begun

    @property
    def interval(self) -> float:
        """Seconds to wait for the next frame: more than the rate asks for where encoding takes long."""
        return max(1 / RATES[self._kind], self._cost / ENCODING_SHARE)

    def offer(self, image: QImage) -> None:
        """Hand over a frame; it is left out while too many wait."""
        if self._frames.qsize() < WAITING:
            self._frames.put((image, self.seconds))

    def end(self) -> None:
        """No more frames will come."""
        self._frames.put(None)

    def ended(self) -> Ended | None:
        """How it ended, once, when it has."""
        try:
            return self._ended.get_nowait()
        except queue.Empty:
            return None

    def join(self) -> None:
        """Wait for the thread."""
        self._thread.join()

    def _work(self) -> None:
        writer: Writer | None = None
        problem: Exception | None = None
        try:
            make = GifWriter if self._kind == GIF else WebmWriter
            writer = make(self._file, self._size.width(), self._size.height())
            if self._kind == GIF:
                self._encode_packed(writer)
            while not self._is_over and (taken := self._frames.get()) is not None:
                begun = time.perf_counter()
                self._encode(writer, pixels_of(taken[0], self._size), taken[1])
                self._cost = time.perf_counter() - begun
        except Exception as error:  # of the disk, or of a codec, which has a hundred of its own
            log.warning("recording failed", exc_info=error)
            problem = error
        self._ended.put(Ended(self.path, self._complete(writer, problem)))

    def _encode(self, writer: Writer, pixels: NDArray[np.uint32], seconds: float) -> None:
        writer.add(pixels, seconds)
        self.size = self._file.tell()

    def _encode_packed(self, writer: Writer) -> None:
        """Pack what comes while the encoder is compiled, then encode that, and pack what comes meanwhile."""
        compiler = threading.Thread(target=prepare, name="preparing to record", daemon=True)
        compiler.start()
        packed: deque[tuple[bytes, float]] = deque()
        while compiler.is_alive() or packed:
            self._pack_next(packed, LOOK_SECONDS if compiler.is_alive() else 0.0)
            if packed and not compiler.is_alive():
                content, seconds = packed.popleft()
                self.waiting_size -= len(content)
                pixels = np.frombuffer(zlib.decompress(content), np.uint32)
                self._encode(writer, pixels.reshape(self._size.height(), self._size.width()), seconds)

    def _pack_next(self, packed: "deque[tuple[bytes, float]]", patience: float) -> None:
        """Take a frame, if one comes within so many seconds, out of the way of the next."""
        try:
            taken = self._frames.get(timeout=patience) if patience else self._frames.get_nowait()
        except queue.Empty:
            return
        if taken is None:
            self._is_over = True
        elif self.waiting_size < MOST_PACKED:
            content = zlib.compress(pixels_of(taken[0], self._size).tobytes(), 1)
            packed.append((content, taken[1]))
            self.waiting_size += len(content)

    def _complete(self, writer: Writer | None, problem: Exception | None) -> UserError | None:
        """Close the file and give it its name; of a recording that failed, what is there is kept."""
        try:
            if writer is not None:
                writer.close(self.seconds)
        except Exception as error:
            problem = problem or error
        try:
            self._file.close()
            if writer is None or writer.frames == 0:
                self._part.unlink(missing_ok=True)
                return _cannot_save(self.path, problem) if problem else None
            os.replace(self._part, self.path)
        except OSError as error:
            self._part.unlink(missing_ok=True)
            return _cannot_save(self.path, error)
        if problem is None:
            return None
        return RecordingEnded(
            text("The recording ended: {reason}. What was recorded until then is in {file}."),
            reason=_reason(problem),
            file=self.path,
        )


def pixels_of(image: QImage, size: QSize) -> NDArray[np.uint32]:
    """uint32[height, width] of an image, made to fit `size` where the window's has changed or its pixels are finer."""
    if image.size() != size:
        fitted = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(1.0)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        painter.drawImage(QRect(QPoint(0, 0), size).center() - fitted.rect().center(), fitted)
        painter.end()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()].copy()


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return system_reason(error)
    return Sentence(text("what writes the film has failed"))


def _cannot_save(path: Path, error: Exception) -> CannotSave:
    return CannotSave(text("cannot save {file}: {reason}"), file=path, reason=_reason(error))
