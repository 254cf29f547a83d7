"""What could not be worked out, said at the lower edge of the widget that waits for it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.background import Background, Failure
from dllab.gui.kit.message_bar import MessageBar
from dllab.gui.kit.theme import Theme


class FailureNote(MessageBar):
    """Lies over the widget, so that nothing moves, until it is closed or the work succeeds again."""

    def __init__(self, over: QWidget):
        super().__init__(over)
        self._over = over
        self._failed: QObject | None = None  # the work whose failure is shown
        over.installEventFilter(self)
        self.apply_theme(Theme(dark=False, presentation=False))

    def follow(self, work: Background) -> None:
        """Say what of this work fails."""
        work.failed.connect(self._show_failure)
        work.answered.connect(self._withdraw)

    def follow_unforeseen(self, work: Background) -> None:
        """Say what of this work fails, but for what the panel itself explains: errors that are foreseen."""
        work.failed.connect(self._show_unforeseen)
        work.answered.connect(self._withdraw)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lie_below()
        return super().eventFilter(watched, event)

    def _show_unforeseen(self, question: object, failure: Failure) -> None:
        if failure.details:
            self._show_failure(question, failure)

    def _withdraw(self) -> None:
        if self.sender() is self._failed:
            self.hide()

    def _show_failure(self, question: object, failure: Failure) -> None:
        self._failed = self.sender() or self._failed
        self.say(failure.words, failure.details)
        self._lie_below()
        self.raise_()

    def _lie_below(self) -> None:
        over = self._over
        height = self.heightForWidth(over.width())
        self.setGeometry(0, over.height() - height, over.width(), height)
