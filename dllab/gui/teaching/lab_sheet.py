"""What the window in which a lab is made looks like: the lab's head, its steps, the open one, and the proof."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.words import KINDS
from dllab.gui.teaching.said_edit import SaidEdit
from dllab.gui.teaching.step_editor import StepEditor
from dllab.gui.teaching.step_list import StepList
from dllab.labs.draft import KINDS as OWN_KINDS
from dllab.labs.draft import Draft
from dllab.labs.verify import Proof

STEPS_WIDTH, ID_WIDTH = 200, 150  # for text of POINTS


class LabSheet(QWidget):
    """Widgets alone: what is pressed in them, the window does."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self.title, self.id, self.minutes = SaidEdit(), QLineEdit(maxLength=40), QSpinBox()
        self.minutes.setRange(1, 600)
        self.steps, self.editor = StepList(), StepEditor()
        self.add_step = QPushButton()
        menu = QMenu(self.add_step)
        self.add: dict[str, QAction] = {kind: menu.addAction("") for kind in OWN_KINDS}
        self.add_step.setMenu(menu)
        self.remove, self.up, self.down = QToolButton(), QToolButton(), QToolButton()
        self.undo, self.redo = QToolButton(), QToolButton()
        self.verify, self.cancel, self.save, self.drop = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self.open = QPushButton()
        self.bar, self.told = QProgressBar(textVisible=False), WrappedLabel()
        self.start, self.empty = WrappedLabel(muted=True, small=True), WrappedLabel(muted=True)
        self._id_label, self._minutes_label = QLabel(), QLabel()
        self.drop.hide()
        for button in (self.add_step, self.verify, self.cancel, self.open, self.save, self.drop):
            button.setAutoDefault(False)
        self._lay_out(window)
        self.show_proving(False, 1)

    def show_draft(self, draft: Draft, at: int, proofs: Mapping[str, Proof]) -> None:
        """Show a lab, and one of its steps."""
        self.title.show_said(draft.title)
        if self.id.text() != draft.id:
            self.id.setText(draft.id)
        self.minutes.blockSignals(True)
        self.minutes.setValue(draft.minutes)
        self.minutes.blockSignals(False)
        start = draft.start_of(draft.steps[at]) if draft.steps else draft.start
        self.start.say(tr("A step to be done begins with the experiment “{name}”; seeds {seeds}", name=word(start.name),
                          seeds=", ".join(map(str, draft.seeds))))  # fmt: skip
        self.steps.show_steps(draft.steps, at)
        there = bool(draft.steps)
        self.sheet.setVisible(there)
        self.empty.setVisible(not there)
        for button, on in ((self.remove, there), (self.up, at > 0), (self.down, at < len(draft.steps) - 1)):
            button.setEnabled(on)
        self.verify.setEnabled(there)
        self.save.setEnabled(there)
        if there:
            self.editor.show_step(draft.steps[at], start, proofs)

    def show_proving(self, on: bool, seeds: int) -> None:
        """Say that seeds are being looked at."""
        self.cancel.setVisible(on)
        self.bar.setVisible(on)
        self.bar.setRange(0, seeds)
        self.bar.setValue(0)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.told, self.start, self.empty, self.editor):
            part.apply_theme(theme)
        self.id.setFixedWidth(theme.scaled(ID_WIDTH))
        self._left.setFixedWidth(max(theme.scaled(STEPS_WIDTH), self._left.minimumSizeHint().width()))

    def retranslate(self) -> None:
        self.title.say(tr("Title of the lab"), tr("What the lab is called"))
        self._id_label.setText(tr("Id"))
        self._minutes_label.setText(tr("Minutes"))
        self.id.setToolTip(tr("Small letters, digits and hyphens; hand-ins name it"))
        self.minutes.setToolTip(tr("How long it takes"))
        self.add_step.setText(tr("Add a step"))
        self.add_step.setToolTip(tr("To read, to predict, to do, to explore or to explain"))
        for kind, action in self.add.items():
            words = KINDS[kind]
            action.setText(tr(words))
        for button, words, tip in (
            (self.remove, "✕", tr("Take the step away")), (self.up, "↑", tr("Move the step up")),
            (self.down, "↓", tr("Move the step down")), (self.undo, "↶", tr("Undo (Ctrl+Z)")),
            (self.redo, "↷", tr("Redo (Ctrl+Shift+Z)")),
        ):  # fmt: skip
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        for push, words, tip in (
            (self.verify, tr("Verify"), tr("Train the solution and the start for every seed, and see what passes")),
            (self.cancel, tr("Cancel"), tr("Stop after the seed that is being trained")),
            (self.drop, tr("Drop the seeds that fail"), tr("Give students only seeds for which the solution passes")),
            (self.open, tr("Open a lab…"), tr("Go on with a lab that is in a file, as its next version")),
            (self.save, tr("Save the lab…"), tr("Write the file that students open")),
        ):
            push.setText(words)
            push.setToolTip(tip)
        for part, name in (
            (self.id, tr("Id")), (self.minutes, tr("Minutes")), (self.steps, tr("Steps of the lab")),
            (self.bar, tr("Seeds trained")),
        ):  # fmt: skip
            part.setAccessibleName(name)
        self.empty.say(
            tr("The experiment in the window is where every step starts. Add a step and write what is to be done. "
               "Train in the window what solves it, press Require something, and choose from what was measured. "
               "Verify shows whether it holds for every seed. Save writes the file that students open.")
        )  # fmt: skip
        self.steps.retranslate()
        self.editor.retranslate()

    def _lay_out(self, window: QWidget) -> None:
        vertical(window, self)
        column = QVBoxLayout(self)
        row = horizontal(column, (self.title, 1), self._id_label, self.id, self._minutes_label, self.minutes)
        column.addWidget(self.start)
        row = horizontal(column, stretch=1)
        self._left = QWidget()
        inner = vertical(self._left, (self.steps, 1), self.add_step)
        buttons = horizontal(inner, self.up, self.down, self.remove)
        buttons.addStretch(1)
        for button in (self.undo, self.redo):
            buttons.addWidget(button)
        row.addWidget(self._left)
        self.sheet = QScrollArea(widgetResizable=True)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setWidget(self.editor)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.empty, 1)
        row = horizontal(column, self.verify, self.cancel, self.bar, self.drop)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.save)
        column.addWidget(self.told)
