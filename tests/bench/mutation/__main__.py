"""How many small faults the tests notice: each is put into a copy of the lab, and what it can reach is tested.

    .venv/bin/python -m tests.bench.mutation [--count 120] [--seed 0] [--jobs 1] [--most N] [--only PATH …] [--list]

Faults are drawn by chance, but the same for the same seed and sources, from every room of the lab in proportion to the
root of its size. Tests that are alike in name run first, of these those that call what the file defines, then in ever
larger rounds those that import the file, however indirectly; --most ends that after so many test files. What was found
is kept in build/mutation.json, where a run that was broken off goes on. Ends with status 1 where fewer than 95 % were
noticed. Linux and macOS.
"""

import argparse
import collections
import json
import queue
import random
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.mutation.faults import Fault, faults_of
from tests.bench.mutation.reach import Imports
from tests.bench.mutation.trial import NEAR, Tree, Verdict

ROOT = Path(__file__).resolve().parents[3]
LOG = ROOT / "build" / "mutation.json"
WANTED = 0.95
START_SECONDS, COMPILE_SECONDS = 6.0, 60.0  # of a run of pytest, and of an engine that nobody compiled before


def draw(root: Path, count: int, seed: int, only: Iterable[str] = ("dllab",)) -> list[Fault]:
    """`count` faults from the files below `only`, in the order in which they are tried."""
    chance = random.Random(seed)
    rooms: dict[str, list[list[Fault]]] = collections.defaultdict(list)
    for path in sorted(path for place in only for path in _python_files(root / place)):
        faults = faults_of(path.relative_to(root).as_posix(), path.read_bytes())
        if faults:
            rooms[room_of(faults[0].path)].append(faults)
    drawn = []
    for room, share in _shares({room: sum(map(len, files)) for room, files in rooms.items()}, count).items():
        files = rooms[room]
        for _ in range(share):
            faults = chance.choices(files, [len(faults) for faults in files])[0]
            kind = chance.choice(sorted({fault.kind for fault in faults}))  # or names would outnumber all others
            fault = chance.choice([fault for fault in faults if fault.kind == kind])
            faults.remove(fault)
            files = [faults for faults in files if faults]
            drawn.append(fault)
    chance.shuffle(drawn)
    return drawn


def _python_files(place: Path) -> list[Path]:
    return [place] if place.is_file() else list(place.rglob("*.py"))


def room_of(path: str) -> str:
    """The part of the lab that a file belongs to."""
    folder, *inner = path.split("/")[1:]
    if folder == "engine" and len(inner) > 1:
        return "kernels" if inner[0] == "kernels" else "choices"
    return folder if inner else "dllab"


def _shares(places: dict[str, int], count: int) -> dict[str, int]:
    """How many faults come from each room, in proportion to the root of its size; one at least where `count` allows."""
    weights = {room: size**0.5 for room, size in places.items()}
    exact = {room: count * weight / sum(weights.values()) for room, weight in weights.items()}
    shares = {room: int(share) for room, share in exact.items()}
    largest = sorted(exact, key=lambda room: (shares[room] - exact[room], room))
    for room in largest[: count - sum(shares.values())]:
        shares[room] += 1
    return {room: min(share, places[room]) for room, share in shares.items()}


class Log:
    """The verdicts so far and what is known of the tests, in a file that is whole at any time."""

    def __init__(self, path: Path):
        self._path = path
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.seconds: dict[str, float] = known.get("seconds", {})
        self.failing: list[str] = known.get("failing", [])
        entries = known.get("verdicts", [])
        self.verdicts = {(fault := Fault(**entry["fault"])): Verdict(fault, *entry["said"]) for entry in entries}

    def write(self) -> None:
        """Replace the file."""
        entries = [
            {"fault": asdict(v.fault), "said": [v.noticed_by, round(v.seconds, 1)]} for v in self.verdicts.values()
        ]
        content = {"seconds": self.seconds, "failing": self.failing, "verdicts": entries}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        new.replace(self._path)


def expected_seconds(
    faults: list[Fault], imports: Imports, seconds: dict[str, float], most: int | None
) -> tuple[float, float]:
    """If every fault is noticed by the first tests, and if none is ever noticed."""
    quick = slow = 0.0
    for fault in faults:
        cost = [seconds.get(test, 0.0) for test in imports.tests_of(fault.path)[:most]]
        start = START_SECONDS + COMPILE_SECONDS * fault.path.startswith("dllab/engine/")
        quick += start + sum(cost[:NEAR]) / 2
        slow += start + START_SECONDS + sum(cost)
    return quick, slow


def tried(
    faults: list[Fault], trees: list[Tree], imports: Imports, failing: list[str] | None, most: int | None
) -> Iterator[Verdict]:
    """Verdicts, as they come."""
    free: queue.SimpleQueue[Tree] = queue.SimpleQueue()
    for tree in trees:
        free.put(tree)

    def try_out(fault: Fault) -> Verdict:
        tree = free.get()
        try:
            return tree.try_out(fault, imports.tests_of(fault.path)[:most], failing)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as pool:
        for future in as_completed([pool.submit(try_out, fault) for fault in faults]):
            yield future.result()


def report(verdicts: list[Verdict]) -> bool:
    """Print how many were noticed, where, and which were not; whether they were enough."""
    rooms: dict[str, list[bool]] = collections.defaultdict(list)
    for verdict in verdicts:
        rooms[room_of(verdict.fault.path)].append(verdict.noticed_by is not None)
    for room, noticed in sorted(rooms.items()):
        print(f"{room:12} {sum(noticed):3} of {len(noticed):3}")
    survivors = sorted(verdict.fault for verdict in verdicts if verdict.noticed_by is None)
    print(f"{len(verdicts) - len(survivors)} of {len(verdicts)} faults were noticed.")
    for fault in survivors:
        print(f"not noticed: {fault.path}:{fault.line} {fault.kind}: {fault.before}  →  {fault.after}")
    return len(survivors) <= (1 - WANTED) * len(verdicts)


def main() -> int:
    """Draw, try, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutation", description="How many faults tests notice.")
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1, help="faults tried at the same time")
    parser.add_argument("--most", type=int, help="test files a fault; the tests are not run without a fault before")
    parser.add_argument("--only", action="append", metavar="PATH", help="a file or folder below the repository")
    parser.add_argument("--patience", type=float, default=240.0, help="seconds in which one test must end")
    parser.add_argument("--log", type=Path, default=LOG)
    parser.add_argument("--list", action="store_true", help="say what would be tried")
    options = parser.parse_args()
    faults, log, imports = (
        draw(ROOT, options.count, options.seed, options.only or ["dllab"]),
        Log(options.log),
        Imports(ROOT),
    )
    left = [fault for fault in faults if fault not in log.verdicts]
    if options.list:
        for fault in faults:
            print(f"{fault.path}:{fault.line} {fault.kind}: {fault.before}  →  {fault.after}")
        return 0
    with TemporaryDirectory(prefix="dllab-mutation-") as place:
        trees = [Tree(ROOT, Path(place) / str(job), options.patience) for job in range(options.jobs)]
        if not log.seconds and options.most is None:
            print("Running every test without a fault, to know how long each takes.", flush=True)
            log.seconds, log.failing = trees[0].seconds_of_tests()
            log.write()
        for test in log.failing:
            print(f"left out, for it fails without a fault: {test}")
        if log.seconds:
            expected = expected_seconds(left, imports, log.seconds, options.most)
            quick, slow = (seconds / options.jobs / 60 for seconds in expected)
            print(
                f"{len(left)} faults to try: {quick:.0f} minutes if all are noticed at once, {slow:.0f} if none.",
                flush=True,
            )
        begun, failing = time.monotonic(), log.failing if log.seconds else None
        for number, verdict in enumerate(tried(left, trees, imports, failing, options.most), 1):
            log.verdicts[verdict.fault] = verdict
            log.write()
            remaining = (time.monotonic() - begun) / number * (len(left) - number) / 60
            said = (
                f"{verdict.fault.path}:{verdict.fault.line} {verdict.fault.kind}: {verdict.noticed_by or 'NOT NOTICED'}"
            )
            print(f"{number}/{len(left)} {verdict.seconds:4.0f} s, {remaining:.0f} min to go  {said}", flush=True)
    return int(not report([log.verdicts[fault] for fault in faults]))


if __name__ == "__main__":
    sys.exit(main())
