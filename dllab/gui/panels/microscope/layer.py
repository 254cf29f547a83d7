"""One layer under the microscope: its numbers as a picture, how they are spread, and how that changes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QVBoxLayout, QWidget

from dllab.engine.convolution.geometry import Geometry
from dllab.gui.charts.color_bar import ColorBar
from dllab.gui.charts.histogram import HistogramChart
from dllab.gui.charts.matrix import MatrixChart, sign_colors
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.gui.panels.microscope.filters import FilterGrid
from dllab.gui.panels.microscope.flow_map import FlowMap
from dllab.gui.panels.microscope.questions import OF_EXAMPLES, MicroscopeAnswer
from dllab.messages import text
from dllab.numerals import number
from dllab.training.microscope.distributions import Distributions
from dllab.training.microscope.look import QUANTITIES, Address

ROOM_FOR_BAR = 640  # pixels of width below which the picture needs them more
NAMES = {
    "weights": text("Weights w"),
    "gradients": text("Gradients ∂L/∂w"),
    "sums": text("Sums z"),
    "activations": text("Activations a"),
    "deltas": text("Deltas δ = ∂L/∂z"),
}
SYMBOLS = {"weights": "w", "gradients": "∂L/∂w", "sums": "z", "activations": "a", "deltas": "δ"}
HELP = {
    "weights": text("Every weight of the layer, a row a unit; column b holds the biases."),
    "gradients": text(
        "The gradient of the next batch by every weight, with its L1 and L2 terms; column b: by the biases."
    ),
    "sums": text(
        "What each unit's activation is given for each example of the next batch: W·x + b, normalized or not."
    ),
    "activations": text("What each unit makes of each example of the next batch."),
    "deltas": text("How the loss of the next batch changes with each unit's W·x + b, for each example."),
}
HELP_OF_FILTERS = {
    "weights": text("Every filter as a picture: a row a filter, and in it a square for every channel that it reads."),
    "gradients": text(
        "The gradient of the next batch by every weight of every filter, with its L1 and L2 terms, laid out like them."
    ),
}


class LayerView(QWidget):
    """`cell_chosen` carries unit and column as the picture counts them; `quantity_changed` that another is wanted."""

    cell_chosen = Signal(int, int)
    quantity_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.quantity = QComboBox()
        for name in QUANTITIES:
            self.quantity.addItem("", name)
        self.summary = QLabel(textInteractionFlags=Qt.TextInteractionFlag.NoTextInteraction)
        self.hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.matrix = MatrixChart(self._words)
        self.bar = ColorBar(linear_ticks)
        self.histogram = HistogramChart()
        self.flow = FlowMap()
        self._answer: MicroscopeAnswer | None = None
        self._shown = QUANTITIES[0]
        self._geometry: Geometry | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._lay_out()
        self.quantity.currentIndexChanged.connect(self._quantity_changed)
        self.matrix.cell_clicked.connect(self._click)

    def _lay_out(self) -> None:
        self._top = QWidget()
        horizontal(self._top, self.quantity, (self.summary, 1), margins=(8, 4, 8, 0), spacing=8)
        self.summary.setMinimumWidth(20)
        picture = QWidget()
        row = horizontal(picture, (self.matrix, 1), self.bar, margins=None)
        spread = QWidget()
        column = vertical(spread, (self.histogram, 1), (self.flow, 1), margins=None)
        self._content = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._body.addWidget(picture, 1)
        self._body.addWidget(spread, 1)
        whole = QVBoxLayout(self)
        for layout in (row, column, self._body, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._content, 1)
        whole.addWidget(self.hint, 1)
        self._content.hide()

    @property
    def chosen(self) -> str:
        """Which of QUANTITIES is wanted."""
        return str(self.quantity.currentData())

    @property
    def of_examples(self) -> bool:
        """Whether the columns of what is shown are examples."""
        return self._shown in OF_EXAMPLES

    def example_at(self, column: int) -> int:
        """The training example in a column, both counted from 1; of a convolution it has a column a place."""
        assert self._answer is not None
        places = self._geometry.positions if self._geometry else 1
        return int(self._answer.examples[(column - 1) // places]) + 1

    @property
    def grid(self) -> FilterGrid | None:
        """Where the weights of filters are drawn, if these are shown."""
        return FilterGrid.of(self._geometry) if self._geometry and not self.of_examples else None

    def show_answer(self, answer: MicroscopeAnswer, address: Address, quantity: str, seen: Distributions) -> None:
        """Draw what has come back for a layer and a quantity."""
        self._answer, self._shown = answer, quantity
        self._geometry = answer.look.layers[address.layer - 1].geometry
        self.hint.hide()
        self._content.show()
        picture = answer.picture
        self.matrix.show_picture(picture)
        reach = picture.reach or 1.0
        self.bar.set_range(-reach, reach)
        self.bar.set_margins(4, round(self.matrix.x_axis.height()))
        if self.grid is not None and address.column is not None:
            self.matrix.mark(*self.grid.cell(address.unit + 1, address.column + 1))
        elif not self.of_examples and self.grid is None:
            self.matrix.mark(address.unit + 1, 0 if address.column is None else address.column + 1)
        else:
            self.matrix.marker.hide()
        self.histogram.show_histogram(answer.histograms[address.layer, quantity])
        self.flow.show_flow(seen.flow(address.layer, quantity, answer.step))
        self._explain()
        self._summarize()
        self._name_axes()

    def show_nothing(self, hint: str) -> None:
        """Say why there is nothing to see."""
        self._answer = None
        self.summary.setText("")
        self.hint.setText(hint)
        self._content.hide()
        self.hint.show()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for chart in (self.matrix, self.bar, self.histogram, self.flow):
            chart.apply_theme(theme)
        self.bar.set_table(sign_colors(theme))
        self.hint.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size + 1}pt")
        self.summary.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size - 1}pt")
        fill(self, theme.background)
        self._name_axes()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for index, name in enumerate(QUANTITIES):
            words, about = NAMES[name], HELP[name]
            self.quantity.setItemText(index, tr(words))
            self.quantity.setItemData(index, tr(about), Qt.ItemDataRole.ToolTipRole)
        self.quantity.setAccessibleName(tr("Quantity"))
        self.matrix.setAccessibleName(tr("The layer's numbers; a click on one follows its weight through one update"))
        self.histogram.setAccessibleName(tr("Histogram"))
        self.flow.setAccessibleName(tr("Histogram at every step"))
        self._explain()
        self._summarize()
        self._name_axes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one above the other in a narrow and high panel."""
        super().resizeEvent(event)
        upright = self.height() > 1.3 * self.width()
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)
        self.bar.setVisible(self.width() >= ROOM_FOR_BAR or upright)
        self._summarize()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _click(self, row: int, column: int) -> None:
        """Say which unit and column lie there, whatever the picture's order is."""
        place = self.grid.weight_at(row, column) if self.grid else (row, column)
        if place is not None:
            self.cell_chosen.emit(*place)

    def _quantity_changed(self) -> None:
        self._explain()
        self.quantity_changed.emit()

    def _explain(self) -> None:
        about = HELP_OF_FILTERS.get(self.chosen, HELP[self.chosen]) if self._geometry else HELP[self.chosen]
        self.quantity.setToolTip(tr(about))

    def _summarize(self) -> None:
        if self._answer is None:
            return
        found, metrics = self._answer.summary, self.summary.fontMetrics()
        values = {name: getattr(found, name) for name in ("low", "high", "mean", "deviation")}
        whole, less = ({name: number(value, digits) for name, value in values.items()} for digits in (3, 2))
        words = tr("{low} to {high} · mean {mean} · deviation {deviation}", **whole)
        room = self.width() - self.quantity.width() - 24
        shorter = tr("{low} to {high} · {mean} ± {deviation}", **less)
        shown = words if metrics.horizontalAdvance(words) <= room else shorter
        self.summary.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))
        self.summary.setToolTip(words)

    def _name_axes(self) -> None:
        self.matrix.count_cells(self.grid is None)
        if self._geometry:
            columns = tr("example, place by place") if self.of_examples else tr("channel by channel")
            self.matrix.set_titles(columns, tr("filter") if self.of_examples else tr("filter by filter"))
        else:
            self.matrix.set_titles(tr("example") if self.of_examples else tr("input"), tr("unit"))
        symbol = SYMBOLS[self._shown]
        self.histogram.set_titles(symbol, tr("count"))
        self.flow.set_titles(tr("step"), symbol)

    def _words(self, row: int, column: int, value: float) -> str:
        what = number(value, 4)
        if self._geometry is not None:
            return self._words_of_filter(self._geometry, row, column, what)
        if self.of_examples and self._answer is not None:
            example = self.example_at(column)
            return tr("unit {unit} · example {example} · {value}", unit=row, example=example, value=what)
        if column == 0:
            return tr("unit {unit} · bias · {value}", unit=row, value=what)
        return tr("unit {unit} · input {input} · {value}", unit=row, input=column, value=what)

    def _words_of_filter(self, geometry: Geometry, row: int, column: int, what: str) -> str:
        if self.grid is not None:
            place = self.grid.weight_at(row, column)
            if place is None:
                return ""
            channel, i, j = self.grid.tap(place[1])
            return tr(
                "filter {filter} · channel {channel} · row {row}, column {column} · {value}",
                filter=place[0], channel=channel, row=i, column=j, value=what,
            )  # fmt: skip
        i, j = divmod((column - 1) % geometry.positions, geometry.map_width)
        return tr(
            "filter {filter} · example {example} · row {row}, column {column} · {value}",
            filter=row, example=self.example_at(column), row=i + 1, column=j + 1, value=what,
        )  # fmt: skip
