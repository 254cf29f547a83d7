"""What the Teach menu does: its windows, made when they are first wanted, and a student's run in the main one."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from dllab.gui.document import file_commands
from dllab.gui.document.document import Document
from dllab.gui.kit.background import Failure, Interruptible, Job
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.appearance import Appearance
from dllab.gui.shell.pages import Pages
from dllab.messages import text
from dllab.training.recipe import Recipe
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.gui.teaching.grading import Grading
    from dllab.gui.teaching.grading_window import GradingWindow
    from dllab.gui.teaching.lab_window import LabWindow
    from dllab.labs.grade import Row


@dataclass(frozen=True, eq=False)
class HandedRun:
    """The run of a step in a hand-in that was graded."""

    grading: "Grading"
    row: "Row"
    step: str


class Teaching(QObject):
    """refused: words of what cannot be done. said: what is good to know for a moment. lab_saved: carries its file."""

    refused = Signal(object)
    said = Signal(object)  # words, in whatever language the window has
    lab_saved = Signal(Path)

    def __init__(self, appearance: Appearance, session: Session, document: Document, pages: Pages, actions: Actions):
        super().__init__(pages)
        self._appearance, self._session, self._document, self._pages = appearance, session, document, pages
        self.grading: GradingWindow | None = None
        self.making: LabWindow | None = None
        self._finding: Interruptible[HandedRun, tuple[Recipe, int]] = Interruptible(_found, self)
        self._finding.answered.connect(self._replay)
        self._finding.failed.connect(self._refuse)
        actions["grade"].triggered.connect(self.show_grading)
        actions["new_lab"].triggered.connect(self.show_making)
        appearance.changed.connect(self._apply_theme)

    def show_grading(self) -> None:
        """Open the window that grades, or bring it to the front."""
        if self.grading is None:
            from dllab.gui.teaching.grading_window import GradingWindow

            self.grading = GradingWindow(self._pages.window(), self._appearance.theme)
            self.grading.run_wanted.connect(self.open_run)
        _bring(self.grading)

    def show_making(self) -> None:
        """Open the window in which a lab is made, of the experiment that is open; or bring it to the front."""
        self._document.commit_typing()
        start = self._document.experiment
        if self.making is None:
            from dllab.gui.teaching.lab_window import LabWindow

            self.making = LabWindow(
                self._pages.window(), self._appearance.theme, self._session, self._pages.room, start
            )
            self.making.saved.connect(self.lab_saved)
        elif not self.making.draft.steps:
            self.making.use_start(start)
        _bring(self.making)

    def open_run(self, asked: "Grading", row: "Row", step: str) -> None:
        """Train a student's run again in the main window, once it is found in the hand-in."""
        self._finding.ask(HandedRun(asked, row, step))

    def _replay(self, asked: HandedRun, found: tuple[Recipe, int]) -> None:
        from dllab.gui.teaching.words import step_titles  # the grading window, which this comes from, has it already

        recipe, steps = found
        self._pages.show_training()
        self._document.open(recipe.experiment)
        self._session.replay(recipe, steps)
        self._pages.window().raise_()
        student = asked.row.student
        who = f"{student.get('name', '')} ({student.get('number', '')})".strip()
        words = text("The run of {student}, step {step}, is trained again")
        self.said.emit(lambda: tr(words, student=who, step=step_titles(asked.row).get(asked.step, asked.step)))

    def _refuse(self, asked: HandedRun, failure: Failure) -> None:
        self.refused.emit(failure.words)

    def may_close(self) -> bool:
        """Whether a lab that is being made is saved, or may be lost."""
        making = self.making
        if making is None or not making.modified:
            return True
        answer = file_commands.ask_about_changes(making, making.draft.title.en or making.draft.id)
        if answer == QMessageBox.StandardButton.Save:
            _bring(making)
            making.ask_for_name()
        return answer == QMessageBox.StandardButton.Discard

    def close(self) -> None:
        """End what goes on in its windows, and for them."""
        self._finding.cancel()
        for window in (self.grading, self.making):
            if window is not None:
                window.close_work()

    def _apply_theme(self, theme: Theme) -> None:
        for window in (self.grading, self.making):
            if window is not None:
                window.apply_theme(theme)


def _found(asked: HandedRun, job: Job) -> tuple[Recipe, int]:
    """In the background's thread: reads the labs, and trains the run with whose weights it begins, where one does."""
    from dllab.labs.handed_run import run_in

    return run_in(asked.grading.folder / asked.row.file, asked.grading.lab_files, asked.step)


def _bring(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
