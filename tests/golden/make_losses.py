"""Values and gradients of PyTorch's own losses, at outputs from tiny to huge: losses.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_losses
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from tests.golden import cases

LABELS = np.array([0, 2, 0, 1, 0, 0, 1])  # rarer and rarer


def main():
    random = np.random.default_rng(3)
    kept = {}
    for scale in cases.OUTPUT_SCALES:
        for kind, width in cases.LOSS_KINDS.items():
            kept[f"{kind}/{scale}/z"] = (scale * random.standard_normal((len(LABELS), width))).astype(np.float32)
        kept[f"values/{scale}/y"] = random.standard_normal((len(LABELS), 3)).astype(np.float32)
        kept[f"classes/{scale}/y"], kept[f"two_classes/{scale}/y"] = LABELS, LABELS % 2
        for case, (kind, loss, options) in cases.LOSSES.items():
            z = torch.tensor(kept[f"{kind}/{scale}/z"].astype(np.float64), requires_grad=True)
            value = evaluate(loss, z, torch.tensor(kept[f"{kind}/{scale}/y"]), **options)
            value.backward()
            kept |= {f"{case}/{scale}/value": value.item(), f"{case}/{scale}/gradient": z.grad.numpy()}
    np.savez_compressed(Path(__file__).with_name("losses.npz"), **kept)


def gaps(z, y, margin=1.0):
    return torch.relu(margin - (2 * y[:, None].double() - 1) * z)


def evaluate(loss, z, y, **options):
    """The mean loss of outputs z; where PyTorch has no such loss, its formula, for PyTorch to differentiate."""
    match loss:
        case "mse":
            return functional.mse_loss(z, y.double())
        case "mae":
            return functional.l1_loss(z, y.double())
        case "huber":
            return functional.huber_loss(z, y.double(), **options)
        case "smooth_l1":
            return functional.smooth_l1_loss(z, y.double(), **options)
        case "log_cosh":
            size = (z - y).abs()
            return (size + torch.log1p(torch.exp(-2 * size)) - np.log(2)).mean()
        case "lp":
            return ((z - y).abs() ** options.get("p", 1.5)).mean()
        case "cross_entropy":
            weights = len(y) / (3 * torch.bincount(y).double()) if "class_weights" in options else None
            smoothing = options.get("label_smoothing", 0.0)
            return functional.cross_entropy(z, y, weights, label_smoothing=smoothing)
        case "kl_divergence":
            smoothing = options.get("label_smoothing", 0.0)
            q = (1 - smoothing) * functional.one_hot(y).double() + smoothing / 3
            return functional.kl_div(functional.log_softmax(z, 1), q, reduction="batchmean")
        case "focal":
            surprise = functional.cross_entropy(z, y, reduction="none")
            return ((-torch.expm1(-surprise)) ** options.get("gamma", 2.0) * surprise).mean()
        case "binary_cross_entropy":
            weight = torch.tensor(options.get("pos_weight", 1.0))
            return functional.binary_cross_entropy_with_logits(z, y[:, None].double(), pos_weight=weight)
        case "hinge":
            return gaps(z, y, **options).mean()
        case "squared_hinge":
            return (gaps(z, y, **options) ** 2).mean()
    raise ValueError(loss)


if __name__ == "__main__":
    main()
