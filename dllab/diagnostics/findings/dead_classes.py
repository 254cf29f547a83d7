"""Classes that occur in the validation data and are never predicted: empty columns of the confusion matrix."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.class_weights import weighs_classes, weighted
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.network_size import wider
from dllab.diagnostics.per_dataset import class_counts
from dllab.messages import text
from dllab.training.outputs import scores

STEPS, EPOCHS = 300, 3  # before which every network leaves classes out: it first learns the most common answer
EXAMPLES = 3  # of a class in the validation data; fewer may be missed by chance
REVIVED = 0.05  # predictions for an example of a class, from which on it counts as alive again
RARE = 0.5  # share of an equal share, below which a class is a rare one


@detects("dead_classes")
class DeadClasses(Detector):
    """Seen in the outputs for the validation examples."""

    title = text("Classes never predicted")
    template = text("Not one of {examples} validation examples is taken for {classes}.")
    template_revived = text("Hardly one of {examples} validation examples is taken for {classes}.")
    why = text(
        "A class that is rare, or that lies in the midst of another, costs the mean loss little when it is always "
        "missed, so the network settles for that. Accuracy may be high all the same: it counts examples, not classes."
    )
    source = text("He & Garcia (2009), Learning from imbalanced data")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        dataset, outputs = evidence.dataset, evidence.outputs
        early = evidence.step < STEPS or evidence.epoch < EPOCHS
        if early or dataset.task == "regression" or outputs is None or not np.isfinite(outputs).all():
            return None
        predicted = predictions(outputs, evidence.experiment.output_kind, dataset.targets)
        true = np.bincount(dataset.y_val.astype(np.int64), minlength=dataset.targets)
        most = REVIVED * true if active else np.zeros(len(true))
        dead = np.flatnonzero((true >= EXAMPLES) & (predicted <= most))
        if len(dead) == 0 or (len(dead) == dataset.targets - 1 and not _rare(evidence, dead)):
            return None  # nothing is missing, or nothing is learned, which is another finding
        finding = self.finding(
            Severity.PROBLEM,
            evidence.step,
            (
                Measured(text("Examples of these classes"), float(true[dead].sum())),
                Measured(text("Predictions of these classes"), float(predicted[dead].sum()), 1.0),
            ),
            _remedies(evidence, dead),
            classes=tuple(dataset.classes[k] for k in dead), examples=int(true.sum()),
        )  # fmt: skip
        return replace(finding, template=self.template_revived) if predicted[dead].any() else finding


def predictions(outputs: NDArray[np.float32], kind: str, classes: int) -> NDArray[np.int64]:
    """int64[K]: how many examples are taken for each class, given the linear outputs[N, outputs]."""
    return np.bincount(scores(outputs, kind).argmax(axis=1), minlength=classes)


def _rare(evidence: Evidence, classes: NDArray[np.int64]) -> bool:
    """Whether one of the classes has few training examples."""
    counts = class_counts(evidence.dataset)
    return bool((counts[classes] < RARE * counts.mean()).any())


def _remedies(evidence: Evidence, dead: NDArray[np.int64]) -> tuple[Remedy, ...]:
    experiment, counts = evidence.experiment, class_counts(evidence.dataset)
    rare = _rare(evidence, dead) and not weighs_classes(experiment.loss)
    adam = {"name": "adam", "learning_rate": 0.001}
    return possible(
        weighted(experiment, counts) if rare else None,
        wider(experiment),
        remedy(text("Use Adam with a learning rate of {rate:g}"), experiment, {"optimizer": adam}, rate=0.001),
    )
