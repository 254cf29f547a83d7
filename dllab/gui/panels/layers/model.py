"""The numbers of every layer as a table."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dllab.diagnostics.layers import QUANTITIES, Light, Place, Quantity, lately
from dllab.diagnostics.per_dataset import longest_healthy
from dllab.engine.activations import Activation
from dllab.experiment import Experiment
from dllab.gui.charts.sparkline import thinned
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import widths_of
from dllab.gui.kit.pins import Pin
from dllab.numerals import count, number, percent
from dllab.training.snapshot import Course, Curves, Snapshot

Index = QModelIndex | QPersistentModelIndex
LEAST_SHARE = 0.001  # that a cell has room to write, and to which it is rounded; its tooltip says all
ROOT = QModelIndex()


class LayerModel(QAbstractTableModel):
    """A row a layer, layer 1 first; column 0 names it, the others are the quantities.

    A `baseline` is compared at the same step, or at its last where it ended before: hidden layers by their number, the
    output layer with the output layer. brief: whether layers are called by their numbers alone; tooltips say the rest.
    """

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._experiment: Experiment | None = None
        self._step = 0
        self._outputs = 1  # of the network
        self._longest = 0.0  # norm of a gradient that is sound
        self.baseline: Pin | None = None
        self.brief = False
        self._count = 0
        self._histories: list[NDArray[np.float32]] = []
        self._judged: list[NDArray[np.float64]] = []

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take over a snapshot's newest values; what the run has not recorded yet is empty."""
        layers = snapshot.experiment.network.depth + 1
        resized = layers != self._count
        if resized:
            self.beginResetModel()
        data, self._experiment, self._step, self._count = snapshot.dataset, snapshot.experiment, snapshot.step, layers
        self._outputs, self._longest = self._experiment.loss.outputs(data.task, data.targets), longest_healthy(data)
        self._histories = [_history(snapshot, quantity) for quantity in QUANTITIES]
        self._judged = [lately(_curves(snapshot, quantity), quantity.name) for quantity in QUANTITIES]
        if resized:
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Layers, with the output layer."""
        return self._count

    def columnCount(self, parent: Index = ROOT) -> int:
        """The name and the quantities."""
        return 1 + len(QUANTITIES)

    def history(self, row: int, column: int) -> NDArray[np.float32]:
        """A quantity of a layer over time, thinned; empty where nothing is recorded."""
        return self._histories[column - 1][row]

    def light(self, row: int, column: int) -> Light:
        """The verdict on what the values have been lately."""
        values = self._judged[column - 1]
        if not len(values) or self._experiment is None:
            return Light.NONE
        frozen = row < self._experiment.training.frozen_layers
        place = Place(next(iter(self._activations(row)), None), float(values[-1]), self._longest, frozen)
        return QUANTITIES[column - 1].judge(float(values[row]), place)

    def _activations(self, row: int | None = None) -> tuple[Activation, ...]:
        """That of one row, none for the output layer; or those of all rows."""
        if self._experiment is None:
            return ()
        found = self._experiment.network.activations
        return found if row is None else found[row : row + 1]

    def words(self, row: int, column: int) -> str:
        """The layer's name or the newest value, as text that fits into its cell."""
        if column == 0:
            assert self._experiment is not None
            if self.brief:
                widths = (*widths_of(self._experiment.network), self._outputs)
                return f"{row + 1} · {widths[row]}"
            return layer_name(self._experiment, row, self._outputs)
        values = self.history(row, column)
        return _short(QUANTITIES[column - 1], float(values[-1])) if len(values) else "–"

    def baseline_words(self, row: int, column: int) -> str:
        """The baseline's value for a layer; empty without one, or where it has no such layer."""
        found = self._baseline_value(row, column)
        return _short(QUANTITIES[column - 1], found[1]) if found else ""

    def _baseline_value(self, row: int, column: int) -> tuple[int, float] | None:
        """(step, value) of the baseline."""
        if self.baseline is None or self._experiment is None:
            return None
        curves = _curves(self.baseline.course, QUANTITIES[column - 1])
        values = curves.last[curves.rows(QUANTITIES[column - 1].name)]
        output = row == self._count - 1
        if not len(curves.step) or (not output and row >= len(values) - 1):
            return None
        i = max(int(np.searchsorted(curves.step, self._step, side="right")) - 1, 0)
        return int(curves.step[i]), float(values[-1 if output else row, i])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts and tooltips."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column():
            return self._explanation(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and self._experiment is not None:
            return layer_name(self._experiment, index.row(), self._outputs)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The quantities' names, with what they mean as tooltips."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            label = QUANTITIES[section - 1].label_for(*self._activations())
            return tr(label) if section else tr("Layer")
        if role == Qt.ItemDataRole.ToolTipRole and section:
            explanation = QUANTITIES[section - 1].help_for(*self._activations())
            return tr(explanation)
        return None

    def _explanation(self, row: int, column: int) -> str:
        quantity = QUANTITIES[column - 1]
        warning = {
            Light.NONE: "",
            Light.FINE: tr("Within healthy bounds"),
            Light.LOW: tr(quantity.warning_low),
            Light.HIGH: tr(quantity.warning_high),
            Light.BROKEN: tr("Not a finite number"),
        }[self.light(row, column)]
        label = quantity.label_for(*self._activations(row))
        values = self.history(row, column)
        newest = _written(quantity, float(values[-1])) if len(values) else "–"
        value = f"{tr(label)}: {newest}"
        return "\n".join(filter(None, (value, warning, self._comparison(row, column))))

    def _comparison(self, row: int, column: int) -> str:
        found = self._baseline_value(row, column)
        if found is None or self.baseline is None:
            return ""
        return tr(
            "{run} at step {step}: {value}",
            run=self.baseline.label,
            step=count(found[0]),
            value=_written(QUANTITIES[column - 1], found[1]),
        )


def layer_name(experiment: Experiment, row: int, outputs: int) -> str:
    """ "1 · 8 × 5×5 ReLU", "3 · 32 Sigmoid", or "output · 2" for the last."""
    network = experiment.network
    if row == network.depth:
        return tr("output · {width}", width=outputs)
    activation, width = network.activations[row].label, widths_of(network)[row]
    return tr("{layer} · {width} {activation}", layer=row + 1, width=width, activation=tr(activation))


def _written(quantity: Quantity, value: float) -> str:
    return percent(value) if quantity.share else number(value)


def _short(quantity: Quantity, value: float) -> str:
    if not (quantity.share and 0 < value < 1):
        return _written(quantity, value)
    return percent(min(round(value, 3), 1 - LEAST_SHARE)) if value >= LEAST_SHARE else f"<{percent(LEAST_SHARE)}"


def _curves(course: Course | Snapshot, quantity: Quantity) -> Curves:
    return course.steps if quantity.name == "grad_norm" else course.layers


def _history(snapshot: Snapshot, quantity: Quantity) -> NDArray[np.float32]:
    curves = _curves(snapshot, quantity)
    return thinned(curves.step, curves.last[curves.rows(quantity.name)])
