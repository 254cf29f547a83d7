"""The validation loss rises while the training loss goes on falling."""

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.trends import column, first, latest
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.outcomes import EarlyStopped
from dllab.training.snapshot import Curves

SMOOTHED = 3  # evaluations whose median counts: one that sticks out is the noise of the last batch
FEWEST = 12  # evaluations before which nothing can be called a trend
# How much of what validation had gained since the start it has given back. Prechelt (1998) stops at 5 … 10 % "loss of
# generality"; a tenth of the gain is above what evaluations jitter by in runs that do well.
GIVEN_BACK = 0.1
STILL = 0.05
RISEN, RISEN_STILL = 0.05, 0.025  # over the lowest validation loss: Prechelt's own "generalization loss"
SEVERE = 0.5
GAP = 1.5  # times the training loss: without such a gap a rise is a bad step, not overfitting
GAP_STILL = 1.25
PATIENCE = 0.5  # of the epochs that the best validation loss took: time enough to come back, little enough to gain
# On 30 and on 100 noisy points it held the validation loss at its lowest at every seed; weight decay of 0.1 and dropout
# let it rise as before.
L2 = 0.02
MOST_DATA = 20_000  # examples: more of them take longer to draw and to evaluate than one waits for
ACCURACY_GAP = 0.05  # where accuracies are as close as this, only the confidence is wrong, not the answers


@detects("overfitting")
class Overfitting(Detector):
    """Seen in the evaluations, up to the step whose weights the network has: early stopping may have gone back."""

    title = text("Overfitting")
    template = text(
        "Since step {best_step:,} the validation loss has risen from {best:.3g} to {now:.3g}, while the training loss "
        "fell from {train_then:.3g} to {train_now:.3g}."
    )
    why = text(
        "The network has enough freedom to learn the noise and accidents of the training examples, and what it learns "
        "of them does not hold for others. The weights at the lowest validation loss are the better ones."
    )
    source = text("Prechelt (1998), Early Stopping: But When?; Goodfellow, Bengio & Courville (2016), chapter 7")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        curves = _of_these_weights(evidence)
        if len(curves.step) < FEWEST or "val_loss" not in curves.names:
            return None
        validation = _smoothed(column(curves, "val_loss"))
        training = _smoothed(column(curves, "train_loss_eval"))
        if not (np.isfinite(validation).any() and np.isfinite(training[-1])):
            return None
        best = int(np.nanargmin(validation))
        gained = first(curves, "val_loss") - validation[best]
        given_back = (validation[-1] - validation[best]) / gained if gained > 0 else 0.0
        gap = validation[-1] / max(training[-1], 1e-12)
        risen = validation[-1] > (1 + (RISEN_STILL if active else RISEN)) * validation[best]
        rises = risen and given_back > (STILL if active else GIVEN_BACK) and gap > (GAP_STILL if active else GAP)
        if not (rises and training[-1] < training[best]):
            return None
        return self.finding(
            Severity.PROBLEM if given_back > SEVERE and _answers_differ(evidence) else Severity.WARNING,
            int(curves.step[best]),
            (
                Measured(text("Share of the gain that is lost"), given_back, GIVEN_BACK, share=True),
                Measured(text("Validation loss over the training loss"), gap, GAP),
                Measured(text("Lowest validation loss"), validation[best], step=int(curves.step[best])),
                Measured(text("Validation loss"), validation[-1], step=evidence.step),
                Measured(text("Training loss"), training[-1], step=evidence.step),
            ),
            _remedies(evidence, curves.step[best] / evidence.step * evidence.epoch),
            best_step=int(curves.step[best]), best=validation[best], now=validation[-1],
            train_then=training[best], train_now=training[-1],
        )  # fmt: skip


def _of_these_weights(evidence: Evidence) -> Curves:
    """The evaluations up to the one of the weights that the network has now."""
    stopped, curves = evidence.outcome, evidence.evaluations
    if isinstance(stopped, EarlyStopped) and evidence.experiment.early_stopping.restore_best:
        return curves.until(stopped.best_step)
    return curves


def _smoothed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The running median of each value and those before it; the first ones stand for themselves."""
    windows = np.lib.stride_tricks.sliding_window_view(values, SMOOTHED)
    return np.concatenate([values[: SMOOTHED - 1], np.median(windows, axis=1)])


def _answers_differ(evidence: Evidence) -> bool:
    """Whether validation examples are answered worse as well, not only with misplaced confidence."""
    curves = evidence.evaluations
    if "val_accuracy" not in curves.names:
        return True
    return latest(curves, "train_accuracy") - latest(curves, "val_accuracy") > ACCURACY_GAP


def _remedies(evidence: Evidence, best_epoch: float) -> tuple[Remedy, ...]:
    experiment = evidence.experiment
    patience = max(round(PATIENCE * best_epoch), 5)
    stop = {"early_stopping.patience": patience, "early_stopping.metric": "val_loss"}
    stopped = text("Stop early: patience {patience}")
    penalty = max(10 * experiment.regularization.l2, L2)
    dropout = 0.2 if max(experiment.network.dropouts, default=0.0) < 0.2 else 0.5
    shrunk = text("Add an L2 penalty of {penalty:g}")
    return possible(
        None if experiment.early_stopping.patience else remedy(stopped, experiment, stop, patience=patience),
        _more_data(experiment, evidence.layout.parameter_count),
        remedy(shrunk, experiment, {"regularization.l2": penalty}, penalty=penalty),
        remedy(text("Add dropout of {share:.0%}"), experiment, {"network.dropout": dropout}, share=dropout),
    )


def _more_data(experiment: Experiment, parameters: int) -> Remedy | None:
    """As many examples as the network has parameters, by which it learns them by heart, or four times as many if more.

    Of 30 noisy points, four times and ten times as many were learned by heart as well, and the validation loss rose
    higher than without. Where the dataset holds fewer, four times as many will do.
    """
    now = getattr(experiment.dataset, "samples", 0)
    digits = 10 ** max(len(str(parameters)) - 2, 0)
    enough = min(-(-parameters // digits) * digits, MOST_DATA)
    template = text("Take more data: {samples:,} examples")
    asked = (max(enough, 4 * now), 4 * now) if now else ()
    found = (remedy(template, experiment, {"dataset.samples": samples}, samples=samples) for samples in asked)
    return next(filter(None, found), None)
