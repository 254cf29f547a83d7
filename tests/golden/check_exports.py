"""Exports every kind of network and compares what PyTorch and onnxruntime make of it with what the lab makes of it.

Run by hand, from the repository's root, first with the lab's own Python, then with one that has PyTorch 2.13 or
onnxruntime (neither needs the lab):

    .venv/bin/python -m tests.golden.check_exports make FOLDER
    PYTHON tests/golden/check_exports.py torch FOLDER
    PYTHON tests/golden/check_exports.py onnx FOLDER

Each comparison prints the largest difference over max(1, |y|) of every case, and fails above 1e-5. `torch` also trains
on for 20 steps, where the script can, and compares the loss of each part of the data with the lab's. At the borders of
what can be chosen it trains on for 2,000 steps: finite where the lab is finite, and as near as roundings let it be.
With every optimizer it trains for 300 steps in float64, and each loss is that of the oracle, tests/naive.py, within
1e-9: what is further apart in float32 is a rounding that grew, as of RMSProp and Adadelta with little memory.
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
LONG = 2000  # after it, at the borders
ROOM = 100  # there, times
DOUBLE = 300  # in float64, beside the oracle
SAME = 1e-9  # of its losses
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
    chosen = {"name": "rmsprop", "alpha": 0.0, "epsilon": 1e-8}  # steps of one size, whatever the gradient
    yield "optimizer-rmsprop_forgets", plain | {"network": small, "optimizer": chosen}, "classes"
    held = {"l1": 1e-3, "clip_value": 0.05, "weight_decay": 0.1, "max_norm": 1.2}
    yield "held", plain | {"network": small, "regularization": held}, "classes"
    flat = {"hidden": [6], "activation": "step"}  # no gradient comes through, and penalties have one to add to
    yield "held-step", plain | {"network": flat, "regularization": held | {"l2": 1e-2, "clip_norm": 0.5}}, "classes"
    schedule = {"name": "cosine", "warmup_steps": 10}
    yield "schedule", plain | {"network": small, "schedule": schedule}, "values"
    mixed = {"hidden": [7, 9, 9], "activation": ["relu", "softplus", "mish"], "residual": True}
    yield "mixed", plain | {"network": mixed}, "values"
    yield "linear", plain | {"network": {"hidden": []}}, "values"
    for name in ("none", "batch", "layer"):
        frozen = {"network": {"hidden": [6, 6], "normalization": {"name": name}}, "regularization": held}
        yield f"frozen-{name}", plain | frozen | {"training": plain["training"] | {"frozen_layers": 1}}, "classes"
        unbiased = {"hidden": [6, 6], "biases": False, "normalization": {"name": name}, "residual": 1}
        yield f"without-biases-{name}", plain | {"network": unbiased}, "classes"
    yield from ((f"convolution-{case}", plain | held, "images") for case, held in convolutions())


def convolutions():
    """Strides, paddings, even kernels and pools, normalized, with detours and dropped weights."""
    for stride, padding, kernel, pool in itertools.product(
        (1, 2), ("same", "valid"), (2, 3), ("none", "max2", "mean2")
    ):
        first = {"filters": 3, "kernel": kernel, "stride": stride, "padding": padding, "pool": pool}
        same = {"filters": 3, "kernel": 3, "padding": "same"}
        for name, residual in (("none", 1), ("batch", 0), ("layer", 2)):
            network = {"convolutions": [first, same], "hidden": [5], "normalization": name, "residual": residual}
            yield f"{stride}-{padding}-{kernel}-{pool}-{name}", {"network": network | {"activation": "tanh"}}
    whole = {
        "filters": 3,
        "kernel": 8,
        "padding": "valid",
        "stride": 2,
    }  # maps of one place, which may meet one example
    for position in ("before", "after"):
        normalization = {"name": "batch", "position": position}
        network = {"convolutions": [whole], "hidden": [5], "normalization": normalization, "activation": "tanh"}
        yield f"alone-{position}", {"network": network, "training": {"batch_size": 4, "shuffle": False, "epochs": 30}}
    held = {"l1": 1e-3, "l2": 1e-2, "clip_norm": 0.5, "weight_decay": 0.1, "max_norm": 0.8}
    yield "held", {"network": {"convolutions": [same], "hidden": []}, "regularization": held}


def borders():
    """The same of losses, activations and normalizations at the ends of their ranges, trained until all is learned."""
    from tests.golden.cases import ACTIVATIONS

    plain = {"training": {"batch_size": 8, "shuffle": False, "epochs": 3000}}
    rates = {"network": {"hidden": [8], "activation": "tanh"}, "optimizer": {"name": "sgd", "learning_rate": 0.5}}
    classes = [("focal", "gamma", gamma) for gamma in (0.0, 0.1, 0.5, 1.0, 1.5, 2.0, 10.0)]
    classes += [(name, "label_smoothing", value) for name in ("cross_entropy", "kl_divergence") for value in (0, 0.5)]
    for name, key, value in classes:
        yield f"border-{name}-{value}", plain | rates | {"loss": {"name": name, key: value}}, "learnable"
    for name, key, value in [
        ("hinge", "margin", 1.0), ("squared_hinge", "margin", 1.0), ("binary_cross_entropy", "pos_weight", 1.0),
        ("binary_cross_entropy", "pos_weight", 100.0),
    ]:  # fmt: skip
        yield f"border-{name}-{value}", plain | rates | {"loss": {"name": name, key: value}}, "learnable"
    slow = {"network": {"hidden": [8], "activation": "tanh"}, "optimizer": {"name": "sgd", "learning_rate": 0.002}}
    for name, options in [
        ("lp", {"p": 1.0}), ("lp", {"p": 1.1}), ("lp", {"p": 4.0}), ("huber", {"delta": 1e-3}), ("log_cosh", {}),
        ("smooth_l1", {"beta": 1e-3}), ("mae", {}), ("mse", {}),
    ]:  # fmt: skip
        label = "-".join(map(str, options.values()))
        yield f"border-{name}-{label}", plain | slow | {"loss": {"name": name, **options}}, "fitted"
    for case, (name, options) in ACTIVATIONS.items():
        network = {"hidden": [8, 8], "activation": {"name": name, **options}}
        yield f"border-{case}", plain | slow | {"network": network, "loss": {"name": "cross_entropy"}}, "far"
    for name, position in (("batch", "before"), ("batch", "after"), ("layer", "before"), ("layer", "after")):
        network = {"hidden": [8, 1, 8], "normalization": {"name": name, "position": position}}
        kind = "dead" if name == "layer" else "fitted"  # running variances of nothing would blow roundings up
        yield f"border-{name}-{position}", plain | slow | {"network": network, "loss": {"name": "mse"}}, kind
    for name, value in (("weight_decay", 0.0), ("weight_decay", 1.0), ("clip_norm", 1e-6), ("clip_value", 1e-6)):
        held = {"regularization": {name: value}, "loss": {"name": "cross_entropy"}}
        yield f"border-{name}-{value}", plain | rates | held, "learnable"
    zeros = {"hidden": [8], "activation": "relu", "initializer": {"name": "zeros"}}
    held = {"l1": 1e-3, "l2": 1e-3, "max_norm": 1e-3, "clip_norm": 1.0}
    yield "border-zeros", plain | rates | {"network": zeros, "regularization": held}, "learnable"


def oracle(model):
    """The losses of the next steps, in float64."""
    from tests import naive

    own, options = model.experiment.regularization, model.experiment.optimizer.model_dump()
    chosen = {name: value for name, value in options.items() if name not in ("name", "learning_rate", "weight_decay")}
    run = naive.Run(
        model.weights, model.dataset.x_train, model.dataset.y_train, activation="tanh", loss="cross_entropy",
        optimizer=(model.experiment.optimizer.name, chosen), batch=model.batch,
        l1=own.l1, l2=own.l2, clip_value=own.clip_value, clip_norm=own.clip_norm,
        weight_decay=own.weight_decay + options.get("weight_decay", 0.0),
    )  # fmt: skip
    return [run.step(model.rates[min(step, len(model.rates) - 1)])[0] for step in range(DOUBLE)]


def dataset(kind):
    from dllab import Dataset

    random = np.random.default_rng(5)
    x = random.standard_normal((41, 9, 8) if kind == "images" else (41, 6)) * 2
    if kind == "values":
        y, task = np.column_stack([x.sum(1), np.sin(x[:, 0]), x[:, 1] * x[:, 2]]), "regression"
    else:
        y, task = random.integers(0, 2 if kind == "two_classes" else 3, 41), "classification"
    if kind in ("learnable", "far"):
        y = (x[:, 0] > 0).astype(int)
        x = x * (20 if kind == "far" else 1)
    if kind in ("fitted", "dead"):
        y, task = np.column_stack([0.2 * x[:, 0], np.zeros(len(x))]), "regression"
        x = np.zeros_like(x) if kind == "dead" else x
    return Dataset.from_arrays(x[:29], y[:29], x[29:], y[29:], task=task)


def make(folder):
    from dllab import Experiment, Trainer
    from dllab.training.export import Model, write_onnx, write_pytorch

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, table, kind in itertools.chain(cases(), borders()):
        table = {"loss": {"name": "mse" if kind == "values" else "cross_entropy"}} | table
        trainer = Trainer(Experiment.model_validate(table), dataset(kind))
        trainer.train(0 if name.startswith("optimizer") else STEPS)  # the script's optimizer begins without memory
        model = Model.of(trainer.now, trainer.dataset)
        write_pytorch(model, folder / f"{name}.py")
        write_onnx(model, folder / f"{name}.onnx")
        x = np.concatenate([trainer.dataset.x_train, trainer.dataset.x_val, 3 * trainer.dataset.x_val])
        expected = {"x": x, "outputs": trainer.forward(x)}
        if name.startswith("optimizer"):
            expected["oracle"] = oracle(model)
        trainer.engine.state.cursor[2] = 0  # the script begins with a new epoch
        trainer.train(LONG if name.startswith("border") else MORE)
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
            y, got = expected["outputs"], outputs_of(folder / name, expected["x"], expected)
        finite = np.isfinite(y).all()
        off = float((np.abs(got - y) / np.maximum(1, np.abs(y))).max()) if finite else np.inf
        worst[name] = off
    for name, off in sorted(worst.items(), key=lambda entry: -entry[1])[:10]:
        print(f"{off:.2e}  {name}")
    print(f"{len(worst)} cases, at most {max(worst.values()):.2e}")
    return max(worst.values()) <= LIMIT


def in_float64(script):
    """The losses of the script's next steps, were all its numbers float64, those of PyTorch's own included."""
    import torch

    network, data = script.load()
    losses, loss = [], script.loss

    def noted(z, t):
        value = loss(z, t)
        losses.append(value.item())
        return value

    script.loss = noted
    torch.set_default_dtype(torch.float64)  # NAdam's products of momenta
    script.train(network.double(), {name: values.double() if values.is_floating_point() else values
                                    for name, values in data.items()}, DOUBLE)  # fmt: skip
    torch.set_default_dtype(torch.float32)
    script.loss = loss
    return np.array(losses)


def with_torch(folder):
    import torch

    torch.set_num_threads(1)
    trained, doubled = {}, {}

    def outputs_of(path, x, expected):
        spec = importlib.util.spec_from_file_location("exported", path.with_name(path.name + ".py"))
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        network, data = script.load()
        with torch.no_grad():
            outputs = network(torch.from_numpy(x)).numpy()
        if hasattr(script, "train"):
            if "oracle" in expected:
                doubled[path.name] = np.abs(in_float64(script) - expected["oracle"]).max()
            long = path.name.startswith("border")
            script.train(network, data, LONG if long else MORE)
            network.eval()
            for part, wanted in zip(("train", "val"), expected["losses"], strict=True):
                with torch.no_grad():
                    z = network(data[f"x_{part}"])
                    found = script.loss(z, script.targets(data[f"y_{part}"])).item()
                off = abs(found - wanted) / max(1.0, abs(wanted))
                same = off / ROOM if long else off  # roundings grow
                trained[f"{path.name} {part}"] = (
                    same if np.isfinite(found) else 0.0 if not np.isfinite(wanted) else np.inf
                )
        return outputs

    right = compare(folder, outputs_of)
    for name, off in sorted(trained.items(), key=lambda entry: -entry[1])[:10]:
        print(f"{off:.2e}  {name}, loss after {MORE} more steps")
    farthest = max(doubled, key=doubled.__getitem__)
    print(f"{doubled[farthest]:.2e}  {farthest}, the loss of any of {DOUBLE} steps in float64")
    return right and max(trained.values()) <= TOLERANCE and doubled[farthest] <= SAME


def with_onnx(folder):
    import onnxruntime

    def outputs_of(path, x, expected):
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
