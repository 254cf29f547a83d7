"""Checking a step: its answers, its run or its page are taken over and measured, as the teacher will."""

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from dllab.experiment.changes import changes, outside, waiting
from dllab.gui.document.document import Document
from dllab.gui.document.open_lab import OpenLab
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure, GivenUp, Interruptible, Job
from dllab.gui.kit.language import tr
from dllab.gui.panels.lab.lab_view import LabView
from dllab.gui.panels.lab.step_view import is_locked
from dllab.gui.panels.lab.words import waiting_words
from dllab.gui.shell.pages import Pages
from dllab.labs.attempt import Record
from dllab.labs.handin import SUFFIX, HandIn, PageLeft
from dllab.labs.lab import NAME, Step
from dllab.labs.marking import mark
from dllab.labs.progress import Curve, Progress
from dllab.labs.worker import Stopped, Worker, cannot_begin
from dllab.messages import UserError, text
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer


CURVE_POINTS = 150


@dataclass(frozen=True, eq=False)
class Attempted:
    """What is to be judged: a hand-in that holds what one step needs, and the lab's file."""

    handin: HandIn
    lab: Path
    step: str


def judged(asked: Attempted, job: Job) -> dict[str, Any]:
    """What Mark.as_json gives of the step, measured in a process beside; raises NotJudged, GivenUp once nobody waits.

    What crashes there, or takes long, costs no window.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="dllab-lab-")
    except OSError as error:
        raise cannot_begin(error) from error
    with folder as place, Worker() as worker:
        path = Path(place) / f"attempt{SUFFIX}"
        asked.handin.save(path, asked.lab)
        try:
            found = worker.judge(path, asked.lab, job.is_given_up)
        except Stopped:
            raise GivenUp from None
    step: dict[str, Any] = next(step for step in found["steps"] if step["step"] == asked.step)
    return step


class LabCheck(QObject):
    """found: carries the step that was checked, and what Mark.as_json gives of it, once that is kept."""

    found = Signal(object, object)

    def __init__(self, opened: OpenLab, view: LabView, session: Session, document: Document, pages: Pages):
        super().__init__(opened)
        self._opened, self._view, self._session = opened, view, session
        self._document, self._pages = document, pages
        self._tried: Progress | None = None  # with a run that is to replace the one of a step that is done
        self._waiting: tuple[str, ...] = ()  # what the form says, and the run that is measured lacks
        self._answers = Answers(self)
        self.measuring: Interruptible[Attempted, dict[str, Any]] = Interruptible(judged, self)
        self.measuring.answered.connect(self._take_judged)
        self.measuring.failed.connect(self._take_failure)
        self.measuring.given_up.connect(self._take_given_up)

    def cancel(self) -> None:
        """End what is being measured."""
        self.measuring.cancel()

    def check(self) -> None:
        """Take over the answers; measure the run or the page, where there is one to be measured."""
        step, given = self._opened.step, self._view.answers
        if step.kind == "predict" and len(given) < len(step.question):
            self._view.tell(partial(tr, "Answer every question first."), problem=True)
            self._view.let_type()
            return
        self._take_answers(step)
        if step.kind == "do":
            future = self._session.ask(_record)
            self._answers.wait(future, partial(self._take_run, step.id), self._say_failure, _no_run)
        elif step.explorer is not None:
            self._take_page(step, step.explorer["name"])
        elif any(True for _ in step.measures):
            self._measure(step, self._opened.whose)
        else:
            handin = self._opened.whose.only(self._opened.there, step)
            self._view.tell(None)
            self._take(step, mark(handin.work(self._opened.there), step).as_json())

    def _take_answers(self, step: Step) -> None:
        progress, given = self._opened.whose, self._view.answers
        fresh = {
            question.id: given[question.id]
            for question in step.question
            if question.id in given
            and not is_locked(question, step, progress)
            and given[question.id] not in progress.answers(question.id)[-1:]
        }
        self._opened.progress = progress.answered(step.id, fresh)

    def _take_run(self, step: str, found: tuple[Record, Curve]) -> None:
        if self._opened.progress is None or self._opened.progress.at != step:
            return
        if not self._is_of_step(found[0]):
            loaded = text("This run did not begin with what this step starts with. Press Load, then train.")
            self._view.tell(partial(tr, loaded), problem=True)
            return
        self._waiting = waiting(found[0].recipe.experiment, self._document.experiment)
        self._measure(self._opened.step, self._opened.progress.with_run(step, *found))

    def _is_of_step(self, record: Record) -> bool:
        """Whether a run began as the step that is open does, but for what may be changed in it."""
        step, seed = self._opened.step, self._opened.whose.handin.seed
        begun = record.recipe.start
        changed = [change.key for change in changes(self._opened.there.start_of(step, seed), begun)]
        allowed = changed if step.allow is None else (*step.allow, NAME)
        return begun.seed == seed and not outside(changed, allowed)

    def _take_page(self, step: Step, name: str) -> None:
        page = self._pages.room.pages.get(name)
        if page is None:
            self._view.tell(partial(tr, "Open the page first."), problem=True)
            return
        settings = page.saved().model_dump(mode="json")["explorer"]
        self._measure(step, self._opened.whose.with_page(step.id, PageLeft(settings=settings, step=page.step)))

    def _measure(self, step: Step, tried: Progress) -> None:
        """Have the step judged as the teacher will; of one that is done, what is better is kept."""
        opened = self._opened
        self._tried = tried if step.id in tried.done else None
        if self._tried is None:
            opened.keep(tried)
        self._view.foot.show_checking(True)
        self.measuring.ask(Attempted(tried.only(opened.there, step), opened.path, step.id))

    def _take_judged(self, asked: Attempted, found: dict[str, Any]) -> None:
        self._view.foot.show_checking(False)
        progress = self._opened.progress
        if progress is not None and progress.handin.session == asked.handin.session and progress.at == asked.step:
            self._view.tell(None)
            if self._tried is not None and found["points"] <= progress.checked[asked.step].points:
                self._opened.keep(progress)
                self.found.emit(self._opened.step, found)
                self._view.tell(partial(tr, "No higher level than before: what you had is kept."))
                return
            self._opened.progress = self._tried or progress
            self._take(self._opened.step, found)
            if asked.step in asked.handin.runs and self._waiting and not found["ok"]:
                self._view.tell(partial(waiting_words, self._waiting), problem=True)

    def _take(self, step: Step, found: dict[str, Any]) -> None:
        """Take over what a step is worth."""
        progress = self._opened.whose.marked(step.id, found["ok"], found["points"], found["of"])
        run_is_right = step.kind == "predict" or all(result["ok"] for result in found["checks"])
        settled = run_is_right and all(
            result["ok"] or is_locked(question, step, progress)
            for question, result in zip(step.question, found["questions"], strict=True)
        )
        self._opened.keep(progress.finished(step.id) if found["ok"] or settled else progress)
        self.found.emit(step, found)
        if step.kind == "predict" and all(question.graded == "effort" for question in step.question):
            self._view.tell(partial(tr, "Your prediction stands. Go on with Next."))
            self._view.let_type()

    def _take_failure(self, asked: Attempted, failure: Failure) -> None:
        self._view.foot.show_checking(False)
        self._say_failure(failure)

    def _take_given_up(self) -> None:
        self._view.foot.show_checking(False)
        self._view.tell(None)

    def _say_failure(self, failure: Failure) -> None:
        self._view.tell(failure.words, problem=True)


def _record(trainer: "Trainer") -> tuple[Record, Curve]:
    """The run as it stands, and what it looks like."""
    return Record(trainer.now.recipe, trainer.step, trainer.digest()), _curve(trainer)


def _curve(trainer: "Trainer") -> Curve:
    """Its losses as evaluated, at no more than CURVE_POINTS steps; what is not finite is left out."""
    steps, train = trainer.history.column("train_loss_eval")
    val = trainer.history.column("val_loss")[1] if len(trainer.dataset.x_val) else train
    sound = np.flatnonzero(np.isfinite(train) & np.isfinite(val))
    shown = sound[np.unique(np.linspace(0, len(sound) - 1, min(CURVE_POINTS, len(sound))).round().astype(int))]
    return Curve(step=steps[shown].tolist(), train_loss=train[shown].tolist(), val_loss=val[shown].tolist())


class _NoRun(UserError):
    """Nothing was trained yet."""


def _no_run() -> UserError:
    return _NoRun(text("There is no run yet. Press Load, then Run."))
