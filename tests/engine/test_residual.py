"""Detours lead around one or two layers where widths match, carry the gradient, and are absent where they do not."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.program import NOWHERE
from tests import naive_network
from tests.engine.networks import NetworkProblem, assert_close_together, signal
from tests.engine.problems import assert_close, named

WIDTHS = {
    "equal": (3, (3, 3, 3, 3)),
    "input differs": (2, (5, 5, 5, 5)),
    "input alone": (5, (5, 7, 9, 11)),
    "odd depth": (4, (4, 4, 4)),
    "one layer": (4, (4,)),
    "mixed": (3, (3, 18, 3, 18, 18, 3, 3)),
    "around a bottleneck": (6, (2, 6, 2, 6)),
    "nowhere": (3, (4, 5, 6)),
    "no hidden layer": (3, ()),
}


def detours(problem):
    """For every hidden layer, the first layer its detour goes around, both counted from 1, or None."""
    program = problem.engine()._program
    inputs = {int(layer["input"]): number for number, layer in enumerate(program.layers, start=1)}
    return [None if layer["skip"] == NOWHERE else inputs[int(layer["skip"])] for layer in program.layers[:-1]]


@pytest.mark.parametrize("residual", [0, 1, 2])
@pytest.mark.parametrize("widths", WIDTHS)
def test_that_detours_are_where_the_oracle_has_them(widths, residual):
    features, hidden = WIDTHS[widths]
    problem = NetworkProblem(hidden, features=features, residual=residual)
    layers = range(1, len(hidden) + 1)
    assert detours(problem) == [naive_network.detour(problem.network, problem.initial, n) for n in layers]


@pytest.mark.parametrize("normalization", ["none", *naive_network.AXIS])
@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("residual", [1, 2])
@pytest.mark.parametrize("widths", WIDTHS)
def test_that_gradients_and_steps_are_the_oracles(widths, residual, activation, normalization):
    features, hidden = WIDTHS[widths]
    problem = NetworkProblem(
        hidden, ACTIVATIONS[activation](), features=features, residual=residual,
        normalization=NORMALIZATIONS[normalization](),
    )  # fmt: skip
    engine, oracle = problem.engine(), problem.oracle()
    _, expected = naive_network.loss_and_gradient(
        problem.network, oracle.parameters, problem.x.astype(float), problem.y
    )
    assert_close_together(problem.layout.named(engine.gradient(problem.examples())), expected, 1e-5)
    records = engine.advance(np.full(30, 0.01), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.01)[0] for _ in range(30)], rtol=1e-3)
    assert_close(named(engine), oracle.parameters, 1e-3)


@pytest.mark.parametrize("residual", [1, 2])
def test_that_layers_of_zeros_pass_the_input_on_as_it_is(residual):
    problem = NetworkProblem((4,) * 10, features=4, residual=residual, count=9, batch=9)
    for layer in problem.layout.layers[:-1]:
        problem.initial[f"layer{layer.number}.weight"][...] = 0
        problem.initial[f"layer{layer.number}.bias"][...] = 0
    engine = problem.engine()
    last = problem.initial["layer11.weight"], problem.initial["layer11.bias"]
    np.testing.assert_allclose(engine.outputs(problem.x), problem.x @ last[0].T + last[1], rtol=1e-5, atol=1e-6)
    engine.advance(np.zeros(1), shuffled=False)
    np.testing.assert_array_equal(signal(engine, 9, "out", 9), problem.x)


def test_that_a_detour_lets_the_gradient_reach_the_first_of_a_hundred_layers():
    def first_norm(residual):
        problem = NetworkProblem(
            (10,) * 100, ACTIVATIONS["sigmoid"](), LOSSES["cross_entropy"](), features=10, residual=residual, gain=0.1
        )
        return problem.engine().advance(np.full(1, 0.0), shuffled=False).norms[0, 0]

    assert first_norm(0) < 1e-25 and first_norm(1) > 1e-6 and first_norm(2) > 1e-6
