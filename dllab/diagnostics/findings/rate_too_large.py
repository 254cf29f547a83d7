"""A learning rate that throws the weights about."""

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import JUMPING
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.penalties import held_down
from dllab.messages import text
from dllab.training.outcomes import Diverged

RISEN = 1.25  # times the first loss: batches of 32 alone move it by less
UNSETTLED = 0.02  # ‖ΔW‖/‖W‖ at which an oscillating loss is the updates' doing
OSCILLATING = 0.5  # spread of the loss over the training sample, over its middle value
STILL = 0.02  # as much of it: what moves the loss so little jumps over nothing, the weights beside it are short
FALLING = -0.1  # change of the loss over the last half of the run below which it still gets better
SHATTERED = 0.3  # ‖ΔW‖/‖W‖ of one early update, after which units were found dead or saturated
BROKEN_UNITS = 0.5  # share of a layer's units
LOST = 0.8  # of the baseline's loss, in a run that had been below half of it
EASE = 0.8  # bounds are weaker by this factor for a finding that shows already


@detects("rate_too_large")
class RateTooLarge(Detector):
    """A loss that has risen, was lost again or oscillates; or units broken by the first updates.

    The updates are compared with the weights: ‖ΔW‖/‖W‖. Silent where the initialization is to blame: where the gradient
    was far too long before the first step, or weights were so short that every update is long beside them; and where it
    is penalties that have made them so short.
    """

    title = text("Learning rate too large")
    template = text(
        "The loss is {loss:.3g}, it began at {first:.3g}, and at step {since:,} one update changed the weights of "
        "layer {layer} by {ratio:.0%} of their length: the steps jump over what they aim for."
    )
    template_times = text(
        "The loss is {loss:.3g}, it began at {first:.3g}, and at step {since:,} one update changed the weights of "
        "layer {layer} by {ratio:.3g} times their length: the steps jump over what they aim for."
    )
    why = text(
        "The gradient says where the loss falls only close to the weights at which it was measured, and beyond twice "
        "the inverse of the curvature a step ends higher than it began. Then the loss rises or oscillates, and one "
        "such step can push units where their slope is 0."
    )
    source = "LeCun, Bottou, Orr & Müller (1998), Efficient BackProp; Goodfellow et al. (2016), section 8.3.1"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if not learning.old_enough(evidence) or learning.learned(evidence):
            return None
        if learning.exploded_at_once(evidence) or learning.begins_alike(evidence):
            return None
        severity = self._severity(evidence, EASE if active else 1.0)
        if severity is None:
            return None
        since, layer, ratio = _first_jump(evidence)
        first, loss = learning.first_loss(evidence), _loss(evidence)
        lately = float(np.nan_to_num(learning.update_ratios(evidence)).max())
        numbers = (
            Measured(text("Loss"), loss, RISEN * first if loss > RISEN * first else None, None, evidence.step),
            Measured(text("Loss before the first step"), first, None, None, 0),
            Measured(text("First large update over the weights' length"), ratio, JUMPING, layer, since),
            Measured(
                text("Update over the weights' length lately"),
                lately,
                JUMPING if lately > JUMPING else None,
                None,
                evidence.step,
            ),
        )
        experiment = evidence.experiment
        remedies = possible(
            cures.slower(experiment, 10.0 if ratio < 10 * SHATTERED else 100.0),
            cures.warmed_up(experiment), cures.clipped(experiment),
        )  # fmt: skip
        return self.finding(
            severity, since, numbers, remedies, layer, self.template_times if ratio > 1 else "",
            loss=loss, first=first, ratio=ratio,
        )  # fmt: skip

    @staticmethod
    def _severity(evidence: Evidence, ease: float) -> Severity | None:
        """How bad it is, or None where the rate is not too large."""
        losses, base, loss = evidence.evaluations, learning.baseline(evidence), _loss(evidence)
        lowest = float(np.min(losses.low[losses.index("train_loss_eval")]))
        updates = float(np.nan_to_num(learning.update_ratios(evidence)).max())
        lost = lowest < learning.LEARNED * base and loss > LOST * ease * base
        if loss > RISEN * ease * learning.first_loss(evidence):
            return Severity.PROBLEM
        if held_down(evidence) is not None:
            return None
        if lost or _shattered(evidence, ease):
            return Severity.PROBLEM
        if isinstance(evidence.outcome, Diverged):
            last = evidence.layers.high[evidence.layers.rows("update_ratio"), -trends.FEWEST :]
            return Severity.PROBLEM if (last > JUMPING * ease).any() else None
        jumps = updates > JUMPING * ease and not _wavering(evidence) < STILL * ease
        return Severity.WARNING if jumps or _oscillates(evidence, updates, ease) else None


def _first_jump(evidence: Evidence) -> tuple[int, int, float]:
    """Step, layer and ‖ΔW‖/‖W‖ of the first update beyond JUMPING, or of the largest where none was."""
    curves = evidence.layers
    updates = np.nan_to_num(curves.high[curves.rows("update_ratio")], nan=0.0, posinf=0.0)
    highest = updates.max(axis=0)
    jumps = np.flatnonzero(highest > JUMPING)
    place = int(jumps[0] if len(jumps) else np.argmax(highest))
    return int(curves.step[place]), int(np.argmax(updates[:, place])) + 1, float(highest[place])


def _loss(evidence: Evidence) -> float:
    """The loss lately, by evaluations or by the batches, whichever is lower.

    Evaluations of a batch-normalized network lag behind its batches at the start.
    """
    return float(np.fmin(learning.loss(evidence), trends.latest(evidence.steps, "train_loss")))


def _shattered(evidence: Evidence, ease: float) -> bool:
    """Whether a jump in the first steps was followed by units that are dead or saturated, and the loss is no better."""
    curves = evidence.layers
    early = curves.step <= learning.EARLIEST * 2
    jumped = curves.high[curves.rows("update_ratio")][:, early] > SHATTERED * ease
    if not jumped.any() or _loss(evidence) < LOST * ease * learning.baseline(evidence):
        return False
    activations, lately = evidence.experiment.network.activations, trends.recent(curves)
    dead = trends.lowest_by_layer(curves, "dead")[:, lately].min(axis=1)
    saturated = trends.medians(trends.by_layer(curves, "saturated")[:, lately])
    broken = [
        dead[i] if cures.rectifies(activation) else saturated[i] if cures.squashes(activation) else 0.0
        for i, activation in enumerate(activations)
    ]
    return any(share > BROKEN_UNITS * ease for share in broken)


def _oscillates(evidence: Evidence, updates: float, ease: float) -> bool:
    if trends.change(evidence.evaluations, "train_loss_eval", 0.5) < FALLING:
        return False
    return updates > UNSETTLED * ease and _wavering(evidence) > OSCILLATING * ease


def _wavering(evidence: Evidence) -> float:
    """The spread of the loss lately over its middle value; NaN where there is too little of it."""
    curves = evidence.evaluations
    lately, row = trends.recent(curves), curves.index("train_loss_eval")
    if len(curves.step[lately]) < trends.FEWEST:
        return float("nan")
    return float(curves.high[row, lately].max() - curves.low[row, lately].min()) / learning.loss(evidence)
