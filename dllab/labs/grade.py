"""A folder of hand-ins: a row for each, with facts rather than verdicts where something looks odd.

Processes beside look at one hand-in after another. One that is broken, or hangs, is a row that says so.
"""

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from dllab.labs.handin import SUFFIX, HandIn
from dllab.labs.lab import Lab, shipped
from dllab.labs.worker import SECONDS, Stopped, Worker, never
from dllab.messages import Sentence, UserError, text
from dllab.training.cores import CORES

Told = Callable[["Row", int, int], object]
SAME_STUDENT = text("this student handed in more than once: {others} as well")
SAME_SESSION = text("the same session of {lab} as {others}")
SAME_RUN = text("step {step}: the same run, bit for bit, as {others}, under other seeds")


class NothingToGrade(UserError):
    """A folder without hand-ins, or none."""


@dataclass
class Row:
    """A file. found: what Judged.as_json gives; where `error` says why there is none, at most whose it is."""

    file: str
    found: Mapping[str, Any] = field(default_factory=dict)
    error: Sentence | None = None
    facts: list[Sentence] = field(default_factory=list)

    @property
    def student(self) -> Mapping[str, str]:
        """Name, number and class as they are claimed."""
        given: Mapping[str, str] = self.found.get("student", {})
        return given

    @property
    def results(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """(step, result) of every check and question."""
        for step in self.found.get("steps", ()):
            for result in (*step["checks"], *step["questions"]):
                yield step["step"], result

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"file": self.file, "error": self.error or "", **self.found, "facts": self.facts}


def hand_ins(folder: Path) -> list[Path]:
    """The hand-ins in a folder and those below it, in the order of their names; raises NothingToGrade."""
    if not folder.is_dir():
        raise NothingToGrade(text("{folder} is no folder: name the one that holds the hand-ins"), folder=folder)
    files = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    if not files:
        raise NothingToGrade(text("there is no file of the kind *{suffix} in {folder}"), suffix=SUFFIX, folder=folder)
    return files


def grade(
    folder: Path,
    labs: Iterable[Path] = (),
    roster: Mapping[str, str] | None = None,
    jobs: int = 1,
    seconds: float = SECONDS,
    tell: Told = lambda row, done, of: None,
    stopped: Callable[[], bool] = never,
) -> list[Row]:
    """A row for every hand-in in a folder and those below it, in the order of their names.

    labs: the teacher's files, which decide; left out, the labs that come along. tell: called with every row once it is
    there, how many are, and of how many; in any thread, one at a time. Raises NothingToGrade, LabError for a lab that
    cannot be used, and Stopped once `stopped` says so.
    """
    files = hand_ins(folder)
    known = {Lab.load(path).id: path for path in (tuple(labs) or shipped())}
    done, telling = count(1), threading.Lock()
    with ExitStack() as stack:
        free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        workers = min(jobs, len(files))
        for _ in range(workers):
            free.put(stack.enter_context(Worker(seconds, threads=CORES.share(workers))))

        def one(path: Path) -> Row:
            worker = free.get()
            try:
                row = _row(path, str(path.relative_to(folder)), known, worker, stopped)
            finally:
                free.put(worker)
            with telling:
                tell(row, next(done), len(files))
            return row

        with ThreadPoolExecutor(jobs) as pool:
            rows = list(pool.map(one, files))
    _compare(rows)
    if roster is not None:
        _missing(rows, roster)
    return rows


def _row(path: Path, name: str, known: Mapping[str, Path], worker: Worker, stopped: Callable[[], bool]) -> Row:
    if stopped():
        raise Stopped
    found: Mapping[str, Any] = {}
    try:
        handin = HandIn.load(path)
        lab, found = handin.lab.id, {"student": handin.student.model_dump(by_alias=True)}
        if lab not in known:
            return Row(name, found, Sentence(text("there is no lab {lab!r} here to grade it by"), lab=lab))
        found = worker.judge(path, known[lab], stopped)
    except UserError as error:
        return Row(name, found, Sentence.of(error))
    return Row(name, found, facts=list(found["facts"]))


def _compare(rows: list[Row]) -> None:
    """Say which files are of one student, and which share what two cannot: a session, or a run under two seeds."""
    sessions, runs, students = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows:
        if row.error:
            continue
        students[row.student["number"].strip(), row.found["lab"]["id"]].append(row)
        if row.found["session"]:
            sessions[row.found["session"], row.found["lab"]["id"]].append(row)
        for step, digest in row.found.get("claimed", {}).items():
            runs[step, digest].append(row)
    for sharing in students.values():
        for row in sharing if len(sharing) > 1 else ():
            row.facts.append(Sentence(SAME_STUDENT, others=_others(row, sharing)))
    for (_, lab), sharing in sessions.items():
        numbers = {row.student["number"].strip() for row in sharing}
        for row in sharing if len(numbers) > 1 else ():
            row.facts.append(Sentence(SAME_SESSION, lab=lab, others=_others(row, sharing)))
    for (step, _), sharing in runs.items():
        if len({row.found["own_seed"] for row in sharing}) > 1:
            for row in sharing:
                row.facts.append(Sentence(SAME_RUN, step=step, others=_others(row, sharing)))


def _others(row: Row, sharing: list[Row]) -> str:
    return ", ".join(other.file for other in sharing if other is not row)


def _missing(rows: list[Row], roster: Mapping[str, str]) -> None:
    """Say who is not in the class's list, and add a row for everybody who handed nothing in."""
    handed_in = set()
    for row in rows:
        if row.found:
            number = row.student["number"].strip()
            handed_in.add(number)
            if number not in roster:
                row.facts.append(Sentence(text("number {number} is not in the class's list"), number=number))
    for number, name in roster.items():
        if number not in handed_in:
            student = {"name": name, "number": number, "class": ""}
            rows.append(Row("", {"student": student}, error=Sentence(text("nothing handed in"))))
