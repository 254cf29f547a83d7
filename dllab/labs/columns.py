"""The columns of a run's history as a lab names them: `train_loss`, `grad_norm/first`, `dead/hidden.max`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.labs.tables import NotKnown, NotSound
from dllab.messages import text

OF_RUN = ("train_loss", "learning_rate", "clipped")
OF_LAYER = ("grad_norm", "activation_mean", "activation_std", "saturated", "dead", "update_ratio")
LAYER = re.compile(r"[1-9]\d{0,3}|first|last|hidden\.(max|min|mean)", re.ASCII)
ACROSS: dict[str, Callable[..., Any]] = {"max": np.max, "min": np.min, "mean": np.mean}


@dataclass(frozen=True)
class Column:
    """A quantity of the run, or of a layer: its number, first, last, or the max, min or mean over hidden layers."""

    quantity: str
    layer: str = ""

    def values(self, recorded: Mapping[str, NDArray[np.float64]], layers: int) -> NDArray[np.float64]:
        """float64[n] out of the recorded columns of a network with so many layers, the output layer among them.

        Empty where the network has no such layer.
        """
        if not self.layer:
            return recorded[self.quantity]
        if self.layer.startswith("hidden"):
            hidden = [recorded[f"{self.quantity}/layer{number}"] for number in range(1, layers)]
            if not hidden:
                return np.zeros(0)
            across: NDArray[np.float64] = ACROSS[self.layer.partition(".")[2]](hidden, axis=0)
            return across
        number = {"first": "1", "last": str(layers)}.get(self.layer, self.layer)
        return recorded.get(f"{self.quantity}/layer{number}", np.zeros(0))


def read_column(name: str) -> Column:
    """The column that a lab calls `name`; raises NotSound."""
    quantity, slash, layer = name.partition("/")
    if quantity in OF_RUN and not slash:
        return Column(quantity)
    if quantity in OF_LAYER and LAYER.fullmatch(layer):
        return Column(quantity, layer)
    if quantity in OF_LAYER:
        raise NotSound(
            text("{name} needs a layer: {quantity}/1, {quantity}/first, {quantity}/last or {quantity}/hidden.max"),
            name=name, quantity=quantity,
        )  # fmt: skip
    raise NotKnown("columns", name, (*OF_RUN, *OF_LAYER))
