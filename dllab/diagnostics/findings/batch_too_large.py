"""Batches so large that an epoch has only a handful of updates, although far fewer examples would agree as well."""

from dllab.diagnostics.changing import possible, remedy, with_rate
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.gradient_noise import gradient_noise
from dllab.diagnostics.loss_left import loss_left
from dllab.diagnostics.trends import change
from dllab.messages import text

SMALLEST = 128  # examples in a batch that may be too many
UPDATES = 4  # an epoch
STEPS, EPOCHS = 50, 20  # a run that has seen every example twenty times should have come far
LEFT, LEFT_STILL = 0.5, 0.4  # of the loss at the start
FALLEN = -0.02  # over the last third of the run: slow progress, but progress; else something else is wrong
# Beyond the noise scale more examples hardly change the gradient: twice that, and half of each batch is in vain.
RATIO, RATIO_STILL = 2.0, 1.0


@detects("batch_too_large")
class BatchTooLarge(Detector):
    """Seen in the training loss; then tested by comparing the gradients of groups of examples."""

    title = text("Batch too large")
    template = text(
        "{left:.0%} of the training loss is left after {epoch:,.0f} epochs. With a batch size of {batch:,} (updates an "
        "epoch: {updates}) most examples are in vain: {scale:,.0f} would point almost the same way."
    )
    template_times = text(
        "The training loss is {left:.3g} times that at the start after {epoch:,.0f} epochs. With a batch size of "
        "{batch:,} (updates an epoch: {updates}) most examples are in vain: {scale:,.0f} would point almost the same "
        "way."
    )
    why = text(
        "The noise of the gradient shrinks only with the square root of the batch, while the work grows with it: once "
        "noise is no longer what limits a step, more examples buy nothing. Small batches take many more steps for the "
        "same work, and their noise tends to lead to minima that generalize better."
    )
    source = text("Masters & Luschi (2018); Keskar et al. (2017), On Large-Batch Training for Deep Learning")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        experiment, curves = evidence.experiment, evidence.evaluations
        batch, updates = evidence.calendar.batch, evidence.calendar.steps_per_epoch
        early = evidence.step < STEPS or evidence.epoch < EPOCHS
        if batch < SMALLEST or updates > UPDATES or early:
            return None
        left = loss_left(evidence)
        fallen = change(curves, "train_loss_eval", 1 / 3)
        if not (left > (LEFT_STILL if active else LEFT) and fallen < FALLEN):
            return None
        noise = gradient_noise(evidence)
        if noise is None or batch / max(noise.scale, 1.0) < (RATIO_STILL if active else RATIO):
            return None
        scale = max(noise.scale, 1.0)
        smaller, faster = max(32, batch // 16), batch / max(32, batch // 16)
        return self.finding(
            Severity.WARNING,
            0,
            (
                Measured(text("Examples in a batch for the gradient's noise scale"), batch / scale, RATIO),
                Measured(text("Updates an epoch"), updates, UPDATES),
                Measured(text("Training loss for that at the start"), left, LEFT, share=True),
            ),
            possible(
                remedy(text("Take batches of {batch}"), experiment, {"training.batch_size": smaller}, batch=smaller),
                with_rate(experiment, text("Raise the learning rate to {rate:g}, with so little noise"), faster**0.5),
            ),
            template=self.template_times if left > 1 else "",
            batch=batch, updates=updates, epoch=evidence.epoch, left=left, scale=scale,
        )  # fmt: skip
