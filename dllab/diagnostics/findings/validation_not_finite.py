"""A validation loss that is not finite, while the training goes well."""

from dataclasses import dataclass, replace

import numpy as np

from dllab.datasets import Dataset
from dllab.diagnostics import trends
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.per_dataset import once_a_dataset
from dllab.messages import text

FAR = 10.0  # times the largest size of a feature in training: no split at random puts an example there


@dataclass(frozen=True)
class Farthest:
    """The validation input that is farthest out.

    feature: its column. value: in own units. times: how many times as far from 0 as any of that feature in training.
    """

    feature: int
    value: float
    times: float


@once_a_dataset
def farthest(dataset: Dataset) -> Farthest:
    """Of a dataset with validation examples."""
    usual = np.maximum(np.abs(dataset.x_train.astype(np.float64)).max(axis=0), np.finfo(np.float32).tiny)
    times = np.abs(dataset.x_val.astype(np.float64)) / usual
    row, feature = np.unravel_index(int(np.argmax(times)), times.shape)
    with np.errstate(over="ignore"):
        value = float(dataset.original(dataset.x_val[row : row + 1])[0, feature])
    return Farthest(int(feature), value, float(times[row, feature]))


@detects("validation_not_finite")
class ValidationNotFinite(Detector):
    """Seen in the evaluations, and then in the validation inputs."""

    title = text("The validation loss is not finite")
    template = text(
        "Since step {since:,} the validation loss is infinite or undefined, while the training loss is {loss:.3g}: for "
        "some validation examples the numbers of the network pass the largest that a computer can hold."
    )
    template_far = text(
        "Since step {since:,} the validation loss is infinite or undefined, while the training loss is {loss:.3g}. In "
        "the validation set {feature} has the value {value:.3g}, {times:.2g} times as far out as any in training: is "
        "that a mark for a missing value?"
    )
    why = text(
        "A network answers an input far from all that it was trained on with numbers that are as far from all others, "
        "and beyond about 3·10³⁸ they are infinite. Such a loss counts as the worst there is: it never is an "
        "improvement, neither for early stopping nor for the schedule."
    )
    source = text("Goodfellow, Bengio & Courville (2016), Deep Learning, section 4.1: overflow and underflow")
    immediate = True

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        curves, dataset = evidence.evaluations, evidence.dataset
        if "val_loss" not in curves.names or not len(curves.step) or not len(dataset.x_val):
            return None
        validation, loss = (float(trends.column(curves, name)[-1]) for name in ("val_loss", "train_loss_eval"))
        if np.isfinite(validation) or not np.isfinite(loss):
            return None
        found = farthest(dataset)
        numbers = (
            Measured(text("Training loss"), loss, step=int(curves.step[-1])),
            Measured(text("Farthest validation input over the farthest in training"), found.times, FAR),
        )
        finding = self.finding(
            Severity.WARNING, trends.since(curves.step, ~np.isfinite(trends.column(curves, "val_loss"))), numbers,
            loss=loss, feature=dataset.features[found.feature], value=found.value, times=found.times,
        )  # fmt: skip
        return replace(finding, template=self.template_far) if found.times > FAR else finding
