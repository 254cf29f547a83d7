"""A text in both languages, side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.labs.draft_question import Said

LINES_HEIGHT = 84  # pixels of a text of several lines, at least


class SaidEdit(QWidget):
    """edited: carries what somebody typed. lines: there is room for several."""

    edited = Signal(object)

    def __init__(self, *, lines: bool = False):
        super().__init__()
        kind = QPlainTextEdit if lines else QLineEdit
        self.en, self.zh = kind(), kind()
        row = horizontal(self)
        for edit in (self.en, self.zh):
            row.addWidget(edit, 1)
            edit.textChanged.connect(self._tell)
            if isinstance(edit, QPlainTextEdit):
                edit.setTabChangesFocus(True)
                edit.setMinimumHeight(LINES_HEIGHT)

    @property
    def said(self) -> Said:
        """What stands there."""
        return Said(_text(self.en), _text(self.zh))

    def show_said(self, said: Said) -> None:
        """Show a text; what stands there already is left alone, cursor and all."""
        for edit, words in ((self.en, said.en), (self.zh, said.zh)):
            if _text(edit) != words:
                edit.blockSignals(True)
                edit.setPlainText(words) if isinstance(edit, QPlainTextEdit) else edit.setText(words)
                edit.blockSignals(False)

    def say(self, name: str, tip: str) -> None:
        """What it is, in the window's language."""
        for edit, language in ((self.en, tr("English")), (self.zh, tr("Chinese"))):
            edit.setPlaceholderText(tr("{name} ({language})", name=name, language=language))
            edit.setAccessibleName(tr("{name} ({language})", name=name, language=language))
            edit.setToolTip(tip)

    def _tell(self) -> None:
        self.edited.emit(self.said)


def _text(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()
