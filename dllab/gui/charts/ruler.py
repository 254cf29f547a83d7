"""Where the line, the ticks and the words of an axis lie, worked out once for many frames."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dllab.gui.charts.raised import draw_raised, width
from dllab.gui.charts.ticks import Ticks

TICK, GAP = 4, 4  # pixels: a major tick, into the plot, and from the line to the words
MINOR = 2 / 3  # of a major tick's length
FAINT = 127  # opacity of minor ticks, of 255
LOW = 0.8  # of a line's height, that words have to lie within an axis

Word = tuple[QRectF, Qt.AlignmentFlag, str]


@dataclass(frozen=True)
class Ruler:
    """Lines with their pens and words with their places, in the axis' coordinates; all words lie in `written`."""

    lines: tuple[tuple[QPen, list[QLineF]], ...]
    words: tuple[Word, ...]
    written: QRectF

    @classmethod
    def of(
        cls, size: QSizeF, bounds: QRectF, upright: bool, limits: tuple[float, float], ticks: Ticks,
        words: Sequence[str], font: QFont, pen: QPen,
    ) -> "Ruler":  # fmt: skip
        """`words` stand beside the major ticks, where there are any; those beyond `bounds` are left out.

        So are those of a level axis that would lie on the one before.
        """
        length, thick = (size.height(), size.width()) if upright else (size.width(), size.height())
        low, high = limits
        scale = (-length if upright else length) / (high - low or 1)
        start = low * scale - (length if upright else 0)

        def place(value: float) -> float:
            return value * scale - start

        ends = sorted((place(low), place(high)))  # as rounded as the places

        def seen(places: list[float]) -> list[float]:
            return [at for at in places if ends[0] <= at <= ends[1]]

        def tick(at: float, long: float) -> QLineF:
            return QLineF(thick, at, thick + long, at) if upright else QLineF(at, 0, at, -long)

        line = QLineF(thick - 1, -1, thick - 1, length + 1) if upright else QLineF(-1, 1, length + 1, 1)
        major, minor = ([place(value) for value in values] for values in (ticks.major, ticks.minor))
        lines = (
            (pen, [line, *(tick(at, TICK) for at in seen(major))]),
            (_faint(pen), [tick(at, MINOR * TICK) for at in seen(minor)]),
        )
        height = LOW * QFontMetricsF(font).height()
        written: list[Word] = []
        for at, text in zip(major, words, strict=False):
            across = width(text, font)
            if upright:
                where = QRectF(thick - GAP - across, at - height / 2, across, height)
            else:
                where = QRectF(at - across / 2, GAP, across, height)
            if not upright and written and written[-1][0].intersects(where):
                continue
            if ends[0] <= at <= ends[1] and bounds.contains(where):
                written.append((where, UPRIGHT if upright else LEVEL, text))
        edge = QRectF(0, 0, thick - GAP, length) if upright else QRectF(0, GAP, length, thick - GAP)
        for where, _, _ in written:
            edge |= where
        return cls(lines, tuple(written), edge)

    def draw_lines(self, painter: QPainter) -> None:
        """The axis and its ticks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for pen, lines in self.lines:
            painter.setPen(pen)
            painter.drawLines(lines)

    def has_words_in(self, area: QRectF) -> bool:
        """Whether words may lie there."""
        return bool(self.words) and self.written.intersects(area)

    def draw_words(self, painter: QPainter, font: QFont, pen: QPen) -> None:
        """In this font, exponents of one size."""
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        painter.setFont(font)
        painter.setPen(pen)
        for place, alignment, text in self.words:
            draw_raised(painter, place, alignment, text)


UPRIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEVEL = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def _faint(pen: QPen) -> QPen:
    color = QColor(pen.color())
    color.setAlpha(FAINT)
    faint = QPen(pen)
    faint.setColor(color)
    return faint
