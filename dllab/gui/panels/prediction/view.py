"""What every picture of a network's predictions is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.datasets import Dataset
from dllab.gui.charts.header import Header, SmallButton
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.background import Background
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.theme import Theme

SHOWN = 1000  # points of a regression, at most

WATCHER = "prediction"  # whose probe of the network is shown


class PredictionView(QWidget):
    """Shows a dataset, says for which inputs it wants the network's outputs, and draws these.

    `inputs_changed` says that other inputs are wanted than before.

    image_picked: the number of an example, among those of `held_out`, whose picture was clicked.

    A legend, with `buttons` beside it, stands above the `body`. background: what it has worked out there, if anything.
    seen_wanted: whether training examples shall be shown as augmentation changes them.
    """

    inputs_changed = Signal()
    image_picked = Signal(int)
    seen_wanted = Signal(bool)
    hertz = 10.0  # how often new outputs are drawn
    background: Background[Any, Any] | None = None

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.dataset: Dataset | None = None  # that is shown
        self.legend = Legend()
        self.seen = SmallButton(checkable=True)
        self.seen.hide()
        self.seen.toggled.connect(self.seen_wanted)
        self.header = Header(self.legend, self.seen, *buttons)
        self.column = vertical(self, self.header, spacing=0)
        self.body = horizontal(self.column, spacing=0, stretch=1)

    @property
    def rows(self) -> NDArray[np.int64] | None:
        """The places of the examples shown among those of `held_out`; None: all of them."""
        return None

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Draw the data; forget earlier outputs. kind: the experiment's `output_kind`."""
        raise NotImplementedError

    def inputs(self) -> NDArray[np.float32]:
        """float32[N, features] in the network's space, for the dataset last shown."""
        raise NotImplementedError

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Draw float32[N, outputs] for `inputs`, before the loss's softmax or sigmoid; a regression in own units."""
        raise NotImplementedError

    def shows_inputs(self, dataset: Dataset) -> bool:
        """Whether one sees here what goes into the network."""
        return True

    def shows(self, dataset: Dataset) -> bool:
        """Whether that is what was shown last."""
        return dataset is self.dataset

    def forget(self) -> None:
        """Let go of the data, until others are shown."""
        self.dataset = None

    def offer_seen(self, on: bool) -> None:
        """Have a button for what the network sees, or none."""
        if self.seen.isHidden() == on:
            self.seen.setVisible(on)
            self.seen.setChecked(False)

    @property
    def wants_seen(self) -> bool:
        """Whether somebody wants to see that."""
        return self.seen.isChecked()

    def show_seen(self, x: NDArray[np.float32] | None) -> None:
        """Show the first training examples as the network sees them, float32[n, features]; None: as they are."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.header.apply_theme(theme)
        self.legend.apply_theme(theme)
        self.seen.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again."""
        self.seen.setText(tr("Augmented"))
        self.seen.setAccessibleName(tr("Augmented"))
        self.seen.setToolTip(tr("Training examples as augmentation changes them at this step: what the network sees"))


def framed(values: NDArray, share: float) -> tuple[float, float]:
    """From the smallest to the largest of the finite values, with a margin of so much of their spread.

    One that is not finite has no place; where none has, or all are the same, the spread counts as 1.
    """
    finite = np.asarray(values, np.float64)
    finite = finite[np.isfinite(finite)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    margin = share * ((high - low) or 1.0)
    return low - margin, high + margin


def places_in(dataset: Dataset, raw: NDArray) -> NDArray[np.float32]:
    """float32[N, features] in the network's space for places in own units; infinite beyond what float32 holds."""
    with np.errstate(over="ignore"):
        return dataset.standardized(raw)


def held_out(dataset: Dataset) -> tuple[NDArray[np.float32], NDArray, bool]:
    """x, y of the validation examples, and whether they are: without any, training examples stand in.

    All of a classification, at most 1,000 of a regression; both as the network sees them. The arrays are new each time.
    """
    most = SHOWN if dataset.task == "regression" else None
    if len(dataset.x_val):
        return dataset.x_val[:most], dataset.y_val[:most], True
    return dataset.x_train[:most], dataset.y_train[:most], False
