"""Exports every kind of network and compares what PyTorch and onnxruntime make of it with what the lab makes of it.

Run by hand, from the repository's root, first with the lab's own Python, then with one that has PyTorch 2.13 or
onnxruntime (neither needs the lab):

    .venv/bin/python -m tests.golden.check_exports make FOLDER
    PYTHON tests/golden/check_exports.py torch FOLDER
    PYTHON tests/golden/check_exports.py onnx FOLDER

Each comparison prints the largest difference over max(1, |y|) of every case, and fails above 1e-5. `torch` also trains
on for 20 steps, where the script can, and compares the loss of each part of the data with the lab's.
"""

import importlib.util
import itertools
import json
import sys
from pathlib import Path

import numpy as np

LIMIT = 1e-5
STEPS = 30  # before the export
MORE = 20  # after it
TOLERANCE = 1e-4  # of the loss after training on, relative: roundings grow with every step


def networks():
    """Every activation × normalization and place × detour, each with 4 hidden layers."""
    from tests.golden.cases import ACTIVATIONS

    normalizations = {
        "none": {"name": "none"},
        "batch-before": {"name": "batch"},
        "batch-after": {"name": "batch", "position": "after", "epsilon": 1e-3},
        "layer-before": {"name": "layer"},
        "layer-after": {"name": "layer", "position": "after", "epsilon": 1e-3},
    }
    for (case, (name, options)), (place, normalization), residual in itertools.product(
        ACTIVATIONS.items(), normalizations.items(), (0, 1, 2)
    ):
        activation = {"name": name, **options}
        yield (
            f"{case}-{place}-{residual}",
            {"activation": activation, "normalization": normalization, "residual": residual},
        )


def cases():
    """(name, experiment's table, kind of data); without shuffling and dropout, so that training can be compared."""
    from tests.golden.cases import LOSSES, OPTAX, OPTIMIZERS, RATES

    plain = {"training": {"batch_size": 8, "shuffle": False, "epochs": 30}, "optimizer": {"name": "sgd"}}
    for name, network in networks():
        yield name, plain | {"network": {"hidden": [6, 6, 6, 6], **network}}, "classes"
    small = {"hidden": [6, 5], "activation": "tanh"}
    for case, (kind, name, options) in LOSSES.items():
        yield f"loss-{case}", plain | {"network": small, "loss": {"name": name, **options}}, kind
    for output in ("identity", "sigmoid", "softmax", "tanh"):
        for name in ("mse", "cross_entropy") if output in ("identity", "softmax") else ("mse",):
            network = small | {"output_activation": output}
            yield f"output-{output}-{name}", plain | {"network": network, "loss": {"name": name}}, "classes"
    for case, (name, options, l2, clip) in OPTIMIZERS.items():
        held = {"l2": l2, "clip_norm": clip}
        chosen = {"name": name, "learning_rate": RATES[name], **options}
        yield f"optimizer-{case}", plain | {"network": small, "optimizer": chosen, "regularization": held}, "classes"
    for case, (name, options) in OPTAX.items():
        chosen = {"name": name, "learning_rate": RATES[name], **options}
        yield f"optimizer-{case}", plain | {"network": small, "optimizer": chosen}, "classes"
    held = {"l1": 1e-3, "clip_value": 0.05, "weight_decay": 0.1, "max_norm": 1.2}
    yield "held", plain | {"network": small, "regularization": held}, "classes"
    schedule = {"name": "cosine", "warmup_steps": 10}
    yield "schedule", plain | {"network": small, "schedule": schedule}, "values"
    mixed = {"hidden": [7, 9, 9], "activation": ["relu", "softplus", "mish"], "residual": True}
    yield "mixed", plain | {"network": mixed}, "values"
    yield "linear", plain | {"network": {"hidden": []}}, "values"


def dataset(kind):
    from dllab import Dataset

    random = np.random.default_rng(5)
    x = random.standard_normal((41, 6)) * 2
    if kind == "values":
        y, task = np.column_stack([x.sum(1), np.sin(x[:, 0]), x[:, 1] * x[:, 2]]), "regression"
    else:
        y, task = random.integers(0, 2 if kind == "two_classes" else 3, 41), "classification"
    return Dataset.from_arrays(x[:29], y[:29], x[29:], y[29:], task=task)


def make(folder):
    from dllab import Experiment, Trainer
    from dllab.training.export import Model, write_onnx, write_pytorch

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, table, kind in cases():
        table = {"loss": {"name": "mse" if kind == "values" else "cross_entropy"}} | table
        trainer = Trainer(Experiment.model_validate(table), dataset(kind))
        trainer.train(0 if name.startswith("optimizer") else STEPS)  # the script's optimizer begins without memory
        model = Model.of(trainer.now, trainer.dataset)
        write_pytorch(model, folder / f"{name}.py")
        write_onnx(model, folder / f"{name}.onnx")
        x = np.concatenate([trainer.dataset.x_train, trainer.dataset.x_val, 3 * trainer.dataset.x_val])
        expected = {"x": x, "outputs": trainer.forward(x)}
        trainer.engine.state.cursor[2] = 0  # the script begins with a new epoch
        trainer.train(MORE)
        expected["losses"] = [trainer.scores("train").loss, trainer.scores("val").loss]
        np.savez(folder / f"{name}.expected.npz", **expected)
        made.append(name)
    (folder / "cases.json").write_text(json.dumps(made), encoding="utf-8")
    print(len(made), "cases")


def compare(folder, outputs_of):
    """`outputs_of(path without suffix, x)` -> outputs; says how far they are off."""
    worst = {}
    for name in json.loads((folder / "cases.json").read_text(encoding="utf-8")):
        with np.load(folder / f"{name}.expected.npz") as expected:
            y, got = expected["outputs"], outputs_of(folder / name, expected["x"], expected["losses"])
        finite = np.isfinite(y).all()
        off = float((np.abs(got - y) / np.maximum(1, np.abs(y))).max()) if finite else np.inf
        worst[name] = off
    for name, off in sorted(worst.items(), key=lambda entry: -entry[1])[:10]:
        print(f"{off:.2e}  {name}")
    print(f"{len(worst)} cases, at most {max(worst.values()):.2e}")
    return max(worst.values()) <= LIMIT


def with_torch(folder):
    import torch

    torch.set_num_threads(1)
    trained = {}

    def outputs_of(path, x, losses):
        spec = importlib.util.spec_from_file_location("exported", path.with_name(path.name + ".py"))
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        network, data = script.load()
        with torch.no_grad():
            outputs = network(torch.from_numpy(x)).numpy()
        if hasattr(script, "train"):
            script.train(network, data, MORE)
            network.eval()
            for part, wanted in zip(("train", "val"), losses, strict=True):
                with torch.no_grad():
                    z = network(data[f"x_{part}"])
                    found = script.loss(z, script.targets(data[f"y_{part}"])).item()
                trained[f"{path.name} {part}"] = abs(found - wanted) / max(1.0, abs(wanted))
        return outputs

    right = compare(folder, outputs_of)
    for name, off in sorted(trained.items(), key=lambda entry: -entry[1])[:10]:
        print(f"{off:.2e}  {name}, loss after {MORE} more steps")
    return right and max(trained.values()) <= TOLERANCE


def with_onnx(folder):
    import onnxruntime

    def outputs_of(path, x, losses):
        session = onnxruntime.InferenceSession(path.with_name(path.name + ".onnx"), providers=["CPUExecutionProvider"])
        return session.run(["outputs"], {"x": x})[0]

    return compare(folder, outputs_of)


def main():
    verb, folder = sys.argv[1], Path(sys.argv[2])
    if verb == "make":
        make(folder)
    elif not {"torch": with_torch, "onnx": with_onnx}[verb](folder):
        sys.exit("too far off")


if __name__ == "__main__":
    main()
