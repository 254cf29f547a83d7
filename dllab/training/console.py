"""Training without a window: a progress bar, then the run's folder."""

import re
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.files import free_folder, make_folder
from dllab.messages import UserError, text
from dllab.output import Listening, tell
from dllab.training.chunks import chunks
from dllab.training.goals import unheard, unreachable
from dllab.training.interruption import Interruption
from dllab.training.outcomes import Diverged, GoalReached
from dllab.training.recording import (
    FOLDS,
    NotAllSaved,
    claim,
    refuse_replacing,
    write_folds,
    write_run,
)
from dllab.training.several import parts
from dllab.training.trainer import Trainer

FOLDER = Path("run")  # where a run goes that nobody has named a folder for, or run-2, run-3, …
NOT_ALL_SAVED = 1
CHUNKS_AT_ONCE = 20  # between two looks at the loss
FOLD = re.compile(r"fold(\d+)")


class NothingToTest(UserError):
    """The test data were to be looked at, and there are none."""


def train(
    experiment: Experiment, steps: int | None, folder: Path | None = None, replace: bool = False, test: bool = False
) -> int:
    """Train an experiment and write its run to `folder`, where it replaces nothing unless `replace` says so.

    test: whether to look at the test data in the end; raises NothingToTest where none are held out. Returns the exit
    status: 0; 1 where not all of the run could be written; that of the signal which ended it. What is trained is
    written in any case.
    """
    folder = folder or free_folder(FOLDER)
    claim(folder, replace)
    trainer = Trainer(experiment, progress=say_what)
    say_notes(trainer)
    _refuse_test(trainer, test)
    with Interruption() as interruption:
        try:
            _run(trainer, steps, folder, interruption, test)
        except NotAllSaved as error:
            tell(f"dllab: error: {error}")
            return NOT_ALL_SAVED
    _say(f"written to {folder}")
    return interruption.status


def cross_validate(
    experiment: Experiment,
    steps: int | None,
    folder: Path | None,
    count: int,
    replace: bool = False,
    test: bool = False,
) -> int:
    """Train on `count` folds, each into a folder of its own, and write the mean and spread of what came of them.

    Returns the exit status, as `train` does.
    """
    folder = folder or free_folder(FOLDER)
    make_folder(folder)
    refuse_replacing([folder / FOLDS, *_folds_in(folder, count)], replace)
    summaries, complete = [], True
    for number, (_, fold) in enumerate(parts("folds", experiment, count, None, Library(), say_what), start=1):
        _say(f"fold {number} of {count}")
        part = folder / f"fold{number}"
        claim(part, replace)
        trainer = Trainer(experiment, fold, progress=say_what)
        if number == 1:
            say_notes(trainer)
            _refuse_test(trainer, test)
        with Interruption() as interruption:
            try:
                summaries.append(_run(trainer, steps, part, interruption, test))
            except NotAllSaved as error:
                tell(f"dllab: error: {error}")
                complete = False
        if interruption.number:
            return interruption.status
    if not complete:
        return NOT_ALL_SAVED
    made = write_folds(summaries, folder)
    _say(", ".join(f"{key} {_short(made[key]['mean'])} ± {_short(made[key]['std'])}" for key in made["metrics"]))
    _say(f"written to {folder}")
    return 0


def say_notes(trainer: Trainer) -> None:
    """What there is to know of the data, and of goals that these cannot reach, each on a line of standard error."""
    for note in trainer.dataset.notes:
        tell(f"note: {note}")
    data = trainer.dataset
    classes, held_out = data.task == "classification", len(data.x_val) > 0
    lost = unreachable(trainer.experiment.training, classes=classes, held_out=held_out)
    for key, reason in lost.items():
        tell(f"note: training.{key}: {reason}")
    silent = unheard(trainer.experiment.early_stopping, classes=classes, held_out=held_out)
    if silent:
        tell(f"note: early_stopping.metric: {silent}")


def say_what(what: str, done: int, total: int) -> None:
    """Say on standard error what begins."""
    if done == 0:
        tell(f"{what} …")


def _folds_in(folder: Path, count: int) -> list[Path]:
    """What lies where one of `count` folds goes, and is no empty folder."""
    found = [(path, FOLD.fullmatch(path.name)) for path in folder.iterdir()]
    taken = [path for path, name in found if name and 1 <= int(name[1]) <= count]
    return [path for path in taken if not path.is_dir() or any(path.iterdir())]


def _refuse_test(trainer: Trainer, test: bool) -> None:
    if test and not len(trainer.dataset.x_test):
        raise NothingToTest(
            text("{data} has no test examples to look at; hold some out with dataset.test, or leave --test out"),
            data=trainer.dataset.name,
        )


def _run(trainer: Trainer, steps: int | None, folder: Path, interruption: Interruption, test: bool) -> dict[str, Any]:
    """Train, write the run, say what came of it: its summary. Raises NotAllSaved."""
    if steps is not None:
        trainer.stop_at(steps)
    _train(trainer, interruption)
    made = write_run(trainer, folder, interruption.number != 0, test)
    shown = ("outcome", "steps", "epochs", "train_loss", "val_loss", "val_accuracy", "test_loss", "test_accuracy",
             "us_per_step")  # fmt: skip
    _say(", ".join(f"{key} {_short(made[key])}" for key in shown if key in made))
    if isinstance(trainer.outcome, GoalReached):
        goal = trainer.outcome.goal
        _say(f"stopped at step {trainer.outcome.step}: the goal, {goal.kind} {goal.value:g}, is reached")
    if isinstance(trainer.outcome, Diverged):
        stopped = trainer.outcome
        _say(f"diverged at step {stopped.step}: the {stopped.what} of layer {stopped.layer} is not finite")
    return made


def _train(trainer: Trainer, interruption: Interruption) -> None:
    """Train to the goal, or until that is interrupted, behind a progress bar."""
    steps = trainer.now.last_step
    with tqdm(total=steps, unit="step", unit_scale=True, smoothing=0.1, file=Listening("stderr")) as bar:
        for number, taken in enumerate(chunks(trainer)):
            if number % CHUNKS_AT_ONCE == 0:
                _, loss = trainer.history.column("train_loss_eval")
                bar.set_postfix(loss=f"{loss[-1]:.4g}", refresh=False)
            bar.update(taken)
            if interruption.number:
                break
    if interruption.number:
        tell("interrupted; the run is being written …")


def _say(line: str) -> None:
    """Say what came out, where anybody listens: the run itself is in its folder."""
    Listening("stdout").say(line)


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "none" if value is None else str(value)
