"""How long the window stands still while a table of ten thousand columns is opened and worked with.

    .venv/bin/python -m tests.bench.wide_table [--columns 10000] [--rows 62]

Prints for every step the longest gap between two ticks of a 5 ms timer in the window's thread, and the most processor
time that this thread took between two ticks, both in milliseconds. On a machine that does other work as well only the
second says something of the lab.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from dllab.gui.app import make_application
from dllab.gui.main_window import MainWindow
from dllab.gui.stage.bench import SIZE, Heartbeat
from dllab.gui.stage.drive import fresh_settings, put_away, show_at, wait_for_run
from dllab.training.session import Session
from tests.bench.stalls import work_for

PATIENCE_SECONDS, REST_SECONDS = 300, 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--columns", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=62)
    asked = parser.parse_args()
    make_application()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wide.csv"
        write(path, asked.rows, asked.columns)
        window = MainWindow(Session(), fresh_settings(folder))
        show_at(window, SIZE)
        wait_for_run(window, PATIENCE_SECONDS)
        work_for(REST_SECONDS)
        for name, step in steps(window, path).items():
            turns = Heartbeat()
            step()
            work_for(REST_SECONDS)
            wait_until(lambda: not window.form.form.dataset.loader.busy)
            work_for(REST_SECONDS)
            turns.stop()
            print(f"{name:10} {max(turns.gaps) * 1e3:5.0f} ms gap {max(turns.busy) * 1e3:5.0f} ms busy", flush=True)
        put_away(window)


def write(path: Path, rows: int, columns: int) -> None:
    """A table of measurements of so many genes, and of which of two kinds each row is."""
    values = np.random.default_rng(0).normal(size=(rows, columns)).round(3).astype(str)
    lines = [",".join([*(f"gene{number}" for number in range(columns)), "type"])]
    lines += [",".join([*row, "AB"[number % 2]]) for number, row in enumerate(values)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def steps(window: MainWindow, path: Path) -> dict[str, Callable[[], object]]:
    dataset = window.form.form.dataset
    return {
        "open": lambda: window.files.load(path),
        "run": window.commands["run"].trigger,
        "pause": window.commands["run"].trigger,
        "target": lambda: dataset.table.target_picked.emit("gene7"),
        "reset": window.commands["reset"].trigger,
        "undo": window.document.undo_stack.undo,
    }


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        work_for(0.1)


if __name__ == "__main__":
    main()
