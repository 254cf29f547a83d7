"""An open lab: its head, the step that is open, and what can be done."""

import time
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from dllab.gui.kit.language import Wording
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.prose import said
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.foot import HINT, REVEAL, LabFoot
from dllab.gui.panels.lab.head import LabHead
from dllab.gui.panels.lab.step_view import StepView
from dllab.gui.panels.lab.words import step_title
from dllab.labs.lab import Hint, Lab, Step
from dllab.labs.progress import Progress
from dllab.labs.questions import Answer

LOOK_MS = 5_000


class LabView(QWidget):
    """`wanted` carries what was pressed, as the foot names it; `noted` a step's id and what was written in it."""

    wanted = Signal(str)
    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self._lab: Lab | None = None
        self._progress: Progress | None = None
        self._found: dict[str, dict[str, Any]] = {}  # the newest results, by step
        self._solutions: dict[str, list[str]] = {}
        self._hints: dict[str, int] = {}  # how many were asked for, by step
        self._revealed: set[str] = set()  # the steps whose answers a class may see
        self._since: dict[str, float] = {}  # when a step was first shown, by its id
        self.clock = time.monotonic
        self._look = QTimer(self, interval=LOOK_MS)  # whether a hint is due
        self._look.timeout.connect(self._offer)
        self._drafts: dict[str, Answer] = {}
        self.view: StepView | None = None
        self._to_see = QTimer(self, interval=0, singleShot=True)  # once the layout knows its height
        self._to_see.timeout.connect(self._see_end)
        self._to_type = QTimer(self, interval=0, singleShot=True)
        self._to_type.timeout.connect(self._type)
        self.head, self.foot = LabHead(), LabFoot()
        self.foot.wanted.connect(self._press)
        self.sheet = ScrollingColumn()
        vertical(self, self.head, (self.sheet, 1), self.foot, spacing=0)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(self._enter)

    @property
    def shown(self) -> tuple[Lab, Progress] | None:
        """The lab that is shown, and how far it is."""
        return (self._lab, self._progress) if self._lab is not None and self._progress is not None else None

    @property
    def step(self) -> Step:
        """The one that is open."""
        assert self._lab is not None and self._progress is not None
        return self._lab.of_id(self._progress.at)

    @property
    def answers(self) -> dict[str, Answer]:
        """Those that stand in the step, and can be read."""
        return self.view.answers if self.view is not None else {}

    def show_lab(self, lab: Lab, progress: Progress) -> None:
        """Show a lab as far as somebody is; what was said of another one is forgotten."""
        before = self._progress
        if before is None or before.handin.session != progress.handin.session:
            for kept in (self._found, self._solutions, self._hints, self._since, self._drafts):
                kept.clear()
            self.foot.tell(None)
        elif before.at != progress.at:
            self.foot.tell(None)
        self._lab, self._progress = lab, progress
        self._make_anew()
        if before is None or before.at != progress.at:
            self.let_type()

    def let_type(self) -> None:
        """Take the keyboard, once the key that led here has done its work.

        Enter then goes on, and in a prediction the number that is asked for is typed at once; Space stays the run's.
        """
        self._to_type.start()

    def _type(self) -> None:
        self.setFocus()
        if self.view is not None and self.step.kind == "predict":
            self.view.focus_first()

    def show_results(self, step: str, found: dict[str, Any]) -> None:
        """Say what the check of a step gave."""
        self._found[step] = found
        self._make_anew()
        if found["checks"]:
            self._to_the_end()

    def show_solution(self, step: str, lines: list[str]) -> None:
        """Say how a step is done."""
        self._solutions[step] = lines
        self._make_anew()
        self._to_the_end()

    def tell(self, words: Wording | None, *, problem: bool = False) -> None:
        """Say something of what was pressed last."""
        self.foot.tell(words, problem=problem)

    def go_on(self) -> None:
        """What Enter does."""
        button = self.foot.buttons[self.foot.primary]
        if not button.isHidden() and button.isEnabled():
            self._press(self.foot.primary)

    def _enter(self) -> None:
        """Press the button that Tab has reached, or go on."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            self.go_on()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if not theme.presentation:
            self._revealed.clear()
        self.head.apply_theme(theme)
        self.foot.apply_theme(theme)
        self._make_anew()

    def retranslate(self) -> None:
        self.head.retranslate()
        self.foot.retranslate()
        self._make_anew()

    def _press(self, name: str) -> None:
        if name == HINT:
            self._hints[self.step.id] = self._hints.get(self.step.id, 0) + 1
            self._make_anew()
            self._to_the_end()
        elif name == REVEAL:
            self._revealed.add(self.step.id)
            self._make_anew()
        else:
            self.wanted.emit(name)

    def _make_anew(self) -> None:
        lab, progress = self._lab, self._progress
        if lab is None or progress is None:
            return
        old, step = self.view, self.step
        place = self.sheet.verticalScrollBar().value() if old is not None and old.step is step else 0
        if old is not None:
            self._drafts |= old.answers
        hidden = self._are_hidden(step, progress)
        self.view = StepView(step, progress, self._theme, hide=hidden)
        self.view.submitted.connect(self.go_on)
        self.view.noted.connect(self._note)
        self.view.show_drafts(self._drafts)
        if step.id in self._found and not hidden:
            self.view.show_results(self._found[step.id], {one.id: step_title(one) for one in lab.step})
        hints = self._available(step)
        for hint in hints[: self._hints.get(step.id, 0)]:
            self.view.show_hint(said(hint.text))
        if step.id in self._solutions and not hidden:
            self.view.show_solution(self._solutions[step.id])
        self.sheet.takeWidget()
        self.sheet.setWidget(self.view)
        if old is not None:
            old.hide()
            old.deleteLater()
        self.sheet.verticalScrollBar().setValue(place)
        self.head.show_lab(lab, progress)
        self._show_foot(lab, step, progress)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _offer(self) -> None:
        """Offer the hints that are due by now, and the solution."""
        if self._lab is not None and self._progress is not None:
            self._show_foot(self._lab, self.step, self._progress)

    def _show_foot(self, lab: Lab, step: Step, progress: Progress) -> None:
        left = len(self._available(step)) - self._hints.get(step.id, 0)
        self.foot.show_step(lab, step, progress, left, self._minutes(step), self._are_hidden(step, progress))

    def _are_hidden(self, step: Step, progress: Progress) -> bool:
        """Whether there is anything in a step that a class is not to see yet."""
        if not self._theme.presentation or step.id in self._revealed:
            return False
        given = any(progress.answers(question.id) for question in step.question)
        return given or step.id in self._found or step.id in self._solutions

    def _minutes(self, step: Step) -> float:
        """Since a step was first shown."""
        return (self.clock() - self._since.setdefault(step.id, self.clock())) / 60

    def _available(self, step: Step) -> list[Hint]:
        """The hints that can be shown by now."""
        assert self._progress is not None
        failures = self._progress.failures(step.id)
        minutes = self._minutes(step)
        found = self._found.get(step.id, {}).get("checks", [])
        failed = [check.id for check, result in zip(step.check, found, strict=False) if not result["ok"]]
        return [
            hint
            for hint in step.hint
            if (hint.after_failures is not None and failures >= hint.after_failures)
            or (hint.when is not None and hint.when in failed)
            or (hint.after_minutes is not None and minutes >= hint.after_minutes)
        ]

    def _to_the_end(self) -> None:
        """Once there is room for it."""
        self._to_see.start()

    def _see_end(self) -> None:
        bar = self.sheet.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _note(self, words: str) -> None:
        self.noted.emit(self.step.id, words)
