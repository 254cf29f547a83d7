"""Buttons above the picture that make the network deeper and wider."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dllab.catalogue import Parameter, parameters_of
from dllab.experiment.convolution import MAX_FILTERS, ConvolutionSection
from dllab.experiment.sections import MAX_DEPTH, MAX_WIDTH, NetworkSection
from dllab.gui.charts.header import SmallButton
from dllab.gui.forms.hidden_layers import DEPTH, WIDTH, deepened
from dllab.gui.forms.numbers import stepped
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.gui.panels.network.waits import Waits

FILTERS: Parameter = next(each for each in parameters_of(ConvolutionSection) if each.name == "filters")
EDGE, GAP, SPACING = 8, 12, 4
MINUS = "\N{MINUS SIGN}"


class Stepper(QWidget):
    """A label, −, a number and +; `stepped` says whether it was +. What the picture does not show yet is bold."""

    stepped = Signal(bool)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.label, self.number = QLabel(), QLabel()
        self.less, self.more = SmallButton(), SmallButton()
        self.less.setText(MINUS)
        self.more.setText("+")
        row = horizontal(self, spacing=SPACING)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.label, self.less, self.number, self.more):
            row.addWidget(part)
        for button, up in ((self.less, False), (self.more, True)):
            button.setAutoRepeat(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.stepped.emit, up))

    def show_value(self, value: int | None, least: int, most: int, waits: bool) -> None:
        """Show a number, or none where it is not one; what goes beyond these bounds cannot be pressed."""
        self.number.setText(tr("mixed") if value is None else str(value))
        bold = self.number.font()
        bold.setBold(waits)
        self.number.setFont(bold)
        self.less.setEnabled(value is None or value > least)
        self.more.setEnabled(value is None or value < most)

    @property
    def whole_width(self) -> int:
        """What it takes to show the label as well."""
        shown = (self.label, self.less, self.more)
        return sum(part.sizeHint().width() for part in shown) + self.number.width() + 3 * SPACING

    def describe(self, label: str, less: str, more: str) -> None:
        """Set the words, in the current language."""
        self.label.setText(label)
        for button, words in ((self.less, less), (self.more, more)):
            button.setAccessibleName(words)
            button.setToolTip(tr("{what}; takes effect on Reset", what=words))

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        for button in (self.less, self.more):
            button.apply_theme(theme)
        bold = sized(theme, -1, bold=True)
        words = "88888", tr("mixed")
        self.number.setFixedWidth(max(map(QFontMetrics(bold).horizontalAdvance, words)))  # so that + stays in its place
        for label, color in ((self.label, theme.muted), (self.number, theme.foreground)):
            label.setStyleSheet(f"color: {color}; font-size: {theme.point_size - 1}pt")


class Widths(NamedTuple):
    """Of the layers before the last: the convolutions' filters, and the units of the others."""

    filters: tuple[int, ...]
    hidden: tuple[int, ...]

    @classmethod
    def of(cls, network: NetworkSection) -> "Widths":
        """Those of a network."""
        return cls(tuple(one.filters for one in network.convolutions), network.hidden)

    @property
    def all(self) -> tuple[int, ...]:
        """Of one layer after the other."""
        return (*self.filters, *self.hidden)


class Steppers(QWidget):
    """Depth, and the width of the layer that is selected, or of all; `hidden_wanted` carries the hidden widths.

    Convolutions come first and count as layers; their width are their filters, and `filters_wanted` carries these.
    They are those of the experiment as it is edited: the picture is of the run, which takes them over on Reset, as
    `note` then says; that is for whoever has a place for it.
    """

    hidden_wanted = Signal(object)
    filters_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._edited: Widths | None = None
        self._drawn = Widths((), ())
        self.layer = 0  # that is selected, counted from 1; 0: none
        self.layers, self.units = Stepper(self), Stepper(self)
        self.note = Waits()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = horizontal(self, self.layers, self.units, margins=(EDGE, 2, EDGE, 2), spacing=GAP)
        row.addStretch(1)
        self.layers.stepped.connect(self.step_depth)
        self.units.stepped.connect(self.step_width)
        self.retranslate()

    def show_edited(self, network: NetworkSection) -> None:
        """The network of the experiment."""
        self._edited = Widths.of(network)
        self.retranslate()

    def show_drawn(self, network: NetworkSection) -> None:
        """The network in the picture."""
        self._drawn = Widths.of(network)
        self.retranslate()

    def select(self, layer: int) -> None:
        """The layer whose width is stepped; the output layer has none of its own, and stands for all."""
        self.layer = layer
        self.retranslate()

    def step_depth(self, more: bool) -> None:
        """A layer more at the end, as wide as the last one, or a layer less."""
        hidden = self._widths.hidden
        self._want(hidden=deepened(hidden, int(stepped(DEPTH, len(hidden), more)), WIDTH.default))

    def step_width(self, more: bool) -> None:
        """A unit or filter more or less in the layer that is selected, or a unit in every layer without filters."""
        chosen, widths = self._chosen, self._widths
        if 0 < chosen <= len(widths.filters):
            self._want(filters=_stepped(widths.filters, FILTERS, more, chosen))
            return
        self._want(hidden=_stepped(widths.hidden, WIDTH, more, max(chosen - len(widths.filters), 0)))

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        widths, chosen = self._widths, self._chosen
        depth, convolutions = len(widths.all), len(widths.filters)
        self.layers.show_value(depth, convolutions, MAX_DEPTH, depth != len(self._drawn.all))
        self.layers.describe(tr("Layers"), tr("A layer less (Ctrl −)"), tr("A layer more (Ctrl +)"))
        drawn = self._drawn.all[chosen - 1 : chosen] if chosen else self._drawn.hidden
        of_chosen = widths.all[chosen - 1 : chosen] if chosen else widths.hidden
        self.units.setVisible(bool(of_chosen))
        most = MAX_FILTERS if 0 < chosen <= convolutions else MAX_WIDTH
        self.units.show_value(of_chosen[0] if len(set(of_chosen)) == 1 else None, 1, most, of_chosen != drawn)
        if 0 < chosen <= convolutions:
            label = tr("Conv {number}", number=chosen)
            less = tr("A filter less in layer {number} (−)", number=chosen)
            more = tr("A filter more in layer {number} (+)", number=chosen)
        elif chosen:
            label = tr("Layer {number}", number=chosen)
            less = tr("A unit less in layer {number} (−)", number=chosen)
            more = tr("A unit more in layer {number} (+)", number=chosen)
        else:
            label = tr("Units")
            less, more = tr("A unit less in every layer (−)"), tr("A unit more in every layer (+)")
        self.units.describe(label, less, more)
        self.note.setVisible(widths != self._drawn)
        self.note.retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes, and be one with the picture below."""
        fill(self, theme.background)
        for part in (self.layers, self.units, self.note):
            part.apply_theme(theme)
        self.retranslate()

    @property
    def _widths(self) -> "Widths":
        return self._drawn if self._edited is None else self._edited

    @property
    def _chosen(self) -> int:
        """The layer before the last that is selected, or 0."""
        return self.layer if self.layer <= len(self._widths.all) else 0

    def _fit(self) -> None:
        """Show the labels whole or not at all; what is stepped is said by the tooltips, too."""
        steppers = (self.layers, self.units)
        room = self.width() - 2 * EDGE - 2 * GAP
        roomy = sum(each.whole_width for each in steppers) <= room
        for each in steppers:
            each.label.setVisible(roomy)

    def _want(self, *, hidden: tuple[int, ...] = (), filters: tuple[int, ...] = ()) -> None:
        if filters and filters != self._widths.filters:
            self.filters_wanted.emit(filters)
        elif not filters and hidden != self._widths.hidden:
            self.hidden_wanted.emit(hidden)


def _stepped(widths: tuple[int, ...], parameter: Parameter, more: bool, chosen: int) -> tuple[int, ...]:
    """One of them, counted from 1, more or less; all for 0."""
    return tuple(
        int(stepped(parameter, width, more)) if number == chosen or not chosen else width
        for number, width in enumerate(widths, start=1)
    )
