"""What a person at the window goes into: pages of Explore, labs, lectures."""

import random
from collections.abc import Callable
from pathlib import Path

from dllab.explorers import EXPLORERS
from dllab.gui.main_window import MainWindow
from dllab.labs import lab
from dllab.lectures import lecture


class Rooms:
    """All of them, by chance. written: where a report goes."""

    def __init__(self, window: MainWindow, chance: random.Random, written: Path):
        self._window, self._chance, self._written = window, chance, written

    def actions(self) -> list[tuple[str, Callable[[], object]]]:
        """Each with its name."""
        window, pick = self._window, self._chance.choice
        return [
            *[("open a page", lambda: self.open_page(pick(EXPLORERS.names())))] * 3,
            *[("use the page", lambda: window.room.do(pick(("play", "step", "back", "restart"))))] * 3,
            *[("open a lab", lambda: window.labs.open(pick(lab.shipped())))] * 2,
            *[("open a lecture", lambda: window.lectures.open(pick(lecture.shipped())))] * 2,
            *[("go on in the lecture", window.lectures.go_on)] * 4,
            ("write a report", lambda: window.exports.save_report(self._written)),
        ]

    def open_page(self, name: str) -> None:
        """As from the gallery."""
        self._window.pages.show_exploring()
        self._window.room.open(name)

    def see_all(self) -> list[Callable[[], object]]:
        """What makes everything that is made when it is first seen, and stays: that is no growth."""
        docks = self._window.workspace.docks.values()
        lectures = [lambda path=path: self._window.lectures.open(path) for path in lecture.shipped()]
        return [
            *(lambda dock=dock: (dock.show(), dock.raise_()) for dock in docks),
            *(lambda name=name: self.open_page(name) for name in EXPLORERS.names()),
            self._window.pages.show_training,
            *lectures,
            self._window.lectures.end,
        ]
