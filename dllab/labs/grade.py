"""A folder of hand-ins: a row for each, with facts rather than verdicts where something looks odd.

Every hand-in is looked at in a process of its own. One that is broken, or hangs, is a row that says so.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dllab.labs.handin import SUFFIX, HandIn
from dllab.labs.lab import Lab, shipped
from dllab.labs.worker import SECONDS, Worker
from dllab.messages import UserError, text

Told = Callable[[str], object]


class NothingToGrade(UserError):
    """A folder without hand-ins."""


@dataclass
class Row:
    """A file. found: what Judged.as_json gives; empty where `error` says why there is nothing. facts: sentences."""

    file: str
    found: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    facts: list[str] = field(default_factory=list)

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
        return {"file": self.file, "error": self.error, **self.found, "facts": self.facts}


def grade(
    folder: Path,
    labs: Iterable[Path] = (),
    roster: Mapping[str, str] | None = None,
    jobs: int = 1,
    seconds: float = SECONDS,
    tell: Told = lambda said: None,
) -> list[Row]:
    """A row for every hand-in in a folder and those below it, in the order of their names.

    labs: the teacher's files, which decide; left out, the labs that come along. Raises NothingToGrade, and LabError
    for a lab that cannot be used.
    """
    files = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    if not files:
        raise NothingToGrade(text("there is no file of the kind *{suffix} in {folder}"), suffix=SUFFIX, folder=folder)
    known = {Lab.load(path).id: path for path in (tuple(labs) or shipped())}

    def one(path: Path) -> Row:
        tell(str(path.relative_to(folder)))
        return _row(path, str(path.relative_to(folder)), known, seconds)

    with ThreadPoolExecutor(jobs) as pool:
        rows = list(pool.map(one, files))
    _compare(rows)
    if roster is not None:
        _missing(rows, roster)
    return rows


def _row(path: Path, name: str, known: Mapping[str, Path], seconds: float) -> Row:
    try:
        lab = HandIn.load(path).lab.id
        if lab not in known:
            return Row(name, error=f"there is no lab {lab!r} here to grade it by")
        found = Worker(path, known[lab]).result(seconds)
    except UserError as error:
        return Row(name, error=str(error))
    return Row(name, found, facts=list(found["facts"]))


def _compare(rows: list[Row]) -> None:
    """Say which files share what two students cannot share: a session, or a run's bits under different seeds."""
    sessions, runs = defaultdict(list), defaultdict(list)
    for row in rows:
        if not row.found:
            continue
        if row.found["session"]:
            sessions[row.found["session"], row.found["lab"]["id"]].append(row)
        for step, digest in row.found.get("claimed", {}).items():
            runs[step, digest].append(row)
    for (_, lab), sharing in sessions.items():
        numbers = {row.student["number"].strip() for row in sharing}
        for row in sharing if len(numbers) > 1 else ():
            row.facts.append(f"the same session of {lab} as {_others(row, sharing)}")
    for (step, _), sharing in runs.items():
        if len({row.found["own_seed"] for row in sharing}) > 1:
            for row in sharing:
                row.facts.append(
                    f"step {step}: the same run, bit for bit, as {_others(row, sharing)}, under other seeds"
                )


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
                row.facts.append(f"number {number} is not in the class's list")
    for number, name in roster.items():
        if number not in handed_in:
            student = {"name": name, "number": number, "class": ""}
            rows.append(Row("", {"student": student}, error="nothing handed in"))
