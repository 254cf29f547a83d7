"""Trains one small network with PyTorch's BatchNorm1d and LayerNorm and keeps what became of it: normalization.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_normalization
All in float64, so that the file holds the truth and the tests' tolerance is the engine's rounding alone.
"""

from pathlib import Path

import numpy as np
import torch

from tests.golden.cases import BATCH, NORMALIZATIONS, RATES, STEPS
from tests.golden.make_optimizers import CLASSES, NAMES, SIZES, examples

NORMS = torch.nn.BatchNorm1d, torch.nn.LayerNorm


def normalization(kind, width, options):
    if kind == "layer":
        return torch.nn.LayerNorm(width, eps=options.get("epsilon", 1e-5))
    return torch.nn.BatchNorm1d(width, eps=options.get("epsilon", 1e-5), momentum=options.get("momentum", 0.1))


def network(kind, options):
    layers = []
    for fan_in, fan_out in zip(SIZES, SIZES[1:-1], strict=False):
        norm, tanh = normalization(kind, fan_out, options), torch.nn.Tanh()
        after = options.get("position") == "after"
        layers += [torch.nn.Linear(fan_in, fan_out), *([tanh, norm] if after else [norm, tanh])]
    model = torch.nn.Sequential(*layers, torch.nn.Linear(*SIZES[-2:])).double()
    random = np.random.default_rng(5)
    with torch.no_grad():
        for parameter in model.parameters():  # a start that float32 holds exactly
            start = random.normal(0, 0.5, parameter.shape) + (parameter.numpy() if is_scale(parameter, model) else 0)
            parameter.copy_(torch.tensor(start.astype(np.float32)))
    return model


def is_scale(parameter, model):
    return any(parameter is module.weight for module in model if isinstance(module, NORMS))


def parameters(model):
    named, number = {}, 0
    for module in model:
        number += isinstance(module, torch.nn.Linear)
        roles = ("scale", "shift") if isinstance(module, NORMS) else ("weight", "bias")
        for role, (_, parameter) in zip(roles, module.named_parameters(), strict=False):
            named[f"layer{number}.{role}"] = parameter.detach().numpy().copy()
    return named


def statistics(model):
    """Running mean and variance of every layer, one after the other."""
    norms = [module for module in model if isinstance(module, torch.nn.BatchNorm1d)]
    return np.concatenate([x for norm in norms for x in (norm.running_mean, norm.running_var)] or [np.zeros(0)])


def trained(kind, options, optimizer, settings):
    x, y = (torch.tensor(array) for array in examples())
    model = network(kind, options)
    settings = {NAMES.get(name, name): value for name, value in settings.items()}
    steps = CLASSES[optimizer](model.parameters(), lr=RATES[optimizer], **settings)
    losses, position = [], 0
    for _ in range(STEPS):
        batch = slice(position, position + BATCH)
        position = (position + BATCH) if position + BATCH < len(x) else 0
        steps.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x[batch].double()), y[batch])
        loss.backward()
        steps.step()
        losses.append(loss.item())
    kept = {f"final/{name}": value for name, value in parameters(model).items()}
    model.eval()
    kept |= {"loss": np.array(losses), "running": statistics(model)}
    return kept | {"outputs": model(x.double()).detach().numpy()}


def main():
    x, y = examples()
    initial = parameters(network("batch", {}))  # the same for all of them
    kept = {"x": x, "y": y} | {f"initial/{name}": value for name, value in initial.items()}
    for case, settings in NORMALIZATIONS.items():
        kept |= {f"{case}/{name}": value for name, value in trained(*settings).items()}
    np.savez_compressed(Path(__file__).with_name("normalization.npz"), **kept)


if __name__ == "__main__":
    main()
