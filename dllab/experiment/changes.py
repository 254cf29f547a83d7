"""What separates two experiments, and which of it a running one can take over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from dllab.catalogue import Choice, parameters_of
from dllab.experiment.experiment import Experiment
from dllab.messages import UserError, text

FIXED = ("dataset", "seed")  # what a run is built from: nothing below these keys can change while it lasts


class ShapesRun(UserError):
    """A change of what a run is built from."""


@dataclass(frozen=True)
class Change:
    """One entry of the experiment file that differs; `live` says that it applies at the next step."""

    key: str
    old: Any
    new: Any
    live: bool


def changes(running: Experiment, edited: Experiment) -> tuple[Change, ...]:
    """Every entry that differs, in the file's order, with dotted keys such as "optimizer.learning_rate".

    Another choice is one change of its "name"; its parameters are then not compared.
    """
    return tuple(
        change
        for key in Experiment.model_fields
        for change in _between(key, getattr(running, key), getattr(edited, key), live=key == "name")
    )


def waiting(running: Experiment, edited: Experiment) -> tuple[str, ...]:
    """The keys of those changes that a running experiment cannot take over."""
    return tuple(change.key for change in changes(running, edited) if not change.live)


def entries(experiment: Experiment) -> dict[str, Any]:
    """{"optimizer.learning_rate": 0.001, …}: every entry of the experiment's file; lists as they are written."""
    return dict(_flat(experiment.as_table(), ""))


def _flat(table: dict[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, str(value) if isinstance(value, list | tuple) else value


def _between(key: str, old: Any, new: Any, live: bool) -> Iterator[Change]:
    if isinstance(old, Choice) and old.name != new.name:
        yield Change(f"{key}.name", old.name, new.name, live=False)
    elif isinstance(old, BaseModel):
        fixed = key.split(".")[0] in FIXED
        lively = set() if fixed else {parameter.name for parameter in parameters_of(type(old)) if parameter.live}
        for name in type(old).model_fields:
            yield from _between(f"{key}.{name}", getattr(old, name), getattr(new, name), name in lively)
    elif old != new:
        yield Change(key, old, new, live)


def outside(keys: Iterable[str], allowed: Sequence[str]) -> list[str]:
    """Those of some keys that are neither among the allowed ones nor below one of them."""
    return [key for key in keys if not any(key == own or key.startswith(f"{own}.") for own in allowed)]


def refuse_shaping(running: Experiment, edited: Experiment) -> None:
    """Raise ShapesRun for a change that no run can take over: neither live nor of the schedule."""
    for change in changes(running, edited):
        if not change.live and not change.key.startswith("schedule."):
            raise ShapesRun(
                text("{key} cannot change while a run lasts: {old} is what it was built from, not {new}"),
                key=change.key, old=change.old, new=change.new,
            )  # fmt: skip


def with_live_changes(running: Experiment, edited: Experiment) -> Experiment:
    """`running` with those changes of `edited` that it can take over at its next step."""
    table = running.as_table()
    for change in changes(running, edited):
        if change.live:
            *sections, entry = change.key.split(".")
            place = table
            for section in sections:
                place = place[section]
            if isinstance(place, dict):  # a list has an entry a layer; another list is no live change
                place[entry] = change.new
    return Experiment.model_validate(table)
