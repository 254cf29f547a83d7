"""Gradients that shrink on their way back to the first layers."""

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import VANISHED
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import MOST_REMEDIES, Finding, Measured, Severity
from dllab.diagnostics.penalties import held_down
from dllab.messages import text

RECOVERED = 3e-3  # where it clears


@detects("vanishing_gradient")
class VanishingGradient(Detector):
    """‖g₁‖/‖g_L‖, the slope of log₁₀‖g_l‖ over the depth, and the share of saturated units."""

    title = text("Vanishing gradient")
    template = text(
        "The first layer gets {ratio:.1e} of the output layer's gradient: going back, each of {depth} layers leaves "
        "{factor:.2g} of it, so the first layers hardly learn."
    )
    why = text(
        "Going back, every layer multiplies the gradient by its weights and by the slope of its activation, and a "
        "product of many factors below 1 is almost 0. A sigmoid's slope is at most 1/4, and flat units make it smaller "
        "still."
    )
    source = "Hochreiter (1991); Glorot & Bengio (2010), Understanding the difficulty of training deep networks"
    most = MOST_REMEDIES  # at five seeds 20 layers that stay at chance trained with each within 1,000 steps

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if evidence.experiment.network.depth < 2 or not learning.old_enough(evidence):
            return None
        steps, norms = learning.layer_norms(evidence)
        if not len(steps):
            return None
        lately = trends.medians(norms[:, trends.recent_of(steps)])
        bound = RECOVERED if active else VANISHED
        if not lately[-1] > 0 or not lately[0] / lately[-1] < bound or self._explained(evidence):
            return None
        ratio = float(lately[0] / lately[-1])
        depth = np.arange(1, len(lately) + 1, dtype=np.float64)
        floored = np.maximum(lately, np.finfo(np.float32).tiny)  # what a float holds as 0 is at most that
        decades = trends.slope(depth, np.log10(floored))  # a layer; positive where norms fall towards layer 1
        saturated = trends.by_layer(evidence.layers, "saturated")[:-1, trends.recent(evidence.layers)]
        numbers = (
            Measured(text("Gradient over the output layer's"), ratio, VANISHED, 1, evidence.step),
            Measured(text("Gradient norm"), float(lately[0]), None, 1, evidence.step),
            Measured(text("Gradient norm"), float(lately[-1]), None, len(lately), evidence.step),
            Measured(text("Powers of ten lost at every layer"), decades, None, None, evidence.step),
            Measured(text("Saturated units"), trends.median(saturated), None, None, evidence.step, share=True),
        )
        holds = trends.smoothed(norms[0]) < bound * trends.smoothed(norms[-1])
        experiment = evidence.experiment
        remedies = possible(
            cures.rectified(experiment), cures.self_normalized(experiment), cures.normalized(experiment),
            cures.residual(experiment),
        )  # fmt: skip
        severity = Severity.WARNING if learning.learned(evidence) else Severity.PROBLEM
        return self.finding(
            severity, trends.since(steps, holds), numbers, remedies, 1,
            ratio=ratio, depth=len(lately) - 1, factor=10**-decades,
        )  # fmt: skip

    @staticmethod
    def _explained(evidence: Evidence) -> bool:
        """Whether dead units, weights that began alike or penalties are the reason, which other findings tell."""
        alike_or_dead = learning.begins_alike(evidence) or learning.blocked(evidence)
        return alike_or_dead or held_down(evidence) is not None
