"""Several things of which one that fails must not keep the others from being done."""

from collections.abc import Callable


def complete(*steps: Callable[[], object]) -> None:
    """Take every step, in order; raises what went wrong once all were taken, as a group where it was more than one."""
    errors: list[Exception] = []
    for step in steps:
        try:
            step()
        except Exception as error:
            errors.append(error)
    if len(errors) > 1:
        raise ExceptionGroup("several parts failed", errors)
    if errors:
        raise errors[0]
