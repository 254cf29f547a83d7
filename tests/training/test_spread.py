"""What several runs have in common is what NumPy says of them, step by step."""

from dataclasses import replace

import numpy as np
import pytest

from dllab import Experiment
from dllab.training.look import Cancelled
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Outcome
from dllab.training.snapshot import Curves
from dllab.training.spread import Run, Spread, Statistic


def run(step, values, number=1, outcome: Outcome = Finished(), score=0.0):  # noqa: B008 - a frozen value
    table = np.asarray(values, np.float32)[None]
    curves = Curves(("val_loss",), np.asarray(step, np.int64), table, table, table)
    return Run(number, 0, outcome, int(step[-1]), curves, {"val_loss": score})


def spread(kind, *runs):
    return Spread(kind, Experiment(), len(runs), runs, outcome=Finished())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 20])
def test_that_seeds_have_the_median_and_quartiles_of_all_runs(count):
    values, step = np.random.default_rng(count).standard_normal((count, 30)), np.arange(30) * 10
    steps, low, middle, high = spread("seeds", *(run(step, row) for row in values)).band("val_loss")
    np.testing.assert_array_equal(steps, step)
    expected = np.quantile(values.astype(np.float32), [0.25, 0.5, 0.75], axis=0)
    np.testing.assert_allclose([low, middle, high], expected, rtol=1e-5, atol=1e-6)
    assert low.dtype == middle.dtype == high.dtype == np.float32 and steps.dtype == np.int64


@pytest.mark.parametrize("count", [2, 3, 10])
def test_that_folds_have_the_mean_and_the_deviation_of_a_sample(count):
    values = np.random.default_rng(count).standard_normal((count, 30)).astype(np.float32)
    _, low, middle, high = spread("folds", *(run(np.arange(30), row) for row in values)).band("val_loss")
    np.testing.assert_allclose(middle, values.mean(0), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(high - middle, values.std(0, ddof=1), rtol=1e-5)
    np.testing.assert_allclose(middle - low, values.std(0, ddof=1), rtol=1e-5)


def test_that_a_single_fold_has_no_deviation():
    _, low, middle, high = spread("folds", run([0, 5], [3, 4])).band("val_loss")
    assert middle.tolist() == [3, 4] and np.isnan([low, high]).all()


def test_that_a_run_counts_as_far_as_it_went():
    runs = (
        run([0, 1, 2, 3], [1, 1, 1, 1]),
        run([0, 1, 2, 3], [2, 2, 2, 2]),
        run([0, 1], [9, 9], outcome=EarlyStopped(1)),
    )
    steps, _, middle, _ = spread("seeds", *runs).band("val_loss")
    assert steps.tolist() == [0, 1, 2, 3] and middle.tolist() == [2, 2, 1.5, 1.5]
    _, low, middle, high = spread("folds", *runs).band("val_loss")
    np.testing.assert_allclose(middle, [4, 4, 1.5, 1.5])
    np.testing.assert_allclose((high - low)[2:], 2 * np.sqrt(0.5), rtol=1e-6)


def test_that_the_best_run_is_highest_in_accuracy_and_lowest_in_loss_and_the_first_of_equals():
    scores = ((0.5, 0.9), (0.2, 0.7), (0.2, 0.9))
    runs = (
        replace(run([0], [1], number), scores={"val_loss": loss, "val_accuracy": accuracy})
        for number, (loss, accuracy) in enumerate(scores, 1)
    )
    found = spread("seeds", *runs)
    assert (found.best("val_loss").number, found.best("val_accuracy").number) == (2, 1)


def test_that_runs_that_diverged_are_in_no_band():
    broken = run([0, 1, 2], [1, 1e30, np.inf], outcome=Diverged(2, 1, "loss"))
    for kind in ("seeds", "folds"):
        found = spread(kind, run([0, 1], [1, 2]), broken, run([0, 1], [3, 4]))
        assert found.band("val_loss")[2].tolist() == [2, 3] and found.diverged == (broken,)
        assert len(spread(kind, broken).band("val_loss")[0]) == 0


def test_that_runs_evaluated_at_other_steps_are_read_between_them():
    steps, low, middle, high = spread("seeds", run([0, 4, 8], [0, 4, 8]), run([0, 2, 8], [0, 2, 8])).band("val_loss")
    assert steps.tolist() == [0, 4, 8]
    for values in (low, middle, high):
        np.testing.assert_allclose(values, [0, 4, 8])


def test_that_what_is_not_finite_counts_as_missing():
    runs = run([0, 1, 2], [1, np.nan, np.nan]), run([0, 1, 2], [3, 5, np.inf])
    for kind in ("seeds", "folds"):
        _, _, middle, _ = spread(kind, *runs).band("val_loss")
        assert middle.tolist()[:2] == [2, 5] and np.isnan(middle[2])


def test_that_no_run_gives_an_empty_band_and_an_unknown_column_is_refused():
    assert [len(part) for part in spread("seeds").band("val_loss")] == [0, 0, 0, 0]
    with pytest.raises(ValueError):
        spread("seeds", run([0], [1])).band("nothing")


@pytest.mark.parametrize("kind", ["seeds", "folds"])
def test_that_the_extent_is_smallest_mean_and_largest_at_the_steps_of_the_band(kind):
    long, short = run([0, 10, 20], [4, 2, np.nan]), run([0, 10], [1, 6])
    broken = run([0, 10], [-9, 99], outcome=Diverged(1, 1, "loss"))
    found = spread(kind, long, short, broken)
    steps, low, mean, high = found.extent("val_loss")
    np.testing.assert_array_equal(steps, found.band("val_loss")[0])
    np.testing.assert_array_equal(low, [1, 2, np.nan])
    np.testing.assert_array_equal(mean, [2.5, 4, np.nan])
    np.testing.assert_array_equal(high, [4, 6, np.nan])
    assert [len(part) for part in spread(kind, broken).extent("val_loss")] == [0, 0, 0, 0]


def test_that_statistics_leave_out_what_diverged_and_say_how_many_are_left():
    runs = [run([0], [0], score=score) for score in (1.0, 2.0, 6.0)]
    broken = run([0], [0], outcome=Diverged(1, 1, "loss"), score=1e9)
    found = spread("seeds", *runs, broken)
    assert found.diverged == (broken,)
    assert found.statistic("val_loss") == Statistic(3, 3.0, pytest.approx(np.sqrt(7)), 2.0)


def test_that_a_statistic_of_too_few_numbers_is_no_number():
    assert np.isnan(Statistic.of([1.0]).std) and Statistic.of([1.0, np.nan]).count == 1
    nothing = Statistic.of([np.nan])
    assert nothing.count == 0 and np.isnan([nothing.mean, nothing.std, nothing.median]).all()


@pytest.mark.parametrize("outcome, over", [(Finished(), True), (Cancelled(), True), (Diverged(1, 1, "loss"), False)])
def test_that_only_an_end_of_all_runs_is_an_end(outcome, over):
    assert Spread("seeds", Experiment(), 3, outcome=outcome).over is over
