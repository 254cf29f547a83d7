"""What every picture of a network's predictions is."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dllab.datasets import Dataset
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.theme import Theme

SHOWN = 1000  # examples, at most

WATCHER = "prediction"  # whose probe of the network is shown


class PredictionView(QWidget):
    """Shows a dataset, says for which inputs it wants the network's outputs, and draws these.

    `inputs_changed` says that other inputs are wanted than before.

    A legend, with `buttons` beside it, stands above the `body`.
    """

    inputs_changed = Signal()
    hertz = 10.0  # how often new outputs are drawn

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.legend = Legend()
        self.header = Header(self.legend, *buttons)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self.body, 1)

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Draw the data; forget earlier outputs. kind: the experiment's `output_kind`."""
        raise NotImplementedError

    def inputs(self) -> NDArray[np.float32]:
        """float32[N, features] in the network's space, for the dataset last shown."""
        raise NotImplementedError

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Draw float32[N, outputs] for `inputs`, before the loss's softmax or sigmoid."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.header.apply_theme(theme)
        self.legend.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again."""


def held_out(dataset: Dataset) -> tuple[NDArray[np.float32], NDArray, bool]:
    """x, y of at most 1,000 validation examples, and whether they are: without any, training examples stand in."""
    if len(dataset.x_val):
        return dataset.x_val[:SHOWN], dataset.y_val[:SHOWN], True
    return dataset.x_train[:SHOWN], dataset.y_train[:SHOWN], False
