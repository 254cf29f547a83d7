"""What a loss is: the targets it wants, the outputs it needs, and one kernel for its value and gradient."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry
from dllab.messages import UserError, text

Task = Literal["classification", "regression"]

# (z, t, d, outputs, batch, row, hyper, prepared) -> loss. z: [outputs, row]; t: [target rows, row]; the first `batch`
# lanes of a row hold examples; prepared: what the method of that name gives. Returns the mean loss over the batch,
# writes its gradient by z into those lanes of d[outputs, row] and zero into the others. One more row of d, at
# outputs·row, is scratch, where the examples' own losses can be gathered.
LOSS = (
    "float32(CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64,"
    "CPointer(float64), CPointer(float64))"
)


NEVER_NEGATIVE = ("sigmoid", "softmax")  # output activations


class LossDoesNotFit(UserError):
    """A loss was asked for a task it is not made for."""


class Loss(Choice):
    """Base of the losses. The network's last layer is linear; a loss that wants a softmax or sigmoid contains it."""

    tasks: ClassVar[tuple[Task, ...]]
    output_activation: ClassVar[str] = "identity"
    value: ClassVar[Callable[..., float]]

    def outputs(self, task: Task, targets: int) -> int:
        """How many outputs the network needs for `targets` classes (classification) or columns (regression)."""
        self.refuse(task)
        return targets

    def encode(self, y: NDArray[np.int64] | NDArray[np.float32], task: Task, targets: int) -> NDArray[np.float32]:
        """Targets as the kernel reads them: float32[N, rows]. Here the values themselves, or one column a class."""
        self.refuse(task)
        if task == "regression":
            return np.asarray(y, np.float32)
        return np.eye(targets, dtype=np.float32)[np.asarray(y)]

    def prepared(self, labels: NDArray[np.int64], classes: int) -> NDArray[np.float64]:
        """What the kernel reads beside the parameters, from the training labels, which may be none.

        How many numbers these are must not depend on the parameters.
        """
        return np.zeros(0)

    def example_weights(self, labels: NDArray[np.int64], prepared: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much each example counts in a batch's mean."""
        return np.ones(len(labels))

    def refuse_output(self, activation: str) -> None:
        """Raise LossDoesNotFit for an output activation that the loss's own would come on top of."""
        own = self.output_activation
        if own != "identity" and activation not in ("auto", "identity", own):
            raise LossDoesNotFit(
                text("the loss {loss!r} brings its own {own}; with it, output_activation is auto, identity or {own}"),
                loss=self.name, own=own,
            )  # fmt: skip

    def refuse(self, task: Task) -> None:
        """Raise LossDoesNotFit where this loss is not made for the task."""
        if task not in self.tasks:
            raise LossDoesNotFit(
                text("the loss {loss!r} does not fit a {task} task; these do: {fitting}"),
                loss=self.name, task=task, fitting=", ".join(x.name for x in LOSSES if task in x.tasks),
            )  # fmt: skip


class TwoClassLoss(Loss):
    """Base of the losses that tell two classes apart by a single output; targets are 0 or 1."""

    tasks = ("classification",)

    def outputs(self, task: Task, targets: int) -> int:
        """One output; raises LossDoesNotFit for other than two classes."""
        self.refuse(task)
        if targets != 2:
            raise LossDoesNotFit(
                text("the loss {loss!r} is for 2 classes, and the data has {count}; cross_entropy takes any number"),
                loss=self.name, count=targets,
            )  # fmt: skip
        return 1

    def encode(self, y: NDArray[np.int64] | NDArray[np.float32], task: Task, targets: int) -> NDArray[np.float32]:
        """0 or 1, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    def refuse_output(self, activation: str) -> None:
        """Raise LossDoesNotFit also for an output that is never negative where its sign tells the classes apart."""
        super().refuse_output(activation)
        if self.output_activation == "identity" and activation in NEVER_NEGATIVE:
            raise LossDoesNotFit(
                text(
                    "the loss {loss!r} tells the classes apart by the sign of the output, which {activation} never "
                    "makes negative; with it, output_activation is auto, identity or tanh"
                ),
                loss=self.name, activation=activation,
            )  # fmt: skip


LOSSES: Registry[Loss] = Registry("losses")
