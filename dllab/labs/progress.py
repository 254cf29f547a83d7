"""How far a student is in a lab, kept in a file after every event, so that no crash loses what was done.

FOLDER/<key of the number>/student.json         who it is
FOLDER/<key of the number>/<lab>-<version>.json  a Progress

Read without trusting it: a file that cannot be read is put aside, and the lab begins anew.
"""

import hashlib
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import Field, ValidationError

from dllab.files import CannotSave, write_atomically
from dllab.labs.attempt import Record
from dllab.labs.handin import LARGEST, Event, Given, HandIn, LabName, PageLeft, Student, run_of
from dllab.labs.lab import Lab, Step, sha256
from dllab.labs.marking import WITH_SOLUTION
from dllab.labs.questions import Answer
from dllab.labs.seeds import seed_of
from dllab.labs.tables import List, Table

T = TypeVar("T", bound=Table)
STUDENT = "student.json"
MOST_ANSWERS = 50  # to one question that are kept


class Checked(Table):
    """What the newest check of a step gave, and how often it was checked in vain."""

    points: float = 0.0
    of: float = 0.0
    ok: bool = False
    failures: int = Field(0, ge=0)


class Curve(Table):
    """The losses of a run, at its evaluations: for a picture of it, not to be graded."""

    step: List[int] = ()
    train_loss: List[float] = ()
    val_loss: List[float] = ()


class Progress(Table):
    """A lab on its way: what would be handed in now, the step that is open, and which steps are finished."""

    handin: HandIn
    at: str
    done: List[str] = ()
    checked: dict[str, Checked] = {}
    curves: dict[str, Curve] = {}

    @classmethod
    def begun(cls, lab: Lab, path: Path, student: Student) -> Self:
        """The beginning of a lab whose file is `path`."""
        handin = HandIn(
            lab=LabName(id=lab.id, version=lab.version, sha256=sha256(path)),
            student=student,
            seed=seed_of(lab.id, student.number, lab.seeds),
            session=secrets.token_hex(16),
            started=_now().isoformat(timespec="seconds"),
        )
        return cls(handin=handin, at=lab.step[0].id)

    @property
    def points(self) -> float:
        """All points so far."""
        return sum(checked.points for checked in self.checked.values())

    def moved(self, step: str) -> Self:
        """With another step open."""
        return self.model_copy(update={"at": step})

    def finished(self, step: str) -> Self:
        """With a step finished."""
        return self.model_copy(update={"done": tuple(dict.fromkeys([*self.done, step]))})._told("finished", step)

    def answered(self, step: str, answers: dict[str, Answer]) -> Self:
        """With one more answer to each of these questions."""
        kept, seconds = dict(self.handin.answers), self._seconds
        for question, answer in answers.items():
            given = kept.get(question, ())
            if len(given) < MOST_ANSWERS:
                kept[question] = (*given, Given(value=answer, seconds=seconds))
        return self._with(answers=kept)._told("answered", step)

    def with_run(self, step: str, record: Record, curve: Curve | None = None) -> Self:
        """With this run as that of a step, and what it looks like."""
        curves = self.curves | ({step: curve} if curve else {})
        return self._with(runs={**self.handin.runs, step: run_of(record)}).model_copy(update={"curves": curves})

    def with_page(self, step: str, page: PageLeft) -> Self:
        """With this page as that of a step."""
        return self._with(pages={**self.handin.pages, step: page})

    def noted(self, step: str, words: str) -> Self:
        """With what somebody wrote in a step."""
        return self._with(notes={**self.handin.notes, step: words})

    def gave_up(self, step: str) -> Self:
        """With the solution of a step shown: what it is worth falls, as marking has it."""
        if step in self.handin.gave_up:
            return self
        checked = dict(self.checked)
        if step in checked:
            lower = checked[step].points * WITH_SOLUTION
            checked[step] = checked[step].model_copy(update={"points": lower})
        shown = self._with(gave_up=(*self.handin.gave_up, step))
        return shown.model_copy(update={"checked": checked})._told("solution", step)

    def marked(self, step: str, ok: bool, points: float, most: float) -> Self:
        """With one more check of a step."""
        before = self.checked.get(step, Checked())
        after = Checked(points=points, of=most, ok=ok, failures=before.failures + (not ok))
        marked = self.model_copy(update={"checked": {**self.checked, step: after}})
        return marked._told("passed" if ok else "failed", step)

    def failures(self, step: str) -> int:
        """How often a step was checked in vain."""
        return self.checked.get(step, Checked()).failures

    def may_rise(self, step: Step) -> bool:
        """Whether a step that is done can earn more: it has levels, and the highest is not reached."""
        marked = self.checked.get(step.id, Checked())
        levels = any(getattr(check, "tiers", ()) for check in step.check)
        return levels and step.id not in self.handin.gave_up and marked.points < marked.of

    def answers(self, question: str) -> tuple[Answer, ...]:
        """The answers to a question, in their order."""
        return tuple(given.value for given in self.handin.answers.get(question, ()))

    def is_open(self, lab: Lab, step: Step) -> bool:
        """Whether a step may be looked at: nothing may before the predictions that come before it are made."""
        for before in lab.step:
            if before is step:
                return True
            if before.kind == "predict" and before.id not in self.done:
                return False
        return False

    def only(self, lab: Lab, step: Step) -> HandIn:
        """What it takes to judge one step: its answers, run and page, and those of the other steps that it looks at."""
        handin, needed, asked = self.handin, lab.steps_for(step), lab.questions_for(step)
        update = {
            "runs": {name: run for name, run in handin.runs.items() if name in needed},
            "pages": {name: page for name, page in handin.pages.items() if name in needed},
            "answers": {name: given for name, given in handin.answers.items() if name in asked},
            "notes": {},
            "events": (),
        }
        return handin.model_copy(update=update)

    def to_hand_in(self, arithmetic: dict[str, str | int | None]) -> HandIn:
        """What is handed in now."""
        now = _now().isoformat(timespec="seconds")
        return self.handin.model_copy(update={"handed_in": now, "arithmetic": arithmetic})

    @property
    def _seconds(self) -> float:
        try:
            return round((_now() - datetime.fromisoformat(self.handin.started)).total_seconds(), 1)
        except (ValueError, TypeError):
            return 0.0

    def _with(self, **update: Any) -> Self:
        return self.model_copy(update={"handin": self.handin.model_copy(update=update)})

    def _told(self, what: str, step: str) -> Self:
        event = Event(seconds=self._seconds, what=what, step=step)
        return self._with(events=(*self.handin.events, event)[-1000:])


class ProgressFolder:
    """All that the students of one machine have done.

    What cannot be written, to a full disk or a folder that only lets itself be read, is held here meanwhile, as if it
    had been, and written with the next thing that can be.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        self._held: dict[Path, Table] = {}

    def students(self) -> list[Student]:
        """Those who are known, the one who was here last first."""
        found = []
        for path in self._folder.glob(f"*/{STUDENT}"):
            student = _read(path, Student)
            if student is not None and path not in self._held:
                found.append((path.stat().st_mtime_ns, student))
        held = [table for table in self._held.values() if isinstance(table, Student)]
        return held[::-1] + [student for _, student in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def remember(self, student: Student) -> None:
        """Know a student from now on, as the one who was here last; raises CannotSave."""
        self._keep(self._place(student.number) / STUDENT, student)

    def load(self, lab: Lab, student: Student) -> Progress | None:
        """How far a student is; None where the lab was not begun, or where nobody can read how far it came."""
        path = self._path(lab.id, lab.version, student)
        held = self._held.get(path)
        found = held if isinstance(held, Progress) else _read(path, Progress)
        if found is None or found.at not in [step.id for step in lab.step]:
            with suppress(OSError):  # it is not there, or stands where nothing can be changed
                os.replace(path, path.with_suffix(".unreadable"))
            return None
        return found

    def save(self, progress: Progress) -> None:
        """Keep it; raises CannotSave."""
        name = progress.handin.lab
        self._keep(self._path(name.id, name.version, progress.handin.student), progress)

    def write_held(self) -> None:
        """Write what is held; raises CannotSave for the first thing that still cannot be."""
        for error in self._try_held().values():
            raise error

    def _keep(self, path: Path, table: Table) -> None:
        self._held.pop(path, None)  # the newest stands, and is written, last: that tells who was here last
        self._held[path] = table
        if error := self._try_held().get(path):
            raise error

    def _try_held(self) -> dict[Path, CannotSave]:
        """Write of what is held all that can be, in its order; returns why the rest cannot."""
        failed = {}
        for path, table in tuple(self._held.items()):
            try:
                _write(path, table)
                del self._held[path]
            except CannotSave as error:
                failed[path] = error
        return failed

    def _path(self, lab: str, version: int, student: Student) -> Path:
        return self._place(student.number) / f"{lab}-{version}.json"

    def _place(self, number: str) -> Path:
        """A folder of any name that a number can have."""
        return self._folder / hashlib.sha256(number.strip().encode()).hexdigest()[:16]


def _read(path: Path, kind: type[T]) -> T | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(path: Path, table: Table) -> None:
    content = table.model_dump_json(by_alias=True).encode()
    write_atomically(path, lambda stream: stream.write(content))


def _now() -> datetime:
    return datetime.now(UTC)
