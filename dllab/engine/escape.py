"""The way down from a saddle: along the direction in which the loss curves down most, the same bits on every machine.

NumPy's sums and SciPy's eigenvalues differ in the last place from machine to machine, and what decides a run's future
must not: so everything here is done in one fixed order, in compiled code of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.curvature import NEGATIVE, Hessian
from dllab.engine.ground import Ground
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import pointer
from dllab.engine.kernels.sums import long_dot

PRODUCTS = 48  # with the Hessian, at most
NEGLIGIBLE = 1e-6  # of the largest |λ|: where what is left of a product is shorter, it has seen all it can
LENGTHS = tuple(2.0**power for power in range(-7, 4))  # of the way, tried to both sides
SWEEPS = 12  # of rotations: they converge quadratically, after about 6


@dataclass(frozen=True, eq=False)
class WayDown:
    """lowest, largest: λmin, and the largest |λ|, as far as products show. length: of the way along `direction`,
    float32[P], a vector of length 1, at whose end the loss is `loss`, lower than `before`; 0 where there is none.
    """

    lowest: float
    largest: float
    length: float
    direction: NDArray[np.float32]
    before: float
    loss: float


def way_down(ground: Ground, parameters: NDArray[np.float32], seed: int = 0) -> WayDown:
    """Where to go from `parameters`: along the eigenvector of λmin, to the lowest loss of LENGTHS to either side.

    The Hessian is that of the loss with ½λ₂‖W‖²; the losses that are compared are without it, as they are shown.
    """
    hessian = Hessian(ground, parameters)
    values, direction = _lowest(hessian, seed)
    lowest, largest, before = float(values.min()), float(np.abs(values).max()), ground.loss(parameters)
    best, length = before, 0.0
    if lowest < -NEGATIVE * largest:
        for far in LENGTHS:
            for side in (far, -far):
                loss = ground.loss(parameters + np.float32(side) * direction)
                if loss < best:
                    best, length = loss, side
    return WayDown(lowest, largest, length, direction, before, best)


def _lowest(hessian: Hessian, seed: int) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Ritz values, and the vector of the lowest: Lanczos from random signs, as `curvature.lanczos`."""
    places = hessian.places
    start = np.zeros(hessian.size, np.float32)
    start[places] = 2.0 * np.random.default_rng(seed).integers(0, 2, len(places)) - 1.0
    most = min(PRODUCTS, len(places))
    basis, matrix, image = np.zeros(most * len(start), np.float32), np.zeros((most, most)), start
    count, scale = 0, 0.0
    for row in range(most):
        size = length_of(image)
        if not np.isfinite(size) or size <= NEGLIGIBLE * scale or size == 0.0:
            break
        vector = image * np.float32(1.0 / size)
        basis[row * len(start) : (row + 1) * len(start)] = vector
        if row:
            matrix[row, row - 1] = matrix[row - 1, row] = size
        image = hessian.times(vector)
        matrix[row, row] = orthogonalize(basis, row + 1, image)
        scale, count = max(scale, abs(matrix[row, row]), size if row else 0.0), row + 1
    if count == 0 or not np.isfinite(matrix).all():
        return np.array([np.nan]), start
    values, vectors = np.zeros(count), np.zeros((count, count))
    rotate(matrix[:count, :count].copy(), values, vectors)
    direction = np.zeros_like(start)
    for row in range(count):
        share = np.float32(vectors[row, int(np.argmin(values))])
        direction += share * basis[row * len(start) : (row + 1) * len(start)]
    return values, direction * np.float32(1.0 / length_of(direction))


@compiled
def length_of(vector):
    """√Σ vᵢ², float32[P], P a multiple of 16, summed in float64."""
    v = pointer(vector, 0)
    return np.sqrt(long_dot(v, 0, v, 0, vector.size))


@compiled
def orthogonalize(basis, count, image):
    """Take from `image` what lies along the first `count` vectors of the basis; returns how much lay along the last."""
    size, found = image.size, 0.0
    for again in range(2):
        for row in range(count - 1, -1, -1):
            share = long_dot(pointer(basis, row * size), 0, pointer(image, 0), 0, size)
            if again == 0 and row == count - 1:
                found = share
            for i in range(size):
                image[i] -= F(share) * basis[row * size + i]
    return found


@compiled
def rotate(matrix, values, vectors):
    """Eigenvalues of a symmetric float64[n, n], which is written over, and its eigenvectors as columns.

    Source: Jacobi (1846); Golub & Van Loan (2013), Matrix Computations, section 8.5.
    """
    n = values.size
    for i in range(n):
        vectors[i, i] = 1.0
    for _ in range(SWEEPS):
        for p in range(n - 1):
            for q in range(p + 1, n):
                if matrix[p, q] == 0.0:
                    continue
                ratio = (matrix[q, q] - matrix[p, p]) / (2.0 * matrix[p, q])
                t = (1.0 if ratio >= 0.0 else -1.0) / (abs(ratio) + np.sqrt(1.0 + ratio * ratio))
                c = 1.0 / np.sqrt(1.0 + t * t)
                s = t * c
                for k in range(n):
                    one, other = matrix[k, p], matrix[k, q]
                    matrix[k, p], matrix[k, q] = c * one - s * other, s * one + c * other
                for k in range(n):
                    one, other = matrix[p, k], matrix[q, k]
                    matrix[p, k], matrix[q, k] = c * one - s * other, s * one + c * other
                for k in range(n):
                    one, other = vectors[k, p], vectors[k, q]
                    vectors[k, p], vectors[k, q] = c * one - s * other, s * one + c * other
    for i in range(n):
        values[i] = matrix[i, i]
