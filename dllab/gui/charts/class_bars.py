"""Bars of how much speaks for each class: painted into whatever has room for them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, percent

PAD = 8
MOST = 12  # classes with a bar
LONGEST = 180  # pixels of a name
NOBODY_KNOWS = -1  # the class of a picture that is of none


@dataclass(frozen=True, eq=False)
class Shares:
    """The title, what the bars mean, and for every class its name and its share, float64[classes], of one.

    true: the class that the image is of, or NOBODY_KNOWS.
    """

    title: str
    meaning: str
    names: tuple[str, ...]
    values: NDArray[np.float64]
    true: int

    def rows(self, most: int = MOST) -> list[int]:
        """The classes with a bar, in their order: all, or where they are many the likeliest and the true one."""
        if len(self.values) <= most:
            return list(range(len(self.values)))
        likeliest = np.argsort(-np.nan_to_num(self.values), kind="stable")[: max(most - 1, 1)]
        return sorted({*likeliest.tolist(), self.true} - {NOBODY_KNOWS})

    @property
    def lines(self) -> int:
        """How many lines they take: one a bar, and one for all without."""
        shown = len(self.rows())
        return shown + (shown < len(self.values))


class ClassBars:
    """Paints the rows of `shares` in a font: name, bar, and share in figures; `most` of them at most."""

    def __init__(self, shares: Shares, metrics: QFontMetrics, theme: Theme, most: int = MOST):
        self._shares, self._metrics, self._theme = shares, metrics, theme
        self._rows = shares.rows(most)
        widest = max(metrics.horizontalAdvance("✓ " + shares.names[index]) for index in self._rows)
        self._names = min(widest + 2, LONGEST)
        self._figures = metrics.horizontalAdvance("> 99.9 %") + 2

    @property
    def beside_bars(self) -> int:
        """Pixels of a row that its bar has not."""
        return self._names + self._figures + 2 * PAD

    def paint(self, painter: QPainter, first: QRect) -> None:
        """One row below the other; `first` is the place of the uppermost."""
        row = QRect(first)
        for index in self._rows:
            self._paint_row(painter, row, index)
            row.translate(0, row.height())
        others = len(self._shares.values) - len(self._rows)
        if others:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, tr("{count} more", count=count(others)))

    def _paint_row(self, painter: QPainter, row: QRect, index: int) -> None:
        theme = self._theme
        value, true = float(self._shares.values[index]), index == self._shares.true
        painter.setPen(QColor(theme.ink(theme.good) if true else theme.foreground))
        name = ("✓ " if true else "") + self._shares.names[index]
        shown = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._names)
        painter.drawText(QRect(row.left(), row.top(), self._names, row.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        width = max(row.width() - self.beside_bars, 0)
        bar = QRectF(row.left() + self._names + PAD, row.top() + 2, width, row.height() - 4)
        painter.fillRect(bar, QColor(theme.grid))
        if np.isfinite(value):
            bar.setWidth(width * min(max(value, 0.0), 1.0))
            painter.fillRect(bar, QColor(theme.good if true else theme.high))
        painter.setPen(QColor(theme.foreground))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent_of(value))


def percent_of(share: float) -> str:
    """A share of one with one decimal, 97.3 %; what that would make none or all of it says so."""
    if not np.isfinite(share):
        return percent(share)
    if 0 < share < 0.0005:
        return "< 0.1 %"
    return "> 99.9 %" if 0.9995 <= share < 1 else f"{100 * share:.1f} %"
