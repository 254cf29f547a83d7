"""Trains one small network with PyTorch's own optimizers and keeps what became of it: optimizers.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_optimizers
All in float64, so that the file holds the truth and the tests' tolerance is the engine's rounding alone.
"""

from pathlib import Path

import numpy as np
import torch

from tests.golden.cases import BATCH, OPTIMIZERS, RATES, STEPS

SIZES = (3, 6, 5, 4)


def examples():
    random = np.random.default_rng(7)
    return random.standard_normal((21, 3)).astype(np.float32), random.integers(0, 4, 21)


def network():
    torch.manual_seed(0)
    layers = []
    for fan_in, fan_out in zip(SIZES, SIZES[1:], strict=False):
        layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.Tanh()]
    return torch.nn.Sequential(*layers[:-1]).double()


def parameters(model):
    linear = [module for module in model if isinstance(module, torch.nn.Linear)]
    named = {}
    for number, layer in enumerate(linear, start=1):
        named[f"layer{number}.weight"] = layer.weight.detach().numpy().copy()
        named[f"layer{number}.bias"] = layer.bias.detach().numpy().copy()
    return named


CLASSES = {
    "sgd": torch.optim.SGD, "adagrad": torch.optim.Adagrad, "rmsprop": torch.optim.RMSprop,
    "adadelta": torch.optim.Adadelta, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW,
    "adamax": torch.optim.Adamax, "nadam": torch.optim.NAdam, "radam": torch.optim.RAdam,
}  # fmt: skip
NAMES = {"epsilon": "eps", "initial": "initial_accumulator_value"}


def optimizer(kind, options, l2, model):
    weights = [p for name, p in model.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in model.named_parameters() if name.endswith("bias")]
    options = dict(options)
    decay = l2 or options.pop("weight_decay", None)
    if {"beta1", "beta2"} & options.keys():
        options["betas"] = options.pop("beta1", 0.9), options.pop("beta2", 0.999)
    groups = [{"params": weights}, {"params": biases, "weight_decay": 0.0}]
    if decay is not None:  # else the class's own default
        groups[0]["weight_decay"] = decay
    return CLASSES[kind](groups, lr=RATES[kind], **{NAMES.get(name, name): value for name, value in options.items()})


def trained(kind, options, l2, clip_norm, initial):
    x, y = (torch.tensor(array) for array in examples())
    model = network()
    model.load_state_dict(initial)
    steps = optimizer(kind, options, l2, model)
    losses, position = [], 0
    for _ in range(STEPS):
        batch = slice(position, position + BATCH)
        position = (position + BATCH) if position + BATCH < len(x) else 0
        steps.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x[batch].double()), y[batch])
        loss.backward()
        if clip_norm:
            torch.nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
        steps.step()
        losses.append(loss.item())
    return losses, parameters(model)


def main():
    model = network().float().double()  # a start that float32 holds exactly
    initial = model.state_dict()
    x, y = examples()
    kept = {"x": x, "y": y} | {f"initial/{name}": value for name, value in parameters(model).items()}
    for case, (kind, options, l2, clip_norm) in OPTIMIZERS.items():
        losses, final = trained(kind, options, l2, clip_norm, initial)
        kept[f"{case}/loss"] = np.array(losses)
        kept |= {f"{case}/{name}": value for name, value in final.items()}
    np.savez_compressed(Path(__file__).with_name("optimizers.npz"), **kept)


if __name__ == "__main__":
    main()
