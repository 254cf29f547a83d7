"""Second derivatives that choices state, against differences of their formulas; a new one is tested by being there."""

from ctypes import CFUNCTYPE, c_int64, c_void_p
from dataclasses import replace

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.curvature import Hessian
from dllab.engine.ground import Ground, marked
from dllab.engine.hyper import address
from dllab.engine.losses import LOSSES
from dllab.engine.network import padded
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.engine.tangents.stated import unstated
from tests.engine.called import _backward, hyper
from tests.engine.networks import NetworkProblem
from tests.engine.test_formulas import LOST, STATED
from tests.engine.variants import label

H = 1e-4
_second = CFUNCTYPE(
    None, c_void_p, c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_int64, c_void_p, c_void_p
)  # fmt: skip
_output_second = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_int64)


def pointers(*arrays):
    return [array.ctypes.data for array in arrays]


@pytest.mark.parametrize("activation", STATED, ids=label)
def test_that_an_activation_bends_as_its_formula_does(activation):
    z = np.linspace(-8, 8, 4001, dtype=np.float32) + np.float32(0.0007)
    kinks = np.reshape(activation.kinks, (-1, 1))
    z = z[(np.abs(z - kinks) > 1e-3).all(axis=0)]
    wide = z.astype(float)
    bends = (activation.formula(wide + H) - 2 * activation.formula(wide) + activation.formula(wide - H)) / H**2
    if activation.straight:
        np.testing.assert_allclose(bends, 0, atol=1e-6)
        return
    a, d, own = activation.formula(wide).astype(np.float32), np.ones_like(z), hyper(activation)
    if not activation.backward_reads_input:
        z[:] = np.nan
    _backward(address(activation, "second"))(*pointers(z, a, d), z.size, *pointers(own))
    np.testing.assert_allclose(d, bends, rtol=1e-4, atol=2e-6 * max(1, np.abs(bends).max()))


ODD = [one for one in STATED if not one.straight and one.formula(np.float64(-1)) == -one.formula(np.float64(1))]


@pytest.mark.parametrize("activation", ODD, ids=label)
def test_that_an_odd_activation_does_not_bend_at_zero(activation):
    z, d, own = np.zeros(1, np.float32), np.ones(1, np.float32), hyper(activation)
    _backward(address(activation, "second"))(*pointers(z, z.copy(), d), z.size, *pointers(own))
    assert d[0] == 0


@pytest.mark.parametrize("activation", [one for one in STATED if not one.straight], ids=label)
def test_that_far_away_an_activation_does_not_bend(activation):
    z = np.float32([-3e38, -1e4, -88, 1e4, 3e38])
    with np.errstate(over="ignore"):
        a = activation.formula(z.astype(float)).astype(np.float32)
    d, own = np.ones_like(z), hyper(activation)
    _backward(address(activation, "second"))(*pointers(z, a, d), z.size, *pointers(own))
    np.testing.assert_allclose(d, 0, atol=1e-5)


@pytest.mark.parametrize("loss, task", LOST, ids=label)
def test_that_a_loss_bends_as_its_formula_does(loss, task):
    random, classes, count = np.random.default_rng(4), 3, 9
    classes = 2 if "TwoClassLoss" in [base.__name__ for base in type(loss).__mro__] else classes
    outputs, row = loss.outputs(task, classes), padded(count)
    z = 2 * random.standard_normal((count, outputs), np.float32)
    y = random.integers(0, classes, count) if task == "classification" else random.standard_normal(z.shape, np.float32)
    prepared = loss.prepared(y if task == "classification" else np.zeros(0, np.int64), outputs)
    t = loss.encode(y, task, classes).reshape(count, -1)
    direction = random.standard_normal(z.shape)

    def slope(moved):
        """The derivative of the loss along each output, by central differences."""
        found = np.empty(z.shape)
        for place in np.ndindex(z.shape):
            ahead, behind = moved.copy(), moved.copy()
            ahead[place] += H
            behind[place] -= H
            values = [loss.formula(at, t.astype(float), prepared) for at in (ahead, behind)]
            found[place] = (values[0] - values[1]) / (2 * H)
        return found

    wide = z.astype(float)
    expected = (slope(wide + H * direction) - slope(wide - H * direction)) / (2 * H)
    if loss.straight:
        np.testing.assert_allclose(expected, 0, atol=1e-6)
        return
    lanes = np.full((outputs, row), 3e38, np.float32), np.zeros((t.shape[1], row), np.float32)
    r, scratch = np.full((outputs, row), 1.0, np.float32), np.full((outputs + 1, row), np.nan, np.float32)
    lanes[0][:, :count], lanes[1][:, :count], r[:, :count] = z.T, t.T, direction.T
    own = hyper(loss)
    _second(address(loss, "second"))(*pointers(*lanes, r, scratch), outputs, count, row, *pointers(own, prepared))
    assert not r[:, count:].any()
    np.testing.assert_allclose(r[:, :count].T, expected, rtol=1e-3, atol=1e-5 * np.abs(expected).max())


def test_that_every_choice_of_the_lab_states_its_own():
    for activation in ACTIVATIONS:
        assert activation.straight != (activation.second is not None), activation.name
    for loss in LOSSES:
        assert loss.straight != (loss.second is not None), loss.name
    assert all(output.linear or output.second for output in OUTPUT_ACTIVATIONS)
    assert all(not one.learns or (one.tangent and one.second) for one in NORMALIZATIONS)


@pytest.mark.parametrize("output", [one() for one in OUTPUT_ACTIVATIONS if one.second], ids=lambda one: one.name)
def test_that_an_output_activation_bends_as_its_formula_does(output):
    outputs, batch, row = 3, 5, 16
    random = np.random.default_rng(0)
    z, weights, along = random.standard_normal((3, batch, outputs))

    def slopes(z):
        """By z of the outputs, weighed: [batch, outputs]."""
        ends = [[(weights * output.formula(z + sign * H * one)).sum(axis=1) for sign in (1, -1)] for one in np.eye(3)]
        return np.stack([(more - less) / (2 * H) for more, less in ends], axis=1)

    def change(z):
        return (output.formula(z + H * along) - output.formula(z - H * along)) / (2 * H)

    def laid_out(values):
        wide = np.zeros((outputs, row), np.float32)
        wide[:, :batch] = values.T
        return wide

    turned = np.zeros((outputs, row), np.float32)
    arrays = [laid_out(values) for values in (output.formula(z), weights, change(z))]
    _output_second(address(output, "second"))(*pointers(*arrays, turned), outputs, batch, row)
    bends = (slopes(z + H * along) - slopes(z - H * along)) / (2 * H)
    np.testing.assert_allclose(turned, laid_out(bends), rtol=1e-3, atol=1e-5)


def hessian(problem, block=4096, **choices):
    engine = problem.engine()
    examples = problem.examples()
    ground = Ground(engine.layout, replace(engine.choices, **choices), examples, engine.state.running, block)
    return Hessian(ground, engine.state.parameters)


def direction(found, seed=1):
    vector = np.zeros_like(found._at)
    vector[found.places] = np.random.default_rng(seed).standard_normal(len(found.places))
    return vector


@pytest.mark.parametrize("residual", [0, 1])
@pytest.mark.parametrize("position", ["before", "after"])
@pytest.mark.parametrize("name", NORMALIZATIONS.names())
def test_that_products_are_differences_of_gradients(name, position, residual):
    normalization = NORMALIZATIONS[name](**({"position": position} if name != "none" else {}))
    problem = NetworkProblem(
        (6, 6, 6), normalization=normalization, activation=ACTIVATIONS["gelu"](), residual=residual, count=37
    )
    for frozen in (0, 2):
        found = hessian(problem, frozen=frozen)
        vector = direction(found)
        exact = found.times(vector)
        assert found.exact and np.abs(exact).max() > 1e-3
        found.exact = False
        np.testing.assert_allclose(exact, found.times(vector), atol=5e-3 * np.abs(exact).max())


def test_that_products_are_linear_and_symmetric():
    found = hessian(NetworkProblem((6, 6), activation=ACTIVATIONS["silu"](), count=40))
    one, other = direction(found, 1), direction(found, 2)
    left, right = found.times(one), found.times(other)
    assert float(left @ other) == pytest.approx(float(right @ one), rel=1e-4)
    np.testing.assert_allclose(found.times(one + other), left + right, atol=1e-5 * np.abs(left + right).max())


def test_that_a_product_is_the_same_after_somebody_looked_elsewhere_and_in_blocks():
    problem = NetworkProblem((6, 6), activation=ACTIVATIONS["tanh"](), count=40)
    found = hessian(problem)
    vector = direction(found)
    known = found.times(vector)
    found._ground.gradient(found._at + np.float32(1))
    np.testing.assert_array_equal(found.times(vector), known)
    np.testing.assert_allclose(hessian(problem, block=16).times(vector), known, atol=1e-6 * np.abs(known).max())


def test_that_a_choice_that_says_nothing_leaves_it_to_differences(monkeypatch):
    problem = NetworkProblem((6, 6), activation=ACTIVATIONS["tanh"](), count=40)
    known = hessian(problem)
    vector = direction(known)
    exact = known.times(vector)
    monkeypatch.setattr(ACTIVATIONS["tanh"], "second", None)
    found = hessian(problem)
    own = problem.choices()
    assert not found.exact
    assert unstated(own.activations, own.loss, own.output_activation, own.normalization).name == "tanh"
    np.testing.assert_allclose(found.times(vector), exact, atol=5e-3 * np.abs(exact).max())


def test_that_the_padding_has_no_gradient_behind_pooled_maps_of_any_number():
    problem = NetworkProblem((5,), convolutions=(((1, 6, 6), 3, 3, 1, "same", "max2"),), count=21)
    engine = problem.engine()
    assert not engine.gradient(problem.examples())[marked(engine.layout) == 0].any()
    engine.advance(np.full(3, 0.05), shuffled=False)
    assert not engine.state.parameters[marked(engine.layout) == 0].any()
