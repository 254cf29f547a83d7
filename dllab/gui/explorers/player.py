"""The buttons that play an explorer step by step, and the clock behind them."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from dllab.gui.kit.action_button import ActionButton
from dllab.gui.kit.icons import icon
from dllab.gui.kit.labels import SteadyLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.messages import text
from dllab.numerals import count

TICK_MS = 16
KEYS = {  # the action, its words, and the icon
    "play": (text("Play, or pause"), "run"),
    "step": (text("One step"), "step"),
    "back": (text("One step back"), "step_back"),
    "restart": (text("Back to the start"), "reset"),
}
ICON = 16


class Player(QWidget):
    """Where a page stands, from step 0 to its last. `moved` carries the step that somebody or the clock went to."""

    moved = Signal(int)

    def __init__(self, pace: float, parent: QWidget | None = None):
        """pace: steps a second."""
        super().__init__(parent)
        self._pace, self._due = pace, 0.0
        self.step = self.last = 0
        self._theme: Theme | None = None
        self.actions_by_name = {name: QAction(self) for name in KEYS}
        row = horizontal(self, spacing=4)
        for name, action in self.actions_by_name.items():
            button = ActionButton(self, autoRaise=True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setDefaultAction(action)
            row.addWidget(button)
            action.triggered.connect(partial(self.do, name))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setMinimumWidth(120)
        self.slider.setMaximumWidth(320)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._take)
        self._where = SteadyLabel(self)
        row.addWidget(self.slider, 1)
        row.addWidget(self._where)
        self._clock = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self.retranslate()

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._clock.isActive()

    def do(self, name: str) -> None:
        """What a button does: "play", "step", "back" or "restart"."""
        if name == "play":
            self._toggle()
            return
        self.pause()
        self.go({"step": self.step + 1, "back": self.step - 1, "restart": 0}[name])

    def set_last(self, last: int) -> None:
        """There are steps up to this one; the place is kept where it still exists."""
        self.last = last
        self.setVisible(last > 0)
        if last == 0:
            self.pause()
        self.slider.blockSignals(True)
        self.slider.setMaximum(last)
        self.slider.blockSignals(False)
        self.show_step(min(self.step, last))

    def show_step(self, step: int) -> None:
        """Stand at this step, without a word."""
        self.step = step
        self.slider.blockSignals(True)
        self.slider.setValue(step)
        self.slider.blockSignals(False)
        self._where.say(tr("step {step} of {last}", step=count(step), last=count(self.last)))
        self._enable()

    def go(self, step: int) -> None:
        """Go to this step, or as near as there is one."""
        step = min(max(step, 0), self.last)
        if step != self.step:
            self.show_step(step)
            self.moved.emit(step)

    def pause(self) -> None:
        """Stop the clock."""
        if self.playing:
            self._clock.stop()
            self._enable()
            self._paint_icons()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))
        self._paint_icons()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        keys = {"play": "Space", "step": "S", "back": "Shift+S", "restart": "R"}
        for name, (words, _) in KEYS.items():
            self.actions_by_name[name].setText(tr(words))
            self.actions_by_name[name].setToolTip(tr("{what} ({keys})", what=tr(words), keys=keys[name]))
        self.slider.setAccessibleName(tr("Step"))
        self.slider.setToolTip(tr("The step that is shown"))
        self.show_step(self.step)

    def _toggle(self) -> None:
        if self.playing:
            self.pause()
        elif self.last:
            if self.step == self.last:
                self.go(0)
            self._due = 0.0
            self._clock.start()
            self._enable()
            self._paint_icons()

    def _tick(self) -> None:
        self._due += self._pace * TICK_MS / 1000
        steps = int(self._due)
        if steps:
            self._due -= steps
            self.go(self.step + steps)
        if self.step == self.last:
            self.pause()

    def _take(self, step: int) -> None:
        self.pause()
        self.go(step)

    def _enable(self) -> None:
        self.actions_by_name["step"].setEnabled(self.step < self.last)
        self.actions_by_name["back"].setEnabled(self.step > 0)
        self.actions_by_name["restart"].setEnabled(self.step > 0)

    def _paint_icons(self) -> None:
        if self._theme is None:
            return
        for name, (_, drawing) in KEYS.items():
            shown = "pause" if name == "play" and self.playing else drawing
            self.actions_by_name[name].setIcon(icon(shown, self._theme.foreground, self._theme.disabled))
