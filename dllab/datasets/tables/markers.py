"""A person's own words for "no value": -9999, missing, 缺失."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

PARTED = re.compile("[,，、;；]")


@dataclass(frozen=True)
class Markers:
    """texts: in small letters; numbers: those among them that are numbers, however a field writes them."""

    texts: frozenset[str] = frozenset()
    numbers: frozenset[float] = field(default_factory=frozenset)

    @classmethod
    def written(cls, listed: str) -> "Markers":
        """Those of a list parted by commas or semicolons, Chinese ones included."""
        texts = frozenset(part.strip().lower() for part in PARTED.split(listed)) - {""}
        numbers = set()
        for part in texts:
            with contextlib.suppress(ValueError):  # a word
                numbers.add(float(part))
        return cls(texts, frozenset(numbers))

    def __bool__(self) -> bool:
        return bool(self.texts)

    def mark(self, value: str) -> bool:
        """Whether a field holds one of them."""
        if value.strip().lower() in self.texts:
            return True
        if self.numbers:
            with contextlib.suppress(ValueError):  # a text
                return float(value) in self.numbers
        return False

    def blanked(self, fields: Sequence[str]) -> list[str]:
        """The fields, with a Gap in the place of each that is marked."""
        return [Gap(value) if self.mark(value) else value for value in fields]


class Gap(str):
    """An empty field that knows what was written in it."""

    written: str

    def __new__(cls, written: str) -> Self:
        """Empty, whatever was written."""
        made = super().__new__(cls)
        made.written = written
        return made
