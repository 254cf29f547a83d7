"""What a yes or no is worth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """What comes of a threshold: counts of true and false positives and negatives, and what follows from them.

    precision: tp/(tp + fp), the share of those taken for positive that are. recall: tp/(tp + fn), the share of the
    positive that are found. f1: 2·tp/(2·tp + fp + fn), their harmonic mean. Each is 0 where nothing is there to count.
    """

    tp: int
    fp: int
    fn: int
    tn: int

    @property
    def precision(self) -> float:
        return self.tp / max(self.tp + self.fp, 1)

    @property
    def recall(self) -> float:
        return self.tp / max(self.tp + self.fn, 1)

    @property
    def f1(self) -> float:
        return 2 * self.tp / max(2 * self.tp + self.fp + self.fn, 1)

    @property
    def accuracy(self) -> float:
        return (self.tp + self.tn) / max(self.tp + self.fp + self.fn + self.tn, 1)

    @property
    def false_positive_rate(self) -> float:
        """The share of the negative that are taken for positive."""
        return self.fp / max(self.fp + self.tn, 1)

    @property
    def opposite(self) -> "Decision":
        """The same decision with the rest as the positive."""
        return Decision(self.tn, self.fn, self.fp, self.tp)
