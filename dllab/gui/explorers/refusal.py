"""What is said where a page cannot show a run."""

from dllab.messages import UserError


class CannotTakeOver(UserError):
    """The run has nothing that the page could show."""
