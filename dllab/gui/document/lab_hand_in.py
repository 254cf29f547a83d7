"""Writing what was done in a lab as the one file that a teacher gets."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure
from dllab.gui.kit.file_dialog import file_dialog, file_name
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.lab.report import report_page
from dllab.labs.handin import SUFFIX, arithmetic
from dllab.labs.lab import Lab
from dllab.labs.progress import Progress
from dllab.messages import UserError, text
from dllab.training.session import Session

Arithmetic = dict[str, str | int | None]


class HandingIn(QObject):
    """Asks where the file shall be. refused: words of why it cannot be written.

    done: carries the file, the Progress that it holds and its Lab, which need not be the one that is open by now.
    """

    refused = Signal(object)
    done = Signal(Path, object, object)

    def __init__(self, session: Session, parent: QWidget):
        super().__init__(parent)
        self._session, self._window = session, parent
        self._answers = Answers(self)

    def ask_for_name(self, progress: Progress, lab: Lab, file: Path) -> None:
        """Let a person say where the hand-in is written. file: the lab's."""
        dialog = file_dialog(self._window.window(), tr("Hand in"))
        dialog.setNameFilters([tr("Hand-ins (*.dllab-handin)"), tr("All files (*)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(name_of(progress))
        dialog.fileSelected.connect(partial(self._write_named, progress, lab, file))
        dialog.show()

    def write(self, progress: Progress, lab: Lab, file: Path, path: Path) -> None:
        """Write the file, once it is known how this machine computes."""
        future = self._session.ask(lambda trainer: arithmetic())
        write = partial(self._write, progress, lab, file, path)
        self._answers.wait(future, write, partial(_without_arithmetic, write), _no_run)

    def _write_named(self, progress: Progress, lab: Lab, file: Path, name: str) -> None:
        self.write(progress, lab, file, Path(name))

    def _write(self, progress: Progress, lab: Lab, file: Path, path: Path, found: Arithmetic) -> None:
        try:
            progress.to_hand_in(found).save(path, file, report_page(lab, progress))
        except UserError as error:
            self.refused.emit(partial(error_words, error))
        else:
            self.done.emit(path, progress, lab)


def name_of(progress: Progress) -> str:
    """What the file is called at first: the lab and the student's number."""
    return f"{progress.handin.lab.id}-{file_name(progress.handin.student.number)}{SUFFIX}"


def _without_arithmetic(write: partial[None], failure: Failure) -> None:
    """Hand in all the same: the replay decides, with or without it."""
    write({})


class _NoRun(UserError):
    """No run is there to be asked."""


def _no_run() -> UserError:
    return _NoRun(text("There is no run yet."))
