"""The form of the schedule, with the curve it draws over the run."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.kit.language import tr
from dllab.gui.panels.experiment.schedule_curve import POINTS, ScheduleCurve
from dllab.messages import text


class ScheduleForm(QWidget):
    """Edits a Schedule; `edited` carries the key below "schedule"."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rate, self._total, self._steps_per_epoch = 0.01, 1000, 1
        self.choice = ChoiceForm(SCHEDULES, text("Schedule"), self, wide=True)
        self.curve = ScheduleCurve(self)
        self.choice.edited.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.curve)
        self.retranslate()

    @property
    def value(self) -> Schedule:
        """The schedule in force."""
        value = self.choice.value
        assert isinstance(value, Schedule)
        return value

    @property
    def total(self) -> int:
        """Steps of the run."""
        return self._total

    def set_value(self, schedule: Schedule) -> None:
        """Show a schedule without emitting."""
        self.choice.set_value(schedule)
        self._draw()

    def set_run(self, rate: float, total: int, steps_per_epoch: int) -> None:
        """Say which learning rate is scheduled, over how many steps."""
        if (rate, total, steps_per_epoch) != (self._rate, self._total, self._steps_per_epoch):
            self._rate, self._total, self._steps_per_epoch = rate, total, steps_per_epoch
            self._draw()

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.choice.mark(waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.choice.retranslate()
        self.curve.setAccessibleName(tr("Learning rate over the run"))
        self.curve.setToolTip(tr("The learning rate from the first step to the last."))
        self._draw()

    def _take(self, key: str) -> None:
        self._draw()
        self.edited.emit(key)

    def _draw(self) -> None:
        steps = np.unique(np.linspace(0, max(self._total, 2) - 1, POINTS).astype(np.int64))
        rates = self.value.rates(steps, self._rate, self._total, self._steps_per_epoch)
        self.curve.show_rates(rates, tr("{count} steps", count=f"{self._total:,}"))
