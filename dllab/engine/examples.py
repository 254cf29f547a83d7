"""Examples as the compiled step reads them: flat, rows padded to whole vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.losses import Loss
from dllab.engine.network import WrongShape, aligned_zeros, padded
from dllab.messages import text


@dataclass(frozen=True)
class PackedExamples:
    """`count` examples. x: float32[count·pitch]; targets: float32[count·rows]; labels: int64[count], empty if none.

    Targets and labels may be somebody else's, and are always read-only: were they so at times, the step would be
    compiled for both.
    """

    x: NDArray[np.float32]
    targets: NDArray[np.float32]
    labels: NDArray[np.int64]
    count: int

    @classmethod
    def pack(
        cls, x: NDArray[np.float32], targets: NDArray[np.float32], labels: NDArray[np.int64] | None, features: int
    ) -> "PackedExamples":
        """From x[N, features], targets[N, rows] and, for classification, class indices; raises WrongShape."""
        if x.ndim != 2 or x.shape[1] != features:
            raise WrongShape(
                text("inputs have shape {found}; the network takes [examples, {features}]"),
                found=list(x.shape), features=features,
            )  # fmt: skip
        flat = aligned_zeros(len(x) * padded(features))
        flat.reshape(len(x), padded(features))[:, :features] = x
        goals = np.ascontiguousarray(targets, np.float32).ravel().view()
        classes = np.zeros(0, np.int64) if labels is None else labels.view()
        goals.flags.writeable = classes.flags.writeable = False
        return cls(flat, goals, classes, len(x))

    def part(self, chosen: NDArray[np.int64]) -> "PackedExamples":
        """Copies of the examples `chosen`."""
        rows = self.x.reshape(self.count, -1)[chosen]
        x = aligned_zeros(rows.size)
        x[...] = rows.ravel()
        targets = self.targets.reshape(self.count, -1)[chosen].ravel()
        labels = self.labels[chosen] if self.labels.size else self.labels
        targets.flags.writeable = labels.flags.writeable = False
        return PackedExamples(x, targets, labels, len(chosen))

    @property
    def target_rows(self) -> int:
        """Numbers an example's target takes."""
        return self.targets.size // max(self.count, 1)

    def weights(self, loss: Loss, prepared: Sequence[float]) -> NDArray[np.float64]:
        """How much each example counts in a mean."""
        if self.labels.size == 0:
            return np.ones(self.count)
        return loss.example_weights(self.labels, np.array(prepared))
