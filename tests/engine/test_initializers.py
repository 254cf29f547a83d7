"""Initial weights have the spread, the mean and the distribution that each initializer states."""

import numpy as np
import pytest
from scipy import stats

from dllab.engine.initializers import INITIALIZERS
from dllab.engine.network import Layout
from dllab.training.assembly import initial_parameters
from tests.engine.variants import known, label, variants

FAN_OUT, FAN_IN = 200, 150

# name: its distribution as its source states it, from its parameters and the fans.
DISTRIBUTIONS = {
    "normal": lambda p, fan_out, fan_in: stats.norm(p.mean, p.std),
    "xavier_normal": lambda p, fan_out, fan_in: stats.norm(0, p.gain * np.sqrt(2 / (fan_in + fan_out))),
    "he_normal": lambda p, fan_out, fan_in: stats.norm(0, p.gain / np.sqrt(fan_in if p.mode == "fan_in" else fan_out)),
    "lecun_normal": lambda p, fan_out, fan_in: stats.norm(0, p.gain / np.sqrt(fan_in)),
    "uniform": lambda p, fan_out, fan_in: stats.uniform(p.mean - p.limit, 2 * p.limit),
    "xavier_uniform": lambda p, fan_out, fan_in: centred(p.gain * np.sqrt(6 / (fan_in + fan_out))),
    "he_uniform": lambda p, fan_out, fan_in: centred(p.gain * np.sqrt(3 / (fan_in if p.mode == "fan_in" else fan_out))),
    "lecun_uniform": lambda p, fan_out, fan_in: centred(p.gain * np.sqrt(3 / fan_in)),
    "orthogonal": lambda p, fan_out, fan_in: on_a_sphere(max(fan_in, fan_out), p.gain),
}
FIXED = ("zeros", "constant")  # drawn from nothing
EVERY_INITIALIZER = [
    setting for choice in known(INITIALIZERS, (*FIXED, *DISTRIBUTIONS)) for setting in variants(choice, apart_from=())
]
DRAWN = [initializer for initializer in EVERY_INITIALIZER if initializer.name not in FIXED]


def centred(limit):
    return stats.uniform(-limit, 2 * limit)


def on_a_sphere(dimensions, radius):
    """One coordinate of a point anywhere on a sphere."""
    return stats.beta((dimensions - 1) / 2, (dimensions - 1) / 2, -radius, 2 * radius)


def draw(initializer, seed=0):
    return initializer.weights(np.random.default_rng(seed), FAN_OUT, FAN_IN, FAN_OUT)


@pytest.mark.parametrize("initializer", EVERY_INITIALIZER, ids=label)
def test_that_weights_are_drawn_from_the_stated_distribution(initializer):
    weights = draw(initializer)
    assert weights.shape == (FAN_OUT, FAN_IN) and weights.dtype == np.float32
    if initializer.name in FIXED:
        np.testing.assert_array_equal(weights, np.float32(getattr(initializer, "value", 0.0)))
        return
    count, stated = weights.size, DISTRIBUTIONS[initializer.name](initializer, FAN_OUT, FAN_IN)
    assert abs(weights.mean() - stated.mean()) < 4 * stated.std() / np.sqrt(count)
    assert weights.std() == pytest.approx(stated.std(), rel=4 / np.sqrt(2 * count))
    assert stats.kstest(weights.ravel(), stated.cdf).pvalue > 1e-3


@pytest.mark.parametrize("initializer", EVERY_INITIALIZER, ids=label)
def test_that_the_same_seed_draws_the_same_weights_and_another_seed_others(initializer):
    np.testing.assert_array_equal(draw(initializer, 3), draw(initializer, 3))
    if initializer.name not in FIXED:
        assert (draw(initializer, 3) != draw(initializer, 4)).mean() > 0.99


@pytest.mark.parametrize("name", ["he_normal", "he_uniform"])
def test_that_the_default_gain_of_he_is_the_square_root_of_two(name):
    assert INITIALIZERS[name]().gain == pytest.approx(np.sqrt(2), rel=1e-7)


@pytest.mark.parametrize("initializer", DRAWN, ids=label)
def test_that_uniform_weights_stay_within_their_limits_and_fill_them(initializer):
    stated = DISTRIBUTIONS[initializer.name](initializer, FAN_OUT, FAN_IN)
    if stated.dist.name != "uniform":
        return
    weights, (low, high) = draw(initializer), stated.support()
    spare = 1e-6 * (high - low)
    assert low - spare <= weights.min() < low + 0.01 * (high - low)
    assert high - 0.01 * (high - low) < weights.max() <= high + spare


@pytest.mark.parametrize("fan_out, fan_in", [(1, 1), (7, 7), (40, 9), (9, 40), (1, 30), (30, 1)])
@pytest.mark.parametrize("gain", [1.0, 1.7])
def test_that_orthogonal_weights_keep_every_length_there_is_room_for(gain, fan_out, fan_in):
    w = INITIALIZERS["orthogonal"](gain=gain).weights(np.random.default_rng(0), fan_out, fan_in, fan_out).astype(float)
    product = w.T @ w if fan_out >= fan_in else w @ w.T
    np.testing.assert_allclose(product, gain**2 * np.eye(min(fan_out, fan_in)), atol=1e-6 * gain**2)


def test_that_rotations_and_reflections_are_equally_likely():
    initializer, random = INITIALIZERS["orthogonal"](), np.random.default_rng(0)
    draws = [initializer.weights(random, 2, 2, 2) for _ in range(2000)]
    turned = np.mean([np.linalg.det(w) > 0 for w in draws])
    assert turned == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(2000))
    angles = [np.arctan2(w[1, 0], w[0, 0]) for w in draws]
    assert stats.kstest(angles, centred(np.pi).cdf).pvalue > 1e-3


@pytest.mark.parametrize("name", INITIALIZERS.names())
def test_that_every_layer_has_a_stream_of_its_own_and_biases_start_where_asked(name):
    layout = Layout((20, 20, 20, 20))
    named = layout.named(initial_parameters(layout, INITIALIZERS[name](bias=0.25), seed=1))
    weights = [named[f"layer{number}.weight"] for number in (1, 2, 3)]
    if name not in FIXED:
        assert (weights[0] != weights[1]).any() and (weights[1] != weights[2]).any()
    for number in (1, 2, 3):
        np.testing.assert_array_equal(named[f"layer{number}.bias"], 0.25)


def test_that_a_layers_weights_do_not_depend_on_the_layers_after_it():
    short, long = Layout((5, 6, 2)), Layout((5, 6, 7, 8, 2))
    initializer = INITIALIZERS["normal"]()
    first = [layout.named(initial_parameters(layout, initializer, 0))["layer1.weight"] for layout in (short, long)]
    np.testing.assert_array_equal(*first)
