"""What a run records of its layers is what NumPy finds in the same parameters and examples."""

from dataclasses import replace

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.activations.base import BACKWARD, FORWARD, Activation
from dllab.engine.engine import Engine
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp
from tests import naive
from tests.engine.problems import Problem, assert_close, named
from tests.engine.variants import known_names

MEAN, DEVIATION, SATURATED, DEAD, RATIO = range(5)


def recomputed(problem, before, after, chosen):
    """[layers, 5], in the order of the engine's statistics."""
    f, slope = naive.ACTIVATIONS[problem.activation.name]
    zs, activations = naive.forward(before, problem.x[chosen].astype(float), problem.activation.name)
    rows = []
    for number, (z, a) in enumerate(zip(zs, activations[1:], strict=True), start=1):
        flat = np.abs(slope(z)) < 0.05 * problem.activation.max_slope
        shares = [flat.mean(), flat.all(axis=0).mean()] if number < len(zs) else [0, 0]
        old, new = (
            np.concatenate([p[f"layer{number}.weight"].ravel(), p[f"layer{number}.bias"]]).astype(float)
            for p in (before, after)
        )
        rows.append([a.mean(), a.std(), *shares, np.linalg.norm(new - old) / np.linalg.norm(old)])
    return np.array(rows)


@pytest.mark.parametrize("name", known_names(ACTIVATIONS, naive.ACTIVATIONS))
@pytest.mark.parametrize("gain", [1.0, 8.0])
def test_that_statistics_are_those_of_the_parameters_before_the_step(name, gain):
    problem = Problem((17, 5), ACTIVATIONS[name](), count=11, batch=11, gain=gain)
    engine = problem.engine()
    for _ in range(3):
        before = named(engine)
        records = engine.advance(np.full(1, 0.1), shuffled=False, record_every=1)
        expected = recomputed(problem, before, named(engine), np.arange(11))
        found = records.statistics[0]
        scale = np.abs(expected[:, [MEAN]]) + expected[:, [DEVIATION]]
        assert (np.abs(found[:, :SATURATED] - expected[:, :SATURATED]) <= 1e-5 * scale + 1e-7).all()
        np.testing.assert_allclose(found[:, SATURATED : DEAD + 1], expected[:, SATURATED : DEAD + 1], atol=1e-6)
        np.testing.assert_allclose(found[:, RATIO], expected[:, RATIO], rtol=1e-3, atol=1e-6)


def test_that_saturated_and_dead_shares_are_found_where_they_are():
    problem = Problem((4,), ACTIVATIONS["relu"](), count=8, batch=8)
    problem.initial["layer1.weight"][...] = 0
    problem.initial["layer1.bias"][...] = [1, -1, -1, 1]
    problem.initial["layer1.weight"][3, 0] = 1e6  # off for some examples, on for others
    engine = problem.engine()
    records = engine.advance(np.full(1, 0.0), shuffled=False, record_every=1)
    off = (problem.x[:, 0] < 0).mean()
    assert records.statistics[0, 0, SATURATED] == pytest.approx((2 + off) / 4, abs=1e-6)
    assert records.statistics[0, 0, DEAD] == pytest.approx(0.5)
    np.testing.assert_array_equal(records.statistics[0, 1, [SATURATED, DEAD]], 0)


def test_that_a_smaller_last_batch_is_recorded_over_its_own_size():
    problem = Problem((5,), count=21, batch=8)
    engine = problem.engine()
    engine.advance(np.zeros(2), shuffled=False, record_every=1)
    before = named(engine)
    records = engine.advance(np.zeros(1), shuffled=False, record_every=1)
    expected = recomputed(problem, before, before, np.arange(16, 21))
    np.testing.assert_allclose(records.statistics[0, :, :4], expected[:, :4], rtol=1e-5, atol=1e-6)


def test_that_norms_are_those_of_the_gradient_before_clipping():
    problem = Problem((17, 5), count=8, batch=8, penalties={"l2": 0.1, "clip_norm": 1e-3, "clip_value": 1e-2})
    engine = problem.engine()
    gradient = problem.layout.named(engine.gradient(problem.examples()))
    records = engine.advance(np.full(1, 0.1), shuffled=False)
    expected = naive.layer_norms({name: g.astype(float) for name, g in gradient.items()})
    np.testing.assert_allclose(records.norms[0], expected, rtol=1e-5)
    assert records.clipped[0]


@pytest.mark.parametrize("every, expected", [(1, [1, 2, 3, 4, 5, 6, 7]), (3, [3, 6]), (7, [7]), (8, []), (0, [])])
def test_that_statistics_are_recorded_at_multiples_of_the_interval(every, expected):
    for chunks in ([7], [1] * 7, [2, 5]):
        engine = Problem().engine()
        records = [engine.advance(np.full(n, 0.01), shuffled=True, record_every=every) for n in chunks]
        assert np.concatenate([part.recorded for part in records]).tolist() == expected
        assert sum(len(part.statistics) for part in records) == len(expected)


class Swish(Activation):
    """An activation whose slope needs its input, to prove that the input is kept for it."""

    max_slope = 1.1
    range = (-0.3, np.inf)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i] / (F(1.0) + exp(-z[i]))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            s = F(1.0) / (F(1.0) + exp(-z[i]))
            d[i] *= s + z[i] * s * (F(1.0) - s)


def test_that_an_activation_may_compute_its_slope_from_its_input(monkeypatch):
    def swish(z):
        return z * naive.sigmoid(z)

    def slope(z):
        return naive.sigmoid(z) * (1 + z * (1 - naive.sigmoid(z)))

    monkeypatch.setitem(naive.ACTIVATIONS, "identity", (swish, slope))
    problem = Problem((17, 5, 6), count=9, batch=9)
    choices = replace(problem.choices(), activations=(Swish(),) * len(problem.hidden))
    base = problem.engine()
    engine = Engine(problem.layout, choices, 9, problem.examples(), base.state)
    problem.activation = ACTIVATIONS["identity"]()
    _, expected = naive.loss_and_gradient(
        problem.oracle().parameters, problem.x.astype(float), problem.y, "identity", problem.loss.name
    )
    assert_close(problem.layout.named(engine.gradient(problem.examples())), expected, 1e-5)
    before = named(engine)
    records = engine.advance(np.full(1, 0.1), shuffled=False, record_every=1)
    _, activations = naive.forward(before, problem.x, "identity")
    means = [a.mean() for a in activations[1:]]
    np.testing.assert_allclose(records.statistics[0, :, MEAN], means, rtol=1e-4, atol=1e-6)
