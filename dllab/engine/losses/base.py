"""What a loss is: the targets it wants, the outputs it needs, and one kernel for its value and gradient."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, called
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS, OutputActivation
from dllab.engine.parts import FORMULA, PYTORCH, Array, Unsaid, log_softmax
from dllab.messages import Named, UserError, text

Task = Literal["classification", "regression"]

# (z, t, d, outputs, batch, row, hyper, prepared) -> loss. z: [outputs, row]; t: [target rows, row]; the first `batch`
# lanes of a row hold examples; prepared: what the method of that name gives. Returns the mean loss over the batch,
# writes its gradient by z into those lanes of d[outputs, row] and zero into the others. One more row of d, at
# outputs·row, is scratch, where the examples' own losses can be gathered.
LOSS = (
    "float32(CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64,"
    "CPointer(float64), CPointer(float64))"
)

# (z, t, r, scratch, outputs, batch, row, hyper, prepared): a direction r[outputs, row] of z becomes H·r in its first
# `batch` lanes, where H is the second derivative of the mean loss by z; the other lanes become zero. scratch: as d.
SECOND = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64,"
    "CPointer(float64), CPointer(float64))"
)


class LossDoesNotFit(UserError):
    """A loss was asked for a task it is not made for."""


class Loss(Choice):
    """Base of the losses. The network's last layer is linear; a loss that wants a softmax or sigmoid contains it.

    output_activation: the one it contains. straight: it is made of straight pieces, so that H = 0 where there is one;
    others may state H by `second`. Without either the curvature of the loss is measured by differences.
    """

    tasks: ClassVar[tuple[Task, ...]]
    output_activation: ClassVar[str] = "identity"
    straight: ClassVar[bool] = False
    value: ClassVar[Callable[..., float]]
    second: ClassVar[Callable[..., None] | None] = None

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

    @property
    def weighs_classes(self) -> bool:
        """Whether it counts classes, or hard examples, differently."""
        return False

    def contains(self, output: OutputActivation) -> bool:
        """Whether nothing is left to do for `output`: it is the loss's own, or does nothing."""
        return output.linear or output.name == self.output_activation

    def refuse_output(self, output: OutputActivation) -> None:
        """Raise LossDoesNotFit for an output activation that the loss's own would come on top of."""
        own = self.output_activation
        if own != "identity" and not self.contains(output):
            raise LossDoesNotFit(
                text("the loss {loss!r} brings its own {own}; with it, the output activation is one of {fitting}"),
                loss=called(self), own=called(OUTPUT_ACTIVATIONS[own]),
                fitting=called(*(one for one in OUTPUT_ACTIVATIONS if self.contains(one()))),
            )  # fmt: skip

    def of_a_constant(self, y: NDArray[np.int64] | NDArray[np.float32]) -> float:
        """The loss of the best answer that is the same for every input, given all targets; infinite where unknown."""
        return np.inf

    def least(self, y: NDArray[np.int64] | NDArray[np.float32]) -> float:
        """The loss of answers that could not be better, given all targets."""
        return 0.0

    def formula(self, y: Array, t: Array, prepared: Array) -> float:
        """The mean loss of outputs y[B, outputs], targets encoded, without what the kernel uses; raises Unsaid."""
        raise Unsaid(FORMULA, self)

    def corners(self, y: Array, t: Array) -> Array:
        """What changes its sign where the loss has a corner."""
        return np.zeros(0)

    def torch(self, labels: NDArray[np.int64] | NDArray[np.float32], classes: int) -> tuple[str, ...]:
        """The body of a function of outputs z and targets t, as lines of Python; raises Unsaid.

        labels: the training data's y, of `classes` classes where they are classes.
        """
        raise Unsaid(PYTORCH, self)

    def torch_targets(self, task: Task) -> str:
        """The targets t, as an expression of the data's y."""
        return "y" if task == "regression" else "functional.one_hot(y, CLASSES).float()"

    def refuse(self, task: Task) -> None:
        """Raise LossDoesNotFit where this loss is not made for the task."""
        if task not in self.tasks:
            raise LossDoesNotFit(
                text("the loss {loss!r} does not fit a {task} task; these do: {fitting}"),
                loss=called(self), task=Named(task, (task,)), fitting=called(*(x for x in LOSSES if task in x.tasks)),
            )  # fmt: skip


class TwoClassLoss(Loss):
    """Base of the losses that tell two classes apart by a single output; targets are 0 or 1."""

    tasks = ("classification",)

    def outputs(self, task: Task, targets: int) -> int:
        """One output; raises LossDoesNotFit for other than two classes."""
        self.refuse(task)
        if targets != 2:
            raise LossDoesNotFit(
                text("the loss {loss!r} is for 2 classes, and the data has {count}; {other!r} takes any number"),
                loss=called(self), count=targets, other=called(LOSSES["cross_entropy"]),
            )  # fmt: skip
        return 1

    def encode(self, y: NDArray[np.int64] | NDArray[np.float32], task: Task, targets: int) -> NDArray[np.float32]:
        """0 or 1, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    def refuse_output(self, output: OutputActivation) -> None:
        """Raise LossDoesNotFit also for an output that is never negative where its sign tells the classes apart."""
        super().refuse_output(output)
        if self.output_activation == "identity" and output.never_negative:
            raise LossDoesNotFit(
                text(
                    "the loss {loss!r} tells the classes apart by the sign of the output, which {activation} never "
                    "makes negative; with it, the output activation is one of {fitting}"
                ),
                loss=called(self), activation=called(output),
                fitting=called(*(one for one in OUTPUT_ACTIVATIONS if not one.never_negative)),
            )  # fmt: skip

    def torch_targets(self, task: Task) -> str:
        """A column of 0 and 1."""
        return "y.float()[:, None]"


class SoftmaxLoss(Loss):
    """Base of the losses that contain a softmax; targets are the numbers of the classes."""

    tasks = ("classification",)
    output_activation = "softmax"

    def encode(self, y: NDArray[np.int64] | NDArray[np.float32], task: Task, targets: int) -> NDArray[np.float32]:
        """Class indices, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    def torch_targets(self, task: Task) -> str:
        """The numbers of the classes."""
        return "y"

    def _smoothed(self, y: Array, t: Array, smoothing: float, weights: Array) -> float:
        """q[c] = w[c]·((1 − ε)·onehot(t)[c] + ε/K);   L = Σ −q·ln softmax(y) / Σ w[t]"""
        one = one_hot(y, t)
        q = weights * ((1 - smoothing) * one + smoothing / y.shape[1])
        return float(-np.sum(q * log_softmax(y)) / np.sum(one @ weights))


def one_hot(y: Array, t: Array) -> Array:
    """Targets t[B, 1], numbers of classes, as a column for each of the outputs y."""
    return np.eye(y.shape[1])[t[:, 0].astype(np.int64)]


def entropy(labels: NDArray[np.int64]) -> float:
    """−Σ p·ln p of the classes' shares, in nats: the cross-entropy of the best constant answer."""
    return smoothed_entropies(labels, 0.0, np.ones(int(labels.max()) + 1))[0]


def smoothed_entropies(labels: NDArray[np.int64], smoothing: float, weights: Array) -> tuple[float, float]:
    """The least cross-entropies, in nats, of an answer that is the same for all, and of one of each class its own.

    q of `_smoothed` is met best by p = q/Σq. weights: of the classes, of which the last has a label.
    """
    counts = np.bincount(labels, minlength=len(weights))
    targets = weights * ((1 - smoothing) * np.eye(len(weights)) + smoothing / len(weights))
    own = counts @ [_entropy(target) for target in targets]
    return _entropy(counts @ targets) / float(counts @ weights), float(own) / float(counts @ weights)


def _entropy(q: Array) -> float:
    q = q[q > 0]
    return float(-np.sum(q * np.log(q / q.sum())))


LOSSES: Registry[Loss] = Registry("losses")
