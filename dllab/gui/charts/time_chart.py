"""A chart whose x axis is the training step, with marks for what happened at a step."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Signal

from dllab.gui.charts.axis import TickSource
from dllab.gui.charts.chart import GRAB, Chart, Range, Reader, Reading
from dllab.gui.charts.cursor import Cursor
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.step_scales import LinearSteps, LogSteps, StepScale
from dllab.gui.kit.theme import Theme


class TimeChart(Chart):
    """Edits are dashed lines, steps with something not finite solid ones; `cursor_line` is where time stands.

    `pointed` carries the step under the mouse, or None when the mouse leaves; `crosshair` marks the step that is
    pointed at here or in another chart.
    """

    pointed = Signal(object)

    def __init__(self, y_ticks: TickSource, read: Reader):
        self.steps: StepScale = LinearSteps()
        super().__init__(self.steps.ticks, y_ticks, self._read_marks_too)
        self._read_curves = read
        self.edits, self.alarms = Marks(dashed=True), Marks(dashed=False)
        self.cursor_line = Cursor()
        self.crosshair = Marks(dashed=False)
        self._descriptions: tuple[tuple[int, str], ...] = ()
        for item in (self.edits, self.alarms, self.cursor_line, self.crosshair):
            self.addItem(item)

    def set_logarithmic_steps(self, logarithmic: bool) -> None:
        """Have the x axis show powers of ten, or steps equally far apart; what is drawn has to be drawn again."""
        self.steps = LogSteps() if logarithmic else LinearSteps()
        self.x_axis.set_source(self.steps.ticks)
        for item in (self.edits, self.alarms, self.cursor_line, self.crosshair):
            item.set_scale(self.steps)

    def set_edits(self, edits: tuple[tuple[int, str], ...]) -> None:
        """(step, description) of what the user, or the optimizer by itself, changed."""
        self._descriptions = edits
        self.edits.set_steps([step for step, _ in edits])

    def set_time(self, step: int, last: int) -> None:
        """Time stands at `step` of a run that has gone on to step `last`."""
        self.cursor_line.set_step(step if step < last else None)

    def point_at(self, position: QPointF) -> None:
        """Read off what is at `position`, in the scene's coordinates, and say which step that is."""
        super().point_at(position)
        view = self.plotItem.getViewBox()
        inside = view.sceneBoundingRect().contains(position)
        self.pointed.emit(self.steps.step(view.mapSceneToView(position).x()) if inside else None)

    def mark_step(self, step: float | None) -> None:
        """Draw the crosshair at this step, or nowhere."""
        self.crosshair.set_steps(() if step is None else (step,))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self.pointed.emit(None)
        super().leaveEvent(event)

    def share_steps(self, other: "TimeChart") -> None:
        """Keep the x axes of two charts the same, whichever is moved and whether or not both are visible."""
        for source, target in ((self, other), (other, self)):
            source.y_axis.widened.connect(target.y_axis.make_room)
            target.y_axis.make_room(source.y_axis.room)
            source.plotItem.getViewBox().sigXRangeChanged.connect(target.show_steps)

    def show_steps(self, _view: object, steps: Range) -> None:
        """Bring these steps into view."""
        x, y = self.ranges
        if x != tuple(steps):
            self.show_range((steps[0], steps[1]), y)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.edits.set_color(theme.muted)
        self.alarms.set_color(theme.alarm)
        self.crosshair.set_color(theme.axis)
        self.cursor_line.set_colors(theme.background, theme.foreground)

    def _read_marks_too(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        reading = self._read_curves(mouse, pixel)
        lines = [text for step, text in self._descriptions if abs(self.steps.place(step) - mouse.x()) < 4 * pixel.x()]
        if not lines:
            return reading
        if reading:
            lines.append(reading.text)
        return Reading(mouse.x(), mouse.y(), "\n".join(lines))


def nearest(
    x: NDArray[np.float64], ys: NDArray[np.float64], mouse: QPointF, pixel: QPointF
) -> tuple[int, int, float] | None:
    """(row, column, distance in pixels) of the point at the mouse's step whose height is nearest, however far that is.

    None where the nearest step is too far away.
    """
    if not len(x):
        return None
    column = int(np.argmin(np.abs(x - mouse.x())))
    across, down = abs(x[column] - mouse.x()) / pixel.x(), np.abs(ys[:, column] - mouse.y()) / pixel.y()
    if across > GRAB or np.isnan(down).all():
        return None
    row = int(np.nanargmin(down))
    return row, column, float(np.hypot(across, down[row]))
