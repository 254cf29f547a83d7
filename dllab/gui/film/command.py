"""The command that films the window: shows whether it does, and since when."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dllab.gui.film.recorder import ScreenRecorder
from dllab.gui.shell.status_bar import StatusBar


class RecordCommand(QObject):
    """`action` begins and ends what `recorder` films; `status` says how long it has."""

    def __init__(self, recorder: ScreenRecorder, action: QAction, status: StatusBar):
        super().__init__(recorder)
        self._recorder = recorder
        self._action = action
        self._status = status
        action.triggered.connect(self._toggle)
        recorder.changed.connect(self._show)
        recorder.progressed.connect(status.show_recording)

    def _toggle(self) -> None:
        """Film the window, once the film has a name, or end the film."""
        self._recorder.toggle()
        self._show(self._recorder.recording)

    def _show(self, on: bool) -> None:
        self._action.setChecked(on)
        if not on:
            self._status.show_recording(0.0, 0)
