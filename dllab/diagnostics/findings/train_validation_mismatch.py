"""Validation inputs that are distributed differently from those trained on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.per_dataset import once_a_dataset, sample
from dllab.messages import text

# Kolmogorov & Smirnov's distance: the share of the examples that would have to move. Below a fifth it hardly matters,
DISTANCE = 0.2
SEVERE = 0.5
CHANCE = 1e-3  # and it must be too large for chance, whichever of the features it was found in.
COMPARED = 16  # features whose distributions are compared in full: those whose mean or deviation differs the most
LEAST = 1e-3  # of the training deviation, below which a feature does not vary in validation
NOISE = 0.1  # of standardized inputs, a tenth of their spread


@dataclass(frozen=True)
class Mismatch:
    """The feature that differs most.

    distance: Kolmogorov & Smirnov's. chance: the largest that chance explains. shift: of the mean, in deviations.
    """

    feature: int
    distance: float
    chance: float
    shift: float


@once_a_dataset
def mismatch(dataset: Dataset) -> Mismatch | None:
    """How training and validation inputs differ; None where there are none to compare.

    D = max |F_train − F_val|;   chance: √(−½ ln(α/2))·√((n + m)/nm), α shared out among the features.
    Source: Smirnov (1948); Bonferroni's correction.
    """
    if len(dataset.x_val) == 0:
        return None
    x, y = sample(dataset.x_train), sample(dataset.x_val)
    mean, deviation = x.mean(axis=0), np.maximum(x.std(axis=0), np.finfo(np.float32).eps * np.abs(x).max(axis=0))
    deviation[deviation == 0] = 1.0
    shift = (y.mean(axis=0) - mean) / deviation
    widened = np.abs(np.log(np.maximum(y.std(axis=0), LEAST * deviation) / deviation))
    chosen = np.argsort(-np.maximum(np.abs(shift), widened))[:COMPARED]
    distances = [_distance(x[:, feature], y[:, feature]) for feature in chosen]
    most = int(np.argmax(distances))
    n, m, alpha = len(x), len(y), CHANCE / x.shape[1]
    chance = float(np.sqrt(-0.5 * np.log(alpha / 2) * (n + m) / (n * m)))
    return Mismatch(int(chosen[most]), distances[most], chance, float(shift[chosen[most]]))


def _distance(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """max |F_a − F_b| over the values of both."""
    both, a, b = np.concatenate([a, b]), np.sort(a), np.sort(b)
    share_a = np.searchsorted(a, both, side="right") / len(a)
    share_b = np.searchsorted(b, both, side="right") / len(b)
    return float(np.abs(share_a - share_b).max())


@detects("train_validation_mismatch")
class TrainValidationMismatch(Detector):
    """Seen in the inputs alone."""

    title = text("Training and validation data differ")
    template = text(
        "The values of {feature} are distributed differently in training and validation: {distance:.0%} of the "
        "examples lie elsewhere, and their mean is off by {shift:.2g} deviations."
    )
    why = text(
        "What is learned holds where the training examples lie; elsewhere the network extrapolates, and its validation "
        "loss says little about fit or overfitting. Usually the data were split along time, source or class instead of "
        "at random, or were scaled apart."
    )
    source = text("Quiñonero-Candela et al. (2009), Dataset Shift in Machine Learning")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        experiment, found = evidence.experiment, mismatch(evidence.dataset)
        if found is None or found.distance < max(DISTANCE, found.chance):
            return None
        seed = experiment.seed + 1
        return self.finding(
            Severity.PROBLEM if found.distance >= SEVERE else Severity.WARNING,
            0,
            (
                Measured(
                    text("Kolmogorov–Smirnov distance"), found.distance, max(DISTANCE, found.chance), share=True
                ),
                Measured(text("Shift of the mean, in deviations"), found.shift),
            ),
            possible(
                remedy(
                    text("Draw the validation data as the training data are drawn"),
                    experiment, {"dataset.mismatch": "none"},
                ),
                remedy(text("Split the data anew, with seed {seed}"), experiment, {"seed": seed}, seed=seed),
                remedy(
                    text("Add noise of {noise:g} to the inputs, to rely less on exact values"),
                    experiment, {"augmentation.noise": NOISE}, noise=NOISE,
                ),
                remedy(
                    text("Add weight decay of {decay:g}, for a smoother function beyond the examples"),
                    experiment, {"regularization.weight_decay": 0.01}, decay=0.01,
                ),
            ),
            feature=evidence.dataset.features[found.feature], distance=found.distance, shift=found.shift,
        )  # fmt: skip
