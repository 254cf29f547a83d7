"""A learning rate that hardly moves the weights."""

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import CRAWLING
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.residuals import something_is_left
from dllab.messages import text

MOVING = 4e-5  # where it clears
USUAL = 1e-3  # ‖ΔW‖/‖W‖ at which most networks train well
RISEN = 1.05  # of the first loss: beyond, the updates are short because the weights have become long
PULL = 0.01  # ‖g‖/L below which it is the gradient that is small: a plateau
FULL_RATE = 0.1  # of the optimizer's rate: below, the schedule has lowered it
WHOLE_RUN = 0.1  # of the weights' length that all the run's updates together would change
MOST = 1e4  # times that a rate is raised at once


@detects("rate_too_small")
class RateTooSmall(Detector):
    """‖ΔW‖/‖W‖ of the layer that moves most, in a run that has not learned although there is a gradient.

    However long it has crawled: the loss may have come down a little. Silent where only noise is left to be learned.
    """

    title = text("Learning rate too small")
    template = text(
        "An update changes no layer by more than {ratio:.1e} of its weights' length, and after {step:,} steps the loss "
        "has only gone from {first:.3g} to {loss:.3g}."
    )
    why = text(
        "A step goes as far as the learning rate times the gradient, or with Adam and its kin about as far as the rate "
        "itself. Where each changes the weights by much less than a thousandth, no number of steps that one would wait "
        "for changes what the network computes."
    )
    source = "Bengio (2012), Practical Recommendations; Goodfellow et al. (2016), section 8.3.1"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if evidence.step < 2 * learning.EARLIEST or not self._at_full_rate(evidence):
            return None
        ratios = np.nan_to_num(learning.update_ratios(evidence))
        ratio, layer = float(ratios.max()), int(np.argmax(ratios)) + 1
        first, loss = learning.first_loss(evidence), learning.loss(evidence)
        pull = learning.gradient_norm(evidence) / loss if loss > 0 else 0.0
        crawls = ratio < (MOVING if active else CRAWLING)
        if not (crawls and loss < RISEN * first and pull > PULL) or learning.blocked(evidence):
            return None
        if learning.learned(evidence) or not something_is_left(evidence):
            return None
        numbers = (
            Measured(text("Largest update over the weights' length"), ratio, CRAWLING, layer, evidence.step),
            Measured(text("Loss"), loss, learning.LEARNED * learning.baseline(evidence), None, evidence.step),
            Measured(text("Loss before the first step"), first, None, None, 0),
        )
        factor = 10.0 ** np.round(np.log10(np.clip(USUAL / max(ratio, USUAL / MOST), 10.0, MOST)))
        experiment = evidence.experiment
        remedies = possible(
            cures.faster(experiment, factor), cures.faster(experiment, np.sqrt(factor)) if factor > 10 else None
        )
        never = ratio * evidence.calendar.end < WHOLE_RUN
        return self.finding(
            Severity.PROBLEM if never else Severity.WARNING, 1, numbers, remedies,
            ratio=ratio, step=evidence.step, first=first, loss=loss,
        )  # fmt: skip

    @staticmethod
    def _at_full_rate(evidence: Evidence) -> bool:
        """Whether the schedule is past its warm-up and has not lowered the rate."""
        experiment, rate = evidence.experiment, trends.column(evidence.steps, "learning_rate")[-1]
        warmed = evidence.step > experiment.schedule.warmup_steps
        return bool(warmed and rate >= FULL_RATE * experiment.optimizer.learning_rate)
