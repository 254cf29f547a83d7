"""A place where the loss curves down, and the gradient is too short to tell."""

import numpy as np

from dllab.diagnostics import learning
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.experiment import Experiment
from dllab.messages import text

NEGATIVE = 0.1  # −λmin over the largest |λ|: what lies nearer to 0 may be rounding, or a valley's flat floor
LESS_NEGATIVE = 0.05  # where it clears
SHORT = 0.5  # ‖g‖/|λmin|: within so short a way, along the right direction, curvature gains as much as the gradient
LONGER = 1.0  # where it clears
DONE = 0.05  # of the baseline's loss: below, nothing is to be gained
MOMENTUM, NOISE = 0.9, 0.01


@detects("saddle")
class Saddle(Detector):
    """λmin of the Hessian of the training loss against its largest |λ|, and ‖g‖ of the batches against |λmin|.

    Only where the experiment has its curvature measured.
    """

    title = text("A saddle: there are ways down")
    template = text(
        "At step {measured:,} the gradient is short, {norm:.2g}, and the smallest curvature is {lowest:.2g}: this is "
        "a saddle, not a minimum. At least {negative:,.0f} directions lead down from it."
    )
    why = text(
        "Where the gradient is 0 a negative eigenvalue of the Hessian means that the loss falls along its eigenvector, "
        "either way. Plain descent leaves such a place slowly, by 1 + η|λ| a step, and noise or momentum sooner."
    )
    source = "Dauphin et al. (2014), Identifying and attacking the saddle point problem"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        curves = evidence.curvature
        if not len(curves.step) or not len(evidence.evaluations.step):
            return None
        largest, lowest, negative = (
            float(curves.last[curves.index(name), -1])
            for name in ("sharpness", "lowest_curvature", "negative_directions")
        )
        scale, measured = max(abs(largest), abs(lowest)), int(curves.step[-1])
        loss, norm = learning.loss(evidence), learning.gradient_norm(evidence)
        share, short = (LESS_NEGATIVE, LONGER) if active else (NEGATIVE, SHORT)
        if not np.isfinite(scale) or loss < DONE * learning.baseline(evidence):
            return None
        if not (lowest < -share * scale and norm < -short * lowest):
            return None
        numbers = (
            Measured(text("Smallest eigenvalue of the Hessian"), lowest, -NEGATIVE * scale, None, measured),
            Measured(text("Largest eigenvalue of the Hessian"), largest, None, None, measured),
            Measured(text("Directions that lead down, at least"), negative, None, None, measured),
            Measured(text("Norm of the whole gradient"), norm, -SHORT * lowest, None, evidence.step),
        )
        return self.finding(
            Severity.WARNING, measured, numbers, _ways_down(evidence.experiment),
            measured=measured, norm=norm, lowest=lowest, negative=max(negative, 1.0),
        )  # fmt: skip


def _ways_down(experiment: Experiment) -> tuple[Remedy, ...]:
    """What leaves a saddle at once, or sooner."""
    optimizer = experiment.optimizer
    plain = optimizer.name == "sgd" and not getattr(optimizer, "momentum", 1.0)
    return possible(
        Remedy(text("Step along the most negative direction"), {}, experiment, escapes=True),
        remedy(text("Add momentum of {beta:g}"), experiment, {"optimizer.momentum": MOMENTUM}, beta=MOMENTUM)
        if plain
        else None,
        None
        if experiment.regularization.gradient_noise
        else remedy(
            text("Add gradient noise of {noise:g}"), experiment, {"regularization.gradient_noise": NOISE}, noise=NOISE
        ),
        None if plain else remedy(text("Begin from other random weights"), experiment, {"seed": experiment.seed + 1}),
    )
