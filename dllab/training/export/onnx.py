"""A network as an ONNX model, which onnxruntime and many other programs run.

Written for opset 17 (2022): what later sets have as one operation, GELU and Mish, is put together from older ones.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.activations import Activation
from dllab.files import write_atomically
from dllab.messages import UserError, text
from dllab.training.export.model import Model

OPSET = 17
FORMAT = 8  # of the file, as old as the opset


class NotInOnnx(UserError):
    """ONNX is not installed, or has nothing like a choice."""


def write_onnx(model: Model, path: Path) -> None:
    """Write the network as it is at inference: input "x", float32[N, features], standardized; output "outputs".

    The outputs are those of `Trainer.forward`, before a softmax or sigmoid that belongs to the loss. Standardization,
    names of features and classes and the experiment are in the model's metadata. Raises NotInOnnx where the package
    onnx is missing, and CannotSave.
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
        normalization = network.normalization
        before = getattr(normalization, "position", "") == "before"
        signals = ["x"]
        for index, choice in enumerate(network.activations):
            number = index + 1
            signal = self._linear(number, signals[-1])
            if normalization.learns and before:
                signal = self._normalized(number, signal)
            signal = self._activated(choice, signal)
            if normalization.learns and not before:
                signal = self._normalized(number, signal)
            source = model.source_of_detour(index)
            signals.append(signal if source is None else self.add("Add", signal, signals[source]))
        last = self._linear(len(network.hidden) + 1, signals[-1])
        operation = {"sigmoid": "Sigmoid", "softmax": "Softmax", "tanh": "Tanh"}.get(
            model.output_activation, "Identity"
        )
        self.add(operation, last, outputs="outputs", **({"axis": 1} if operation == "Softmax" else {}))

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

    def _linear(self, number: int, signal: str) -> str:
        return self.add("Gemm", signal, self._weight(number, "weight"), self._weight(number, "bias"), transB=1)

    def _normalized(self, number: int, signal: str) -> str:
        normalization = self._model.experiment.network.normalization
        kinds = ["scale", "shift"]
        if normalization.needs_batch:
            kinds += ["running_mean", "running_variance"]
        operation = "BatchNormalization" if normalization.needs_batch else "LayerNormalization"
        epsilon = float(normalization.model_dump()["epsilon"])
        return self.add(operation, signal, *(self._weight(number, kind) for kind in kinds), epsilon=epsilon)

    def _activated(self, choice: Activation, signal: str) -> str:
        if choice.name not in ACTIVATIONS:
            raise NotInOnnx(text("{name!r} cannot be written as ONNX"), name=choice.name)
        return ACTIVATIONS[choice.name](self, signal, choice.model_dump())


def _gelu(graph: _Graph, z: str, own: dict[str, Any]) -> str:
    """z·Φ(z), or its older approximation by tanh."""
    if own["approximate"] == "none":
        share = graph.add("Erf", graph.add("Mul", z, graph.constant(0.5**0.5)))
    else:
        cube = graph.add("Mul", z, graph.add("Mul", z, z))
        bent = graph.add("Add", z, graph.add("Mul", cube, graph.constant(0.044715)))
        share = graph.add("Tanh", graph.add("Mul", bent, graph.constant((2 / np.pi) ** 0.5)))
    return graph.add("Mul", graph.add("Mul", z, graph.constant(0.5)), graph.add("Add", share, graph.constant(1.0)))


def _softplus(graph: _Graph, z: str, own: dict[str, Any]) -> str:
    """ln(1 + e^(βz))/β = max(z, 0) + ln(1 + e^(−β|z|))/β, or z where βz is above the threshold.

    Programs differ in how far they can take e^(βz); e^(−β|z|) never overflows.
    """
    beta = graph.constant(own["beta"])
    scaled = graph.add("Mul", z, beta)
    small = graph.add("Exp", graph.add("Neg", graph.add("Abs", scaled)))
    rest = graph.add("Div", graph.add("Log", graph.add("Add", small, graph.constant(1.0))), beta)
    soft = graph.add("Add", graph.add("Relu", z), rest)
    return graph.add("Where", graph.add("Greater", scaled, graph.constant(own["threshold"])), z, soft)


def _mish(graph: _Graph, z: str, own: dict[str, Any]) -> str:
    return graph.add("Mul", z, graph.add("Tanh", _softplus(graph, z, {"beta": 1.0, "threshold": 20.0})))


def _step(graph: _Graph, z: str, own: dict[str, Any]) -> str:
    at_least = graph.add("GreaterOrEqual", z, graph.constant(0.0))
    return graph.add("Where", at_least, graph.constant(1.0), graph.constant(0.0))


def _clip(graph: _Graph, z: str, low: float, high: float) -> str:
    return graph.add("Clip", z, graph.constant(low), graph.constant(high))


ACTIVATIONS: dict[str, Callable[[_Graph, str, dict[str, Any]], str]] = {
    "step": _step,
    "identity": lambda graph, z, own: z,
    "sigmoid": lambda graph, z, own: graph.add("Sigmoid", z),
    "hard_sigmoid": lambda graph, z, own: graph.add("HardSigmoid", z, alpha=1 / 6, beta=0.5),
    "tanh": lambda graph, z, own: graph.add("Tanh", z),
    "hard_tanh": lambda graph, z, own: _clip(graph, z, own["lowest"], own["highest"]),
    "softsign": lambda graph, z, own: graph.add("Softsign", z),
    "relu": lambda graph, z, own: graph.add("Relu", z),
    "leaky_relu": lambda graph, z, own: graph.add("LeakyRelu", z, alpha=own["negative_slope"]),
    "relu6": lambda graph, z, own: _clip(graph, z, 0.0, 6.0),
    "elu": lambda graph, z, own: graph.add("Elu", z, alpha=own["alpha"]),
    "selu": lambda graph, z, own: graph.add("Selu", z),
    "gelu": _gelu,
    "silu": lambda graph, z, own: graph.add("Mul", z, graph.add("Sigmoid", z)),
    "mish": _mish,
    "softplus": _softplus,
}
