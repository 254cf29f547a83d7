"""What every panel of the window is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme
from dllab.training.snapshot import Snapshot

if TYPE_CHECKING:
    from dllab.gui.kit.table import Table


class Panel(QWidget):
    """One subject, shown from snapshots. The window makes it once, puts it in a dock, and hands it what is new.

    `layer_selected` carries the layer that the user picked here, counted from 1; the output layer is the last.
    """

    layer_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # as the plots; what lies inside takes it over
        self.setAutoFillBackground(True)

    def title(self) -> str:
        """The dock's title, in the current language."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what is new. Called at most 60 times a second, with ever newer snapshots, only while visible."""
        raise NotImplementedError

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """Draw these runs beside the one that goes on; called when pins change. A panel without a place for them does
        not."""

    def select_layer(self, layer: int) -> None:
        """Set this layer apart; called with what was picked in any panel. A panel that shows no layers does not."""

    def rest(self) -> None:
        """Cost nothing: nobody sees the panel any more, until it is shown the next snapshot."""

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and line widths; called before the first snapshot and at every change of theme."""
        raise NotImplementedError

    def table(self) -> "Table | None":
        """The numbers shown, for a file; None where there are none, or where `gui.export.tables` knows them."""
        return None

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
