"""Values and slopes of PyTorch's own activations, on a grid and at the ends of float32: activations.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_activations
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from tests.golden import cases

FAR = (1e-45, 1e-38, 1e-20, 1e-8, 1e-4, 15, 20, 25, 50, 80, 87, 89, 104, 1e3, 1e6, 1e13, 1e19, 1e20, 1e30, 3e38)
FUNCTIONS = {
    "step": lambda z: torch.heaviside(z.detach(), torch.ones_like(z)) + 0 * z,
    "identity": lambda z: 1 * z,
    "sigmoid": torch.sigmoid,
    "hard_sigmoid": functional.hardsigmoid,
    "tanh": torch.tanh,
    "hard_tanh": lambda z, lowest=-1.0, highest=1.0: functional.hardtanh(z, lowest, highest),
    "softsign": functional.softsign,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "relu6": functional.relu6,
    "elu": functional.elu,
    "selu": functional.selu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "mish": functional.mish,
    "softplus": functional.softplus,
}


def main():
    z = np.concatenate([np.linspace(-12, 12, 193), FAR, np.negative(FAR)]).astype(np.float32)
    kept = {"z": z}
    for case, (name, options) in cases.ACTIVATIONS.items():
        x = torch.tensor(z.astype(np.float64), requires_grad=True)
        value = FUNCTIONS[name](x, **options)
        value.sum().backward()
        kept |= {f"{case}/value": value.detach().numpy(), f"{case}/slope": x.grad.numpy()}
    np.savez_compressed(Path(__file__).with_name("activations.npz"), **kept)


if __name__ == "__main__":
    main()
