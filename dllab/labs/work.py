"""What somebody did in a lab, looked at: every run is trained again once, when it is first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.labs.attempt import Attempt, Given, Record, Refused, Watch
from dllab.labs.lab import BASELINE, NAME, THIS, Lab, Settings, Step
from dllab.labs.measures import OfRun
from dllab.labs.questions import Answer
from dllab.labs.results import Result
from dllab.messages import UserError, text
from dllab.training.recipe import Edit, Recipe


class NotThere(UserError):
    """Something that was not handed in."""


@dataclass(frozen=True)
class Opened:
    """A page as it was left: what was set, and the step that it showed; None for the last one."""

    settings: Settings = field(default_factory=dict)
    step: int | None = None


@dataclass
class Work:
    """Runs, answers and pages by step and question.

    gave_up: the steps whose solution was shown. seed: the student's, which every run has to begin with.
    """

    lab: Lab
    seed: int
    runs: Mapping[str, Record] = field(default_factory=dict)
    answers: Mapping[str, Sequence[Answer]] = field(default_factory=dict)
    pages: Mapping[str, Opened] = field(default_factory=dict)
    gave_up: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._library = Library()
        self._attempts: dict[tuple[str, bool], Attempt | UserError] = {}
        if len(self.runs) > self.lab.budget.runs:
            raise Refused(
                text("{count} runs are more than this lab allows ({most})"),
                count=len(self.runs), most=self.lab.budget.runs,
            )  # fmt: skip

    def at(self, step: Step) -> "Place":
        """The work, seen from one of its steps."""
        return Place(self, step)

    def attempt(self, step: Step, baseline: bool = False) -> Attempt:
        """The run of a step, or what it starts with for as many steps; raises what Attempt raises, and NotThere."""
        key = step.id, baseline
        if key not in self._attempts:
            try:
                self._attempts[key] = self._replayed(step, baseline)
            except UserError as error:  # remembered: refusing may have taken long
                self._attempts[key] = error
        found = self._attempts[key]
        if isinstance(found, UserError):
            raise found
        return found

    def _replayed(self, step: Step, baseline: bool) -> Attempt:
        record = self.record(step)
        start = self.lab.start_of(step, self.seed)
        if baseline:
            record = Record(Recipe(start), record.steps)
        elif record.recipe.start.seed != self.seed:
            raise Refused(
                text("the run begins with seed {found}; this student's is {own}"),
                found=record.recipe.start.seed, own=self.seed,
            )  # fmt: skip
        asked = [one for at, one in self._measures() if self._is_of(one, at, step, baseline)]
        windows = tuple(dict.fromkeys(window for one in asked for window in one.windows))
        moments = tuple(dict.fromkeys(moment for one in asked for moment in one.moments))
        given = None if baseline else self.given(step)
        return Attempt(record, start, Watch(windows, moments), self.lab.budget, self._library, given)

    def given(self, step: Step) -> Given | None:
        """The weights that a step's run has to begin with, where it does; raises what `attempt` does for their run."""
        if step.weights_of is None:
            return None
        return Given.at_the_end(step.weights_of, self.attempt(self.lab.of_id(step.weights_of)).trainer)

    def record(self, step: Step) -> Record:
        """What was handed in of a step's run; raises NotThere."""
        if step.id not in self.runs:
            raise NotThere(text("there is no run of step {step}"), step=step.id)
        return self.runs[step.id]

    def _measures(self) -> list[tuple[Step, OfRun]]:
        return [(step, measure) for step in self.lab.step for measure in step.measures]

    @staticmethod
    def _is_of(measure: OfRun, at: Step, step: Step, baseline: bool) -> bool:
        if measure.of_run in (THIS, BASELINE):
            return at is step and baseline == (measure.of_run == BASELINE)
        return measure.of_run == step.id and not baseline


@dataclass(frozen=True)
class Place:
    """The work as a step's checks and questions see it."""

    work: Work
    step: Step

    def attempt(self, of_run: str) -> Attempt:
        """The run that a measure is of; raises UserError where it cannot be had."""
        if of_run in (THIS, BASELINE):
            return self.work.attempt(self.step, of_run == BASELINE)
        return self.work.attempt(self.work.lab.of_id(of_run))

    def changed(self, of_run: str) -> list[str]:
        """The keys in which a run and its edits differ from what its step starts with."""
        step = self.step if of_run in (THIS, BASELINE) else self.work.lab.of_id(of_run)
        recipe = self.work.record(step).recipe
        pairs: list[tuple[Experiment, Experiment]] = [(self.work.lab.start_of(step, self.work.seed), recipe.start)]
        pairs += [(act.before, act.experiment) for act in recipe.acts if isinstance(act, Edit)]
        keys = (change.key for before, after in pairs for change in changes(before, after))
        return [key for key in dict.fromkeys(keys) if key != NAME]

    def readout(self, explorer: str, of: str, settings: Settings, at: int | None, of_step: str) -> float:
        """A number of the page that was handed in for a step; of one that the lab sets whole, if the step has none.

        Raises NotThere where none was handed in: a page nobody came to is not worth what its start fulfils.
        """
        step = self.step if of_step == THIS else self.work.lab.of_id(of_step)
        if step.explorer is None:
            page = Step(id=step.id, kind="explore", text=step.text, explorer={"name": explorer})
            return _number(page, settings, of, at)
        opened = self.work.pages.get(step.id)
        if opened is None:
            raise NotThere(text("there is no page of step {step}"), step=step.id)
        if step.explorer.get("name") != explorer or opened.settings.get("name", explorer) != explorer:
            raise NotThere(text("step {step} is about another page than {explorer}"), step=step.id, explorer=explorer)
        return _number(step, opened.settings | settings, of, opened.step if at is None else at)

    def answer(self, question: str) -> Result:
        """What the answers to a question are worth, wherever it stands."""
        step, asked = self.work.lab.questions[question]
        return asked.look(self.work.answers.get(question, ()), self.work.at(step))


def _number(step: Step, settings: Settings, of: str, at: int | None) -> float:
    page = step.page(settings)
    played = page.steps if at is None else min(at, page.steps)
    return page.readouts(played).get(of, float("nan"))
