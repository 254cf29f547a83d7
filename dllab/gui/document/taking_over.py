"""Pages of Explore that show what the run in Training is."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from dllab.gui.explorers.of_run import OF_RUN
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure
from dllab.messages import UserError, text
from dllab.training.session import Session


class TakingOver(QObject):
    """Asks the training thread for a page's settings.

    refused: why there are none, in words, and details where nobody foresaw it.
    """

    refused = Signal(object, str)

    def __init__(self, session: Session, room: ExploreRoom, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._answers = Answers(self)
        room.run_wanted.connect(self.ask)

    def ask(self, page: ExplorerPage) -> None:
        """Have the page show the run as it stands between two chunks of steps."""
        future = self._session.ask(OF_RUN[page.explorer.name])
        self._answers.wait(future, partial(self._take, page), self._refuse, _no_run)

    def _take(self, page: ExplorerPage, settings: dict[str, Any]) -> None:
        page.take_over(settings)

    def _refuse(self, failure: Failure) -> None:
        self.refused.emit(failure.words, failure.details)


def _no_run() -> UserError:
    return CannotTakeOver(text("There is no run yet."))
