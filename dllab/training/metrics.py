"""How good a network's outputs are, in the numbers people expect: pure functions of outputs and targets.

They are scikit-learn's, bit for bit, without the half second of a core that it takes to import. What is undefined, for
want of examples, is None; what is asked of outputs that are not finite is NaN.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.decisions import Decision
from dllab.training.outputs import among_two, confusion_counts, predicted_classes, scores

POINTS = 500  # of a curve that is drawn, at most


@dataclass(frozen=True, eq=False)
class Sweep:
    """One class against the rest, for every threshold that its score could be compared with.

    thresholds: float64[n], the distinct scores, falling; true_positives, false_positives: int64[n], how many examples
    of the class and of the rest score at least as much. auc: area under the ROC curve; average_precision: Σ (Rₙ −
    Rₙ₋₁)·Pₙ over the thresholds. Both are None where all examples or none are of the class.
    """

    thresholds: NDArray[np.float64]
    true_positives: NDArray[np.int64]
    false_positives: NDArray[np.int64]
    auc: float | None
    average_precision: float | None

    @property
    def positives(self) -> int:
        """Examples of the class."""
        return int(self.true_positives[-1])

    @property
    def negatives(self) -> int:
        """Examples of the rest."""
        return int(self.false_positives[-1])

    def at_threshold(self, threshold: float) -> Decision:
        """Take for positive what scores above `threshold`: an output that is undecided at 0.5 is not."""
        above = int(np.searchsorted(-self.thresholds, -threshold, side="left"))
        tp, fp = (int(count[above - 1]) if above else 0 for count in (self.true_positives, self.false_positives))
        return Decision(tp, fp, self.positives - tp, self.negatives - fp)

    def roc(self) -> NDArray[np.float64]:
        """float64[≤ 500, 3]: false positive rate, true positive rate, threshold; from (0, 0, ∞) to (1, 1, least)."""
        rows = _thinned(len(self.thresholds))
        columns = (
            self.false_positives[rows] / max(self.negatives, 1),
            self.true_positives[rows] / max(self.positives, 1),
            self.thresholds[rows],
        )
        return np.vstack([[0.0, 0.0, np.inf], np.column_stack(columns)])

    def precision_recall(self) -> NDArray[np.float64]:
        """float64[≤ 500, 3]: recall, precision, threshold; thresholds fall as recall grows."""
        rows = _thinned(len(self.thresholds))
        found = self.true_positives[rows]
        precision = found / (found + self.false_positives[rows])
        return np.column_stack([found / max(self.positives, 1), precision, self.thresholds[rows]])


@dataclass(frozen=True)
class ClassMetrics:
    """One class against the rest. support: examples of it; None: it neither occurs nor is predicted.

    sweep: None where nothing could be compared with a threshold.
    """

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    support: int
    sweep: Sweep | None

    @property
    def auc(self) -> float | None:
        return self.sweep.auc if self.sweep else None

    @property
    def average_precision(self) -> float | None:
        return self.sweep.average_precision if self.sweep else None

    def as_table(self) -> dict[str, Any]:
        """Plain values."""
        values = {name: getattr(self, name) for name in ("precision", "recall", "f1", "support")}
        return {"class": self.name, **values, "auc": self.auc, "average_precision": self.average_precision}


@dataclass(frozen=True)
class Classification:
    """Of `examples` examples: confusion[true][predicted] counts; the predicted class has the largest output.

    top2_error: the share whose class is not among the two largest outputs, for three classes or more.
    """

    examples: int
    accuracy: float | None
    top2_error: float | None
    confusion: tuple[tuple[int, ...], ...]
    classes: tuple[ClassMetrics, ...]

    def macro(self, name: str) -> float | None:
        """The mean of "precision", "recall", "f1", "auc" or "average_precision" over the classes that have it."""
        values = [value for one in self.classes if (value := getattr(one, name)) is not None]
        return float(np.mean(values)) if values else None

    @property
    def positive(self) -> Sweep | None:
        """Of two classes the second against the first."""
        return self.classes[1].sweep if len(self.classes) == 2 else None

    def as_table(self) -> dict[str, Any]:
        """Plain values; with two classes "auc" and "average_precision" are those of the second, else macro means."""
        names = ("precision", "recall", "f1")
        overall = self.classes[1] if len(self.classes) == 2 else None
        ranking = {
            name: getattr(overall, name) if overall else self.macro(name) for name in ("auc", "average_precision")
        }
        return {
            "examples": self.examples,
            "accuracy": self.accuracy,
            "top2_error": self.top2_error,
            **ranking,
            "macro": {name: self.macro(name) for name in names},
            "classes": [one.as_table() for one in self.classes],
            "confusion": [list(row) for row in self.confusion],
        }


@dataclass(frozen=True)
class Fit:
    """Coefficient of determination, mean absolute error and root mean squared error of one output.

    Errors are in the units in which the targets were measured.
    """

    r2: float | None
    mae: float | None
    rmse: float | None


@dataclass(frozen=True)
class Regression:
    """Of `examples` examples: each output's fit, and the means over the outputs."""

    examples: int
    mean: Fit
    outputs: tuple[Fit, ...]

    def as_table(self) -> dict[str, Any]:
        """Plain values; "outputs" only where there are several."""
        several = {"outputs": [asdict(fit) for fit in self.outputs]} if len(self.outputs) > 1 else {}
        return {"examples": self.examples, **asdict(self.mean), **several}


Metrics = Classification | Regression


def measure(outputs: NDArray[np.float32], y: NDArray[Any], dataset: Dataset, kind: str) -> Metrics:
    """What the outputs for some of a dataset's examples are worth.

    outputs: float32[N, outputs], before the loss's softmax or sigmoid; y: int64[N] classes or float32[N, columns], as
    in `dataset`, of which only task, names and the targets' scale are read; kind: the loss's `output_activation`.
    """
    if dataset.task == "regression":
        return _regression(outputs, y, dataset.target_scale)
    names = dataset.classes or tuple(str(number) for number in range(dataset.targets))
    return _classification(outputs, np.asarray(y, np.int64), names, kind)


def sweep(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> Sweep:
    """Every threshold of `score`, float64[N], finite, N > 0; `positive` marks the examples of the class.

    As scikit-learn counts, bit for bit, which looks at its arguments for twenty times as long.
    """
    falling = np.argsort(score, kind="stable")[::-1]
    ordered = score[falling]
    last = np.append(np.flatnonzero(np.diff(ordered)), len(score) - 1)  # of the examples that share a score
    thresholds, right = ordered[last], np.cumsum(positive[falling], dtype=np.int64)[last]
    wrong = 1 + last - right
    if not (right[-1] and wrong[-1]):
        return Sweep(thresholds, right, wrong, None, None)
    area = np.trapezoid(np.append(0.0, right / right[-1]), np.append(0.0, wrong / wrong[-1]))
    recall, precision = np.append((right / right[-1])[::-1], 0.0), (right / (right + wrong))[::-1]
    return Sweep(thresholds, right, wrong, float(area), max(0.0, float(-np.sum(np.diff(recall) * precision))))


def _classification(
    outputs: NDArray[np.float32], y: NDArray[np.int64], names: tuple[str, ...], kind: str
) -> Classification:
    count = len(names)
    support = np.bincount(y, minlength=count)
    if not len(y) or not np.isfinite(outputs).all():
        value = np.nan if len(y) else None
        classes = [ClassMetrics(name, value, value, value, int(support[k]), None) for k, name in enumerate(names)]
        return Classification(len(y), value, value if count > 2 else None, (), tuple(classes))
    predicted = predicted_classes(outputs)
    confusion = confusion_counts(y, predicted, count)
    right, taken, true = np.diagonal(confusion), confusion.sum(0), confusion.sum(1)
    table = np.stack([_share(right, taken), _share(right, true), _share(2 * right, taken + true)], 1)
    occurs = taken + true > 0
    evidence = scores(outputs, kind)
    classes = []
    for k, name in enumerate(names):
        precision, recall, f1 = map(float, table[k]) if occurs[k] else (None, None, None)
        one_against_rest = sweep(y == k, evidence[:, k])
        classes.append(ClassMetrics(name, precision, recall, f1, int(support[k]), one_against_rest))
    top2 = 1 - float(among_two(outputs, y).mean()) if count > 2 else None
    counts = tuple(tuple(map(int, row)) for row in confusion)
    return Classification(len(y), float((predicted == y).mean()), top2, counts, tuple(classes))


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each whole, 0 of nothing."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _regression(outputs: NDArray[np.float32], y: NDArray[np.float32], scale: NDArray[np.float64]) -> Regression:
    if not len(y):
        nothing = Fit(None, None, None)
        return Regression(0, nothing, (nothing,) * y.shape[1])
    if not np.isfinite(outputs).all():
        broken = Fit(np.nan if len(y) > 1 else None, np.nan, np.nan)
        return Regression(len(y), broken, (broken,) * y.shape[1])
    true, found = y.astype(np.float64), outputs.astype(np.float64)
    error = true - found
    left, total = (error**2).sum(0), ((true - true.mean(0)) ** 2).sum(0)
    explained = np.where(total > 0, 1 - left / np.where(total > 0, total, 1), left == 0).tolist()
    absolute, squared = np.abs(error).mean(0), np.sqrt((error**2).mean(0))
    columns = [
        explained if len(y) > 1 else [None] * y.shape[1],
        *((each * scale).tolist() for each in (absolute, squared)),
    ]
    mean = Fit(*(None if None in column else float(np.mean(column)) for column in columns))
    return Regression(len(y), mean, tuple(Fit(*row) for row in zip(*columns, strict=True)))


def _thinned(count: int) -> NDArray[np.int64]:
    """At most 499 of `count` rows with the first and the last: all early ones, where precision jumps, fewer later."""
    if count < POINTS:
        return np.arange(count)
    even, early = np.linspace(0, count - 1, POINTS // 2), np.geomspace(1, count, POINTS // 2 - 1) - 1
    return np.unique(np.round(np.concatenate([even, early])).astype(np.int64))
