"""Training without a window: a progress bar, then the run's folder."""

import sys
import time
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.training.ensemble import parts
from dllab.training.outcomes import Diverged, EarlyStopped
from dllab.training.pace import Pace
from dllab.training.recording import make_folder, write_folds, write_run
from dllab.training.trainer import Trainer

STEPS_AT_ONCE = 20  # chunks of the pace between two updates of the bar


def train(file: Path, steps: int | None, folder: Path) -> bool:
    """Train the experiment in `file` and write its run to `folder`; whether it was interrupted from the keyboard."""
    experiment = Experiment.load(file)
    make_folder(folder)
    trainer = Trainer(experiment, progress=say_what)
    say_notes(trainer)
    _, interrupted = _run(trainer, steps, folder)
    print(f"written to {folder}")
    return interrupted


def cross_validate(file: Path, steps: int | None, folder: Path, count: int) -> bool:
    """Train on `count` folds, each into a folder of its own, and write the mean and spread of what came of them."""
    experiment = Experiment.load(file)
    make_folder(folder)
    summaries = []
    for number, (_, fold) in enumerate(parts("folds", experiment, count, None, Library(), say_what), start=1):
        print(f"fold {number} of {count}")
        part = folder / f"fold{number}"
        make_folder(part)
        trainer = Trainer(experiment, fold, progress=say_what)
        if number == 1:
            say_notes(trainer)
        made, interrupted = _run(trainer, steps, part)
        if interrupted:
            return True
        summaries.append(made)
    made = write_folds(summaries, folder)
    print(", ".join(f"{key} {_short(made[key]['mean'])} ± {_short(made[key]['std'])}" for key in made["metrics"]))
    print(f"written to {folder}")
    return False


def _run(trainer: Trainer, steps: int | None, folder: Path) -> tuple[dict[str, Any], bool]:
    """Train, write the run, say what came of it: its summary, and whether it was interrupted."""
    if steps is not None:
        trainer.stop_at(steps)
    interrupted = _train(trainer)
    made = write_run(trainer, folder, interrupted)
    shown = ("outcome", "steps", "epochs", "train_loss", "val_loss", "val_accuracy", "us_per_step")
    print(", ".join(f"{key} {_short(made[key])}" for key in shown if key in made))
    if isinstance(trainer.outcome, Diverged):
        stopped = trainer.outcome
        print(f"diverged at step {stopped.step}: the {stopped.what} of layer {stopped.layer} is not finite")
    return made, interrupted


def _train(trainer: Trainer) -> bool:
    """Train to the goal behind a progress bar; whether that was interrupted."""
    pace, steps = Pace(), trainer.calendar.end
    with tqdm(total=steps, unit="step", unit_scale=True, smoothing=0.1) as bar:
        try:
            while trainer.step < steps and not isinstance(trainer.outcome, Diverged | EarlyStopped):
                started, before = time.perf_counter(), trainer.step
                trainer.train(min(pace.steps() * STEPS_AT_ONCE, steps - before))
                pace.took(trainer.step - before, time.perf_counter() - started)
                bar.update(trainer.step - before)
                _, loss = trainer.history.column("train_loss_eval")
                bar.set_postfix(loss=f"{loss[-1]:.4g}", refresh=False)
        except KeyboardInterrupt:
            return True
    return False


def say_notes(trainer: Trainer) -> None:
    """What there is to know of the data, each on a line of standard error."""
    for note in trainer.dataset.notes:
        print(f"note: {note}", file=sys.stderr)


def say_what(what: str, done: int, total: int) -> None:
    """Say on standard error what begins."""
    if done == 0:
        print(f"{what} …", file=sys.stderr)


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "none" if value is None else str(value)
