"""Entries of a legend that hide and show what they name, by mouse and by keyboard."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

BACK, ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # Space belongs to the run


class Toggles(QWidget):
    """A click on an entry, or Return where the arrow keys have gone to, hides what it names or shows it again.

    `toggled` is emitted after every change of `hidden`. Entries without a key stay.
    """

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hidden: frozenset[Hashable] = frozenset()
        self._current = 0

    def places(self) -> list[tuple[Hashable, QRect]]:
        """The key and the place of every entry that is seen and can be toggled."""
        return []

    def toggle(self, key: Hashable) -> None:
        """Hide what this entry names, or show it again."""
        self.hidden = self.hidden ^ {key}
        self.update()
        self.toggled.emit()

    def keep(self, keys: Iterable[Hashable]) -> None:
        """Forget what was hidden of entries that are there no more."""
        self.hidden = self.hidden & frozenset(keys)

    def offer_toggles(self) -> None:
        """Be reached by Tab and by the mouse."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = [key for key, place in self.places() if place.contains(event.position().toPoint())]
        if hit and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(hit[0])
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = self.places()
        if event.key() in (*BACK, *ON) and places:
            self._current = (self._at + (1 if event.key() in ON else -1)) % len(places)
            self.update()
        elif event.key() in PRESS and places:
            self.toggle(places[self._at][0])
        else:
            super().keyPressEvent(event)

    def draw_focus(self, painter: QPainter, color: QColor) -> None:
        """A frame around the entry that Return would toggle, while the keyboard is here."""
        places = self.places()
        if self.hasFocus() and places:
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
            painter.drawRect(places[self._at][1].adjusted(-2, 0, 2, -1))

    @property
    def _at(self) -> int:
        return min(self._current, len(self.places()) - 1)


def veiled(color: QColor, hidden: bool) -> QColor:
    """The colour of an entry; pale where what it names is hidden."""
    shade = QColor(color)
    if hidden:
        shade.setAlpha(80)
    return shade
