"""Points to be grouped, and Lloyd's algorithm on them in its two halves: assign, then move."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.choice import DATASETS
from dllab.explorers.base import frozen

Metric = Literal["euclidean", "manhattan"]
Start = Literal["random", "k-means++", "dragged"]
Places = tuple[tuple[float, float], ...]

RADIUS, EACH = 4.0, 50  # of the circle that blobs lie on, and points in each
LONGEST = 100  # rounds, of which it hardly ever takes twenty
SEEDING, ASSIGNED, MOVED = range(3)  # what a frame has just done
NOWHERE = -1  # the label of a point that no centre has yet
TABLES = {"moons": "moons", "rings": "rings", "iris petals": "iris"}


@dataclass(frozen=True)
class Frame:
    """One half of a round: centres, float64[k, 2]; labels, int64[N], NOWHERE before the first assignment."""

    centres: NDArray[np.float64]
    labels: NDArray[np.int64]
    phase: int
    round: int


@lru_cache(maxsize=8)
def points_of(
    data: str, blobs: int, spread: float, seed: int, drawn: Places = ()
) -> tuple[NDArray[np.float64], NDArray[np.int64] | None]:
    """Points, float64[N, 2], and the groups they were made from, int64[N], or None where nobody knows."""
    rng = np.random.default_rng(seed)
    if data == "drawn":
        return frozen({"points": np.reshape(np.array(drawn, np.float64), (-1, 2))})["points"], None
    if data in TABLES:
        shape = {} if data == "iris petals" else {"samples": 300, "noise": spread / 10}
        examples = DATASETS[TABLES[data]](**shape).examples(rng)  # type: ignore[attr-defined]
        points, groups = np.asarray(examples.x, np.float64)[:, -2:], np.asarray(examples.y, np.int64)
    else:
        if data == "blobs":
            turn = 2 * np.pi * np.arange(blobs) / blobs
            middles, widths = RADIUS * np.column_stack([np.cos(turn), np.sin(turn)]), np.full(blobs, spread)
            groups = np.repeat(np.arange(blobs), EACH)
        else:  # unequal: a wide crowd beside two small, dense ones
            middles, widths = np.array([(-2.0, 0.0), (3.0, 1.2), (3.0, -1.2)]), spread * np.array([3.0, 0.5, 0.5])
            groups = np.repeat(np.arange(3), (200, 30, 30))
        points = middles[groups] + widths[groups, None] * rng.standard_normal((len(groups), 2))
    whole = frozen({"points": points, "groups": groups})
    return whole["points"], whole["groups"]


def distances(points: NDArray[np.float64], centres: NDArray[np.float64], metric: Metric) -> NDArray[np.float64]:
    """float64[N, k]: squared Euclidean ones, or the sum of both differences."""
    from scipy.spatial.distance import cdist  # late: takes a moment

    return np.asarray(cdist(points, centres, "sqeuclidean" if metric == "euclidean" else "cityblock"))


def assign(points: NDArray[np.float64], centres: NDArray[np.float64], metric: Metric) -> NDArray[np.int64]:
    """The nearest centre of every point, the first of equally near ones."""
    return distances(points, centres, metric).argmin(axis=1)


def move(
    points: NDArray[np.float64], labels: NDArray[np.int64], centres: NDArray[np.float64], metric: Metric
) -> NDArray[np.float64]:
    """Every centre into the mean of its points, or their median for Manhattan; one without points stays."""
    moved = centres.copy()
    counts = np.bincount(labels, minlength=len(centres))
    if metric == "euclidean":
        sums = np.column_stack([np.bincount(labels, column, len(centres)) for column in points.T])
        moved[counts > 0] = sums[counts > 0] / counts[counts > 0, None]
    else:
        for group in np.flatnonzero(counts):
            moved[group] = np.median(points[labels == group], axis=0)
    return moved


def inertia(points: NDArray[np.float64], frame: Frame, metric: Metric) -> float:
    """The sum of all distances to the own centre; NaN before the first assignment."""
    if not len(points) or frame.labels[0] == NOWHERE:
        return float("nan")
    return float(distances(points, frame.centres, metric)[np.arange(len(points)), frame.labels].sum())


def first_centres(points: NDArray[np.float64], k: int, start: Start, seed: int) -> NDArray[np.float64]:
    """Centres to begin with, float64[k, 2]: any k points, or each next one by the squared distance to the nearest.

    Source: Arthur & Vassilvitskii (2007), k-means++, with one draw a centre.
    """
    if start == "k-means++":
        from sklearn import config_context  # late: takes a second
        from sklearn.cluster import kmeans_plusplus

        with config_context(skip_parameter_validation=True):
            return np.asarray(kmeans_plusplus(points, k, random_state=seed, n_local_trials=1)[0], np.float64)
    return points[np.random.default_rng(seed).choice(len(points), k, replace=False)]


def lloyd(points: NDArray[np.float64], centres: NDArray[np.float64], metric: Metric) -> list[Frame]:
    """Assign and move in turn until no point changes its centre.

    Source: Lloyd (1982), Least Squares Quantization in PCM.
    """
    frames: list[Frame] = []
    labels = np.full(len(points), NOWHERE)
    for turn in range(1, LONGEST + 1):
        found = assign(points, centres, metric)
        frames.append(Frame(centres, found, ASSIGNED, turn))
        if np.array_equal(found, labels):
            break
        labels, centres = found, move(points, found, centres, metric)
        frames.append(Frame(centres, labels, MOVED, turn))
    return frames


def best_of(points: NDArray[np.float64], k: int, metric: Metric, starts: int = 10) -> Frame:
    """The last frame with the smallest inertia of some k-means++ starts."""
    ends = [lloyd(points, first_centres(points, k, "k-means++", seed), metric)[-1] for seed in range(starts)]
    return min(ends, key=lambda end: inertia(points, end, metric))


def silhouette(points: NDArray[np.float64], labels: NDArray[np.int64], metric: Metric) -> float:
    """Mean of (b − a)/max(a, b), a: distance to one's own group, b: to the next one; NaN where there are not two.

    Source: Rousseeuw (1987); of at most 1,000 points.
    """
    from sklearn import config_context  # late: takes a second
    from sklearn.metrics import silhouette_score

    if not 2 <= len(np.unique(labels)) < len(points):
        return float("nan")
    some = min(1000, len(points))
    with config_context(assume_finite=True, skip_parameter_validation=True):
        return float(silhouette_score(points, labels, metric=metric, sample_size=some, random_state=0))


def agreement(groups: NDArray[np.int64], labels: NDArray[np.int64]) -> float:
    """1 where both are the same groups, about 0 where they agree by chance; NaN before the first assignment.

    Source: Hubert & Arabie (1985), adjusted Rand index.
    """
    from sklearn import config_context  # late: takes a second
    from sklearn.metrics import adjusted_rand_score

    if not len(labels) or labels[0] == NOWHERE:
        return float("nan")
    with config_context(assume_finite=True, skip_parameter_validation=True):
        return float(adjusted_rand_score(groups, labels))
