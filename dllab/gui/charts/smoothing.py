"""Curves that are easier to read: for the eye alone, never for a table or a file."""

import numpy as np
from numpy.typing import NDArray

MOST = 0.99  # of the weight


def smoothed(values: NDArray[np.float32], weight: float) -> NDArray[np.float32]:
    """The exponential moving average along the rows, without the bias of its start, as float32 of the same shape.

    sᵢ = Σ βⁱ⁻ʲ·yⱼ / Σ βⁱ⁻ʲ   over the j ≤ i whose yⱼ is finite; β is `weight`, 0 … 0.99

    What is not finite stays what it is and weighs nothing. β counts recorded points, not steps. β = 0 changes nothing.
    Source: Kingma & Ba (2015), section 3, for the correction of the bias.
    """
    if not 0 <= weight <= MOST:
        raise ValueError(f"weight is {weight}, not 0 … {MOST}")
    if weight == 0 or not values.size:
        return values
    known = np.isfinite(values)
    measured = np.where(known, values, 0.0).astype(np.float64)
    result = values.copy()
    total, weights = np.zeros(values.shape[:-1]), np.zeros(values.shape[:-1])
    for i in range(values.shape[-1]):  # at most a few hundred points, all rows at once
        total = weight * total + measured[..., i]
        weights = weight * weights + known[..., i]
        np.copyto(result[..., i], total / np.maximum(weights, np.finfo(np.float64).tiny), "same_kind", known[..., i])
    return result
