"""Finds a learning rate: a short run for each of many, and the one an order of magnitude before they diverge."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dllab.experiment import Experiment, ExperimentError
from dllab.messages import text
from dllab.sweeps.doing import FAILED
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import Row

RATES = "1e-6..10:log:25"
STEPS = 100  # of a run that nobody asked for more of
BEFORE = 10  # the rate that is advised is the first that diverges over this
WORSE = 1.1  # times the loss of the smallest rate, which hardly moves: a run that ends above it has left its start


def plan_of(experiment: Experiment, steps: int | None) -> tuple[str, Plan]:
    """The key of the learning rate, and the runs, at constant rates: a schedule would hide what a rate does.

    Raises ExperimentError for an optimizer without a rate.
    """
    key = _rate_key(experiment.optimizer.as_table(), "optimizer")
    if key is None:
        raise ExperimentError(text("{name} has no learning rate to be found"), name=experiment.optimizer.name)
    constant = Experiment.model_validate(experiment.as_table() | {"schedule": {"name": "constant"}})
    return key, Plan.of(constant, {key: RATES}, steps=steps or STEPS)


@dataclass(frozen=True)
class Edge:
    """Where runs begin to diverge: the smallest rate that does of those that were tried, and the one before it."""

    sound: float
    diverging: float

    def between(self) -> list[float]:
        """All rates of two digits between them, from the last not above `sound` to the first not below `diverging`."""
        mantissa, _, exponent = f"{self.sound:.6e}".partition("e")
        digits, power = int(mantissa[0] + mantissa[2]), int(exponent) - 1
        rates = [float(f"{digits}e{power}")]
        while rates[-1] < self.diverging:
            digits, power = (digits + 1, power) if digits < 99 else (10, power + 1)
            rates.append(float(f"{digits}e{power}"))
        return rates


def edge(key: str, rows: Sequence[Row]) -> Edge | None:
    """The smallest rate that diverges, and the one tried before it; None where none does, or even the first.

    A run diverges whose numbers stop being finite, or that ends with a loss a tenth above the one of the smallest
    rate. rows: by rising rates; runs that failed are left out.
    Source: after the range test of Smith (2017), Cyclical Learning Rates for Training Neural Networks, 3.3.
    """
    sound = [one for one in rows if one["outcome"] != FAILED]
    if not sound or _diverged(sound[0], math.inf):
        return None
    most = WORSE * sound[0]["train_loss"]
    found = next(((before, one) for before, one in pairwise(sound) if _diverged(one, most)), None)
    return Edge(float(found[0][key]), float(found[1][key])) if found else None


def advised(key: str, rows: Sequence[Row]) -> float | None:
    """The rate an order of magnitude below the smallest that diverges, if that is known."""
    found = edge(key, rows)
    return found.diverging / BEFORE if found else None


def narrowed(plan: Plan, key: str, found: Edge) -> Plan | None:
    """The same runs at every rate of two digits around the edge, and at the smallest; None where those are known."""
    rates = found.between()
    if len(rates) == 2:
        return None
    return Plan.of(plan.grid.base, {key: [plan.grid.values[key][0], *rates]}, steps=plan.steps)


def _diverged(one: Row, most: float) -> bool:
    loss = one["train_loss"]
    return one["outcome"] == "diverged" or not isinstance(loss, float) or loss > most


def _rate_key(table: Mapping[str, Any], path: str) -> str | None:
    """Where the rate stands: in the optimizer, or in the one that it wraps."""
    if "learning_rate" in table:
        return f"{path}.learning_rate"
    inner = [_rate_key(value, f"{path}.{key}") for key, value in table.items() if isinstance(value, dict)]
    return next((key for key in inner if key), None)
