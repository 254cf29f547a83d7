"""What says its texts again when the language changes."""

from PySide6.QtCore import QEvent


class FollowsLanguage:
    """To be named before the widget that it is mixed into."""

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the widget's
