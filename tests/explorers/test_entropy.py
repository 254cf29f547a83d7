"""Entropies against SciPy, against sums written out, and against the losses that train."""

import math

import numpy as np
import pytest
from scipy import stats

from dllab.engine.losses import LOSSES
from dllab.explorers import EXPLORERS
from tests.engine.called import lost

Entropy = EXPLORERS["entropy"]


def test_that_a_half_and_two_quarters_are_one_and_a_half_bits():
    readouts = Entropy().readouts()
    assert readouts["entropy"] == pytest.approx(1.0397, abs=5e-5)
    assert readouts["entropy_bits"] == pytest.approx(0.5 * 1 + 2 * 0.25 * 2, rel=1e-12)
    assert readouts["cross_entropy"] == pytest.approx(math.log(3), rel=1e-12)
    assert readouts["cross_entropy"] == pytest.approx(1.0986, abs=5e-5)
    assert readouts["kl"] == pytest.approx(0.0589, abs=5e-5)


@pytest.mark.parametrize("seed", range(5))
def test_that_every_number_is_scipys(seed):
    p, q = np.random.default_rng(seed).uniform(0.1, 5, (2, 4))
    readouts = Entropy(p=tuple(p), q=tuple(q)).readouts()
    assert readouts["entropy"] == pytest.approx(stats.entropy(p), rel=1e-12)
    assert readouts["entropy_bits"] == pytest.approx(stats.entropy(p, base=2), rel=1e-12)
    assert readouts["kl"] == pytest.approx(stats.entropy(p, q), rel=1e-12)
    assert readouts["kl_reverse"] == pytest.approx(stats.entropy(q, p), rel=1e-12)
    assert readouts["cross_entropy"] == pytest.approx(-np.sum(p / p.sum() * np.log(q / q.sum())), rel=1e-12)


def test_that_a_smoothed_target_has_the_entropy_below_which_no_loss_falls():
    smoothed = Entropy(p=(1.0, 0.0), q=(0.95, 0.05), smoothing=0.1).readouts()
    assert smoothed["entropy"] == pytest.approx(-0.95 * math.log(0.95) - 0.05 * math.log(0.05), rel=1e-12)
    assert smoothed["entropy"] == pytest.approx(0.1985, abs=5e-5)
    assert smoothed["cross_entropy"] == pytest.approx(smoothed["entropy"], rel=1e-12)
    assert smoothed["kl"] == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("name, key", [("cross_entropy", "cross_entropy"), ("kl_divergence", "kl")])
def test_that_the_losses_that_train_give_the_same_numbers(name, key):
    q = np.array([0.2, 0.5, 0.3])
    value, _ = lost(LOSSES[name](label_smoothing=0.1), np.log(q)[None].astype(np.float32), np.array([1]), 3)
    page = Entropy(p=(0.0, 1.0, 0.0), q=tuple(q), smoothing=0.1)
    assert page.readouts()[key] == pytest.approx(value, rel=1e-5)


def test_that_what_is_believed_impossible_costs_without_end_when_it_happens():
    readouts = Entropy(p=(0.5, 0.5), q=(1.0, 0.0)).readouts()
    assert readouts["kl"] == readouts["cross_entropy"] == math.inf
    assert readouts["kl_reverse"] == pytest.approx(math.log(2), rel=1e-12)


def test_that_a_missing_bar_is_an_outcome_without_weight():
    readouts = Entropy(p=(1.0, 1.0), q=(1.0, 1.0, 2.0)).readouts()
    assert readouts["outcomes"] == 3 and readouts["kl"] == pytest.approx(math.log(2), rel=1e-12)


def test_that_no_weight_at_all_is_no_distribution():
    assert math.isnan(Entropy(p=(0.0, 0.0)).readouts()["kl"])


def test_that_the_parts_of_the_picture_add_up():
    page = Entropy(p=(3.0, 1.0, 2.0), q=(1.0, 4.0, 1.0))
    scene, readouts = page.scene(), page.readouts()
    assert scene["stack"].sum() == pytest.approx(readouts["cross_entropy"], rel=1e-12)
    assert [scene["p"].sum(), scene["q"].sum()] == pytest.approx([1, 1], rel=1e-12)
    assert scene["p"] @ scene["surprise"][1] == pytest.approx(readouts["cross_entropy"], rel=1e-12)
