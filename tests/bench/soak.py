"""Hours of use in minutes: the real window, driven by chance but by the same chance every time.

    .venv/bin/python -m tests.bench.soak [--actions 2000] [--seconds S] [--seed 0]

Every command of the window is drawn, and every menu, panel and slider with it: what is added to the window is used
without a word here. A dialog for files is cancelled; what it leads to is done without it. Prints, every 100 actions,
the process's memory, its Python threads, the number of widgets, and how many warnings and errors there were. Ends with
status 1 where memory at rest grew by more than 50 MB from the end of the first fifth to the end, where Qt or Python
warned of anything, where an error was raised, or where a thread is left after the window was closed.

Before that every panel, page and lecture is seen once: what is made when it is first seen, and kept, is no growth. Each
look is at the window as it was at first, with nothing open beside it: a dialog for files takes 6 MB, a panel that
floats a picture as large as itself, and the compiler's code, which the lab hands back, 50 MB. The growth is that of a
line through SAMPLES looks, of which a quarter may lie anywhere (Theil and Sen): what can be undone holds runs, more or
less of them by chance.
"""

import argparse
import collections
import gc
import os
import random
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEvent, QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFileDialog
from scipy.stats import theilslopes

from dllab.experiment import Experiment, ExperimentError
from dllab.gui.app import make_application
from dllab.gui.kit.translations import ENGLISH
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.actions import DESCRIPTIONS
from dllab.gui.shell.appearance import LIGHT
from dllab.gui.shell.compiler_code import CompilerCode, hand_back
from dllab.gui.shell.errors import UnforeseenErrors
from dllab.gui.shell.freed_memory import FreedMemory
from dllab.gui.stage.drive import TookTooLong, fresh_settings, put_away, wait_for_run, wait_until
from dllab.training.cores import CORES
from dllab.training.outcomes import Paused, Preparing
from dllab.training.session import Session
from tests.bench.soak_files import Hands
from tests.bench.soak_rooms import Rooms
from tests.homes import homes

ALLOWED_MB = 50
PATIENCE = 120.0
REPORT_EVERY = 100
WARM = 0.2  # of the whole, before memory is looked at
SAMPLES = 25
LEFT_OUT = {"quit"}
OFTEN = {"run": 6, "step": 2, "epoch": 2, "reset": 3}  # times as often as the others
SIZES = ((1440, 900), (1280, 720), (1000, 640), (1920, 1080), (1600, 1000))
RATES = (1e-4, 1e-3, 3e-3, 1e-2, 0.1)
BATCHES = (1, 8, 32, 64, 256)
ACTIVATIONS = ("relu", "tanh", "sigmoid", "gelu", "leaky_relu")
# The offscreen platform says this of every window that is resized; it says nothing of the lab.
OFFSCREEN = "This plugin does not support"


class Watch:
    """Collects what Qt and Python warn of and what nobody caught."""

    def __init__(self) -> None:
        self.warnings: collections.Counter[str] = collections.Counter()
        self.errors: collections.Counter[str] = collections.Counter()
        self.action = "start"
        qInstallMessageHandler(self._note)
        warnings.showwarning = self._note_warning

    def caught(self, trace: str) -> None:
        self.errors[f"{self.action}: {trace}"] += 1

    def _note_warning(self, message: Warning | str, *_: object) -> None:
        self.warnings[f"{self.action}: {message}\n{''.join(traceback.format_stack(limit=8)[:-2])}"] += 1

    def _note(self, kind: QtMsgType, _: QMessageLogContext, message: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg and not (message or "").startswith(OFFSCREEN):
            self.warnings[f"{self.action}: {message}"] += 1


class Soak:
    """One window, and everything that can be done to it."""

    def __init__(self, window: MainWindow, chance: random.Random, folder: Path):
        self.window, self.chance = window, chance
        self.hands, self.rooms = Hands(window, chance, folder), Rooms(window, chance, folder / "report.html")
        self.freed = FreedMemory(window)
        self.actions = self._actions()

    def _actions(self) -> list[tuple[str, Callable[[], object]]]:
        window, pick = self.window, self.chance.choice
        found: list[tuple[str, Callable[[], object]]] = []
        for name in (description.name for description in DESCRIPTIONS):
            if name not in LEFT_OUT:
                found += [(name, window.commands[name].trigger)] * OFTEN.get(name, 1)
        for name, menu in vars(window.choices).items():
            if name == "memory":
                continue  # more of it is used where more is allowed
            found.append((f"choose {name}", lambda menu=menu: menu.choose(pick(menu.values()))))
        found.append(("choose preset", lambda: window.choices.preset.choose(pick(window.choices.preset.values()))))
        for name, dock in window.workspace.docks.items():
            found.append((f"toggle {name}", dock.toggleViewAction().trigger))
            found.append((f"float {name}", lambda dock=dock: dock.setFloating(not dock.isFloating())))
            found.append((f"raise {name}", dock.raise_))
        found += [("drag", self._drag)] * 6
        found += [("edit", self._edit)] * 6
        found += [("resize", lambda: window.resize(QSize(*pick(SIZES))))] * 2
        found += [("close helpers", self._close_helpers)] * 2
        return found + self.hands.actions() + self.rooms.actions()

    def act(self) -> str:
        """Do one thing, and let the window live with it for a moment."""
        name, action = self.chance.choice(self.actions)
        action()
        for other in QApplication.topLevelWidgets():
            if isinstance(other, QFileDialog) and other.isVisible():
                other.reject()
        let_live(self.chance.choice((0.0, 0.02, 0.05, 0.1)))
        return name

    def see_all(self) -> None:
        """Have everything made that is made when it is first seen."""
        for see in self.rooms.see_all():
            see()
            let_live(0.05)
            self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is ready, so that no backlog of loading builds up."""
        wait_until(lambda: not isinstance(self.window.session.outcome, Preparing), PATIENCE)

    def memory_at_rest(self) -> float:
        """Megabytes with nothing pinned, the first experiment ready, and a run of it set aside: runs differ in size."""
        self._stand_as_at_first()
        self.window.commands["unpin"].trigger()
        for _ in range(2):
            self.window.choices.preset.choose(self.window.choices.preset.values()[0])
            wait_for_run(self.window, PATIENCE)
            self.window.session.step(1)
            wait_until(lambda: self.window.session.outcome == Paused(), PATIENCE)
        gc.collect()
        self.freed.hand_back()  # up to 64 MB are kept otherwise, more or less of them by chance
        hand_back()
        return memory()

    def _stand_as_at_first(self) -> None:
        """In the first size, language and look, with every panel in its place and nothing open beside the window."""
        window, choices = self.window, self.window.choices
        window.lectures.end()
        window.pages.show_training()
        self._close_helpers()
        if window.commands["presentation"].isChecked():
            window.commands["presentation"].trigger()
        for menu, value in ((choices.text_size, 100), (choices.scheme, LIGHT), (choices.language, ENGLISH)):
            menu.choose(value)
        window.resize(QSize(*SIZES[0]))
        window.commands["reset_layout"].trigger()

    def _drag(self) -> None:
        """A slider somewhere: the timeline's, a threshold's, a number's."""
        sliders = [each for each in self.window.findChildren(QAbstractSlider) if each.isVisible() and each.isEnabled()]
        timeline = getattr(self.window, "timeline", None)
        chosen = timeline.slider if timeline and self.chance.random() < 0.7 else self.chance.choice(sliders or [None])
        if chosen is not None and chosen.maximum() > chosen.minimum():
            chosen.setSliderPosition(self.chance.randint(chosen.minimum(), chosen.maximum()))
            chosen.triggerAction(QAbstractSlider.SliderAction.SliderMove)

    def _edit(self) -> None:
        """Another rate, batch size or activation, as the form makes it."""
        table = self.window.form.experiment.as_table()
        key, value = self.chance.choice(
            [
                ("optimizer.learning_rate", self.chance.choice(RATES)),
                ("training.batch_size", self.chance.choice(BATCHES)),
                ("network.activation", {"name": self.chance.choice(ACTIVATIONS)}),
            ]
        )
        section, entry = key.split(".")
        table[section][entry] = value
        try:
            experiment = Experiment.model_validate(table)
        except ExperimentError:
            return  # an optimizer without a rate, for one
        self.window.document.change(key, experiment)

    def _close_helpers(self) -> None:
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.window and other.isWindow() and other.parent() is self.window:
                other.close()


def let_live(seconds: float) -> None:
    """Let the window do what it does by itself."""
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() >= end, PATIENCE)


def memory() -> float:
    """Resident megabytes of this process."""
    return float(psutil.Process().memory_info().rss) / 1e6


def soak(actions: int, seconds: float, seed: int, watch: Watch) -> list[str]:
    """Use a window; returns what is wrong with it."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        os.environ.update(homes(folder))  # nothing of the user's is touched
        window = MainWindow(Session(), fresh_settings(folder))
        CompilerCode(window.poller)  # as the program does
        errors = UnforeseenErrors()
        errors.caught.connect(watch.caught)
        errors.install()
        window.choices.memory.choose(window.choices.memory.values()[0])
        window.show()
        wait_for_run(window, PATIENCE)
        used, done = Soak(window, chance, Path(folder)), 0
        used.see_all()
        begun, rest = time.monotonic(), list[tuple[float, float]]()
        while done < actions and time.monotonic() - begun < seconds:
            try:
                watch.action = "?"
                watch.action = used.act()
                used.settle()
                share = max((done + 1) / actions, (time.monotonic() - begun) / seconds)
                if share >= WARM + len(rest) * (1 - WARM) / SAMPLES:
                    watch.action = "rest"
                    rest.append((share, used.memory_at_rest()))
                    print(f"at rest {rest[-1][1]:8.1f} MB", flush=True)
            except TookTooLong:
                watch.errors[f"{watch.action}: nothing came of it within {PATIENCE:g} s"] += 1
            except Exception:
                watch.caught(traceback.format_exc())
            done += 1
            if done % REPORT_EVERY == 0:
                report(done, begun, watch)
        growth = float(theilslopes([size for _, size in rest], [share for share, _ in rest]).slope) * (1 - WARM)
        watch.action = "close"
        put_away(window)
        del window, used
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        CORES.dismiss()  # the process keeps helpers for the next run
        left = wait_for_threads()
    print(f"{done} actions in {time.monotonic() - begun:.0f} s; memory grew by {growth:+.1f} MB after the first fifth")
    print(f"threads left after closing: {left or 'none'}")
    return [
        *([f"memory grew by {growth:.1f} MB"] if growth > ALLOWED_MB else []),
        *([f"left behind: {left}"] if left else []),
        *(f"warned {count} times, after {what}" for what, count in watch.warnings.most_common()),
        *(f"{count} times, after {what}" for what, count in watch.errors.most_common()),
    ]


def wait_for_threads() -> list[str]:
    """The names of threads that do not end, given some time for work in the background to be finished."""

    def others() -> list[threading.Thread]:
        return [thread for thread in threading.enumerate() if thread is not threading.main_thread()]

    try:
        wait_until(lambda: not others(), 20)
    except TookTooLong:
        return [thread.name for thread in others()]
    return []


def report(done: int, begun: float, watch: Watch) -> None:
    widgets, warnings, errors = len(QApplication.allWidgets()), watch.warnings.total(), watch.errors.total()
    print(
        f"{done:6d} actions {time.monotonic() - begun:6.0f} s {memory():8.1f} MB {threading.active_count():3d} threads"
        f" {widgets:6d} widgets {warnings:3d} warnings {errors:3d} errors",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    app = make_application()
    watch = Watch()
    wrong = soak(given.actions, given.seconds, given.seed, watch)
    qInstallMessageHandler(None)
    app.quit()
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
