"""The Hessian of the loss without ever writing it down: its products with vectors, and its outermost eigenvalues."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.ground import Ground
from dllab.engine.vectors import dot, length

Vector = NDArray[np.float32]

REACH = 3e-3  # length of the way along a vector between which gradients are compared, either way
ENOUGH = 1e-3  # share of the largest |λ| within which both ends of the spectrum are settled
NEGATIVE = 1e-2  # share of the largest |λ| below which an eigenvalue counts as negative


class Hessian:
    """H = ∂²L/∂w² of the mean loss with ½λ₂‖W‖², at one place; vectors are flat, float32[P], as the parameters lie.

    Where `exact`, products are those of the second derivatives that the choices state, to float32's digits: forward
    over reverse, through dense, convolution and pooling layers, normalizations and detours. The second derivative of an
    activation made of straight pieces is 0: its corners, which every step of some length feels, the Hessian leaves out.
    Where a choice states no second derivative, a difference of gradients takes the place,

        Hv ≈ (∇L(w + εv) − ∇L(w − εv)) / 2ε + λ₂v   for ‖v‖ = 1,

    which errs by about ε²/6 of the fourth derivative and the gradients' rounding over ε, and counts kinks on its way.
    The penalty L1, which has no curvature, is left out. What does not learn, padding too, is 0 in every product.

    Source: Pearlmutter (1994), Fast Exact Multiplication by the Hessian, sections 3 and 4, else equation 1.
    """

    def __init__(self, ground: Ground, parameters: NDArray[np.float32]):
        self._ground, self._at = ground, parameters.copy()
        self._decay = np.float32(ground.choices.penalties.l2)
        self._moved = np.empty_like(self._at)
        self.exact = ground.exact

    @property
    def size(self) -> int:
        """Numbers of a vector, padding included."""
        return len(self._at)

    @property
    def places(self) -> NDArray[np.int64]:
        """Where in the flat array the parameters lie that learn."""
        return np.flatnonzero(self._ground.learns)

    def times(self, vector: Vector) -> Vector:
        """Hv; 0 for 0."""
        size = length(vector)
        if size == 0.0:
            return np.zeros_like(vector)
        found = self._ground.bend(self._at, vector).astype(np.float32) if self.exact else self._compared(vector, size)
        if self._decay:
            found += self._decay * (vector * self._ground.weights)
        if self._ground.choices.frozen:
            found *= self._ground.learns
        return found

    def matrix(self) -> NDArray[np.float64]:
        """H among the K parameters that learn, float64[K, K], symmetric: a product for each of them."""
        places, unit, rows = self.places, np.zeros_like(self._at), []
        for place in places:
            unit[place] = 1
            rows.append(self.times(unit)[places])
            unit[place] = 0
        matrix = np.array(rows, np.float64).reshape(len(places), len(places))
        with np.errstate(invalid="ignore"):  # of what is infinite
            return (matrix + matrix.T) / 2

    def spectrum(self) -> NDArray[np.float64]:
        """All eigenvalues, rising, float64[K]; NaN where H is not finite."""
        matrix = self.matrix()
        if not np.isfinite(matrix).all():
            return np.full(len(matrix), np.nan)
        values: NDArray[np.float64] = np.linalg.eigvalsh(matrix).astype(np.float64)
        return values

    def _compared(self, vector: Vector, size: float) -> Vector:
        """The difference of the gradients on both sides of the place."""
        reach = np.float32(REACH / size)
        ahead = self._gradient_at(reach, vector)
        image = np.subtract(ahead, self._gradient_at(-reach, vector), out=ahead)
        image *= size / (2 * REACH)
        return image.astype(np.float32, copy=False)

    def _gradient_at(self, reach: np.float32, way: Vector) -> NDArray[np.floating]:
        np.multiply(way, reach, out=self._moved)
        self._moved += self._at
        return self._ground.gradient(self._moved)


@dataclass(frozen=True, eq=False)
class Outermost:
    """What Lanczos found: Ritz values, rising, float64[m], the vectors of the lowest and the highest, float32[P] each,
    and how far these two values may be from an eigenvalue at most.
    """

    values: NDArray[np.float64]
    lowest: Vector
    highest: Vector
    error: float


def lanczos(times: Callable[[Vector], Vector], start: Vector, most: int, enough: float = ENOUGH) -> Outermost:
    """The outermost eigenvalues of a symmetric matrix known by its products, from at most `most` of them.

    β_j q_(j+1) = A q_j − α_j q_j − β_(j−1) q_(j−1), every q made orthogonal to all before. Ends where both ends of the
    spectrum are known within `enough` of the largest |λ|: |β_m s_m| bounds a Ritz value's distance to an eigenvalue.
    What is not finite ends it: values are then NaN.

    Source: Lanczos (1950); Parlett (1980), The Symmetric Eigenvalue Problem, chapter 13.
    """
    from scipy.linalg import eigh_tridiagonal  # late: takes a moment

    basis = np.empty((most, len(start)), np.float32)
    alphas, betas = list[float](), list[float]()
    q = start / np.float32(length(start))
    for j in range(most):
        basis[j] = q
        image = times(q)
        alphas.append(dot(q, image))
        if not np.isfinite(alphas[-1]):
            return Outermost(np.array([np.nan]), q, q, np.nan)
        along = np.einsum("ij,j->i", basis[: j + 1], image)  # one thread, unlike BLAS
        image = image - np.einsum("i,ij->j", along, basis[: j + 1])
        beta = length(image)
        values, vectors = eigh_tridiagonal(np.array(alphas), np.array(betas))
        scale = float(np.abs(values).max())
        error = beta * float(np.abs(vectors[-1, [0, -1]]).max())
        if error <= enough * scale or j == most - 1:
            break
        betas.append(beta)
        q = image / np.float32(beta)
    lowest, highest = np.einsum("ij,ik->kj", basis[: j + 1], vectors[:, [0, -1]].astype(np.float32))
    return Outermost(values, lowest, highest, error)
