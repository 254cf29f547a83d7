"""Whether 1.033 is a little more than one or a little more than a thousand, where a column alone cannot prove it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.tables.numbers import Style, could_be_grouped, is_bare, mark_of, written


@dataclass(frozen=True)
class Doubtful:
    """A field with a mark before its last three digits, by the index of its row, and both numbers that it may be."""

    index: int
    value: str
    mark: str

    @property
    def fraction(self) -> str:
        """It, were the mark a decimal one."""
        return f"{written(self.value, '.' if self.mark == '.' else ',').value:.3f}"

    @property
    def whole(self) -> str:
        """It, were the mark between thousands."""
        return f"{written(self.value, ',' if self.mark == '.' else '.').value:.0f}"


class Groups:
    """Watches a column's fields until one of them proves how all are to be read.

    Beside whole numbers of three digits, and none of more, a mark before three digits parts thousands: who writes
    999 and then 1.033 goes on counting. Whether that is so, the whole column must show.
    """

    def __init__(self, style: Style):
        self._style = style
        self._settled = style.proof == "column"
        self._first: dict[str, Doubtful] = {}
        self._hundreds = self._thousands = False

    def add(self, start: int, fields: Sequence[str], values: NDArray[np.float64]) -> None:
        """Look at the next fields, whose first has the index `start`, with their values."""
        if self._settled:
            return
        joined = "".join(fields)
        if "." not in joined and "," not in joined and joined.isascii():
            size = np.abs(values[values == np.floor(values)])
            self._hundreds |= bool(((size >= 100) & (size < 1000)).any())
            self._thousands |= bool((size >= 1000).any())
            return
        for index, (field, value) in enumerate(zip(fields, np.abs(values).tolist(), strict=True), start):
            if is_bare(field):
                self._hundreds |= 100 <= value < 1000
                self._thousands |= value >= 1000
            elif could_be_grouped(field):
                mark = "." if "." in field or "．" in field else ","
                self._first.setdefault(mark, Doubtful(index, field.strip(), mark))
            elif mark_of(field):
                self._settled = True
                return

    def doubt(self) -> Doubtful | None:
        """The first field that may be either number, or None."""
        if self._settled or not self._first:
            return None
        if len(self._first) == 2:  # 1.033 and 1,033
            return max(self._first.values(), key=lambda found: found.index)
        ((mark, found),) = self._first.items()
        if mark == self._style.decimal:
            return found if self._goes_on_counting and self._style.proof != "file" else None
        return None if self._hundreds or self._style.proof not in ("none", "semicolon") else found

    @property
    def taken_as_fraction(self) -> Doubtful | None:
        """A field that other columns show to be a fraction, though this one looks like counting; or that none shows to
        be one, beside semicolons, where points often part thousands.
        """
        said = self._goes_on_counting or self._style.proof == "semicolon"
        if self._settled or not said or len(self._first) != 1:
            return None
        return self._first.get(self._style.decimal)

    @property
    def _goes_on_counting(self) -> bool:
        return self._hundreds and not self._thousands
