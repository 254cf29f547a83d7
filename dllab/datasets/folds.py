"""Cross-validation: every example is held out once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.dataset import Dataset
from dllab.datasets.precision import Numbers
from dllab.messages import text


def folds(dataset: Dataset, count: int, seed: int, wanted: Sequence[int] | None = None) -> Iterator[Dataset]:
    """`count` datasets; the k-th holds out the k-th part of all training and validation examples.

    Parts differ by at most one example, a class's shares of them likewise. A dataset that was standardized is
    standardized anew with each fold's own training examples, and one that has an order keeps it. Raises DataError for
    more folds than the smallest class has examples. wanted: only the folds of these numbers, rising from 0.
    Source: Stone (1974); stratified as in Kohavi (1995).
    """
    x = dataset.original(np.concatenate([dataset.x_train, dataset.x_val]))
    y = np.concatenate([dataset.y_train, dataset.y_val])
    in_order = len(dataset.ranks) > 0
    if in_order:
        rows = np.argsort(dataset.ranks)
        x, y = x[rows], y[rows]
    labels = y if dataset.task == "classification" else np.zeros(len(y), np.int64)
    smallest = int(np.unique(labels, return_counts=True)[1].min())
    if not 2 <= count <= smallest:
        reason = (
            text("{count} folds cannot be made; from 2 to {most}, the examples of the smallest class")
            if dataset.task == "classification"
            else text("{count} folds cannot be made; from 2 to {most}, the examples there are")
        )
        raise DataError(reason, count=count, most=smallest)
    part = _parts(labels, count, np.random.default_rng([seed, count]))
    standardized = bool(np.any(dataset.offset) or np.any(dataset.scale != 1))
    shared = dataset.image_shape is not None
    for number in range(count) if wanted is None else wanted:
        kept, held_out = part != number, part == number
        raw = {"train": x[kept], "val": x[held_out], "test": dataset.original(dataset.x_test)}
        single = Numbers("x", raw, dataset.features).as_float32(standardized, shared)
        inputs, scaling = single.parts, single.scaling
        yield replace(
            dataset,
            x_train=inputs["train"], y_train=y[kept], x_val=inputs["val"], y_val=y[held_out], x_test=inputs["test"],
            offset=scaling.offset, scale=scaling.scale,
            ranks=np.concatenate([np.flatnonzero(kept), np.flatnonzero(held_out)]) if in_order else dataset.ranks,
        )  # fmt: skip


def _parts(labels: NDArray[np.int64], count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """A part's number for every example: dealt out in turn, label by label."""
    order = random.permutation(len(labels))
    by_label = order[np.argsort(labels[order], kind="stable")]
    parts = np.empty(len(labels), np.int64)
    parts[by_label] = np.arange(len(labels)) % count
    return parts
