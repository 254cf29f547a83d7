"""The networks whose Hessians PyTorch was asked for."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Case:
    """A network with weights drawn from `seed`, on random examples."""

    activation: str
    loss: str = "cross_entropy"
    features: int = 3
    hidden: tuple = (6, 5)
    outputs: int = 3
    examples: int = 40
    normalization: str = "none"
    image: tuple = ()
    convolutions: tuple = ()  # filters of 3×3, padding "same"
    seed: int = 0


CASES = {
    **{name: Case(name) for name in ("tanh", "sigmoid", "gelu", "silu", "softplus", "mish")},
    "squares": Case("tanh", "mse", outputs=2, hidden=(8,)),
    "two classes": Case("silu", "binary_cross_entropy", outputs=1),
    "normalized": Case("tanh", hidden=(5,), normalization="batch"),
    "convolution": Case("tanh", features=36, image=(6, 6), convolutions=(2,), hidden=(3,), examples=20),
    "rectified": Case("relu"),
    "leaky": Case("leaky_relu", hidden=(5, 5)),
}


def problem(case):
    """x, y and the parameters, called and shaped as a trainer has them."""
    random = np.random.default_rng(case.seed)
    x = random.standard_normal((case.examples, case.features)).astype(np.float32)
    y = random.integers(0, max(case.outputs, 2), case.examples)
    if case.loss == "mse":
        y = random.standard_normal((case.examples, case.outputs)).astype(np.float32)
    parameters, fan_in = {}, 1 if case.convolutions else case.features
    widths = (*case.convolutions, *case.hidden, case.outputs)
    for number, width in enumerate(widths, start=1):
        convolved = number <= len(case.convolutions)
        shape = (width, fan_in, 3, 3) if convolved else (width, fan_in)
        spread = 1.5 / np.sqrt(np.prod(shape[1:]))
        parameters[f"layer{number}.weight"] = (spread * random.standard_normal(shape)).astype(np.float32)
        parameters[f"layer{number}.bias"] = random.normal(0, 0.3, width).astype(np.float32)
        if case.normalization == "batch" and number < len(widths):
            parameters[f"layer{number}.scale"] = random.normal(1, 0.3, width).astype(np.float32)
            parameters[f"layer{number}.shift"] = random.normal(0, 0.3, width).astype(np.float32)
        fan_in = width * int(np.prod(case.image)) if convolved else width
    return x, y, parameters


def direction(size):
    """The vector that the Hessian is multiplied with, float64[size]."""
    return np.random.default_rng(1).standard_normal(size)
