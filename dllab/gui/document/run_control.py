"""What the Run menu does to the session."""

from PySide6.QtCore import QObject

from dllab.gui.document.document import Document
from dllab.training.outcomes import Running
from dllab.training.session import Session


class RunControl(QObject):
    """Commands for the training thread; none of them waits for it."""

    def __init__(self, session: Session, document: Document, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._document = document

    def toggle(self) -> None:
        """Run, or pause what is running."""
        if isinstance(self._session.outcome, Running):
            self._session.pause()
        else:
            self._session.run()

    def step(self) -> None:
        self._session.step()

    def epoch(self) -> None:
        self._session.epoch()

    def reset(self) -> None:
        self._session.reset()

    def new_seed(self) -> None:
        """Reset to the weights of the next seed, which becomes the experiment's own."""
        self._session.reset(self._document.reseed())

    def set_speed(self, steps_per_second: int) -> None:
        """0: as many as the machine can do."""
        self._session.set_speed(steps_per_second or None)
