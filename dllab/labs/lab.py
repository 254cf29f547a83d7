"""A lab as its file holds it: where its runs start, what is to be done, asked and checked, and how it is solved."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from dllab import suffixes
from dllab.assets import resource
from dllab.experiment import Experiment, files
from dllab.experiment.assigning import DEEPEST, with_value
from dllab.experiment.files import ExperimentError
from dllab.experiment.presets import presets
from dllab.experiment.problems import shown
from dllab.explorers.base import Explorer
from dllab.explorers.files import Page
from dllab.labs.checks import AnswerCheck, AnyCheck, Check, Combination
from dllab.labs.keys import Key
from dllab.labs.measures import OfRun, Readout
from dllab.labs.questions import ID, AnyQuestion, Question
from dllab.labs.tables import List, NotKnown, NotSound, Table, WholeFile, Words
from dllab.messages import Sentence, text
from dllab.panel_names import Subject

SUFFIX = suffixes.LAB
NAME = "name"  # of an experiment, which is no choice: people may call their run what they like
THIS, BASELINE = "this", "baseline"  # of a measure: the step's own run, and what the step starts with

Settings = dict[str, Any]  # dotted keys -> values


class LabError(ExperimentError):
    """A lab that cannot be used as written; `problems` lists what is wrong, key by key."""


def changed(experiment: Experiment, settings: Settings) -> Experiment:
    """An experiment with some settings put in; raises ExperimentError."""
    own = {NAME: settings[NAME]} if NAME in settings else {}
    others = {key: value for key, value in settings.items() if key != NAME}
    return Experiment.model_validate(placed(experiment.as_table(), others) | own)


def placed(table: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """A table with values at dotted keys; raises ExperimentError for a key that leads too deep."""
    for key, value in settings.items():
        path = key.split(".")
        if len(path) > DEEPEST:
            raise ExperimentError(text("there is no such key: {key}"), key=shown(key))
        table = with_value(table, path, value)
    return table


class Start(Table):
    """An experiment that a step begins with: a preset or a whole experiment, with `set` put in."""

    preset: str = ""
    experiment: dict[str, Any] | None = None
    set: Settings = {}

    @model_validator(mode="after")
    def _can_be_made(self) -> Self:
        if bool(self.preset) == (self.experiment is not None):
            raise NotSound(text("needs a preset or an experiment, one of them"))
        try:
            self.with_seed(0)
        except ExperimentError as error:
            raise NotSound("{reason}", reason=Sentence.of(error)) from None
        return self

    def with_seed(self, seed: int) -> Experiment:
        """The experiment for somebody with this seed; raises ExperimentError."""
        if self.experiment is None:
            known = {preset.id: preset.path for preset in presets()}
            if self.preset not in known:
                raise NotKnown("presets", self.preset, known)
            table = files.read(known[self.preset])
        else:
            table = self.experiment
        return changed(Experiment.model_validate(table), {**self.set, "seed": seed})


class Budget(Table):
    """What one hand-in may cost: steps and parameters of a run, and runs."""

    steps: int = Field(20_000, ge=1, le=200_000)
    parameters: int = Field(500_000, ge=1, le=5_000_000)
    runs: int = Field(12, ge=1, le=40)


class Hint(Table):
    """A help that is offered once a step was checked in vain so often, has lasted so long, or `when` a check failed."""

    text: Words
    after_failures: int | None = Field(None, ge=1, le=20)
    after_minutes: float | None = Field(None, gt=0, le=120)
    when: str | None = None

    @model_validator(mode="after")
    def _can_appear(self) -> Self:
        if self.after_failures is None and self.after_minutes is None and self.when is None:
            raise NotSound(text("needs after_failures, after_minutes or when, or it never appears"))
        return self


class Step(Table):
    """One thing to do.

    start, allow: of `do`. weights_of: of `do`, an earlier step whose run was saved, and with whose weights this one's
    begins. explorer: of `explore`, with its name and what is set at first.
    """

    id: str = Field(pattern=ID)
    kind: Literal["read", "predict", "do", "explore", "explain"] = "do"
    title: Words | None = None
    text: Words
    start: str | None = None
    allow: List[Key] | None = None
    weights_of: str | None = None
    explorer: dict[str, Any] | None = None
    show: List[Subject] = ()
    points: float = Field(1.0, ge=0, allow_inf_nan=False)
    question: List[AnyQuestion] = ()
    check: List[AnyCheck] = ()
    hint: List[Hint] = ()

    @model_validator(mode="after")
    def _has_its_parts(self) -> Self:
        if (self.kind == "do") != (self.start is not None):
            raise NotSound(text("a step has a start where its kind is do, and nowhere else"))
        if (self.kind == "explore") != (self.explorer is not None):
            raise NotSound(text("a step has an explorer where its kind is explore, and nowhere else"))
        if (self.allow is not None or self.weights_of is not None) and self.kind != "do":
            raise NotSound(text("allow and weights_of belong to a step whose kind is do"))
        if self.kind == "predict" and not self.question:
            raise NotSound(text("a prediction needs a question"))
        names = [check.id for check in self.check if check.id]
        for hint in self.hint:
            if hint.when is not None and hint.when not in names:
                raise NotKnown("checks with an id", hint.when, names)
        if self.explorer is not None:
            try:
                self.page({})
            except ExperimentError as error:
                raise NotSound("{reason}", reason=Sentence.of(error)) from None
        return self

    def page(self, settings: Settings) -> Explorer:
        """The step's page with some settings put in; raises ExperimentError."""
        return Page.model_validate({"explorer": placed(self.explorer or {}, settings)}).explorer

    @property
    def asks(self) -> bool:
        """Whether anything is checked or asked in it."""
        return bool(self.check or self.question)

    @property
    def weights(self) -> tuple[float, ...]:
        """By which its points are shared out: those of its checks, then of its questions."""
        return *(check.points for check in self.check), *(question.points for question in self.question)

    @property
    def most(self) -> float:
        """The points that it can give: none where nothing that is checked or asked has a weight."""
        return self.points if any(self.weights) else 0.0

    @property
    def measures(self) -> Iterator[OfRun]:
        """All that its checks and questions measure."""
        for check in self.check:
            yield from check.measures
        for question in self.question:
            yield from question.measures

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.text
        yield from (one.text for one in self.hint)
        yield from (check.fail for check in all_checks(self.check) if check.fail)
        for question in self.question:
            yield from question.words
        if self.title:
            yield self.title


class LaterEdit(Table):
    """What is changed after `at` steps of a run."""

    at: int = Field(ge=0)
    set: Settings


class Solution(Table):
    """How a step is done: a run of so many steps with these settings, a page with these settings, or these answers.

    Answers that are not given here are the right ones, as the questions know them.
    """

    steps: int = Field(0, ge=0)
    set: Settings = {}
    edits: List[LaterEdit] = ()
    answers: dict[str, str] = {}


class Lab(WholeFile):
    """A lab."""

    refusal, unusable = LabError, text("the lab cannot be used:")
    schema_: int = Field(1, alias="schema", ge=1, le=1)
    id: str = Field(pattern=r"^[a-z0-9-]{3,40}$")
    version: int = Field(1, ge=1)
    title: Words
    summary: Words | None = None
    rows: List[int] = ()
    minutes: int = Field(20, ge=1, le=600)
    needs: List[str] = ()
    seeds: List[int] = Field((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), min_length=1)
    budget: Budget = Budget()
    experiments: dict[str, Start] = {}
    step: List[Step] = Field(min_length=1)
    solution: dict[str, Solution] = {}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        ids = [step.id for step in self.step]
        questions = [question.id for step in self.step for question in step.question]
        for names in (ids, questions):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice:
                raise NotSound(text("two steps, or two questions, are called {id}"), id=twice)
        if {THIS, BASELINE} & set(ids):
            raise NotSound(text("no step may be called this or baseline"))
        _refuse_unknown("solution", self.solution, "steps", ids)
        runs = [step.id for step in self.step if step.kind == "do"]
        for step in self.step:
            if step.start is not None:
                _refuse_unknown(step.id, [step.start], "experiments", self.experiments)
            if step.weights_of is not None:
                self._refuse_weights(step)
            for measure in step.measures:
                self._refuse_run(step, measure, runs)
            asked = [check.question for check in all_checks(step.check) if isinstance(check, AnswerCheck)]
            _refuse_unknown(step.id, asked, "questions", questions)
        return self

    def _refuse_weights(self, step: Step) -> None:
        """Raise NotSound for weights that no run before has, or that are not all a network has to begin with."""
        before = self.step[: self.step.index(step)]
        known = [one.id for one in before if one.kind == "do" and one.weights_of is None]
        _refuse_unknown(step.id, [step.weights_of], "earlier steps whose runs draw their weights", known)
        if self.start_of(step, 0).network.normalization.needs_batch:
            raise NotSound(text("weights_of hands on weights only, and this start has batch normalization"))

    @staticmethod
    def _refuse_run(step: Step, measure: OfRun, runs: list[str]) -> None:
        if isinstance(measure, Readout):
            return
        if measure.of_run in (THIS, BASELINE):
            if step.kind != "do":
                raise NotSound(text("step {step} has no run of its own: say which one in of_run"), step=step.id)
        else:
            _refuse_unknown(step.id, [measure.of_run], "steps with a run", runs)

    @property
    def most(self) -> float:
        """All points there are."""
        return sum(step.most for step in self.step)

    def of_id(self, step: str) -> Step:
        """The step of that id; raises NotKnown."""
        for one in self.step:
            if one.id == step:
                return one
        raise NotKnown("steps", step, [one.id for one in self.step])

    def questions_for(self, step: Step) -> dict[str, tuple[Step, Question]]:
        """The questions whose answers it takes to judge one: its own, and those that its checks are about."""
        asked = {check.question for check in all_checks(step.check) if isinstance(check, AnswerCheck)}
        own = {question.id for question in step.question}
        return {name: found for name, found in self.questions.items() if name in asked | own}

    def steps_for(self, step: Step) -> set[str]:
        """The steps whose runs and pages it takes to judge one.

        Its own, those that its checks and questions measure, and those with whose weights they begin.
        """
        measures = [(step, measure) for measure in step.measures]
        measures += [(at, one) for at, asked in self.questions_for(step).values() for one in asked.measures]
        needed = {step.id, *(at.id if one.of_run in (THIS, BASELINE) else one.of_run for at, one in measures)}
        for later in reversed(self.step):  # weights come from an earlier step
            if later.id in needed and later.weights_of:
                needed.add(later.weights_of)
        return needed

    def start_of(self, step: Step, seed: int) -> Experiment:
        """What a step that is to be done begins with."""
        assert step.start is not None
        return self.experiments[step.start].with_seed(seed)

    @property
    def questions(self) -> dict[str, tuple[Step, Question]]:
        """Every question by its id, with the step it stands in."""
        return {question.id: (step, question) for step in self.step for question in step.question}

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.title
        if self.summary:
            yield self.summary
        for step in self.step:
            yield from step.words


def all_checks(checks: tuple[Check, ...]) -> Iterator[Check]:
    """Checks, and those that are inside of them."""
    for check in checks:
        yield check
        if isinstance(check, Combination):
            yield from all_checks(check.checks)


def sha256(path: Path) -> str:
    """The digest of a lab's file, by which two versions are told apart; raises ExperimentError where it is gone."""
    return hashlib.sha256(files.content(path)).hexdigest()


def shipped() -> tuple[Path, ...]:
    """The files of the labs that come with the lab, by the number that their names begin with."""
    return tuple(sorted(resource("labs").glob(f"*{SUFFIX}"), key=lambda path: int(path.name.split("-")[0])))


def _refuse_unknown(where: str, names: Any, family: str, known: Any) -> None:
    for name in names:
        if name not in known:
            unknown = NotKnown(family, name, known)
            raise NotSound(text("{where}: {reason}"), where=where, reason=Sentence.of(unknown))
