"""`dllab sweep`: many runs behind one progress bar, a row each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.assigning import key_and_value
from dllab.experiment.problems import shown
from dllab.files import CannotSave
from dllab.messages import UserError, text
from dllab.output import Listening, say, say_json, tell
from dllab.sweeps import rates
from dllab.sweeps.clock import ROUGH_SECONDS, Clock
from dllab.sweeps.doing import FAILED, Ear, Stopped
from dllab.sweeps.executors import Workers, distributed, threads
from dllab.sweeps.folder import Folder, in_order
from dllab.sweeps.hands import Hands
from dllab.sweeps.plan import Job, Plan
from dllab.sweeps.running import Row, refuse_undoable, row, rows
from dllab.sweeps.unfinished import ROWS
from dllab.training.cores import available
from dllab.training.interruption import Interruption

NOT_DELIVERED = 1
FIGURES = ("outcome", "steps", "train_loss", "val_loss", "val_accuracy", "val_r2")  # in the table that people read
DIGITS = 12  # of a digest, in that table


class WrongOptions(UserError):
    """Options that do not go together, or not without another."""


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line, as in `dllab sweep --help`."""

    file: Path
    settings: Sequence[str] = ()
    seeds: int | None = None
    folds: int | None = None
    random: int | None = None
    steps: int | None = None
    find_rate: bool = False
    jobs: int | None = None
    scheduler: str | None = None
    out: Path | None = None
    experiments: bool = False
    as_json: bool = False


def sweep(wanted: Wanted) -> int:
    """Do the runs, print their rows in the order of the plan, and write them where a folder is named.

    Returns the exit status: 0; 1 where no run could be done or the rows could not be written; that of the signal which
    ended it, when what is done is printed and written all the same. Raises what Plan.of, `refuse_undoable`, Folder and
    executors raise.
    """
    key, plan = _plan(wanted)
    plan.refuse_hopeless()
    if wanted.scheduler is None and not (wanted.out and (wanted.out / ROWS).exists()):
        refuse_undoable(plan)  # elsewhere there may be other files, and where there are rows it could be done once
    folder = Folder(wanted.out, plan) if wanted.out else None
    if folder and wanted.experiments:
        folder.write_experiments(plan)
    done: dict[int, Row] = dict(folder.known) if folder else {}
    if done:
        tell(f"{len(done):,} of {len(plan):,} rows are in {wanted.out} already")
    saved = True
    with Interruption() as interruption:
        clock = Clock(len(plan), known=len(done))
        with _workers(wanted, lambda: interruption.number != 0, clock) as workers:
            _run(plan, workers, lambda: interruption.number != 0, done, folder, clock)
        if folder:
            saved = _write(folder, done, now=True)
    if interruption.number:
        tell(f"interrupted; {len(done):,} of {len(plan):,} runs are done")
    _print(wanted, key, plan, in_order(done))
    if folder and saved:
        tell(f"written to {wanted.out}")
    lost = sum(one["outcome"] == FAILED for one in done.values())
    if lost:
        tell(f"{lost:,} of {len(done):,} runs failed; their rows say why")
    return interruption.status or (NOT_DELIVERED if lost == len(plan) or not saved else 0)


def _plan(wanted: Wanted) -> tuple[str | None, Plan]:
    """The runs, and which key the rate that is looked for has."""
    experiment = Experiment.load(wanted.file)
    if wanted.experiments and not wanted.out:
        raise WrongOptions(text("--experiments writes files: name their folder with --out"))
    if wanted.find_rate:
        if wanted.settings or wanted.seeds or wanted.folds or wanted.random:
            raise WrongOptions(
                text("--find-rate decides itself what is tried: leave --set, --seeds, --folds, --random out")
            )
        return rates.plan_of(experiment, wanted.steps)
    return None, Plan.of(
        experiment, _assignments(wanted.settings), seeds=wanted.seeds or 1, folds=wanted.folds, random=wanted.random,
        steps=wanted.steps,
    )  # fmt: skip


def _assignments(written: Sequence[str]) -> dict[str, str]:
    """What each key is to be; raises ExperimentError for what is no assignment, and for a key that comes twice."""
    found: dict[str, str] = {}
    for one in written:
        key, values = key_and_value(one)
        if key in found:
            raise ExperimentError(text("{key} is set twice; write all of its values in one --set"), key=shown(key))
        found[key] = values
    return found


@contextmanager
def _workers(wanted: Wanted, stopped: Stopped, clock: Clock) -> Iterator[Workers]:
    if wanted.scheduler is not None:
        with distributed(wanted.scheduler) as workers:
            yield workers
        return
    count = wanted.jobs or available()
    with Hands(count, row, row, lambda: clock.read(ROUGH_SECONDS)[1]) as hands:

        def work(job: Job) -> Row:
            return hands.do(job, Ear(stopped, reached=partial(clock.reached, job.place)))

        with threads(count, work) as workers:
            yield workers


def _run(
    plan: Plan, workers: Workers, stopped: Stopped, done: dict[int, Row], folder: Folder | None, clock: Clock
) -> None:
    """Put every row into `done`, behind a progress bar with the time that is left."""
    known = dict(done)
    with tqdm(total=len(plan), initial=len(known), unit="run", file=Listening("stderr")) as bar:
        for number, one in rows(plan, workers.executor, workers.width, workers.work, stopped, known):
            done[number] = one
            clock.ended(number)
            bar.update()
            if folder:
                _write(folder, done)


def _write(folder: Folder, done: dict[int, Row], *, now: bool = False) -> bool:
    """Whether the rows could be written; where not, the reason is told, and the runs go on."""
    try:
        folder.write(done, now=now)
    except CannotSave as error:
        tell(f"dllab: error: {error}")
        return False
    return True


def _print(wanted: Wanted, key: str | None, plan: Plan, done: list[Row]) -> None:
    rate = rates.advised(key, done) if key and len(done) == len(plan) else None
    if wanted.as_json:
        say_json({"key": key, "rate": rate, "rows": done} if key else done)
        return
    say(*_table(plan, done))
    if key:
        say(f"{key} = {rate:.3g}" if rate else "no rate can be advised: the runs do not go from sound to diverged")


def _table(plan: Plan, done: list[Row]) -> list[str]:
    """The rows as lines of columns: settings, the figures asked for first, the digest's beginning, and errors."""
    settings = list(plan.settings(0))
    there = {key for one in done for key in one}
    names = [*settings, *(key for key in FIGURES if key in there and key not in settings), "digest"]
    cells = [names, *([_shown(key, one.get(key)) for key in names] for one in done)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    errors = ["", *(" ".join(str(one.get("error", "")).split()) for one in done)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    return [f"{line}  {error}".rstrip() for line, error in zip(lines, errors, strict=True)]


def _shown(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "digest":
        return str(value)[:DIGITS]
    return f"{value:.4g}" if isinstance(value, float) else str(value)
