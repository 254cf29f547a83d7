"""A board of squares in two colours."""

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, LabelledPoints
from dllab.messages import text


@DATASETS.register("checkerboard", label="Checkerboard", order=70)
class Checkerboard(LabelledPoints):
    """Squares that take turns between two classes.

        i, j = ⌊squares·(x + R)/2R⌋;   class = (i + j) mod 2;   then x ← x + noise·ε

    XOR many times over: every square needs corners of its own, so small networks fill in only part of the board.
    More squares need more units, more points and far more steps.

    Source: Ho & Kleinberg (1996), Building projectable classifiers of arbitrary complexity.
    """

    samples: int = parameter(1000, label="Points", help="How many points are drawn.", ge=10, le=1_000_000)
    noise: float = parameter(
        0.0,
        label="Noise",
        help="Standard deviation of the Gaussian scatter, in the units of the axes.",
        ge=0,
        le=10,
    )
    squares: int = parameter(4, label="Squares", help="How many squares lie along each side.", ge=2, le=12)

    def examples(self, rng: np.random.Generator) -> Examples:
        colour = self.labels(2)
        rows, columns = np.divmod(np.arange(self.squares**2), self.squares)
        cells = [np.flatnonzero((rows + columns) % 2 == each) for each in (0, 1)]
        places = [rng.integers(0, len(cell), self.samples) for cell in cells]
        cell = np.where(colour == 0, cells[0][places[0]], cells[1][places[1]])
        corner = np.column_stack([columns[cell], rows[cell]])
        points = (corner + rng.random((self.samples, 2))) * (2 * EXTENT / self.squares) - EXTENT
        return self.noisy(points, colour, (text("dark"), text("light")), rng)
