"""A network as a PyTorch script that a person can read, beside a file with its weights and data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine import decision
from dllab.engine.parts import Unsaid
from dllab.experiment import Experiment
from dllab.files import write_atomically
from dllab.training.export.model import Model
from dllab.training.export.pytorch_convolution import convolution, pooled, weighed
from dllab.training.export.pytorch_training import training
from dllab.training.goals import goals

LINE = 120
_STEPS = "python SCRIPT --steps N  trains it on for N steps, with dllab's loss, optimizer and learning rates"


def write_pytorch(model: Model, path: Path) -> None:
    """Write the script `path` and, under the same name with the suffix .npz, what it reads.

    `python SCRIPT` evaluates the network on the data it was trained on; `--steps N` trains on. The script needs torch
    and numpy, reads no pickles, and its outputs are those of `Trainer.forward` within rounding. Raises Unsaid where a
    choice, the optimizer apart, has no words for it, and CannotSave.
    """
    optimizer = optimizer_in_words(model.experiment)
    lines = (
        '"""A network as dllab trained it: the same weights, the same outputs.',
        "",
        "python SCRIPT            evaluates it on the data it was trained on",
        *([] if optimizer is None else [_STEPS]),
        "",
        "Needs torch and numpy. Weights and data are in the .npz file of the same name.",
        *left_out(model, optimizer),
        '"""',
        "",
        "import argparse",
        *head(model, optimizer),
        *(line for part in definitions(model, optimizer, 'Path(__file__).with_suffix(".npz")') for line in part),
        *_main(optimizer is not None),
    )
    script = "\n".join(lines) + "\n"
    found = arrays(model)
    write_atomically(path.with_suffix(".npz"), lambda file: np.savez_compressed(file, **found))  # type: ignore[arg-type]
    write_atomically(path, lambda file: file.write(script.encode()))


def parameters(model: Model) -> dict[str, NDArray[Any]]:
    """Parameters under PyTorch's names, all with a dot: what load_state_dict of the script's network takes."""
    names = {
        "scale": "norm{n}.weight",
        "shift": "norm{n}.bias",
        "running_mean": "norm{n}.running_mean",
        "running_variance": "norm{n}.running_var",
    }
    arrays: dict[str, NDArray[Any]] = {}
    for name, values in model.weights.items():
        layer, kind = name.removeprefix("layer").split(".")
        arrays[names.get(kind, f"layer{{n}}.{kind}").format(n=layer)] = values
        if kind == "running_variance":
            arrays[f"norm{layer}.num_batches_tracked"] = np.array(model.step)
    return arrays


def arrays(model: Model) -> dict[str, NDArray[Any]]:
    """The parameters; the data, standardized; the learning rates to come."""
    data = model.dataset
    found = parameters(model) | {
        "x_train": data.x_train,
        "y_train": data.y_train,
        "x_val": data.x_val,
        "y_val": data.y_val,
    }
    if data.target_standardized:
        found |= {"target_offset": data.target_offset, "target_scale": data.target_scale}
    return found | {"rates": model.rates, "offset": data.offset, "scale": data.scale}


def definitions(model: Model, optimizer: str | None, file: str) -> Iterator[list[str]]:
    """Lines that define network, loss, data, evaluation and, with an optimizer, training: each part for itself.

    file: an expression for where the arrays are. Every part begins with two empty lines.
    """
    data, experiment = model.dataset, model.experiment
    for definition in dict.fromkeys(choice.torch_definition for choice in experiment.network.activations):
        if definition:
            yield ["", "", definition]
    yield list(_network(model))
    loss = experiment.loss
    yield [
        "",
        "",
        "def loss(z, t):",
        f'    """{loss.label}: the mean over a batch."""',
        *(f"    {line}" for line in loss.torch(data.y_train, data.targets)),
        "",
        "",
        "def targets(y):",
        '    """The data\'s y as the loss wants it."""',
        f"    return {loss.torch_targets(data.task)}",
    ]
    yield [STANDARDIZE, *([ORIGINAL] if data.target_standardized else [])]
    yield [LOAD.replace("FILE", file)]
    yield list(_evaluation(model))
    if optimizer is not None:
        yield list(training(model, optimizer))


def optimizer_in_words(experiment: Experiment) -> str | None:
    """An expression of Python; None where torch.optim has none like it."""
    try:
        return experiment.optimizer.torch()
    except Unsaid:
        return None


def head(model: Model, optimizer: str | None) -> Iterator[str]:
    """What is imported, and what is known of the run."""
    data, experiment = model.dataset, model.experiment
    yield "from pathlib import Path"
    yield ""
    yield "import numpy as np"
    yield "import torch"
    yield "from torch import nn"
    yield "from torch.nn import functional"
    yield ""
    yield f"EXPERIMENT = {quoted(experiment.name)}"
    yield f"STEP = {model.step}  # steps that dllab took"
    if optimizer is not None:
        yield f"RATE = {float(model.rates[0])!r}  # of the next step; all of them are in the file"
    yield f"BATCH = {model.batch}"
    yield from _wrapped("FEATURES", data.features)
    if data.task == "classification":
        yield f"CLASSES = {data.targets}"
        yield from _wrapped("CLASS_NAMES", data.classes)


def left_out(model: Model, optimizer: str | None) -> Iterator[str]:
    """What PyTorch does otherwise than dllab, in words."""
    experiment = model.experiment
    if optimizer is None:
        yield ""
        yield f"dllab trained it with {experiment.optimizer.label}, which torch.optim does not have:"
        yield "this script does not train. Put an optimizer of your own after network.train() to go on."
        return
    said = ["The optimizer begins without memory of earlier steps, and the data with a new epoch."]
    if experiment.training.shuffle:
        said.append("Examples come in an order of PyTorch's own.")
    if any(experiment.network.dropouts):
        said.append("Dropout draws its own units.")
    if model.has_feedback:
        said.append(f"The learning rate stays as it is: {experiment.schedule.label} is left out.")
    if experiment.augmentation.moves_images:
        said.append("Moving, turning and flipping images is left out.")
    if experiment.training.curriculum:
        said.append("The curriculum is left out: all examples come from the start.")
    if experiment.early_stopping.patience:
        said.append("It does not stop early.")
    if goals(experiment.training):
        said.append("It does not stop at a goal.")
    yield ""
    yield "What is not as in dllab when it trains:"
    yield from (f"- {sentence}" for sentence in said)


def _wrapped(name: str, values: tuple[str, ...]) -> Iterator[str]:
    """A tuple of texts over as many lines as it needs."""
    line = f"{name} = ("
    for value in values:
        if len(line) + len(quoted(value)) + 2 > LINE:
            yield line.rstrip()
            line = "    "
        line += f"{quoted(value)}, "
    yield line.rstrip() + ")"


def quoted(words: str) -> str:
    """A text as a line of Python in ASCII, which every editor shows alike."""
    return json.dumps(words, ensure_ascii=False).encode("ascii", "backslashreplace").decode()


def _network(model: Model) -> Iterator[str]:
    """A module a layer, and the way through them."""
    experiment, layers = model.experiment, model.layout.layers
    normalization, biases = experiment.network.normalization, "" if model.layout.biased else ", bias=False"
    yield from ("", "", "class Network(nn.Module):", "    def __init__(self):", "        super().__init__()")
    for layer, choice, dropout in zip(
        layers, experiment.network.activations, experiment.network.dropouts, strict=False
    ):
        n, width, geometry = layer.number, layer.fan_out, layer.geometry
        if geometry:
            yield from (f"        {line}" for line in convolution(n, geometry, biases))
        else:
            yield f"        self.layer{n} = nn.Linear({layer.fan_in}, {width}{biases})"
        if normalization.learns:
            written = normalization.torch_maps(width) if geometry else normalization.torch(width)
            yield f"        self.norm{n} = {written}"
        yield f"        self.activation{n} = {choice.torch()}"
        if dropout:
            yield f"        self.dropout{n} = nn.Dropout({dropout!r})"
    last = layers[-1]
    yield f"        self.layer{last.number} = nn.Linear({last.fan_in}, {last.fan_out}{biases})"
    yield from ("", "    def forward(self, x):")
    yield f'        """{_outputs_in_words(model)}"""'
    yield from (f"        {line}" for line in _way_through(model))


def _way_through(model: Model) -> Iterator[str]:
    network = model.experiment.network
    learns, first = network.normalization.learns, network.normalization.comes_first
    kept = {source for i in range(network.depth) if (source := model.source_of_detour(i)) is not None}
    signal, layers = "x", model.layout.layers
    if layers[0].geometry:
        signal = f"x.reshape(-1, {', '.join(map(str, layers[0].geometry.picture))})"
    if 0 in kept:
        yield f"h0 = {signal}"
        signal = "h0"
    for index, dropout in enumerate(network.dropouts):
        n = index + 1
        signal = weighed(layers[index], signal)
        if learns and first:
            signal = f"self.norm{n}({signal})"
        signal = f"self.activation{n}({signal})"
        if learns and not first:
            signal = f"self.norm{n}({signal})"
        if dropout:
            signal = f"self.dropout{n}({signal})"
        source = model.source_of_detour(index)
        if source is not None:
            signal = f"{signal} + h{source}"
        if geometry := layers[index].geometry:
            signal = pooled(n, geometry, signal)
            signal = f"{signal}.flatten(1)" if n == len(model.layout.convolutions) else signal
        yield f"h{n} = {signal}"
        signal = f"h{n}"
    outputs = f"self.layer{network.depth + 1}({signal})"
    yield f"return {model.output.torch(outputs)}"


def _outputs_in_words(model: Model) -> str:
    own = model.experiment.loss.output_activation
    shape = f"[N, {model.layout.sizes[0]}] standardized features to [N, {model.layout.sizes[-1]}] outputs"
    return f"{shape}, before the {own} that the loss contains." if own != "identity" else f"{shape}."


STANDARDIZE = '''

def standardize(raw, data):
    """Features as the data has them, [N, features], as the network sees them."""
    return ((torch.as_tensor(raw, dtype=torch.float64) - data["offset"]) / data["scale"]).float()'''
ORIGINAL = '''

def original(z, data):
    """Outputs of the network, or targets y as the data has them, in the units the targets were measured in."""
    return z * data["target_scale"] + data["target_offset"]'''
LOAD = '''

def load():
    """The network with its weights, and the data: x_train, y_train, x_val, y_val, standardized already."""
    with np.load(FILE, allow_pickle=False) as file:
        data = {name: torch.from_numpy(np.array(file[name])) for name in file.files}
    network = Network()
    network.load_state_dict({name: values for name, values in data.items() if "." in name})
    return network.eval(), data'''


def _evaluation(model: Model) -> Iterator[str]:
    yield from ("", "", "@torch.no_grad()", "def evaluate(network, x, y):")
    yield '    """Loss and accuracy in words."""' if model.dataset.task == "classification" else '    """The loss."""'
    yield "    network.eval()"
    yield "    z = network(x)"
    yield '    said = f"loss {loss(z, targets(y)).item():.6g}"'
    if model.dataset.task == "classification":
        chosen = f"{decision.TORCH}.long()" if model.layout.sizes[-1] == 1 else "z.argmax(1)"
        yield f"    right = ({chosen} == y).float().mean().item()"
        yield '    return f"{said}, accuracy {right:.2%}"'
    else:
        yield "    return said"


def _main(trains: bool) -> Iterator[str]:
    yield from ("", "", "def main():", "    parser = argparse.ArgumentParser()")
    if trains:
        yield '    parser.add_argument("--steps", type=int, default=0, help="train on for so many steps")'
    yield "    options = parser.parse_args()" if trains else "    parser.parse_args()"
    yield "    network, data = load()"
    if trains:
        yield "    train(network, data, options.steps)"
    yield '    for part in ("train", "val"):'
    yield '        if len(data[f"x_{part}"]):'
    yield '            print(part, evaluate(network, data[f"x_{part}"], data[f"y_{part}"]))'
    yield from ("", "", 'if __name__ == "__main__":', "    main()")
