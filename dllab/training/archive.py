"""Runs in files, one a run.

    meta.json            format, version, label, step, outcome, edits, the data's name and task, the curves' columns
    experiment.toml      as the run was last edited
    steps/step.npy …     step, low, high and last of the groups steps, layers and evaluations
    state/order.npy …    the TrainState, where it was known

The data themselves are not in the file: the experiment says where they come from, and what only compares runs does not
need them.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tomli_w
from numpy.typing import DTypeLike, NDArray

from dllab import __version__
from dllab.datasets import Dataset
from dllab.datasets.dataset import Task
from dllab.engine.state import EPOCH, POSITION, SIZE, STEP, TrainState
from dllab.experiment import Experiment
from dllab.messages import UserError, text
from dllab.training.outcomes import QUANTITIES, Diverged, EarlyStopped, Finished, Outcome, Paused
from dllab.training.parts import BadPart, Parts, write_parts
from dllab.training.snapshot import Course, Curves, SavedRun

SUFFIX = ".dllab"
FORMAT = 1  # of the files written here; those of smaller numbers are read as well
LONGEST = 2**62  # steps

META, EXPERIMENT = "meta.json", "experiment.toml"
GROUPS = {
    "steps": text("the curves of every step"),
    "layers": text("the curves of the layers"),
    "evaluations": text("the curves of the evaluations"),
}
STATE = text("the weights and all that training goes on from")
STATE_TYPES: dict[str, DTypeLike] = {
    "parameters": np.float32,
    "slots": np.float32,
    "running": np.float32,
    "order": np.int64,
    "random": np.uint64,
    "cursor": np.int64,
}


class DamagedRun(UserError):
    """A file in which no run can be read."""


class NewerRun(UserError):
    """A file that a later version of the lab has written."""


@dataclass(frozen=True, eq=False)
class ArchivedRun:
    """A run as its file holds it.

    data: name and task of what it was trained on. curves: of steps, layers and evaluations; a group that could not be
    read is empty. state: None where it was not known or could not be read. missing: what could not be read, as
    templates of messages.
    """

    label: str
    experiment: Experiment
    outcome: Outcome
    step: int
    data: tuple[str, Task]
    curves: tuple[Curves, Curves, Curves]
    edits: tuple[tuple[int, str], ...]
    state: TrainState | None
    missing: tuple[str, ...]

    @property
    def saved(self) -> SavedRun | None:
        """What it takes to go on from `step`, where all of it is there."""
        return SavedRun(self.state, self.curves) if self.state is not None and not self.missing else None

    def course(self, run: int, dataset: Dataset | None = None) -> Course:
        """The run as number `run`, to be compared with others; without `dataset` it has one without examples."""
        dataset = dataset or _no_examples(*self.data)
        return Course(run, self.experiment, dataset, self.outcome, self.step, *self.curves, self.edits)


def save_run(path: Path, course: Course, state: TrainState | None, label: str) -> None:
    """Write a run, whole or not at all; raises CannotSave.

    With a state the file ends at that state's step: what `course` knows beyond it is left out.
    """
    step = course.step if state is None else int(state.cursor[STEP])
    curves = [group.until(step) for group in course.curves]
    meta = {
        "format": FORMAT,
        "version": __version__,
        "label": label,
        "step": step,
        "outcome": _outcome_table(course.outcome),
        "edits": course.edits_until(step),
        "data": [course.dataset.name, course.dataset.task],
        "columns": {name: group.names for name, group in zip(GROUPS, curves, strict=True)},
    }
    parts: dict[str, str | NDArray[Any]] = {
        META: json.dumps(meta),
        EXPERIMENT: tomli_w.dumps(course.experiment.as_table()),
    }
    for name, group in zip(GROUPS, curves, strict=True):
        for array in ("step", "low", "high", "last"):
            parts[_part(name, array)] = getattr(group, array)
    if state is not None:
        parts |= {_part("state", name): getattr(state, name) for name in STATE_TYPES}
    write_parts(path, parts)


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
        raise DamagedRun(text("{file} is damaged: {reason}"), file=path, reason=error) from None
    except OSError as error:
        reason = error.strerror or str(error)
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
        table = tomllib.loads(parts.text(EXPERIMENT))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadPart(f"{EXPERIMENT}: {error}") from None
    missing: list[str] = []
    steps, layers, evaluations = (_curves(parts, meta, group, missing) for group in GROUPS)
    return ArchivedRun(
        _words(meta.get("label")),
        Experiment.model_validate(table),
        _outcome(meta.get("outcome")),
        step,
        _data(meta.get("data")),
        (steps, layers, evaluations),
        _edits(meta.get("edits")),
        _state(parts, step, missing),
        tuple(missing),
    )


def _curves(parts: Parts, meta: dict[str, Any], group: str, missing: list[str]) -> Curves:
    """One group, or none of its buckets where they cannot be used."""
    columns = meta.get("columns")
    names = columns.get(group) if isinstance(columns, dict) else None
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


def _state(parts: Parts, step: int, missing: list[str]) -> TrainState | None:
    """The state, if there is one and compiled code may safely go on from it."""
    if not any(_part("state", name) in parts for name in STATE_TYPES):
        return None
    try:
        arrays = {name: parts.array(_part("state", name), kind, (None,)) for name, kind in STATE_TYPES.items()}
        state = TrainState(**arrays)
        if state.random.shape != (1,) or state.cursor.shape != (4,) or not _is_safe(state, step):
            raise BadPart("state")
    except BadPart:
        missing.append(STATE)
        return None
    return state


def _is_safe(state: TrainState, step: int) -> bool:
    """Whether cursor and order stay within the examples, wherever they came from."""
    count, cursor = len(state.order), state.cursor
    visits = bool(((state.order >= 0) & (state.order < count)).all())
    return visits and cursor[STEP] == step and cursor[EPOCH] >= 0 and 0 <= cursor[POSITION] < cursor[SIZE] <= count


def _outcome_table(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Finished():
            return {"kind": "finished"}
        case EarlyStopped(best_step):
            return {"kind": "early_stopped", "best_step": best_step}
        case Diverged(step, layer, what):
            return {"kind": "diverged", "step": step, "layer": layer, "what": what}
    return {"kind": "paused"}  # whatever else it was doing, this is how it is found again


def _outcome(table: Any) -> Outcome:
    match table:
        case {"kind": "finished"}:
            return Finished()
        case {"kind": "early_stopped", "best_step": best}:
            return EarlyStopped(_whole(best))
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


def _whole(found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= LONGEST:
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
