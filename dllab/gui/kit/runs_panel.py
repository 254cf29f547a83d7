"""What panels have in common that train beside the run in the window."""

from collections.abc import Sized
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from dllab.gui.kit.panel import Panel
from dllab.gui.kit.throttle import Throttle
from dllab.gui.kit.undo import UndoStack
from dllab.sweeps.crew import Crew
from dllab.training.look import Look

POLL_MS = 100

Shown = TypeVar("Shown", bound=Look)


class RunsPanel(Panel, Generic[Shown]):
    """Shows how runs stand, and forgets them in a way that can be undone. Whoever closes the window calls `close_runs`.

    What a panel draws of its runs it draws in `_draw_runs`, which is called twice a second at most: short runs end
    faster than anybody reads. All else it shows at once in `_show_look`.
    """

    def __init__(self, crew: Crew[Shown], undo_stack: QUndoStack | None):
        super().__init__()
        self._crew = crew
        self._look: Shown | None = None
        self._undo_stack = undo_stack or UndoStack(self)
        self._drawn: object = None  # the runs that are; None: there are none
        self._draw = Throttle(2, self._draw_if_new, self)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_again)

    def close_runs(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the threads have ended, or `seconds` at most; whether they have."""
        self._poll.stop()
        return self._crew.close(seconds)

    def show_look(self, look: Shown | None) -> None:
        """Show these runs, or none."""
        self._look = look
        self._show_look(look)
        if self._runs is not self._drawn:
            self._draw.request()
        if look is None or look.over:
            self._draw.run_now()

    def bring_back(self, look: Shown) -> None:
        """Show runs that were cleared; those that are going on are given up."""
        self._crew.cancel()
        self._poll.stop()
        self.show_look(look)

    def _follow(self) -> None:
        """Show the runs that were just started, in place of those that are shown."""
        self._clear()
        self._poll.start()
        self._look_again()

    def _clear(self) -> None:
        if self._look is not None and self._runs is not None:
            self._undo_stack.push(Clearing(self, self._look))
        else:
            self.show_look(None)

    def _look_again(self) -> None:
        """Take over what is new of the runs."""
        look = self._crew.latest()
        if look is None or look is self._look:
            return
        if look.over:
            self._poll.stop()
        self.show_look(look)

    @property
    def _runs(self) -> Sized | None:
        return (self._done(self._look) or None) if self._look is not None else None

    def _draw_if_new(self) -> None:
        if self._runs is not self._drawn:
            self._draw_now()

    def _draw_now(self) -> None:
        """Draw the runs, also those that are drawn; `show_look` then need not."""
        self._drawn = self._runs
        self._draw_runs()

    def _done(self, look: Shown) -> Sized:
        """The runs that are done, which are another object once another is."""
        raise NotImplementedError

    def _show_look(self, look: Shown | None) -> None:
        raise NotImplementedError

    def _draw_runs(self) -> None:
        raise NotImplementedError


class Clearing(QUndoCommand):
    """Runs that took their time are taken off every chart, or make room for the next."""

    def __init__(self, panel: RunsPanel[Shown], look: Shown):
        super().__init__()
        self._panel, self._look = panel, look

    def undo(self) -> None:
        self._panel.bring_back(self._look)

    def redo(self) -> None:
        self._panel.show_look(None)
