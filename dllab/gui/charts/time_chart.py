"""A chart whose x axis is the training step, with marks for what happened at a step."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.gui.charts.axis import TickSource
from dllab.gui.charts.chart import GRAB, Chart, Range, Reader, Reading
from dllab.gui.charts.cursor import Cursor
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.ticks import step_ticks
from dllab.gui.kit.theme import Theme

EMPTY_STEPS = 100.0  # the axis before the first step


class TimeChart(Chart):
    """Edits are dashed lines, steps with something not finite solid ones; `cursor_line` is where time stands."""

    def __init__(self, y_ticks: TickSource, read: Reader):
        super().__init__(step_ticks, y_ticks, self._read_marks_too)
        self._read_curves = read
        self.edits, self.alarms = Marks(dashed=True), Marks(dashed=False)
        self.cursor_line = Cursor()
        self._descriptions: tuple[tuple[int, str], ...] = ()
        for item in (self.edits, self.alarms, self.cursor_line):
            self.addItem(item)

    def set_edits(self, edits: tuple[tuple[int, str], ...]) -> None:
        """(step, description) of what the user changed."""
        self._descriptions = edits
        self.edits.set_steps([step for step, _ in edits])

    def set_time(self, step: int, last: int) -> None:
        """Time stands at `step` of a run that has gone on to step `last`."""
        self.cursor_line.set_step(step if step < last else None)

    def share_steps(self, other: "TimeChart") -> None:
        """Keep the x axes of two charts the same, whichever is moved and whether or not both are visible."""
        for source, target in ((self, other), (other, self)):
            source.y_axis.widened.connect(target.y_axis.make_room)
            source.plotItem.getViewBox().sigXRangeChanged.connect(target.show_steps)

    def show_steps(self, _view: object, steps: Range) -> None:
        """Bring these steps into view."""
        x, y = self.ranges
        if x != tuple(steps):
            self.show_range((steps[0], steps[1]), y)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        super().apply_theme(theme)
        self.edits.set_color(theme.muted)
        self.alarms.set_color(theme.alarm)
        self.cursor_line.set_colors(theme.background, theme.foreground)

    def _read_marks_too(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        reading = self._read_curves(mouse, pixel)
        lines = [text for step, text in self._descriptions if abs(step - mouse.x()) < 4 * pixel.x()]
        if not lines:
            return reading
        if reading:
            lines.append(reading.text)
        return Reading(mouse.x(), mouse.y(), "\n".join(lines))


def step_range(step: int, shown: Range) -> Range:
    """From 0 to a little after `step`; what is `shown` is kept while it fits, so that axes are seldom drawn again."""
    if not step:
        return 0.0, EMPTY_STEPS
    if shown[0] == 0 and 0.85 * shown[1] <= step <= shown[1]:
        return shown
    return 0.0, max(step * 1.06, 10.0)


def nearest(
    x: NDArray[np.float64], ys: NDArray[np.float64], mouse: QPointF, pixel: QPointF
) -> tuple[int, int, float] | None:
    """(row, column, distance in pixels) of the point at the mouse's step whose height is nearest, or None."""
    if not len(x):
        return None
    column = int(np.argmin(np.abs(x - mouse.x())))
    distances = np.hypot((x[column] - mouse.x()) / pixel.x(), (ys[:, column] - mouse.y()) / pixel.y())
    if np.isnan(distances).all():
        return None
    row = int(np.nanargmin(distances))
    return (row, column, float(distances[row])) if distances[row] <= GRAB else None
