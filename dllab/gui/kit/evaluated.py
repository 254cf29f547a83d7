"""What an evaluation measures, as a file names and counts it: shares in percent."""

from typing import Any

from numpy.typing import NDArray

from dllab.gui.kit.language import tr
from dllab.messages import text

EVALUATED = {
    "train_loss_eval": text("loss, training set"),
    "val_loss": text("loss, validation"),
    "train_accuracy": text("accuracy, training set (%)"),
    "val_accuracy": text("accuracy, validation (%)"),
    "val_top2_error": text("top-2 error, validation (%)"),
    "val_r2": text("R², validation"),
    "val_mae": text("mean absolute error, validation (in the target's own units)"),
}


def evaluated_title(name: str) -> str:
    """The title of the column called `name` in the history."""
    return tr(EVALUATED[name])


def evaluated_values(name: str, values: NDArray[Any]) -> NDArray[Any]:
    """Its values in the unit that the title names."""
    return 100.0 * values if EVALUATED[name].endswith("(%)") else values
