"""The data a run trains on: immutable arrays and what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets.checks import (
    DataError,
    check_description,
    check_lengths,
    class_indices,
    feature_rows,
    target_rows,
)
from dllab.messages import text

Task = Literal["classification", "regression"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and validation examples, ready for the network.

    x_*: float32[N, features], standardized where the choice asked for it: x = (raw − offset) / scale.
    y_*: int64[N] class indices, or float32[N, outputs] targets.
    offset, scale: float32[features], or float32[1] where all features share them.
    All arrays are read-only; N of the validation set may be 0.
    """

    name: str
    task: Task
    x_train: NDArray[np.float32]
    y_train: NDArray[np.int64] | NDArray[np.float32]
    x_val: NDArray[np.float32]
    y_val: NDArray[np.int64] | NDArray[np.float32]
    classes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None
    offset: NDArray[np.float32] = field(default_factory=lambda: np.zeros(1, np.float32))
    scale: NDArray[np.float32] = field(default_factory=lambda: np.ones(1, np.float32))

    def __post_init__(self) -> None:
        for column in fields(self):
            array = getattr(self, column.name)
            if isinstance(array, np.ndarray):
                readonly = array.view()
                readonly.flags.writeable = False
                object.__setattr__(self, column.name, readonly)

    @classmethod
    def from_arrays(
        cls,
        x_train: ArrayLike,
        y_train: ArrayLike,
        x_val: ArrayLike = (),
        y_val: ArrayLike = (),
        task: Task = "classification",
        *,
        name: str = "arrays",
        classes: Sequence[str] | None = None,
        features: Sequence[str] | None = None,
        image_shape: tuple[int, int] | None = None,
    ) -> "Dataset":
        """A dataset of copies of the arrays, checked value by value.

        x_*: [N] for one feature, [N, features], or [N, height, width] images, which are flattened row by row.
        y_*: [N] whole numbers 0 … K − 1 for classification, [N] or [N, outputs] numbers for regression.
        classes: a name a class; without it every class needs a training example, or its number is a gap.
        Raises DataError, which says which array, row, column and value cannot be used and why.
        """
        if task not in ("classification", "regression"):
            raise DataError(text("task is {task!r}; it is 'classification' or 'regression'"), task=task)
        x_train, shape = feature_rows("x_train", x_train)
        width = x_train.shape[1]
        x_val, _ = feature_rows("x_val", x_val, width)
        image_shape = image_shape or shape
        if features is None:
            features = [f"x{column + 1}" for column in range(width)]
        check_description(width, features, image_shape)
        targets: tuple[NDArray[np.int64], NDArray[np.int64]] | tuple[NDArray[np.float32], NDArray[np.float32]]
        if task == "classification":
            targets, count = class_indices(y_train, y_val, None if classes is None else len(classes))
            classes = classes or [str(label) for label in range(count)]
        else:
            targets, classes = target_rows(y_train, y_val), ()
        check_lengths("train", x_train, targets[0])
        check_lengths("val", x_val, targets[1])
        return cls(name, task, x_train, targets[0], x_val, targets[1], tuple(classes), tuple(features), image_shape)

    @property
    def size(self) -> int:
        """How many examples there are, training and validation together."""
        return len(self.x_train) + len(self.x_val)

    @property
    def feature_count(self) -> int:
        """How many numbers describe one example."""
        return self.x_train.shape[1]

    @property
    def targets(self) -> int:
        """How many classes there are, or how many numbers a regression predicts for one example."""
        return len(self.classes) if self.task == "classification" else self.y_train.shape[1]

    @property
    def class_counts(self) -> NDArray[np.int64]:
        """int64[K]: examples of each class, training and validation together; empty for a regression."""
        if self.task == "regression":
            return np.zeros(0, np.int64)
        return np.bincount(np.concatenate([self.y_train, self.y_val]), minlength=self.targets)

    def standardized(self, raw: ArrayLike) -> NDArray[np.float32]:
        """float32[N, features]: raw features as the network sees them."""
        return ((np.asarray(raw) - self.offset) / self.scale).astype(np.float32)

    def original(self, x: ArrayLike) -> NDArray[np.float32]:
        """float32[N, features]: what the network sees, back in the units it was measured in."""
        return (np.asarray(x) * self.scale + self.offset).astype(np.float32)
