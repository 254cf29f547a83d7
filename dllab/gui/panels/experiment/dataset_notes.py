"""What a person should know of how the data were read, each with its other readings one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dllab.datasets.notes import Note, Remedy
from dllab.gui.forms.caption import Caption
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.panels.experiment.remedies import Remedies

MOST = 6  # notes that are shown


class DatasetNotes(QWidget):
    """A line a note; `remedy_picked` carries the key and the value of the reading that was clicked."""

    remedy_picked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self._lines: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self._column = vertical(self, spacing=4)
        self.hide()

    @property
    def words(self) -> str:
        """Everything that is said, a line a note."""
        return "\n".join(line.text() for line in self.findChildren(Caption) if line.parent() in self._lines)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Say these instead."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._build()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._build()

    def _build(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], []
        for note in self._notes[:MOST]:
            self._add_line(_words(note), note.remedies)
        if len(self._notes) > MOST:
            self._add_line(tr("and {count} more", count=f"{len(self._notes) - MOST:,}"), ())
        self.setVisible(bool(self._notes))

    def _add_line(self, words: str, remedies: Sequence[Remedy]) -> None:
        line = QWidget(self)
        row = vertical(line, spacing=4)
        caption = Caption(line)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setText(words)
        row.addWidget(caption)
        offered = Remedies(line)
        offered.offer(remedies, words)
        offered.picked.connect(self.remedy_picked)
        self.buttons += offered.buttons
        row.addWidget(offered)
        self._column.addWidget(line)
        self._lines.append(line)


def _words(note: Note) -> str:
    template = note.template
    return tr(template, **note.values)
