"""A schedule that has lowered the learning rate to nothing while steps are left."""

import numpy as np

from dllab.diagnostics import trends
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.messages import text

NOTHING = 1e-4  # of the optimizer's rate: 10,000 such steps go as far as one
SOMETHING = 3e-4  # where it clears
LEAST = 0.02  # of the run: every schedule may be at 0 in its last steps
AHEAD = 256  # points at which the rest of the schedule is looked at


@detects("schedule_at_zero")
class ScheduleAtZero(Detector):
    """The rate of the last step over the optimizer's, past the warm-up, if the schedule never raises it again."""

    title = text("The schedule has reached zero")
    template = text(
        "Since step {since:,} the learning rate is next to nothing, now {share:.1e} of what it was set to: {idle:,} of "
        "{total:,} steps change nothing."
    )
    why = text(
        "The schedule multiplies the learning rate by a factor that has become next to nothing, so every update "
        "is too. A decay is meant to end with the run, not long before it."
    )
    source = "Loshchilov & Hutter (2017), SGDR; Goodfellow et al. (2016), section 8.3.1"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        schedule, base = evidence.experiment.schedule, evidence.experiment.optimizer.learning_rate
        total = max(evidence.calendar.end, evidence.step)
        rates = trends.column(evidence.steps, "learning_rate")
        if evidence.step <= schedule.warmup_steps or len(rates) == 0:
            return None
        share = float(rates[-1]) / base
        bound = SOMETHING if active else NOTHING
        if not share < bound or self._rises_again(evidence, bound * base):
            return None
        since = trends.since(evidence.steps.step, rates < bound * base)
        if total - since < LEAST * total:
            return None
        numbers = (
            Measured(text("Learning rate over what it was set to"), share, NOTHING, None, evidence.step),
            Measured(text("Steps at such a rate, by the end of the run"), total - since, LEAST * total, None, since),
        )
        constant = remedy(text("Keep the learning rate constant"), evidence.experiment, {"schedule": "constant"})
        cosine = remedy(
            text("Use a cosine schedule, which lasts as long as the run"), evidence.experiment, {"schedule": "cosine"}
        )
        return self.finding(
            Severity.WARNING, since, numbers, possible(constant, cosine),
            share=share, idle=total - since, total=total,
        )  # fmt: skip

    @staticmethod
    def _rises_again(evidence: Evidence, bound: float) -> bool:
        """Whether the plan for the remaining steps goes back above `bound`, having been below it by now.

        A schedule that listens to the losses is above it by plan all the time: what it has lowered it does not raise.
        """
        experiment, calendar = evidence.experiment, evidence.calendar
        steps = np.linspace(evidence.step - 1, calendar.end - 1, AHEAD).astype(np.int64)
        plan = calendar.rates(experiment.schedule, experiment.optimizer.learning_rate, steps)
        return bool(plan[0] < bound and plan[1:].max() > bound)
