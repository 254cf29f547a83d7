"""Gradients that grow beyond what an update can use."""

from dataclasses import replace

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import GROWN, GROWN_NORM
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.per_dataset import longest_healthy
from dllab.messages import text
from dllab.training.outcomes import Diverged

SETTLED = 0.3  # of the longest healthy norm, where it clears
SHRUNK = 3e2  # where it clears


@detects("exploding_gradient")
class ExplodingGradient(Detector):
    """The norm of the whole gradient, and ‖g₁‖/‖g_L‖.

    Where every layer stretches the signal, what δ gains on the way back the activations have lost, so that all layers'
    gradients grow together: the whole norm shows it, the ratio does not.
    """

    title = text("Exploding gradient")
    template = text(
        "The gradient has a norm of {norm:.3g} where {threshold:g} is already far too much; it is longest in layer "
        "{layer}, with {longest:.3g}."
    )
    template_settling = text(
        "The norm of the gradient is down to {norm:.3g} from beyond {threshold:g}; below {settled:g} it counts as "
        "settled."
    )
    template_steep = text("The gradient of the first layer is {ratio:.3g} times as long as that of the output layer.")
    why = text(
        "Every layer multiplies the signal and the gradient by its weights, and a product of many factors above 1 "
        "grows without bound with the depth. A step along such a gradient throws the weights far away from where it "
        "was measured."
    )
    source = "Pascanu, Mikolov & Bengio (2013), On the difficulty of training recurrent neural networks"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if not learning.old_enough(evidence):
            return None
        ended = isinstance(evidence.outcome, Diverged)
        window = trends.recent(evidence.steps, 1.0 if ended and evidence.step < learning.EARLIEST else trends.RECENT)
        norms = trends.by_layer(evidence.steps, "grad_norm")
        whole = learning.gradient_norms(evidence)
        lately, norm = trends.medians(norms[:, window]), trends.median(whole[window])
        ratio = float(lately[0] / lately[-1]) if lately[-1] > 0 else 0.0
        threshold = longest_healthy(evidence.dataset)
        too_long, too_steep = (SETTLED * threshold, SHRUNK) if active else (threshold, GROWN)
        if not (norm > too_long or ratio > too_steep and norm > GROWN_NORM):
            return None
        beyond = threshold if norm > threshold else too_long
        layer = int(np.argmax(np.nan_to_num(lately))) + 1
        numbers = (
            Measured(text("Norm of the whole gradient"), norm, beyond, None, evidence.step),
            Measured(text("Longest gradient"), float(lately[layer - 1]), None, layer, evidence.step),
            Measured(text("Gradient over the output layer's"), ratio, GROWN, 1, evidence.step),
        )
        experiment = evidence.experiment
        remedies = possible(
            cures.initialized(experiment), cures.normalized(experiment), cures.clipped(experiment),
            cures.slower(experiment),
        )  # fmt: skip
        since = trends.since(evidence.steps.step, ~(trends.smoothed(whole) <= too_long))
        finding = self.finding(
            self._severity(evidence), since, numbers, remedies, layer, norm=norm, threshold=threshold,
            settled=SETTLED * threshold, longest=float(lately[layer - 1]), ratio=ratio,
        )  # fmt: skip
        if norm > threshold:
            return finding
        return replace(finding, template=self.template_settling if norm > too_long else self.template_steep)

    @staticmethod
    def _severity(evidence: Evidence) -> Severity:
        regularization = evidence.experiment.regularization
        held = regularization.clip_norm > 0 or regularization.clip_value > 0
        learns = held or learning.learned(evidence)
        return Severity.WARNING if learns and not isinstance(evidence.outcome, Diverged) else Severity.PROBLEM
