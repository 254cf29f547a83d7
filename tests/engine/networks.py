"""Networks with every feature, given to the engine and to the second oracle alike."""

from dataclasses import dataclass, field, replace

import numpy as np

from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.engine.network import Layout
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from tests import naive_network
from tests.engine.problems import Problem


@dataclass
class NetworkProblem(Problem):
    """A problem with normalization, detours, dropout, an output activation, or an activation for each layer.

    convolutions: as the oracle has them; they stand before `hidden`.
    """

    activations: tuple = ()
    normalization: object = field(default_factory=lambda: NORMALIZATIONS["none"]())
    residual: int = 0
    output: str = "identity"
    dropouts: tuple = ()
    biased: bool = True
    frozen: int = 0
    convolutions: tuple = ()

    def __post_init__(self):
        if self.convolutions:
            self.features = int(np.prod(self.convolutions[0][0]))
        super().__post_init__()
        self.activations = self.activations or (self.activation,) * (len(self.convolutions) + len(self.hidden))
        geometries = tuple(Geometry.of(Picture(*picture), *rest) for picture, *rest in self.convolutions)
        first, *rest = self.layout.sizes
        sizes = (first, *(geometry.out.size for geometry in geometries), *rest)
        self.layout = Layout(sizes, self.normalization.learns, self.biased, geometries)
        random = np.random.default_rng([self.seed, 1])
        if geometries:
            self.initial = {}
            for layer in self.layout.layers:
                weight = self.gain / np.sqrt(layer.fan_in) * random.standard_normal(layer.weight_shape)
                self.initial[f"layer{layer.number}.weight"] = weight.astype(np.float32)
                self.initial[f"layer{layer.number}.bias"] = random.normal(0, 0.3, layer.fan_out).astype(np.float32)
        for layer in self.layout.layers:
            if layer.normalized:
                self.initial[f"layer{layer.number}.scale"] = random.normal(1, 0.3, layer.fan_out).astype(np.float32)
                self.initial[f"layer{layer.number}.shift"] = random.normal(0, 0.3, layer.fan_out).astype(np.float32)
        self.initial = {name: self.initial[name] for name in self.layout.named(np.zeros(self.layout.length))}

    def choices(self, **penalties):
        return replace(
            super().choices(**penalties),
            activations=self.activations,
            normalization=self.normalization,
            residual=self.residual,
            output_activation=OUTPUT_ACTIVATIONS[self.output](),
            dropouts=self.dropouts,
            frozen=self.frozen,
        )

    @property
    def network(self):
        """What the oracle computes. A loss that brings the output activation with it is not given it twice."""
        fused = self.output in ("auto", self.loss.output_activation)
        return naive_network.Network(
            tuple((activation.name, tuple(activation.model_dump().items())) for activation in self.activations),
            self.loss.name,
            tuple(self.loss.model_dump().items()),
            self.normalization.name,
            **self.normalization.model_dump(),
            residual=self.residual,
            output="identity" if fused else self.output,
            convolutions=self.convolutions,
        )

    def oracle(self):
        return naive_network.Run(
            self.network, self.initial, self.x, self.y,
            optimizer=(self.optimizer.name, self.optimizer_options), batch=self.batch,
            loss_options=self.loss.model_dump(), frozen=self.frozen,
            **self.penalties | {"weight_decay": self.penalties.get("weight_decay", 0.0) + self.own_decay},
        )  # fmt: skip


def signal(engine, layer, name, count):
    """[count examples, units]: what hidden layer `layer`, counted from 0, has at `name` after the last pass."""
    program = engine._program
    record, row = program.layers[layer], int(program.plan["row"][0])
    whole = program.workspace[record[name] : record[name] + record["units"] * row]
    return whole.reshape(-1, row)[:, :count].T.copy()


def running(engine):
    """{layer: (mean, variance)} as the oracle has it."""
    found, place = {}, 0
    for layer in engine.layout.layers:
        if layer.normalized:
            mean, variance = engine.state.running[place : place + 2 * layer.fan_out].reshape(2, -1)
            found[layer.number] = (mean.copy(), variance.copy())
            place += 2 * layer.fan_out
    return found


def assert_close_together(found, expected, share):
    """Every array differs from the expected one by no more than `share` of the longest of them all.

    For gradients that partly cancel: a bias before batch normalization has none but rounding.
    """
    assert found.keys() == expected.keys()
    longest = max(np.linalg.norm(array) for array in expected.values())
    for name, array in expected.items():
        distance = np.linalg.norm(found[name] - array)
        assert distance <= share * longest + 1e-12, f"{name}: {distance}; the longest is {longest}"
