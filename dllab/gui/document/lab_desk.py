"""What happens to a lab: it is opened, loaded, gone through, kept and handed in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from dllab.explorers.files import Page
from dllab.gui.document.document import Document
from dllab.gui.document.file_reading import FileReading
from dllab.gui.document.lab_check import LabCheck
from dllab.gui.document.lab_hand_in import HandingIn
from dllab.gui.document.open_lab import OpenLab
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.lab.foot import CANCEL, CHECK, HAND_IN, LOAD, NEXT, SOLUTION
from dllab.gui.panels.lab.lab_list import Entry
from dllab.gui.panels.lab.panel import LabPanel
from dllab.gui.panels.lab.solution import solution_lines
from dllab.gui.panels.lab.words import loaded_words, step_prose
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.workspace import Workspace
from dllab.labs.checks import rest_of
from dllab.labs.handin import Student
from dllab.labs.lab import SUFFIX as LAB_SUFFIX
from dllab.labs.lab import Lab, Step, shipped
from dllab.labs.progress import Progress
from dllab.messages import UserError, text
from dllab.panel_names import LAB
from dllab.training.session import Session


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
        self._panel, self._document, self._workspace = panel, document, workspace
        self._pages, self._settings = pages, settings
        self._opened = OpenLab(settings.progress, self)
        self._opened.refused.connect(self.refused)
        self._listing = FileReading(Lab, self)
        self._listing.refused.connect(self.refused)
        self._listing.found.connect(self._list)
        self.handing_in = HandingIn(session, panel)
        self.handing_in.refused.connect(self.refused)
        self.handing_in.done.connect(self._say_written)
        self.checking = LabCheck(self._opened, panel.lab, session, document, pages)
        self.checking.found.connect(self._show_found)
        document.rested.connect(session.rest_at)
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
        return self._opened.progress

    def show(self) -> None:
        """Bring the dock to the front; where no lab is open, with all labs."""
        self._pages.show_training()
        self._workspace.bring(LAB)
        if not self._panel.is_open:
            self.show_list()

    def show_list(self) -> None:
        """All labs, and how far this student is in each."""
        self.close()
        self._leave_step()
        self._opened.close()
        self._opened.recall()
        own = [path for path in self._settings.recent if path.name.endswith(LAB_SUFFIX)]
        self._panel.show_list([])
        self._listing.begin([*shipped(), *own])

    def _list(self, path: Path, lab: Lab) -> None:
        student = self._opened.student
        progress = self._opened.folder.load(lab, student) if student else None
        self._panel.list.add(Entry(path, lab, len(progress.done) if progress else 0))

    def open(self, path: Path) -> None:
        """Open a lab where this student left it; who it is, is asked where nobody knows."""
        try:
            lab = Lab.load(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return
        self.close()
        self._leave_step()
        self._opened.open(path, lab)
        self._pages.show_training()
        self._workspace.bring(LAB)
        if self._opened.student is None:
            self._panel.ask_for_student(self._opened.folder.students())
        else:
            self._begin(self._opened.student)

    def may_close(self) -> bool:
        """Whether all that was done in labs is kept, or may be lost."""
        lost = self._opened.lost_by_closing()
        if lost is None:
            return True
        buttons = QMessageBox.StandardButton
        said = tr("{reason}. Close, and lose what was done in labs?", reason=error_words(lost))
        answer = QMessageBox.warning(
            self._panel.window(), tr("Labs"), said, buttons.Discard | buttons.Cancel, buttons.Cancel
        )
        return answer == buttons.Discard

    def close(self) -> None:
        """End what is being measured, or read."""
        self._listing.stop()
        self.checking.cancel()

    def _leave_step(self) -> None:
        """Let the window do what the step kept it from, and its page say no more what the step asks."""
        self._document.end_step()
        self._pages.room.show_task(None)

    def _change_student(self) -> None:
        self.close()
        self._panel.ask_for_student(self._opened.folder.students())

    def _take_student(self, student: Student) -> None:
        self._opened.take_student(student)
        if self._opened.lab is not None:
            self._begin(student)
        else:
            self.show_list()

    def _begin(self, student: Student) -> None:
        """Show the lab that is open as this student has left it; its file may be gone since it was opened."""
        try:
            progress = self._opened.begun(student)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            self.show_list()
        else:
            self._show(progress)

    def _show(self, progress: Progress) -> None:
        """Take over what happened, keep it, and show it."""
        before = self._opened.progress
        if before is not None and progress.at != before.at:
            self._leave_step()
        last = self._opened.there.step[-1]
        if last.kind == "read" and progress.at == last.id:  # there is no Next that would finish it
            progress = self._finished(progress, last)
        self._opened.keep(progress)
        self._panel.show_lab(self._opened.there, progress)

    def _show_found(self, step: Step, found: dict[str, object]) -> None:
        """Show what a check has found."""
        self._panel.show_lab(self._opened.there, self._opened.whose)
        self._panel.lab.show_results(step.id, found)

    def _do(self, name: str) -> None:
        if self._opened.progress is None:
            return
        does = {
            LOAD: self._load, CHECK: self.checking.check, CANCEL: self.checking.cancel, NEXT: self._go_on,
            SOLUTION: self._solve, HAND_IN: self._hand_in,
        }  # fmt: skip
        does[name]()

    def _turn_to(self, step: str) -> None:
        lab, progress = self._opened.there, self._opened.whose
        if progress.is_open(lab, lab.of_id(step)):
            self.close()
            self._show(self._noted(progress).moved(step))

    def _go_on(self) -> None:
        lab, step = self._opened.there, self._opened.step
        steps = [one.id for one in lab.step]
        progress = self._noted(self._opened.whose)
        place = steps.index(step.id) + 1
        if place < len(steps) and progress.is_open(lab, lab.step[place]):
            self.close()
            progress = progress.moved(steps[place])
        self._show(progress)

    def _noted(self, progress: Progress) -> Progress:
        """With what stands in the step's own sheet; it finishes a step that asks for nothing else."""
        view, step = self._panel.lab.view, self._opened.step
        if view is not None and view.editor is not None:
            progress = progress.noted(step.id, view.written)
        return self._finished(progress, step)

    def _finished(self, progress: Progress, step: Step) -> Progress:
        """With a step finished that is only read or explained, the latter once something is written."""
        written = step.kind != "explain" or progress.handin.notes.get(step.id)
        return progress if step.asks or step.id in progress.done or not written else progress.finished(step.id)

    def _note(self, step: str, words: str) -> None:
        if self._opened.progress is not None:
            noted = self._opened.progress.noted(step, words)
            self._opened.keep(self._finished(noted, self._opened.there.of_id(step)))

    def _load(self) -> None:
        """Put what the step starts with into the window."""
        step = self._opened.step
        if step.explorer is not None:
            self._pages.open(Page.model_validate({"explorer": step.page({})}))
            self._pages.room.show_task(partial(step_prose, step))
            return
        start = self._opened.there.start_of(step, self._opened.whose.handin.seed)
        rest = rest_of(step.check)
        self._document.begin_step(start, step.allow, rest)
        for name in step.show:
            if name in self._workspace.docks:
                self._workspace.bring(name)
        self._panel.lab.tell(partial(loaded_words, step.allow, rest))

    def _solve(self) -> None:
        """Show how it is done; the step counts as solved with help."""
        step, progress = self._opened.step, self._opened.whose
        self.close()
        self._show(progress.gave_up(step.id).finished(step.id))
        lines = solution_lines(self._opened.there, step, progress.handin.seed)
        self._panel.lab.show_solution(step.id, lines)

    def _hand_in(self) -> None:
        self._show(self._noted(self._opened.whose))
        self.handing_in.ask_for_name(self._opened.whose, self._opened.there, self._opened.path)

    def _say_written(self, path: Path, progress: Progress, lab: Lab) -> None:
        """Where the hand-in is, and, while its lab is open, what of it the hand-in lacks."""
        self.handed_in.emit(path)
        if self._opened.progress is None or self._opened.whose.handin.session != progress.handin.session:
            return
        left = [number for number, step in enumerate(lab.step, 1) if step.asks and step.id not in progress.done]
        if left:
            said = text("Written as {file}. Not done yet: step {steps}. You can go on, and hand in again.")
            self._panel.lab.tell(partial(tr, said, file=path.name, steps=", ".join(map(str, left))))
        else:
            self._panel.lab.tell(partial(tr, text("Written as {file}, for your teacher."), file=path.name))
