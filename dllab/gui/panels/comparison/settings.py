"""The settings that differ between the runs that are compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from dllab.experiment import Experiment
from dllab.experiment.telling import differing_entries
from dllab.gui.forms.differences import entry_number, entry_title, entry_value
from dllab.gui.kit.pins import Pin, drawn_beside
from dllab.training.snapshot import Snapshot


@dataclass(frozen=True)
class Setting:
    """One that is not the same in all runs: its dotted key, what the form calls it, and its value in each run.

    values: in words, None where a run's choice has no such entry. numbers: the same where all of them are numbers.
    """

    key: str
    title: str
    values: tuple[str | None, ...]
    numbers: tuple[float | None, ...] | None


def are_drawn(current: Snapshot | None, pins: Sequence[Pin]) -> list[bool]:
    """Whether each run is in the plots: the one that goes on, where there is one, then the pinned ones."""
    drawn = drawn_beside(pins, current)
    return [True] * (current is not None) + [pin in drawn for pin in pins]


def differing_settings(experiments: Sequence[Experiment], drawn: Sequence[bool] = ()) -> tuple[Setting, ...]:
    """In the file's order, without the experiments' names: what differs between those that are drawn, or all."""
    told = [each for each, seen in zip(experiments, drawn, strict=True) if seen] if drawn else experiments
    return tuple(_setting(experiments, key) for key in differing_entries(told)) if told else ()


def _setting(experiments: Sequence[Experiment], key: str) -> Setting:
    values = tuple(entry_value(each, key) for each in experiments)
    numbers = tuple(entry_number(each, key) for each in experiments)
    countable = all(number is not None for number, value in zip(numbers, values, strict=True) if value is not None)
    return Setting(key, entry_title(experiments[0], key), values, numbers if countable else None)
