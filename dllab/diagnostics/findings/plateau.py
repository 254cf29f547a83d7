"""A place where the loss is flat."""

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import CRAWLING
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.findings.rate_too_small import FULL_RATE, PULL
from dllab.diagnostics.network_size import doubled
from dllab.diagnostics.penalties import held_down
from dllab.diagnostics.residuals import something_is_left
from dllab.experiment import Experiment
from dllab.experiment.varying import seed_after
from dllab.messages import text

EARLIEST = 500  # steps: slow starts are not plateaus
STRETCH = 0.5  # of the run, its last part, over which the loss is looked at
FLAT = 0.01  # change of the loss over that stretch, over its middle value
SLOPING = 0.03  # where it clears
GENTLE = 0.5  # ‖g‖/L: moving the weights by a length of 1 would change the loss by less than half of itself
STEEP = 1.0  # where it clears
DONE = 0.05  # of the baseline's loss, both less the least there can be: below, a flat loss is the aim


@detects("plateau")
class Plateau(Detector):
    """‖g‖/L, and the change of the loss over the last half of the run.

    A batch's gradient is noisy and never quite 0. Silent where only noise is left, for a flat loss is then
    the aim, and where penalties hold the weights down.
    """

    symptom = True
    title = text("Plateau: the loss does not fall")
    template = text(
        "Since step {since:,} the loss has stayed at {loss:.3g}, within {change:.1%}, and the gradient is short: "
        "{norm:.2g}."
    )
    why = text(
        "Near a critical point, where the gradient is 0, steps are short whether it is a minimum or a saddle with a "
        "way down. In many dimensions most of such points far above the smallest loss are saddles, which noise and "
        "momentum leave in time."
    )
    source = "Dauphin et al. (2014), Identifying and attacking the saddle point problem; Goodfellow et al. (2016), 8.2"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        if evidence.step < EARLIEST or len(evidence.evaluations.step) < trends.FEWEST:
            return None
        loss, norm = learning.loss(evidence), learning.gradient_norm(evidence)
        change = abs(trends.change(evidence.evaluations, "train_loss_eval", STRETCH))
        flat, gentle = (SLOPING, STEEP) if active else (FLAT, GENTLE)
        least = evidence.experiment.loss.least(evidence.dataset.y_train)
        undone = loss - least > DONE * (learning.baseline(evidence) - least)
        if not (undone and change < flat and norm < gentle * loss):
            return None
        if self._rate_explains(evidence, norm / loss) or held_down(evidence) is not None:
            return None
        if not something_is_left(evidence):
            return None
        window = trends.recent(evidence.evaluations, STRETCH)
        since = int(evidence.evaluations.step[window][0])
        numbers = (
            Measured(text("Loss"), loss, None, None, evidence.step),
            Measured(text("Change of the loss since then"), change, FLAT, None, since, share=True),
            Measured(text("Norm of the whole gradient over the loss"), norm / loss, GENTLE, None, evidence.step),
        )
        learned = learning.learned(evidence)
        remedies = _settle(evidence.experiment) if learned else _escape(evidence.experiment)
        return self.finding(
            Severity.NOTE if learned else Severity.WARNING,
            since,
            numbers,
            remedies,
            loss=loss,
            change=change,
            norm=norm,
        )

    @staticmethod
    def _rate_explains(evidence: Evidence, pull: float) -> bool:
        """Whether the loss is flat because the updates are short, by a rate that is or has become too small."""
        rate = trends.column(evidence.steps, "learning_rate")[-1]
        if rate < FULL_RATE * evidence.experiment.optimizer.learning_rate:
            return True
        return bool(np.nan_to_num(learning.update_ratios(evidence)).max() < CRAWLING and pull > PULL)


def _escape(experiment: Experiment) -> tuple[Remedy, ...]:
    """Ways off a plateau on which nothing has been learned."""
    adaptive = remedy(
        text("Use Adam, which lengthens steps where gradients are short"),
        experiment,
        {"optimizer": {"name": "adam"}},
    )
    seed = remedy(text("Begin from other random weights"), experiment, {"seed": seed_after(experiment.seed, 1)})
    plain = experiment.optimizer.one_rate
    bolder = adaptive if plain else cures.faster(experiment)
    squashing = any(cures.squashes(activation) for activation in experiment.network.activations)
    rectified = cures.rectified(experiment) if squashing else None
    return possible(
        cures.freed(experiment), cures.initialized(experiment), rectified, bolder, cures.normalized(experiment), seed
    )


def _settle(experiment: Experiment) -> tuple[Remedy, ...]:
    """Ways on from where a run has settled."""
    words = text("Use twice as many units in every hidden layer")
    if experiment.network.convolutions:
        words = text("Use twice as many filters and units")
    wider = remedy(words, experiment, doubled(experiment))
    return possible(cures.slower(experiment), wider)
