"""Variance through the depth before the first step, and what theory expects of it."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.training.microscope.initialization import depth_of, expected
from tests.training.examples import clouds
from tests.training.microscope.specimens import specimen

SIZES = (64, *[64] * 9, 10)


def spread(activation, variance):
    weights = np.array([variance(a, b) for a, b in zip(SIZES, SIZES[1:], strict=False)])
    return expected(SIZES, (ACTIVATIONS[activation](),) * 9, weights, 1.0, 1.0)


def test_that_he_keeps_relu_signals_and_gradients_steady_and_xavier_halves_them():
    he = spread("relu", lambda a, b: 2 / a)
    np.testing.assert_allclose(he.activations[1:9] / he.activations[0], 1, rtol=1e-3)
    np.testing.assert_allclose(he.deltas[:8] / he.deltas[8], 1, rtol=1e-3)
    xavier = spread("relu", lambda a, b: 1 / a)
    np.testing.assert_allclose(xavier.activations[1:9] / xavier.activations[:8], 0.5, rtol=1e-3)
    np.testing.assert_allclose(xavier.deltas[:8] / xavier.deltas[1:9], 0.5, rtol=1e-3)


def test_that_xavier_keeps_linear_units_steady():
    found = spread("identity", lambda a, b: 2 / (a + b))
    np.testing.assert_allclose(found.activations[:9], 1, rtol=1e-3)
    np.testing.assert_allclose(found.deltas[:8], found.deltas[8], rtol=1e-3)


@pytest.mark.parametrize("activation, initializer, which", [
    ("relu", "he_normal", "he"), ("tanh", "xavier_normal", "xavier"), ("gelu", "he_uniform", "he"),
])  # fmt: skip
def test_that_wide_networks_do_what_theory_expects(activation, initializer, which):
    network = {"hidden": [400] * 6, "activation": activation, "initializer": initializer}
    _, microscope, _ = specimen(clouds(300), steps=0, network=network, training={"batch_size": 200})
    depth = depth_of(microscope.at_start(), microscope.experiment)
    theory = getattr(depth, which)
    np.testing.assert_allclose(depth.measured.activations[:-1], theory.activations[:-1], rtol=0.35)
    np.testing.assert_allclose(depth.measured.deltas, theory.deltas, rtol=0.5)


def test_that_sigmoid_gradients_fade_from_layer_to_layer():
    network = {"hidden": [32] * 8, "activation": "sigmoid"}
    _, microscope, _ = specimen(steps=0, network=network)
    measured = depth_of(microscope.at_start(), microscope.experiment).measured
    assert (measured.deltas[1:] > 3 * measured.deltas[:-1]).all() and len(measured.deltas) == 9


@pytest.mark.parametrize("network", [{"normalization": "batch"}, {"hidden": [6, 6], "residual": 1}])
def test_that_no_theory_is_shown_where_it_does_not_hold(network):
    _, microscope, _ = specimen(steps=0, network=network)
    depth = depth_of(microscope.at_start(), microscope.experiment)
    assert depth.he is None and depth.xavier is None and np.isfinite(depth.measured.activations).all()
