"""The form of the schedule, with the curve it draws over the run."""

from collections.abc import Collection, Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import parameters_of
from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.engine.schedules.dragging import dragged, places
from dllab.experiment.sections import TrainingSection
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.complete import complete
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.panels.experiment.schedule_curve import POINTS, ScheduleCurve
from dllab.messages import text
from dllab.training.calendar import Calendar


class ScheduleForm(QWidget):
    """Edits a Schedule; `edited` carries the key below "schedule"."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rate, self._calendar = 0.01, Calendar.of(TrainingSection(batch_size=1, epochs=1), 1000)
        self.choice = ChoiceForm(SCHEDULES, text("Schedule"), self, wide=True)
        self.curve = ScheduleCurve(self)
        self.choice.edited.connect(self._take)
        self.curve.dragged.connect(self._drag)
        vertical(self, self.choice, self.curve, spacing=8)
        self._name_own()

    @property
    def value(self) -> Schedule:
        """The schedule in force."""
        value = self.choice.value
        assert isinstance(value, Schedule)
        return value

    def set_value(self, schedule: Schedule) -> None:
        """Show a schedule without emitting."""
        complete(partial(self.choice.set_value, schedule), self._draw)

    def set_run(self, rate: float, calendar: Calendar) -> None:
        """Say which learning rate is scheduled, in what run."""
        if (rate, calendar) != (self._rate, self._calendar):
            self._rate, self._calendar = rate, calendar
            self._draw()

    def leave_out(self, keys: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the fields with these keys, and of the others the `options` that cannot be meant."""
        self.choice.leave_out(keys, options)

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.choice.mark(waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.choice.retranslate()
        self._name_own()

    def _name_own(self) -> None:
        self.curve.setAccessibleName(tr("Learning rate over the run"))
        self.curve.setToolTip(tr("The learning rate from the first step to the last. Drag its handles."))
        self._draw()

    def _take(self, key: str) -> None:
        complete(self._draw, partial(self.edited.emit, key))

    def _draw(self) -> None:
        total = self._calendar.total
        steps = np.unique(np.linspace(0, max(total, 2) - 1, POINTS).astype(np.int64))
        rates = self._calendar.rates(self.value, self._rate, steps)
        self.curve.show_rates(rates, tr("{count} steps", count=f"{total:,}"))
        found = places(self.value, self._calendar.span(self._rate))
        labels = {parameter.name: parameter.label for parameter in parameters_of(type(self.value))}
        self.curve.show_handles(found, total, [tr(labels[place.grip.name]) for place in found])

    def _drag(self, number: int, step: float, rate: float) -> None:
        grip = self.curve.places[number].grip
        schedule = dragged(self.value, grip, step, rate, self._calendar.span(self._rate))
        if schedule != self.value:
            self.set_value(schedule)
            self.edited.emit(grip.name)
