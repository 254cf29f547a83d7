"""How far the training loss has come down."""

from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.trends import first, latest


def loss_left(evidence: Evidence) -> float:
    """The training loss lately for that before the first step; 0 where there was nothing to lose."""
    start = first(evidence.evaluations, "train_loss_eval")
    return latest(evidence.evaluations, "train_loss_eval") / start if start != 0 else 0.0
