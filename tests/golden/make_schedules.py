"""The learning rates of PyTorch's own schedulers: schedules.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_schedules
"""

from pathlib import Path

import numpy as np
import torch
from torch.optim import lr_scheduler

from tests.golden.cases import PLATEAUS, SCHEDULES, STEPS_PER_EPOCH

EVALUATIONS = 300


def after_warmup(kind, given, total, optimizer):
    rate = optimizer.param_groups[0]["lr"]
    period = given.get("period") or total
    if kind == "constant":
        return lr_scheduler.ConstantLR(optimizer, factor=1.0)
    if kind == "step":
        return lr_scheduler.StepLR(optimizer, period, given["gamma"])
    if kind == "multistep":
        return lr_scheduler.MultiStepLR(optimizer, given["milestones"], given.get("gamma", 0.1))
    if kind == "linear":
        return lr_scheduler.LinearLR(optimizer, given.get("start", 1.0), given.get("end", 0.0), period)
    if kind == "polynomial":
        return lr_scheduler.PolynomialLR(optimizer, period, given.get("power", 1.0))
    if kind == "exponential":
        return lr_scheduler.ExponentialLR(optimizer, given["gamma"])
    if kind == "cosine":
        return lr_scheduler.CosineAnnealingLR(optimizer, period, given.get("minimum", 0.0))
    if kind == "cosine_restarts":
        return lr_scheduler.CosineAnnealingWarmRestarts(
            optimizer, given["period"], given["multiplier"], given.get("minimum", 0.0)
        )
    if kind == "cyclic":
        return lr_scheduler.CyclicLR(
            optimizer, rate, given.get("peak", 4.0) * rate, given["rise"], given.get("fall"),
            given.get("mode", "triangular"), given.get("gamma", 1.0), cycle_momentum=False,
        )  # fmt: skip
    return lr_scheduler.OneCycleLR(
        optimizer, rate, period, pct_start=given.get("rise", 0.3), three_phase=given.get("three_phases", False),
        anneal_strategy="linear" if given.get("shape") == "linear" else "cos", cycle_momentum=False,
        div_factor=given.get("start_divisor", 25.0), final_div_factor=given.get("final_divisor", 1e4),
    )  # fmt: skip


def scheduler(kind, given, total, optimizer):
    warmup = given.get("warmup_steps", 0)
    if kind == "inverse_sqrt":  # Vaswani et al. (2017), equation 3, over its largest value; with warm-up
        factor = lambda step: min(max(step, 1e-12) ** -0.5, step * warmup**-1.5) * warmup**0.5  # noqa: E731
        return lr_scheduler.LambdaLR(optimizer, factor)
    after = after_warmup(kind, given, total - warmup, optimizer)
    if not warmup:
        return after
    before = lr_scheduler.LinearLR(optimizer, start_factor=given["warmup_start"], total_iters=warmup)
    return lr_scheduler.SequentialLR(optimizer, [before, after], milestones=[warmup])


def curve(kind, given, rate, total):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    schedule, rates = scheduler(kind, given, total, optimizer), []
    for step in range(1, total + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step < total and (given.get("unit") != "epochs" or step % STEPS_PER_EPOCH == 0):
            schedule.step()
    return np.array(rates)


def evaluations():
    """Losses that fall, stall, and jump about."""
    random, t = np.random.default_rng(3), np.arange(EVALUATIONS)
    return np.exp(-t / 40) + 0.3 * np.exp(-(((t - 180) / 20) ** 2)) + 0.2 + 0.03 * random.standard_normal(EVALUATIONS)


def plateaus(given, rate, losses):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    schedule = lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=given.get("factor", 0.1), patience=given.get("patience", 10),
        min_lr=given.get("minimum", 0.0), threshold=given.get("threshold", 1e-4), cooldown=given.get("cooldown", 0),
        eps=0.0,
        threshold_mode="abs" if given.get("threshold_mode") == "absolute" else "rel",
    )  # fmt: skip
    rates = []
    for loss in losses:
        schedule.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return np.array(rates)


if __name__ == "__main__":
    kept = {case: curve(*values) for case, values in SCHEDULES.items()}
    kept["plateau/losses"] = evaluations()
    kept |= {f"plateau/{case}": plateaus(*values, kept["plateau/losses"]) for case, values in PLATEAUS.items()}
    np.savez_compressed(Path(__file__).with_name("schedules.npz"), **kept)
