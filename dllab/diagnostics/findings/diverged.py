"""A run in which a number stopped being finite."""

from dataclasses import replace
from typing import Any

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.messages import text
from dllab.training.outcomes import Diverged as Outcome


@detects("diverged")
class Diverged(Detector):
    """Where the first number that is not finite stood."""

    title = text("The run diverged")
    template = text(
        "At step {step:,} a number of layer {layer} became infinite or undefined, in {what}; the last finite loss was "
        "{loss:.3g}."
    )
    template_at_once = text(
        "At step {step:,} a number of layer {layer} became infinite or undefined, in {what}; no loss before it was "
        "finite."
    )
    why = text(
        "Updates that overshoot make weights and gradients grow from step to step until they pass the largest number "
        "a computer can hold. From then on every result is infinite or undefined, so nothing more can be learned."
    )
    source = "Goodfellow, Bengio & Courville (2016), Deep Learning, section 8.2.4"
    immediate = True

    WHAT = {
        "weight": text("its weights"),
        "activation": text("its outputs"),
        "gradient": text("its gradient"),
        "loss": text("the loss"),
    }

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        where = evidence.outcome if isinstance(evidence.outcome, Outcome) else self._in_progress(evidence)
        if where is None:
            return None
        loss = self._last_finite_loss(evidence)
        rates = trends.column(evidence.steps, "learning_rate")
        rate = float(rates[-1]) if len(rates) else evidence.experiment.optimizer.learning_rate
        numbers = (
            Measured(text("First step that is not finite"), where.step, layer=where.layer, step=where.step),
            *((Measured(text("Last finite loss"), loss, step=where.step),) if loss is not None else ()),
            Measured(text("Learning rate"), rate, step=where.step),
        )
        experiment = evidence.experiment
        cause = cures.initialized if learning.exploded_at_once(evidence) else cures.slower
        remedies = possible(
            cause(experiment), cures.clipped(experiment), cures.initialized(experiment), cures.slower(experiment)
        )
        values: dict[str, Any] = {} if loss is None else {"loss": loss}
        finding = self.finding(
            Severity.PROBLEM, where.step, numbers, remedies, where.layer,
            step=where.step, what=self.WHAT[where.what], **values,
        )  # fmt: skip
        return finding if values else replace(finding, template=self.template_at_once)

    @staticmethod
    def _last_finite_loss(evidence: Evidence) -> float | None:
        """Of a batch or, where no step's was finite, of an evaluation before it; None where there was none."""
        for curves, name in ((evidence.steps, "train_loss"), (evidence.evaluations, "train_loss_eval")):
            losses = trends.column(curves, name)
            finite = losses[np.isfinite(losses)]
            if len(finite):
                return float(finite[-1])
        return None

    @staticmethod
    def _in_progress(evidence: Evidence) -> Outcome | None:
        """Where a run that goes on all the same meets numbers that are not finite, as of its last step."""
        if len(evidence.steps.step) == 0:
            return None
        norms = trends.by_layer(evidence.steps, "grad_norm")[:, -1]
        if np.isfinite(trends.column(evidence.steps, "train_loss")[-1]) and np.isfinite(norms).all():
            return None
        broken = np.flatnonzero(~np.isfinite(norms))
        layer, what = (int(broken[-1]) + 1, "gradient") if len(broken) else (len(norms), "loss")
        broken_steps = np.any(~np.isfinite(evidence.steps.last), axis=0)
        return Outcome(trends.since(evidence.steps.step, broken_steps), layer, what)
