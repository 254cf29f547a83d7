"""Sigmoid and tanh units that are driven into their flat ends."""

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import SATURATED
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.messages import text

CLEARED = 0.4  # where it clears
STUCK = 0.9  # from here on hardly any gradient passes the layer


@detects("saturated_units")
class SaturatedUnits(Detector):
    """The share of outputs where the slope is below 5 % of the activation's steepest, in the worst layer.

    Silent in a run that has learned: confident outputs saturate units at its end, and nothing is wrong.
    """

    title = text("Saturated units")
    template = text(
        "In layer {layer}, {share:.0%} of the outputs lie where {activation} is flat, so that hardly any gradient "
        "gets past them."
    )
    why = text(
        "At the ends of a sigmoid or tanh the slope is almost 0, and the gradient of everything before such a unit is "
        "multiplied by it. Weights that begin too large, or grow by too large updates, push units there."
    )
    source = "Glorot & Bengio (2010); LeCun, Bottou, Orr & Müller (1998), Efficient BackProp"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        activations = evidence.experiment.network.activations
        squashing = [i for i, activation in enumerate(activations) if cures.squashes(activation)]
        if not squashing or not learning.old_enough(evidence) or learning.learned(evidence):
            return None
        curves = evidence.layers
        saturated = trends.by_layer(curves, "saturated")
        lately = np.nan_to_num(trends.medians(saturated[:, trends.recent(curves)]))
        worst = max(squashing, key=lambda i: float(lately[i]))
        share, bound = float(lately[worst]), CLEARED if active else SATURATED
        if not share > bound:
            return None
        numbers = (
            Measured(text("Saturated outputs"), share, SATURATED, worst + 1, int(curves.step[-1]), share=True),
            Measured(text("Layers beyond the threshold"), float((lately[squashing] > SATURATED).sum())),
        )
        experiment = evidence.experiment
        remedies = possible(
            cures.rectified(experiment), cures.initialized(experiment), cures.normalized(experiment),
            cures.slower(experiment),
        )  # fmt: skip
        return self.finding(
            Severity.PROBLEM if share > STUCK else Severity.WARNING,
            trends.since(curves.step, trends.smoothed(saturated[worst]) > bound),
            numbers, remedies, worst + 1, share=share, activation=activations[worst].label,
        )  # fmt: skip
