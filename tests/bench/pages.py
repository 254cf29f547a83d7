"""How soon pages of Explore open, and how they keep up with a hand: python -m tests.bench.pages [--moves N] [--json]

Opening: from the click in the gallery until the page is painted, with the gallery's pictures there, as it is for a
person. A move: a handle is dragged by a pixel or two, the scene made and the window painted, in a window of 1600×1000.
cpu: the processor time of the window's thread, which says more where the machine does other work as well.
"""

import argparse
import json
import tempfile
import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize

from dllab.explorers import EXPLORERS
from dllab.gui.app import make_application
from dllab.gui.charts.handles import Handles
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.main_window import MainWindow
from dllab.gui.stage.drive import fresh_settings, put_away, show_at, wait_for_run, wait_until
from dllab.training.session import Session

PATIENCE = 300.0
SIZE = QSize(1600, 1000)


def opened(window: MainWindow, name: str) -> float:
    """Seconds until the page is painted."""
    begun = time.perf_counter()
    page = window.room.open(name)
    page.draw_now()
    page.repaint()
    QCoreApplication.processEvents()
    return time.perf_counter() - begun


def moves(page: ExplorerPage, count: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds of each move of the first handle of every chart, and of each step that is played."""
    found: dict[str, list[tuple[float, float]]] = {}
    for number, handles in enumerate(page.view.findChildren(Handles)):
        if not handles.grips or not handles.parent().isVisible():
            continue
        seconds = []
        for move in range(count):
            grip = handles.grips[0]
            (left, right), (bottom, top) = handles.parent().ranges
            away = 0.002 * (1 if move // 10 % 2 == 0 else -1)
            begun = time.perf_counter(), time.thread_time()
            handles.drag(0, grip.x + away * (right - left), grip.y + away * (top - bottom))
            page.draw_now()
            QCoreApplication.processEvents()
            seconds.append((time.perf_counter() - begun[0], time.thread_time() - begun[1]))
        handles.let_go.emit(0)
        found[f"handle {number + 1}"] = seconds
    if page.player.last:
        seconds = []
        for step in np.linspace(0, page.player.last, count).astype(int):
            begun = time.perf_counter(), time.thread_time()
            page.player.show_step(int(step))
            page.draw_now()
            QCoreApplication.processEvents()
            seconds.append((time.perf_counter() - begun[0], time.thread_time() - begun[1]))
        found["steps"] = seconds
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    make_application()
    rows = []
    with tempfile.TemporaryDirectory() as place:
        window = MainWindow(Session(), fresh_settings(place))
        show_at(window, SIZE)
        wait_for_run(window, PATIENCE)
        window.commands["explore_page"].trigger()
        wait_until(lambda: all(tile.picture is not None for tile in window.room.gallery.tiles), PATIENCE)
        for name in EXPLORERS.names():
            seconds = opened(window, name)
            page = window.room.pages[name]
            for what, each in (moves(page, options.moves) or {"": [(0.0, 0.0)]}).items():
                (p50, cpu50), (p99, cpu99) = np.percentile(each, (50, 99), axis=0)
                rows.append(
                    {
                        "page": name,
                        "open_s": round(seconds, 3),
                        "what": what,
                        "frame_ms_p50": round(1e3 * p50, 1),
                        "frame_ms_p99": round(1e3 * p99, 1),
                        "cpu_ms_p50": round(1e3 * cpu50, 1),
                        "cpu_ms_p99": round(1e3 * cpu99, 1),
                    }
                )
            window.room.show_gallery()
        put_away(window)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
