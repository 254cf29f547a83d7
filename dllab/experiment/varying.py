"""Many experiments out of one: every combination of the values of some settings, or some of them drawn at random."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

from dllab.experiment.assigning import path_of, with_value
from dllab.experiment.files import ExperimentError
from dllab.experiment.values import refuse_too_many, values_of
from dllab.messages import UserError, text

if TYPE_CHECKING:
    from dllab.experiment.experiment import Experiment

SEEDS = 2**63  # how many there are


class CannotDraw(UserError):
    """More combinations were to be drawn than there are, or less than one."""


def seed_after(seed: int, number: int) -> int:
    """That of the `number`-th run over seeds, from 0: the experiment's own, then those that follow it."""
    return (seed + number) % SEEDS


def seeded(experiment: "Experiment", number: int) -> "Experiment":
    """The experiment of the `number`-th run over seeds."""
    return experiment.model_copy(update={"seed": seed_after(experiment.seed, number)})


@dataclass(frozen=True)
class Grid:
    """Combinations of values of settings, the last setting fastest.

    values: of each setting, by its dotted key. chosen: the numbers of the combinations in it, rising, of all from 0.
    """

    base: "Experiment"
    values: Mapping[str, tuple[Any, ...]]
    chosen: Sequence[int]

    @classmethod
    def of(
        cls, base: "Experiment", settings: Mapping[str, str | Iterable[Any]], each: int = 1, random: int | None = None
    ) -> "Grid":
        """settings: the values by dotted key, as `values_of` reads them or one by one. each: runs a combination.

        random: how many combinations to draw, each once, by the experiment's seed. Raises ExperimentError, CannotDraw,
        or TooManyRuns before any of them is made.
        """
        table = base.as_table()
        values = {key: _values(table, key, given) for key, given in settings.items()}
        total = math.prod(map(len, values.values()))
        if random is None:
            refuse_too_many(total * each)
            return cls(base, values, range(total))
        if not 1 <= random <= total:
            raise CannotDraw(
                text("{count:,} combinations cannot be drawn; from 1 to {total:,} can"), count=random, total=total
            )
        refuse_too_many(random * each)
        source, drawn = Random(base.seed), set[int]()
        while len(drawn) < random:
            drawn.add(source.randrange(total))
        return cls(base, values, sorted(drawn))

    def __len__(self) -> int:
        return len(self.chosen)

    def places(self, number: int) -> dict[str, int]:
        """Which of each setting's values the `number`-th combination has, from 0."""
        rest, found = self.chosen[number], {}
        for key, values in reversed(tuple(self.values.items())):
            rest, found[key] = divmod(rest, len(values))
        return {key: found[key] for key in self.values}

    def settings(self, number: int) -> dict[str, Any]:
        """The values of the `number`-th combination, by dotted key."""
        return {key: self.values[key][place] for key, place in self.places(number).items()}

    def experiment(self, number: int) -> "Experiment":
        """The experiment of the `number`-th combination; raises ExperimentError where it cannot be run."""
        table, settings = self._table, self.settings(number)
        for key in self._outside_in:
            table = with_value(table, path_of(key), settings[key])
        return type(self.base).model_validate(table)

    @cached_property
    def _table(self) -> dict[str, Any]:
        return self.base.as_table()

    @cached_property
    def _outside_in(self) -> list[str]:
        """The keys in the order in which they are set: a choice's name first, for another name drops its settings."""
        paths = {key: path_of(key) for key in self.values}
        return sorted(paths, key=lambda key: (len(paths[key]), paths[key][-1] != "name"))


def _values(table: dict[str, Any], key: str, given: str | Iterable[Any]) -> tuple[Any, ...]:
    if isinstance(given, str):
        now: Any = table
        for name in path_of(key):
            now = now.get(name) if isinstance(now, dict) else None
        return values_of(key, given, whole=isinstance(now, int) and not isinstance(now, bool))
    values = tuple(given)
    if not values:
        raise ExperimentError(text("{key} has no values"), key=key)
    return values
