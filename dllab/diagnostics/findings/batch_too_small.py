"""Batches so small that the noise of the gradient undoes what each step gains."""

import numpy as np

from dllab.diagnostics.changing import possible, remedy, with_rate
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.gradient_noise import gradient_noise
from dllab.diagnostics.loss_left import loss_left
from dllab.diagnostics.trends import change, column, median, recent
from dllab.experiment import Experiment
from dllab.messages import text

LARGEST = 16  # examples in a batch that may be too few
STEPS = 300
LATELY = 1 / 3  # of the run
LEFT, LEFT_STILL = 0.25, 0.15  # of the loss at the start; a run that came lower than that is doing well
FALLEN, FALLEN_STILL = -0.1, -0.2  # a loss that falls faster than that is on its way
JITTER, JITTER_STILL = 0.01, 0.005  # of the loss, from evaluation to evaluation: a loss that does not move is no noise
# McCandlish et al. (2018) put the best trade of time for examples at a batch as large as the noise scale.
NOISE, NOISE_STILL = 8.0, 4.0


@detects("batch_too_small")
class BatchTooSmall(Detector):
    """Seen in the training loss; then tested by comparing the gradients of groups of examples."""

    title = text("Batch too small")
    template = text(
        "The training loss wavers by {jitter:.1%} from evaluation to evaluation instead of falling. With a batch size "
        "of {batch}, the noise in a gradient outweighs the signal {ratio:,.0f} times."
    )
    template_times = text(
        "The training loss wavers by {jitter:.3g} times its own height from evaluation to evaluation instead of "
        "falling. With a batch size of {batch}, the noise in a gradient outweighs the signal {ratio:,.0f} times."
    )
    why = text(
        "The gradient of a batch is the true one plus noise, whose variance is that of one example divided by the "
        "batch size. Where noise outweighs the gradient, steps go nearly anywhere, and the loss hovers at a height "
        "that grows with learning rate divided by batch size."
    )
    source = text("McCandlish, Kaplan & Amodei (2018), An Empirical Model of Large-Batch Training; Smith et al. (2018)")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        experiment, curves = evidence.experiment, evidence.evaluations
        batch = min(experiment.training.batch_size, len(evidence.dataset.x_train))
        if batch > LARGEST or evidence.step < STEPS:
            return None
        left = loss_left(evidence)
        fallen = change(curves, "train_loss_eval", LATELY)
        jitter = _jitter(evidence)
        stalls = left > (LEFT_STILL if active else LEFT) and fallen > (FALLEN_STILL if active else FALLEN)
        if not (stalls and jitter > (JITTER_STILL if active else JITTER)):
            return None
        noise = gradient_noise(evidence)
        ratio = min(noise.scale / batch, 1e6) if noise else 0.0  # beyond that there is no signal to speak of
        if ratio < (NOISE_STILL if active else NOISE):
            return None
        return self.finding(
            Severity.WARNING,
            int(curves.step[recent(curves, LATELY)][0]),
            (
                Measured(text("Noise for signal in the gradient of a batch"), ratio, NOISE),
                Measured(text("Wavering of the training loss"), jitter, JITTER, share=True),
                Measured(text("Change of the training loss in the last third"), fallen, FALLEN, share=True),
                Measured(text("Training loss for that at the start"), left, LEFT, share=True),
            ),
            _remedies(experiment, len(evidence.dataset.x_train)),
            template=self.template_times if jitter > 1 else "", jitter=jitter, batch=batch, ratio=ratio,
        )  # fmt: skip


def _jitter(evidence: Evidence) -> float:
    """The deviation of the evaluated training loss from one evaluation to the next, for its middle."""
    curves = evidence.evaluations
    values = column(curves, "train_loss_eval")[recent(curves, LATELY)]
    middle = median(values)
    return float(np.std(np.diff(values)) / np.sqrt(2)) / middle if len(values) > 2 and middle > 0 else 0.0


def _remedies(experiment: Experiment, count: int) -> tuple[Remedy, ...]:
    larger = min(max(32, 8 * experiment.training.batch_size), count)
    schedule = {"schedule": "cosine"} if experiment.schedule.name == "constant" else {}
    return possible(
        remedy(text("Take batches of {batch}"), experiment, {"training.batch_size": larger}, batch=larger),
        with_rate(
            experiment, text("Lower the learning rate to {rate:g}: smaller steps average over more examples"), 0.1
        ),
        remedy(text("Let the learning rate fall along a cosine, and the noise with it"), experiment, schedule),
    )
