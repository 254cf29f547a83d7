"""What can be read off the curves of loss and accuracy."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.curve_set import CurveSet
from dllab.gui.kit.language import tr
from dllab.numerals import count

LAG = 8.0  # pixels by which evaluations win over batches and other runs where they are about as near


@dataclass(frozen=True)
class Found:
    """Something that can be read off, and how far the mouse is from it, in pixels."""

    distance: float
    place: QPointF
    step: int
    name: str
    value: float
    average: float | None = None  # where the curve is one of averages


def own(sets: Sequence[tuple[CurveSet, tuple[str, ...]]], mouse: QPointF, pixel: QPointF) -> Iterator[Found]:
    """What of the run that goes on is under the mouse; every set lags a little behind the one before it."""
    for rank, (curves, names) in enumerate(sets):
        near = curves.nearest(mouse, pixel)
        if near is not None:
            row, i, distance = near
            value = float(curves.values[row, i])
            average = float(curves.averages[row, i]) if curves.smoothing else None
            yield Found(distance + LAG * rank, curves.place(row, i), int(curves.steps[i]), names[row], value, average)


def reading(found: Sequence[Found], write: Callable[[float], str]) -> Reading | None:
    best = min(found, key=lambda each: each.distance, default=None)
    if best is None:
        return None
    value = write(best.value)
    if best.average is not None:
        value = tr("{value}, smoothed {average}", value=value, average=write(best.average))
    text = tr("step {step} · {name} · {value}", step=count(best.step), name=best.name, value=value)
    return Reading(best.place.x(), best.place.y(), text)
