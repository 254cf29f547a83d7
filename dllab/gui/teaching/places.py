"""Where hand-ins, labs and the class's list are: three rows of the grading window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from dllab.gui.kit.file_dialog import file_dialog
from dllab.gui.kit.language import tr
from dllab.gui.teaching.grading import Grading

FOLDER, LABS, ROSTER = "folder", "labs", "roster"


class Places(QWidget):
    """`changed`: another place was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, Path | None] = dict.fromkeys((FOLDER, LABS, ROSTER))
        self._labels = {name: QLabel() for name in self._chosen}
        self.shown = {name: QLineEdit(readOnly=True) for name in self._chosen}
        self.choose = {name: QPushButton() for name in self._chosen}
        self.clear = {name: QPushButton() for name in (LABS, ROSTER)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, name in enumerate(self._chosen):
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(self.shown[name], row, 1)
            grid.addWidget(self.choose[name], row, 2)
            self._labels[name].setBuddy(self.choose[name])
        for row, name in enumerate(self.clear, 1):
            grid.addWidget(self.clear[name], row, 3)
            self.clear[name].clicked.connect(partial(self._take, name, ""))
        for button in (*self.choose.values(), *self.clear.values()):
            button.setAutoDefault(False)
        for name, ask in ((FOLDER, self._ask_for_folder), (LABS, self._ask_for_lab), (ROSTER, self._ask_for_roster)):
            self.choose[name].clicked.connect(ask)

    @property
    def grading(self) -> Grading | None:
        """What is chosen; None before there is a folder."""
        folder = self._chosen[FOLDER]
        return None if folder is None else Grading(folder, self._chosen[LABS], self._chosen[ROSTER])

    def use(self, name: str, path: Path) -> None:
        """Choose a place."""
        self._take(name, str(path))

    def retranslate(self) -> None:
        titles = {FOLDER: tr("Hand-ins"), LABS: tr("Lab"), ROSTER: tr("Class list")}
        tips = {
            FOLDER: tr("The folder that the hand-ins lie in, also in folders inside it"),
            LABS: tr("The file of your own lab, which decides; without one, the labs that come along do"),
            ROSTER: tr("A table of numbers and names (CSV): who is missing is then said"),
        }
        nothing = {FOLDER: tr("No folder yet"), LABS: tr("Those that come along"), ROSTER: tr("None")}
        for name, title in titles.items():
            self._labels[name].setText(title)
            self.shown[name].setPlaceholderText(nothing[name])
            self.shown[name].setAccessibleName(title)
            self.shown[name].setToolTip(tips[name])
            self.choose[name].setText(tr("Choose…"))
            self.choose[name].setToolTip(tips[name])
            self.choose[name].setAccessibleName(tr("{name}: {value}", name=title, value=tr("Choose…")))
        for name, button in self.clear.items():
            button.setText(tr("Clear"))
            button.setToolTip(tr("{name}: {value}", name=titles[name], value=nothing[name]))
            button.setAccessibleName(tr("{name}: {value}", name=titles[name], value=tr("Clear")))

    def folder_dialog(self, title: str) -> QFileDialog:
        """Lets a person pick a folder."""
        dialog = file_dialog(self, title, self._near)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return dialog

    def saving(self, title: str, formats: list[str], name: str) -> QFileDialog:
        """Lets a person name a file."""
        dialog = file_dialog(self, title, self._near)
        dialog.setNameFilters(formats)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix)
        dialog.selectFile(name)
        return dialog

    @property
    def _near(self) -> str:
        """Where dialogs begin."""
        return str(self._chosen[FOLDER] or "")

    def _ask_for_folder(self) -> None:
        dialog = self.folder_dialog(tr("The folder of hand-ins"))
        dialog.fileSelected.connect(partial(self._take, FOLDER))
        dialog.show()

    def _ask_for_lab(self) -> None:
        self._ask_for_file(LABS, tr("The lab that decides"), tr("Labs (*.lab.toml)"))

    def _ask_for_roster(self) -> None:
        self._ask_for_file(ROSTER, tr("The class's list"), tr("Tables (*.csv)"))

    def _ask_for_file(self, name: str, title: str, kinds: str) -> None:
        dialog = file_dialog(self, title, self._near)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kinds, tr("All files (*)")])
        dialog.fileSelected.connect(partial(self._take, name))
        dialog.show()

    def _take(self, name: str, path: str, *_: bool) -> None:
        self._chosen[name] = Path(path) if path else None
        self.shown[name].setText(path)
        self.changed.emit()
