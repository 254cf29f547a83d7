"""Rates at known moments, and the warm-ups that follow from Adam's memories."""

import math
from fractions import Fraction

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.schedules import SCHEDULES
from dllab.explorers import EXPLORERS

Schedules = EXPLORERS["schedules"]


def share(schedule, at, total=4_000, **settings):
    return Schedules(schedules=(schedule,), at=at, total=total, **settings).readouts()["share1"]


@pytest.mark.parametrize(
    "schedule, at, expected",
    [
        ({"name": "polynomial", "power": 0.5}, 3_000, 0.5),
        ({"name": "cosine"}, 2_000, 0.5),
        ({"name": "cosine"}, 4_000, 0.0),
        ({"name": "exponential", "gamma": 0.99, "period": 4_000}, 4_000, 0.99),
        ({"name": "one_cycle"}, 0, 1 / 25),
        ({"name": "one_cycle"}, 1_199, 1.0),
        ({"name": "multistep", "milestones": [1_000, 2_000], "return_at": 3_000}, 2_999, 0.01),
        ({"name": "multistep", "milestones": [1_000, 2_000], "return_at": 3_000}, 3_000, 1.0),
        ({"name": "constant", "warmup_steps": 1_000}, 250, 0.25),
        ({"name": "cyclic", "peak": 4.0, "rise": 500}, 500, 4.0),
        ({"name": "cosine_restarts", "period": 1_000}, 999, (1 + math.cos(math.pi * 0.999)) / 2),
        ({"name": "cosine_restarts", "period": 1_000}, 1_000, 1.0),
    ],
    ids=lambda value: value["name"] if isinstance(value, dict) else str(value),
)
def test_that_rates_are_what_the_course_says(schedule, at, expected):
    assert share(schedule, at) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_that_a_schedule_may_count_epochs():
    schedule = {"name": "exponential", "gamma": 0.5, "period": 2, "unit": "epochs"}
    assert share(schedule, 600, steps_per_epoch=300) == pytest.approx(0.5, rel=1e-12)


@pytest.mark.parametrize("t, expected, within", [(1, 3.16, 5e-3), (10, 6.5, 5e-2), (1_000, 1.26, 5e-3)])
def test_that_adam_without_corrections_begins_too_large(t, expected, within):
    found = Schedules(at=t).readouts()["adam"]
    exact = float(1 - Fraction(9, 10) ** t) / math.sqrt(1 - Fraction(999, 1000) ** t)
    assert found == pytest.approx(exact, rel=1e-9) and found == pytest.approx(expected, abs=within)


@pytest.mark.parametrize("t, rho, r, divides", [(5, 4.996, 0.0173, 0), (6, 5.994, 0.0258, 1)])
def test_that_radam_begins_to_divide_at_the_sixth_step(t, rho, r, divides):
    readouts = Schedules(at=t).readouts()
    assert readouts["radam_rho"] == pytest.approx(rho, abs=5e-4)
    assert readouts["radam_r"] == pytest.approx(r, abs=5e-5)
    assert readouts["radam_divides"] == divides


def test_that_radams_share_is_what_its_kernel_steps_with():
    from ctypes import CFUNCTYPE, c_double, c_int64, c_void_p

    from dllab.engine.hyper import address, numbers

    radam = OPTIMIZERS["radam"]()
    update = CFUNCTYPE(
        None, c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_void_p, c_double, c_int64
    )(address(radam, "update"))  # fmt: skip
    w, g, slots, own = (
        np.zeros(16, np.float32),
        np.ones(16, np.float32),
        np.zeros(32, np.float32),
        np.array(numbers(radam)),
    )
    for t in range(1, 41):
        before = w[0]
        update(w.ctypes.data, g.ctypes.data, slots.ctypes.data, 16, 16, own.ctypes.data, 0.001, t)
        r = Schedules(at=t).readouts()["radam_r"]
        if t >= 6:  # under a constant gradient m̂ = 1 and √(1 − β₂ᵗ)/√v = 1
            assert before - w[0] == pytest.approx(0.001 * r, rel=2e-3)


def test_that_the_cursor_stays_within_the_run():
    readouts = Schedules(at=10_000, total=500).readouts()
    assert readouts["step"] == 500
    assert math.isnan(Schedules(at=0).readouts()["adam"])


def test_that_curves_hold_the_rates_of_training():
    scene = Schedules(total=20).scene()
    assert scene["t"].tolist() == list(range(21)) and scene["rates"].shape == (4, 21)
    cosine = SCHEDULES["cosine"]().rates(np.arange(21), 0.01, 20)
    assert scene["rates"][0] == pytest.approx(cosine, rel=1e-12)
    assert Schedules(total=10_000_000).scene()["t"].size == 1_000
