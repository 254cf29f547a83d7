"""A curve and the sum of units that follows it, with a handle at every knot; beside it how the error falls."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.datasets.points import EXTENT
from dllab.explorers import Scene
from dllab.explorers.approximation import MOST, Approximation, rmse
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.header import SmallButton
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.nearest import nearest
from dllab.gui.charts.ticks import linear_ticks, log_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

LEAST = 1e-6  # an error that is drawn on a logarithmic axis
HEIGHT = 1.6  # in view, at least, from 0


class View(ExplorerView):
    """Knots are dragged where they are set by hand; with the best heights only along the axis."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Approximation()
        self._scene: Scene = self._settings.scene()
        self.more, self.fewer, self.learn = SmallButton(), SmallButton(), SmallButton()
        self.more.clicked.connect(self._add)
        self.fewer.clicked.connect(self._remove)
        self.learn.clicked.connect(self._let_learn)
        self.curves = Framed(
            Chart(linear_ticks, linear_ticks, self._read, movable=False), self.more, self.fewer, self.learn
        )
        self._parts, self._target, self._curve = Lines(), Lines(), Lines()
        for item in (self._parts, self._target, self._curve):
            self.curves.chart.addItem(item)
        self.handles = self.handles_in(self.curves.chart, self._drag)
        self.errors = Framed(Chart(log_ticks, log_ticks, self._read_error, movable=False))
        self._falling, self._now = Lines(), Dots(size=10)
        self._now.setZValue(20)
        self.errors.chart.addItem(self._falling)
        self.errors.chart.addItem(self._now)
        horizontal(self, (self.curves, 3), (self.errors, 2), margins=8)

    def show_scene(self, settings: Approximation, step: int, scene: Scene) -> None:
        """Draw target, curve, what each unit adds, and the errors."""
        self._settings, self._scene = settings, scene
        x, curve, target = scene["x"], scene["curve"], scene["target"]
        self._parts.set_data(x, scene["parts"][:12])
        self._target.set_data(x, target[None])
        self._curve.set_data(x, curve[None])
        reach = max(HEIGHT, 1.1 * float(np.abs(np.concatenate([curve, target])).max()))
        self.curves.chart.show_range((-1.04 * EXTENT, 1.04 * EXTENT), (-reach, reach))
        by_hand = not settings.even
        at = np.interp([knot[0] for knot in settings.knots], x, curve) if settings.best else None
        self.handles.show(
            [
                Grip(place, height if at is None else float(at[k]), self._theme.high, "both" if at is None else "x")
                for k, (place, height) in enumerate(settings.knots)
            ]
            if by_hand
            else []
        )
        for button, works in ((self.more, len(settings.knots) < MOST), (self.fewer, len(settings.knots) > 1)):
            button.setEnabled(by_hand and works)
        units, least = scene["improvement"]
        self._falling.set_data(np.log10(units), np.log10(np.maximum(least, LEAST))[None])
        now = [len(scene["weights"]), max(rmse(curve, target), LEAST)]
        self._now.set_places(np.log10([now]))
        low = min(float(least.min()), now[1])
        self.errors.chart.show_range((-0.1, 1.95), (np.log10(max(low, LEAST)) - 0.2, max(0.3, np.log10(now[1]) + 0.2)))
        self.curves.chart.read_again()
        self.errors.chart.read_again()

    def dress(self, theme: Theme) -> None:
        for part in (self.curves, self.errors):
            part.apply_theme(theme)
        self._parts.set_pens([theme.axis], 1)
        self._target.set_pens([theme.muted], 2)
        self._curve.set_pens([theme.train], 2)
        self._falling.set_pens([theme.good], 2)
        self._now.setBrush(theme.high)
        self._now.setPen(pg.mkPen(theme.background))

    def table(self) -> Table:
        """Target, curve and best curve over x."""
        titles = ("x", tr("Target"), tr("Curve"), tr("Best with these knots"))
        return Table(titles, tuple(self._scene[name].tolist() for name in ("x", "target", "curve", "best")))

    def retranslate(self) -> None:
        self.curves.chart.set_titles("x", "g(x)")
        self.errors.chart.set_titles(small(tr("Units")), small(tr("Root mean squared error")))
        for button, sign, words in ((self.more, "+", tr("Another knot")), (self.fewer, "−", tr("One knot less"))):
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.learn.setText(tr("Let it learn"))
        self.learn.setToolTip(
            tr(
                "Open a network of as many units in Training, with this target as its data; steps and bumps become "
                "sigmoids, which have a slope to learn by."
            )
        )
        self._name()

    def _name(self) -> None:
        theme = self._theme
        self.curves.name(
            (theme.muted, tr("target")), (theme.train, tr("sum of the units")), (theme.axis, tr("what each adds"))
        )
        self.errors.name((theme.good, tr("even knots at their best")), (theme.high, tr("now")))

    def _drag(self, handle: int, x: float, y: float) -> None:
        knots = list(self._settings.knots)
        place = min(max(x, -EXTENT), EXTENT)
        knots[handle] = (place, knots[handle][1] if self._settings.best else y)
        self.dragged.emit({"knots": tuple(knots)})

    def _let_learn(self) -> None:
        self.learning_wanted.emit(self._settings.experiment)

    def _add(self) -> None:
        """Where the curve is furthest from the target, at the height that is wanted there."""
        x, target = self._scene["x"], self._scene["target"]
        away = np.abs(self._scene["curve"] - target)
        away[np.isin(x, [knot[0] for knot in self._settings.knots])] = -1
        worst = int(away.argmax())
        self.dragged.emit({"knots": (*self._settings.knots, (float(x[worst]), float(target[worst])))})
        self.let_go.emit()

    def _remove(self) -> None:
        self.dragged.emit({"knots": self._settings.knots[:-1]})
        self.let_go.emit()

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        scene = self._scene
        curves = [(tr("target"), scene["x"], scene["target"]), (tr("sum of the units"), scene["x"], scene["curve"])]
        return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}({number(x)}) = {number(y)}")

    def _read_error(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        units, least = np.log10(np.maximum(self._scene["improvement"], LEAST))

        def words(name: str, x: float, y: float) -> str:
            return tr("{units} even units: {error}", units=round(10**x), error=number(10**y))

        return nearest([("", units, least)], mouse, pixel, words)
