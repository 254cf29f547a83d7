"""Panels that are made once somebody looks at them: what lies behind a tab costs nothing at the start."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from dllab.gui.kit.panel import Panel

P = TypeVar("P", bound=Panel)


class Late(Generic[P]):
    """A panel, or what makes it."""

    def __init__(self, make: Callable[[], P]):
        self._make = make
        self._panel: P | None = None
        self._waiting: list[Callable[[P], Any]] = []

    @classmethod
    def of(cls, panel: P) -> "Late[P]":
        """One that is there."""
        late = cls(lambda: panel)
        late._panel = panel
        return late

    @property
    def made(self) -> P | None:
        """The panel, if anybody has asked for it."""
        return self._panel

    @property
    def panel(self) -> P:
        """The panel; the first who asks has it made."""
        if self._panel is None:
            self._panel = self._make()
            waiting, self._waiting = self._waiting, []
            for take in waiting:
                take(self._panel)
        return self._panel

    def when_made(self, take: Callable[[P], Any]) -> None:
        """Call `take` with the panel: now, or as soon as it is made, in the order in which it was asked for."""
        if self._panel is None:
            self._waiting.append(take)
        else:
            take(self._panel)


class Made:
    """Those of `panels` that are made by now, in that order; `join` is called with each as soon as it is."""

    def __init__(self, panels: Iterable[Late[Panel]], join: Callable[[Panel], Any]):
        self._made: list[Panel] = []
        self._join = join
        for late in panels:
            late.when_made(self._take)

    def __iter__(self) -> Iterator[Panel]:
        return iter(self._made)

    def _take(self, panel: Panel) -> None:
        self._made.append(panel)
        self._join(panel)
