"""The oracle's schedules: the rate at one step."""

import numpy as np


def constant(t, rate, total, unit):
    return rate


def step_wise(t, rate, total, unit, period, gamma):
    return rate * gamma ** (t // (period * unit))


def multistep(t, rate, total, unit, milestones, gamma, return_at):
    since = return_at if 0 < return_at * unit <= t else 0
    return rate * gamma ** sum(since < milestone and milestone * unit <= t for milestone in milestones)


def linear(t, rate, total, unit, start, end, period):
    length = period * unit or total
    return rate * (end if t >= length else start * (length - t) / length + end * t / length)


def polynomial(t, rate, total, unit, power, period):
    length = period * unit or total
    return rate * max(1 - t / length, 0) ** power


def exponential(t, rate, total, unit, gamma, period):
    return rate * np.exp(np.log(gamma) * t / (period * unit))


def inverse_sqrt(t, rate, total, unit, period):
    return rate * np.sqrt(period * unit / (period * unit + t))


def cosine(t, rate, total, unit, minimum, period):
    progress = min(t / (period * unit or total), 1)
    return minimum + (rate - minimum) * (1 + np.cos(np.pi * progress)) / 2


def cosine_restarts(t, rate, total, unit, minimum, period, multiplier):
    length = period * unit
    while t >= length:
        t, length = t - length, length * multiplier
    return minimum + (rate - minimum) * (1 + np.cos(np.pi * t / length)) / 2


def cyclic(t, rate, total, unit, mode, peak, rise, fall, gamma):
    """As torch's CyclicLR computes it."""
    up, down = rise * unit, (fall or rise) * unit
    cycle = np.floor(1 + t / (up + down))
    x = 1 + t / (up + down) - cycle
    ratio = up / (up + down)
    height = x / ratio if x <= ratio else (x - 1) / (ratio - 1)
    scale = {"triangular": 1, "triangular2": 1 / 2 ** (cycle - 1), "exp_range": gamma ** (t / unit)}[mode]
    return rate + (peak * rate - rate) * height * scale


def one_cycle(t, rate, total, unit, rise, start_divisor, final_divisor, shape, three_phases, period):
    """As torch's OneCycleLR computes it; phases end no later than the last step."""
    length = period * unit or total
    first, last = rate / start_divisor, rate / start_divisor / final_divisor
    middle = [(2 * rise * length - 2, rate, first)] if three_phases else []
    phases = [(rise * length - 1, first, rate), *middle, (length - 1, first if three_phases else rate, last)]
    begun = 0
    for number, (end, before, after) in enumerate(phases):
        end = max(min(end, length - 1), begun)
        if t <= end or number == len(phases) - 1:
            progress = min((t - begun) / (end - begun), 1) if end > begun else float(t > end)
            share = (1 - np.cos(np.pi * progress)) / 2 if shape == "cosine" else progress
            return before + (after - before) * share
        begun = end


def reduce_on_plateau(t, rate, total, unit, **feedback):
    """Without feedback there is no plateau."""
    return rate


SCHEDULES = {
    "constant": constant, "step": step_wise, "multistep": multistep, "linear": linear, "polynomial": polynomial,
    "exponential": exponential, "inverse_sqrt": inverse_sqrt, "cosine": cosine, "cosine_restarts": cosine_restarts,
    "cyclic": cyclic, "one_cycle": one_cycle, "reduce_on_plateau": reduce_on_plateau,
}  # fmt: skip


def rate_at(t, name, rate, total, warmup_steps, warmup_start, steps_per_epoch=1, unit="steps", **options):
    """The learning rate of step t, counted from 0."""
    own = rate, max(total - warmup_steps, 1), steps_per_epoch if unit == "epochs" else 1
    if t < warmup_steps:
        return SCHEDULES[name](0, *own, **options) * (warmup_start + (1 - warmup_start) * t / warmup_steps)
    return SCHEDULES[name](t - warmup_steps, *own, **options)
