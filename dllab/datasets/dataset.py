"""The data a run trains on: immutable arrays and what is known of them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets.checks import (
    DataError,
    class_indices,
    feature_rows,
    target_rows,
)
from dllab.datasets.described import check_description, check_lengths, check_names
from dllab.datasets.labels import numbered
from dllab.datasets.notes import Note
from dllab.datasets.precision import Numbers, Origin
from dllab.datasets.scaling import Scaling
from dllab.messages import text

Task = Literal["classification", "regression"]


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """Training, validation and test examples, ready for the network.

    x_*: float32[N, features], standardized where the choice asked for it: x = (raw − offset) / scale.
    y_*: int64[N] class indices, or float32[N, outputs] targets.
    offset, scale: float64[features], or float64[1] where all features share them.
    target_offset, target_scale: float64[outputs] of a regression whose targets were standardized, y = (raw − offset) /
        scale; float64[1], 0 and 1, where targets are as they were measured.
    notes: what a person should know of how the data were read, and of what they lose.
    ranks: where each training example, then each validation example, stands among them all in the order that was asked
        for; empty where they are shuffled.
    All arrays are read-only; N of the validation and of the test set may be 0.
    """

    name: str
    task: Task
    x_train: NDArray[np.float32]
    y_train: NDArray[np.int64] | NDArray[np.float32]
    x_val: NDArray[np.float32]
    y_val: NDArray[np.int64] | NDArray[np.float32]
    x_test: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    y_test: NDArray[np.int64] | NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.int64))
    classes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None
    offset: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    scale: NDArray[np.float64] = field(default_factory=lambda: np.ones(1))
    target_offset: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    target_scale: NDArray[np.float64] = field(default_factory=lambda: np.ones(1))
    notes: tuple[Note, ...] = ()
    ranks: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def __post_init__(self) -> None:
        for column in fields(self):
            array = getattr(self, column.name)
            if isinstance(array, np.ndarray):
                readonly = array.view()
                readonly.flags.writeable = False
                object.__setattr__(self, column.name, readonly)

    def __repr__(self) -> str:
        parts = {"training": self.x_train, "validation": self.x_val, "test": self.x_test}
        counts = ", ".join(f"{len(rows):,} {part}" for part, rows in parts.items() if len(rows))
        kind = f"{self.targets} classes" if self.task == "classification" else f"{self.targets} targets"
        return f"<Dataset {self.name!r}: {counts} examples, {self.feature_count:,} features, {kind}>"

    @classmethod
    def from_arrays(
        cls,
        x_train: ArrayLike,
        y_train: ArrayLike,
        x_val: ArrayLike = (),
        y_val: ArrayLike = (),
        task: Task = "classification",
        *,
        x_test: ArrayLike = (),
        y_test: ArrayLike = (),
        name: str = "arrays",
        classes: Sequence[str] | None = None,
        features: Sequence[str] | None = None,
        image_shape: tuple[int, int] | None = None,
        standardize: bool = False,
        standardize_target: bool = False,
        origin: Origin | None = None,
    ) -> "Dataset":
        """A dataset of copies of the arrays, checked value by value.

        x_*: [N] for one feature, [N, features], or [N, height, width] images, which are flattened row by row.
        y_*: [N] whole numbers 0 … K − 1 or [N] names for classification, [N] or [N, outputs] numbers for regression.
        classes: a name a class; without it every class needs a training example, or its number is a gap. Names are
            numbered as they stand here, or else in the order of the alphabet.
        standardize: x ← (x − μ) / σ, with mean and deviation of the training examples alone, computed in float64 where
            float32 would lose values. Each feature has its own μ and σ, but the pixels of an image share theirs: a
            pixel at the rim that is nearly always black would otherwise be blown up. Where nothing varies, σ is 1.
        standardize_target: the same for the targets of a regression.
        origin: the file that the examples come from, for messages.
        Raises DataError, which says which array, row, column and value cannot be used and why.

        >>> data = Dataset.from_arrays([[0.0], [1.0], [2.0]], ["low", "low", "high"], [[3.0]], ["high"])
        >>> data
        <Dataset 'arrays': 3 training, 1 validation examples, 1 features, 2 classes>
        >>> data.classes, data.y_train.tolist()
        (('high', 'low'), [1, 1, 0])
        """
        if task not in ("classification", "regression"):
            raise DataError(text("task is {task!r}; it is 'classification' or 'regression'"), task=task)
        train, shape = feature_rows("x_train", x_train)
        width = train.shape[1]
        x = {"train": train}
        for part, rows in (("val", x_val), ("test", x_test)):
            x[part], _ = feature_rows(f"x_{part}", rows, width)
        image_shape = image_shape or shape
        if features is None:
            features = [f"x{column + 1}" for column in range(width)]
        check_description(width, features, image_shape)
        held_out: Mapping[str, ArrayLike] = {"val": y_val, "test": y_test}
        y: Mapping[str, NDArray[Any]]
        if task == "classification":
            y_train, held_out, classes = numbered(y_train, held_out, classes)
            y, count = class_indices(y_train, held_out, None if classes is None else len(classes))
            classes = classes or [str(label) for label in range(count)]
        else:
            y, classes = target_rows(y_train, held_out), ()
        for part, rows in x.items():
            check_lengths(part, rows, y[part])
        check_names(features, classes)
        inputs = Numbers("x", x, features, origin).as_float32(standardize, image_shape is not None)
        targets: Mapping[str, NDArray[Any]] = y
        scaling, notes = Scaling.none(), inputs.notes
        if task == "regression":
            names = [origin.target] if origin else ["y"] * y["train"].shape[1]
            measured = Numbers("y", y, names, origin).as_float32(standardize_target)
            targets, scaling, notes = measured.parts, measured.scaling, notes + measured.notes
        return cls(
            name,
            task,
            inputs.parts["train"],
            targets["train"],
            inputs.parts["val"],
            targets["val"],
            inputs.parts["test"],
            targets["test"],
            tuple(classes),
            tuple(features),
            image_shape,
            inputs.scaling.offset,
            inputs.scaling.scale,
            scaling.offset,
            scaling.scale,
            notes,
        )

    @property
    def scaling(self) -> Scaling:
        """How features were shifted and scaled."""
        return Scaling(self.offset, self.scale)

    @property
    def size(self) -> int:
        """How many examples there are, training, validation and test together."""
        return len(self.x_train) + len(self.x_val) + len(self.x_test)

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
        """int64[K]: examples of each class in all parts together; empty for a regression."""
        if self.task == "regression":
            return np.zeros(0, np.int64)
        return np.bincount(np.concatenate([self.y_train, self.y_val, self.y_test]), minlength=self.targets)

    @cached_property
    def fingerprint(self) -> str:
        """sha256, in hexadecimal, of all that training sees: the training and validation examples with their shapes."""
        return _digest(self.x_train, self.y_train, self.x_val, self.y_val)

    @cached_property
    def test_fingerprint(self) -> str:
        """sha256, in hexadecimal, of the test examples with their shapes."""
        return _digest(self.x_test, self.y_test)

    def without_examples(self) -> "Dataset":
        """What they are called and measured in, and what training would have seen; not the examples themselves."""
        parts: dict[str, Any] = {
            name: np.zeros((0, *array.shape[1:]), array.dtype)
            for name, array in vars(self).items()
            if name.startswith(("x_", "y_"))
        }
        bare = replace(self, **parts)
        vars(bare)["fingerprint"] = self.fingerprint
        return bare

    @property
    def black(self) -> float:
        """Of images: what a pixel of 0 is to the network."""
        return float(self.standardized(np.zeros((1, self.feature_count), np.float32))[0, 0])

    def standardized(self, raw: ArrayLike) -> NDArray[np.float32]:
        """float32[N, features]: raw features as the network sees them."""
        return self.scaling.scaled(np.asarray(raw))

    def original(self, x: ArrayLike) -> NDArray[np.floating]:
        """[N, features]: what the network sees, back in the units it was measured in; see Scaling."""
        return self.scaling.original(np.asarray(x))

    @property
    def target_standardized(self) -> bool:
        """Whether a regression's targets are in other units than they were measured in."""
        return bool(np.any(self.target_offset) or np.any(self.target_scale != 1))

    def original_targets(self, y: ArrayLike) -> NDArray[np.float64]:
        """float64[N, outputs]: targets or outputs of a regression, back in the units the targets were measured in."""
        return np.asarray(y, np.float64) * self.target_scale + self.target_offset


def _digest(*arrays: NDArray[Any]) -> str:
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()
