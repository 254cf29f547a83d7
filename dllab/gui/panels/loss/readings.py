"""What can be read off the curves of loss and accuracy."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.curve_set import CurveSet
from dllab.gui.charts.overlay import Overlay
from dllab.gui.kit.language import tr
from dllab.gui.panels.loss.spread_overlay import SpreadOverlay, spread_words
from dllab.numerals import count
from dllab.training.spread import Spread

LAG = 8.0  # pixels by which evaluations win over batches and other runs where they are about as near
MOST_LINES = 10  # of values besides the nearest


@dataclass(frozen=True)
class Found:
    """Something that can be read off, and how far the mouse is from it, in pixels."""

    distance: float
    place: QPointF
    step: int
    name: str
    value: float
    average: float | None = None  # where the curve is one of averages


@dataclass(frozen=True)
class Value:
    """What a curve has recorded at a step."""

    step: int
    name: str
    value: float


def own(sets: Sequence[tuple[CurveSet, tuple[str, ...]]], mouse: QPointF, pixel: QPointF) -> Iterator[Found]:
    """What of the run that goes on is under the mouse; every set lags a little behind the one before it."""
    for rank, (curves, names) in enumerate(sets):
        near = curves.nearest(mouse, pixel)
        if near is not None:
            row, i, distance = near
            value = float(curves.values[row, i])
            average = float(curves.averages[row, i]) if curves.smoothing else None
            yield Found(distance + LAG * rank, curves.place(row, i), int(curves.steps[i]), names[row], value, average)


def at_step(sets: Sequence[tuple[CurveSet, tuple[str, ...]]], pinned: Overlay, step: float) -> Iterator[Value]:
    """What every curve that is shown has recorded nearest to a step."""
    for curves, names in sets:
        if len(curves.steps):
            i = int(np.argmin(np.abs(curves.steps - step)))
            for row, name in enumerate(names):
                if row not in curves.hidden and not np.isnan(curves.values[row, i]):
                    yield Value(int(curves.steps[i]), name, float(curves.values[row, i]))
    for trace in pinned.traces:
        if len(trace.steps) and step <= trace.steps[-1]:
            i = int(np.argmin(np.abs(trace.steps - step)))
            yield Value(int(trace.steps[i]), trace.name, float(trace.values[i]))


def reading(found: Sequence[Found], values: Iterable[Value], write: Callable[[float], str]) -> Reading | None:
    """What is nearest to the mouse in the first line, below it the other curves' values, at the same step or near."""
    best = min(found, key=lambda each: each.distance, default=None)
    if best is None:
        return None
    value = write(best.value)
    if best.average is not None:
        value = tr("{value}, smoothed {average}", value=value, average=write(best.average))
    lines = [tr("step {step} · {name} · {value}", step=count(best.step), name=best.name, value=value)]
    others = [each for each in values if each.name != best.name]
    lines += [_line(each, best.step, write) for each in others[:MOST_LINES]]
    if len(others) > MOST_LINES:
        lines.append(tr("+{count} more", count=count(len(others) - MOST_LINES)))
    return Reading(best.place.x(), best.place.y(), "\n".join(lines))


def _line(value: Value, step: int, write: Callable[[float], str]) -> str:
    words = tr("{name} · {value}", name=value.name, value=write(value.value))
    return words if value.step == step else tr("{reading} at step {step}", reading=words, step=count(value.step))


def behind(
    pinned: Overlay, overlay: SpreadOverlay, spread: Spread | None, kinds: tuple[str, str], mouse: QPointF,
    pixel: QPointF,
) -> Iterator[Found]:  # fmt: skip
    """What of other runs is under the mouse; kinds: what the spread's quantities are called."""
    hit = pinned.nearest(mouse, pixel)
    if hit is not None:
        trace, i = hit.trace, hit.column
        yield Found(hit.distance + LAG, hit.place, int(trace.steps[i]), trace.name, float(trace.values[i]))
    near = overlay.nearest(mouse, pixel) if spread is not None else None
    if near is not None and spread is not None:
        row, i, distance = near
        item = overlay.items[row]
        name = tr("{run} · {curve}", run=spread_words(spread), curve=kinds[row])
        yield Found(distance + LAG, item.place(i), int(item.steps[i]), name, float(item.middle[i]))
