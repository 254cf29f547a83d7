"""What is recorded of every layer, what it means, and when it is a cause for concern."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from dllab.messages import text


class Light(Enum):
    """A verdict on a value; each has a shape and a colour of its own."""

    NONE = "none"
    FINE = "fine"
    LOW = "low"
    HIGH = "high"
    BROKEN = "broken"


@dataclass(frozen=True)
class Quantity:
    """One quantity of a layer.

    name: of the columns of the history. share: a number from 0 to 1, best read as a percentage. low, high: bounds of
    what is fine, or None; with `relative` they hold for the value divided by that of the output layer. `warning_low`
    and `warning_high` say what lies beyond them.
    """

    name: str
    label: str
    help: str
    share: bool = False
    low: float | None = None
    high: float | None = None
    relative: bool = False
    logarithmic: bool = False
    warning_low: str = ""
    warning_high: str = ""

    def judge(self, value: float, output_value: float) -> Light:
        """The light for a value, given that of the output layer."""
        if not np.isfinite(value):
            return Light.BROKEN
        if self.low is None and self.high is None:
            return Light.NONE
        if self.relative:
            value = value / output_value if output_value > 0 else (1.0 if value else 0.0)
        if self.low is not None and value < self.low:
            return Light.LOW
        return Light.HIGH if self.high is not None and value > self.high else Light.FINE


QUANTITIES = (
    Quantity(
        "grad_norm",
        text("Gradient"),
        text(
            "Length of the loss's gradient with respect to all weights and biases of the layer: ‖∂L/∂θ‖ = √Σg². "
            "Shrinking from the output to layer 1 it vanishes, growing it explodes."
        ),
        low=1e-3,
        high=1e3,
        relative=True,
        logarithmic=True,
        warning_low=text("Vanishing: less than 1/1000 of the output layer's gradient"),
        warning_high=text("Exploding: more than 1000 times the output layer's gradient"),
    ),
    Quantity(
        "activation_mean",
        text("Mean"),
        text("Mean of the layer's outputs over the batch: μ = 1/n Σa. Far from 0 it shifts every later layer."),
    ),
    Quantity(
        "activation_std",
        text("Spread"),
        text(
            "Standard deviation of the layer's outputs over the batch: σ = √(1/n Σ(a − μ)²). "
            "Near 0 all examples look the same to the next layer."
        ),
        logarithmic=True,
    ),
    Quantity(
        "saturated",
        text("Saturated"),
        text("Share of the layer's outputs where the activation is nearly flat, so that little gradient passes."),
        share=True,
        high=0.5,
        warning_high=text("Saturated: more than 50 % of the outputs lie where the activation is flat"),
    ),
    Quantity(
        "dead",
        text("Dead"),
        text("Share of the layer's units that are flat for every example of the batch: they learn nothing from it."),
        share=True,
        high=0.2,
        warning_high=text("Dead: more than 20 % of the units pass no gradient for any example"),
    ),
    Quantity(
        "update_ratio",
        text("Update"),
        text(
            "Length of one update compared with the weights it changes: ‖Δw‖ / ‖w‖. About 0.001 is healthy; "
            "far below, the layer hardly learns, far above, it jumps."
        ),
        low=1e-5,
        high=1e-1,
        logarithmic=True,
        warning_low=text("Hardly learning: an update changes the weights by less than 1/100000 of their length"),
        warning_high=text("Jumping: an update changes the weights by more than 1/10 of their length"),
    ),
)
