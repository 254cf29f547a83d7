"""Pictures of the real window.

python -m dllab.gui.shots --dashboard FILE    train the default experiment and show how far it came
python -m dllab.gui.shots --all DIR           every state of the window
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler

from dllab.gui.app import make_application
from dllab.gui.appearance import DARK, LIGHT
from dllab.gui.drive import fresh_settings, put_away, wait_for_run, wait_until
from dllab.gui.main_window import MainWindow
from dllab.gui.panels.metrics import MetricsPanel
from dllab.gui.translations import CHINESE, ENGLISH
from dllab.training.outcomes import Diverged, Finished, Running
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot

PATIENCE = 300.0  # seconds, for a first start on a slow machine
DASHBOARD_SECONDS = 60.0
GOOD = 0.98  # validation accuracy at which the dashboard is worth a picture
STEPS = 2_000
LINE_SECONDS = 1.0
SETTLE_SECONDS = 0.4
SMALL = QSize(1280, 720)
BROKEN = """schema = 1
[network]
hidden = [32, 0]
activation = { name = "rleu" }
[optimizer]
name = "adam"
learning_rate = -1.0
"""


@contextmanager
def shown_window() -> Iterator[MainWindow]:
    """A window as a first start shows it."""
    with TemporaryDirectory() as folder:
        window = MainWindow(Session(), fresh_settings(folder))
        window.show()
        try:
            yield window
        finally:
            put_away(window)


def dashboard(path: Path) -> int:
    """Train the default experiment, say how it goes, and save what the window shows; 0 once it is trained."""
    with shown_window() as window:
        print(f"Preparing “{window.document.experiment.name}”; the first time, kernels are compiled.", flush=True)
        wait_for_run(window, PATIENCE)
        window.commands["run"].trigger()
        timed_out = _after(DASHBOARD_SECONDS)
        while not (timed_out() or _is_trained(window)):
            _wait_for_a_line(window)
            print(_progress(_snapshot(window)), flush=True)
        _pause(window)
        _save(window, path)
        print(f"The window is in {path}.", flush=True)
        return 0


def every_state(folder: Path) -> int:
    """Save each state of the window under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    with shown_window() as window:
        _save(window, folder / "preparing.png")
        wait_for_run(window, PATIENCE)
        _save(window, folder / "idle.png")
        _train(window, STEPS)
        for name, prepare in LOOKS.items():
            prepare(window)
            _save(window, folder / f"{name}.png")
    with shown_window() as window:
        for path in window.choices.preset.values():
            window.choices.preset.choose(path)
            wait_for_run(window, PATIENCE)
            _train(window, STEPS)
            _save(window, folder / f"preset-{path.stem}.png")
    return 0


def _leave_as_it_is(window: MainWindow) -> None:
    pass


def _metrics(window: MainWindow) -> None:
    dock, answers = window.workspace.docks["metrics"], []
    assert isinstance(dock.panel, MetricsPanel)
    dock.panel.background.answered.connect(lambda question, metrics: answers.append(metrics))
    dock.raise_()
    wait_until(lambda: len(answers) > 0, PATIENCE)


def _chinese(window: MainWindow) -> None:
    window.workspace.docks["layers"].raise_()
    window.choices.language.choose(CHINESE)


def _dark(window: MainWindow) -> None:
    window.choices.scheme.choose(DARK)


def _english(window: MainWindow) -> None:
    window.choices.language.choose(ENGLISH)


def _presentation(window: MainWindow) -> None:
    window.choices.scheme.choose(LIGHT)
    window.commands["presentation"].trigger()


def _small(window: MainWindow) -> None:
    window.commands["presentation"].trigger()
    window.resize(SMALL)


def _small_chinese(window: MainWindow) -> None:
    window.choices.language.choose(CHINESE)


def _refused(window: MainWindow) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "broken.toml"
        path.write_text(BROKEN, encoding="utf-8")
        window.files.load(path)


LOOKS: dict[str, Callable[[MainWindow], None]] = {  # in this order, each on top of the one before
    "trained": _leave_as_it_is,
    "metrics": _metrics,
    "chinese": _chinese,
    "chinese-dark": _dark,
    "dark": _english,
    "presentation": _presentation,
    "small": _small,
    "small-chinese": _small_chinese,
    "refused": _refused,
}


def _train(window: MainWindow, steps: int) -> None:
    """Run for `steps` steps, or until the run ends by itself."""
    window.commands["run"].trigger()
    wait_until(lambda: isinstance(window.poller.outcome, Running | Finished | Diverged), PATIENCE)
    wait_until(lambda: _snapshot(window).step >= steps or not isinstance(window.poller.outcome, Running), PATIENCE)
    _pause(window)


def _pause(window: MainWindow) -> None:
    if isinstance(window.session.outcome, Running):
        window.commands["run"].trigger()
    wait_until(lambda: not isinstance(window.poller.outcome, Running), PATIENCE)


def _snapshot(window: MainWindow) -> Snapshot:
    snapshot = window.poller.snapshot
    assert snapshot is not None, "the run was ready"
    return snapshot


def _is_trained(window: MainWindow) -> bool:
    accuracy = _last(_snapshot(window), "val_accuracy")
    return accuracy >= GOOD or isinstance(window.poller.outcome, Finished | Diverged)


def _wait_for_a_line(window: MainWindow) -> None:
    line_is_due = _after(LINE_SECONDS)
    wait_until(lambda: line_is_due() or _is_trained(window), PATIENCE)


def _last(snapshot: Snapshot, name: str) -> float:
    """The newest value of a column of the evaluations."""
    return float(snapshot.evaluations.last[snapshot.evaluations.index(name), -1])


def _progress(snapshot: Snapshot) -> str:
    return (
        f"step {snapshot.step:,} of {snapshot.total_steps:,}: "
        f"training loss {_last(snapshot, 'train_loss_eval'):.4f}, "
        f"validation accuracy {_last(snapshot, 'val_accuracy'):.1%}, {snapshot.us_per_step:.1f} µs/step"
    )


def _save(window: MainWindow, path: Path) -> None:
    wait_until(_after(SETTLE_SECONDS), PATIENCE)  # what is drawn at most a few times a second is drawn now
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:  # the offscreen platform says so of every window
        print(message, file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """Make the pictures asked for."""
    parser = argparse.ArgumentParser(prog="python -m dllab.gui.shots", description="Pictures of the real window.")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--dashboard", metavar="FILE", type=Path, help="train the default experiment, save one picture")
    wanted.add_argument("--all", metavar="DIR", type=Path, help="save every state of the window")
    options = parser.parse_args(arguments)
    qInstallMessageHandler(_tell)
    make_application()
    return dashboard(options.dashboard) if options.dashboard else every_state(options.all)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
