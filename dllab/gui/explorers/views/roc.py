"""Two bells and a threshold, what it decides, and both curves over all thresholds."""

import numpy as np
import scipy  # whose parts are loaded when they are used
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dllab.explorers import Scene
from dllab.explorers.roc import F1_LINES, OF_A_RUN, TESTS, Roc
from dllab.gui.charts.bars import Bars
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.colors import readable_on
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.nearest import nearest
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.themed import Themed
from dllab.numerals import count, number

FURTHEST = 20.0  # that a threshold may be set
SURE = 1e-7  # a rate is dragged no nearer to 0 or 1
UNIT = (-0.01, 1.02)
BELLS = ("negative", "positive")


class View(ExplorerView):
    """Above bells and confusion matrix, below ROC and precision–recall; the threshold has a handle in each chart."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Roc()
        self._scene: Scene = self._settings.scene()
        self.bells = Framed(Chart(linear_ticks, linear_ticks, self._read_bells, movable=False))
        self.roc = Framed(Chart(linear_ticks, linear_ticks, self._read_roc, movable=False))
        self.precision_recall = Framed(Chart(linear_ticks, linear_ticks, self._read_recall, movable=False))
        self._densities, self._shares, self._threshold = Lines(), Bars(), Marks(dashed=True)
        for item in (self._shares, self._densities, self._threshold):
            self.bells.chart.addItem(item)
        self._roc, self._chance = Lines(), Lines()
        self._recall, self._f1 = Lines(), Lines()
        for chart, items in ((self.roc, (self._chance, self._roc)), (self.precision_recall, (self._f1, self._recall))):
            for item in items:
                chart.chart.addItem(item)
        drags = {self.bells: self._drag_bells, self.roc: self._drag_roc, self.precision_recall: self._drag_recall}
        self.handles = [self.handles_in(frame.chart, drag) for frame, drag in drags.items()]
        self.confusion = Confusion()
        column = vertical(self, margins=8)
        above, below = add_layout(column, QHBoxLayout(), 1), add_layout(column, QHBoxLayout(), 1)
        above.addWidget(self.bells, 3)
        above.addWidget(self.confusion, 2)
        below.addWidget(self.roc, 1)
        below.addWidget(self.precision_recall, 1)

    def show_scene(self, settings: Roc, step: int, scene: Scene) -> None:
        """Draw all four."""
        self._settings, self._scene = settings, scene
        self._show_bells(settings, scene)
        rates, recall = scene["roc"], scene["precision_recall"]
        self._roc.set_data(rates[0], rates[1][None])
        self._chance.set_data(np.array([0.0, 1.0]), np.array([[0.0, 1.0]]))
        self._recall.set_data(recall[0], recall[1][None])
        self._f1.set_data(scene["f1"][0, 0], scene["f1"][:, 1])
        self.roc.chart.show_range(UNIT, UNIT)
        self.precision_recall.chart.show_range(UNIT, UNIT)
        false_alarms, found, precision = (float(value) for value in scene["point"])
        color = self._theme.foreground
        unit = (SURE, 1 - SURE)
        self.handles[1].show([Grip(false_alarms, found, color, "x", unit)])
        self.handles[2].show([Grip(found, precision, color, "x", unit)])
        self.confusion.show_counts(scene["confusion"])
        for frame in (self.bells, self.roc, self.precision_recall):
            frame.chart.read_again()

    def dress(self, theme: Theme) -> None:
        for part in (self.bells, self.roc, self.precision_recall, self.confusion):
            part.apply_theme(theme)
        self._densities.set_pens([theme.low, theme.high], 2)
        self._threshold.set_color(theme.foreground)
        for line in (self._roc, self._recall):
            line.set_pens([theme.good], 2)
        for line in (self._chance, self._f1):
            line.set_pens([theme.axis], 1)

    def table(self) -> Table:
        """Both curves, side by side."""
        rates, recall = self._scene["roc"], self._scene["precision_recall"]
        titles = (tr("False positive rate"), tr("Recall (true positive rate)"), tr("Recall"), tr("Precision"))
        longest = max(rates.shape[1], recall.shape[1])
        columns = [[*row.tolist(), *[None] * (longest - len(row))] for row in (*rates, *recall)]
        return Table(titles, tuple(columns))

    def retranslate(self) -> None:
        self.bells.chart.set_titles(small(tr("Score")), small(tr("Density")))
        self.roc.chart.set_titles(small(tr("False positive rate")), small(tr("Recall (true positive rate)")))
        self.precision_recall.chart.set_titles(small(tr("Recall")), small(tr("Precision")))
        self.confusion.update()
        self._name()

    def _name(self) -> None:
        theme = self._theme
        self.bells.name((theme.low, tr("negatives")), (theme.high, tr("positives")))
        self.roc.name((theme.good, tr("ROC")), (theme.axis, tr("by chance")))
        levels = ", ".join(number(f1) for f1 in F1_LINES)
        self.precision_recall.name((theme.good, tr("precision–recall")), (theme.axis, tr("F1 = {f1}", f1=levels)))

    def _show_bells(self, settings: Roc, scene: Scene) -> None:
        x, density = scene["x"], scene["density"]
        if settings.test in TESTS:
            left = np.array([-0.16, 0.84, 0.0, 1.0])
            self._shares.set_bars(left, left + 0.16, np.zeros(4), density.ravel(), self._shades)
            self._densities.set_data(x, np.full((2, 2), np.nan))
            self._threshold.set_steps([0.5])
            self.bells.chart.show_range((-0.6, 1.6), (0.0, 1.08))
            self.handles[0].show([])
            return
        self._shares.clear()
        self._densities.set_data(x, density)
        top = 1.12 * float(density.max())
        self._threshold.set_steps([settings.threshold])
        low, high = min(float(x[0]), settings.threshold - 0.5), max(float(x[-1]), settings.threshold + 0.5)
        self.bells.chart.show_range((low, high), (0.0, top))
        grips = [Grip(settings.threshold, 0.96 * top, self._theme.foreground, "x", (-FURTHEST, FURTHEST))]
        if settings.test == OF_A_RUN:
            self.handles[0].show(grips)
            return
        for (mean, width), color in zip(settings.bells.tolist(), (self._theme.low, self._theme.high), strict=True):
            peak = 1 / (width * np.sqrt(2 * np.pi))
            grips.append(Grip(mean, peak, color, "x", (-10.0, 10.0)))
            grips.append(Grip(mean + width, peak * np.exp(-0.5), color, "x", (mean + 0.1, mean + 5.0)))
        self.handles[0].show(grips)

    @property
    def _shades(self) -> list[str]:
        """A colour a bar of a test that says yes or no."""
        return [self._theme.low] * 2 + [self._theme.high] * 2

    def _drag_bells(self, handle: int, x: float, y: float) -> None:
        if handle == 0:
            self.dragged.emit({"threshold": x})
            return
        which, is_width = BELLS[(handle - 1) // 2], handle % 2 == 0
        mean = float(self._settings.bells[(handle - 1) // 2, 0])
        self.dragged.emit({f"{which}_width": x - mean} if is_width else {f"{which}_mean": x})

    def _drag_roc(self, handle: int, x: float, y: float) -> None:
        self._threshold_at(0, x)

    def _drag_recall(self, handle: int, x: float, y: float) -> None:
        self._threshold_at(1, x)

    def _threshold_at(self, bell: int, rate: float) -> None:
        """The threshold above which such a share of a bell lies; a test that says yes or no has none."""
        if self._settings.test == OF_A_RUN:
            threshold = float(np.quantile(self._settings.scores[bell], 1 - min(max(rate, 0.0), 1.0)))
            self.dragged.emit({"threshold": min(max(threshold, -FURTHEST), FURTHEST)})
        elif self._settings.test == "bells":
            mean, width = self._settings.bells[bell].tolist()
            threshold = mean - width * float(scipy.special.ndtri(min(max(rate, SURE), 1 - SURE)))
            self.dragged.emit({"threshold": min(max(threshold, -FURTHEST), FURTHEST)})

    def _read_bells(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        x, density = self._scene["x"], self._scene["density"]
        names = (tr("negatives"), tr("positives"))
        curves = [(name, x, row) for name, row in zip(names, density, strict=True)]
        return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}: {number(x)}, {number(y)}")

    def _read_roc(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        def words(name: str, x: float, y: float) -> str:
            return tr("false positives {alarms}, found {found}", alarms=number(x), found=number(y))

        return nearest([("", *self._scene["roc"])], mouse, pixel, words)

    def _read_recall(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        def words(name: str, x: float, y: float) -> str:
            return tr("recall {recall}, precision {precision}", recall=number(x), precision=number(y))

        return nearest([("", *self._scene["precision_recall"])], mouse, pixel, words)


class Confusion(Themed, QWidget):
    """Four counts: right ones in strong colours, mistakes in pale ones."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = np.zeros((2, 2), np.int64)
        self.setMinimumSize(200, 140)

    def show_counts(self, counts: np.ndarray) -> None:
        """int[2, 2], true class by called class, negatives first."""
        self._counts = counts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height() + 6
        width, height = (self.width() - 16) / 2, (self.height() - line - 8) / 2
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(theme.foreground))
        for column, words in enumerate((tr("called negative"), tr("called positive"))):
            painter.drawText(QRectF(8 + column * width, 0, width, line), middle, words)
        names = ((tr("True negatives"), tr("False positives")), (tr("False negatives"), tr("True positives")))
        for row in range(2):
            for column in range(2):
                strong = (theme.low, theme.high)[row]
                fill = strong if row == column else mix(strong, theme.background, 0.72)
                place = QRectF(8 + column * width + 2, line + row * height + 2, width - 4, height - 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(fill))
                painter.drawRoundedRect(place, 6, 6)
                painter.setPen(QColor(readable_on(fill)))
                font = painter.font()
                font.setPointSize(theme.point_size + 8)
                painter.setFont(font)
                painter.drawText(place.adjusted(0, 0, 0, -line), middle, count(int(self._counts[row, column])))
                painter.setFont(self.font())
                painter.drawText(place.adjusted(0, line, 0, 0), middle, names[row][column])
        painter.end()
