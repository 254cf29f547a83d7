"""The learning rates of PyTorch's own schedulers: schedules.npz.

Run by hand, from the repository's root, with PyTorch 2.13 installed: python -m tests.golden.make_schedules
"""

from pathlib import Path

import numpy as np
import torch
from torch.optim.lr_scheduler import ConstantLR, CosineAnnealingLR, LinearLR, SequentialLR

from tests.golden.cases import SCHEDULES


def scheduler(kind, options, total, optimizer):
    warmup = options.get("warmup_steps", 0)
    if kind == "constant":
        after = ConstantLR(optimizer, factor=1.0)
    else:
        after = CosineAnnealingLR(optimizer, options.get("period", total - warmup), options.get("minimum", 0.0))
    if not warmup:
        return after
    before = LinearLR(optimizer, start_factor=options["warmup_start"], total_iters=warmup)
    return SequentialLR(optimizer, [before, after], milestones=[warmup])


def curve(kind, options, rate, total):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    schedule, rates = scheduler(kind, options, total, optimizer), []
    for _ in range(total):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return np.array(rates)


if __name__ == "__main__":
    curves = {case: curve(*values) for case, values in SCHEDULES.items()}
    np.savez_compressed(Path(__file__).with_name("schedules.npz"), **curves)
