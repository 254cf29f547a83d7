"""Thousands of damaged files: none may raise what nobody foresaw, run anything, hang, or be loaded as what it is not.

    .venv/bin/python -m tests.fuzz [--count 10000] [--seed 0] [--kind NAME] [--keep FOLDER] [--only NUMBER]

Files are shared out evenly among the kinds. Prints a line for each kind and every file that was survived badly, and
ends with status 1 where there is one, or where more than 1 GB of memory was taken. Linux and macOS.
"""

import argparse
import collections
import os
import resource
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.fuzz.kinds import KINDS
from tests.fuzz.trial import Watch, trials

MOST_MB = 1000


def main() -> int:
    """Try them all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Damaged files, by the thousand.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS])
    parser.add_argument("--keep", type=Path, help="a folder for the files that were survived badly")
    options = parser.parse_args()
    kinds = [kind for kind in KINDS if options.kind in (None, kind.name)]
    watch, bad = Watch(), 0
    for kind in kinds:
        fates: collections.Counter[str] = collections.Counter()
        slowest = 0.0
        for trial in trials(kind, options.count // len(kinds), options.seed, watch, options.keep):
            fates[trial.fate] += 1
            slowest = max(slowest, trial.seconds)
            if not trial.survived:
                bad += 1
                print(f"{kind.name} {trial.number}: {trial.fate}\n{trial.details}", flush=True)
        said = ", ".join(f"{count} {fate}" for fate, count in fates.most_common())
        print(f"{kind.name}: {said}; the slowest took {slowest:.2f} s", flush=True)
    unit = 1 if sys.platform == "darwin" else 1024
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"{bad} were survived badly; {megabytes:.0f} MB at most")
    return int(bad > 0 or megabytes > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
