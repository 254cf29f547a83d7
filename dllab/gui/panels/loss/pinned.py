"""The curves of pinned runs."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from dllab.gui.charts.curve_set import column
from dllab.gui.charts.overlay import Trace
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme
from dllab.training.outcomes import Diverged


def pinned_traces(
    pins: Sequence[Pin], columns: tuple[str, str], names: tuple[str, str], factor: float, theme: Theme
) -> list[Trace]:
    """A curve a pin of both columns, times a factor: the first a thin line, the second a dashed one.

    A run that was left before its divergence was looked at ends beyond measure, too.
    """
    kinds = zip(columns, names, (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine), strict=True)
    return [
        Trace(
            tr("{run} · {curve}", run=pin.label, curve=kind), pin_color(pin.number, theme.dark), style,
            pin.course.evaluations.step, np.float32(factor) * column(pin.course.evaluations, name),
            isinstance(pin.course.outcome, Diverged) or not np.isfinite(column(pin.course.evaluations, name)).all(),
        )
        for name, kind, style in kinds
        for pin in pins
    ]  # fmt: skip
