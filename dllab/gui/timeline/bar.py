"""The bar that drags a run back to any of its steps, and plays it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from dllab.gui.kit.action_button import ActionButton
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.choice_menu import ChoiceMenu
from dllab.gui.timeline.playback import Playback
from dllab.gui.timeline.slider import TimelineSlider
from dllab.numerals import count
from dllab.training.snapshot import Snapshot

ICON = 16
WIDE = 100_000  # steps that room is kept to name, so that the slider does not shrink while it is dragged


class Timeline(FollowsLanguage, QWidget):
    """`sought` carries the step that the run is to be taken to. `speed` offers the speeds of playing."""

    sought = Signal(object)  # a step may be larger than Qt's int

    def __init__(self, parent: QWidget, poller: Poller, actions: Actions, speed: ChoiceMenu):
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._actions = actions
        self._speed = speed
        self.playback = Playback(self)
        self.slider = TimelineSlider(self)
        self._where = QLabel()
        self._buttons: list[QToolButton] = []
        self._speed_button = QToolButton(autoRaise=True, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._speed_button.setMenu(speed)
        row = horizontal(self, margins=(8, 0, 8, 0), spacing=4)
        for name in ("play_back", "step_back", "play_forward"):
            row.addWidget(self._button(actions[name]))
        row.addWidget(self._speed_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self._where)
        row.addWidget(self._button(actions["to_newest"]))
        self._draw = Throttle(10, self._show, self)
        self.slider.sought.connect(self._seek)
        self.playback.sought.connect(self.sought)
        self.playback.moved.connect(self._show_playing)
        actions["play_back"].triggered.connect(self._play_back)
        actions["play_forward"].triggered.connect(self._play_forward)
        actions["step_back"].triggered.connect(self._step_back)
        actions["to_newest"].triggered.connect(self._to_newest)
        speed.chosen.connect(self._change_speed)
        poller.snapshot_taken.connect(self.show_snapshot)
        self.retranslate()
        self._enable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the run."""
        self._snapshot = snapshot
        self.playback.show_snapshot(snapshot)
        self._draw.request()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.slider.apply_theme(theme)
        for button in (*self._buttons, self._speed_button):
            button.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))
        self._speed_button.setIcon(icon("speed", theme.foreground, theme.disabled))

    def retranslate(self) -> None:
        self.slider.setAccessibleName(tr("Timeline"))
        self.slider.setAccessibleDescription(tr("Drag to any step of the run; arrow keys move one step"))
        self._speed_button.setToolTip(tr("Speed of playing: {speed}", speed=self._speed.words()))
        self._speed_button.setAccessibleName(tr("Speed of playing"))
        self._show()

    def _button(self, action: QAction) -> QToolButton:
        button = ActionButton(autoRaise=True)
        button.setDefaultAction(action)
        self._buttons.append(button)
        return button

    def _show(self) -> None:
        snapshot = self._snapshot
        step, last = (snapshot.step, snapshot.whole.step) if snapshot else (0, 0)
        self.slider.show_run(step, last, tuple(mark[0] for mark in snapshot.whole.marks) if snapshot else ())
        if snapshot:
            evaluations = snapshot.whole.evaluations
            self.slider.show_loss(evaluations.step, evaluations.last[evaluations.index("train_loss_eval")])
        where = tr("step {step} of {last}", step=count(step), last=count(last)) if step < last else ""
        self._where.setText(where)
        longest = tr("step {step} of {last}", step=count(max(last, WIDE)), last=count(max(last, WIDE)))
        self._where.setMinimumWidth(self._where.fontMetrics().horizontalAdvance(longest))
        self._enable()

    def _enable(self) -> None:
        snapshot = self._snapshot
        taken = snapshot is not None and snapshot.whole.step > 0
        self.slider.setEnabled(taken)
        for name in ("play_back", "play_forward"):
            self._actions[name].setEnabled(taken)
        self._actions["step_back"].setEnabled(snapshot is not None and snapshot.step > 0)
        self._actions["to_newest"].setEnabled(snapshot is not None and snapshot.step < snapshot.whole.step)

    def _show_playing(self) -> None:
        self._actions["play_back"].setChecked(self.playback.direction < 0)
        self._actions["play_forward"].setChecked(self.playback.direction > 0)

    def _seek(self, step: int) -> None:
        self.playback.stop()
        self.sought.emit(step)

    def _step_back(self) -> None:
        if self._snapshot and self._snapshot.step > 0:
            self._seek(self._snapshot.step - 1)

    def _to_newest(self) -> None:
        if self._snapshot:
            self._seek(self._snapshot.whole.step)

    def _play_back(self) -> None:
        self._play(-1)

    def _play_forward(self) -> None:
        self._play(1)

    def _play(self, direction: int) -> None:
        """Play that way, or rest where it is played that way already."""
        if self.playback.direction == direction:
            self.playback.stop()
        else:
            self.playback.play(direction, self._steps_per_second())
        self._show_playing()

    def _change_speed(self) -> None:
        self.retranslate()
        if self.playback.direction:
            self.playback.play(self.playback.direction, self._steps_per_second())

    def _steps_per_second(self) -> float:
        """The speed chosen: steps a second, or where it is negative so many seconds for the whole run."""
        chosen = self._speed.value
        whole = self._snapshot.whole.step if self._snapshot else 0
        return chosen if chosen > 0 else whole / -chosen
