"""What could be required of a run: everything that is measured of it now, each with a bound to begin with."""

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dllab.datasets.library import Library
from dllab.diagnostics.detector import kinds
from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.explorers.files import Page
from dllab.labs.attempt import Attempt, Record, Watch
from dllab.labs.checks import CHECKS, MEASURES
from dllab.labs.lab import NAME, Budget
from dllab.labs.measures import OfRun
from dllab.labs.windows import read_window
from dllab.training.recipe import Edit
from dllab.training.rising import rises

MOST = Budget(steps=200_000, parameters=5_000_000, runs=40)  # what any lab can allow
LAST = "last 100"
SHARES = ("dead/", "saturated/", "clipped")
BOUNDS = ("at_least", "at_most")
TIERS = "tiers"  # of a score

_SCORES: list[dict[str, Any]] = [
    {"that": "score", "of": f"{part}_{name}"}
    for part in ("val", "train", "test")
    for name in ("accuracy", "loss", "r2", "mae")
]
_COLUMNS: list[dict[str, Any]] = [
    {"that": "value", "of": "grad_norm/first", "over": "grad_norm/last", "during": LAST, "reduce": "median"},
    {"that": "value", "of": "dead/hidden.max"},
    {"that": "value", "of": "saturated/hidden.max"},
    {"that": "value", "of": "clipped", "during": LAST, "reduce": "mean"},
]
_METRICS: list[dict[str, Any]] = [
    {"that": "metric", "of": of, "class": 1} for of in ("recall", "precision", "f1", "auc")
]
MEASURED = [*_SCORES, *_COLUMNS, *_METRICS, {"that": "parameter", "of": "norm"}]


@dataclass(frozen=True)
class Offer:
    """A check as a lab's file has it, and what it would find now: a number, a text, or None where it asks for none."""

    check: dict[str, Any]
    value: float | str | None

    @property
    def name(self) -> str:
        """What it looks at, in the words of the file."""
        return check_name(self.check)


def check_name(check: dict[str, Any]) -> str:
    """What a check looks at, in the words of the file, also where its bounds are none yet that a number can meet."""
    entries = {key: entry for key, entry in check.items() if key not in ("that", *BOUNDS, TIERS)}
    if any(side in check for side in BOUNDS):
        entries["at_least"] = -sys.float_info.max
    return CHECKS[check["that"]].model_validate(entries).name


def offers(start: Experiment, record: Record, library: Library) -> tuple[Offer, ...]:
    """Everything that could be required of a run; it is trained again for that. start: what its step begins with.

    Raises what Attempt raises.
    """
    attempt = Attempt(record, record.recipe.start, Watch((read_window("end"), read_window(LAST))), MOST, library)
    return tuple(_offered(start, record, attempt))


def page_offers(page: Page) -> tuple[Offer, ...]:
    """Everything that could be required of a page as it is left: its numbers, each a tenth away from its bound."""
    name, found = page.explorer.name, page.explorer.readouts(page.step)
    return tuple(
        Offer({"that": "readout", "explorer": name, "of": of, "at_least": _below(value)}, value)
        for of in page.explorer.numbers
        if math.isfinite(value := float(found.get(of, math.nan)))
    )


def _below(value: float) -> float:
    return rounded(value - 0.1 * (abs(value) or 1.0), 2)


def _offered(start: Experiment, record: Record, attempt: Attempt) -> Iterator[Offer]:
    yield _changed(start, record)
    yield Offer({"that": "steps", "at_least": float(attempt.trainer.step)}, float(attempt.trainer.step))
    for table in MEASURED:
        value = _measure(table).of_attempt(attempt)
        if math.isfinite(value):
            yield Offer(table | bound_for(table["of"] + ("÷" if "over" in table else ""), value), value)
    outcome, _ = attempt.outcome
    yield Offer({"that": "outcome", "is": [outcome]}, outcome)
    found = attempt.findings
    yield from (Offer({"that": "finding", "kind": kind}, kind) for kind in found)
    absent = sorted(set(kinds()) - set(found))
    yield from (Offer({"that": "finding", "kind": kind, "present": False}, "–") for kind in absent)


def changed_keys(start: Experiment, record: Record) -> list[str]:
    """The keys in which a run, or an edit of it, differs from what its step begins with."""
    pairs = [(start.model_copy(update={"seed": record.recipe.start.seed}), record.recipe.start)]
    pairs += [(act.before, act.experiment) for act in record.recipe.acts if isinstance(act, Edit)]
    keys = (change.key for before, after in pairs for change in changes(before, after))
    return [key for key in dict.fromkeys(keys) if key != NAME]


def bound_for(quantity: str, value: float) -> dict[str, float]:
    """A bound that a value meets with room to spare, on the side on which such a quantity is wanted."""
    if rises(quantity):
        return {"at_least": round(math.floor((value - 0.02) * 20) / 20, 2)}
    if quantity.startswith(SHARES):
        return {"at_least": round(value - 0.1, 2)} if value >= 0.5 else {"at_most": round(value + 0.1, 2)}
    if quantity.endswith("÷") and value > 0:
        decade = math.floor(math.log10(value))
        return {"at_most": 10.0 ** (decade + 2)} if value < 1e-3 else {"at_least": 10.0 ** (decade - 1)}
    return {"at_most": rounded(1.5 * value, 2)}


def rounded(value: float, digits: int) -> float:
    """To so many significant digits."""
    return float(f"{value:.{digits - 1}e}")


def widest(side: str, values: list[float], at_start: list[float]) -> float | None:
    """The bound half way between the worst of the values that have to pass and the nearest that must not.

    side: one of BOUNDS. at_start: what was found before anything was done; where it lies beyond no value, or where it
    passes as well, the bound lies a tenth beyond the worst. None without values, or where one is not finite.
    """
    if not values or not all(map(math.isfinite, values)):
        return None
    sign = 1.0 if side == "at_least" else -1.0
    worst = sign * min(sign * value for value in values)
    beyond = [value for value in at_start if math.isfinite(value) and sign * value < sign * worst]
    nearest = sign * max(sign * value for value in beyond) if beyond else worst - sign * (abs(worst) * 0.1 or 0.1)
    both_positive = worst > 0 and nearest > 0
    middle = math.sqrt(worst * nearest) if both_positive else (worst + nearest) / 2
    for digits in (1, 2, 3, 6):
        bound = rounded(middle, digits)
        if sign * nearest < sign * bound <= sign * worst:
            return bound
    return middle


def _measure(table: dict[str, Any]) -> OfRun:
    entries = {key: entry for key, entry in table.items() if key != "that"}
    return MEASURES[table["that"]].model_validate(entries)


def _changed(start: Experiment, record: Record) -> Offer:
    keys = changed_keys(start, record)
    return Offer({"that": "changed_only", "keys": keys} if keys else {"that": "unchanged"}, None)
