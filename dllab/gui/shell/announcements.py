"""What the window says by itself: for a moment in the line at the bottom, or in the bar above until it is read."""

from functools import partial
from pathlib import Path

from dllab.assets import MissingResource
from dllab.engine.kernels.cache import trouble
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.message_bar import MessageBar
from dllab.gui.kit.wording import error_words, lines, outcome_words
from dllab.gui.shell.status_bar import StatusBar
from dllab.messages import text
from dllab.training.outcomes import Failed, Outcome

MESSAGE_MS = 8_000  # that something was saved


class Announcements:
    """Says it in `messages` or in `status`."""

    def __init__(self, messages: MessageBar, status: StatusBar):
        self._messages = messages
        self._status = status
        self._outcome_words: Wording = str

    def say(self, words: Wording) -> None:
        """What is good to know for a moment."""
        self._status.say(words, MESSAGE_MS)

    def saved(self, path: Path) -> None:
        """Where something was saved."""
        self.say(partial(tr, text("Saved: {path}"), path=path))

    def problems(self, *problems: Wording) -> None:
        """What went wrong, a line each; nothing where nothing did."""
        if problems:
            self._messages.say(partial(lines, problems))

    def unforeseen(self, traceback: str) -> None:
        """Tell of an error nobody expected; the run goes on."""
        self._messages.say(partial(tr, "Something went wrong inside the lab. Training goes on if it can."), traceback)

    def missing(self, error: MissingResource) -> None:
        """Tell that something of the lab's own is not there."""
        self.problems(partial(error_words, error))

    def outcome(self, outcome: Outcome) -> None:
        """How the run ended, in place of how the last one did; and whether kernels could not be kept."""
        if not_kept := trouble():
            self._messages.say(partial(error_words, not_kept))
        self._messages.withdraw(self._outcome_words)
        self._outcome_words = partial(outcome_words, outcome)
        if self._outcome_words():
            self._messages.say(self._outcome_words, outcome.details if isinstance(outcome, Failed) else "")
