"""Activations, losses and output activations once more, in float64 NumPy, to check the engine's kernels against.

They are written from the formulas of the choices' docstrings, and share no code with the kernels.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_softmax, logsumexp, ndtr

Array = NDArray[np.float64]


def _softplus(z: Array) -> Array:
    return np.logaddexp(0.0, z)


def _gelu(c: Any, z: Array) -> Array:
    share = ndtr(z) if c.approximate == "none" else expit(2 * np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))
    return z * share


def _elu(z: Array, alpha: float) -> Array:
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


# name: f of (choice, z)
ACTIVATIONS: dict[str, Callable[[Any, Array], Array]] = {
    "identity": lambda c, z: z,
    "step": lambda c, z: np.where(z >= 0, 1.0, 0.0),
    "sigmoid": lambda c, z: expit(z),
    "hard_sigmoid": lambda c, z: np.clip(z / 6 + 0.5, 0, 1),
    "tanh": lambda c, z: np.tanh(z),
    "hard_tanh": lambda c, z: np.clip(z, c.lowest, c.highest),
    "softsign": lambda c, z: z / (1 + np.abs(z)),
    "relu": lambda c, z: np.maximum(z, 0),
    "leaky_relu": lambda c, z: np.where(z > 0, z, c.negative_slope * z),
    "relu6": lambda c, z: np.clip(z, 0, 6),
    "elu": lambda c, z: _elu(z, c.alpha),
    "selu": lambda c, z: 1.0507009873554804934 * _elu(z, 1.6732632423543772848),
    "gelu": _gelu,
    "silu": lambda c, z: z * expit(z),
    "mish": lambda c, z: z * np.tanh(_softplus(z)),
    "softplus": lambda c, z: np.where(c.beta * z > c.threshold, z, _softplus(c.beta * z) / c.beta),
}

# name: where the slope jumps, by the choice's parameters; smooth ones are left out
KINKS: dict[str, Callable[[Any], Sequence[float]]] = {
    "step": lambda c: (0.0,),
    "hard_sigmoid": lambda c: (-3.0, 3.0),
    "hard_tanh": lambda c: (c.lowest, c.highest),
    "relu": lambda c: (0.0,),
    "leaky_relu": lambda c: (0.0,) if c.negative_slope != 1 else (),
    "relu6": lambda c: (0.0, 6.0),
    "elu": lambda c: (0.0,) if c.alpha != 1 else (),
    "selu": lambda c: (0.0,),
    "softplus": lambda c: (c.threshold / c.beta,),
}

OUTPUTS: dict[str, Callable[[Array], Array]] = {
    "sigmoid": expit,
    "softmax": lambda z: np.exp(log_softmax(z, axis=1)),
    "tanh": np.tanh,
}


def _mse(c: Any, values: Array, y: Array, t: Array) -> float:
    total = float(np.sum((y - t) ** 2))
    return total / {"mean": y.size, "half_mean": 2 * y.size, "half_sum": 2 * len(y)}[c.scale]


def _huber(error: Array, delta: float) -> float:
    size = np.abs(error)
    return float(np.mean(np.where(size <= delta, error**2 / 2, delta * (size - delta / 2))))


def _smooth_l1(c: Any, values: Array, y: Array, t: Array) -> float:
    return _huber(y - t, c.beta) / c.beta if c.beta > 0 else float(np.mean(np.abs(y - t)))


def _log_cosh(c: Any, values: Array, y: Array, t: Array) -> float:
    size = np.abs(y - t)
    return float(np.mean(size + np.log1p(np.exp(-2 * size)) - np.log(2)))


def _onehot(y: Array, t: Array) -> Array:
    return np.eye(y.shape[1])[t[:, 0].astype(np.int64)]


def _smoothed(y: Array, t: Array, smoothing: float, weights: Array) -> float:
    """q[c] = w[c]·((1 − ε)·onehot(t)[c] + ε/K);   L = Σ −q·ln softmax(y) / Σ w[t]"""
    one = _onehot(y, t)
    q = weights * ((1 - smoothing) * one + smoothing / y.shape[1])
    return float(-np.sum(q * log_softmax(y, axis=1)) / np.sum(one @ weights))


def _cross_entropy(c: Any, values: Array, y: Array, t: Array) -> float:
    return _smoothed(y, t, c.label_smoothing, values)


def _kl_divergence(c: Any, values: Array, y: Array, t: Array) -> float:
    classes = y.shape[1]
    return _smoothed(y, t, c.label_smoothing, np.ones(classes)) - float(values[classes])


def _focal(c: Any, values: Array, y: Array, t: Array) -> float:
    one = _onehot(y, t)
    log_p = log_softmax(y, axis=1)
    own = np.sum(one * log_p, axis=1)
    missing = np.exp(logsumexp(np.where(one > 0, -np.inf, log_p), axis=1))
    return float(np.mean(-(missing**c.gamma) * own))


def _binary_cross_entropy(c: Any, values: Array, y: Array, t: Array) -> float:
    return float(np.mean(c.pos_weight * t * _softplus(-y) + (1 - t) * _softplus(y)))


def _gap(c: Any, y: Array, t: Array) -> Array:
    return np.maximum(c.margin - (2 * t - 1) * y, 0)


# name: mean loss of (choice, prepared values, outputs[B, K], encoded targets[B, rows])
LOSSES: dict[str, Callable[[Any, Array, Array, Array], float]] = {
    "mse": _mse,
    "mae": lambda c, values, y, t: float(np.mean(np.abs(y - t))),
    "huber": lambda c, values, y, t: _huber(y - t, c.delta),
    "smooth_l1": _smooth_l1,
    "log_cosh": _log_cosh,
    "lp": lambda c, values, y, t: float(np.mean(np.abs(y - t) ** c.p)),
    "cross_entropy": _cross_entropy,
    "kl_divergence": _kl_divergence,
    "focal": _focal,
    "binary_cross_entropy": _binary_cross_entropy,
    "hinge": lambda c, values, y, t: float(np.mean(_gap(c, y, t))),
    "squared_hinge": lambda c, values, y, t: float(np.mean(_gap(c, y, t) ** 2)),
}

# name: a quantity whose sign changes where the loss has a corner; losses without one are left out
CORNERS: dict[str, Callable[[Any, Array, Array], Array]] = {
    "mae": lambda c, y, t: y - t,
    "smooth_l1": lambda c, y, t: y - t if c.beta == 0 else np.zeros(0),
    "lp": lambda c, y, t: y - t if c.p < 2 else np.zeros(0),
    "hinge": lambda c, y, t: c.margin - (2 * t - 1) * y,
}
