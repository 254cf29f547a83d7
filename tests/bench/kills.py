"""Kills the real window again and again, at moments of chance, also while it restores what the last one left.

    .venv/bin/python tests/bench/kills.py [--kills 30] [--seed 0]

After every kill everything that had been on the disk must be offered, the run first that had come furthest, and every
run must be that of an undisturbed training, bit for bit. Prints where each window was killed and what is offered; ends
with status 1 at the first that is not.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.gui.document.recovery.kills import Kills, LostForGood


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        kills = Kills(Path(folder), asked.seed)
        for number in range(asked.kills):
            try:
                kills.kill(number)
            except LostForGood as error:
                print(f"{kills.said[-1]}: {error}")
                return 1
            print(f"{kills.said[-1]}: step {kills.step} is offered", flush=True)
    print(f"{asked.kills} kills: everything is offered, bit for bit")
    return 0


if __name__ == "__main__":
    sys.exit(main())
