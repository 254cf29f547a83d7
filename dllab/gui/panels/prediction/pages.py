"""Paging through some of many images, of which others may be chosen at any moment."""

import numpy as np
from numpy.typing import NDArray


class Pages:
    """Shows `size` of the images `chosen`, which are numbered and in rising order, at a time.

    A page holds on to the image that it was turned to: where others are chosen it begins with that one, or with the
    next that is still chosen. The first page always begins with the first image.
    """

    def __init__(self) -> None:
        self.size = 1
        self._chosen = np.zeros(0, np.int64)
        self._first = 0  # the number of the image that was turned to

    @property
    def count(self) -> int:
        """How many images are chosen."""
        return len(self._chosen)

    @property
    def chosen(self) -> NDArray[np.int64]:
        """Their numbers."""
        return self._chosen

    @property
    def begin(self) -> int:
        """How many of the chosen lie before the page."""
        place = int(np.searchsorted(self._chosen, self._first))
        return place if place < self.count else max(self.count - self.size, 0)

    @property
    def shown(self) -> NDArray[np.int64]:
        """The numbers of the images on the page."""
        return self._chosen[self.begin : self.begin + self.size]

    @property
    def is_first(self) -> bool:
        """Whether there is none before."""
        return self.begin == 0

    @property
    def is_last(self) -> bool:
        """Whether there is none after."""
        return self.begin + self.size >= self.count

    def choose(self, chosen: NDArray[np.int64]) -> None:
        """Page through these from now on."""
        self._chosen = chosen

    def restart(self) -> None:
        """Go back to the first page."""
        self._first = 0

    def turn(self, pages: int) -> None:
        """So many pages on, or back where negative; no further than the first or the last."""
        last = (self.count - 1) // self.size * self.size
        wanted = self.begin + pages * self.size
        if pages > 0:
            wanted = min(wanted, max(last, self.begin))
        self._first = int(self._chosen[wanted]) if wanted > 0 else 0
