"""How signals and gradients spread through the depth before the first step."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from dllab.experiment import Experiment
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.microscope.depth_chart import DepthChart, DepthCurve
from dllab.training.microscope.look import Depth


class StartView(QWidget):
    """Two charts: the variance of activations, and of gradients by the units, layer by layer."""

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        self._header = Header(self.legend)
        self.signals, self.deltas = DepthChart(), DepthChart()
        self._note = QLabel(wordWrap=True)
        self._note.hide()
        self._theme = Theme(dark=False, presentation=False)
        self._shown: tuple[Depth, Experiment] | None = None
        column = vertical(self, self._header, self._note, spacing=0)
        self._charts = add_layout(column, QBoxLayout(QBoxLayout.Direction.TopToBottom), 1)
        self._charts.setSpacing(0)
        self._charts.addWidget(self.signals, 1)
        self._charts.addWidget(self.deltas, 1)

    def show_depth(self, depth: Depth, experiment: Experiment) -> None:
        """Draw what was measured, and what theory expects where it does."""
        self._shown = depth, experiment
        theme = self._theme
        entries = [(theme.foreground, tr("measured"), depth.measured)]
        if depth.he is not None:
            entries.append((theme.good, tr("He, expected"), depth.he))
        if depth.xavier is not None:
            entries.append((theme.validation, tr("Xavier, expected"), depth.xavier))
        self.legend.set_entries([(color, name) for color, name, _ in entries])
        initializer = type(experiment.network.initializer).label
        self.legend.setToolTip(tr(initializer) + "\n" + self._about())
        self._note.setText(error_words(depth.unsaid) if depth.unsaid else self._no_theory(experiment))
        self._note.setVisible(depth.he is None)
        colors = [color for color, _, _ in entries]
        for chart, which in ((self.signals, "activations"), (self.deltas, "deltas")):
            curves = [DepthCurve(name, getattr(spread, which)) for _, name, spread in entries]
            chart.show_hint("")
            chart.show_curves(curves, colors, theme.line_width)

    def show_nothing(self, hint: str) -> None:
        """Say why there is nothing to see."""
        if self._shown is None:
            self.signals.show_hint(hint)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for widget in (self._header, self.legend, self.signals, self.deltas):
            widget.apply_theme(theme)
        self._note.setStyleSheet(
            f"background: {mix(theme.background, theme.muted, 0.12)}; color: {theme.foreground};"
            f"padding: 4px 8px; font-size: {theme.point_size - 1}pt"
        )
        self._show_again()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.signals.setAccessibleName(tr("Variance of the activations of every layer before step 1"))
        self.deltas.setAccessibleName(tr("Variance of the gradients by the units of every layer before step 1"))
        self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() > 2.2 * self.height()
        self._charts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._name_axes()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _name_axes(self) -> None:
        above = self._charts.direction() == QBoxLayout.Direction.TopToBottom
        self.signals.x_axis.set_bare(above)
        self.signals.set_titles("" if above else tr("layer"), tr("variance of a"))
        self.deltas.set_titles(tr("layer"), tr("variance of δ"))

    def _no_theory(self, experiment: Experiment) -> str:
        if experiment.network.convolutions:
            return tr("Borders and pooling of convolutions are not in the theory of plain layers: measured only.")
        return tr("Normalization or detours hold the signals, so the theory of plain layers does not apply here.")

    def _about(self) -> str:
        return tr(
            "Measured on the run's first batch, at its initial weights; the output layer's a is its linear output. "
            "Expected: wide layers of independent weights, N(0, 2/fan_in) for He, N(0, 2/(fan_in + fan_out)) for "
            "Xavier, with this network's activations; gradients begin with those measured in the last layer.\n"
            "Glorot & Bengio (2010); He et al. (2015); Poole et al. (2016)"
        )

    def _show_again(self) -> None:
        self._name_axes()
        if self._shown is not None:
            self.show_depth(*self._shown)
