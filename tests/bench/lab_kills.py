"""Kills the real window, as kill -9 does, at moments of chance while a student goes through a lab by its buttons.

    .venv/bin/python tests/bench/lab_kills.py [--kills 30] [--seed 0]

After every kill the next window must go on from what was told before: at most the last event may be gone. Prints how
many events were told of and how many were lost; ends with status 1 at the first kill that costs more.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.killing import kill_all
from tests.gui.document.lab_kills import LabKills


def summary(kills: LabKills) -> str:
    return f"{kills.events} events, {sum(kills.lost)} lost, at most {max(kills.lost, default=0)} each"


if __name__ == "__main__":
    sys.exit(kill_all(__doc__, LabKills, summary))
