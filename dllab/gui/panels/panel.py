"""What every panel of the window is."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.theme import Theme
from dllab.training.snapshot import Snapshot


class Panel(QWidget):
    """One subject, shown from snapshots. The window makes it once, puts it in a dock, and hands it what is new."""

    def title(self) -> str:
        """The dock's title, in the current language."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what is new. Called at most 60 times a second, with ever newer snapshots, only while visible."""
        raise NotImplementedError

    def rest(self) -> None:
        """Cost nothing: nobody sees the panel any more, until it is shown the next snapshot."""

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and line widths; called before the first snapshot and at every change of theme."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
