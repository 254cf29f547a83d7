"""Changes that move or colour all of a window: done bit by bit, so that it answers meanwhile, and drawn once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


class DrawnOnce(QTimer):
    """Draws nothing of the window that `part` lies in until what is asked for is done, and the timer `settling` too."""

    def __init__(self, part: QWidget, settling: QTimer):
        super().__init__(part, interval=0, singleShot=True)
        self._part, self._settling = part, settling
        self._steps: list[Callable[[], object]] = []
        self.timeout.connect(self._go_on)

    @property
    def unfinished(self) -> bool:
        """Whether there is something left to be done."""
        return bool(self._steps)

    def draw_later(self, *_: object) -> None:
        """Draw nothing until what has been asked for by now is done: each of these changes moves every panel again."""
        if self._part.isVisible():
            self._let_draw(False)
        self.start()

    def do(self, *steps: Callable[[], object]) -> None:
        """Do one a turn, the first once the window has followed what was asked for by now; then draw."""
        self.draw_later()
        self._steps += [_nothing, *steps]

    def _go_on(self) -> None:
        try:
            if self._steps:
                self._steps.pop(0)()
        finally:  # an error is the window's, which must not stay as it was drawn before
            if self._steps or self._settling.isActive():
                self.start()
            else:
                self._let_draw(True)

    def _let_draw(self, on: bool) -> None:
        """Each part of the window: of a window itself Qt forgets what it did not draw."""
        beside = [each for each in _children(self._part.window()) if not each.isWindow()]
        floating = [each for each in _children(self._part) if on and each.isWindow()]  # since then: told by no parent
        for part in (self._part, *beside, *floating):
            part.setUpdatesEnabled(on)


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _nothing() -> None:
    """The step of the turn in which the window follows."""
