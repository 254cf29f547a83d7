"""A class whose students all hand in the lab's own solution, each with the seed of a number of their own."""

from functools import cache
from pathlib import Path

from dllab.labs.handin import SUFFIX, HandIn, Student
from dllab.labs.lab import Lab
from dllab.labs.seeds import seed_of
from dllab.labs.verify import solved

FIRST = 20260001


def numbers(count: int) -> list[str]:
    """So many student numbers."""
    return [str(FIRST + place) for place in range(count)]


def handed_in(path: Path, number: str) -> HandIn:
    """What somebody of that number hands in of the lab in `path`, all of it right."""
    lab = Lab.load(path)
    seed = seed_of(lab.id, number, lab.seeds)
    return _solution(path, seed).model_copy(
        update={"student": Student.model_validate({"name": f"Student {number}", "number": number}),
                "session": f"session of {number}"}
    )  # fmt: skip


def fill(folder: Path, paths: tuple[Path, ...], count: int) -> int:
    """Write the hand-ins of so many students for each of these labs; returns how many."""
    for path in paths:
        for number in numbers(count):
            handed_in(path, number).save(folder / number / f"{Lab.load(path).id}-{number}{SUFFIX}", path)
    return len(paths) * count


@cache
def _solution(path: Path, seed: int) -> HandIn:
    return HandIn.of(solved(Lab.load(path), seed), path, Student(number="nobody's"))
