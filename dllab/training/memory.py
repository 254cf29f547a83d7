"""Whether a network fits the machine, before anything is laid out."""

import psutil

from dllab.engine.network import Layout
from dllab.messages import UserError, text

FLOAT_BYTES = 4
COPIES = 3  # parameters, gradient, and the parameters before a step


class TooLarge(UserError):
    """A network that needs more memory than is free."""


def check_memory(layout: Layout, slots: int) -> None:
    """Raise TooLarge where parameters, gradient and `slots` optimizer values each do not fit the free memory."""
    needed = layout.length * FLOAT_BYTES * (COPIES + slots)
    free = psutil.virtual_memory().available
    if needed > free:
        raise TooLarge(
            text("a network of {parameters:,} parameters needs {needed:.1f} GB of memory; {free:.1f} GB are free"),
            parameters=layout.parameter_count, needed=needed / 1e9, free=free / 1e9,
        )  # fmt: skip
