"""K-means, one half of a round at a time."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Point, PointList, parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.explorers.clustering import (
    NOWHERE,
    SEEDING,
    Frame,
    Metric,
    Start,
    agreement,
    assign,
    best_of,
    distances,
    first_centres,
    inertia,
    lloyd,
    move,
    points_of,
    silhouette,
)
from dllab.messages import text

MOST = 8  # groups
TRIED = 10  # numbers of groups that the elbow tries
CELLS = 151  # a side of the grid that shows whose place is whose
ROOM = 0.1  # of its width beside the points
CLOSE = 1.01  # times the best inertia

Data = Literal["blobs", "moons", "rings", "unequal", "iris petals", "drawn"]
DRAWN = ((-1.2, 0.8), (-1.0, 1.1), (-0.7, 0.9), (1.0, 0.7), (1.3, 1.0), (0.9, -0.8), (0.4, -1.0), (-0.2, -0.9))


@EXPLORERS.register("kmeans", label="K-means", order=130)
class KMeans(Explorer):
    """Groups points around K centres: each point goes to the nearest, each centre into the middle of its points.

        assign: c(x) = argminₖ ‖x − μₖ‖²
        move: μₖ = mean of its points
        J = Σ ‖x − μ_c(x)‖² never rises, so it comes to rest, though not always at the best grouping
        k-means++: the next first centre is x with probability D(x)²/Σ D², D the distance to the nearest one

    A step is one half of a round. With Manhattan distances centres are medians, and J is Σ |x − μ|: k-medians. It takes
    groups for round and equally wide, which rings and unequal crowds are not.

    Source: Lloyd (1982), Least Squares Quantization in PCM; Arthur & Vassilvitskii (2007), k-means++.
    """

    data: Data = parameter("blobs", label="Data", help="What is to be grouped.")
    k: int = parameter(4, label="Centres K", help="How many groups there are to be.", ge=1, le=MOST)
    init: Start = parameter("random", label="First centres", help="Any points, by squared distance, or dragged ones.")
    seed: int = parameter(
        0, label="Draw of the centres", help="Another number, another draw of the first centres.", ge=0, le=10_000
    )
    metric: Metric = parameter("euclidean", label="Distance", help="Straight, or along the axes: then with medians.")
    show: Literal["rounds", "elbow"] = parameter(
        "rounds", label="Picture", help="The sum of distances by round, or by the number of centres."
    )
    starts: int = parameter(
        1, label="Starts", help="How many starts are tried to see how often the best is found.", ge=1, le=400,
        logarithmic=True,
    )  # fmt: skip
    blobs: int = parameter(4, label="Blobs", help="How many blobs there are.", ge=2, le=MOST)
    spread: float = parameter(0.5, label="Spread", help="How wide the groups are.", ge=0.05, le=3)
    outlier: bool = parameter(False, label="Outlier", help="One more point, far away.")
    outlier_at: Point = parameter((0.0, 30.0), label="Place of the outlier", help="Drag it.")
    centres: PointList = parameter((), label="Dragged centres", help="The first K of them; the rest is drawn.")
    points: PointList = parameter(DRAWN, label="Drawn points", help="Points of your own.")
    draw: int = parameter(0, label="Draw of the points", help="Another number, other points.", ge=0, le=10_000)

    group = "evaluation"
    topics = (39,)
    terms = "k-means clustering centroid lloyd elbow silhouette voronoi K 均值 聚类 质心 肘部 轮廓系数"
    card = Card(
        tries=(
            text("Before you step: will these first centres find the four blobs? Then try other starts."),
            text("Take 8 blobs and 200 starts, first random, then k-means++: how often is the best one found?"),
            text("Take the rings and K = 3, and say before you step what it will do with them."),
        ),
        mistakes=(
            text("“K-means finds the best grouping.” It comes to rest where no point changes, which may be far off."),
            text("“The right K has the smallest sum of distances.” More centres make it smaller: look for a bend."),
            text("“It finds groups of any shape.” It draws straight borders halfway between centres."),
        ),
        script=text(
            "Let the class place the centres by hand, then step: assign, move, assign. Ask what can never rise. Change "
            "the start until two centres share a blob and one has two: nothing moves any more, and it is still wrong. "
            "Show k-means++ choosing by squared distance, then compare 200 starts. Close with the outlier: one point "
            "drags a mean away, but hardly a median."
        ),
        slip=text("Scikit-learn's k-means++ tries several points a centre and keeps the best; the paper draws one."),
    )  # fmt: skip
    numbers = {
        "round": Readout(text("Round")),
        "centres": Readout(text("Centres so far")),
        "inertia": Readout(text("Sum of distances J")),
        "moved": Readout(text("Longest way of a centre")),
        "rounds": Readout(text("Rounds until it rests")),
        "silhouette": Readout(text("Silhouette")),
        "adjusted_rand": Readout(text("Agreement with the true groups")),
        "best_inertia": Readout(text("Smallest J of ten starts")),
        "excess": Readout(text("J at rest over the smallest")),
        "share_best": Readout(text("Starts that reach the smallest, within 1 %")),
        **{f"centre_x_{n}": Readout(text("X of centre"), index=n) for n in range(1, MOST + 1)},
        **{f"centre_y_{n}": Readout(text("Y of centre"), index=n) for n in range(1, MOST + 1)},
        **{f"inertia_k_{n}": Readout(text("Smallest J with centres"), index=n) for n in range(1, TRIED + 1)},
        **{f"silhouette_k_{n}": Readout(text("Silhouette with centres"), index=n) for n in range(2, TRIED + 1)},
    }
    runs = (lloyd, assign, move, first_centres)
    pace = 1.5

    @property
    def ground(self) -> tuple[NDArray[np.float64], NDArray[np.int64] | None]:
        """The points, with the outlier last, and their true groups; an outlier belongs to none."""
        drawn = self.points if self.data == "drawn" else ()
        points, groups = points_of(self.data, self.blobs, self.spread, self.draw, drawn)
        return (np.vstack([points, self.outlier_at]), groups) if self.outlier else (points, groups)

    @property
    def course(self) -> "KMeans":
        """These settings with all that the rounds do not depend on as it is by default."""
        return self.model_copy(update={"show": "rounds", "starts": 1})

    @property
    def task(self) -> "KMeans":
        """These settings with all that the best grouping does not depend on as it is by default."""
        free = {"k": 4, "init": "random", "seed": 0, "centres": ()}
        return self.course.model_copy(update=free)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The first centres, then every half of a round."""
        return _frames(self.course)

    @property
    def steps(self) -> int:
        return len(self.frames) - 1

    def scene(self, step: int = 0) -> Scene:
        """points, float[N, 2]; groups, int[N], −1 unknown; labels, int[N], −1 none yet; centres, float[k, 2].

        chance, float[N]: of each point to be the next first centre; 0 once there are all. cells, int[151, 151]: whose
        place is whose, over x and y. inertia, float[steps + 1]: by step. trail, float[steps + 1, K, 2]: where centres
        have been, NaN before they are there. elbow, float[3, 10]: number of centres, J, silhouette; empty unless shown.
        """
        points, groups = self.ground
        frames = self.frames
        frame = frames[min(step, self.steps)]
        known = np.full(len(points), NOWHERE)
        if groups is not None:
            known[: len(groups)] = groups
        return frozen(
            {
                "points": points,
                "groups": known,
                "labels": frame.labels,
                "centres": frame.centres,
                "chance": chances(points, frame, len(frames[-1].centres), self.metric),
                **_cells(self.course, min(step, self.steps)),
                **_history(self.course),
                "elbow": _elbow(self.task) if self.show == "elbow" else np.zeros((3, 0)),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """The round, its numbers, and how good it is where it rests."""
        frames, at = self.frames, min(step, self.steps)
        frame, points = frames[at], self.ground[0]
        before = frames[at - 1].centres if at and len(frames[at - 1].centres) == len(frame.centres) else frame.centres
        ways = np.hypot(*(frame.centres - before).T) if len(before) else np.zeros(1)
        last, best = inertia(points, frames[-1], self.metric), _best(self.task, self.k)
        found = {
            "round": frame.round,
            "centres": len(frame.centres),
            "inertia": inertia(points, frame, self.metric),
            "moved": float(ways.max()),
            "rounds": frames[-1].round,
            **_quality(self.course, at),
            "best_inertia": best,
            "excess": last / best if best > 0 else float("nan"),
            "share_best": _share(self.task, self.k, self.init, self.starts),
        }
        for number, (x, y) in enumerate(frame.centres, start=1):
            found[f"centre_x_{number}"], found[f"centre_y_{number}"] = float(x), float(y)
        if self.show == "elbow":
            for k, total, score in _elbow(self.task).T:
                found[f"inertia_k_{k:.0f}"] = float(total)
                if k > 1:
                    found[f"silhouette_k_{k:.0f}"] = float(score)
        return found


def chances(points: NDArray[np.float64], frame: Frame, k: int, metric: Metric) -> NDArray[np.float64]:
    """How likely each point is to be k-means++'s next first centre, float64[N]; all 0 once there are k."""
    if frame.phase != SEEDING or len(frame.centres) in (0, k):
        return np.zeros(len(points))
    nearest = distances(points, frame.centres, "euclidean").min(axis=1)
    return nearest / max(nearest.sum(), np.finfo(float).tiny)


@lru_cache(maxsize=16)
def _frames(settings: KMeans) -> tuple[Frame, ...]:
    points = settings.ground[0]
    k = min(settings.k, len(points))
    nobody = np.full(len(points), NOWHERE)
    if k == 0:
        return (Frame(np.zeros((0, 2)), nobody, SEEDING, 0),)
    centres = first_centres(points, k, settings.init, settings.seed)
    if settings.init == "dragged":
        given = settings.centres[:k]
        centres[: len(given)] = np.reshape(given, (-1, 2))
    shown = range(1, k + 1) if settings.init == "k-means++" else (k,)
    seeding = [Frame(centres[:count], nobody, SEEDING, 0) for count in shown]
    return (*seeding, *lloyd(points, centres, settings.metric))


@lru_cache(maxsize=64)
def _cells(settings: KMeans, step: int) -> Scene:
    """Whose place is whose, on a grid around all points."""
    points, centres = settings.ground[0], settings.frames[step].centres
    everything = np.vstack([points, centres]) if len(points) else np.array([(-1.0, -1.0), (1.0, 1.0)])
    low, high = everything.min(axis=0), everything.max(axis=0)
    room = ROOM * max(float((high - low).max()), 1e-6)
    x, y = np.linspace(low - room, high + room, CELLS).T
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    whose = assign(grid, centres, settings.metric) if len(centres) else np.full(len(grid), NOWHERE)
    return frozen({"x": x, "y": y, "cells": whose.reshape(CELLS, CELLS)})


@lru_cache(maxsize=16)
def _history(settings: KMeans) -> Scene:
    """J and the places of the centres at every step."""
    points, frames = settings.ground[0], settings.frames
    trail = np.full((len(frames), len(frames[-1].centres), 2), np.nan)
    for row, frame in zip(trail, frames, strict=True):
        row[: len(frame.centres)] = frame.centres
    return frozen({"inertia": [inertia(points, frame, settings.metric) for frame in frames], "trail": trail})


@lru_cache(maxsize=256)
def _quality(settings: KMeans, step: int) -> dict[str, float]:
    """How well groups are apart, and agree with the true ones; NaN where either cannot be said."""
    points, groups = settings.ground
    labels = settings.frames[step].labels
    return {
        "silhouette": silhouette(points, labels, settings.metric),
        "adjusted_rand": float("nan") if groups is None else agreement(groups, labels[: len(groups)]),
    }


@lru_cache(maxsize=64)
def _best(task: KMeans, k: int) -> float:
    """The smallest J of ten starts."""
    points = task.ground[0]
    return inertia(points, best_of(points, k, task.metric), task.metric) if len(points) >= k else float("nan")


@lru_cache(maxsize=16)
def _share(task: KMeans, k: int, init: Start, starts: int) -> float:
    """Of so many starts, those that come to rest within 1 % of the best that any of them finds."""
    points = task.ground[0]
    if len(points) < k:
        return float("nan")
    firsts = (first_centres(points, k, init, seed) for seed in range(starts))
    found = np.array([inertia(points, lloyd(points, first, task.metric)[-1], task.metric) for first in firsts])
    return float((found <= CLOSE * min(float(found.min()), _best(task, k))).mean())


@lru_cache(maxsize=8)
def _elbow(task: KMeans) -> NDArray[np.float64]:
    """float64[3, n]: the number of centres, and J and silhouette of the best of ten starts."""
    points = task.ground[0]
    found = []
    for k in range(1, min(TRIED, len(points)) + 1):
        best = best_of(points, k, task.metric)
        found.append((k, inertia(points, best, task.metric), silhouette(points, best.labels, task.metric)))
    return frozen({"elbow": np.reshape(np.array(found, np.float64), (-1, 3)).T})["elbow"]
