"""Runs that were set aside to be compared with the one that goes on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from dllab.training.snapshot import Course, Snapshot

MOST = 12  # a colour for each that can still be told apart


@dataclass(frozen=True, eq=False)
class Pin:
    """A run as it was when it was pinned. `number`, from 1 to MOST, is its own among the pins and picks its colour.

    automatic: its label is what tells it from the others, and changes with them; nobody has given it one.
    by_hand: a person wants it kept, beside other experiments as well; the rest are what the lab pinned on the way.
    later: what its experiment is called by now, where it has been called something else since.
    """

    number: int
    label: str
    course: Course
    automatic: bool = False
    by_hand: bool = False
    later: str = ""

    def on_data_of(self, run: Course | Snapshot) -> bool:
        """Whether its curves say anything beside those of `run`."""
        data = self.course.dataset
        kin = self.course.experiment.dataset.is_kin_of(run.experiment.dataset)
        return kin and (data.name, data.task) == (run.dataset.name, run.dataset.task)

    def is_of(self, name: str) -> bool:
        """Whether it is a run of the experiment that is called so, or was."""
        return name in (self.course.experiment.name, self.later)


def drawn_beside(pins: Iterable[Pin], run: Course | Snapshot | None) -> tuple[Pin, ...]:
    """Those on the data of `run`, pinned by hand or of the same experiment; without a run, all.

    A remedy of one preset would only lie over the curves of the next one, and be in the way of its axes.
    """
    return tuple(
        pin for pin in pins if run is None or pin.on_data_of(run) and (pin.by_hand or pin.is_of(run.experiment.name))
    )


class Pins(QObject):
    """The pinned runs, in the order of pinning. `changed` is emitted after every change.

    What a person does to them can be undone, in the order of everything else on `undo_stack`.
    """

    changed = Signal()

    def __init__(self, parent: QObject, undo_stack: QUndoStack | None = None):
        super().__init__(parent)
        self._pins: tuple[Pin, ...] = ()
        self._undo_stack = undo_stack

    @property
    def pins(self) -> tuple[Pin, ...]:
        """What is pinned now."""
        return self._pins

    def add(self, course: Course, label: str = "", *, undoable: bool = True, by_hand: bool = False) -> Pin:
        """Pin a run under a label that no other pin has; the oldest pin goes where there are too many.

        undoable: somebody asked for it, and may take it back. by_hand: as in Pin.
        """
        kept = self._pins[-(MOST - 1) :]
        unlike = _unlike(label or course.experiment.name, {other.label for other in kept})
        pin = Pin(_free_number(kept), unlike, course.without_examples(), not label, by_hand)
        self._change((*kept, pin), undoable)
        return pin

    def remove(self, pin: Pin) -> None:
        """Take a pin away; nothing happens where it has gone already."""
        self._change(tuple(other for other in self._pins if other.number != pin.number))

    def rename(self, pin: Pin, label: str) -> None:
        """Call a pin something else; one that another pin has is made one of its own, and none is automatic again.

        Whoever calls it something wants it kept.
        """
        others = {other.label for other in self._pins if other.number != pin.number}
        wanted = _unlike(label.strip() or pin.course.experiment.name, others)
        renamed = replace(pin, label=wanted, automatic=not label.strip(), by_hand=True)
        if wanted != pin.label:
            self._change(tuple(renamed if other.number == pin.number else other for other in self._pins))

    def call(self, names: Mapping[int, str]) -> None:
        """Call the pins that nobody has given a label by these names, by number, each unlike any other's.

        Nothing that could be undone: the names follow from what is pinned.
        """
        taken = {pin.label for pin in self._pins if not pin.automatic}
        called = []
        for pin in self._pins:
            if pin.automatic:
                label = _unlike(names.get(pin.number) or pin.course.experiment.name, taken)
                taken.add(label)
                called.append(pin if label == pin.label else replace(pin, label=label))
            else:
                called.append(pin)
        self._put(tuple(called))

    def follow(self, name: str, later: str) -> None:
        """Have the pins of an experiment stay beside it where it is called something else; nothing to be undone."""
        self._put(tuple(replace(pin, later=later) if pin.is_of(name) else pin for pin in self._pins))

    def clear(self) -> None:
        """Take all pins away."""
        self._change(())

    def exchange(self, gone: tuple[Pin, ...], back: tuple[Pin, ...]) -> None:
        """Go from what was pinned once to what was pinned next, or back; what was pinned apart from that stays."""
        leaving = Counter(map(_which, gone)) - Counter(map(_which, back))
        found = list[Pin]()
        for pin in reversed(self._pins):  # of a run that is pinned twice the later one goes
            if leaving[_which(pin)] > 0:
                leaving[_which(pin)] -= 1
            else:
                found.insert(0, pin)
        missing = Counter(map(_which, back)) - Counter(map(_which, found))
        for place, pin in enumerate(back):
            if missing[_which(pin)] > 0:
                missing[_which(pin)] -= 1
                taken = any(pin.number == other.number for other in found)
                found.insert(place, replace(pin, number=_free_number(found)) if taken else pin)
        self._put(tuple(found[-MOST:]))

    def _change(self, pins: tuple[Pin, ...], undoable: bool = True) -> None:
        if undoable and self._undo_stack is not None and pins != self._pins:
            self._undo_stack.push(PinsEdit(self, self._pins, pins))
        else:
            self._put(pins)

    def _put(self, pins: tuple[Pin, ...]) -> None:
        if pins != self._pins:
            self._pins = pins
            self.changed.emit()


class PinsEdit(QUndoCommand):
    """From one set of pins to another."""

    def __init__(self, pins: Pins, before: tuple[Pin, ...], after: tuple[Pin, ...]):
        super().__init__()
        self._pins, self._before, self._after = pins, before, after

    def undo(self) -> None:
        self._pins.exchange(self._after, self._before)

    def redo(self) -> None:
        self._pins.exchange(self._before, self._after)


def _which(pin: Pin) -> tuple[Course, str]:
    """What is the same pin, also where another has taken its number, or what tells it from others, meanwhile."""
    return pin.course, "" if pin.automatic else pin.label


def _free_number(pins: Iterable[Pin]) -> int:
    taken = {pin.number for pin in pins}
    return next(number for number in count(1) if number not in taken)


def _unlike(label: str, taken: set[str]) -> str:
    """`label`, numbered from 2 on where it is taken."""
    numbered = (f"{label} {number}" for number in count(2))
    return label if label not in taken else next(other for other in numbered if other not in taken)
