"""Which runs a sweep has, numbered, without making any of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.files import parse
from dllab.experiment.varying import Grid, seed_after, seeded
from dllab.output import plain
from dllab.training.spread import Kind
from dllab.version import __version__

LOOKED_AT = 100  # combinations, before anything starts: each takes 0.05 ms


@dataclass(frozen=True)
class Job:
    """One run, as it travels to whoever does it: the `number`-th, from 0, of `count` over seeds or folds.

    experiment: in TOML. steps: to take at most; None: through all epochs. place: of the run in its plan, from 0.
    """

    experiment: str
    kind: Kind
    count: int
    number: int
    steps: int | None
    place: int


@dataclass(frozen=True)
class Plan:
    """The runs of a sweep, from 0: every combination in the grid, each with `count` seeds or folds, which come fastest.

    steps: as in Job.
    """

    grid: Grid
    kind: Kind
    count: int
    steps: int | None

    @classmethod
    def of(
        cls,
        experiment: Experiment,
        settings: Mapping[str, str | Iterable[Any]],
        *,
        seeds: int = 1,
        folds: int | None = None,
        random: int | None = None,
        steps: int | None = None,
    ) -> Self:
        """settings, random: as in Experiment.vary, whose errors it raises. folds: instead of seeds."""
        kind: Kind = "seeds" if folds is None else "folds"
        count = seeds if folds is None else folds
        return cls(Grid.of(experiment, settings, count, random), kind, count, steps)

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """What `as_table` gave, of this very version.

        Raises ExperimentError, NotToml, LookupError, TypeError or ValueError.
        """
        base, chosen = Experiment.model_validate(parse(table["experiment"])), table["combinations"]
        kind: Kind = "seeds" if "seeds" in table else "folds"
        values = {key: tuple(map(_frozen, given)) for key, given in table["settings"]}
        grid = Grid(base, values, chosen if isinstance(chosen, list) else range(chosen))
        found = cls(grid, kind, table[kind], table["steps"])
        if found.as_table() != table:
            raise ValueError("another version, or values that no table holds")
        return found

    def __len__(self) -> int:
        return len(self.grid) * self.count

    def settings(self, number: int) -> dict[str, Any]:
        """What a run's row begins with: its number from 1, the values of its settings, and its seed or fold."""
        combination, part = divmod(number, self.count)
        settings = self.grid.settings(combination)
        seed, own = settings.get("seed", self.grid.base.seed), {"fold": part + 1}
        if self.kind == "seeds":
            own = {"seed": seed_after(seed, part)} if isinstance(seed, int) else {}
        return plain({"run": number + 1, **settings, **own})

    def job(self, number: int) -> Job:
        """A run; raises ExperimentError where its experiment cannot be run."""
        combination, part = divmod(number, self.count)
        return Job(
            self.grid.experiment(combination).as_toml().decode(), self.kind, self.count, part, self.steps, number
        )

    def experiment(self, number: int) -> Experiment:
        """That of a run, with its seed, as a file would hold it; raises ExperimentError."""
        combination, part = divmod(number, self.count)
        found = self.grid.experiment(combination)
        return seeded(found, part) if self.kind == "seeds" else found

    @property
    def keys(self) -> list[str]:
        """The settings that are tried, by dotted key."""
        return list(self.grid.values)

    def refuse_hopeless(self) -> None:
        """Raise the ExperimentError of the first combination if none can be run: a key is wrong, and not a value."""
        first: ExperimentError | None = None
        for combination in range(len(self.grid)):
            try:
                self.grid.experiment(combination)
                return
            except ExperimentError as error:
                first = first or error
        if first:
            raise first

    def refusal(self) -> ExperimentError | None:
        """Why some of the runs cannot be done, seen from at most LOOKED_AT combinations in which every value occurs."""
        numbers, below = [0], 1
        for values in reversed(list(self.grid.values.values())):
            numbers += [place * below for place in range(1, len(values))]
            below *= len(values)
        drawn = isinstance(self.grid.chosen, list)
        for number in range(min(len(self.grid), LOOKED_AT)) if drawn else numbers[:LOOKED_AT]:
            try:
                self.grid.experiment(number)
            except ExperimentError as error:
                return error
        return None

    def by_data(self) -> list[int]:
        """Every run, those on the same data one after another, so that each dataset is loaded once and let go."""
        data = [key for key in self.grid.values if key == "seed" or key.split(".")[0] == "dataset"]

        def which(number: int) -> tuple[int, ...]:
            combination, part = divmod(number, self.count)
            places = self.grid.places(combination)
            return *(places[key] for key in data), part if self.kind == "seeds" else 0

        return sorted(range(len(self)), key=which)

    def as_table(self) -> dict[str, Any]:
        """What its rows follow from, as JSON can hold it: two plans with equal tables have equal rows."""
        grid = self.grid
        table = {
            "dllab": __version__,
            "experiment": grid.base.as_toml().decode(),
            "settings": [[key, list(values)] for key, values in grid.values.items()],
            "combinations": list(grid.chosen) if isinstance(grid.chosen, list) else len(grid),
            self.kind: self.count,
            "steps": self.steps,
        }
        return plain(json.loads(json.dumps(table, default=str)))


def _frozen(value: Any) -> Any:
    """A value as Grid.of has it: lists of JSON are tuples there."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
