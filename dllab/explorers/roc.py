"""What a threshold is worth, and what the two curves over all thresholds hide."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import scipy  # whose parts are loaded when they are used
from numpy.typing import NDArray

from dllab.catalogue import Finite, FloatList, parameter
from dllab.decisions import Decision
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

TESTS = {"A": (0.001, 0.9), "B": (0.01, 0.95)}  # that say only yes or no: rates of false and of true positives
OF_A_RUN = "of a run"
BINS = 40  # of the histogram of a run's scores
DRAWN = 401  # points of a density
THRESHOLDS = 4001  # of the curves, over all that is drawn
SPAN = 8.0  # widths of a bell, beyond which nothing is left
F1_LINES = (0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True, eq=False)
class Curves:
    """Both curves as thresholds fall. roc: float[2, n], rates of false and true positives from (0, 0) to (1, 1).

    precision_recall: float[2, n], recall and precision; the first precision is that of the first recall.
    """

    roc: NDArray[np.float64]
    precision_recall: NDArray[np.float64]
    auc: float
    average_precision: float


def precision_at(rates: NDArray[np.float64], positives: int, negatives: int) -> NDArray[np.float64]:
    """tp/(tp + fp) for rates of false and true positives, float[2, n]; NaN where nothing is called positive."""
    fp, tp = rates[0] * negatives, rates[1] * positives
    return np.divide(tp, tp + fp, out=np.full(len(tp), np.nan), where=tp + fp > 0)


@lru_cache(32)
def of_bells(negative: tuple[float, float], positive: tuple[float, float], counts: tuple[int, int]) -> Curves:
    """The curves of scores that are normal with (mean, width) in both classes; counts: positives, negatives.

    AUC = Φ((μ₊ − μ₋)/√(σ₊² + σ₋²)). Average precision is the area under precision over recall.
    """
    bells = np.array([negative, positive])
    ends = bells[:, :1] + SPAN * bells[:, 1:] * (1, -1)
    threshold = np.linspace(ends[:, 0].max(), ends[:, 1].min(), THRESHOLDS)
    rates = scipy.special.ndtr((bells[:, :1] - threshold) / bells[:, 1:])
    precision = precision_at(rates, *counts)
    known = np.isfinite(precision)
    area = float(np.trapezoid(precision[known], rates[1][known]))
    auc = float(scipy.special.ndtr((positive[0] - negative[0]) / np.hypot(positive[1], negative[1])))
    return Curves(rates, np.stack([rates[1], precision])[:, known], auc, area)


@lru_cache(32)
def of_a_test(false_alarms: float, found: float, counts: tuple[int, int]) -> Curves:
    """The curves of a test that says yes or no: one point, and the corners.

    AUC = (found + 1 − false alarms)/2. Average precision is Σ (Rₙ − Rₙ₋₁)·Pₙ over both thresholds.
    """
    rates = np.array([(0.0, false_alarms, 1.0), (0.0, found, 1.0)])
    recall, precision = rates[1, 1:], precision_at(rates[:, 1:], *counts)
    area = float(np.diff(recall, prepend=0) @ precision)
    steps = np.array([(0.0, found, found, 1.0), precision[[0, 0, 1, 1]]])
    return Curves(rates, steps, (found + 1 - false_alarms) / 2, area)


@lru_cache(32)
def of_scores(negative: tuple[float, ...], positive: tuple[float, ...], counts: tuple[int, int]) -> Curves:
    """The curves of given scores, whose shares stand for `counts` positives and negatives.

    AUC: area under straight lines from point to point. Average precision is Σ (Rₙ − Rₙ₋₁)·Pₙ.
    """
    from sklearn.metrics import auc, roc_curve  # late: it takes a second

    true = np.repeat([0, 1], (len(negative), len(positive)))
    rates = np.stack(roc_curve(true, np.array(negative + positive), drop_intermediate=False)[:2])
    precision = precision_at(rates, *counts)
    known = np.isfinite(precision)
    recall = rates[1][known]
    area = float(np.diff(recall, prepend=0) @ precision[known])
    return Curves(rates, np.stack([recall, precision[known]]), float(auc(*rates)), area)


@EXPLORERS.register("roc", label="Confusion, ROC, precision–recall", order=120)
class Roc(Explorer):
    """Every score above the threshold is called positive. How many of those are, and how many are missed?

        TPR = recall = tp/(tp + fn)
        FPR = fp/(fp + tn)
        precision = tp/(tp + fp)
        F1 = 2·precision·recall / (precision + recall)
        AUC = P(positive scores above negative)

    The ROC curve compares each class with itself, so it does not know how rare the positives are. Precision does: among
    many negatives a small rate of false alarms is a large number of them. The tests A and B say only yes or no: their
    curves have one point, and neither bells nor threshold matter.

    Source: Fawcett (2006), An introduction to ROC analysis; Davis & Goadrich (2006); Saito & Rehmsmeier (2015).
    """

    threshold: float = parameter(1.5, label="Threshold", help="Scores above it are called positive.", ge=-20, le=20)
    positives: int = parameter(
        1000, label="Positives", help="How many are positive.", ge=1, le=10_000_000, logarithmic=True
    )
    negatives: int = parameter(
        1000, label="Negatives", help="How many are negative.", ge=1, le=10_000_000, logarithmic=True
    )
    test: Literal["bells", "A", "B", "of a run"] = parameter(
        "bells",
        label="Scores",
        help="Two bells to drag, one of two tests that say only yes or no, or what was taken from a run.",
    )
    positive_mean: float = parameter(
        2.0, label="Positives' mean", help="Where their bell stands.", ge=-10, le=10, needs="test=bells"
    )
    positive_width: float = parameter(
        1.0, label="Positives' width", help="The standard deviation of their scores.", ge=0.1, le=5, needs="test=bells"
    )
    negative_mean: float = parameter(
        0.0, label="Negatives' mean", help="Where their bell stands.", ge=-10, le=10, needs="test=bells"
    )
    negative_width: float = parameter(
        1.0, label="Negatives' width", help="The standard deviation of their scores.", ge=0.1, le=5, needs="test=bells"
    )

    negative_scores: FloatList[Finite] = (0.0,)  # of a run
    positive_scores: FloatList[Finite] = (1.0,)

    group = "evaluation"
    topics = (36, 37)
    terms = "confusion matrix ROC AUC precision recall F1 imbalance 混淆矩阵 精确率 召回率 阈值 类别不平衡 平均精确率"
    card = Card(
        tries=(
            text("Drag the threshold until as many are missed as are called positive by mistake."),
            text("Make the negatives a thousand times as many. Say first which curve moves, and which does not."),
            text("With 100 positives and 1,000,000 negatives, compare the tests A and B. Which one would you use?"),
        ),
        mistakes=(
            text("“The larger AUC is the better test.” Not where positives are rare: count the false alarms."),
            text("“An accuracy of 99 % is good.” Calling all negative has it as well, once positives are rare enough."),
            text("“A threshold of one half is right.” It is where both mistakes cost the same, if scores are chances."),
        ),
        script=text(
            "Call the positives ill. Drag the threshold and let the class say which of the four numbers grow; each "
            "threshold is one point of both curves. Then multiply the healthy by a thousand: the ROC curve stands "
            "still, precision falls. Show the tests A and B, and let the class vote before the false alarms are read. "
            "The one with the larger AUC calls nine thousand more healthy people ill."
        ),
        slip=text(
            "Notes give 8.3 % and 0.94 % as the precision of A and B: exactly 8.257 % and 0.941 %. Their AUCs, "
            "0.9495 and 0.9700, are those of a single point joined with the corners."
        ),
    )  # fmt: skip
    numbers = {
        "true_positives": Readout(text("True positives")),
        "false_positives": Readout(text("False positives")),
        "false_negatives": Readout(text("False negatives")),
        "true_negatives": Readout(text("True negatives")),
        "precision": Readout(text("Precision")),
        "recall": Readout(text("Recall (true positive rate)")),
        "false_positive_rate": Readout(text("False positive rate")),
        "f1": Readout(text("F1")),
        "accuracy": Readout(text("Accuracy")),
        "auc": Readout(text("Area under the ROC curve")),
        "average_precision": Readout(text("Average precision")),
        "prevalence": Readout(text("Share of positives")),
    }
    runs = (of_bells, of_a_test, of_scores, precision_at)

    @property
    def bells(self) -> NDArray[np.float64]:
        """Mean and width of negatives and positives, float[2, 2]."""
        return np.array([(self.negative_mean, self.negative_width), (self.positive_mean, self.positive_width)])

    @property
    def scores(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Of the run's negatives and positives; one of each where there are none."""
        return self.negative_scores or (0.0,), self.positive_scores or (1.0,)

    @property
    def rates(self) -> tuple[float, float]:
        """The rates of false and of true positives."""
        if self.test in TESTS:
            return TESTS[self.test]
        if self.test == OF_A_RUN:
            above = [float(np.mean(np.array(scores) > self.threshold)) for scores in self.scores]
            return above[0], above[1]
        false_alarms, found = scipy.special.ndtr((self.bells[:, 0] - self.threshold) / self.bells[:, 1]).tolist()
        return false_alarms, found

    @property
    def curves(self) -> Curves:
        """Over all thresholds."""
        counts = self.positives, self.negatives
        if self.test in TESTS:
            return of_a_test(*TESTS[self.test], counts)
        if self.test == OF_A_RUN:
            return of_scores(*self.scores, counts)
        negative, positive = map(tuple, self.bells.tolist())
        return of_bells(negative, positive, counts)

    @property
    def decision(self) -> Decision:
        """Whole people at the threshold."""
        false_alarms, found = self.rates
        tp, fp = round(self.positives * found), round(self.negatives * false_alarms)
        return Decision(tp, fp, self.positives - tp, self.negatives - fp)

    def scene(self, step: int = 0) -> Scene:
        """x: float[401] and density: float[2, 401], of negatives and positives, each with area 1; a test that says yes
        or no has its two scores, 0 and 1, and the shares of both: float[2] and float[2, 2].

        Scores of a run have the outline of a histogram.

        roc: float[2, n], rates of false and true positives. precision_recall: float[2, n], recall and precision. point:
        float[3], FPR, recall and precision at the threshold. f1: float[4, 2, 101], recall and precision of equal F1 =
        0.2, 0.4, 0.6, 0.8, NaN where there are none. confusion: int[2, 2], true class by called class, negatives first.
        """
        curves, decision = self.curves, self.decision
        if self.test == "bells":
            mean, width = self.bells[:, :1], self.bells[:, 1:]
            x = np.linspace((mean - 4 * width).min(), (mean + 4 * width).max(), DRAWN)
            density = np.exp(-(((x - mean) / width) ** 2) / 2) / (width * np.sqrt(2 * np.pi))
        elif self.test == OF_A_RUN:
            x, density = stairs(self.scores)
        else:
            x = np.array([0.0, 1.0])
            density = np.array([(1 - rate, rate) for rate in TESTS[self.test]])
        return frozen(
            {
                "x": x,
                "density": density,
                "roc": curves.roc,
                "precision_recall": curves.precision_recall,
                "point": [decision.false_positive_rate, decision.recall, decision.precision],
                "f1": f1_lines(),
                "confusion": [(decision.tn, decision.fp), (decision.fn, decision.tp)],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Counts of whole people; precision is 0 where nobody is called positive."""
        decision, curves = self.decision, self.curves
        return {
            "true_positives": decision.tp,
            "false_positives": decision.fp,
            "false_negatives": decision.fn,
            "true_negatives": decision.tn,
            "precision": decision.precision,
            "recall": decision.recall,
            "false_positive_rate": decision.false_positive_rate,
            "f1": decision.f1,
            "accuracy": decision.accuracy,
            "auc": curves.auc,
            "average_precision": curves.average_precision,
            "prevalence": self.positives / (self.positives + self.negatives),
        }


@lru_cache(32)
def stairs(scores: tuple[tuple[float, ...], tuple[float, ...]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The outline of a histogram with 40 bins over both: x: float[80], density: float[2, 80], each with area 1."""
    both = np.concatenate(scores)
    edges = np.histogram_bin_edges(both, BINS)
    heights = [np.histogram(one, edges, density=True)[0] for one in scores]
    return np.repeat(edges, 2)[1:-1], np.repeat(heights, 2, axis=1)


@lru_cache(1)
def f1_lines() -> NDArray[np.float64]:
    """precision = F1·recall/(2·recall − F1), where it is at most 1: float[4, 2, 101]."""
    recall = np.linspace(0, 1, 101)
    lines = np.full((len(F1_LINES), 2, len(recall)), np.nan)
    for line, f1 in zip(lines, F1_LINES, strict=True):
        there = recall >= f1 / (2 - f1)
        line[:, there] = recall[there], f1 * recall[there] / (2 * recall[there] - f1)
    return lines
