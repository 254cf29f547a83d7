"""Kills the real window again and again, at moments of chance, also while it restores what the last one left.

    .venv/bin/python tests/bench/kills.py [--kills 30] [--seed 0]

After every kill everything that had been on the disk must be offered, the run first that had come furthest, and every
run must be that of an undisturbed training, bit for bit. Prints where each window was killed and what is offered; ends
with status 1 at the first that is not.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.killing import kill_all
from tests.gui.document.recovery.kills import Kills

if __name__ == "__main__":
    sys.exit(kill_all(__doc__, Kills, lambda kills: "everything is offered, bit for bit"))
