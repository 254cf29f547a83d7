"""Which of a lab's seeds belongs to whom, and in which order somebody sees the options: the same on every machine."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def _drawn(*parts: str) -> int:
    """A whole number that follows from texts: SHA-256 of them with colons between."""
    return int(hashlib.sha256(":".join(parts).encode()).hexdigest(), 16)


def seed_of(lab: str, student: str, seeds: Sequence[int]) -> int:
    """seeds[SHA-256(lab id + ":" + student number) mod len(seeds)]; blanks around the number do not count."""
    return seeds[_drawn(lab, student.strip()) % len(seeds)]


def shuffled(options: Sequence[T], seed: int, question: str) -> list[T]:
    """The options in the order in which somebody with this seed sees them."""
    numbered = sorted(range(len(options)), key=lambda place: _drawn(str(seed), question, str(place)))
    return [options[place] for place in numbered]
