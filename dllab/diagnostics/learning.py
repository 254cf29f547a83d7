"""Whether a run has learned anything, measured against what can be said without looking at the inputs."""

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics import cures, trends
from dllab.diagnostics.bounds import FEW_EXAMPLES
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.per_dataset import longest_healthy
from dllab.training.outcomes import Diverged
from dllab.training.snapshot import Curves

EARLIEST = 50  # steps before which medians over batches say little
EARLIEST_DIVERGED = 3  # steps of a run that ended by diverging: there will be no more
BLOCKED = 0.5  # share of dead units from which on the layer is what stops the gradient
LEARNED = 0.5  # of the baseline's loss, or half the way from the commonest class's accuracy to 1


def old_enough(evidence: Evidence) -> bool:
    """Whether enough has been recorded to judge the gradients of a run."""
    earliest = EARLIEST_DIVERGED if isinstance(evidence.outcome, Diverged) else EARLIEST
    return len(evidence.steps.step) > 0 and evidence.step >= earliest


def first_loss(evidence: Evidence) -> float:
    """The loss over the training sample before the first step."""
    return trends.first(evidence.evaluations, "train_loss_eval")


def loss(evidence: Evidence) -> float:
    """The loss over the training sample lately; NaN where none was finite."""
    return trends.latest(evidence.evaluations, "train_loss_eval")


def baseline(evidence: Evidence) -> float:
    """The loss of the best answer that is the same for every input, or, if smaller or this is unknown, the first loss.

    For cross-entropy that is the entropy of the classes' shares, −Σ p·ln p; for squared error the targets' variance.
    Where all targets are the same, that answer is what is to be learned, and the first loss counts.
    """
    first, constant = first_loss(evidence), evidence.experiment.loss.of_a_constant(evidence.dataset.y_train)
    return min(first, constant or first) if np.isfinite(first) else constant


def learned(evidence: Evidence) -> bool:
    """Whether the run is much better than that answer by now: by its loss or, for classes, by loss and accuracy."""
    lately, constant = loss(evidence), baseline(evidence)
    if lately < LEARNED * constant:
        return True
    if evidence.dataset.task != "classification" or not lately < constant:
        return False
    labels = evidence.dataset.y_train.astype(np.int64)
    commonest = np.bincount(labels).max() / len(labels)
    return trends.latest(evidence.evaluations, "train_accuracy") > commonest + LEARNED * (1 - commonest)


def begins_alike(evidence: Evidence) -> bool:
    """Whether all units of a layer begin with the same weights: a finding of its own, which explains others."""
    return evidence.experiment.network.initializer.alike


def blocked(evidence: Evidence) -> bool:
    """Whether a layer of rectifiers lets hardly any gradient through, because most of its units are dead."""
    dead = trends.medians(trends.by_layer(evidence.layers, "dead")[:, trends.recent(evidence.layers)])
    rectifying = [cures.rectifies(activation) for activation in evidence.experiment.network.activations]
    return bool((dead[:-1][rectifying] > BLOCKED).any())


def left_over(evidence: Evidence, curves: Curves) -> NDArray[np.bool_]:
    """Which buckets end with a step on the few examples that an epoch had left, too few to speak for the data."""
    calendar = evidence.calendar
    _, position, size = calendar.place(np.maximum(curves.step - 1, calendar.stretches[0].step))
    return size - position < min(FEW_EXAMPLES, calendar.batch)


def layer_norms(evidence: Evidence) -> tuple[NDArray[np.int64], trends.Floats]:
    """int64[n], float64[layers, n]: every layer's ‖g‖ at the last step of each bucket.

    Under batch normalization a batch of two is normalized to ±1 whatever its input, and has next to no gradient: of
    steps on what an epoch had left the longest in their bucket stands, and none where they are alone in it.
    """
    curves, norms = evidence.steps, trends.by_layer(evidence.steps, "grad_norm")
    if not evidence.experiment.network.normalization.needs_batch:
        return curves.step, norms
    few = left_over(evidence, curves)
    norms = np.where(few, curves.high[curves.rows("grad_norm")].astype(np.float64), norms)
    kept = ~(few & (np.diff(curves.step, prepend=0) == 1))
    return curves.step[kept], norms[:, kept]


def update_ratios(evidence: Evidence) -> trends.Floats:
    """‖ΔW‖/‖W‖ of one update lately, float64[layers]."""
    curves = evidence.layers
    return trends.medians(trends.by_layer(curves, "update_ratio")[:, trends.recent(curves)])


def gradient_norm(evidence: Evidence) -> float:
    """The length of the whole gradient lately: √Σ‖g_l‖² over the layers."""
    return trends.median(gradient_norms(evidence)[trends.recent(evidence.steps)])


def gradient_norms(evidence: Evidence) -> trends.Floats:
    """The length of the whole gradient, bucket by bucket."""
    norms: trends.Floats = np.sqrt(np.sum(trends.by_layer(evidence.steps, "grad_norm") ** 2, axis=0))
    return norms


def exploded_at_once(evidence: Evidence) -> bool:
    """Whether the gradient was far too long before any update could have made it so."""
    curves = evidence.steps
    first = curves.low[curves.rows("grad_norm")][:, :1].astype(np.float64)  # a bucket may hold later steps as well
    return bool((np.sqrt(np.sum(first**2, axis=0)) > longest_healthy(evidence.dataset)).any())
