"""Runs that were set aside to be compared with the one that goes on."""

from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, Signal

from dllab.training.snapshot import Course

MOST = 12  # a colour for each that can still be told apart


@dataclass(frozen=True, eq=False)
class Pin:
    """A run as it was when it was pinned. `number`, from 1 to MOST, is its own among the pins and picks its colour."""

    number: int
    label: str
    course: Course


class Pins(QObject):
    """The pinned runs, in the order of pinning. `changed` is emitted after every change."""

    changed = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._pins: tuple[Pin, ...] = ()

    @property
    def pins(self) -> tuple[Pin, ...]:
        """What is pinned now."""
        return self._pins

    def add(self, course: Course, label: str = "") -> Pin:
        """Pin a run under a label that no other pin has; the oldest pin goes where there are too many."""
        kept = self._pins[-(MOST - 1) :]
        numbers = {pin.number for pin in kept}
        number = next(number for number in count(1) if number not in numbers)
        pin = Pin(number, _unlike(label or course.experiment.name, {other.label for other in kept}), course)
        self._pins = (*kept, pin)
        self.changed.emit()
        return pin

    def remove(self, pin: Pin) -> None:
        """Take a pin away; nothing happens where it has gone already."""
        self._keep(tuple(other for other in self._pins if other.number != pin.number))

    def rename(self, pin: Pin, label: str) -> None:
        """Call a pin something else; an empty label or one that another pin has is made one of its own."""
        others = {other.label for other in self._pins if other.number != pin.number}
        wanted = _unlike(label.strip() or pin.course.experiment.name, others)
        self._keep(tuple(Pin(p.number, wanted, p.course) if p.number == pin.number else p for p in self._pins))

    def clear(self) -> None:
        """Take all pins away."""
        self._keep(())

    def _keep(self, pins: tuple[Pin, ...]) -> None:
        if [(pin.number, pin.label) for pin in pins] != [(pin.number, pin.label) for pin in self._pins]:
            self._pins = pins
            self.changed.emit()


def _unlike(label: str, taken: set[str]) -> str:
    """`label`, numbered from 2 on where it is taken."""
    numbered = (f"{label} {number}" for number in count(2))
    return label if label not in taken else next(other for other in numbered if other not in taken)
