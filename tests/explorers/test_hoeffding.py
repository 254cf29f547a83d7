"""The bound by its formula, and what happens by counting picture by picture."""

import math

import numpy as np
import pytest

from dllab.explorers import EXPLORERS
from dllab.explorers.hoeffding import chosen, drawings, errors, population, thresholds, trade_off

Hoeffding = EXPLORERS["hoeffding"]


def counted(pictures, h, seed=0):
    """The share that h calls wrongly, picture by picture."""
    edges, detailed = population(seed)
    return sum((edges[one] > h) != detailed[one] for one in pictures) / len(pictures)


@pytest.mark.parametrize(
    "examples, expected, within", [(100, 2707, 0.5), (500, 0.908, 5e-4), (1000, 4.1e-5, 5e-7)], ids=str
)
def test_that_the_bound_is_what_the_course_computes(examples, expected, within):
    assert Hoeffding(examples=examples).readouts()["bound"] == pytest.approx(expected, abs=within)


def test_that_six_hundred_and_eleven_examples_make_it_one_in_ten():
    assert Hoeffding().readouts()["needed"] == pytest.approx(math.log(20_000 / 0.1) / 0.02, rel=1e-12)
    assert math.ceil(Hoeffding().readouts()["needed"]) == 611
    assert Hoeffding(examples=611).readouts()["bound"] <= 0.1 < Hoeffding(examples=610).readouts()["bound"]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_that_what_happens_is_far_below_the_bound(seed):
    few, many = (Hoeffding(examples=examples, seed=seed).readouts() for examples in (100, 500))
    assert 0.2 <= few["bad_share"] <= 0.5 and few["bound"] > 1
    assert many["bad_share"] <= 0.005


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_that_less_is_lost_with_more_examples(seed):
    gaps = [Hoeffding(examples=examples, seed=seed).readouts()["mean_gap"] for examples in (20, 100, 500)]
    assert gaps[0] > 2 * gaps[1] > 4 * gaps[2] > 0


@pytest.mark.parametrize("hypotheses", [1, 7, 300, 10_000])
def test_that_errors_are_those_of_counting(hypotheses):
    at = thresholds(hypotheses, 0)
    pictures = drawings(30, 0)[:2]
    found = errors(pictures, at, *population(0))
    for row, k in [(0, 0), (1, hypotheses // 2), (0, hypotheses - 1)]:
        assert found[row, k] == pytest.approx(counted(pictures[row], at[k]), abs=1e-12)


@pytest.mark.parametrize("hypotheses", [3, 50, 10_000])
def test_that_choosing_looks_at_every_threshold(hypotheses):
    """Also at those that are taken together because no picture lies between them."""
    found, at = chosen(20, hypotheses, 0), thresholds(hypotheses, 0)
    on_all = errors(np.arange(2_000)[None], at, *population(0))[0]
    assert found.best == on_all.min()
    for draw in (0, 5, 399):
        on_train = errors(drawings(20, 0)[draw][None], at, *population(0))[0]
        assert found.on_train[draw] == on_train.min()
        assert found.threshold[draw] == at[on_train.argmin()]
        assert found.on_all[draw] == on_all[on_train.argmin()]
        assert found.deviation[draw] == pytest.approx(np.abs(on_train - on_all).max(), abs=1e-12)


def test_that_a_threshold_of_ones_own_is_counted():
    readouts = Hoeffding(threshold=3_000, examples=40).readouts(7)
    assert readouts["error_train"] == pytest.approx(counted(drawings(40, 0)[7], 3_000), abs=1e-12)
    assert readouts["error_all"] == pytest.approx(counted(range(2_000), 3_000), abs=1e-12)


def test_that_more_thresholds_hold_all_of_fewer():
    assert np.array_equal(thresholds(10_000, 3), np.arange(1, 10_001))
    assert set(thresholds(7, 3)) < set(thresholds(300, 3)) and len(set(thresholds(300, 3))) == 300


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_that_more_thresholds_are_better_at_best_and_riskier(seed):
    sizes, best, on_train, on_all = trade_off(20, seed)
    assert list(sizes[[0, -1]]) == [1, 10_000]
    assert np.all(np.diff(best) <= 0) and best[0] > best[-1] + 0.01
    gap = on_all - on_train
    assert abs(gap[0]) < 0.03 < gap[-1] and np.all(on_all >= best - 1e-12)


def test_that_a_histogram_holds_everything_and_a_training_set():
    scene = Hoeffding(examples=64).scene(3)
    assert scene["everything"].sum(1).tolist() == [1_000, 1_000] and scene["training"].sum() == 64
    assert scene["deviations"].shape == (4,) and scene["curve"].shape[1] <= 500
