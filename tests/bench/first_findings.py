"""How long after Run the findings come, and how far they lag behind the curves, at every start of every preset.

    xvfb-run -a .venv/bin/python -m tests.bench.first_findings [--starts 5] [--seconds 4] [PRESET ...]

Each start is a process of its own. Ends with status 1 where a preset's median of the first is above 1.5 s, or one of
its looks was shown more than a second after the curves that it describes.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.homes import homes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FIRST = 1.5  # s, at most
LAG = 1.0  # s, at most
PATIENCE = 300.0


def watch(preset: int, seconds: float) -> dict[str, Any]:
    """One start, in this process: the preset's name, s until the first look is shown, and the longest lag."""
    from dllab.diagnostics.evidence import Evidence
    from dllab.gui.app import make_application
    from dllab.gui.main_window import MainWindow
    from dllab.gui.panels.findings.panel import FindingsPanel
    from dllab.gui.stage.drive import fresh_settings, put_away, wait_for_run, wait_until
    from dllab.training.session import Session
    from dllab.training.snapshot import Snapshot

    make_application()
    with TemporaryDirectory() as folder:
        os.environ.update(homes(folder))
        window = MainWindow(Session(), fresh_settings(folder))
        window.show()
        wait_for_run(window, PATIENCE)
        window.choices.preset.choose(window.choices.preset.values()[preset])
        wait_for_run(window, PATIENCE)
        (panel,) = window.findChildren(FindingsPanel)
        came: dict[int, float] = {}  # when the curves had come to a step
        lags: list[float] = []
        firsts: list[float] = []

        def note_curves(snapshot: Snapshot) -> None:
            came[snapshot.step] = time.perf_counter()

        def note_look(evidence: Evidence, _: object) -> None:
            firsts.append(time.perf_counter() - begun)
            lags.append(time.perf_counter() - came.get(evidence.step, time.perf_counter()))

        window.poller.snapshot_taken.connect(note_curves)
        panel.background.answered.connect(note_look)
        begun = time.perf_counter()
        window.commands["run"].trigger()
        wait_until(lambda: time.perf_counter() - begun > seconds and bool(firsts), PATIENCE)
        name = window.document.experiment.name
        put_away(window)
    return {"preset": name, "first": firsts[0], "lag": max(lags), "looks": len(lags)}


def start(preset: int, seconds: float) -> dict[str, Any]:
    """One start, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.first_findings", "--inside", str(preset), "--seconds", str(seconds)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(ended.stderr)
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def main() -> int:
    from dllab.experiment.presets import presets

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("presets", nargs="*", type=int, help="by number; left out: all")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--inside", type=int)
    given = parser.parse_args()
    if given.inside is not None:
        print(json.dumps(watch(given.inside, given.seconds)))
        return 0
    missed = False
    for preset in given.presets or range(len(presets())):
        starts = [start(preset, given.seconds) for _ in range(given.starts)]
        first = median(found["first"] for found in starts)
        lag = max(found["lag"] for found in starts)
        missed |= first > FIRST or lag > LAG
        print(f"{first:5.2f} s to the first look, lag at most {lag:5.2f} s  {starts[0]['preset']}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
