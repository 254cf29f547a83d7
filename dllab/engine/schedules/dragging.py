"""Schedules by hand: the places of a curve that can be dragged, and the schedule that a drag makes."""

from dataclasses import dataclass

import numpy as np
from pydantic import ValidationError

from dllab.catalogue import parameters_of
from dllab.engine.schedules.base import Clock, Grip, Schedule, even

WARM_UP = Grip("warmup_steps", 0.0)


@dataclass(frozen=True)
class Place:
    """Where a grip lies: at a step, counted from 0, and a learning rate."""

    grip: Grip
    step: float
    rate: float


@dataclass(frozen=True)
class Span:
    """The run that a schedule is drawn over, as `Schedule.rates` takes it."""

    rate: float
    total: int
    steps_per_epoch: int = 1
    clock: Clock = even

    def time(self, schedule: Schedule, step: float) -> float:
        """What `schedule` counts from the end of its warm-up to `step`: steps, or epochs where that is its unit."""
        if not schedule.counts_epochs():
            return step - schedule.warmup_steps
        ends = self.clock(np.array([schedule.warmup_steps, round(step)]))
        return float(ends[1] - ends[0]) / self.steps_per_epoch

    def step(self, schedule: Schedule, time: float) -> float:
        """The step at which `schedule` has counted so much; the first after the run's end where it never does."""
        if not schedule.counts_epochs():
            return schedule.warmup_steps + time
        low, high = schedule.warmup_steps, max(self.total, schedule.warmup_steps)
        while low < high:
            middle = (low + high) // 2
            if self.time(schedule, middle) < time - 1e-9:
                low = middle + 1
            else:
                high = middle
        return low


def places(schedule: Schedule, span: Span) -> list[Place]:
    """What can be dragged within the run: the end of the warm-up first, then what the schedule itself offers."""
    whole = max(span.time(schedule, span.total), 0.0)
    found = [(WARM_UP, float(schedule.warmup_steps))]
    found += [(grip, span.step(schedule, grip.time)) for grip in schedule.grips(span.rate, whole)]
    steps = np.array([min(max(step, 0.0), span.total) for _, step in found])
    whole_steps = np.minimum(np.round(steps), max(span.total - 1, 0)).astype(np.int64)
    rates = schedule.rates(whole_steps, span.rate, span.total, span.steps_per_epoch, span.clock)
    return [
        Place(grip, float(step), float(rate))
        for (grip, asked), step, rate in zip(found, steps, rates, strict=True)
        if asked <= span.total
    ]


def dragged(schedule: Schedule, grip: Grip, step: float, rate: float, span: Span) -> Schedule:
    """The schedule once `grip` lies at this step and rate, or as near as its parameters allow.

    A length that may be 0, "the whole run", becomes 0 where it is dragged to the end.
    """
    parameter = next(each for each in parameters_of(type(schedule)) if each.name == grip.name)
    step = min(max(step, 0.0), float(span.total))
    if grip.name == WARM_UP.name:
        value = step
    elif grip.way == "rate":
        value = rate / grip.scale
    elif step >= span.total and grip.whole:
        value = 0.0
    else:
        value = (span.time(schedule, step) - grip.origin) / grip.scale
    low = -np.inf if parameter.minimum is None else parameter.minimum
    high = np.inf if parameter.maximum is None else parameter.maximum
    if grip.index is None:
        held: object = _held(value, low, high, parameter.kind == "int")
    else:
        entries = list(getattr(schedule, grip.name))
        before = entries[grip.index - 1] + 1 if grip.index else low
        after = entries[grip.index + 1] - 1 if grip.index + 1 < len(entries) else high
        entries[grip.index] = _held(value, max(before, low), min(after, high), whole=True)
        held = tuple(entries)
    try:
        return type(schedule).model_validate({**schedule.model_dump(), grip.name: held})
    except ValidationError:
        return schedule  # an end that the parameter itself excludes


def _held(value: float, low: float, high: float, whole: bool) -> float | int:
    held = min(max(value, low), high)
    return round(held) if whole else float(f"{held:.4g}")
