"""What a hand does to a schedule's curve is what its parameters say afterwards."""

import numpy as np
import pytest

from dllab.engine.schedules import SCHEDULES
from dllab.engine.schedules.dragging import Span, dragged, places

SPAN = Span(0.1, 10_000)
EXAMPLES = [schedule() for schedule in SCHEDULES] + [
    SCHEDULES["cosine"](period=4000, minimum=0.01, warmup_steps=500),
    SCHEDULES["multistep"](milestones=(100, 2000, 5000), return_at=7000, warmup_steps=50),
    SCHEDULES["linear"](start=0.5, end=0.1, period=3000),
    SCHEDULES["cyclic"](rise=1000, fall=700),
    SCHEDULES["one_cycle"](rise=0.2, period=6000),
]
every_schedule = pytest.mark.parametrize("schedule", EXAMPLES, ids=lambda schedule: schedule.name)


def rate_at(schedule, step):
    return schedule.rates(np.array([round(step)]), SPAN.rate, SPAN.total)[0]


@every_schedule
def test_that_every_grip_lies_on_the_curve(schedule):
    found = places(schedule, SPAN)
    assert found[0].grip.name == "warmup_steps" and found[0].step == schedule.warmup_steps
    for place in found:
        assert 0 <= place.step <= SPAN.total
        assert place.rate == rate_at(schedule, min(place.step, SPAN.total - 1))


@every_schedule
def test_that_a_grip_that_is_not_moved_changes_nothing_of_the_curve(schedule):
    steps = np.arange(0, SPAN.total, 37)
    for place in places(schedule, SPAN):
        same = dragged(schedule, place.grip, place.step, place.rate, SPAN)
        before, after = (each.rates(steps, SPAN.rate, SPAN.total) for each in (schedule, same))
        assert np.allclose(before, after, rtol=2e-3, atol=1e-4 * SPAN.rate), place


@every_schedule
def test_that_a_grip_goes_where_it_is_dragged(schedule):
    for number, place in enumerate(places(schedule, SPAN)):
        step = 0.6 * place.step + 200 if place.grip.way == "time" else place.step
        moved = dragged(schedule, place.grip, step, 0.02, SPAN)
        now = places(moved, SPAN)[number]
        if place.grip.way == "time":
            held = [each.step for each in places(schedule, SPAN) if each.grip.name == place.grip.name]
            between = place.grip.index is not None and not held[0] <= step <= held[-1]
            assert between or now.step == pytest.approx(step, abs=6), place
        else:
            assert getattr(moved, place.grip.name) == pytest.approx(0.02 / place.grip.scale)


def test_that_milestones_are_moved_but_never_past_each_other():
    schedule = SCHEDULES["multistep"](milestones=(1000, 2000, 3000))
    _, first, second, third = places(schedule, SPAN)
    assert dragged(schedule, second.grip, 2500.0, 0.0, SPAN).milestones == (1000, 2500, 3000)
    assert dragged(schedule, second.grip, 9000.0, 0.0, SPAN).milestones == (1000, 2999, 3000)
    assert dragged(schedule, first.grip, -5.0, 0.0, SPAN).milestones == (1, 2000, 3000)
    assert dragged(schedule, third.grip, 20_000.0, 0.0, SPAN).milestones == (1000, 2000, 10_000)


def test_that_a_length_dragged_to_the_end_is_the_whole_run():
    schedule = SCHEDULES["cosine"](period=4000)
    (grip,) = [place.grip for place in places(schedule, SPAN) if place.grip.name == "period"]
    assert dragged(schedule, grip, 10_000.0, 0.0, SPAN).period == 0
    assert dragged(schedule, grip, 2500.0, 0.0, SPAN).period == 2500


def test_that_a_length_in_epochs_is_dragged_in_epochs():
    span = Span(0.1, 1000, 50, lambda steps: steps * 1.0)
    schedule = SCHEDULES["step"](period=4, unit="epochs", warmup_steps=100)
    _, interval = places(schedule, span)
    assert interval.step == 100 + 4 * 50
    assert dragged(schedule, interval.grip, 100.0 + 9 * 50 + 3, 0.0, span).period == 9


def test_that_what_lies_after_the_run_cannot_be_dragged():
    schedule = SCHEDULES["multistep"](milestones=(1000, 20_000))
    assert [place.grip.index for place in places(schedule, SPAN)] == [None, 0]


def test_that_no_drag_leaves_the_range_of_a_parameter():
    for schedule in EXAMPLES:
        for place in places(schedule, SPAN):
            for step, rate in ((-1e9, -1.0), (1e15, 1e9), (0.0, 0.0)):
                dragged(schedule, place.grip, step, rate, SPAN).rates(np.arange(5), 0.1, 10)
