"""How far several runs are: their bar, and the button that starts and cancels them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from dllab.gui.kit.language import tr
from dllab.numerals import clock, count
from dllab.training.look import Look
from dllab.training.outcomes import Preparing

BAR = 1000  # parts of the progress bar


def progress_words(look: Look, done: int, total: int) -> str:
    """What is going on and how long it will take, short enough for a progress bar."""
    values = {"done": count(done), "total": count(total)}
    if isinstance(look.outcome, Preparing) and look.outcome.what:
        what = look.outcome.what
        return tr("{done} of {total} runs: {what}", **values, what=tr(what))
    if look.seconds_left is None:
        return tr("{done} of {total} runs", **values)
    return tr("{done} of {total} runs, {time} left", **values, time=clock(look.seconds_left))


class RunBar(QProgressBar):
    """Is there while runs go on."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, BAR)
        self.hide()

    def show_look(self, look: Look | None, done: int, total: int) -> None:
        """done: runs, of `total`; None: there are none."""
        going = look is not None and not look.over
        if look is not None and going:
            self.setValue(round(BAR * look.share))
            words = progress_words(look, done, total)
            if self.format() != words:
                self.setFormat(words)
                self.setToolTip(words)
        if self.isHidden() == going:
            self.setVisible(going)


class StartButton(QPushButton):
    """Starts runs, or cancels those that go on."""

    start_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._going = False
        self._names, self._explained = ("", ""), ("", "")
        as_run_button(self)
        self.clicked.connect(self._press)

    def set_going(self, going: bool) -> None:
        """Whether runs go on."""
        if going != self._going:
            self._going = going
            self._say()

    def set_texts(self, names: tuple[str, str], explained: tuple[str, str]) -> None:
        """What it is called and explains, before runs are started and while they go on."""
        self._names, self._explained = names, explained
        self._say()

    def _say(self) -> None:
        self.setText(tr("Cancel") if self._going else tr("Start"))
        self.setAccessibleName(self._names[self._going])
        self.setToolTip(self._explained[self._going])

    def _press(self) -> None:
        (self.cancel_asked if self._going else self.start_asked).emit()


def as_run_button(button: QPushButton) -> None:
    """Have Enter press it: Space is the window's."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(True)
