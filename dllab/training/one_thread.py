"""What one thread may use at a time, and refuses all others."""

import functools
import threading
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from dllab.messages import UserError, text

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Self = TypeVar("Self", bound="OneThread")


class UsedByAnotherThread(UserError):
    """A run that one thread works on while another wants to."""


class OneThread:
    """Base of what has methods that are `alone`."""

    def __init__(self) -> None:
        self._turn = threading.RLock()


def alone(method: Callable[Concatenate[Self, Arguments], Result]) -> Callable[Concatenate[Self, Arguments], Result]:
    """Raise UsedByAnotherThread where another thread is inside such a method of the same object; never wait."""

    @functools.wraps(method)
    def guarded(self: Self, /, *arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
        turn: Any = self._turn
        if not turn.acquire(blocking=False):
            raise UsedByAnotherThread(
                text(
                    "a Trainer works for one thread at a time, and another is using this one: {method} must wait, or "
                    "have a Trainer of its own"
                ),
                method=method.__name__,
            )
        try:
            return method(self, *arguments, **options)
        finally:
            turn.release()

    return guarded
