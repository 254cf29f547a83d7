"""What a part of a plot was given to draw: the same need not be drawn again."""

import numpy as np


class Given:
    """Remembers what was given last, by its bytes: arrays may be written into afterwards."""

    def __init__(self) -> None:
        self._last: list[object] | None = None

    def is_new(self, *parts: object) -> bool:
        """Whether these arrays, and what else can be compared, are others than the last time."""
        given = [part.tobytes() if isinstance(part, np.ndarray) else part for part in parts]
        new, self._last = given != self._last, given
        return new

    def forget(self) -> None:
        """Whatever comes next is new."""
        self._last = None
