"""The run that is shown and those pinned beside it, as columns of one table."""

from collections.abc import Iterator

from dllab.gui.kit.pins import Pin
from dllab.training.snapshot import Course, Snapshot

Shown = Course | Snapshot


def runs(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Iterator[tuple[str, Shown]]:
    """The run shown, without a label, then the pinned ones."""
    yield "", snapshot
    for pin in pins:
        yield pin.label, pin.course


def titled(title: str, label: str) -> str:
    """A column's title, with the label of the run it is of."""
    return f"{title} · {label}" if label else title
