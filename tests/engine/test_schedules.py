"""Every schedule is the oracle's curve, and PyTorch's where it has the schedule."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.schedules import SCHEDULES
from tests import naive
from tests.engine.variants import label, variants
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "schedules.npz")
EVERY_SCHEDULE = [setting for choice in SCHEDULES for setting in variants(choice, apart_from=())]
EVERY_NAME = SCHEDULES.names()


@pytest.mark.parametrize("case", cases.SCHEDULES)
def test_that_the_curve_is_torchs(case):
    name, options, rate, total = cases.SCHEDULES[case]
    rates = SCHEDULES[name](**options).rates(np.arange(total), rate, total)
    np.testing.assert_allclose(rates, GOLDEN[case], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("total", [1, 2, 20, 100])
@pytest.mark.parametrize("schedule", EVERY_SCHEDULE, ids=label)
def test_that_the_curve_is_the_oracles_also_past_its_end(schedule, total):
    steps = np.arange(2 * total + 5)
    expected = [naive.rate_at(t, schedule.name, 0.7, total, **schedule.model_dump()) for t in steps]
    np.testing.assert_allclose(schedule.rates(steps, 0.7, total), expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("schedule", EVERY_SCHEDULE, ids=label)
def test_that_a_curve_drawn_in_pieces_is_the_curve(schedule):
    whole = schedule.rates(np.arange(50), 0.3, 50)
    pieces = [schedule.rates(np.arange(a, b), 0.3, 50) for a, b in ((0, 1), (1, 1), (1, 18), (18, 50))]
    np.testing.assert_array_equal(np.concatenate(pieces), whole)
    assert whole.dtype == np.float64 and np.isfinite(whole).all() and (whole >= 0).all()


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_a_warm_up_rises_from_its_share_to_the_full_rate(name):
    rates = SCHEDULES[name](warmup_steps=10, warmup_start=0.2).rates(np.arange(11), 0.5, 100)
    assert rates[0] == pytest.approx(0.1) and rates[10] == pytest.approx(0.5)
    np.testing.assert_allclose(np.diff(rates), 0.04)


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_a_warm_up_longer_than_the_run_never_ends(name):
    rates = SCHEDULES[name](warmup_steps=100).rates(np.arange(10), 1.0, 10)
    np.testing.assert_allclose(rates, np.arange(10) / 100)


@pytest.mark.parametrize("name", EVERY_NAME)
def test_that_the_millionth_million_step_has_a_rate(name):
    rates = SCHEDULES[name](warmup_steps=5).rates(np.array([10**12]), 0.1, 10**6)
    assert np.isfinite(rates).all()
