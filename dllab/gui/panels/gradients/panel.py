"""The gradient norm of every layer over the steps of a run."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.color_bar import ColorBar
from dllab.gui.charts.colors import layer_colors, viridis
from dllab.gui.charts.curve_set import CurveSet
from dllab.gui.charts.header import FollowButton, Header, LogStepsButton, Segments
from dllab.gui.charts.legend import LayerLegend
from dllab.gui.charts.overlay import Overlay
from dllab.gui.charts.pin_legend import PinLegend
from dllab.gui.charts.scales import LogScale
from dllab.gui.charts.smoothing_slider import SmoothingSlider
from dllab.gui.charts.ticks import layer_ticks, log_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.forms.run_marks import run_marks
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.gradients.curvature import CurvatureView, is_measured
from dllab.gui.panels.gradients.heat_map import HeatMap
from dllab.gui.panels.gradients.pinned import pin_entries, pin_traces
from dllab.gui.panels.gradients.table import gradients_table
from dllab.numerals import count, number
from dllab.training.snapshot import Snapshot

EMPTY = np.zeros((1, 0), np.float32)
LINES = 8  # of layers that are read off together


class GradientView(IntEnum):
    """What the switch in the corner offers."""

    LINES = 0
    HEAT_MAP = 1
    BOTH = 2


class GradientPanel(Panel):
    """A curve a layer on a logarithmic axis, or an image of layer × step. Zeros and what is not finite are shown.

    Pinned runs lie behind the lines, with layer 1 dashed and the output layer dotted. What comes after the step that
    time was dragged back to is veiled.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pins: tuple[Pin, ...] = ()
        self._set_aside = 0  # pins that are not drawn
        self._steps = np.zeros(0, np.int64)
        self._norms = EMPTY
        self._theme = Theme(dark=False, presentation=False)
        self._scale = LogScale((-6.0, 1.0))
        self.lines = TimeChart(self._scale.ticks, self._read_line)
        self.map = TimeChart(layer_ticks, self._read_cell)
        self.map.show_grid(False)
        self.map.share_steps(self.lines)
        self._curves = CurveSet(self.lines)
        self._picked = CurveSet(self.lines)  # the selected layer's once more, on top
        self._layer = 0  # none is selected
        self.pinned = Overlay(self.lines)
        self.curvature: CurvatureView | None = None  # until it is measured
        self.image = HeatMap()
        self.map.addItem(self.image)
        self.bar = ColorBar(log_ticks)
        self.bar.set_table(viridis())
        self._levels = (-6.0, 1.0)
        self.legend = LayerLegend()
        self.pin_legend = PinLegend()
        self.follow = FollowButton(self.lines, self.map)
        self.switch = Segments(len(GradientView))
        self.smoothing = SmoothingSlider()
        self.log_steps = LogStepsButton(self.lines, self.map)
        self._header = Header(self.legend, self.follow, self.smoothing, self.switch, spare=self.log_steps)
        self._lay_out()
        self._draw_lines = Throttle(15, self._update_lines, self)  # a curve a layer is the costliest part of a frame
        self._draw_map = Throttle(8, self._update_map, self)
        self._draw_curvature = Throttle(4, self._update_curvature, self)
        self._range = Throttle(5, self._follow_data, self)
        self.addAction(self.log_steps.action)
        self.log_steps.toggled.connect(self._change_steps)
        self.follow.clicked.connect(self._show_all)
        self.smoothing.changed.connect(self._smooth)
        self.pin_legend.toggled.connect(self._hide_pins)
        for chart in self._charts:
            chart.pointed.connect(self.step_pointed)
        self.switch.chosen.connect(self._choose)
        self._choose(GradientView.LINES)
        self.use_theme(self._theme)
        self.retranslate()

    def _lay_out(self) -> None:
        self._map_and_bar = QWidget()
        horizontal(self._map_and_bar, self.map, self.bar, spacing=0)
        self._column = layout = vertical(self, self._header, self.pin_legend, (self.lines, 3), spacing=0)
        layout.addWidget(self._map_and_bar, 2)

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return gradients_table(snapshot, pins) if snapshot is not None else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        steps = snapshot.whole.steps
        self._steps, self._norms = steps.step, steps.last[steps.rows("grad_norm")]
        if fresh:
            self.follow.hide()
            self._color_layers()
            self._show_all()
        for chart in (self.lines, self.map):
            chart.set_time(snapshot.step, snapshot.whole.step)
        self._range.request()
        self._draw_lines.request()
        self._draw_map.request()
        self._draw_curvature.request()

    def show_pins(self, pins: tuple[Pin, ...], hidden: int = 0) -> None:
        self._pins, self._set_aside = pins, hidden
        self._show_traces()
        self._show_all()

    def select_layer(self, layer: int) -> None:
        """Set the curve of a layer, counted from 1, apart from the others."""
        self._layer = layer
        self._color_layers()
        self._draw_lines.run_now()

    def mark_step(self, step: float | None) -> None:
        for chart in self._charts:
            chart.mark_step(step)

    @property
    def view(self) -> GradientView:
        """What is shown."""
        return GradientView(self.switch.current)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        charts = (self.lines, self.map, self.bar)
        parts = (self.follow, self.log_steps, self.switch, self.legend, self.pin_legend)
        for widget in (self._header, *parts, *charts):
            widget.apply_theme(theme)
        if self.curvature is not None:
            self.curvature.apply_theme(theme)
        self.image.set_colors(theme.zero, theme.alarm)
        self._name_axes()
        self._color_layers()
        self._show_traces()
        self._show_all()

    def retranslate(self) -> None:
        self.switch.set_texts(
            (tr("Lines"), tr("A curve a layer: gradient norm over the steps")),
            (tr("Heat map"), tr("A row a layer: gradient norm as colour over the steps")),
            (tr("Both"), tr("Curves above, colours below")),
        )
        self.follow.retranslate()
        self.log_steps.retranslate(tr("Logarithmic step axis"))
        self.smoothing.retranslate()
        if self.curvature is not None:
            self.curvature.retranslate()
        self._name_axes()
        self._color_layers()
        self._show_traces()
        self._show_all()

    def _name_axes(self) -> None:
        both, more = self.view == GradientView.BOTH, self._curvature_is_shown
        self.lines.leave_right(self.bar.minimumWidth() if both else 0)
        norm = tr("gradient norm"), tr("norm")
        for chart, bare, title in ((self.lines, both or more, norm), (self.map, more, (tr("layer"),))):
            chart.x_axis.set_bare(bare)
            chart.set_titles("" if bare else tr("step"), title)

    def _color_layers(self) -> None:
        colors = layer_colors(len(self._norms), self._theme.dark)
        self._curves.set_pens(colors, self._theme.line_width, self._theme.background)
        self._picked.set_pens([self._theme.foreground], 2, self._theme.background)
        self.legend.set_layers(colors, tr("layer {number}", number=1), tr("layer {number}", number=len(colors)))

    def _show_traces(self) -> None:
        """Hand the pinned runs' first and last layer to the plot, and name them, where the lines can be seen."""
        shown = [pin for pin in self._pins if pin.number not in self.pin_legend.hidden]
        self.pinned.set_traces(pin_traces(shown, self._theme))
        if self.view == GradientView.HEAT_MAP:
            self.pin_legend.set_entries(())
        else:
            entries = pin_entries(self._pins, self._theme) if self._pins else ()
            self.pin_legend.set_entries(entries, self._set_aside)

    def _choose(self, view: int) -> None:
        self.lines.setVisible(view != GradientView.HEAT_MAP)
        self._map_and_bar.setVisible(view != GradientView.LINES)
        self.legend.setEnabled(view != GradientView.HEAT_MAP)
        self.smoothing.setEnabled(view != GradientView.HEAT_MAP)
        self._name_axes()
        self._show_traces()
        self._show_all()

    def _change_steps(self, logarithmic: bool) -> None:
        if self.curvature is not None:
            self.curvature.chart.set_logarithmic_steps(logarithmic)
        self.follow.hide()
        self._show_all()
        self._draw_curvature.run_now()

    def _hide_pins(self) -> None:
        self._show_traces()
        self._show_all()

    def _smooth(self, weight: float) -> None:
        self._curves.smoothing = self._picked.smoothing = weight
        self._draw_lines.run_now()

    def _follow_data(self) -> None:
        """Bring everything into view unless the user has moved it, and find the colours' ends."""
        finite = self._norms[np.isfinite(self._norms) & (self._norms > 0)]
        if finite.size:
            low = float(np.floor(np.log10(finite.min())))
            self._levels = low, max(float(np.ceil(np.log10(finite.max()))), low + 1)
        zeros, broken = bool((self._norms == 0).any()), not np.isfinite(self._norms).all()
        extra = ((self._theme.alarm, tr("NaN, ∞")),) if broken else ()
        self.bar.set_range(*self._levels, extra + (((self._theme.zero, "0"),) if zeros else ()))
        self.bar.set_margins(4, round(self.map.x_axis.height()))
        if not self.follow.following:
            return
        zero = self._scale.zero
        last = max(self._snapshot.whole.step if self._snapshot else 0, self.pinned.last_step)
        x = self.lines.steps.fit(last, self.lines.ranges[0])
        self.lines.show_range(x, self._scale.fit(self._norms, *(trace.values for trace in self.pinned.traces)))
        self.map.show_range(x, (0.5, len(self._norms) + 0.5))
        if self._scale.zero != zero:
            self.lines.y_axis.refresh()

    def _show_all(self) -> None:
        self._range.run_now()
        self._draw_lines.run_now()
        self._draw_map.run_now()

    def _update_lines(self) -> None:
        if self.view == GradientView.HEAT_MAP:
            return
        started = self._snapshot is not None and self._snapshot.step > 0
        self.lines.show_hint("" if started else tr("Press Space to train"))
        self._curves.set_values(self._steps, self._norms)
        self._curves.draw(self._scale)
        self._picked.set_values(self._steps, self._norms[max(self._layer - 1, 0) : self._layer])
        self._picked.draw(self._scale)
        self.pinned.draw(self._scale)
        self._mark(self.lines)

    def _update_map(self) -> None:
        if self.view == GradientView.LINES:
            return
        self.image.setVisible(len(self._steps) > 0)
        if len(self._steps):
            self.image.set_data(self._steps, self._norms, *self._levels, self.map.steps)
        self._mark(self.map)

    def _update_curvature(self) -> None:
        if self._snapshot is None or (self.curvature is None and not is_measured(self._snapshot)):
            return
        shown = self._curvature_is_shown
        if self.curvature is None:
            self.curvature = CurvatureView()
            self.curvature.chart.set_logarithmic_steps(self.log_steps.isChecked())
            self.curvature.chart.share_steps(self.lines)
            self.curvature.chart.pointed.connect(self.step_pointed)
            self.curvature.apply_theme(self._theme)
            self._column.addWidget(self.curvature, 3)
        self.curvature.show_snapshot(self._snapshot)
        if self._curvature_is_shown != shown:
            self._name_axes()

    @property
    def _curvature_is_shown(self) -> bool:
        return self.curvature is not None and not self.curvature.isHidden()

    @property
    def _charts(self) -> list[TimeChart]:
        return [self.lines, self.map, *([self.curvature.chart] if self.curvature else [])]

    def _mark(self, chart: TimeChart) -> None:
        if chart is self.lines:
            chart.alarms.set_steps(self._steps[~np.isfinite(self._norms).all(0)].tolist())
        if self._snapshot is not None:
            chart.set_edits(run_marks(self._snapshot.whole))
        chart.read_again()

    def _read_line(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        own, pinned = self._curves.nearest(mouse, pixel), self.pinned.nearest(mouse, pixel)
        if pinned is not None and (own is None or pinned.distance + 8 < own[2]):
            trace, i = pinned.trace, pinned.column
            value = number(float(trace.values[i]))
            text = tr("step {step} · {name} · {value}", step=count(trace.steps[i]), name=trace.name, value=value)
            return Reading(pinned.place.x(), pinned.place.y(), text)
        return (
            self._reading(own[0], own[1], self._curves.place(own[0], own[1]), self._others(*own[:2])) if own else None
        )

    def _others(self, layer: int, column: int) -> list[str]:
        """The norms of other layers at the same step, a few from the last to the first where there are many."""
        layers = np.unique(np.linspace(0, len(self._norms) - 1, min(len(self._norms), LINES)).round().astype(int))
        return [
            tr("layer {layer} · {value}", layer=other + 1, value=number(float(self._norms[other, column])))
            for other in layers[::-1]
            if other != layer
        ]

    def _read_cell(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        layer = round(mouse.y()) - 1
        step = self.map.steps.step(mouse.x())
        column = int(np.searchsorted(self._steps, step))
        if not (0 <= layer < len(self._norms) and column < len(self._steps) and step >= 0):
            return None
        return self._reading(layer, column, mouse)

    def _reading(self, layer: int, column: int, place: QPointF, others: Sequence[str] = ()) -> Reading:
        text = tr(
            "step {step} · layer {layer} · {value}",
            step=count(self._steps[column]),
            layer=layer + 1,
            value=number(float(self._norms[layer, column])),
        )
        return Reading(place.x(), place.y(), "\n".join((text, *others)))
