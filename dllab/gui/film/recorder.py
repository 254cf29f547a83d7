"""The window as a film: looked at a few times a second, encoded in a thread, and never in the way of the training."""

import threading
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFileDialog, QWidget

from dllab.gui.film.film import GIF, Ended, Film
from dllab.gui.film.gif import prepare
from dllab.gui.kit.file_dialog import file_dialog, let_suffix_follow
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.messages import UserError

LOOKING_SHARE = 0.1  # of the time of the window's thread that looking may take
SLOWEST = 1.0  # seconds between two frames, whatever they cost
POINTER = QPolygonF([QPointF(*place) for place in ((0, 0), (0, 17), (4, 13), (7, 19), (9, 18), (7, 12), (12, 12))])


class ScreenRecorder(QObject):
    """Records `window`, without its menus and dialogs, which are windows of their own, but with the mouse pointer.

    changed: recording began or ended. progressed: carries seconds and bytes, about twice a second. done: carries the
    path of a recording. refused: the words of an error; the training goes on.
    """

    changed = Signal(bool)
    progressed = Signal(float, int)
    done = Signal(object)
    refused = Signal(object)

    def __init__(self, window: QWidget, folder: Path | None = None):
        super().__init__(window)
        self._window = window
        self.folder = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation))
        self._film: Film | None = None
        self._ending = False
        self._told = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def recording(self) -> bool:
        """Whether frames are taken now."""
        return self._film is not None and not self._ending

    def toggle(self) -> None:
        """Stop, or let a person name a file and start."""
        if self._film is None:
            self.ask_for_name()
        else:
            self.stop()

    def ask_for_name(self) -> None:
        """Let a person say where the recording goes; it starts at once. Meanwhile what encodes is prepared."""
        threading.Thread(target=prepare, name="preparing to record", daemon=True).start()
        dialog = file_dialog(self._window, tr("Record the window"), str(self.folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Animated picture (*.gif)"), tr("Film (*.webm)")])
        dialog.setDefaultSuffix(GIF)
        dialog.selectFile(tr("recording") + GIF)
        let_suffix_follow(dialog)
        dialog.fileSelected.connect(self._start_named)
        dialog.show()

    def start(self, path: Path) -> None:
        """Record into `path`, whose ending says the format; nothing where a recording goes on already."""
        if self._film is not None:
            return
        try:
            self._film = Film(path, self._window.size())
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return
        self._ending, self._told = False, 0.0
        self.changed.emit(True)
        self._tick()

    def stop(self) -> None:
        """Take no more frames; `done` follows when those that wait are written."""
        if self._film is not None and not self._ending:
            self._ending = True
            self._film.end()
            self._timer.start(20)
            self.changed.emit(False)

    def finish(self) -> None:
        """Stop and wait until the file is complete: before the window goes."""
        self.stop()
        if self._film is not None:
            self._film.join()
            self._tick()

    def _tick(self) -> None:
        film = self._film
        assert film is not None
        ended = film.ended()
        if ended is not None:
            self._settle(ended)
            return
        if self._ending:
            return
        begun = time.perf_counter()
        film.offer(look_at(self._window))
        took = time.perf_counter() - begun
        self._timer.start(round(1000 * min(max(film.interval, took / LOOKING_SHARE), SLOWEST)))
        if film.seconds - self._told >= 0.5:
            self._told = film.seconds
            self.progressed.emit(film.seconds, film.size + film.waiting_size)

    def _settle(self, ended: Ended) -> None:
        self._timer.stop()
        was_recording = self.recording
        self._film = None
        if was_recording:
            self.changed.emit(False)
        if ended.error is None:
            self.done.emit(ended.path)
        else:
            self.refused.emit(partial(error_words, ended.error))

    def _start_named(self, name: str) -> None:
        self.folder = Path(name).parent
        self.start(Path(name))


def look_at(window: QWidget) -> QImage:
    """What the window shows, with the pointer: a copy of what Qt has painted already, or else painted once more."""
    store = window.backingStore()
    device = store.paintDevice() if store is not None else None
    image = device.copy() if isinstance(device, QImage) and not device.isNull() else window.grab().toImage()
    place = window.mapFromGlobal(QCursor.pos())
    if window.rect().contains(place):
        _draw_pointer(image, place)
    return image


def _draw_pointer(image: QImage, place: QPoint) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(QColor("black"))
    painter.translate(place)
    painter.drawPolygon(POINTER)
    painter.end()
