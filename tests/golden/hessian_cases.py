"""The networks whose Hessians PyTorch was asked for."""

from dataclasses import dataclass, field

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
    position: str = "before"  # the activation
    residual: int = 0
    output: str = "auto"
    image: tuple = ()
    convolutions: tuple = ()  # filters of 3×3, padding "same"
    pool: str = "none"  # of the convolutions
    stride: int = 1
    seed: int = 0
    options: dict = field(default_factory=dict)  # of the activation
    loss_options: dict = field(default_factory=dict)

    @property
    def is_regression(self):
        return self.loss in ("mse", "huber", "smooth_l1", "log_cosh", "lp", "mae")


CASES = {
    **{name: Case(name) for name in ("tanh", "sigmoid", "gelu", "silu", "softplus", "mish")},
    "squares": Case("tanh", "mse", outputs=2, hidden=(8,)),
    "two classes": Case("silu", "binary_cross_entropy", outputs=1),
    "normalized": Case("tanh", hidden=(5,), normalization="batch"),
    "convolution": Case("tanh", features=36, image=(6, 6), convolutions=(2,), hidden=(3,), examples=20),
    "rectified": Case("relu"),
    "leaky": Case("leaky_relu", hidden=(5, 5)),
    "softsign": Case("softsign"),
    "elu": Case("elu", options={"alpha": 1.5}),
    "selu": Case("selu"),
    "gelu, tanh": Case("gelu", options={"approximate": "tanh"}),
    "softplus, steep": Case("softplus", options={"beta": 3.0}),
    "step": Case("step"),
    "smoothed": Case("tanh", loss_options={"label_smoothing": 0.2}),
    "focal": Case("tanh", "focal", loss_options={"gamma": 2.5}),
    "focal, weak": Case("tanh", "focal", loss_options={"gamma": 0.5}),
    "divergence": Case("tanh", "kl_divergence", loss_options={"label_smoothing": 0.1}),
    "huber": Case("tanh", "huber", outputs=2, loss_options={"delta": 0.7}),
    "smooth l1": Case("tanh", "smooth_l1", outputs=2, loss_options={"beta": 0.8}),
    "log-cosh": Case("tanh", "log_cosh", outputs=2),
    "cubes": Case("tanh", "lp", outputs=2, loss_options={"p": 3.0}),
    "below squares": Case("tanh", "lp", outputs=2, loss_options={"p": 1.5}),
    "absolute": Case("tanh", "mae", outputs=2),
    "hinge": Case("tanh", "hinge", outputs=1),
    "squared hinge": Case("tanh", "squared_hinge", outputs=1, loss_options={"margin": 0.7}),
    "a yes counts more": Case("tanh", "binary_cross_entropy", outputs=1, loss_options={"pos_weight": 3.0}),
    "sigmoid of squares": Case("tanh", "mse", outputs=2, output="sigmoid"),
    "tanh of squares": Case("tanh", "mse", outputs=2, output="tanh"),
    "softmax of squares": Case("tanh", "mse", outputs=3, output="softmax"),
    "normalized after": Case("silu", hidden=(5, 4), normalization="batch", position="after"),
    "layers normalized": Case("tanh", hidden=(5, 4), normalization="layer"),
    "layers normalized after": Case("silu", hidden=(5, 4), normalization="layer", position="after"),
    "residual": Case("tanh", hidden=(5, 5, 5, 5), residual=2),
    "residual, normalized": Case("silu", hidden=(5, 5, 5), residual=1, normalization="batch"),
    "pooled": Case("tanh", features=36, image=(6, 6), convolutions=(2, 3), hidden=(3,), examples=20, pool="max2"),
    "mean pooled": Case("silu", features=36, image=(6, 6), convolutions=(2,), hidden=(3,), examples=20, pool="mean2"),
    "strided": Case("tanh", features=49, image=(7, 7), convolutions=(2, 2), hidden=(3,), examples=20, stride=2),
    "channels normalized": Case(
        "tanh",
        features=36,
        image=(6, 6),
        convolutions=(2, 2),
        hidden=(3,),
        examples=20,
        normalization="batch",
        pool="max2",
        residual=1,
    ),
    "maps normalized": Case(
        "silu",
        features=36,
        image=(6, 6),
        convolutions=(2, 2),
        hidden=(3,),
        examples=20,
        normalization="layer",
    ),
}


def problem(case):
    """x, y and the parameters, called and shaped as a trainer has them."""
    random = np.random.default_rng(case.seed)
    x = random.standard_normal((case.examples, case.features)).astype(np.float32)
    y = random.integers(0, max(case.outputs, 2), case.examples)
    if case.is_regression:
        y = random.standard_normal((case.examples, case.outputs)).astype(np.float32)
    parameters, fan_in, side = {}, 1 if case.convolutions else case.features, case.image[:1]
    widths = (*case.convolutions, *case.hidden, case.outputs)
    for number, width in enumerate(widths, start=1):
        convolved = number <= len(case.convolutions)
        shape = (width, fan_in, 3, 3) if convolved else (width, fan_in)
        spread = 1.5 / np.sqrt(np.prod(shape[1:]))
        parameters[f"layer{number}.weight"] = (spread * random.standard_normal(shape)).astype(np.float32)
        parameters[f"layer{number}.bias"] = random.normal(0, 0.3, width).astype(np.float32)
        if case.normalization != "none" and number < len(widths):
            parameters[f"layer{number}.scale"] = random.normal(1, 0.3, width).astype(np.float32)
            parameters[f"layer{number}.shift"] = random.normal(0, 0.3, width).astype(np.float32)
        fan_in = width
        if convolved:
            side = (-(-side[0] // case.stride) // (1 if case.pool == "none" else 2),)
            fan_in *= side[0] ** 2 if number == len(case.convolutions) else 1
    return x, y, parameters


def direction(size):
    """The vector that the Hessian is multiplied with, float64[size]."""
    return np.random.default_rng(1).standard_normal(size)
