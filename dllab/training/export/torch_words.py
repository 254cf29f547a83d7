"""How PyTorch calls what the catalogue offers: a table a family, from a choice's name to a line of Python.

Numbers are written with `repr`, which gives back the same float; nothing else of an experiment becomes code.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.activations import Activation
from dllab.engine.losses import Loss
from dllab.engine.optimizers import Optimizer
from dllab.messages import UserError, text


class NotInPyTorch(UserError):
    """A choice that has no line of PyTorch."""


ACTIVATIONS: dict[str, str] = {
    "step": "UnitStep()",
    "identity": "nn.Identity()",
    "sigmoid": "nn.Sigmoid()",
    "hard_sigmoid": "nn.Hardsigmoid()",
    "tanh": "nn.Tanh()",
    "hard_tanh": "nn.Hardtanh({lowest!r}, {highest!r})",
    "softsign": "nn.Softsign()",
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU({negative_slope!r})",
    "relu6": "nn.ReLU6()",
    "elu": "nn.ELU({alpha!r})",
    "selu": "nn.SELU()",
    "gelu": "nn.GELU({approximate!r})",
    "silu": "nn.SiLU()",
    "mish": "nn.Mish()",
    "softplus": "nn.Softplus({beta!r}, {threshold!r})",
}
OUTPUT_ACTIVATIONS = {
    "identity": "{z}",
    "sigmoid": "torch.sigmoid({z})",
    "softmax": "torch.softmax({z}, dim=1)",
    "tanh": "torch.tanh({z})",
}
UNIT_STEP = '''class UnitStep(nn.Module):
    """1 for z ≥ 0, else 0; its slope is 0."""

    def forward(self, z):
        return torch.heaviside(z.detach(), torch.ones_like(z))'''


def activation(choice: Activation) -> str:
    """A module, as a line of Python; raises NotInPyTorch."""
    return _known(ACTIVATIONS, choice.name).format(**choice.model_dump())


INDEX = "y"  # a class index an example
YES_OR_NO = "y.float()[:, None]"  # a column of 0 and 1
VALUES = "y"
ONE_HOT = "functional.one_hot(y, CLASSES).float()"
HINGE = "functional.relu({margin!r} - (2 * t - 1) * z)"
SMOOTHED = "functional.cross_entropy(z, t, label_smoothing={label_smoothing!r})"


@dataclass(frozen=True)
class LossWords:
    """`lines`: the body of a function of outputs z and targets t. `targets`: an expression of the data's y."""

    lines: tuple[str, ...]
    targets: str


LOSSES: dict[str, tuple[str, ...]] = {
    "mae": ("return functional.l1_loss(z, t)",),
    "huber": ("return functional.huber_loss(z, t, delta={delta!r})",),
    "smooth_l1": ("return functional.smooth_l1_loss(z, t, beta={beta!r})",),
    "log_cosh": (
        "size = (z - t).abs()",
        f"return (size + functional.softplus(-2 * size) - {math.log(2)!r}).mean()  # ln cosh(z - t)",
    ),
    "lp": ("return (z - t).abs().pow({p!r}).mean()",),
    "focal": (
        'surprise = functional.cross_entropy(z, t, reduction="none")  # -ln p[t]',
        "return ((1 - torch.exp(-surprise)).pow({gamma!r}) * surprise).mean()",
    ),
    "binary_cross_entropy": (
        "return functional.binary_cross_entropy_with_logits(z, t, pos_weight=torch.tensor({pos_weight!r}))",
    ),
    "hinge": (f"return {HINGE}.mean()",),
    "squared_hinge": (f"return {HINGE}.square().mean()",),
    "kl_divergence": (f"return {SMOOTHED} - {{entropy!r}}  # the entropy of the smoothed target",),
    "mse": ("return {mse}",),
    "cross_entropy": ("return functional.cross_entropy(z, t{weight}, label_smoothing={label_smoothing!r})",),
}
MSE = {
    "mean": "functional.mse_loss(z, t)",
    "half_mean": "0.5 * functional.mse_loss(z, t)",
    "half_sum": "0.5 * (z - t).square().sum(1).mean()",
}
TARGETS = {"cross_entropy": INDEX, "kl_divergence": INDEX, "focal": INDEX} | dict.fromkeys(
    ("binary_cross_entropy", "hinge", "squared_hinge"), YES_OR_NO
)


def loss(choice: Loss, task: str, labels: NDArray[Any], classes: int) -> LossWords:
    """The loss of a task with `classes` classes; `labels`: those of the training examples. Raises NotInPyTorch."""
    values: dict[str, Any] = choice.model_dump()
    if choice.name == "mse":
        values["mse"] = MSE[values["scale"]]
    if choice.name == "kl_divergence":
        values["entropy"] = float(choice.prepared(labels, classes)[-1])
    if choice.name == "cross_entropy":
        prepared = choice.prepared(labels, classes)
        weighted = not np.array_equal(prepared, np.ones(classes))
        values["weight"] = f", torch.tensor({prepared.tolist()!r})" if weighted else ""
    lines = tuple(line.format(**values) for line in _known(LOSSES, choice.name))
    return LossWords(lines, TARGETS.get(choice.name, VALUES if task == "regression" else ONE_HOT))


BETAS = "betas=({beta1!r}, {beta2!r}), eps={epsilon!r}"
ADAM = f"Adam({{parameters}}, lr=RATE, {BETAS}, amsgrad={{amsgrad!r}})"
OPTIMIZERS: dict[str, str] = {
    "sgd": "SGD({parameters}, lr=RATE, momentum={momentum!r}, dampening={dampening!r}, nesterov={nesterov!r})",
    "adagrad": "Adagrad({parameters}, lr=RATE, eps={epsilon!r}, initial_accumulator_value={initial!r})",
    "rmsprop": (
        "RMSprop({parameters}, lr=RATE, alpha={alpha!r}, eps={epsilon!r}, momentum={momentum!r}, centered={centered!r})"
    ),
    "adadelta": "Adadelta({parameters}, lr=RATE, rho={rho!r}, eps={epsilon!r})",
    "adam": ADAM,
    "adamw": ADAM,  # its decay is written out beside it, since biases are spared
    "adamax": f"Adamax({{parameters}}, lr=RATE, {BETAS})",
    "nadam": f"NAdam({{parameters}}, lr=RATE, {BETAS}, momentum_decay={{momentum_decay!r}})",
    "radam": f"RAdam({{parameters}}, lr=RATE, {BETAS})",
}


def optimizer(choice: Optimizer) -> str | None:
    """An optimizer of `network.parameters()`, as a line of Python; None where torch.optim has none like it."""
    known = OPTIMIZERS.get(choice.name)
    return known and "torch.optim." + known.format(parameters="network.parameters()", **choice.model_dump())


def _known(table: dict[str, Any], name: str) -> Any:
    if name not in table:
        raise NotInPyTorch(text("{name!r} cannot be written as PyTorch"), name=name)
    return table[name]
