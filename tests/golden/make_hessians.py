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
}
LOSSES = {
    "cross_entropy": lambda z, y: functional.cross_entropy(z, y),
    "mse": lambda z, y: functional.mse_loss(z, y.double()),
    "binary_cross_entropy": lambda z, y: functional.binary_cross_entropy_with_logits(z[:, 0], y.double()),
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
            return LOSSES[case.loss](forward(case, parts, inputs), targets)

        matrix = torch.autograd.functional.hessian(loss, flat).numpy()
        kept[f"{name}/eigenvalues"] = np.linalg.eigvalsh(matrix)
        kept[f"{name}/product"] = matrix @ hessian_cases.direction(len(matrix))
    np.savez_compressed(Path(__file__).with_name("hessians.npz"), **kept)


def forward(case, parts, x):
    layers = len(case.hidden) + len(case.convolutions) + 1
    if case.convolutions:
        x = x.reshape(-1, 1, *case.image)
    for number in range(1, layers + 1):
        w, b = parts[f"layer{number}.weight"], parts[f"layer{number}.bias"]
        if number <= len(case.convolutions):
            x = functional.conv2d(x, w, b, padding="same")
        else:
            x = functional.linear(x.flatten(1), w, b)
        if number == layers:
            return x
        if case.normalization == "batch":
            mean, variance = x.mean(0), x.var(0, unbiased=False)
            scale, shift = parts[f"layer{number}.scale"], parts[f"layer{number}.shift"]
            x = (x - mean) / torch.sqrt(variance + 1e-5) * scale + shift
        x = ACTIVATIONS[case.activation](x)
    return x


if __name__ == "__main__":
    main()
