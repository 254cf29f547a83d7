"""What the lines show of pinned runs: the gradient norm of their first and of their last layer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from dllab.gui.charts.overlay import Trace
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.pin_legend import PinEntry
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme

FIRST, LAST = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine  # of a pinned run's layers


def pin_traces(pins: Sequence[Pin], theme: Theme) -> list[Trace]:
    """Two curves a run; a network of one layer has but the last."""
    return [trace for pin in pins for trace in _traces(pin, pin_color(pin.number, theme.dark))]


def pin_entries(pins: Sequence[Pin], theme: Theme) -> list[PinEntry]:
    """What the legend says of them."""
    entries = [PinEntry(tr("layer {number}, pinned", number=1), theme.muted, FIRST)]
    entries += [PinEntry(tr("output layer, pinned"), theme.muted, LAST)]
    return entries + [PinEntry(pin.label, pin_color(pin.number, theme.dark), key=pin.number) for pin in pins]


def _traces(pin: Pin, color: str) -> list[Trace]:
    steps = pin.course.steps
    norms = steps.last[steps.rows("grad_norm")]
    last = len(norms) - 1
    return [
        Trace(
            tr("{run} · layer {layer}", run=pin.label, layer=layer + 1), color, LAST if layer == last else FIRST,
            steps.step, norms[layer],
        )
        for layer in sorted({0, last})
    ]  # fmt: skip
