"""What can be undone on the pages of Explore."""

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtGui import QUndoCommand

from dllab.explorers import Explorer

Show = Callable[[Explorer], None]


class SettingsEdit(QUndoCommand):
    """From one set of settings to the next; edits of one `stroke`, such as a drag, are one, and grow while they last.

    Qt's own merging tells everybody at every merge that the stack has changed, though it has not: menu and toolbar were
    laid out in every frame of a drag.

    `show` is a method of what the undo stack belongs to, and is known weakly: a stack keeps what it holds from Python's
    collector.
    """

    def __init__(self, stroke: str, before: Explorer, after: Explorer, show: Show):
        super().__init__()
        self._stroke, self._before, self._after = stroke, before, after
        self._show = WeakMethod(show)
        self._done = True  # the page shows it already when the edit is pushed

    def undo(self) -> None:
        self._done = False
        self._show_settings(self._before)

    def redo(self) -> None:
        if not self._done:
            self._show_settings(self._after)

    def grows(self, stroke: str, after: Explorer) -> bool:
        """Lead to these settings, where they belong to the same stroke."""
        if not stroke or stroke != self._stroke:
            return False
        self._after = after
        return True

    def _show_settings(self, settings: Explorer) -> None:
        show = self._show()
        if show is not None:
            show(settings)
