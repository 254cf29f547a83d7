"""Which examples are trained on and which are held out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.messages import text


def stratified_split(
    labels: NDArray[np.int64], shares: Sequence[float], rng: np.random.Generator
) -> list[NDArray[np.int64]]:
    """Indices of the training examples and of one held-out part a share, each in random order.

    Every label gives every part its share, to within one example, and each part at least one; a share of 0 makes an
    empty part. Raises DataError for a label with too few examples to stand in every part.
    """
    counts = np.bincount(labels)
    parts = 1 + sum(share > 0 for share in shares)
    _refuse_small(counts, parts)
    rest = np.arange(len(labels))
    if parts == 1:
        rest = rng.permutation(rest)
    held_out = []
    left, waiting = counts, parts - 1  # examples of each label still to be given away, parts still to be made
    for share in shares:
        if share == 0:
            held_out.append(np.zeros(0, np.int64))
            continue
        places = allot(counts, round(share * len(labels)))
        quotas = np.clip(places, np.minimum(counts, 1), np.maximum(left - waiting, 0))
        chosen, kept = draw(labels[rest], quotas, rng)
        held_out.append(rest[chosen])
        rest, left, waiting = rest[kept], left - quotas, waiting - 1
    return [rest, *held_out]


def _refuse_small(counts: NDArray[np.int64], parts: int) -> None:
    small = np.flatnonzero((counts > 0) & (counts < parts))
    if len(small) == 0:
        return
    label = int(small[0])
    template = (
        text(
            "class {label} has one example, which cannot be both trained on and held out; add examples, or hold "
            "nothing out (validation = 0, test = 0)"
        )
        if counts[label] == 1
        else text("class {label} has {count} examples; it needs {parts} to be in training, validation and test")
    )
    raise DataError(template, label=label, count=int(counts[label]), parts=parts)


def draw(
    labels: NDArray[np.int64], quotas: NDArray[np.int64], rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of quotas[label] random examples of every label, and of all others, both in random order."""
    order = rng.permutation(len(labels))
    by_label = order[np.argsort(labels[order], kind="stable")]
    counts = np.bincount(labels, minlength=len(quotas))
    rank = np.arange(len(labels)) - np.repeat(np.cumsum(counts) - counts, counts)
    chosen = np.zeros(len(labels), bool)
    chosen[by_label] = rank < np.repeat(quotas, counts)
    return order[chosen[order]], order[~chosen[order]]


def allot(counts: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    """`total` places shared out in proportion to `counts`: each within one of its exact share, largest remainder first.

    Source: Hamilton's method of apportionment.
    """
    exact = counts * (total / counts.sum())
    places = np.floor(exact).astype(np.int64)
    places[np.argsort(places - exact, kind="stable")[: total - places.sum()]] += 1
    return places
