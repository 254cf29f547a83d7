"""One run of a lab, trained again from its recipe with everything recorded that somebody asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameters_of
from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.labs.columns import Column
from dllab.labs.lab import Budget, changed
from dllab.labs.windows import Window
from dllab.messages import UserError, text
from dllab.training.outcomes import Finished, Stopped
from dllab.training.recipe import Edit, Escape, Loading, Recipe
from dllab.training.spread import Kind, Spread

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

MOST_SEVERAL = 400_000  # steps of several runs together


class Refused(UserError):
    """A run that is not paid for: too large, too long, or out of a file."""


@dataclass(frozen=True, eq=False)
class Record:
    """A run as it is handed in: its recipe, its steps, the digest that it claims, and numbers that it claims.

    parameters: of its network; 0 where nobody has counted them.
    """

    recipe: Recipe
    steps: int
    digest: str = ""
    measured: Mapping[str, float | str | None] | None = None
    parameters: int = 0


@dataclass(frozen=True, eq=False)
class Given:
    """The weights at the end of a step's run, replayed, with which another one has to begin.

    parameters: float32[P] as the Layout has them. digest: as StartWeights has it.
    """

    step: str
    parameters: NDArray[np.float32]
    digest: str

    @classmethod
    def at_the_end(cls, step: str, trainer: "Trainer") -> "Given":
        """Of the run of a step."""
        from dllab.training.start_weights import digest_of

        own = trainer.engine.state.parameters.copy()
        return cls(step, own, digest_of(trainer.digest(), np.zeros(0, np.float32)))

    def put_into(self, recipe: Recipe) -> Recipe:
        """The run, beginning with them, whatever file they were kept in; raises Refused for one that does not."""
        if recipe.weights != self.digest:
            raise Refused(
                text("this run does not begin with the weights of your run of step {step}: save that run once its step "
                     "is solved, and name its file under “Start from”"),
                step=self.step,
            )  # fmt: skip
        acts = (_with_weights_of_its_own(act) if isinstance(act, Edit) else act for act in recipe.acts)
        return Recipe(recipe.without_weights, (Loading(0, self.parameters), *acts), recipe.since, recipe.data)


def _with_weights_of_its_own(edit: Edit) -> Edit:
    """The edit of a run that does not name the file."""
    before, after = (changed(one, {"training.start_from": ""}) for one in (edit.before, edit.experiment))
    return Edit(edit.step, before, after)


@dataclass(frozen=True)
class Watch:
    """What to record of a run beside what is recorded anyway."""

    windows: tuple[Window, ...] = ()
    moments: tuple[int, ...] = ()


class Attempt:
    """A record, trained again; raises Refused before anything is paid, and what Recipe.replay raises.

    like: the experiment that the lab starts with, whose files may be read; others may not. given: the weights that it
    has to begin with; None: it draws its own.
    """

    def __init__(
        self,
        record: Record,
        like: Experiment,
        watch: Watch,
        budget: Budget,
        library: Library,
        given: Given | None = None,
    ):
        self.recipe, self._library, self._budget = record.recipe, library, budget
        refuse(record, like, budget, given is not None)
        if given:
            self.recipe = given.put_into(record.recipe)
        self._data = self._loaded(record.recipe.start)
        self._kept: dict[int, NDArray[np.float64]] = {}
        self._several: dict[tuple[Kind, int, int], Spread] = {}
        self.trainer = self._replay(record.steps, watch)
        if self.trainer.step < record.steps and any(window.kind in ("end", "last") for window in watch.windows):
            self.trainer = self._replay(self.trainer.step, watch)  # now that its end is known

    def _loaded(self, experiment: Experiment) -> Dataset:
        from dllab.training.assembly import load_data
        from dllab.training.network import layout_of
        from dllab.training.recipe import ignore

        data = load_data(experiment, self._library, ignore)
        _refuse_more(
            layout_of(experiment, data).parameter_count, self._budget.parameters,
            text("a network of {count:,} parameters is larger than this lab allows ({most:,})"),
        )  # fmt: skip
        return data

    def _replay(self, steps: int, watch: Watch) -> "Trainer":
        dense = {step for window in watch.windows for step in window.steps(steps)}
        stops = sorted(dense | {step - 1 for step in dense} | set(watch.moments))
        rows: list[tuple[int, NDArray[np.float32]]] = []

        from dllab.training.trainer import RECORD_EVERY

        def take(trainer: "Trainer", until: int) -> None:
            if 0 in watch.moments and trainer.step == 0:
                self._keep(trainer)
            for stop in [*(stop for stop in stops if trainer.step < stop < until), until]:
                step = trainer.step
                trainer.train(stop - step, 1 if stop in dense else RECORD_EVERY)
                if trainer.step == stop > step:
                    self._look(trainer, stop in dense, watch.moments, rows)

        trainer = self.recipe.replay(steps, self._data, taking=take)
        names = (*trainer.history.steps.names, *trainer.history.layers.names)
        self._steps = np.array([step for step, _ in rows], np.int64)
        values = np.array([row for _, row in rows], np.float64).reshape(len(rows), len(names))
        self._columns = dict(zip(names, values.T, strict=True))
        return trainer

    def _look(self, trainer: "Trainer", dense: bool, moments: tuple[int, ...], rows: list[Any]) -> None:
        moment = trainer.moment
        if dense and moment is not None and moment.layers is not None and moment.step == trainer.step:
            rows.append((moment.step, np.concatenate([moment.steps, moment.layers])))
        if trainer.step in moments:
            self._keep(trainer)

    def _keep(self, trainer: "Trainer") -> None:
        flat = [array.ravel() for array in trainer.parameters.values()]
        self._kept[trainer.step] = np.concatenate(flat).astype(np.float64)

    def column(self, column: Column, window: Window) -> NDArray[np.float64]:
        """float64[n]: the column at the steps of a window that was watched."""
        wanted = window.steps(self.trainer.step)
        inside = (self._steps >= wanted.start) & (self._steps < wanted.stop)
        values = column.values(self._columns, len(self.trainer.layout.layers))
        return values[inside] if len(values) else values

    def parameters_after(self, step: int) -> NDArray[np.float64] | None:
        """All parameters in one row, as they were after `step` steps; None where the run did not come so far."""
        return self._kept.get(step)

    @property
    def outcome(self) -> tuple[str, int]:
        """How it ended, as `dllab train` calls it, and at which step."""
        from dllab.training.recording import OUTCOMES

        return OUTCOMES[type(self.trainer.outcome)], self.trainer.step

    def setting(self, key: str, at: str) -> Any:
        """A setting at its start or end, a choice by its name, lists as files have them; None where there is none."""
        found: Any = (self.recipe.start if at == "start" else self.trainer.experiment).as_table()
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found.get("name") if isinstance(found, dict) else list(found) if isinstance(found, tuple) else found

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """What the diagnosis says of it at its end, without control runs: whether these end in time is no number."""
        from dllab.diagnostics.evidence import Evidence
        from dllab.diagnostics.monitor import Monitor
        from dllab.training.snapshot import Inspection

        trainer, data, history = self.trainer, self.trainer.dataset, self.trainer.history
        evidence = Evidence(
            trainer.experiment, data, trainer.outcome, trainer.step, trainer.epoch, trainer.calendar,
            history.steps.drawn.curves(), history.layers.drawn.curves(), history.evaluations.drawn.curves(),
            Inspection(trainer.checkpoint()), trainer.forward(data.x_val) if len(data.x_val) else None,
            curvature=history.curvature.drawn.curves(),
        )  # fmt: skip
        return tuple(finding.kind for finding in Monitor().look(evidence))

    def several(self, kind: Kind, count: int, steps: int) -> Spread:
        """Several runs of its first experiment, each to step `steps`, trained once; raises Refused."""
        if (kind, count, steps) not in self._several:
            self._several[kind, count, steps] = self._trained(kind, count, steps)
        return self._several[kind, count, steps]

    def _trained(self, kind: Kind, count: int, steps: int) -> Spread:
        from dllab.sweeps.ensemble import ended
        from dllab.training.recipe import ignore
        from dllab.training.several import parts
        from dllab.training.trainer import Trainer

        _refuse_more(steps, self._budget.steps, TOO_LONG)
        _refuse_more(steps * count, MOST_SEVERAL, text("{count:,} steps in all are more than is paid for ({most:,})"))
        spread = Spread(kind, self.recipe.start, count, outcome=Finished())
        for experiment, data in parts(kind, self.recipe.start, count, None, self._library, ignore):
            trainer = Trainer(experiment, data, library=self._library)
            trainer.stop_at(steps)
            while trainer.step < trainer.now.last_step and not isinstance(trainer.outcome, Stopped):
                trainer.train(trainer.now.last_step - trainer.step)
            spread = replace(spread, runs=(*spread.runs, ended(trainer, spread.done + 1)))
        return spread


TOO_LONG = text("a run of {count:,} steps is longer than this lab allows ({most:,})")


def refuse(record: Record, like: Experiment, budget: Budget, given: bool = False) -> None:
    """Raise Refused for a run that costs too much, or that would read files that the lab does not name.

    given: its weights are those of another step's run, and the file that it names for them is not read.
    """
    _refuse_more(record.steps, budget.steps, TOO_LONG)
    for act in record.recipe.acts:
        _refuse_more(act.step, record.steps, text("something is done after {count:,} steps in a run of {most:,}"))
    if any(isinstance(act, Loading) for act in record.recipe.acts):
        raise Refused(text("weights were loaded into this run: they are nobody's training in this lab"))
    if any(isinstance(act, Escape) for act in record.recipe.acts):
        raise Refused(
            text("this run took a step along its curvature: that is no training step, and none of this lab's")
        )
    edited = [act.experiment for act in record.recipe.acts if isinstance(act, Edit)]
    for experiment in (record.recipe.start, *edited):
        own = {experiment.training.start_from} if given else set()
        if _files(experiment) - _files(like) - own:
            raise Refused(text("this run takes data or weights out of a file that the lab does not start with"))
    network = record.recipe.start.network
    hidden, filters = network.hidden, [1, *(one.filters for one in network.convolutions)]
    inner = sum(before * after for before, after in zip(hidden, hidden[1:], strict=False))
    inner += sum(
        before * one.filters * one.kernel**2 for before, one in zip(filters, network.convolutions, strict=False)
    )
    _refuse_more(
        inner, budget.parameters, text("a network of {count:,} parameters is larger than this lab allows ({most:,})")
    )


def _files(experiment: Experiment) -> set[str]:
    """The names of all files that an experiment reads."""
    named = {experiment.training.start_from}
    for parameter in parameters_of(type(experiment.dataset)):
        if parameter.kind in ("path", "run"):
            named.add(str(getattr(experiment.dataset, parameter.name)))
    return named - {""}


def _refuse_more(count: int, most: int, template: str) -> None:
    if count > most:
        raise Refused(template, count=count, most=most)
