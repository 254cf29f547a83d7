"""What torch.autograd.functional.hessian says of small networks in float64: hessians.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_hessians
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from tests.golden import hessian_cases

ACTIVATIONS = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": functional.softplus,
    "mish": functional.mish,
    "relu": torch.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
    "softsign": functional.softsign,
    "elu": functional.elu,
    "selu": functional.selu,
    "step": lambda z: torch.heaviside(z.detach(), torch.ones_like(z)),
}
OUTPUTS = {
    "auto": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax": lambda z: torch.softmax(z, 1),
}


def focal(z, y, gamma):
    log_p = torch.log_softmax(z, 1).gather(1, y[:, None])
    return (-((1 - log_p.exp()) ** gamma) * log_p).mean()


def side(y):
    return 2 * y.double() - 1


LOSSES = {
    "cross_entropy": functional.cross_entropy,
    "kl_divergence": functional.cross_entropy,
    "focal": focal,
    "mse": lambda z, y: functional.mse_loss(z, y.double()),
    "huber": lambda z, y, delta: functional.huber_loss(z, y.double(), delta=delta),
    "smooth_l1": lambda z, y, beta: functional.smooth_l1_loss(z, y.double(), beta=beta),
    "log_cosh": lambda z, y: torch.log(torch.cosh(z - y)).mean(),
    "lp": lambda z, y, p: (z - y).abs().pow(p).mean(),
    "mae": lambda z, y: functional.l1_loss(z, y.double()),
    "hinge": lambda z, y: torch.relu(1 - side(y) * z[:, 0]).mean(),
    "squared_hinge": lambda z, y, margin: torch.relu(margin - side(y) * z[:, 0]).square().mean(),
    "binary_cross_entropy": lambda z, y, pos_weight=1.0: functional.binary_cross_entropy_with_logits(
        z[:, 0], y.double(), pos_weight=torch.tensor(pos_weight, dtype=torch.float64)
    ),
}


def main():
    kept = {}
    for name, case in hessian_cases.CASES.items():
        x, y, parameters = hessian_cases.problem(case)
        shapes = {key: value.shape for key, value in parameters.items()}
        flat = torch.tensor(np.concatenate([value.ravel() for value in parameters.values()]).astype(np.float64))
        inputs, targets = torch.tensor(x.astype(np.float64)), torch.tensor(y)

        def loss(flat, case=case, shapes=shapes, inputs=inputs, targets=targets):
            parts, place = {}, 0
            for key, shape in shapes.items():
                size = int(np.prod(shape))
                parts[key] = flat[place : place + size].reshape(shape)
                place += size
            return LOSSES[case.loss](forward(case, parts, inputs), targets, **case.loss_options)

        matrix = torch.autograd.functional.hessian(loss, flat).numpy()
        kept[f"{name}/eigenvalues"] = np.linalg.eigvalsh(matrix)
        kept[f"{name}/product"] = matrix @ hessian_cases.direction(len(matrix))
    np.savez_compressed(Path(__file__).with_name("hessians.npz"), **kept)


def forward(case, parts, x):
    layers = len(case.hidden) + len(case.convolutions) + 1
    if case.convolutions:
        x = x.reshape(-1, 1, *case.image)
    before = [x]
    for number in range(1, layers + 1):
        w, b = parts[f"layer{number}.weight"], parts[f"layer{number}.bias"]
        convolved = number <= len(case.convolutions)
        if convolved:
            x = functional.conv2d(x, w, b, padding=1, stride=case.stride)
        else:
            x = functional.linear(x.flatten(1), w, b)
        if number == layers:
            return OUTPUTS[case.output](x)
        if case.position == "before":
            x = normalized(case, parts, number, x)
        x = ACTIVATIONS[case.activation](x, **case.options)
        if case.position == "after":
            x = normalized(case, parts, number, x)
        if case.residual and number % case.residual == 0 and before[number - case.residual].shape == x.shape:
            x = x + before[number - case.residual]
        if convolved and case.pool != "none":
            x = (functional.max_pool2d if case.pool == "max2" else functional.avg_pool2d)(x, 2)
        before.append(x)
    return x


def normalized(case, parts, number, x):
    """By batch, or by example, over the places of a map as well."""
    if case.normalization == "none":
        return x
    places = list(range(2, x.ndim))
    axes = [0, *places] if case.normalization == "batch" else list(range(1, x.ndim))
    mean, variance = x.mean(axes, keepdim=True), x.var(axes, unbiased=False, keepdim=True)
    shape = (-1, *(1 for _ in places))
    scale, shift = (parts[f"layer{number}.{kind}"].reshape(shape) for kind in ("scale", "shift"))
    return (x - mean) / torch.sqrt(variance + 1e-5) * scale + shift


if __name__ == "__main__":
    main()
