"""Which examples are trained on and which are held out."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.messages import text


def stratified_split(
    labels: NDArray[np.int64], share: float, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of the training and of the validation examples, both in random order.

    Every label gives `share` of its examples to validation, to within one example, and keeps at least one on each
    side. Raises DataError for a label with a single example, which cannot stand on both sides.
    """
    counts = np.bincount(labels)
    if share == 0:
        return rng.permutation(len(labels)), np.zeros(0, np.int64)
    if 1 in counts:
        raise DataError(
            text(
                "class {label} has one example, which cannot be both trained on and held out; add examples, or hold "
                "nothing out (validation = 0)"
            ),
            label=int(np.flatnonzero(counts == 1)[0]),
        )
    held_out = np.clip(allot(counts, round(share * len(labels))), np.minimum(counts, 1), np.maximum(counts - 1, 0))
    chosen, rest = draw(labels, held_out, rng)
    return rest, chosen


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
