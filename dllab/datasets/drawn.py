"""Points put down by hand."""

from typing import Annotated

import numpy as np
from pydantic import BeforeValidator, Field

from dllab.catalogue import Choice, parameter
from dllab.datasets.choice import DATASETS, Divided, Examples, Unfinished
from dllab.datasets.points import numbered
from dllab.messages import text

REACH = 2.5  # of the plane that is drawn on, to all four sides
MOST_CLASSES = 8
MOST_POINTS = 5000

Coordinate = Annotated[float, Field(ge=-REACH, le=REACH, allow_inf_nan=False)]
Label = Annotated[int, Field(ge=0, lt=MOST_CLASSES)]
Point = tuple[Coordinate, Coordinate, Label]

# A heart in a half moon: something to look at, which a line cannot part.
EXAMPLE: tuple[tuple[float, float, int], ...] = (
    (0.0, 0.3, 0), (-0.3, 0.6, 0), (0.3, 0.6, 0), (-0.6, 0.3, 0), (0.6, 0.3, 0),
    (-0.4, -0.1, 0), (0.4, -0.1, 0), (0.0, -0.1, 0), (0.0, -0.5, 0),
    (-1.6, 0.8, 1), (-1.7, 0.2, 1), (-1.6, -0.4, 1), (-1.3, -0.9, 1), (-0.8, -1.3, 1), (-0.2, -1.5, 1),
    (0.4, -1.4, 1), (1.0, -1.1, 1), (1.4, -0.7, 1), (1.7, -0.1, 1), (1.6, 0.6, 1),
)  # fmt: skip


def _lists_as_tuples(value: object) -> object:
    if not isinstance(value, list | tuple):
        return value
    return tuple(tuple(point) if isinstance(point, list) else point for point in value)


class Hand(Choice):
    """The points; a base of its own, so that they stand first in forms."""

    points: Annotated[tuple[Point, ...], BeforeValidator(_lists_as_tuples), Field(max_length=MOST_POINTS)] = parameter(
        EXAMPLE,
        label="Points",
        help="Each is x, y and its class, counted from 0: click to add one, drag to paint, right-click to erase.",
    )


@DATASETS.register("drawn", label="Your own drawing", order=420)
class Drawn(Divided, Hand):
    """Points of up to eight classes, clicked or painted onto the plane.

    For a question of one's own: what does one stray point do, how close may two classes come, where does a network put
    a boundary that nothing determines? The points are kept in the experiment's file.

    Source: Smilkov et al. (2017), Direct-manipulation visualization of deep networks.
    """

    validation: float = parameter(
        0.0, label="Validation", help="Share of the examples kept for validation, the same in every class.", ge=0, lt=1
    )

    def examples(self, rng: np.random.Generator) -> Examples:
        table = np.array(self.points, np.float64).reshape(-1, 3)
        labels = table[:, 2].astype(np.int64)
        counts = np.bincount(labels)
        parts = 1 + (self.validation > 0) + (self.test > 0)
        present = np.flatnonzero(counts)
        if len(present) < 2:
            raise Unfinished(text("Draw points of two classes or more."))
        if counts[present].min() < parts:
            label = int(present[counts[present].argmin()])
            raise Unfinished(
                text(
                    "Class {label} needs {parts} points or more while some are held out; draw more, or hold none out."
                ),
                label=label + 1, parts=parts,
            )  # fmt: skip
        return Examples(table[:, :2], labels, numbered(text("class {number}"), len(counts)))
