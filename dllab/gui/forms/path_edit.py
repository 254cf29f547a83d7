"""A line for the name of a file, with a button to look for it; a file may also be dropped on it."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDir, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from dllab.datasets.tables.readers import SUFFIXES
from dllab.gui.forms.text_edit import TextEdit
from dllab.gui.kit.file_dialog import file_dialog
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.messages import UserError, text
from dllab.suffixes import RUN as RUN_SUFFIX


@dataclass(frozen=True)
class Sought:
    """What files are looked for: the words in an empty line, the dialog's title, what it shows of a folder."""

    hint: str
    title: str
    kind: str
    suffixes: tuple[str, ...]

    def filter(self) -> str:
        """As a file dialog takes it."""
        return tr(self.kind, patterns=" ".join(f"*{suffix}" for suffix in self.suffixes))


TABLE = Sought(
    text("Choose a file, or drop it here"), text("Choose a table"), text("Tables ({patterns})"), tuple(SUFFIXES)
)
RUN = Sought(text("Start from the weights of …"), text("Choose a saved run"), text("Runs ({patterns})"), (RUN_SUFFIX,))


class PathEdit(FollowsLanguage, QWidget):
    """Edits text that names a file. The end of a long name stays in view."""

    edited = Signal()
    problem_changed = Signal()

    def __init__(self, sought: Sought, parent: QWidget | None = None):
        super().__init__(parent)
        self._sought = sought
        self.line = TextEdit(str.strip, str, self)
        self.button = QToolButton(self)
        self.button.setText("…")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.line)
        horizontal(self, (self.line, 1), self.button, spacing=4)
        self.line.edited.connect(self.edited)
        self.line.problem_changed.connect(self.problem_changed)
        self.button.clicked.connect(self.look_for_file)
        self.retranslate()

    @property
    def value(self) -> Any:
        """The name."""
        return self.line.value

    def set_value(self, value: Any) -> None:
        """Show a name without emitting."""
        self.line.set_value(value)

    @property
    def problem(self) -> UserError | None:
        """What is wrong with what was typed."""
        return self.line.problem

    def take_file(self, name: str) -> None:
        """Take a file as if its name had been typed."""
        name = QDir.toNativeSeparators(name)
        if name != self.value:
            self.line.set_value(name)
            self.edited.emit()

    def look_for_file(self) -> None:
        """Let a person pick a file."""
        dialog = file_dialog(self, tr(self._sought.title))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._sought.filter(), tr("All files (*)")])
        if self.value:
            dialog.selectFile(self.value)
        dialog.fileSelected.connect(self.take_file)
        dialog.show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setToolTip(self, tooltip: str) -> None:
        super().setToolTip(tooltip)
        self.line.setToolTip(tooltip)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(tr(self._sought.hint))
        self.button.setToolTip(tr("Look for a file"))
        self.button.setAccessibleName(tr("Look for a file"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        name = _dropped(event.mimeData())
        if name:
            event.acceptProposedAction()
            self.take_file(name)


def _dropped(data: QMimeData) -> str:
    """The one file among what is dragged, or nothing."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
