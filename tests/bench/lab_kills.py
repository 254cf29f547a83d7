"""Kills the real window, as kill -9 does, at moments of chance while a student goes through a lab by its buttons.

    .venv/bin/python tests/bench/lab_kills.py [--kills 30] [--seed 0]

After every kill the next window must go on from what was told before: at most the last event may be gone. Prints how
many events were told of and how many were lost; ends with status 1 at the first kill that costs more.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.gui.document.lab_kills import LabKills, LostForGood


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        kills = LabKills(Path(folder), asked.seed)
        for number in range(asked.kills):
            try:
                kills.kill(number)
            except LostForGood as error:
                print(f"{number}: {error}")
                return 1
            print(kills.said[-1], flush=True)
    print(
        f"{asked.kills} kills, {kills.events} events: {sum(kills.lost)} lost, at most {max(kills.lost, default=0)} each"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
