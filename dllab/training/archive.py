"""Runs in files, one a run.

    meta.json            format, version, label, step, outcome, the data's name and task, the curves' columns, the
                         digest of the parameters and the layers' sizes where they are known, the edits in words where
                         there is no recipe; what happened of itself
    experiment.toml      as the run was last edited
    steps/step.npy …     step, low, high and last of the groups steps, layers, evaluations, and curvature if measured
    recipe.json …        how the run came about, and, where it was known, its state: see run_parts

The data themselves are not in the file: the experiment says where they come from, and what only compares runs does not
need them.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dllab import suffixes
from dllab.datasets import Dataset
from dllab.datasets.dataset import Task
from dllab.experiment import Experiment
from dllab.experiment.files import NotToml, parse
from dllab.experiment.sections import MAX_DEPTH
from dllab.messages import UserError, system_reason, text
from dllab.training.network import layout_of
from dllab.training.outcomes import QUANTITIES, Diverged, EarlyStopped, Finished, GoalReached, Outcome, Paused
from dllab.training.parts import BadPart, Parts, write_parts
from dllab.training.recipe import Recipe
from dllab.training.run_parts import (
    MOST_STEPS,
    Contents,
    has_state,
    read_goal,
    read_recipe,
    read_state,
    read_state_of_format_1,
    recipe_parts,
    state_parts,
)
from dllab.training.run_state import RunState
from dllab.training.snapshot import CURVATURE, Course, Curves, Groups, SavedRun
from dllab.version import __version__

SUFFIX = suffixes.RUN
MOST_UNITS = 1 << 24  # of a layer, inputs among them, that a file may claim
FORMAT = 2  # of the files written here; those of smaller numbers are read as well

META, EXPERIMENT = "meta.json", "experiment.toml"
GROUPS = {
    "steps": text("the curves of every step"),
    "layers": text("the curves of the layers"),
    "evaluations": text("the curves of the evaluations"),
    "curvature": text("the curves of the curvature"),
}
STATE = text("the weights and all that training goes on from")
RECIPE = text("the recipe from which it can be trained again")


class DamagedRun(UserError):
    """A file in which no run can be read."""


class NewerRun(UserError):
    """A file that a later version of the lab has written."""


class NotInFile(UserError):
    """A run of which the file does not hold what is wanted."""


@dataclass(frozen=True, eq=False)
class ArchivedRun:
    """A run as its file holds it.

    data: name and task of what it was trained on. curves: a group that could not be read is empty.
    recipe, state: None where it was not known or could not be read. digest: of the parameters in it, or "". sizes: of
    the network's layers, inputs first, outputs last; empty where an older file does not say. missing: what could not
    be read, as templates of messages.
    """

    label: str
    experiment: Experiment
    outcome: Outcome
    step: int
    data: tuple[str, Task]
    curves: Groups
    edits: tuple[tuple[int, str], ...]
    events: tuple[tuple[int, str], ...]
    recipe: Recipe | None
    state: RunState | None
    digest: str
    sizes: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def saved(self) -> SavedRun | None:
        """What it takes to go on from `step`, where all of it is there."""
        return SavedRun(self.state, self.curves, self.digest) if self.state and not self.missing else None

    def whole(self) -> SavedRun:
        """What it takes to go on from `step`; raises NotInFile."""
        saved = self.saved
        if saved is None:
            lost = ", ".join(self.missing or (STATE,))
            raise NotInFile(text("of the run “{run}” these are missing: {parts}"), run=self.label, parts=lost)
        return saved

    def course(self, run: int, dataset: Dataset | None = None) -> Course:
        """The run as number `run`, to be compared with others; without `dataset` it has one without examples."""
        dataset = dataset or _no_examples(*self.data)
        own = self.edits, self.recipe, self.events
        return Course(run, self.experiment, dataset, self.outcome, self.step, *self.curves, *own)


def save_run(path: Path, course: Course, state: RunState | None, label: str) -> None:
    """Write a run, whole or not at all; raises CannotSave.

    With a state the file ends at that state's step: what `course` knows beyond it is left out.
    """
    step = course.step if state is None else state.step
    recipe = course.recipe.until(step) if state is None and course.recipe else state and state.recipe
    experiment = course.experiment if state is None else state.experiment
    curves = {name: group.until(step) for name, group in zip(GROUPS, course.curves, strict=True)}
    if not len(curves["curvature"].step):
        del curves["curvature"]
    layout = None if state is None else layout_of(experiment, course.dataset)
    meta = {
        "format": FORMAT,
        "version": __version__,
        "label": label,
        "step": step,
        "outcome": _outcome_table(course.outcome if state is None else state.outcome),
        "data": [course.dataset.name, course.dataset.task],
        "columns": {name: group.names for name, group in curves.items()},
        "digest": layout.digest(state.state.parameters) if layout and state else "",
        "sizes": layout.sizes if layout else [],
        "events": [event for event in course.events if event[0] <= step],
    }
    parts: Contents = {EXPERIMENT: experiment.as_toml().decode()}
    for name, group in curves.items():
        for array in ("step", "low", "high", "last"):
            parts[_part(name, array)] = getattr(group, array)
    if recipe:
        parts |= recipe_parts(recipe, recipe.data or course.dataset.fingerprint)
    else:
        meta["edits"] = course.edits_until(step)
    if state is not None:
        parts |= state_parts(state)
    write_parts(path, {META: json.dumps(meta)} | parts)


def load_run(path: Path) -> ArchivedRun:
    """Read a run; a part that cannot be used is named in `missing`, the rest is there.

    Raises DamagedRun where not even the run's description can be read, NewerRun, or ExperimentError for an experiment
    that this version cannot run.
    """
    try:
        with Parts(path) as parts:
            meta = parts.table(META)
            _check_format(meta, path)
            return _read(parts, meta)
    except BadPart as error:
        raise DamagedRun(text("{file} cannot be read: {reason}"), file=path, reason=error.fault) from error
    except OSError as error:
        reason = system_reason(error)
        raise DamagedRun(text("{file} cannot be read: {reason}"), file=path, reason=reason) from None


def _check_format(meta: dict[str, Any], path: Path) -> None:
    written = meta.get("format")
    if not isinstance(written, int) or written < 1:
        raise BadPart(META)
    if written > FORMAT:
        raise NewerRun(
            text("{file} was saved by dllab {theirs}, in a format that this dllab, {own}, cannot read yet"),
            file=path, theirs=str(meta.get("version"))[:40], own=__version__,
        )  # fmt: skip


def _read(parts: Parts, meta: dict[str, Any]) -> ArchivedRun:
    step = _whole(meta.get("step"))
    try:
        table = parse(parts.text(EXPERIMENT))
    except NotToml as error:
        raise BadPart(f"{EXPERIMENT}: {error}") from None
    experiment, outcome = Experiment.model_validate(table), _outcome(meta.get("outcome"))
    missing: list[str] = []
    steps, layers, evaluations, curvature = (_curves(parts, meta, group, missing) for group in GROUPS)
    has_recipe = meta["format"] > 1 and "edits" not in meta
    recipe = _recipe(parts, experiment, missing) if has_recipe else None
    return ArchivedRun(
        _words(meta.get("label")),
        experiment,
        outcome,
        step,
        _data(meta.get("data")),
        (steps, layers, evaluations, curvature),
        recipe.edits if recipe else () if has_recipe else _edits(meta.get("edits")),
        _edits(meta.get("events", [])),
        recipe,
        _state(parts, experiment, recipe, outcome, step, missing),
        _words(meta.get("digest", "")),
        _sizes(meta.get("sizes", [])),
        tuple(missing),
    )


def _recipe(parts: Parts, experiment: Experiment, missing: list[str]) -> Recipe | None:
    """The recipe that leads to `experiment`."""
    try:
        recipe = read_recipe(parts)
        if recipe.experiment != experiment:
            raise BadPart(EXPERIMENT)
    except BadPart:
        missing.append(RECIPE)
        return None
    return recipe


def _curves(parts: Parts, meta: dict[str, Any], group: str, missing: list[str]) -> Curves:
    """One group, or none of its buckets where they cannot be used."""
    columns = meta.get("columns")
    names = columns.get(group) if isinstance(columns, dict) else None
    if group == "curvature" and isinstance(columns, dict) and names is None:  # nobody had it measured
        return Curves(CURVATURE, np.zeros(0, np.int64), *[np.zeros((len(CURVATURE), 0), np.float32)] * 3)
    if not isinstance(names, list):
        raise BadPart(META)
    rows = tuple(_words(name) for name in names)
    try:
        step = parts.array(_part(group, "step"), np.int64, (None,))
        values = [
            parts.array(_part(group, kind), np.float32, (len(rows), len(step))) for kind in ("low", "high", "last")
        ]
        if len(step) and (step[0] < 0 or (np.diff(step) <= 0).any()):
            raise BadPart(group)
    except BadPart:
        missing.append(GROUPS[group])
        step, values = np.zeros(0, np.int64), [np.zeros((len(rows), 0), np.float32)] * 3
    return Curves(rows, step, *values)


def _state(
    parts: Parts, experiment: Experiment, recipe: Recipe | None, outcome: Outcome, step: int, missing: list[str]
) -> RunState | None:
    """The state, if there is one and compiled code may safely go on from it."""
    if not has_state(parts):
        return None
    try:
        if recipe:
            return read_state(parts, recipe, outcome, step)
        if RECIPE in missing:
            raise BadPart(RECIPE)
        return read_state_of_format_1(parts, experiment, outcome, step)
    except BadPart:
        missing.append(STATE)
        return None


def _outcome_table(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Finished():
            return {"kind": "finished"}
        case EarlyStopped(best_step):
            return {"kind": "early_stopped", "best_step": best_step}
        case GoalReached(goal, step):
            return {"kind": "goal_reached", "goal": [goal.kind, goal.value], "step": step}
        case Diverged(step, layer, what):
            return {"kind": "diverged", "step": step, "layer": layer, "what": what}
    return {"kind": "paused"}  # whatever else it was doing, this is how it is found again


def _outcome(table: Any) -> Outcome:
    match table:
        case {"kind": "finished"}:
            return Finished()
        case {"kind": "early_stopped", "best_step": best}:
            return EarlyStopped(_whole(best))
        case {"kind": "goal_reached", "goal": goal, "step": step}:
            return GoalReached(read_goal(goal), _whole(step))
        case {"kind": "diverged", "step": step, "layer": layer, "what": str(what)} if what in QUANTITIES:
            return Diverged(_whole(step), _whole(layer), what)
        case {"kind": "paused"}:
            return Paused()
    raise BadPart(META)


def _data(found: Any) -> tuple[str, Task]:
    match found:
        case [str(name), "classification"]:
            return name, "classification"
        case [str(name), "regression"]:
            return name, "regression"
    raise BadPart(META)


def _edits(found: Any) -> tuple[tuple[int, str], ...]:
    if not isinstance(found, list) or not all(isinstance(edit, list) and len(edit) == 2 for edit in found):
        raise BadPart(META)
    return tuple((_whole(step), _words(said)) for step, said in found)


def _sizes(found: Any) -> tuple[int, ...]:
    if not isinstance(found, list) or len(found) == 1 or len(found) > MAX_DEPTH + 2:
        raise BadPart(META)
    sizes = tuple(_whole(size) for size in found)
    if not all(1 <= size <= MOST_UNITS for size in sizes):
        raise BadPart(META)
    return sizes


def _whole(found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= MOST_STEPS:
        raise BadPart(META)
    return found


def _words(found: Any) -> str:
    if not isinstance(found, str):
        raise BadPart(META)
    return found


def _no_examples(name: str, task: Task) -> Dataset:
    nothing = np.zeros((0, 0), np.float32)
    labels = np.zeros(0, np.int64) if task == "classification" else nothing
    return Dataset(name, task, nothing, labels, nothing, labels)


def _part(group: str, array: str) -> str:
    return f"{group}/{array}.npy"
