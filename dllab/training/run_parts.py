"""The recipe and the state of a run as parts of its file, and back without trusting a word of them.

    recipe.json          what the run began as, and every act; an edit holds the sections that it changed
    recipe/3.npy …       the parameters that act 3 loaded
    state.json           calendar, schedule feedback, early stopping, goals passed, next evaluation, seconds
    state/order.npy …    the TrainState
    best/parameters.npy  what early stopping would go back to, and best/running.npy

A forged file may hold anything: what is read here is a run that could have been, or nothing.
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

import numpy as np
from numpy.typing import DTypeLike, NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dllab.engine.schedules import SCHEDULES
from dllab.engine.schedules.base import LONGEST
from dllab.engine.state import EPOCH, POSITION, SIZE, STEP, TrainState
from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.changes import ShapesRun
from dllab.training.calendar import Calendar, Stretch
from dllab.training.early_stopping import Best
from dllab.training.goals import Goal, Kind
from dllab.training.outcomes import Outcome
from dllab.training.parts import BadPart, Parts
from dllab.training.recipe import Act, Edit, Escape, Extension, Loading, Recipe, Stop
from dllab.training.run_state import RunState

RECIPE, STATE = "recipe.json", "state.json"
MOST_STEPS = 2**62
STATE_TYPES: dict[str, DTypeLike] = {
    "parameters": np.float32,
    "slots": np.float32,
    "running": np.float32,
    "order": np.int64,
    "random": np.uint64,
    "cursor": np.int64,
}

Contents = dict[str, str | NDArray[Any]]
Count = Annotated[int, Field(ge=0, le=MOST_STEPS)]
Epochs = Annotated[int, Field(ge=1, le=LONGEST)]


class PartModel(BaseModel):
    """A table in a file: exactly these keys, exactly these types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    @classmethod
    def read(cls, parts: Parts, name: str) -> Any:
        """The part called `name`; raises BadPart."""
        try:
            return cls.model_validate(parts.table(name))
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
        raise BadPart(f"{name}: {reason}")


class _ActTable(PartModel):
    kind: Literal["edit", "extension", "stop", "loading", "escape"]
    step: Count
    sections: dict[str, Any] | None = None
    end: Count | None = None


class _RecipeTable(PartModel):
    start: dict[str, Any]
    since: Count
    data: str = Field(pattern=r"^([0-9a-f]{64})?$")
    weights: str = Field("", pattern=r"^([0-9a-f]{64})?$")
    acts: list[_ActTable]


class _BestTable(PartModel):
    value: float
    step: Count
    epoch: float
    kept: bool


class _StretchTable(PartModel):
    step: Count
    epoch: Count
    position: Count
    size: Count
    batch: int = Field(ge=1)
    epochs: Epochs
    easy_epochs: float = Field(ge=0, le=LONGEST)


class _StateTable(PartModel):
    stretches: list[_StretchTable] = Field(min_length=1)
    stop: Count | None
    feedback: list[float]
    best: _BestTable | None
    passed: list[Any] = []  # earlier versions had no goals
    next_evaluation: Count
    seconds: float = Field(ge=0, allow_inf_nan=False)


def recipe_parts(recipe: Recipe, data: str) -> Contents:
    """A recipe, and the fingerprint of the data it was carried out on."""
    loaded = {_loaded(number): act.parameters for number, act in enumerate(recipe.acts) if isinstance(act, Loading)}
    return {RECIPE: json.dumps(recipe_table(recipe, data)), **loaded}


def recipe_table(recipe: Recipe, data: str = "") -> dict[str, Any]:
    """A recipe as plain values, without the parameters that were loaded on its way."""
    table = {
        "start": recipe.start.as_table(),
        "since": recipe.since,
        "data": data,
        "acts": [_act_table(act) for act in recipe.acts],
    }
    if recipe.weights:
        table["weights"] = recipe.weights
    return table


def read_recipe(parts: Parts) -> Recipe:
    """The recipe in a file; raises BadPart."""
    return _recipe(_RecipeTable.read(parts, RECIPE), parts)


def read_recipe_table(table: Any) -> Recipe:
    """The recipe that plain values hold; raises BadPart, also where parameters were loaded on its way."""
    try:
        read = _RecipeTable.model_validate(table)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise BadPart(f"{RECIPE}: {reason}") from None
    return _recipe(read, None)


def _recipe(table: _RecipeTable, parts: Parts | None) -> Recipe:
    try:
        start = Experiment.model_validate(table.start)
        acts = tuple(_acts(parts, table.acts, start))
    except (ExperimentError, ShapesRun) as error:
        raise BadPart(f"{RECIPE}: {error}") from None
    steps = [table.since, *(act.step for act in acts)]
    if sorted(steps) != steps:
        raise BadPart(RECIPE)
    return Recipe(start, acts, table.since, table.data, table.weights)


def state_parts(run_state: RunState) -> Contents:
    """A run's state, without its recipe and outcome."""
    best, calendar = run_state.best, run_state.calendar
    table = {
        "stretches": [vars(stretch) for stretch in calendar.stretches],
        "stop": calendar.stop,
        "feedback": run_state.feedback,
        "best": best and {
            "value": best.value, "step": best.step, "epoch": best.epoch, "kept": best.parameters is not None
        },
        "passed": [[goal.kind, goal.value] for goal in run_state.passed],
        "next_evaluation": run_state.next_evaluation,
        "seconds": run_state.seconds,
    }  # fmt: skip
    contents: Contents = {STATE: json.dumps(table)}
    contents |= {f"state/{name}.npy": array for name, array in run_state.state._asdict().items()}
    if best and best.parameters is not None and best.running is not None:
        contents |= {"best/parameters.npy": best.parameters, "best/running.npy": best.running}
    return contents


def has_state(parts: Parts) -> bool:
    """Whether there is any of a state in the file."""
    return any(f"state/{name}.npy" in parts for name in STATE_TYPES)


def read_state(parts: Parts, recipe: Recipe, outcome: Outcome, step: int) -> RunState:
    """The state in a file, from which compiled code may safely go on; raises BadPart."""
    state, table = _arrays(parts, step), _StateTable.read(parts, STATE)
    stretches = tuple(Stretch(**stretch.model_dump()) for stretch in table.stretches)
    calendar = Calendar(len(state.order), stretches, table.stop)
    lengths = {len(choice().no_feedback()) for choice in SCHEDULES}
    if not _agrees(calendar, recipe, state) or len(table.feedback) not in lengths or table.next_evaluation <= step:
        raise BadPart(STATE)
    return RunState(
        recipe, calendar, state, tuple(table.feedback), _best(parts, table.best, state),
        tuple(map(read_goal, table.passed)), table.next_evaluation, table.seconds, outcome,
    )  # fmt: skip


def read_state_of_format_1(parts: Parts, experiment: Experiment, outcome: Outcome, step: int) -> RunState:
    """What there is of a state in a file of format 1, as good as it can be had; raises BadPart.

    Such a file does not say what the schedule and early stopping remember, nor what was edited when.
    """
    state, training = _arrays(parts, step), experiment.training
    count, (_, epoch, position, size) = len(state.order), state.cursor.tolist()
    calendar = Calendar.of(training, count)
    if not _stands_at(calendar, state):  # it was edited on the way
        calendar = Calendar.since(training, count, step, epoch, position, size)
    return RunState(
        Recipe(experiment, since=step), calendar, state, experiment.schedule.no_feedback(), None, (), step + 1, 0.0,
        outcome,
    )  # fmt: skip


def read_goal(found: Any) -> Goal:
    """A goal as it stands in a file, [kind, value]; raises BadPart."""
    match found:
        case [str(kind), int(value) | float(value)] if kind in get_args(Kind) and 0 <= value <= MOST_STEPS:
            return Goal(kind, value)  # type: ignore[arg-type]
    raise BadPart(STATE)


def _act_table(act: Act) -> dict[str, Any]:
    match act:
        case Edit(step, before, experiment):
            old, new = before.as_table(), experiment.as_table()
            sections = {key: value for key, value in new.items() if value != old[key]}
            return {"kind": "edit", "step": step, "sections": sections}
        case Extension(step):
            return {"kind": "extension", "step": step}
        case Stop(step, end):
            return {"kind": "stop", "step": step, "end": end}
        case Loading(step=step):
            return {"kind": "loading", "step": step}
        case Escape(step):
            return {"kind": "escape", "step": step}


def _acts(parts: Parts | None, tables: list[_ActTable], experiment: Experiment) -> Iterator[Act]:
    for number, table in enumerate(tables):
        match table:
            case _ActTable(kind="edit", step=step, sections=dict(sections)):
                after = Experiment.model_validate(experiment.as_table() | sections)
                yield Edit(step, experiment, after)
                experiment = after
            case _ActTable(kind="stop", step=step, end=int(end)):
                yield Stop(step, end)
            case _ActTable(kind="extension", step=step):
                yield Extension(step)
            case _ActTable(kind="escape", step=step):
                yield Escape(step)
            case _ActTable(kind="loading", step=step) if parts:
                yield Loading(step, parts.array(_loaded(number), np.float32, (None,)))
            case _:
                raise BadPart(RECIPE)


def _loaded(number: int) -> str:
    return f"recipe/{number}.npy"


def _arrays(parts: Parts, step: int) -> TrainState:
    arrays = {name: parts.array(f"state/{name}.npy", kind, (None,)) for name, kind in STATE_TYPES.items()}
    state = TrainState(**arrays)
    count, cursor = len(state.order), state.cursor
    if state.random.shape != (1,) or cursor.shape != (4,) or count == 0:
        raise BadPart("state")
    visits = bool(((state.order >= 0) & (state.order < count)).all())
    within = cursor[EPOCH] >= 0 and 0 <= cursor[POSITION] < cursor[SIZE] <= count
    if not (visits and within and cursor[STEP] == step):
        raise BadPart("state")
    return state


def _agrees(calendar: Calendar, recipe: Recipe, state: TrainState) -> bool:
    """Whether a calendar is possible, the recipe's, and stands where the state does."""
    count, training = calendar.examples, recipe.experiment.training
    rises = all(one.step < other.step for one, other in zip(calendar.stretches, calendar.stretches[1:], strict=False))
    possible = all(s.position < s.size <= count and s.batch <= count for s in calendar.stretches)
    expected = Calendar.of(training, count).stretches[-1]
    last = calendar.stretches[-1]
    same = (last.batch, last.epochs, last.easy_epochs) == (expected.batch, expected.epochs, expected.easy_epochs)
    return rises and possible and same and _stands_at(calendar, state)


def _stands_at(calendar: Calendar, state: TrainState) -> bool:
    step, epoch, position, size = state.cursor.tolist()
    if step < calendar.stretches[-1].step:
        return False
    found = [int(value) for value in calendar.place(step)]
    return found[:2] == [epoch, position] and (position == 0 or found[2] == size)


def _best(parts: Parts, table: _BestTable | None, state: TrainState) -> Best | None:
    if table is None:
        return None
    if not table.kept:
        return Best(table.value, table.step, table.epoch, None, None)
    parameters = parts.array("best/parameters.npy", np.float32, state.parameters.shape)
    running = parts.array("best/running.npy", np.float32, state.running.shape)
    return Best(table.value, table.step, table.epoch, parameters, running)
