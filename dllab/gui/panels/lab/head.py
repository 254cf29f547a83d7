"""The top of an open lab: its title, and its steps as small buttons with ticks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, horizontal, vertical
from dllab.gui.kit.prose import said
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.student_form import student_words
from dllab.gui.panels.lab.words import points_words, step_title
from dllab.labs.lab import Lab
from dllab.labs.progress import Progress

ACROSS = 8  # steps in one row
LONGEST = 16  # characters of who works here


class LabHead(QWidget):
    """left: back to all labs. changed_student: somebody else works here. step_wanted: carries a step's id."""

    left = Signal()
    changed_student = Signal()
    step_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.points = WrappedLabel(bold=True), WrappedLabel(muted=True, small=True)
        self.back, self.student = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.back.clicked.connect(self.left)
        self.student.clicked.connect(self.changed_student)
        self.steps: dict[str, QToolButton] = {}
        column = vertical(self, margins=(12, 4, 12, 0), spacing=4)
        row = horizontal(column, self.back)
        row.addStretch(1)
        row.addWidget(self.student)
        column.addWidget(self.title)
        column.addWidget(self.points)
        self._grid = add_layout(column, QGridLayout())
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(ACROSS, 1)

    def show_lab(self, lab: Lab, progress: Progress) -> None:
        """Show how far it is."""
        self.title.say(said(lab.title))
        self.points.say(points_words(progress.points, lab.most))
        self.student.setText(_shortened(student_words(progress.handin.student)))
        self.student.setToolTip(tr("{student}. Press to let somebody else work here.",
                                   student=student_words(progress.handin.student)))  # fmt: skip
        self.student.setAccessibleName(self.student.toolTip())
        if list(self.steps) != [step.id for step in lab.step]:
            self._make_steps(lab)
        for number, step in enumerate(lab.step, 1):
            button, is_open = self.steps[step.id], progress.is_open(lab, step)
            done = step.id in progress.done
            given_up = step.id in progress.handin.gave_up
            button.setText(f"{number} {'✓' if done and not given_up else '–'}" if done else str(number))
            button.setChecked(step.id == progress.at)
            button.setEnabled(is_open)
            title = step_title(step)
            state = _state(done, given_up, is_open)
            button.setToolTip(f"{number}. {title}: {state}" if state else f"{number}. {title}")
            button.setAccessibleName(button.toolTip())

    def retranslate(self) -> None:
        self.back.setText(tr("‹ All labs"))
        self.back.setToolTip(tr("Back to all labs; what you did is kept"))
        self.student.setToolTip(tr("Let somebody else work here"))
        self.student.setAccessibleName(self.student.toolTip())

    def apply_theme(self, theme: Theme) -> None:
        self.title.apply_theme(theme)
        self.points.apply_theme(theme)

    def _make_steps(self, lab: Lab) -> None:
        for button in self.steps.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.steps = {}
        for place, step in enumerate(lab.step):
            button = QToolButton()
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.step_wanted.emit, step.id))
            self._grid.addWidget(button, place // ACROSS, place % ACROSS)
            self.steps[step.id] = button


def _state(done: bool, given_up: bool, is_open: bool) -> str:
    if done:
        return tr("the solution was shown") if given_up else tr("done")
    return "" if is_open else tr("make your prediction first")


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
