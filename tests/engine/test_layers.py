"""Every hidden layer has an activation of its own, with hyper-parameters of its own."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from dllab.catalogue import parameter
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.activations.base import BACKWARD, FORWARD, Activation
from dllab.engine.kernels import elementwise
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together
from tests.engine.problems import assert_close, named
from tests.engine.variants import known_names


class Scaled(Activation):
    """height·tanh(z) + offset: two hyper-parameters, to prove that every layer reads its own."""

    height: float = parameter(1.0, label="Height", help="How high.", live=True)
    offset: float = parameter(0.0, label="Offset", help="How far up.", live=True)

    max_slope = 1.0
    range = (-np.inf, np.inf)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        height, offset = F(hyper.height), F(hyper.offset)
        for i in range(n):
            a[i] = height * elementwise.tanh(z[i]) + offset

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        height = F(hyper.height)
        for i in range(n):
            t = elementwise.tanh(z[i])
            d[i] *= height * (F(1.0) - t * t)


Scaled.name = "scaled"


@pytest.fixture
def oracle_knows_scaled(monkeypatch):
    value = lambda z, height, offset: height * np.tanh(z) + offset  # noqa: E731
    slope = lambda z, height, offset: height * (1 - np.tanh(z) ** 2)  # noqa: E731
    monkeypatch.setitem(naive.ACTIVATIONS, "scaled", (value, slope))


def check(problem, share=1e-4):
    engine, oracle = problem.engine(), problem.oracle()
    _, expected = naive_network.loss_and_gradient(
        problem.network, oracle.parameters, problem.x.astype(float), problem.y
    )
    expected = naive.penalized(expected, oracle.parameters, l2=problem.penalties.get("l2", 0.0))
    assert_close_together(problem.layout.named(engine.gradient(problem.examples())), expected, 1e-5)
    records = engine.advance(np.full(30, 0.02), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.02)[0] for _ in range(30)], rtol=share, atol=1e-6)
    assert_close(named(engine), oracle.parameters, share)


@pytest.mark.parametrize("names", list(permutations(["relu", "tanh", "sigmoid", "identity"], 3)), ids="-".join)
def test_that_layers_compute_what_they_are_given_in_this_order(names):
    check(NetworkProblem((6, 6, 6), activations=tuple(ACTIVATIONS[name]() for name in names)))


@pytest.mark.parametrize("first", known_names(ACTIVATIONS, naive.ACTIVATIONS))
@pytest.mark.parametrize("second", known_names(ACTIVATIONS, naive.ACTIVATIONS))
def test_that_any_two_activations_follow_each_other(first, second):
    problem = NetworkProblem((17, 5), activations=(ACTIVATIONS[first](), ACTIVATIONS[second]()))
    _, expected = naive_network.loss_and_gradient(
        problem.network, problem.oracle().parameters, problem.x.astype(float), problem.y
    )
    assert_close_together(problem.layout.named(problem.engine().gradient(problem.examples())), expected, 1e-5)


@pytest.mark.parametrize("normalization", ["none", *naive_network.AXIS])
@pytest.mark.parametrize("dropouts", [(), (0.0, 0.0, 0.0)])
def test_that_every_choice_reads_its_own_hyper_parameters(oracle_knows_scaled, normalization, dropouts):
    check(
        NetworkProblem(
            (5, 6, 7),
            activations=(Scaled(height=0.7, offset=0.3), ACTIVATIONS["tanh"](), Scaled(height=1.6, offset=-0.2)),
            normalization=NORMALIZATIONS[normalization](),
            loss=LOSSES["mse"](scale="half_sum"),
            optimizer=OPTIMIZERS["sgd"](momentum=0.5, dampening=0.25),
            dropouts=dropouts,
            penalties={"l2": 0.01, "clip_norm": 0.5},
        )
    )


def test_that_one_layers_hyper_parameter_changes_at_the_next_step(oracle_knows_scaled):
    problem = NetworkProblem((5, 6), activations=(Scaled(height=0.7), Scaled(height=1.3)))
    edited = replace(problem, activations=(Scaled(height=0.7), Scaled(height=0.4, offset=1.0)))
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(10, 0.05), shuffled=False)
    for _ in range(10):
        oracle.step(0.05)
    engine.configure(edited.choices(), problem.batch)
    oracle.network = edited.network
    records = engine.advance(np.full(20, 0.05), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.05)[0] for _ in range(20)], rtol=1e-4)
