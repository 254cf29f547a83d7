"""`dllab labs list`, `verify`, `check`, and `dllab grade`: labs without a window."""

from pathlib import Path

from dllab.catalogue.names import UnknownName
from dllab.labs.grade import Row, grade
from dllab.labs.handin import HandIn
from dllab.labs.judge import Judged, judge
from dllab.labs.lab import SUFFIX, Lab, shipped
from dllab.labs.results import value_said
from dllab.labs.roster import read_roster
from dllab.labs.sheets import write_csv, write_html
from dllab.labs.verify import Verified, verify
from dllab.numerals import number
from dllab.output import say, say_json, tell


def list_labs(as_json: bool) -> int:
    """Print the labs that come along; returns the exit status."""
    found = [(path, Lab.load(path)) for path in shipped()]
    if as_json:
        say_json([
            {"id": lab.id, "version": lab.version, "title": lab.title.model_dump(), "minutes": lab.minutes,
             "rows": list(lab.rows), "file": str(path)}
            for path, lab in found
        ])  # fmt: skip
    else:
        say(*(f"{lab.id:28}{lab.minutes:3} min  {lab.title.said('en')}  {lab.title.said('zh')}" for _, lab in found))
    return 0


def verify_labs(paths: list[Path], seeds: int | None, as_json: bool) -> int:
    """Prove labs, or all that come along, over their own or the first `seeds` seeds; status 1 where one fails."""
    found = []
    for path in paths or shipped():
        lab = Lab.load(path)
        verified = verify(lab, range(seeds) if seeds else (), tell)
        found.append(verified)
        if not as_json:
            say(*_lines(verified))
    if as_json:
        say_json([verified.as_json() for verified in found])
    return int(any(verified.problems for verified in found))


def check_handin(path: Path, lab: Path | None, as_json: bool) -> int:
    """Look at one hand-in by a lab's file, or by the one that comes along; the status is 1 where not all is right.

    Raises BadHandIn, Refused, UnknownName or LabError.
    """
    handin = HandIn.load(path)
    file = lab or _shipped_as(handin.lab.id)
    judged = judge(handin, Lab.load(file), file)
    if as_json:
        say_json(judged.as_json())
    else:
        say(*_judged_lines(judged))
    return int(not all(mark.ok for mark in judged.marks))


def grade_folder(
    folder: Path, labs: list[Path], csv: Path | None, html: Path | None, roster: Path | None, jobs: int, as_json: bool
) -> int:
    """Grade a folder of hand-ins; labs: files, or folders of such. The status is 1 where one could not be graded."""
    files = [file for path in labs for file in (sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])]
    rows = grade(folder, files, read_roster(roster) if roster else None, jobs, tell=_tell)
    if as_json:
        say_json([row.as_json() for row in rows])
    else:
        say(*(line for row in rows for line in _row_lines(row)))
    try:  # once all is said: a place that cannot be written to costs no grades, and not the other place either
        if csv:
            write_csv(rows, csv)
    finally:
        if html:
            tell(f"written to {write_html(rows, html)}")
    return int(any(row.error for row in rows if row.file))


def _shipped_as(lab: str) -> Path:
    known = {Lab.load(path).id: path for path in shipped()}
    if lab not in known:
        raise UnknownName("labs", lab, known)
    return known[lab]


def _judged_lines(judged: Judged) -> list[str]:
    lines = [f"{judged.handin.lab.id}: {judged.points:g} of {judged.most:g} points, {judged.verdict}"]
    for mark in judged.marks:
        for result in mark.results:
            found = result.reason or value_said(result.value, result.needed, result.tiers)
            tiers = "".join(f"  {'ok' if on else '--'} {asked}" for asked, on in result.tiers)
            sign = "ok" if result.ok else "--"
            lines.append(f"  {sign}  {mark.step:14}{result.what}: {found}  {result.needed}{tiers}".rstrip())
    return [*lines, *(f"  NOTE: {fact}" for fact in judged.facts)]


def _tell(row: Row, done: int, of: int) -> None:
    tell(f"{done}/{of} {row.file}")


def _row_lines(row: Row) -> list[str]:
    student = row.student
    who = f"{student.get('number', ''):12} {student.get('name', '')}"
    if row.error:
        return [f"{who}  {row.file}  ERROR: {row.error}"]
    lab, points, most = row.found["lab"]["id"], row.found["points"], row.found["of"]
    return [f"{who}  {lab}  {points:g}/{most:g}  {row.found['verdict']}", *(f"    NOTE: {fact}" for fact in row.facts)]


def _lines(verified: Verified) -> list[str]:
    lines = [f"{verified.lab}: {len(verified.seeds)} seeds, " + ("PROBLEMS" if verified.problems else "proven")]
    for proof in verified.proofs:
        found = proof.range
        span = "" if found is None else " … ".join(number(value, 4) for value in dict.fromkeys(found))
        margin = f"  margin {proof.margin}" if proof.margin else ""
        passed = f"{len(proof.found) - len(proof.failed)}/{len(proof.found)}"
        lines.append(f"  {proof.step:14}{passed:6}{proof.what}: [{span}] {proof.needed}{margin}")
    return [*lines, *(f"  PROBLEM: {problem}" for problem in verified.problems)]
