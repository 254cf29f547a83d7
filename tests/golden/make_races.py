"""Lets PyTorch's own optimizers run down landscapes and keeps where they have been: races.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_races
All in float64, with gradients by autograd, so that neither a slope nor an update is taken from the lab.
"""

from pathlib import Path

import numpy as np
import torch

from tests.golden.cases import RACE_KEPT, RACE_RATES, RACE_STARTS, RACE_STEPS, RACERS
from tests.golden.make_optimizers import CLASSES, NAMES

LANDSCAPES = {
    "ravine": lambda x, y: 0.5 * (x**2 + 20 * y**2),
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
}


def raced(landscape, kind, options):
    place = torch.tensor(RACE_STARTS[landscape], dtype=torch.float64, requires_grad=True)
    options = {NAMES.get(name, name): value for name, value in options.items()}
    if {"beta1", "beta2"} & options.keys():
        options["betas"] = options.pop("beta1", 0.9), options.pop("beta2", 0.999)
    optimizer = CLASSES[kind]([place], lr=RACE_RATES[landscape][kind], **options)
    path = [place.detach().numpy().copy()]
    for _ in range(RACE_STEPS):
        optimizer.zero_grad()
        LANDSCAPES[landscape](*place).backward()
        optimizer.step()
        path.append(place.detach().numpy().copy())
    return np.array(path)[::RACE_KEPT]


def main():
    kept = {
        f"{landscape}/{name}": raced(landscape, kind, options)
        for landscape in LANDSCAPES
        for name, (kind, options) in RACERS.items()
    }
    np.savez_compressed(Path(__file__).with_name("races.npz"), **kept)


if __name__ == "__main__":
    main()
