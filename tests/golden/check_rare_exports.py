"""Exports random experiments of rare combinations, and tells a fault of the script from a rounding that grows.

Run by hand, from the repository's root, first with the lab's own Python, then with one that has PyTorch 2.13:

    .venv/bin/python -m tests.golden.check_rare_exports make FOLDER [experiments] [seed]
    PYTHON tests/golden/check_rare_exports.py torch FOLDER

What is drawn by chance in both (order, dropout, noise) is left out, and what the script says that it leaves out. Each
experiment is exported before its first step, trained on for 20 steps in both, and its outputs and losses are compared.
A difference above 1e-5 is a rounding that grows where the lab parts from itself as far, or the script from itself:
`make` trains it again from weights that lie one float32 beside, 12 times, and `torch` in float64. A script at fault is
at fault in float64 too, by as much; then `torch` fails.
"""

import collections
import json
import sys
from pathlib import Path

import numpy as np

LIMIT = 1e-5
MORE = 20
BESIDE = 12  # runs from one float32 beside
ROOM = 10  # times the farthest of them: both round at every step


def plain(table):
    """The experiment without what PyTorch draws by itself or leaves out."""
    table["network"] |= {"dropout": 0.0}
    table["regularization"] |= {"gradient_noise": 0.0}
    table["training"] |= {"shuffle": False, "curriculum": 0.0, "stop_on_divergence": False, "epochs": MORE}
    table["training"] |= {"stop_at_step": 0, "stop_at_accuracy": 0.0, "stop_at_loss": 0.0, "curvature": False}
    return table | {"augmentation": {}, "early_stopping": {}}


def beside(parameters, random):
    """Weights one float32 up or down, a zero as far as a one: less is lost in the first sum.

    Each by chance or, for roundings of alike sums are alike, all of a layer together.
    """
    moved, together = {}, random.random() < 0.5
    for name, values in parameters.items():
        chance = random.random(1 if together else values.shape)
        up = np.broadcast_to(np.where(chance < 0.5, np.inf, -np.inf), values.shape).astype(np.float32)
        moved[name] = np.nextafter(values, up)
        moved[name][values == 0] = np.nextafter(np.ones_like(values), up)[values == 0] - 1
    return moved


def came_to(trainer, x):
    """Outputs, and the losses of both parts, as far as there are examples."""
    losses = [score.loss for part in ("train", "val") if (score := trainer.scores(part)).loss is not None]
    return np.append(trainer.forward(x).ravel(), losses)


def make(folder, count=200, seed=0):
    """Write `count` scripts that train, what the lab makes of them, and how far it is from itself."""
    from dllab import Experiment, Trainer
    from dllab.datasets.library import Library
    from dllab.messages import UserError
    from dllab.training.export import Model, write_pytorch
    from dllab.training.export.model import listens
    from tests.random_experiments import experiments

    folder.mkdir(parents=True, exist_ok=True)
    library, made = Library(), []
    for number, drawn in enumerate(experiments(seed)):
        if len(made) == count:
            break
        table = plain(drawn.as_table())
        if listens(drawn.schedule):
            table["schedule"] = {"name": "constant"}
        try:
            experiment = Experiment.model_validate(table)
            trainer = Trainer(experiment, library=library)
            write_pytorch(Model.of(trainer.now, trainer.dataset), folder / f"{number}.py")
        except UserError:
            continue
        start, data, random = trainer.parameters, trainer.dataset, np.random.default_rng(number)
        x = np.concatenate([data.x_train[:50], data.x_val[:50]])
        runs = [trainer, *(Trainer(experiment, data) for _ in range(BESIDE))]
        for other in runs[1:]:
            other.load_parameters(beside(start, random))
        before = [run.forward(x) for run in runs]
        for run in runs:
            run.train(MORE)
        after = [came_to(run, x) for run in runs]
        np.savez(folder / f"{number}.expected.npz", x=x, before=before, after=after)
        (folder / f"{number}.json").write_text(json.dumps(table), encoding="utf-8")
        made.append(number)
    (folder / "cases.json").write_text(json.dumps(made), encoding="utf-8")
    print(len(made), "experiments")


def farthest(a, b):
    """The largest difference over max(1, |b|); two that are not finite alike do not differ."""
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(a.astype(np.float64) - b) / np.maximum(1, np.abs(b))
    off = np.where(np.isfinite(a) & np.isfinite(b), off, np.inf)
    return float(np.where(~np.isfinite(a) & ~np.isfinite(b), 0.0, off).max(initial=0.0))


def trained(path, x, dtype):
    """Outputs of the script before, and outputs and losses after its steps; None where it does not train."""
    import torch

    source = path.read_text(encoding="utf-8").replace(".float()", f".to({dtype})")
    torch.set_default_dtype(dtype)
    names = {"__file__": str(path), "__name__": "exported"}
    exec(compile(source, path.name, "exec"), names)
    network, data = names["load"]()
    data = {name: values.to(dtype) if values.is_floating_point() else values for name, values in data.items()}
    network, x = network.to(dtype), torch.from_numpy(x).to(dtype)
    with torch.no_grad():
        before = network(x).numpy()
    if "train" not in names:
        return before, None
    names["train"](network, data, MORE)
    network.eval()
    with torch.no_grad():
        parts = [(data[f"x_{part}"], names["targets"](data[f"y_{part}"])) for part in ("train", "val")]
        losses = [names["loss"](network(inputs), targets).item() for inputs, targets in parts if len(inputs)]
        return before, np.append(network(x).numpy().ravel(), losses)


def with_torch(folder):
    """Whether every difference is a rounding that grows."""
    import torch

    torch.set_num_threads(1)
    said = collections.Counter()
    for number in json.loads((folder / "cases.json").read_text(encoding="utf-8")):
        with np.load(folder / f"{number}.expected.npz") as file:
            x, *expected = file["x"], file["before"], file["after"]
        path = folder / f"{number}.py"
        for when, wanted, got, exact in zip(
            ("before", "after"), expected, trained(path, x, torch.float32), trained(path, x, torch.float64), strict=True
        ):
            if got is None:
                continue
            off, lab = farthest(got, wanted[0]), max(farthest(one, wanted[0]) for one in wanted[1:])
            script = farthest(got, exact)
            fate = "alike" if off <= LIMIT else "a rounding" if off <= ROOM * max(lab, script) else "A FAULT"
            said[f"{when}: {fate}"] += 1
            if off > LIMIT:
                print(f"{number} {when}: {off:.1e} apart, lab from itself {lab:.1e}, script {script:.1e}: {fate}")
    print(dict(said))
    return not any(fate.endswith("A FAULT") for fate in said)


def main():
    verb, folder, *rest = sys.argv[1:]
    if verb == "make":
        make(Path(folder), *map(int, rest))
    elif not with_torch(Path(folder)):
        sys.exit("the script is at fault")


if __name__ == "__main__":
    main()
