"""What a student hands in: one file, a zip behind a head of text, so that nobody unpacks it by mistake.

    handin.json     lab, student, seed, session, answers, runs as recipes, pages as settings, notes; and claims: times,
                    digests, what was measured
    lab.toml        the lab as the student had it, for reading only
    report.html     what was answered, written and run, for people to read; nothing reads it back

Read without trusting it: at most 2 MB, plain values of exactly these types, nothing in it can run.
"""

import json
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError

from dllab import suffixes
from dllab.experiment import files
from dllab.labs.attempt import Record
from dllab.labs.lab import Lab, Settings, sha256
from dllab.labs.questions import Answer
from dllab.labs.seeds import seed_of
from dllab.labs.tables import List, Table
from dllab.labs.work import Opened, Work
from dllab.messages import Sentence, UserError, system_reason, text
from dllab.training.parts import BadPart, Parts, write_parts
from dllab.training.run_parts import read_recipe_table, recipe_table
from dllab.version import __version__

SUFFIX = suffixes.HANDIN
LARGEST = 2 << 20  # bytes
HANDIN, LAB, REPORT = "handin.json", "lab.toml", "report.html"
HEAD = 512  # bytes before the zip
FORMAT = 1
Note = Annotated[str, Field(max_length=1000)]  # what somebody wrote where a step asks to explain
Short = Field("", max_length=200)


class BadHandIn(UserError):
    """A file in which nobody can read a hand-in, or a hand-in that is too large to be written."""


class LabName(Table):
    """Which lab it is of."""

    id: str = Field(max_length=40)
    version: int
    sha256: str = Field("", max_length=64)


class Student(Table):
    """Who hands it in."""

    name: str = Short
    number: str = Field(min_length=1, max_length=80)
    class_: str = Field("", alias="class", max_length=80)


class Given(Table):
    """An answer, and after how many seconds it was given."""

    value: Answer
    seconds: float = 0.0


class Event(Table):
    """Something that happened: a claim, shown as such."""

    seconds: float
    what: str = Field(max_length=40)
    step: str = Field("", max_length=40)


class Run(Table):
    """A run: its recipe, and what is claimed of it."""

    recipe: dict[str, Any]
    steps: int = Field(ge=0)
    digest: str = Field("", max_length=64)
    measured: dict[str, float | str | None] = {}


class PageLeft(Table):
    """A page as it was left: what was set, with dotted keys, and the step that it showed."""

    settings: Settings = {}
    step: int | None = Field(None, ge=0, le=10**9)


class HandIn(Table):
    """A hand-in. session: drawn when the lab was begun; files with the same one come out of one session."""

    format: int = Field(FORMAT, ge=1, le=FORMAT)
    lab: LabName
    dllab: str = Field(__version__, max_length=40)
    student: Student
    seed: int
    session: str = Field("", max_length=40)
    started: str = Field("", max_length=40)
    handed_in: str = Field("", max_length=40)
    arithmetic: dict[str, str | int | None] = {}
    events: List[Event] = ()
    answers: dict[str, List[Given]] = {}
    gave_up: List[str] = ()
    runs: dict[str, Run] = {}
    pages: dict[str, PageLeft] = {}
    notes: dict[str, Note] = {}

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a hand-in; raises BadHandIn."""
        try:
            if path.stat().st_size > LARGEST:
                raise BadHandIn(
                    text("{file} is larger than the {most:,} bytes of a hand-in"), file=path.name, most=LARGEST
                )
            with Parts(path, LARGEST) as parts:
                table = parts.table(HANDIN)
            return cls.model_validate(table)
        except BadPart as error:
            said = text("{file} is no hand-in, or it is damaged: have it handed in again")
            raise BadHandIn(said, file=path.name) from error
        except OSError as error:
            said = text("{file} cannot be read: {reason}")
            raise BadHandIn(said, file=path.name, reason=system_reason(error)) from error
        except ValidationError as error:
            raise _misread(path, table, error) from error

    @classmethod
    def of(cls, work: Work, lab: Path, student: Student) -> Self:
        """What somebody hands in who did this work in the lab of that file, with the digests that its runs have."""
        answers = {name: tuple(Given(value=one) for one in given) for name, given in work.answers.items()}
        return cls(
            lab=LabName(id=work.lab.id, version=work.lab.version, sha256=sha256(lab)),
            student=student,
            seed=work.seed,
            arithmetic=arithmetic(),
            answers=answers,
            runs={step: _with_digest(work, step) for step in work.runs},
            pages={step: PageLeft(settings=dict(page.settings), step=page.step) for step, page in work.pages.items()},
        )

    def save(self, path: Path, lab: Path, report: str = "") -> None:
        """Write it with a copy of the lab's file.

        Raises CannotSave, BadHandIn where it would be too large, and ExperimentError where the lab's file is gone.
        report: a page for people, which is left out where there is no room for it.
        """
        written = json.dumps(self.model_dump(by_alias=True), ensure_ascii=False)
        parts = {HANDIN: written, LAB: files.content(lab).decode()}
        size = sum(len(part.encode()) for part in parts.values()) + 2 * HEAD
        if size > LARGEST:
            raise BadHandIn(text("the hand-in would be larger than {most:,} bytes"), most=LARGEST)
        if report and size + len(report.encode()) <= LARGEST:
            parts[REPORT] = report
        head = f"dllab hand-in: {self.lab.id}. Hand this file in as it is.\n".encode()
        write_parts(path, parts, head.ljust(HEAD))

    def work(self, lab: Lab) -> Work:
        """What was done, with the seed of the student's number; raises BadHandIn for a run that is none."""
        runs = {}
        for step, run in self.runs.items():
            try:
                runs[step] = Record(read_recipe_table(run.recipe), run.steps, run.digest, run.measured)
            except BadPart as error:
                said = text("the run of step {step} cannot be read: {reason}")
                raise BadHandIn(said, step=step, reason=Sentence(text("it is damaged"))) from error
        answers = {question: [one.value for one in given] for question, given in self.answers.items()}
        pages = {step: Opened(page.settings, page.step) for step, page in self.pages.items()}
        seed = seed_of(lab.id, self.student.number, lab.seeds)
        return Work(lab, seed, runs, answers, pages, frozenset(self.gave_up))


def _misread(path: Path, table: dict[str, Any], error: ValidationError) -> BadHandIn:
    """Why a table is no hand-in: it is newer than this program, or somebody has written into it."""
    number = table.get("format")
    if isinstance(number, int) and number > FORMAT:
        said = text("{file} was handed in with a newer dllab ({version}): it takes that one to read it")
        return BadHandIn(said, file=path.name, version=str(table.get("dllab", number))[:40])
    where = ".".join(map(str, error.errors()[0]["loc"]))[:80]
    return BadHandIn(text("{file} is no hand-in as dllab writes it: {entry}"), file=path.name, entry=where)


def run_of(record: Record) -> Run:
    """A run as it is handed in."""
    measured = dict(record.measured or {})
    return Run(recipe=recipe_table(record.recipe), steps=record.steps, digest=record.digest, measured=measured)


def _with_digest(work: Work, step: str) -> Run:
    run = run_of(work.runs[step])
    try:
        digest = work.attempt(work.lab.of_id(step)).trainer.digest()
    except UserError:
        return run
    return run.model_copy(update={"digest": digest})


def arithmetic() -> dict[str, str | int | None]:
    """What tells whether two machines compute the same bits; takes a few milliseconds once kernels are compiled."""
    import platform
    from importlib.metadata import version

    from dllab.training.fingerprint import fingerprint

    return {
        "fingerprint": fingerprint(),
        "os": platform.platform(),
        "machine": platform.machine(),
        "numpy": version("numpy"),
        "numba": version("numba"),
    }
