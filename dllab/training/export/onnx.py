"""A network as an ONNX model, which onnxruntime and many other programs run.

Written for opset 17 (2022): what later sets have as one operation, choices put together from older ones.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.network import Layer
from dllab.files import write_atomically
from dllab.messages import UserError, text
from dllab.training.export.model import Model

OPSET = 17
FORMAT = 8  # of the file, as old as the opset


class NotInOnnx(UserError):
    """ONNX is not installed."""


def write_onnx(model: Model, path: Path) -> None:
    """Write the network as it is at inference: input "x", float32[N, features], standardized; output "outputs".

    The outputs are those of `Trainer.forward`, before a softmax or sigmoid that belongs to the loss. Standardization,
    names of features and classes and the experiment are in the model's metadata. Raises NotInOnnx where the package
    onnx is missing, Unsaid where a choice has no words for it, and CannotSave.
    """
    content = _content(model)
    write_atomically(path, lambda file: file.write(content))


def _content(model: Model) -> bytes:
    try:
        from onnx import TensorProto, checker, helper
    except ImportError:
        raise NotInOnnx(
            text("ONNX export needs the package onnx, which is missing from this lab's Python environment, {folder}."),
            folder=sys.prefix,
        ) from None
    graph = _Graph(model)
    graph.build()
    inputs = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", model.layout.sizes[0]])
    outputs = helper.make_tensor_value_info("outputs", TensorProto.FLOAT, ["N", model.layout.sizes[-1]])
    made = helper.make_model(
        helper.make_graph(graph.nodes, "network", [inputs], [outputs], graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=FORMAT,
        producer_name="dllab",
        doc_string=f"{model.experiment.name}, after {model.step} steps",
    )
    helper.set_model_props(made, _metadata(model))
    checker.check_model(made)
    return made.SerializeToString()


def _metadata(model: Model) -> dict[str, str]:
    data = model.dataset
    about = {
        "offset": data.offset.tolist(),
        "scale": data.scale.tolist(),
        "features": list(data.features),
        "classes": list(data.classes),
        "experiment": model.experiment.as_table(),
    }
    plain = {name: json.dumps(value, ensure_ascii=False) for name, value in about.items()}
    own = model.experiment.output_kind
    return plain | {
        "inputs": "standardized features: x = (raw - offset) / scale",
        "outputs": "as they are" if own == "identity" else f"{own} of them gives probabilities",
    }


class _Graph:
    """Nodes and constants of one network, in the order in which they are computed."""

    def __init__(self, model: Model):
        self._model = model
        self._count = 0
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def build(self) -> None:
        """The way through all layers, as the engine's forward pass goes."""
        model, network = self._model, self._model.experiment.network
        learns, first = network.normalization.learns, network.normalization.comes_first
        signals, layers = ["x"], model.layout.layers
        if layers[0].geometry:
            signals = [self._reshaped("x", (-1, *layers[0].geometry.picture))]
        for index, choice in enumerate(network.activations):
            number = index + 1
            signal = self._linear(layers[index], signals[-1])
            if learns and first:
                signal = self._normalized(number, signal)
            signal = choice.onnx(self, signal)
            if learns and not first:
                signal = self._normalized(number, signal)
            source = model.source_of_detour(index)
            joined = signal if source is None else self.add("Add", signal, signals[source])
            signals.append(self._pooled(layers[index], joined))
        last = self._linear(layers[-1], signals[-1])
        self.add("Identity", model.output.onnx(self, last), outputs="outputs")

    def add(self, operation: str, *inputs: str, outputs: str = "", **attributes: Any) -> str:
        """Append a node; returns the name of what it puts out."""
        from onnx import helper

        self._count += 1
        name = outputs or f"{operation.lower()}{self._count}"
        self.nodes.append(helper.make_node(operation, list(inputs), [name], **attributes))
        return name

    def constant(self, value: NDArray[np.float32] | float, name: str = "") -> str:
        """A float32 array or number by name."""
        from onnx import numpy_helper

        name = name or f"constant{len(self.constants) + 1}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, np.float32), name))
        return name

    def _weight(self, number: int, kind: str) -> str:
        name = f"layer{number}.{kind}"
        return self.constant(self._model.weights[name], name)

    def by_filter(self, values: str) -> str:
        return self._reshaped(values, (-1, 1, 1))

    def _linear(self, layer: Layer, signal: str) -> str:
        kinds = ("weight", "bias") if layer.biased else ("weight",)
        own = [self._weight(layer.number, kind) for kind in kinds]
        if not layer.geometry:
            return self.add("Gemm", signal, *own, transB=1)
        before, behind, side = layer.geometry.lead, layer.geometry.trail, [layer.geometry.kernel] * 2
        pads, strides = [before, before, behind, behind], [layer.geometry.stride] * 2
        return self.add("Conv", signal, *own, kernel_shape=side, pads=pads, strides=strides)

    def _pooled(self, layer: Layer, signal: str) -> str:
        """What is left of maps; flat, where no convolution follows."""
        if not layer.geometry:
            return signal
        if layer.geometry.pool != "none":
            operation = {"max": "MaxPool", "mean": "AveragePool"}[layer.geometry.pool]
            side = [layer.geometry.pool_size] * 2
            signal = self.add(operation, signal, kernel_shape=side, strides=side)
        last = layer.number == len(self._model.layout.convolutions)
        return self.add("Flatten", signal) if last else signal

    def _reshaped(self, signal: str, shape: tuple[int, ...]) -> str:
        from onnx import numpy_helper

        name = f"constant{len(self.constants) + 1}"
        self.constants.append(numpy_helper.from_array(np.array(shape, np.int64), name))
        return self.add("Reshape", signal, name)

    def _normalized(self, number: int, signal: str) -> str:
        normalization = self._model.experiment.network.normalization
        maps = number <= len(self._model.layout.convolutions)
        write = normalization.onnx_maps if maps else normalization.onnx
        return write(self, signal, lambda kind: self._weight(number, kind))
