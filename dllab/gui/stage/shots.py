"""Pictures of the real window.

python -m dllab.gui.stage.shots --dashboard FILE    train the default experiment and show how far it came
python -m dllab.gui.stage.shots --all DIR           every state of the window
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from dllab.gui.app import make_application
from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_stage import PATIENCE, Stage, after, staged
from dllab.gui.stage.shot_states import every_state
from dllab.output import prepare
from dllab.training.outcomes import Finished, Stopped
from dllab.training.snapshot import Snapshot

DASHBOARD_SECONDS = 60.0
GOOD = 0.98  # validation accuracy at which the dashboard is worth a picture
LINE_SECONDS = 1.0


def dashboard(path: Path) -> int:
    """Train the default experiment, say how it goes, and save what the window shows; 0 once it is trained."""
    with staged(path.parent) as stage:
        print(f"Preparing “{stage.window.document.experiment.name}”; the first time, kernels are compiled.", flush=True)
        wait_for_run(stage.window, PATIENCE)
        stage.window.commands["run"].trigger()
        timed_out = after(DASHBOARD_SECONDS)
        while not (timed_out() or _is_trained(stage)):
            _wait_for_a_line(stage)
            print(_progress(stage.snapshot), flush=True)
        stage.pause()
        stage.save(path.stem)
        print(f"The window is in {path}.", flush=True)
        return 0


def _is_trained(stage: Stage) -> bool:
    ended = isinstance(stage.window.poller.outcome, Finished | Stopped)
    return ended or _last(stage.snapshot, "val_accuracy") >= GOOD


def _wait_for_a_line(stage: Stage) -> None:
    line_is_due = after(LINE_SECONDS)
    stage.wait(lambda: line_is_due() or _is_trained(stage))


def _last(snapshot: Snapshot, name: str) -> float:
    """The newest value of a column of the evaluations."""
    return float(snapshot.evaluations.last[snapshot.evaluations.index(name), -1])


def _progress(snapshot: Snapshot) -> str:
    return (
        f"step {snapshot.step:,} of {snapshot.calendar.end:,}: "
        f"training loss {_last(snapshot, 'train_loss_eval'):.4f}, "
        f"validation accuracy {_last(snapshot, 'val_accuracy'):.1%}, {snapshot.us_per_step:.1f} µs/step"
    )


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:  # the offscreen platform says so of every window
        print(message, file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """Make the pictures asked for."""
    prepare()
    parser = argparse.ArgumentParser(prog="python -m dllab.gui.stage.shots", description="Pictures of the real window.")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--dashboard", metavar="FILE", type=Path, help="train the default experiment, save one picture")
    wanted.add_argument("--all", metavar="DIR", type=Path, help="save every state of the window")
    options = parser.parse_args(arguments)
    qInstallMessageHandler(_tell)
    make_application()
    if options.dashboard:
        return dashboard(options.dashboard)
    options.all.mkdir(parents=True, exist_ok=True)
    every_state(options.all)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
