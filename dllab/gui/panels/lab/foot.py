"""The foot of an open lab: what can be done with the step that is open."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.layouts import add_layout, horizontal, vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import tint
from dllab.labs.lab import Lab, Step
from dllab.labs.progress import Progress

SOLUTION_AFTER = 3  # checks in vain
SOLUTION_MINUTES = 10  # or so long with the step open

LOAD, CHECK, CANCEL, NEXT = "load", "check", "cancel", "next"
HINT, SOLUTION, HAND_IN, REVEAL = "hint", "solution", "hand_in", "reveal"


class LabFoot(QWidget):
    """`wanted` carries which of its buttons was pressed. `primary` is what Enter does."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self.buttons = {name: QPushButton() for name in (HINT, SOLUTION, LOAD, CHECK, NEXT, HAND_IN, REVEAL)}
        self.cancel, self.bar, self.told = QPushButton(), QProgressBar(textVisible=False), WrappedLabel(small=True)
        self.bar.setRange(0, 0)
        for name, button in [*self.buttons.items(), (CANCEL, self.cancel)]:
            button.clicked.connect(partial(self.wanted.emit, name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = vertical(self, self.told, margins=(12, 4, 12, 8), spacing=4)
        self._working = QWidget()
        horizontal(self._working, (self.bar, 1), self.cancel)
        column.addWidget(self._working)
        self._grid = grid = add_layout(column, QGridLayout())
        grid.setSpacing(4)
        for place in range(6):
            grid.setColumnStretch(place, 1)
        for place, name in enumerate((HINT, SOLUTION)):
            grid.addWidget(self.buttons[name], 0, place * 3, 1, 3)
        for place, name in enumerate((LOAD, CHECK, NEXT)):
            grid.addWidget(self.buttons[name], 1, place * 2, 1, 2)
        grid.addWidget(self.buttons[REVEAL], 2, 0, 1, 6)
        self._place_hand_in(last=True)
        self.show_checking(False)

    @property
    def primary(self) -> str:
        """Check, until the step is finished; then Next."""
        check = self.buttons[CHECK]
        return CHECK if not check.isHidden() and check.isEnabled() else NEXT

    def show_step(self, lab: Lab, step: Step, progress: Progress, hints: int, minutes: float, hidden: bool) -> None:
        """Offer what the step allows.

        hints: how many can be shown now and were not yet. minutes: that it is open. hidden: there are answers to see.
        """
        done, last = step.id in progress.done, lab.step[-1] is step
        stuck = progress.failures(step.id) >= SOLUTION_AFTER or minutes >= SOLUTION_MINUTES
        shown = {
            LOAD: step.kind in ("do", "explore"),
            CHECK: step.asks and (not done or progress.may_rise(step)),
            NEXT: not last,
            HINT: hints > 0 and not done,
            SOLUTION: stuck and step.asks and not done,
            REVEAL: hidden,
            HAND_IN: last or bool(progress.done and len(progress.done) == len(lab.step)),
        }
        self._place_hand_in(last=last)
        for name, on in shown.items():
            self.buttons[name].setVisible(on)
        self.buttons[NEXT].setEnabled(done or step.kind != "predict")
        self._say_load(step.kind)
        self._say_check(step.kind, all(question.graded == "effort" for question in step.question))

    def retranslate(self) -> None:
        self.tell(None)
        self.buttons[HINT].setText(tr("Hint"))
        self.buttons[HINT].setToolTip(tr("A help for this step; it costs nothing"))
        self.buttons[SOLUTION].setText(tr("Show the solution"))
        self.buttons[SOLUTION].setToolTip(tr("The step is then marked as solved with help, and its points are halved"))
        self.buttons[NEXT].setText(tr("Next"))
        self.buttons[NEXT].setToolTip(tr("Go on to the next step (Enter)"))
        self.buttons[REVEAL].setText(tr("Reveal"))
        self.buttons[REVEAL].setToolTip(tr("Show the class what is right and what was measured"))
        self.buttons[HAND_IN].setText(tr("Hand in…"))
        self.buttons[HAND_IN].setToolTip(tr("Write one file with all that you did, for the teacher"))
        self.cancel.setText(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop checking; your run stays as it is"))
        self.bar.setAccessibleName(tr("Training your run again, to measure it…"))
        self._say_load("do")
        self._say_check("do")

    def show_checking(self, on: bool) -> None:
        """Say that a check is under way; meanwhile nothing else can be checked."""
        self._working.setVisible(on)
        self.buttons[CHECK].setEnabled(not on)
        if on:
            self.tell(lambda: tr("Training your run again, to measure it…"))

    def tell(self, words: Wording | None, *, problem: bool = False) -> None:
        """Say something of what was pressed last."""
        self.told.say(words() if words else "")
        self.told.setVisible(words is not None)
        tint(self.told, self._theme.ink(self._theme.high) if problem else self._theme.foreground)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.told.apply_theme(theme)

    def _place_hand_in(self, *, last: bool) -> None:
        """Where Next is on other steps, so that nothing moves under the pointer; else where a solution was offered."""
        self._grid.addWidget(self.buttons[HAND_IN], *((1, 4, 1, 2) if last else (0, 3, 1, 3)))

    def _say_load(self, kind: str) -> None:
        button = self.buttons[LOAD]
        if kind == "explore":
            button.setText(tr("Open the page"))
            button.setToolTip(tr("Turn to Explore; Ctrl+1 leads back here"))
        else:
            button.setText(tr("Load"))
            button.setToolTip(tr("Put what this step starts with into the window; Undo brings back what was there"))

    def _say_check(self, kind: str, for_effort: bool = False) -> None:
        button = self.buttons[CHECK]
        if kind == "predict" and for_effort:
            button.setText(tr("Lock it in"))
            button.setToolTip(tr("Your prediction then stands, right or wrong, and the next step opens (Enter)"))
        elif kind in ("do", "explore"):
            button.setText(tr("Check it"))
            button.setToolTip(tr("Measure what you did, as the teacher will (Enter)"))
        else:
            button.setText(tr("Answer"))
            button.setToolTip(tr("See whether it is right (Enter)"))
