"""How long the window stands still while something is looked at first, and while its theme, layout or language changes.

What is looked at first: tabs, the gallery and its pages, labs, lectures, the handbook, and the windows of the menus.

    .venv/bin/python tests/bench/stalls.py [--running] [--rounds 5]

Prints for every change the longest gap between two ticks of a 5 ms timer in the window's thread, the most that thread
took of the processor in one, and in the second that begins with the change, in milliseconds, the median of the rounds.
On a machine that does other work as well only the last two say something of the lab.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from dllab.explorers import EXPLORERS
from dllab.gui.app import make_application
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.appearance import DARK, LIGHT
from dllab.gui.shell.panel_set import MODULES
from dllab.gui.shell.read_ahead import ReadAhead
from dllab.gui.shell.workspace import LAB
from dllab.gui.stage.bench import SIZE, Heartbeat
from dllab.gui.stage.drive import fresh_settings, put_away, show_at, wait_for_run, wait_until
from dllab.labs.lab import shipped as labs
from dllab.lectures.lecture import shipped as lectures
from dllab.training.session import Session

PREPARING_SECONDS, REST_SECONDS, AFTER_SECONDS = 300, 2.0, 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--running", action="store_true", help="train at full speed meanwhile")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    make_application()
    with TemporaryDirectory() as folder:
        window = MainWindow(Session(), fresh_settings(folder))
        show_at(window, SIZE)
        ReadAhead(MODULES, window.poller)
        wait_for_run(window, PREPARING_SECONDS)
        wait_until(lambda: set(MODULES) <= set(sys.modules), PREPARING_SECONDS)
        if asked.running:
            window.commands["run"].trigger()
        work_for(REST_SECONDS)
        found: dict[str, list[tuple[float, ...]]] = {}
        for name, look in looks(window).items():
            found[f"look: {name}"] = [stall(look)]
            put_back(window)
        window.commands["reset_layout"].trigger()
        work_for(REST_SECONDS)
        for _ in range(asked.rounds):
            for name, change in changes(window).items():
                found.setdefault(name, []).append(stall(change))
        for name, rounds in found.items():
            gap, work, busy = (statistics.median(values) * 1e3 for values in zip(*rounds, strict=True))
            print(f"{name:28} {gap:5.0f} ms gap {work:5.0f} ms at work in one {busy:5.0f} ms in all")
        put_away(window)


def looks(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What a person may look at for the first time, in an order that brings nothing of it along before."""
    commands, docks = window.commands, window.workspace.docks
    behind = {name: docks[name].raise_ for name, late in window.panels.all.items() if late.made is None and name != LAB}
    pages = {f"page {explorer.name}": partial(choose, window, explorer.name) for explorer in EXPLORERS}
    of_menus = "handbook", "shortcuts", "about", "welcome", "grade", "new_lab", "open", "report", "save_run", "record"
    return {
        **behind,
        "gallery": commands["explore_page"].trigger,
        **pages,
        "labs": commands["labs"].trigger,
        "a lab": partial(window.labs.open, labs()[0]),
        "lectures": commands["lectures"].trigger,
        "a lecture": partial(window.lectures.open, lectures()[0]),
        **{name: commands[name].trigger for name in of_menus},
    }


def choose(window: MainWindow, name: str) -> None:
    """As a click on its tile does."""
    window.room.show_gallery()
    next(tile for tile in window.room.gallery.tiles if tile.explorer.name == name).click()


def put_back(window: MainWindow) -> None:
    """Close what was opened over the window."""
    window.lectures.end()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    work_for(AFTER_SECONDS / 4)


def changes(window: MainWindow) -> dict[str, Callable[[], object]]:
    form = window.workspace.docks["experiment"]
    return {
        "nothing": lambda: None,
        "dark": lambda: window.choices.scheme.choose(DARK),
        "light": lambda: window.choices.scheme.choose(LIGHT),
        "reset layout": window.commands["reset_layout"].trigger,
        "close a panel": form.hide,
        "open a panel": form.show,
        "present": window.commands["presentation"].trigger,
        "present no more": window.commands["presentation"].trigger,
        "Chinese": lambda: window.choices.language.choose(CHINESE),
        "English": lambda: window.choices.language.choose(ENGLISH),
    }


def stall(change: Callable[[], object]) -> tuple[float, float, float]:
    """The longest gap, the most work in one, and all of it, in seconds."""
    heartbeat, busy = Heartbeat(), time.thread_time()
    change()
    work_for(AFTER_SECONDS)
    heartbeat.stop()
    return max(heartbeat.gaps), max(heartbeat.busy), time.thread_time() - busy


def work_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
