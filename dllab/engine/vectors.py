"""Products of long vectors in the thread that asks: BLAS would wake others, which train."""

import numpy as np
from numpy.typing import NDArray


def dot(a: NDArray[np.floating], b: NDArray[np.floating]) -> float:
    """Σ aᵢbᵢ, summed in float64."""
    return float(np.einsum("i,i->", a, b, dtype=np.float64))


def length(vector: NDArray[np.floating]) -> float:
    """√Σ vᵢ², summed in float64."""
    return float(np.sqrt(dot(vector, vector)))
