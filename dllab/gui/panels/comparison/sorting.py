"""The order of the runs in the table of the comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr

PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # Space belongs to the run
UP, DOWN = "↑", "↓"


@dataclass(frozen=True)
class Sorting:
    """By which column, called by a place or a setting's key, and which way; None: in the order of pinning."""

    column: int | str | None = None
    falling: bool = False

    def pressed(self, column: int | str) -> "Sorting":
        """After its title was pressed: rising, then falling, then as they were pinned."""
        if self.column != column:
            return Sorting(column)
        return Sorting() if self.falling else Sorting(column, falling=True)

    def order(self, values: Sequence[float | str | None]) -> list[int]:
        """The places of the values, in the order of their rows; what is missing or not a number comes last."""
        missing = [value is None or (isinstance(value, float) and np.isnan(value)) for value in values]
        known = [place for place, without in enumerate(missing) if not without]
        known.sort(key=lambda place: _key(values[place]), reverse=self.falling)
        return known + [place for place, without in enumerate(missing) if without]


def _key(value: float | str | None) -> tuple[float, str]:
    return (0.0, value.casefold()) if isinstance(value, str) else (float(value or 0.0), "")


class SortTitle(WrappedLabel):
    """A column's title; pressing it, by mouse or by Enter, sorts the rows. `pressed` carries the column."""

    pressed = Signal(object)

    def __init__(self, column: int | str):
        super().__init__(muted=True, small=True)
        self.column = column
        self.words = ""
        self._sorting = Sorting()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_title(self, words: str, sorting: Sorting) -> None:
        """Say what the column holds, and whether the rows are in its order."""
        self.words, self._sorting = words, sorting
        mine = sorting.column == self.column
        self.say(f"{words} {DOWN if sorting.falling else UP}" if mine and words else words)
        self.setAccessibleName(words)
        self.setToolTip(
            tr("{title}\nA click sorts the runs by it, rising, falling, and as they were pinned", title=words)
            if words
            else ""
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS:
            self.pressed.emit(self.column)
        else:
            super().keyPressEvent(event)
