"""What tells several experiments apart."""

from collections.abc import Sequence
from typing import Any

from dllab.experiment.changes import changes
from dllab.experiment.experiment import Experiment

NAME = "name"  # of an experiment, which says nothing of what it does, or of a choice
SAME, MISSING = object(), object()  # as in the experiment that the others are compared with; not there at all


def telling_entries(experiments: Sequence[Experiment]) -> list[tuple[str, ...]]:
    """For every experiment the dotted keys of the entries that more than half of all, itself included, do not share.

    In the file's order, without the experiments' names; of two experiments that differ, each has the keys of all that
    differs. An entry of another choice than most have is its "name" alone.
    """
    if not experiments:
        return []
    last = experiments[-1]
    others = [{change.key: change.old for change in changes(each, last)} for each in experiments]
    keys = [key for key in dict.fromkeys(key for found in others for key in found) if key != NAME]
    columns = {key: [_value(found, key) for found in others] for key in keys}
    return [
        tuple(key for key, values in columns.items() if _tells(values, values[place]))
        for place in range(len(experiments))
    ]


def _value(found: dict[str, Any], key: str) -> Any:
    """What an experiment with these changes has there: as the last one, unless it has another choice without it."""
    above = key.rpartition(".")[0]
    return found.get(key, MISSING if f"{above}.{NAME}" in found else SAME)


def _tells(values: list[Any], value: Any) -> bool:
    return value is not MISSING and 2 * sum(other == value for other in values) <= len(values)


def differing_entries(experiments: Sequence[Experiment]) -> tuple[str, ...]:
    """The dotted keys of the entries that are not the same in all, but for the experiments' names."""
    pairs = ((experiments[0], other) for other in experiments[1:])
    return tuple(dict.fromkeys(change.key for pair in pairs for change in changes(*pair) if change.key != NAME))
