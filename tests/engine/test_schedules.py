"""Every schedule is the oracle's curve, and PyTorch's where it has the schedule."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.schedules import SCHEDULES
from tests import naive_schedules
from tests.engine.variants import label, variants
from tests.golden import cases
from tests.naive_schedules import rate_at

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "schedules.npz")
EVERY_SCHEDULE = [setting for choice in SCHEDULES for setting in variants(choice, apart_from=())]
KNOWN = [setting for setting in EVERY_SCHEDULE if setting.name in naive_schedules.SCHEDULES]
EVERY_NAME = SCHEDULES.names()


@pytest.mark.parametrize("case", cases.SCHEDULES)
def test_that_the_curve_is_torchs(case):
    name, options, rate, total = cases.SCHEDULES[case]
    rates = SCHEDULES[name](**options).rates(np.arange(total), rate, total, cases.STEPS_PER_EPOCH)
    np.testing.assert_allclose(rates, GOLDEN[case], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("total", [1, 2, 20, 100])
@pytest.mark.parametrize("schedule", KNOWN, ids=label)
def test_that_the_curve_is_the_oracles_also_past_its_end(schedule, total):
    steps = np.arange(2 * total + 5)
    expected = [rate_at(t, schedule.name, 0.7, total, steps_per_epoch=3, **schedule.model_dump()) for t in steps]
    np.testing.assert_allclose(schedule.rates(steps, 0.7, total, 3), expected, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("choice", [choice for choice in SCHEDULES if "unit" in choice.model_fields])
def test_that_a_length_in_epochs_is_one_in_steps_times_the_steps_of_an_epoch(choice):
    lengths = {"period": 6, "rise": 4, "fall": 2, "milestones": (2, 5), "return_at": 7}
    given = {name: value for name, value in lengths.items() if isinstance(choice().model_dump().get(name), type(value))}
    longer = {name: tuple(5 * v for v in value) if name == "milestones" else 5 * value for name, value in given.items()}
    one = {"gamma": 1.0} if choice.name == "cyclic" else {}
    epochs = choice(unit="epochs", **given, **one).rates(np.arange(70), 0.3, 60, 5)
    np.testing.assert_allclose(epochs, choice(**longer, **one).rates(np.arange(70), 0.3, 60, 5), rtol=1e-12)


@pytest.mark.parametrize("case", cases.PLATEAUS)
def test_that_plateaus_reduce_the_rate_when_torch_does(case):
    given, rate = cases.PLATEAUS[case]
    schedule = SCHEDULES["reduce_on_plateau"](**given)
    feedback, rates = schedule.no_feedback(), []
    for loss in GOLDEN["plateau/losses"]:
        feedback = schedule.observe(tuple(np.array(feedback)), train_loss=0.0, val_loss=loss)  # as saved and restored
        rates.append(schedule.reduced(rate, feedback))
    reductions = np.count_nonzero(np.diff(rates))
    assert reductions > 1
    np.testing.assert_allclose(rates, GOLDEN[f"plateau/{case}"], rtol=1e-9)


def test_that_the_training_loss_is_watched_where_told_or_where_there_is_no_other():
    def after(metric, *val_losses):
        schedule = SCHEDULES["reduce_on_plateau"](metric=metric, patience=0, factor=0.5)
        feedback = schedule.observe(schedule.no_feedback(), 1.0, val_losses[0])
        return schedule.reduced(1.0, schedule.observe(feedback, 2.0, val_losses[1]))

    assert after("val_loss", 1.0, 0.5) == 1.0 and after("train_loss", 1.0, 0.5) == 0.5
    assert after("val_loss", None, None) == 0.5


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_that_a_validation_loss_that_is_not_finite_is_no_improvement_whatever_the_training_loss_does(broken):
    schedule = SCHEDULES["reduce_on_plateau"](patience=1, factor=0.5)
    feedback, rates = schedule.no_feedback(), []
    for train_loss in (5.0, 4.0, 3.0, 2.0):
        feedback = schedule.observe(feedback, train_loss, broken)
        rates.append(schedule.reduced(1.0, feedback))
    assert rates == [1.0, 0.5, 0.5, 0.25]
    assert schedule.observe(feedback, 1.0, 0.9)[0] == 0.9


def test_that_a_plateau_can_follow_another_schedule_in_a_running_experiment():
    feedback = SCHEDULES["constant"]().observe(SCHEDULES["constant"]().no_feedback(), 1.0, 1.0)
    schedule = SCHEDULES["reduce_on_plateau"](patience=0, factor=0.5)
    assert schedule.reduced(1.0, feedback) == 1.0
    for _ in range(2):
        feedback = schedule.observe(feedback, 1.0, 1.0)
    assert schedule.reduced(1.0, feedback) == 0.5


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_without_feedback_the_rate_is_the_base_rate(name):
    schedule = SCHEDULES[name]()
    assert schedule.reduced(0.3, schedule.no_feedback()) == 0.3
    assert len(schedule.observe(schedule.no_feedback(), 1.0, 1.0)) == len(schedule.no_feedback())


@pytest.mark.parametrize("schedule", EVERY_SCHEDULE, ids=label)
def test_that_a_curve_drawn_in_pieces_is_the_curve(schedule):
    whole = schedule.rates(np.arange(50), 0.3, 50)
    pieces = [schedule.rates(np.arange(a, b), 0.3, 50) for a, b in ((0, 1), (1, 1), (1, 18), (18, 50))]
    np.testing.assert_array_equal(np.concatenate(pieces), whole)
    assert whole.dtype == np.float64 and np.isfinite(whole).all() and (whole >= 0).all()


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_a_warm_up_rises_from_its_share_to_the_full_rate(name):
    rates = SCHEDULES[name](warmup_steps=10, warmup_start=0.2).rates(np.arange(11), 0.5, 100)
    full = 0.02 if name == "one_cycle" else 0.5
    assert rates[0] == pytest.approx(0.2 * full) and rates[10] == pytest.approx(full)
    np.testing.assert_allclose(np.diff(rates), 0.08 * full)


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_a_warm_up_longer_than_the_run_never_ends(name):
    rates = SCHEDULES[name](warmup_steps=100).rates(np.arange(10), 1.0, 10)
    np.testing.assert_allclose(rates, np.arange(10) / 100 * (0.04 if name == "one_cycle" else 1))


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_the_millionth_million_step_has_a_rate(name):
    rates = SCHEDULES[name](warmup_steps=5).rates(np.array([10**12]), 0.1, 10**6)
    assert np.isfinite(rates).all()
