"""What every panel of the window is."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dllab.datasets import Dataset
from dllab.gui.kit.failure_note import FailureNote
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import POINTS, Theme
from dllab.training.snapshot import Snapshot


class Panel(FollowsLanguage, QWidget):
    """One subject, shown from snapshots. The window makes it once, puts it in a dock, and hands it what is new.

    layer_selected: carries the layer that the user picked here, counted from 1; the output layer is the last.
    step_pointed: carries the step under the mouse in one of its charts, or None. narrowest: the pixels across in less
    than which it scrolls, for text of POINTS.
    """

    narrowest = 200
    layer_selected = Signal(int)
    step_pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # as the plots; what lies inside takes it over
        self.setAutoFillBackground(True)
        self._used: Theme | None = None
        self._snapshot: Snapshot | None = None  # the newest shown, of panels that go back to it

    @cached_property
    def failure(self) -> FailureNote:
        """Says what of the panel's work in the background fails, once it follows that work."""
        note = FailureNote(self)
        if self._used is not None:
            note.apply_theme(self._used)
        return note

    def least_width(self, theme: Theme) -> int:
        """`narrowest` for the size of the text; a presentation goes without."""
        return round(self.narrowest * theme.points / POINTS)

    def heightForWidth(self, width: int) -> int:
        """The least: a panel of lines that wrap would else be as high as it likes, and scroll where it need not."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what is new. Called at most 60 times a second, with ever newer snapshots, only while visible."""
        raise NotImplementedError

    def show_pins(self, pins: tuple[Pin, ...], hidden: int = 0) -> None:
        """Draw these runs beside the one that goes on; called when pins change. A panel without a place for them does
        not. hidden: how many more are pinned, on other data."""

    def select_layer(self, layer: int) -> None:
        """Set this layer apart; called with what was picked in any panel. A panel that shows no layers does not."""

    def mark_step(self, step: float | None) -> None:
        """Mark the step that is pointed at in any panel, or none. A panel that shows no steps does not."""

    def rest(self) -> None:
        """Cost nothing: nobody sees the panel any more, until it is shown the next snapshot."""

    def forget(self, dataset: Dataset) -> None:
        """Let go of a run whose place another on `dataset` has taken while nobody sees the panel.

        States and data of a run that is gone take as much memory as those of the one that goes on.
        """
        self._snapshot = None

    @property
    def used(self) -> Theme:
        """The theme that it has."""
        assert self._used is not None, "every panel has one from the start"
        return self._used

    def use_theme(self, theme: Theme) -> None:
        """Have the whole panel take over a theme, with what every panel has, unless it has it."""
        if theme == self._used:
            return
        self._used = theme
        if "failure" in vars(self):
            self.failure.apply_theme(theme)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and line widths; called before the first snapshot and at every change of theme."""
        raise NotImplementedError

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        """The numbers behind the newest snapshot and these pins, or behind what the panel shows where it keeps that.

        None where there are none yet.
        """
        raise NotImplementedError
