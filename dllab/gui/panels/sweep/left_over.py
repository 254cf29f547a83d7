"""A sweep that was left before all of its runs were done: to be gone on with, or forgotten."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.long_text import LongLabel
from dllab.gui.kit.runs import as_run_button
from dllab.gui.panels.sweep.words import plan_words
from dllab.numerals import count
from dllab.sweeps.unfinished import LeftOver


class LeftOverCard(QWidget):
    """go_on_asked, forget_asked: carry the LeftOver."""

    go_on_asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: LeftOver | None = None
        self.label, self.go_on, self.forget = LongLabel(), QPushButton(), QPushButton()
        lines = vertical(self, self.label, margins=(0, 8, 0, 0), spacing=4)
        row = horizontal(lines, spacing=8)
        row.addStretch(1)
        for button in (self.go_on, self.forget):
            as_run_button(button)
            row.addWidget(button)
        self.go_on.clicked.connect(self._ask_to_go_on)
        self.forget.clicked.connect(self._ask_to_forget)
        self.hide()

    def show_left_over(self, found: LeftOver | None) -> None:
        """Offer this one; None: nothing."""
        self._shown = found
        self.setVisible(found is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.go_on.setText(tr("Go on"))
        self.go_on.setToolTip(tr("Do the runs that are left; those that are done are not done again."))
        self.forget.setText(tr("Forget"))
        self.forget.setToolTip(tr("Throw away what is done of it."))
        self.forget.setAccessibleName(tr("Forget the sweep that was not finished"))
        self.go_on.setAccessibleName(tr("Go on with the sweep that was not finished"))
        if self._shown is not None:
            plan = self._shown.plan
            done = {"done": count(self._shown.done), "total": count(len(plan))}
            said = tr("Not finished: {plan}; {done} of {total} runs are done.", plan=plan_words(plan), **done)
            self.label.setText(said)

    def _ask_to_go_on(self) -> None:
        self.go_on_asked.emit(self._shown)

    def _ask_to_forget(self) -> None:
        self.forget_asked.emit(self._shown)
