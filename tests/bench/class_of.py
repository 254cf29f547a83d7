"""A class hands in the labs, every student the lab's own solution with a seed of their own; then some hand in wrongly.

    .venv/bin/python -m tests.bench.class_of [--students 10] [--labs 1,27] [--jobs 2]

Prints points, wall time and processor time of every lab's hand-ins. Ends with status 1 where an honest one has not all
points and its digests again, or where a wrong one of any kind is not caught.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dllab.labs.grade import Row, grade
from dllab.labs.handin import SUFFIX
from dllab.labs.lab import Lab, shipped
from tests.labs.classroom import fill, handed_in, numbers
from tests.labs.wrong import WRONG


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.class_of", description="Hand-ins by the hundred.")
    parser.add_argument("--students", type=int, default=10)
    parser.add_argument("--labs", help="their numbers, with commas between (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    wanted = [int(one) for one in asked.labs.split(",")] if asked.labs else None
    paths = [path for path in shipped() if wanted is None or int(path.name.split("-")[0]) in wanted]
    bad = 0
    graded, seconds = 0, 0.0
    with TemporaryDirectory() as place:
        for path in paths:
            folder = Path(place) / path.name
            fill(folder, (path,), asked.students)
            begun, cost = time.perf_counter(), _processor_seconds()
            rows = grade(folder, [path], jobs=asked.jobs)
            wall, cost = time.perf_counter() - begun, _processor_seconds() - cost
            graded, seconds = graded + len(rows), seconds + wall
            failed = [row for row in rows if not _is_whole(row)]
            bad += len(failed)
            said = f"{len(rows) - len(failed)} of {len(rows)} whole"
            print(f"{path.name}: {said}, {wall:.1f} s, {cost / len(rows):.2f} processor seconds each", flush=True)
            for row in failed:
                print(f"  {row.file}: {row.error or _lost(row)}", flush=True)
        bad += _wrong(next(path for path in paths if _has_run(path)), Path(place) / "wrong", asked.jobs)
    print(f"{graded} hand-ins graded in {seconds:.1f} s; {bad} were judged wrongly")
    return int(bad > 0)


def _is_whole(row: Row) -> bool:
    """All points, and every run's digest again."""
    found = row.found
    return bool(found) and found["points"] == found["of"] and found["verdict"] in ("reproduced", "no runs")


def _lost(row: Row) -> str:
    lost = [f"{step}: {result['what']} {result['value']}" for step, result in row.results if not result["ok"]]
    return ", ".join([row.found["verdict"], *lost])


def _has_run(path: Path) -> bool:
    return any(step.kind == "do" for step in Lab.load(path).step)


def _wrong(path: Path, folder: Path, jobs: int) -> int:
    """How many kinds of wrong hand-ins of a lab are not caught."""
    own = handed_in(path, numbers(1)[0])
    others = next(other for number in numbers(50) if (other := handed_in(path, number)).seed != own.seed)
    for kind in WRONG:
        kind.make(own, others, Lab.load(path)).save(folder / f"{kind.name}{SUFFIX}", path)
    rows = {row.file.removesuffix(SUFFIX): row for row in grade(folder, [path], jobs=jobs)}
    missed = [kind.name for kind in WRONG if not kind.is_caught(rows[kind.name])]
    print(f"{path.name}: {len(WRONG) - len(missed)} of {len(WRONG)} kinds of wrong hand-ins caught {missed or ''}")
    return len(missed)


def _processor_seconds() -> float:
    """Of this process, and of those beside it that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    sys.exit(main())
