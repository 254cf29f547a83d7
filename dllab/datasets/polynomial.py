"""A polynomial with scatter."""

import numpy as np
from numpy.polynomial import Chebyshev

from dllab.catalogue import parameter
from dllab.datasets.choice import DATASETS, Examples
from dllab.datasets.points import EXTENT, PointSet


@DATASETS.register("polynomial", label="Polynomial", order=130)
class PolynomialCurve(PointSet):
    """A curve with as many bends as its degree allows, to be fitted with one input and one output.

        t = T_n(x/R) + noise·ε;   T₂(u) = 2u² − 1,   T₃(u) = 4u³ − 3u,   T_n(cos φ) = cos nφ

    Degree 1 is a line and needs no hidden layer, every further bend needs another unit or two. Few points and much
    noise show overfitting: a wide network bends after every point.

    Source: Chebyshev (1854), Théorie des mécanismes connus sous le nom de parallélogrammes.
    """

    degree: int = parameter(3, label="Degree", help="Degree n of the polynomial; it bends n − 1 times.", ge=1, le=12)

    def examples(self, rng: np.random.Generator) -> Examples:
        x = rng.uniform(-EXTENT, EXTENT, self.samples)
        return Examples(x, self.scatter(Chebyshev.basis(self.degree)(x / EXTENT), rng))
