"""An axis that takes its ticks from a function, and the grid lines that belong to it."""

from collections.abc import Callable
from html import escape
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsSceneResizeEvent, QStyleOptionGraphicsItem, QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.raised import width
from dllab.gui.charts.ruler import GAP, LOW, TICK, Ruler
from dllab.gui.charts.ticks import Ticks
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme

STUB = 4  # letters, "…" among them, that tell nobody what a longer title is: "tru…", "pre…"
HALF = 0.35  # of a line's height, that the exponent of a word stands above its middle
TickSource = Callable[[float, float, float], Ticks]  # lowest, highest, pixels


class Axis(pg.AxisItem):
    """An axis of fixed size, so that a plot does not jump when the numbers beside it grow, and of whole pixels, so that
    the plot begins where a pixel does and level lines are not blurred over two.

    Only where they would be cut it becomes wider, and stays so until its title or the theme changes; `widened` carries
    the width of the widest. Of a title that is longer than the axis a shorter form stands there, where it has one; else
    it ends in "…", or is left out. It is whole in the tooltip. `thickened` once it takes more room beside the plot than
    before, or less.
    """

    WIDEST = "10⁻¹²"
    BEYOND = 8  # pixels that a word may stand out over the ends, if it is no higher
    widened = Signal(float)
    thickened = Signal()
    _written = ""  # as the title stands there
    _shorter: tuple[str, ...] = ()  # forms of the title
    _bounds = QRectF()
    _length = 0.0  # of the axis; unknown while pyqtgraph makes it
    _line = 0.0  # height of its words
    picture: Ruler | None = None

    def __init__(self, orientation: str, source: TickSource):
        super().__init__(orientation, maxTickLength=-TICK)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # says what is exposed
        self.source = source
        self.enableAutoSIPrefix(False)
        self.setStyle(tickTextOffset=GAP, hideOverlappingLabels=self.BEYOND)
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._widest = 0.0
        self._bare = False

    def labelString(self) -> str:
        """The title as far as there is room for it; it is plain text, which pyqtgraph takes for HTML."""
        return super().labelString().replace(f">{self.labelText} ", f">{escape(self._shown)} ")

    @property
    def _shown(self) -> str:
        if self._length < 1:
            return self.labelText
        room = self._length - self._metrics.horizontalAdvance(" ")  # which pyqtgraph writes after it
        for whole in (self.labelText, *self._shorter):
            if self._metrics.horizontalAdvance(whole) <= room:
                return whole
        shown = self._metrics.elidedText(self.labelText, Qt.TextElideMode.ElideRight, room)
        return shown if len(shown) > STUB else ""

    def _updateLabel(self) -> None:
        """Write the title where it has changed: pyqtgraph does at every range and pen, and 60 to 100 µs it takes."""
        written = self.labelString() if self.labelText else ""
        self.setToolTip(self.labelText if self._shown != self.labelText else "")
        if written != self._written:
            self._written = written
            self.label.setHtml(written)
        self._adjustSize()
        self.refresh()

    def boundingRect(self) -> QRectF:
        """Qt asks for it ten times a frame, and pyqtgraph works it out each time."""
        return self._bounds

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        """Write as much of the title as the axis is long."""
        size = self.size()
        self._length = size.height() if self.orientation in ("left", "right") else size.width()
        if self.labelText:
            self._updateLabel()
        super().resizeEvent(event)
        self._bound()

    def _bound(self) -> None:
        size, beyond = self.size(), max(self.BEYOND, ceil(LOW * self._line / 2))
        if self.orientation == "left":
            self._bounds = QRectF(0, -beyond, size.width() + TICK, size.height() + 2 * beyond)
        else:
            self._bounds = QRectF(-beyond, -TICK, size.width() + 2 * beyond, size.height() + TICK)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The line and its ticks; words only where they are exposed, which they are not while curves alone move."""
        if self.picture is None:  # pyqtgraph forgets it when the range, the size or a pen changes
            self.picture = self._ruled()
        self.picture.draw_lines(painter)
        if widget is None or self.picture.has_words_in(option.exposedRect):
            self.picture.draw_words(painter, self._font, self.textPen())

    def _ruled(self) -> Ruler:
        low, high = self.range
        size = self.size()
        upright = self.orientation == "left"
        length = (size.height() if upright else size.width()) + 2  # the line goes a pixel beyond the plot on both sides
        ticks = self.source(low, high, length) if high > low and length >= 3 else Ticks([], [], str)
        words = [] if self._bare else [ticks.label(place) for place in ticks.major]
        self.make_room(max((width(word, self._font) for word in words), default=0.0))
        return Ruler.of(self.size(), self._bounds, upright, (low, high), ticks, words, self._font, self.tickPen())

    @property
    def thickness(self) -> float:
        """Pixels that it takes beside the plot: upright its width, else its height."""
        least = self.minimumWidth() if self.orientation in ("left", "right") else self.minimumHeight()
        return float(least)

    @property
    def overhang(self) -> int:
        """Pixels that a word beside the end of an upright axis stands out over it."""
        return ceil(HALF * self._line)

    @property
    def room(self) -> float:
        """Pixels that there are for words."""
        return self._widest

    def make_room(self, wanted: float) -> None:
        """Be wide enough for words of this width, if it stands upright and is not already."""
        if self.orientation in ("left", "right") and wanted > self._widest:
            self._widest = wanted
            self._set_size()
            self.widened.emit(wanted)

    def set_source(self, source: TickSource) -> None:
        """Take ticks from elsewhere."""
        self.source = source
        self.refresh()

    def refresh(self) -> None:
        """Ask the source again, though the range is the same."""
        self.picture = None
        self.update()

    def set_title(self, title: str, *shorter: str) -> None:
        """The quantity and unit written along the axis; ever shorter forms of it for where there is less room."""
        self._shorter = shorter
        self.setLabel(title)
        self._fit()

    def set_bare(self, bare: bool) -> None:
        """Ticks without labels, where a plot below has the same axis."""
        self._bare = bare
        self.setStyle(showValues=not bare)
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        font = sized(theme, -1)
        self._font, self._metrics = font, QFontMetricsF(font)
        self._line = self._metrics.height()
        self.setTickFont(font)
        self.setPen(theme.axis)
        self.setTextPen(theme.foreground)
        self.labelStyle = {"color": theme.foreground, "font-size": f"{theme.point_size - 1}pt"}
        self._updateLabel()
        self._fit()
        self._bound()

    def _fit(self) -> None:
        self._widest = width(self.WIDEST, self._font)
        self._set_size()

    def _set_size(self) -> None:
        before = self.thickness
        title = self._metrics.height() if self.labelText else 0.0
        if self.orientation in ("left", "right"):
            self.setWidth(ceil(self._widest + title + 12))
        else:
            self.setHeight(8 if self._bare else ceil(self._metrics.height() + title + 8))
        if self.thickness != before:
            self.thickened.emit()


class Grid(PlotLayer):
    """Thin lines at the major ticks of two axes, behind everything else."""

    def __init__(self, bottom: Axis, left: Axis):
        super().__init__()
        self._axes = (bottom, left)
        self._pen = pg.mkPen("#888888")
        self._lines: list[QLineF] = []
        self._seen: object = None
        self.setZValue(-100)

    def set_color(self, color: str) -> None:
        """Take over the colour."""
        self._pen = pg.mkPen(color)
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Ask the axes for their ticks when the view has changed."""
        view = self.getViewBox()
        rect, size = self.viewRect(), view.size()
        if size.width() < 1 or size.height() < 1:
            return  # squeezed to nothing: there is no room for a tick
        (bottom, left) = self._axes
        seen = (rect, size, bottom.source, left.source)
        if seen != self._seen:
            columns = bottom.source(rect.left(), rect.right(), size.width()).major
            rows = left.source(rect.top(), rect.bottom(), size.height()).major
            self._lines = [QLineF(x, rect.top(), x, rect.bottom()) for x in columns]
            self._lines += [QLineF(rect.left(), y, rect.right(), y) for y in rows]
            self._seen = seen
        painter.setPen(self._pen)
        painter.drawLines(self._lines)
