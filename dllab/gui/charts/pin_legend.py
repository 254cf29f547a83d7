"""The names of the pinned runs, in a strip of their own below the legend of the run that goes on."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from dllab.gui.charts.toggles import Toggles, veiled
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.numerals import count

SWATCH, SPACE, GAP, MARGIN = 16, 6, 12, 8
MOST_NAME = 140  # pixels of a name; more is cut where it would cost another name its place, or a line
MOST_LINES = 2


@dataclass(frozen=True)
class PinEntry:
    """A line in `color` and `style` before a name; a click on it hides what has this `key`, if it has one."""

    name: str
    color: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    key: int | None = None


class PinLegend(Toggles):
    """Entries in as many lines as they take, at most two; how many more there are is said, and hovering names them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._entries: tuple[PinEntry, ...] = ()
        self._most = MOST_NAME
        self._places: list[tuple[int, int, PinEntry]] = []  # left edge, line
        self._more: tuple[int, int, int] | None = None  # left edge, line, how many
        self.note = ""  # what is not drawn
        self._note_place = (0, 0)  # left edge, line
        self._colors = Theme(dark=False, presentation=False)
        self.offer_toggles()
        self.hide()

    @property
    def names(self) -> list[str]:
        """What is named, in order, whether or not there is room."""
        return [entry.name for entry in self._entries]

    def set_entries(self, entries: Sequence[PinEntry], set_aside: int = 0) -> None:
        """Show these, and say how many more runs are pinned that are not drawn; without any the strip goes."""
        note = _note(set_aside) if set_aside else ""
        if (self._entries, self.note) != (tuple(entries), note):
            self._entries, self.note = tuple(entries), note
            self.keep(entry.key for entry in entries)
            said = (
                tr("{names}\nA click hides a curve or shows it again", names="\n".join(self.names)) if entries else ""
            )
            why = tr(
                "They are on other data, or were pinned by the lab for another experiment. They come back with it."
            )
            self.setToolTip("\n".join(filter(None, (said, note and f"{note}. {why}"))))
            self.setAccessibleName(", ".join(filter(None, (*self.names, note))))
            self.setVisible(bool(self._entries or note))
            self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Be one with the plot below."""
        self._colors = theme
        self.setFont(sized(theme, -1))
        fill(self, theme.background)
        self._arrange()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def places(self) -> list[tuple[Hashable, QRect]]:
        """Of the entries that there is room for."""
        height = self._line_height()
        return [
            (entry.key, QRect(x, line * height, SWATCH + SPACE + self._width(entry.name), height))
            for x, line, entry in self._places
            if entry.key is not None
        ]

    def _line_height(self) -> int:
        return QFontMetrics(self.font()).height() + 2

    def _width(self, name: str) -> int:
        return min(QFontMetrics(self.font()).horizontalAdvance(name), self._most)

    def _arrange(self) -> None:
        """Give every entry its place, with its whole name where that takes no more lines."""
        lines = self._place(MOST_NAME)
        if self._place(max(self.width() - 2 * MARGIN - SWATCH - SPACE, MOST_NAME)) > lines or self._more is not None:
            lines = self._place(MOST_NAME)
        self.setFixedHeight(lines * self._line_height() + 2)
        self.update()

    def _place(self, most: int) -> int:
        """Place entries as long as there is room for them, and for what says that there are more; how many lines."""
        self._places, self._more, self._most = [], None, most
        room = self.width() - MARGIN
        reserve = self._width(_more(len(self._entries))) + GAP
        x, line = MARGIN, 0
        for index, entry in enumerate(self._entries):
            width = SWATCH + SPACE + self._width(entry.name)
            rest = len(self._entries) - index - 1
            needed = width + (GAP + reserve if rest and line == MOST_LINES - 1 else 0)
            if x > MARGIN and x + needed > room:
                if line == MOST_LINES - 1:
                    self._more = (x, line, rest + 1)
                    break
                x, line = MARGIN, line + 1
            self._places.append((x, line, entry))
            x += width + GAP
        if self.note:
            if x > MARGIN and x + QFontMetrics(self.font()).horizontalAdvance(self.note) > room:
                x, line = MARGIN, line + 1
            self._note_place = x, line
        return line + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries."""
        painter = QPainter(self)
        metrics, height = QFontMetrics(self.font()), self._line_height()
        for x, line, entry in self._places:
            middle = line * height + height / 2
            hidden = entry.key is not None and entry.key in self.hidden
            painter.setPen(QPen(veiled(QColor(entry.color), hidden), 2, entry.style))
            painter.drawLine(QPointF(x, middle), QPointF(x + SWATCH, middle))
            painter.setPen(veiled(QColor(self._colors.foreground), hidden))
            left = x + SWATCH + SPACE
            room = min(self._most, self.width() - left)
            name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room + 2)
            painter.drawText(left, line * height + metrics.ascent() + 1, name)
        if self._more is not None:
            x, line, missing = self._more
            painter.setPen(QColor(self._colors.muted))
            painter.drawText(x, line * height + metrics.ascent() + 1, _more(missing))
        if self.note:
            x, line = self._note_place
            painter.setPen(QColor(self._colors.muted))
            shown = metrics.elidedText(self.note, Qt.TextElideMode.ElideRight, self.width() - x)
            painter.drawText(x, line * height + metrics.ascent() + 1, shown)
        self.draw_focus(painter, QColor(self._colors.foreground))
        painter.end()


def _note(set_aside: int) -> str:
    if set_aside == 1:
        return tr("1 pinned run of another experiment is not drawn")
    return tr("{count} pinned runs of other experiments are not drawn", count=count(set_aside))


def _more(missing: int) -> str:
    return tr("+{count} more", count=count(missing))
