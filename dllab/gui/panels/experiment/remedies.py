"""Buttons for other readings of the data, beneath the words that say what they are for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from dllab.datasets.notes import Remedy
from dllab.gui.forms.space import keep_space
from dllab.gui.kit.language import tr


class Remedies(QWidget):
    """Side by side where there is room, else below each other; `picked` carries the key and the value of one."""

    picked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offer(self, remedies: Sequence[Remedy], words: str) -> None:
        """Offer these instead; `words`: what they are for."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(remedy, words) for remedy in remedies]
        for button in self.buttons:
            self._row.addWidget(button)
        self._turn()
        self.setVisible(bool(self.buttons))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest button: the others go below it."""
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def _turn(self) -> None:
        wanted = sum(button.sizeHint().width() + self._row.spacing() for button in self.buttons)
        fits = wanted <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _button(self, remedy: Remedy, words: str) -> QPushButton:
        title = remedy.template
        button = QPushButton(tr(title, **remedy.values), self)
        button.setAccessibleName(button.text())
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_space(button)
        button.clicked.connect(partial(self.picked.emit, remedy.key, remedy.value))
        return button
