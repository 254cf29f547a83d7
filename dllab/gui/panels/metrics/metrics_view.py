"""What every picture of a task's metrics is."""

import math
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from dllab.datasets import Dataset
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.numerals import count, number
from dllab.training.metrics import Metrics

WATCHER = "metrics"  # whose probe of the network is shown
Part = Literal["train", "val", "test"]  # of the data


class MetricsView(QWidget):
    """A line that sums up, above whatever `column` takes in."""

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        self.header = Header(self.legend)
        self.theme = Theme(dark=False, presentation=False)
        self.part: Part = "val"
        self.column = vertical(self, self.header, spacing=0)

    def show_dataset(self, dataset: Dataset, y: NDArray, part: Part) -> None:
        """Get ready for outputs for the examples whose targets are `y`; forget earlier ones."""
        raise NotImplementedError

    def show_metrics(self, metrics: Metrics, outputs: NDArray[np.float32]) -> None:
        """Draw new numbers."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of the data, until others are shown."""

    @property
    def color(self) -> str:
        """Of what belongs to these examples, as everywhere."""
        colors = {"train": self.theme.train, "val": self.theme.validation, "test": self.theme.foreground}
        return colors[self.part]

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.theme = theme
        fill(self, theme.background)
        self.header.apply_theme(theme)
        self.legend.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again."""

    def examples(self, number: int) -> str:
        """How many examples of which set."""
        if self.part == "test":
            return tr("{count} test examples", count=count(number))
        if self.part == "val":
            return tr("{count} validation examples", count=count(number))
        return tr("{count} training examples", count=count(number))


def share(value: float | None) -> str:
    """Three decimals, a dash for what is not measured, or that it is not finite."""
    if value is None:
        return "–"
    return f"{value:.3f}" if math.isfinite(value) else number(value)
