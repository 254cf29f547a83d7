"""Initial weights have the spread, the mean and the distribution that each initializer states."""

import numpy as np
import pytest
from scipy import stats

from dllab.engine.initializers import INITIALIZERS
from dllab.engine.network import Layout
from dllab.training.trainer import initial_parameters
from tests.engine.variants import label, variants

FAN_OUT, FAN_IN = 200, 150
EVERY_INITIALIZER = [setting for choice in INITIALIZERS for setting in variants(choice, apart_from=())]

# name: its distribution as its source states it, from its parameters and the fans.
DISTRIBUTIONS = {
    "zeros": lambda p, fan_out, fan_in: stats.norm(0, 0),
    "normal": lambda p, fan_out, fan_in: stats.norm(p.mean, p.std),
    "xavier_normal": lambda p, fan_out, fan_in: stats.norm(0, p.gain * np.sqrt(2 / (fan_in + fan_out))),
    "he_normal": lambda p, fan_out, fan_in: stats.norm(0, p.gain / np.sqrt(fan_in if p.mode == "fan_in" else fan_out)),
}


def draw(initializer, seed=0):
    return initializer.weights(np.random.default_rng(seed), FAN_OUT, FAN_IN)


@pytest.mark.parametrize("initializer", EVERY_INITIALIZER, ids=label)
def test_that_weights_are_drawn_from_the_stated_distribution(initializer):
    weights, stated = draw(initializer), DISTRIBUTIONS[initializer.name](initializer, FAN_OUT, FAN_IN)
    assert weights.shape == (FAN_OUT, FAN_IN) and weights.dtype == np.float32
    if initializer.name == "zeros":
        assert not weights.any()
        return
    count = weights.size
    assert abs(weights.mean() - stated.mean()) < 4 * stated.std() / np.sqrt(count)
    assert weights.std() == pytest.approx(stated.std(), rel=4 / np.sqrt(2 * count))
    assert stats.kstest(weights.ravel(), stated.cdf).pvalue > 1e-3


@pytest.mark.parametrize("initializer", EVERY_INITIALIZER, ids=label)
def test_that_the_same_seed_draws_the_same_weights_and_another_seed_others(initializer):
    np.testing.assert_array_equal(draw(initializer, 3), draw(initializer, 3))
    if initializer.name != "zeros":
        assert (draw(initializer, 3) != draw(initializer, 4)).mean() > 0.99


def test_that_the_default_gain_of_he_is_the_square_root_of_two():
    assert INITIALIZERS["he_normal"]().gain == pytest.approx(np.sqrt(2), rel=1e-7)


@pytest.mark.parametrize("name", INITIALIZERS.names())
def test_that_every_layer_has_a_stream_of_its_own_and_biases_start_where_asked(name):
    layout = Layout((20, 20, 20, 20))
    named = layout.named(initial_parameters(layout, INITIALIZERS[name](bias=0.25), seed=1))
    weights = [named[f"layer{number}.weight"] for number in (1, 2, 3)]
    if name != "zeros":
        assert (weights[0] != weights[1]).any() and (weights[1] != weights[2]).any()
    for number in (1, 2, 3):
        np.testing.assert_array_equal(named[f"layer{number}.bias"], 0.25)


def test_that_a_layers_weights_do_not_depend_on_the_layers_after_it():
    short, long = Layout((5, 6, 2)), Layout((5, 6, 7, 8, 2))
    initializer = INITIALIZERS["normal"]()
    first = [layout.named(initial_parameters(layout, initializer, 0))["layer1.weight"] for layout in (short, long)]
    np.testing.assert_array_equal(*first)
