"""A menu of which exactly one entry holds, shown in the menu bar and as a button of the toolbar."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from dllab.gui.kit.language import Wording, tr


class ChoiceMenu(QMenu):
    """`title` is a literal marked with `text`; an entry is a value and its words in the current language."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, title: str, entries: Sequence[tuple[Any, Wording]]):
        super().__init__(parent)
        self._title = title
        self._words: dict[QAction, Wording] = {}
        self._group = QActionGroup(self)
        for value, words in entries:
            action = QAction(self, checkable=True)
            action.setData(value)
            self._words[action] = words
            self._group.addAction(action)
            self.addAction(action)
        self._group.triggered.connect(self._choose)
        self.retranslate()

    def values(self) -> list[Any]:
        """What can be chosen."""
        return [action.data() for action in self._words]

    @property
    def value(self) -> Any:
        """The value of the entry that holds, or None."""
        action = self._group.checkedAction()
        return action.data() if action else None

    def words(self) -> str:
        """What the entry that holds says; empty where none does."""
        action = self._group.checkedAction()
        return self._words[action]() if action else ""

    def all_words(self) -> list[str]:
        """What each entry says."""
        return [words() for words in self._words.values()]

    def select(self, value: Any) -> None:
        """Make the entry of `value` hold, or none where no entry has it. Nothing is emitted."""
        checked = self._group.checkedAction()
        if checked:
            checked.setChecked(False)
        for action in self._words:
            action.setChecked(action.data() == value)

    def choose(self, value: Any) -> None:
        """As if a person had picked the entry of `value`."""
        next(action for action in self._words if action.data() == value).trigger()

    def retranslate(self) -> None:
        title = self._title
        self.setTitle(tr(title))
        for action, words in self._words.items():
            action.setText(words().replace("&", "&&"))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
