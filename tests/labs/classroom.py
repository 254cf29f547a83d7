"""A class whose students all hand in the lab's own solution, each with the seed of a number of their own."""

from functools import cache
from pathlib import Path

from dllab.labs.handin import SUFFIX, HandIn, LabName, PageLeft, Run, Student, arithmetic, run_of
from dllab.labs.lab import Lab, Step, sha256
from dllab.labs.seeds import seed_of
from dllab.labs.verify import solved
from dllab.labs.work import Work
from dllab.messages import UserError

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
    lab = Lab.load(path)
    work = solved(lab, seed)
    runs = {step.id: _run(work, step) for step in lab.step if step.id in work.runs}
    return HandIn(
        lab=LabName(id=lab.id, version=lab.version, sha256=sha256(path)),
        student=Student.model_validate({"number": "nobody's"}),
        seed=seed,
        arithmetic=arithmetic(),
        answers={question: tuple({"value": one} for one in given) for question, given in work.answers.items()},
        runs=runs,
        pages={step: PageLeft(settings=dict(page.settings), step=page.step) for step, page in work.pages.items()},
    )


def _run(work: Work, step: Step) -> Run:
    """The run of a step with its digest, where it can be trained at all."""
    try:
        digest = work.attempt(step).trainer.digest()
    except UserError:
        digest = ""
    return run_of(work.record(step)).model_copy(update={"digest": digest})
