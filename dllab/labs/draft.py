"""A lab that is being made: what a teacher has written and trained so far, whole or not, as immutable values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dllab.experiment import Experiment
from dllab.explorers.base import Explorer
from dllab.explorers.files import Page
from dllab.labs.attempt import Record
from dllab.labs.draft_question import Asked, NotWhole, Said
from dllab.labs.lab import Budget, Lab, Start, placed
from dllab.labs.offers import MOST, changed_keys
from dllab.labs.writer import as_table
from dllab.messages import text
from dllab.training.recipe import Edit

Kind = Literal["read", "predict", "do", "explore", "explain"]
KINDS: tuple[Kind, ...] = ("read", "predict", "do", "explore", "explain")
Allowed = Literal["any", "changed", "none", "file"]
START = "start"
SEEDS = tuple(range(10))
OWN = ("seed", "name")  # of an experiment, which is the student's
EDITED = ("id", "kind", "title", "text", "points", "check")  # of a step in a file, which the window shows


@dataclass(frozen=True, eq=False)
class DraftStep:
    """run: how the step is done, as it was trained; page: with what it begins, and solved: how it is left when done.

    asked: of a prediction; None: what its file asks, which cannot be shown here. allowed: which keys may be changed.
    checks: as a lab's file has them. kept: what its file says beside, and solution: how the file says it is done.
    """

    id: str
    kind: Kind = "do"
    title: Said = Said()
    text: Said = Said()
    points: float = 1.0
    checks: tuple[dict[str, Any], ...] = ()
    run: Record | None = None
    page: Explorer | None = None
    solved: Explorer | None = None
    allowed: Allowed = "any"
    asked: Asked | None = Asked()
    kept: Mapping[str, Any] = field(default_factory=dict)
    solution: Mapping[str, Any] | None = None

    def table(self, start: Experiment) -> dict[str, Any]:
        """As a lab's file has it; raises NotWhole. start: what its run begins with."""
        found: dict[str, Any] = dict(self.kept) | {"id": self.id, "kind": self.kind, "points": self.points}
        if not self.text:
            raise NotWhole(text("step {step} says nothing yet"), step=self.id)
        found["text"] = self.text.table
        if self.title:
            found["title"] = self.title.table
        if self.checks:
            found["check"] = list(self.checks)
        if self.kind == "do":
            found.setdefault("start", START)
            if self.allowed != "file":
                found.pop("allow", None)
            if self.allowed in ("changed", "none"):
                found["allow"] = self.changed(start) if self.allowed == "changed" else []
        if self.kind == "explore":
            if self.begun is None:
                raise NotWhole(text("step {step} has no page yet: open one in Explore"), step=self.id)
            if self.page is not None:
                found["explorer"] = _page_table(self.page)
        if self.kind == "predict" and self.asked is not None:
            found["question"] = [self.asked.table(self.id), *found.get("question", ())]
        return found

    def solution_table(self, start: Experiment) -> Mapping[str, Any] | None:
        """How it is done, as a lab's file has it; None where nobody has shown it."""
        if self.run is not None:
            return solution_table(start, self.run)
        if self.solved is not None and self.begun is not None:
            begun = _page_table(self.begun)
            own = {key: value for key, value in _page_table(self.solved).items() if value != begun.get(key)}
            return {"set": own}
        return self.solution

    @property
    def begun(self) -> Explorer | None:
        """The page with which it begins; None where nobody has chosen one."""
        if self.page is None and "explorer" in self.kept:
            return Page.model_validate({"explorer": self.kept["explorer"]}).explorer
        return self.page

    def left(self, settings: Mapping[str, Any]) -> Explorer:
        """The page with which it begins once these settings are put in; raises ExperimentError."""
        begun = {} if self.begun is None else _page_table(self.begun)
        return Page.model_validate({"explorer": placed(begun, dict(settings))}).explorer

    def changed(self, start: Experiment) -> list[str]:
        """The keys in which its run differs from the start."""
        return changed_keys(start, self.run) if self.run else []

    @classmethod
    def of(cls, table: Mapping[str, Any], solution: Mapping[str, Any] | None) -> "DraftStep":
        """The step of a lab's file, and how that says it is done."""
        kept = {key: entry for key, entry in table.items() if key not in EDITED}
        kind = table.get("kind", "do")
        asked: Asked | None = Asked()
        if kind == "predict":
            first, *others = kept["question"]
            asked = Asked.of(first)
            if asked is not None:
                kept["question"] = others
        return cls(
            table["id"], kind, Said.of(table.get("title")), Said.of(table["text"]), table.get("points", 1.0),
            tuple(table.get("check", ())), allowed="file" if "allow" in kept else "any", asked=asked, kept=kept,
            solution=solution,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Draft:
    """start: what every step to be done begins with, if its file does not say otherwise. kept: what its file says."""

    start: Experiment
    id: str = "my-lab"
    title: Said = Said()
    minutes: int = 20
    seeds: tuple[int, ...] = SEEDS
    steps: tuple[DraftStep, ...] = field(default=())
    kept: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, lab: Lab, start: Experiment) -> "Draft":
        """A lab that is gone on with, as its next version. start: what further steps to be done begin with."""
        table = as_table(lab)
        solutions = table.pop("solution", {})
        steps = tuple(DraftStep.of(step, solutions.get(step["id"])) for step in table.pop("step"))
        table["version"] = lab.version + 1
        kept = {key: entry for key, entry in table.items() if key not in ("id", "title", "minutes", "seeds")}
        return cls(start, lab.id, Said.of(table["title"]), lab.minutes, lab.seeds, steps, kept)

    def lab(self) -> Lab:
        """The lab that it is; raises NotWhole, and LabError for what no lab can be."""
        if not self.title:
            raise NotWhole(text("the lab has no title yet"))
        if not self.steps:
            raise NotWhole(text("the lab has no step yet"))
        table: dict[str, Any] = {"schema": 1} | dict(self.kept) | {
            "id": self.id,
            "title": self.title.table,
            "minutes": self.minutes,
            "seeds": list(self.seeds),
            "step": [step.table(self.start_of(step)) for step in self.steps],
        }  # fmt: skip
        begun = {step["start"] for step in table["step"] if "start" in step}
        experiments = {name: one for name, one in table.get("experiments", {}).items() if name in begun}
        if START in begun and START not in experiments:
            experiments[START] = {"experiment": _as_in_file(self.start.as_table())}
        table["experiments"] = experiments
        solutions = {step.id: step.solution_table(self.start_of(step)) for step in self.steps}
        table["solution"] = {name: dict(found) for name, found in solutions.items() if found is not None}
        if self.kept or any(step.run for step in self.steps):
            table["budget"] = self._budget([found.get("steps", 0) for found in table["solution"].values()])
        return Lab.model_validate(table)

    def start_of(self, step: DraftStep) -> Experiment:
        """What the run of a step begins with, with the seed of the experiment that the lab was begun with."""
        named = self.kept.get("experiments", {}).get(step.kept.get("start", START))
        return Start.model_validate(named).with_seed(self.start.seed) if named else self.start

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

    def _budget(self, solutions: list[int]) -> dict[str, int]:
        """Room for four times the steps that the solutions take, and for any network.

        What a lab's file gives stays, as long as the solutions and the number of runs are within it.
        """
        longest, runs = max(solutions, default=0), sum(step.kind == "do" for step in self.steps)
        most = min(max(4 * longest, 1_000), MOST.steps)
        if not self.kept:
            return {"steps": most, "parameters": MOST.parameters, "runs": min(max(4, runs), MOST.runs)}
        given = Budget.model_validate(self.kept.get("budget", {}))
        steps = given.steps if longest <= given.steps else most
        largest = max((step.run.parameters for step in self.steps if step.run), default=0)
        parameters = given.parameters if largest <= given.parameters else MOST.parameters
        return {"steps": steps, "parameters": parameters, "runs": max(given.runs, min(runs, MOST.runs))}


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


def _page_table(page: Explorer) -> dict[str, Any]:
    """What is set on a page, with its name, as a file has it."""
    table: dict[str, Any] = Page(explorer=page).model_dump(mode="json")["explorer"]
    return table


def _as_in_file(value: Any) -> Any:
    """A table with lists where an experiment has tuples, as it is read again."""
    if isinstance(value, dict):
        return {key: _as_in_file(one) for key, one in value.items()}
    return [_as_in_file(one) for one in value] if isinstance(value, list | tuple) else value


def id_of(title: str) -> str:
    """An id that a lab with this title could have."""
    found = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-")
    return found if len(found) >= 3 else "my-lab"
