"""Values and gradients of PyTorch's own losses, at outputs from tiny to huge: losses.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_losses
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

SCALES = (1e-3, 1.0, 30.0, 1000.0)


def main():
    random = np.random.default_rng(3)
    kept = {}
    for scale in SCALES:
        cases = {
            "mse": (random.standard_normal((6, 3)), random.standard_normal((6, 3)).astype(np.float32)),
            "cross_entropy": (random.standard_normal((6, 3)), random.integers(0, 3, 6)),
            "binary_cross_entropy": (random.standard_normal((6, 1)), random.integers(0, 2, 6)),
        }
        for loss, (z, y) in cases.items():
            outputs = torch.tensor((scale * z).astype(np.float32).astype(np.float64), requires_grad=True)
            value = evaluate(loss, outputs, torch.tensor(y))
            value.backward()
            kept |= {
                f"{loss}/{scale}/z": outputs.detach().numpy().astype(np.float32),
                f"{loss}/{scale}/y": y,
                f"{loss}/{scale}/value": value.item(),
                f"{loss}/{scale}/gradient": outputs.grad.numpy(),
            }
    np.savez_compressed(Path(__file__).with_name("losses.npz"), **kept)


def evaluate(loss, z, y):
    if loss == "mse":
        return functional.mse_loss(z, y.double())
    if loss == "cross_entropy":
        return functional.cross_entropy(z, y)
    return functional.binary_cross_entropy_with_logits(z, y[:, None].double())


if __name__ == "__main__":
    main()
