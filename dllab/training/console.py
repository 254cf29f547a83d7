"""Training without a window: a progress bar, then the run's folder."""

import sys
import time
from pathlib import Path

from tqdm import tqdm

from dllab.experiment import Experiment
from dllab.training.outcomes import Diverged
from dllab.training.pace import Pace
from dllab.training.recording import make_folder, write_run
from dllab.training.trainer import Trainer

STEPS_AT_ONCE = 20  # chunks of the pace between two updates of the bar


def train(file: Path, steps: int | None, folder: Path) -> bool:
    """Train the experiment in `file` and write its run to `folder`; whether it was interrupted from the keyboard."""
    experiment = Experiment.load(file)
    make_folder(folder)
    trainer = Trainer(experiment, progress=_say_what)
    trainer.goal = trainer.total_steps if steps is None else steps
    interrupted = _train(trainer)
    made = write_run(trainer, folder, interrupted)
    shown = ("outcome", "steps", "epochs", "train_loss", "val_loss", "val_accuracy", "us_per_step")
    print(", ".join(f"{key} {_short(made[key])}" for key in shown if key in made))
    if isinstance(trainer.outcome, Diverged):
        stopped = trainer.outcome
        print(f"diverged at step {stopped.step}: the {stopped.what} of layer {stopped.layer} is not finite")
    print(f"written to {folder}")
    return interrupted


def _train(trainer: Trainer) -> bool:
    """Train to the goal behind a progress bar; whether that was interrupted."""
    pace, steps = Pace(), trainer.goal
    with tqdm(total=steps, unit="step", unit_scale=True, smoothing=0.1) as bar:
        try:
            while trainer.step < steps and not isinstance(trainer.outcome, Diverged):
                started, before = time.perf_counter(), trainer.step
                trainer.train(min(pace.steps() * STEPS_AT_ONCE, steps - before))
                pace.took(trainer.step - before, time.perf_counter() - started)
                bar.update(trainer.step - before)
                _, loss = trainer.history.column("train_loss_eval")
                bar.set_postfix(loss=f"{loss[-1]:.4g}", refresh=False)
        except KeyboardInterrupt:
            return True
    return False


def _say_what(what: str, done: int, total: int) -> None:
    if done == 0:
        print(f"{what} …", file=sys.stderr)


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "none" if value is None else str(value)
