"""What happens to a lab: it is opened, loaded, answered, checked, kept and handed in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dllab.experiment import Experiment
from dllab.explorers.files import Page
from dllab.gui.document.document import Document
from dllab.gui.document.lab_check import Attempted, judged
from dllab.gui.document.lab_hand_in import HandingIn
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure, Interruptible
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.lab.foot import CANCEL, CHECK, HAND_IN, LOAD, NEXT, SOLUTION
from dllab.gui.panels.lab.lab_list import Entry
from dllab.gui.panels.lab.panel import LabPanel
from dllab.gui.panels.lab.solution import solution_lines
from dllab.gui.panels.lab.step_view import is_locked
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.workspace import LAB, Workspace
from dllab.labs.attempt import Record
from dllab.labs.handin import PageLeft, Student
from dllab.labs.lab import SUFFIX as LAB_SUFFIX
from dllab.labs.lab import Lab, Step, shipped
from dllab.labs.marking import mark
from dllab.labs.progress import Progress, ProgressFolder
from dllab.messages import UserError, text
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer


class LabDesk(QObject):
    """Does what is pressed in the dock.

    refused: words of what cannot be done. handed_in: carries the file that was written.
    """

    refused = Signal(object)
    handed_in = Signal(Path)

    def __init__(
        self,
        panel: LabPanel,
        session: Session,
        document: Document,
        workspace: Workspace,
        pages: Pages,
        settings: Settings,
    ):
        super().__init__(panel)
        self._panel, self._session, self._document = panel, session, document
        self._workspace, self._pages, self._settings = workspace, pages, settings
        self._folder = ProgressFolder(settings.progress)
        self._student: Student | None = None
        self._path = Path()
        self._lab: Lab | None = None
        self._progress: Progress | None = None
        self._answers = Answers(self)
        self.handing_in = HandingIn(session, panel)
        self.handing_in.refused.connect(self.refused)
        self.handing_in.done.connect(self.handed_in)
        self.checking: Interruptible[Attempted, dict[str, Any]] = Interruptible(judged, self)
        self.checking.answered.connect(self._take_judged)
        self.checking.failed.connect(self._take_failure)
        self.checking.given_up.connect(self._take_given_up)
        panel.list.chosen.connect(self.open)
        panel.student.given.connect(self._take_student)
        panel.student.left.connect(self.show_list)
        panel.lab.head.left.connect(self.show_list)
        panel.lab.head.changed_student.connect(self._change_student)
        panel.lab.head.step_wanted.connect(self._turn_to)
        panel.lab.wanted.connect(self._do)
        panel.lab.noted.connect(self._note)

    @property
    def progress(self) -> Progress | None:
        """Of the lab that is open."""
        return self._progress

    def show(self) -> None:
        """Bring the dock to the front; where no lab is open, with all labs."""
        self._pages.show_training()
        self._workspace.bring(LAB)
        if not self._panel.is_open:
            self.show_list()

    def show_list(self) -> None:
        """All labs, and how far this student is in each."""
        self.close()
        self._document.end_step()
        self._lab = self._progress = None
        if self._student is None:
            self._student = next(iter(self._folder.students()), None)
        found = []
        own = [path for path in self._settings.recent if path.name.endswith(LAB_SUFFIX)]
        for path in (*shipped(), *own):
            try:
                lab = Lab.load(path)
            except UserError as error:
                self.refused.emit(partial(error_words, error))
                continue
            progress = self._folder.load(lab, self._student) if self._student else None
            found.append(Entry(path, lab, len(progress.done) if progress else 0))
        self._panel.show_list(found)

    def open(self, path: Path) -> None:
        """Open a lab where this student left it; who it is, is asked where nobody knows."""
        try:
            lab = Lab.load(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return
        self.close()
        self._path, self._lab, self._progress = path, lab, None
        self._pages.show_training()
        self._workspace.bring(LAB)
        known = self._folder.students()
        if self._student is None and known:
            self._student = known[0]
        if self._student is None:
            self._panel.ask_for_student(known)
        else:
            self._begin(self._student)

    def close(self) -> None:
        """End what is being measured."""
        self.checking.cancel()

    def _change_student(self) -> None:
        self.close()
        self._panel.ask_for_student(self._folder.students())

    def _take_student(self, student: Student) -> None:
        self._student = student
        self._keep(partial(self._folder.remember, student))
        if self._lab is not None:
            self._begin(student)
        else:
            self.show_list()

    def _begin(self, student: Student) -> None:
        assert self._lab is not None
        progress = self._folder.load(self._lab, student) or Progress.begun(self._lab, self._path, student)
        self._show(progress)

    def _show(self, progress: Progress) -> None:
        """Take over what happened, keep it, and show it."""
        assert self._lab is not None
        if self._progress is not None and progress.at != self._progress.at:
            self._document.end_step()
        self._progress = progress
        self._keep(partial(self._folder.save, progress))
        self._panel.show_lab(self._lab, progress)

    def _keep(self, save: Any) -> None:
        try:
            save()
        except UserError as error:
            self.refused.emit(partial(error_words, error))

    @property
    def _step(self) -> Step:
        assert self._lab is not None and self._progress is not None
        return self._lab.of_id(self._progress.at)

    def _do(self, name: str) -> None:
        if self._lab is None or self._progress is None:
            return
        does = {
            LOAD: self._load, CHECK: self._check, CANCEL: self.checking.cancel, NEXT: self._go_on,
            SOLUTION: self._solve, HAND_IN: self._hand_in,
        }  # fmt: skip
        does[name]()

    def _turn_to(self, step: str) -> None:
        assert self._lab is not None and self._progress is not None
        if self._progress.is_open(self._lab, self._lab.of_id(step)):
            self.close()
            self._show(self._noted(self._progress).moved(step))

    def _go_on(self) -> None:
        assert self._lab is not None and self._progress is not None
        steps, step = [one.id for one in self._lab.step], self._step
        progress = self._noted(self._progress)
        asks = bool(step.check or step.question)
        if step.id not in progress.done and not asks and (step.kind != "explain" or progress.handin.notes.get(step.id)):
            progress = progress.finished(step.id)
        place = steps.index(step.id) + 1
        if place < len(steps) and progress.is_open(self._lab, self._lab.step[place]):
            self.close()
            progress = progress.moved(steps[place])
        self._show(progress)

    def _noted(self, progress: Progress) -> Progress:
        """With what stands in the step's own sheet."""
        view = self._panel.lab.view
        return progress.noted(self._step.id, view.written) if view is not None and view.editor is not None else progress

    def _note(self, step: str, words: str) -> None:
        if self._progress is not None:
            self._progress = self._progress.noted(step, words)
            self._keep(partial(self._folder.save, self._progress))

    def _load(self) -> None:
        """Put what the step starts with into the window."""
        assert self._lab is not None and self._progress is not None
        step = self._step
        if step.explorer is not None:
            settings = step.page({})
            self._pages.open(Page.model_validate({"explorer": settings}))
            return
        self._document.begin_step(self._start(step), step.allow)
        for name in step.show:
            if name in self._workspace.docks:
                self._workspace.bring(name)

    def _start(self, step: Step) -> Experiment:
        assert self._lab is not None and self._progress is not None
        return self._lab.start_of(step, self._progress.handin.seed)

    def _check(self) -> None:
        """Take over the answers; measure the run, where there is one to be measured."""
        assert self._progress is not None
        step, progress = self._step, self._progress
        given = self._panel.lab.answers
        if step.kind == "predict" and len(given) < len(step.question):
            self._panel.lab.tell(partial(tr, "Answer every question first."), problem=True)
            return
        fresh = {
            question.id: given[question.id]
            for question in step.question
            if question.id in given
            and not is_locked(question, step, progress)
            and given[question.id] not in progress.answers(question.id)[-1:]
        }
        self._progress = progress = progress.answered(step.id, fresh)
        if step.kind == "do":
            future = self._session.ask(_record)
            self._answers.wait(future, partial(self._take_run, step.id), self._say_failure, _no_run)
        elif step.explorer is not None:
            page = self._pages.room.pages.get(step.explorer["name"])
            if page is None:
                self._panel.lab.tell(partial(tr, "Open the page first."), problem=True)
                return
            settings = page.saved().model_dump(mode="json")["explorer"]
            self._progress = progress.with_page(step.id, PageLeft(settings=settings, step=page.step))
            self._measure(step)
        elif any(True for _ in step.measures):
            self._measure(step)
        else:
            handin = progress.only(self._lab_there, step)
            self._panel.lab.tell(None)
            self._take(step, mark(handin.work(self._lab_there), step).as_json())

    @property
    def _lab_there(self) -> Lab:
        assert self._lab is not None
        return self._lab

    def _take_run(self, step: str, record: Record) -> None:
        if self._progress is not None and self._progress.at == step:
            self._progress = self._progress.with_run(step, record)
            self._measure(self._step)

    def _measure(self, step: Step) -> None:
        """Have the step judged as the teacher will."""
        assert self._progress is not None
        self._keep(partial(self._folder.save, self._progress))
        self._panel.lab.foot.show_checking(True)
        self.checking.ask(Attempted(self._progress.only(self._lab_there, step), self._path, step.id))

    def _take_judged(self, asked: Attempted, found: dict[str, Any]) -> None:
        self._panel.lab.foot.show_checking(False)
        progress = self._progress
        if progress is not None and progress.handin.session == asked.handin.session and progress.at == asked.step:
            self._panel.lab.tell(None)
            self._take(self._step, found)

    def _take(self, step: Step, found: dict[str, Any]) -> None:
        """Take over what a step is worth."""
        assert self._progress is not None
        progress = self._progress.marked(step.id, found["ok"], found["points"], found["of"])
        settled = step.kind == "predict" and all(
            result["ok"] or is_locked(question, step, progress)
            for question, result in zip(step.question, found["questions"], strict=True)
        )
        if found["ok"] or settled:
            progress = progress.finished(step.id)
        self._show(progress)
        self._panel.lab.show_results(step.id, found)

    def _take_failure(self, asked: Attempted, failure: Failure) -> None:
        self._panel.lab.foot.show_checking(False)
        self._say_failure(failure)

    def _take_given_up(self) -> None:
        self._panel.lab.foot.show_checking(False)
        self._panel.lab.tell(None)

    def _say_failure(self, failure: Failure) -> None:
        self._panel.lab.tell(failure.words, problem=True)

    def _solve(self) -> None:
        """Show how it is done; the step counts as solved with help."""
        assert self._progress is not None
        step = self._step
        self.close()
        self._show(self._progress.gave_up(step.id).finished(step.id))
        self._panel.lab.show_solution(step.id, solution_lines(self._lab_there, step, self._progress.handin.seed))

    def _hand_in(self) -> None:
        assert self._progress is not None
        self._show(self._noted(self._progress))
        self.handing_in.ask_for_name(self._progress, self._path)


def _record(trainer: "Trainer") -> Record:
    """The run as it stands."""
    return Record(trainer.now.recipe, trainer.step, trainer.digest())


class _NoRun(UserError):
    """Nothing was trained yet."""


def _no_run() -> UserError:
    return _NoRun(text("There is no run yet. Press Load, then Run."))
