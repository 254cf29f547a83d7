"""The lab that is open, who is in it, and how far they are: kept in a file after every event."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.labs.handin import Student
from dllab.labs.lab import Lab, Step
from dllab.labs.progress import Progress, ProgressFolder
from dllab.messages import UserError, text


class OpenLab(QObject):
    """lab, progress: None where none is open, or where nobody knows yet whose it is. refused: why nothing is kept."""

    refused = Signal(object)

    def __init__(self, folder: Path, parent: QObject):
        super().__init__(parent)
        self.folder = ProgressFolder(folder)
        self.student: Student | None = None
        self.path = Path()
        self.lab: Lab | None = None
        self.progress: Progress | None = None

    def open(self, path: Path, lab: Lab) -> None:
        """Open a lab; where nobody has been here before, nobody's yet."""
        self.path, self.lab, self.progress = path, lab, None
        self.recall()

    def close(self) -> None:
        """Have none open."""
        self.lab = self.progress = None

    def recall(self) -> None:
        """Take whoever was here last for the student, if nobody has said who it is."""
        if self.student is None:
            self.student = next(iter(self.folder.students()), None)

    def take_student(self, student: Student) -> None:
        """Know who it is from now on."""
        self.student = student
        self._keep(partial(self.folder.remember, student))

    def begun(self, student: Student) -> Progress:
        """Where somebody has left this lab, or its beginning."""
        return self.folder.load(self.there, student) or Progress.begun(self.there, self.path, student)

    def keep(self, progress: Progress) -> None:
        """Take over what happened, and keep it."""
        self.progress = progress
        self._keep(partial(self.folder.save, progress))

    @property
    def there(self) -> Lab:
        """The lab, where one is open."""
        assert self.lab is not None
        return self.lab

    @property
    def whose(self) -> Progress:
        """How far its student is, where one is known."""
        assert self.progress is not None
        return self.progress

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.there.of_id(self.whose.at)

    def lost_by_closing(self) -> UserError | None:
        """Why something that was done cannot be written even now; None where all is kept."""
        try:
            self.folder.write_held()
        except UserError as error:
            return error
        return None

    def _keep(self, save: Callable[[], None]) -> None:
        try:
            save()
        except UserError as error:
            self.refused.emit(partial(_held_words, error))


def _held_words(error: UserError) -> str:
    held = text("{reason}. What you do in labs is held in this window: hand in elsewhere before you close it.")
    return tr(held, reason=error_words(error))
