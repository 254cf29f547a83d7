"""The loss over a plane, whose first layer is summed three times for all its places, beside the float64 oracle."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.ground import Ground
from dllab.engine.landscape import Heights, Plane
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from tests import naive_network
from tests.engine.networks import NetworkProblem

COUNT = 21
CONVOLUTION = ((1, 6, 5), 3, 3, 1, "same", "max2")
KINDS = {
    "dense": {"hidden": (7, 5)},
    "one layer": {"hidden": ()},
    "squashed, one layer": {"hidden": (), "output": "softmax", "loss": LOSSES["mse"](), "task": "classification"},
    "convolution": {"hidden": (5,), "convolutions": (CONVOLUTION,)},
    "batch": {"hidden": (7, 5), "normalization": NORMALIZATIONS["batch"]()},
    "layer, after": {"hidden": (6, 6), "normalization": NORMALIZATIONS["layer"](position="after")},
    "detours": {"hidden": (6, 6, 6), "residual": 2},
}


def asked(kind, block):
    """A problem, its ground in blocks of so many examples, and a plane that moves every parameter."""
    settings = {"activation": ACTIVATIONS["tanh"](), "loss": LOSSES["cross_entropy"](), "count": COUNT}
    problem = NetworkProblem(**settings | KINDS[kind], seed=3)
    engine, random = problem.engine(), np.random.default_rng(4)
    origin = engine.state.parameters.copy()
    across, up = np.zeros((2, len(origin)), np.float32)
    for way in (across, up):
        drawn = {name: random.normal(0, 0.3, array.shape).astype(np.float32) for name, array in problem.initial.items()}
        problem.layout.load(way, drawn)
    ground = Ground(problem.layout, engine.choices, engine.examples, engine.state.running, block)
    return problem, ground, Plane(origin, across, up)


@pytest.mark.parametrize(("kind", "block"), [*((kind, COUNT) for kind in KINDS), ("dense", 16)])
def test_that_heights_are_the_oracles_losses(kind, block):
    problem, ground, plane = asked(kind, block)
    heights = Heights(ground, plane)
    for x, y in ((0.0, 0.0), (1.5, 0.0), (-0.7, 2.0), (2.0, 2.0), (-1.0, -3.0)):
        place = plane.origin + np.float32(x) * plane.across + np.float32(y) * plane.up
        named = {name: array.astype(float) for name, array in problem.layout.named(place).items()}
        expected, _ = naive_network.loss_and_gradient(problem.network, named, problem.x.astype(float), problem.y)
        assert heights(x, y) == pytest.approx(float(expected), rel=2e-5)


def test_that_a_ground_is_as_before_once_heights_were_asked_for():
    _, ground, plane = asked("batch", COUNT)
    before, slope = ground.loss(plane.origin), ground.gradient(plane.origin)
    assert Heights(ground, plane)(1.0, 1.0) != pytest.approx(before)
    assert ground.loss(plane.origin) == before and np.array_equal(ground.gradient(plane.origin), slope)
