"""A lab that is being made: what a teacher has written and trained so far, whole or not, as immutable values."""

import re
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dllab.experiment import Experiment
from dllab.labs.attempt import Record
from dllab.labs.lab import Lab
from dllab.labs.numbers import NotANumber, read_number
from dllab.labs.offers import MOST, changed_keys
from dllab.messages import UserError, text
from dllab.training.recipe import Edit

Kind = Literal["read", "predict", "do", "explain"]
KINDS: tuple[Kind, ...] = ("read", "predict", "do", "explain")
Allowed = Literal["any", "changed", "none"]
START = "start"
WITHIN = 0.05  # of a number that is asked for
SEEDS = tuple(range(10))
OWN = ("seed", "name")  # of an experiment, which is the student's


class NotWhole(UserError):
    """A draft that is no lab yet."""


@dataclass(frozen=True)
class Said:
    """A text in both languages; either may still be missing."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        return bool(self.en.strip() or self.zh.strip())

    @property
    def table(self) -> dict[str, str]:
        """As a lab's file has it."""
        return {language: said for language, said in (("en", self.en), ("zh", self.zh)) if said.strip()}


@dataclass(frozen=True, eq=False)
class DraftStep:
    """run: how the step is done, as it was trained. asked, answer: of a prediction. allowed: which keys may be changed.

    checks: as a lab's file has them.
    """

    id: str
    kind: Kind = "do"
    title: Said = Said()
    text: Said = Said()
    points: float = 1.0
    checks: tuple[dict[str, Any], ...] = ()
    run: Record | None = None
    allowed: Allowed = "any"
    asked: Said = Said()
    answer: str = ""

    def table(self, start: Experiment) -> dict[str, Any]:
        """As a lab's file has it; raises NotWhole."""
        found: dict[str, Any] = {"id": self.id, "kind": self.kind, "points": self.points}
        if not self.text:
            raise NotWhole(text("step {step} says nothing yet"), step=self.id)
        found["text"] = self.text.table
        if self.title:
            found["title"] = self.title.table
        if self.kind == "do":
            found |= {"start": START, "check": list(self.checks)}
            if self.allowed != "any":
                found["allow"] = self.changed(start) if self.allowed == "changed" else []
        if self.kind == "predict":
            found["question"] = [self._question()]
        return found

    def changed(self, start: Experiment) -> list[str]:
        """The keys in which its run differs from the start."""
        return changed_keys(start, self.run) if self.run else []

    def _question(self) -> dict[str, Any]:
        if not self.asked:
            raise NotWhole(text("step {step} asks nothing yet"), step=self.id)
        try:
            value = read_number(self.answer)
        except NotANumber:
            said = text("step {step} needs the number that is right")
            raise NotWhole(said, step=self.id) from None
        off = {"within": WITHIN} if value else {"margin": WITHIN}
        return {"id": f"{self.id}-answer", "kind": "number", "text": self.asked.table, "value": value,
                "graded": "effort", **off}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Draft:
    """start: what every step to be done begins with."""

    start: Experiment
    id: str = "my-lab"
    title: Said = Said()
    minutes: int = 20
    seeds: tuple[int, ...] = SEEDS
    steps: tuple[DraftStep, ...] = field(default=())

    def lab(self) -> Lab:
        """The lab that it is; raises NotWhole, and LabError for what no lab can be."""
        if not self.title:
            raise NotWhole(text("the lab has no title yet"))
        if not self.steps:
            raise NotWhole(text("the lab has no step yet"))
        table: dict[str, Any] = {
            "schema": 1,
            "id": self.id,
            "title": self.title.table,
            "minutes": self.minutes,
            "seeds": list(self.seeds),
            "step": [step.table(self.start) for step in self.steps],
        }
        runs = [step for step in self.steps if step.kind == "do"]
        if runs:
            table["experiments"] = {START: {"experiment": _as_in_file(self.start.as_table())}}
            table["budget"] = self._budget([step.run for step in runs if step.run])
        table["solution"] = {step.id: solution_table(self.start, step.run) for step in runs if step.run}
        return Lab.model_validate(table)

    def with_step(self, kind: Kind) -> "Draft":
        """With one more step at the end."""
        taken = {step.id for step in self.steps}
        name = next(f"part-{number}" for number in range(1, 1001) if f"part-{number}" not in taken)
        return replace(self, steps=(*self.steps, DraftStep(name, kind)))

    def with_changed(self, place: int, **changed: Any) -> "Draft":
        """With something else in one of its steps."""
        steps = list(self.steps)
        steps[place] = replace(steps[place], **changed)
        return replace(self, steps=tuple(steps))

    def without(self, place: int) -> "Draft":
        """With one step less."""
        return replace(self, steps=self.steps[:place] + self.steps[place + 1 :])

    def moved(self, place: int, by: int) -> "Draft":
        """With one of its steps further up or down; as it is where it would leave the list."""
        there, steps = place + by, list(self.steps)
        if not 0 <= there < len(steps):
            return self
        steps[place], steps[there] = steps[there], steps[place]
        return replace(self, steps=tuple(steps))

    def _budget(self, runs: list[Record]) -> dict[str, int]:
        """Room for four times the steps that the solutions take, and for any network."""
        longest = max((run.steps for run in runs), default=0)
        most = min(max(4 * longest, 1_000), MOST.steps)
        return {"steps": most, "parameters": MOST.parameters, "runs": min(max(4, len(runs)), MOST.runs)}


def solution_table(start: Experiment, run: Record) -> dict[str, Any]:
    """How a step is done, as a lab's file has it: the sections in which a run differs from the start."""
    edits = [act for act in run.recipe.acts if isinstance(act, Edit)]
    return {
        "steps": run.steps,
        "set": _sections(start, run.recipe.start),
        "edits": [{"at": act.step, "set": _sections(act.before, act.experiment)} for act in edits],
    }


def _sections(before: Experiment, after: Experiment) -> dict[str, Any]:
    old, new = _as_in_file(before.as_table()), _as_in_file(after.as_table())
    return {key: value for key, value in new.items() if key not in OWN and value != old.get(key)}


def _as_in_file(value: Any) -> Any:
    """A table with lists where an experiment has tuples, as it is read again."""
    if isinstance(value, dict):
        return {key: _as_in_file(one) for key, one in value.items()}
    return [_as_in_file(one) for one in value] if isinstance(value, list | tuple) else value


def id_of(title: str) -> str:
    """An id that a lab with this title could have."""
    found = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-")
    return found if len(found) >= 3 else "my-lab"
