"""Layers in which every unit computes the same."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics import cures, learning
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.engine.network import Layer
from dllab.messages import text

ALIKE = 1e-4  # largest difference of two units' weights over the largest weight: float32 rounding, and room for steps
APART = 1e-3  # where it clears


@detects("identical_units")
class IdenticalUnits(Detector):
    """The spread of the units' weights and biases over the layer; needs the run's state, and is silent without."""

    title = text("All units alike")
    template = text(
        "All {units} units of layer {layer} have the same weights, to {difference:.1e} of their size: together they "
        "compute no more than one unit would."
    )
    template_filters = text(
        "All {units} filters of layer {layer} are the same, to {difference:.1e} of their size: together they find no "
        "more than one filter would."
    )
    why = text(
        "Units that begin with the same weights see the same inputs and get the same gradient, so they stay the "
        "same for ever. Only random initial weights break this symmetry."
    )
    source = "Rumelhart, Hinton & Williams (1986), Learning internal representations; Goodfellow et al. (2016), 8.4"
    immediate = True

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if evidence.inspection is None:
            return None
        flat = evidence.inspection.state.parameters
        bound = APART if active else ALIKE
        alike = [
            layer
            for layer in evidence.layout.layers[:-1]
            if layer.fan_out > 1 and difference(layer, flat, most=bound) <= bound
        ]
        if not alike:
            return None
        worst, step = alike[0], evidence.inspection.step
        value = difference(worst, flat, most=bound)
        numbers = (
            Measured(text("Largest difference over the largest weight"), value, ALIKE, worst.number, step),
            Measured(text("Layers whose units are alike"), len(alike), step=step),
        )
        experiment = evidence.experiment
        severity = Severity.WARNING if learning.learned(evidence) else Severity.PROBLEM
        finding = self.finding(
            severity, 0, numbers, possible(cures.initialized(experiment), cures.rectified(experiment)), worst.number,
            units=worst.fan_out, difference=value,
        )  # fmt: skip
        return replace(finding, template=self.template_filters) if worst.geometry else finding


def difference(layer: Layer, flat: NDArray[np.float32], most: float) -> float:
    """The largest difference of two units' weights or biases over the largest of them.

    Infinite where one is not finite. Where the first two units differ by more than `most`, no others are looked at:
    their difference is the answer.
    """
    weights, biases = layer.weight_view(flat), layer.bias_view(flat)
    first_two = _spread(weights[:2], biases[:2])
    return first_two if first_two > most else _spread(weights, biases)


def _spread(weights: NDArray[np.float32], biases: NDArray[np.float32]) -> float:
    largest = max(float(np.abs(weights).max()), float(np.abs(biases).max()))
    if not np.isfinite(largest):
        return float("inf")
    apart = max(float(np.ptp(weights, axis=0).max()), float(np.ptp(biases)))
    return apart / largest if largest > 0 else 0.0
