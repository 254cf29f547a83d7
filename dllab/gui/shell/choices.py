"""What the window's choice menus offer."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dllab.experiment.presets import presets
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.shell.appearance import DARK, LIGHT, LIKE_THE_SYSTEM, SYSTEM
from dllab.gui.shell.choice_menu import ChoiceMenu
from dllab.messages import text
from dllab.training.cores import available

FULL_SPEED = 0
SPEEDS: Sequence[tuple[int, Wording]] = (
    (1, partial(tr, text("1 step/s"))),
    *((speed, partial(tr, text("{count:,} steps/s"), count=speed)) for speed in (5, 25, 100, 1000)),
    (FULL_SPEED, partial(tr, text("Full speed"))),
)
WHOLE_RUN = -10  # seconds, in place of steps a second
PLAY_SPEEDS: Sequence[tuple[int, Wording]] = (
    *((speed, partial(tr, text("{count:,} steps/s"), count=speed)) for speed in (2, 10, 100, 1000, 10_000)),
    *((-seconds, partial(tr, text("Whole run in {seconds} s"), seconds=seconds)) for seconds in (30, 10, 3)),
)
MEMORIES: Sequence[tuple[int, Wording]] = tuple(
    (megabytes, partial(tr, text("{count:,} MB"), count=megabytes)) for megabytes in (64, 256, 512, 1024, 4096)
)
ALL_BUT_ONE = 0  # threads
THREADS: Sequence[tuple[int, Wording]] = (
    (ALL_BUT_ONE, partial(tr, text("All cores but one"))),
    (1, partial(tr, text("1 thread"))),
    *((count, partial(tr, text("{count:,} threads"), count=count)) for count in (2, 3, 4, 6, 8, 12, 16, 24, 32, 64)),
)
SCHEMES: Sequence[tuple[str, Wording]] = (
    (SYSTEM, partial(tr, text("Like the system"))),
    (LIGHT, partial(tr, text("Light"))),
    (DARK, partial(tr, text("Dark"))),
)
TEXT_SIZES: Sequence[tuple[int, Wording]] = (
    (LIKE_THE_SYSTEM, partial(tr, text("Like the system"))),
    *((size, partial("{} %".format, size)) for size in (100, 125, 150, 175, 200)),
)
LANGUAGES: Sequence[tuple[str, Wording]] = ((ENGLISH, lambda: "English"), (CHINESE, lambda: "简体中文"))


class ChoiceMenus:
    """The menus, made once; a button of the toolbar and the menu bar share them."""

    def __init__(self, parent: QWidget):
        entries: list[tuple[Path, Wording]] = [(preset.path, partial(tr, preset.name)) for preset in presets()]
        self.preset = ChoiceMenu(parent, text("Presets"), entries)
        self.speed = ChoiceMenu(parent, text("Speed"), SPEEDS)
        self.play_speed = ChoiceMenu(parent, text("Speed of playing"), PLAY_SPEEDS)
        self.memory = ChoiceMenu(parent, text("Memory for the timeline"), MEMORIES)
        self.threads = ChoiceMenu(parent, text("Threads"), [entry for entry in THREADS if entry[0] <= available()])
        self.scheme = ChoiceMenu(parent, text("Theme"), SCHEMES)
        self.text_size = ChoiceMenu(parent, text("Text size"), TEXT_SIZES)
        self.language = ChoiceMenu(parent, text("Language"), LANGUAGES)

    def retranslate(self) -> None:
        of_runs = self.preset, self.speed, self.play_speed, self.memory, self.threads
        for menu in (*of_runs, self.scheme, self.text_size, self.language):
            menu.retranslate()
