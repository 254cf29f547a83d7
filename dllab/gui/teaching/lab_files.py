"""The files of labs that are made: one is opened to go on with it, one is written for students."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dllab.gui.kit.file_dialog import file_dialog, file_name
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.labs.draft import Draft
from dllab.labs.lab import SUFFIX, Lab
from dllab.labs.writer import save
from dllab.messages import UserError


class LabFiles(QObject):
    """opened: carries a lab. saved: carries the file that was written. told: carries words of what came of it."""

    opened = Signal(object)
    saved = Signal(Path)
    told = Signal(object)

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window

    def ask_to_open(self) -> None:
        """Let a person say which lab to go on with."""
        dialog = self._dialog(tr("Open a lab"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.show()

    def ask_for_name(self, draft: Draft) -> None:
        """Let a person say where the lab is saved."""
        dialog = self._dialog(tr("Save the lab"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(file_name(draft.id) + SUFFIX)
        dialog.fileSelected.connect(partial(self.write, draft))
        dialog.show()

    def read(self, name: str) -> None:
        """Open a lab."""
        try:
            lab = Lab.load(name)
        except UserError as error:
            self.told.emit(partial(error_words, error))
        else:
            self.opened.emit(lab)

    def write(self, draft: Draft, name: str) -> None:
        """Save the lab to a file, whose name gets the ending of labs."""
        path = Path(name if name.endswith(SUFFIX) else name.removesuffix(".toml") + SUFFIX)
        try:
            save(draft.lab(), path)
        except UserError as error:
            self.told.emit(partial(error_words, error))
        else:
            self.told.emit(partial(tr, "Saved: {path}", path=path))
            self.saved.emit(path)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = file_dialog(self._window, title)
        dialog.setNameFilters([tr("Labs (*.lab.toml)"), tr("All files (*)")])
        return dialog
