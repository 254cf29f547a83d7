"""The runs of a plan on any executor, and what comes of each as a row of plain values."""

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from functools import lru_cache
from typing import Any

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.files import parse
from dllab.messages import UserError, text
from dllab.sweeps.doing import FAILED, LOST, Ear, Interrupted, Stopped, as_done, never
from dllab.sweeps.plan import Job, Plan
from dllab.training.chunks import chunks
from dllab.training.recording import summary
from dllab.training.several import parts
from dllab.training.snapshot import Curves
from dllab.training.trainer import Trainer

NOBODY = Ear()
TRIED = 50  # combinations, before anything starts: of one that can be run, each takes some 30 ms

Row = dict[str, Any]

log = logging.getLogger(__name__)


def prepared(job: Job, ear: Ear = NOBODY, dataset: Dataset | None = None, library: Library | None = None) -> Trainer:
    """A run before its first step. Raises UserError where it cannot be done, and Interrupted where the ear says so.

    dataset: what to train on instead of the experiment's own data, which come from `library`, or that of the process.
    """
    experiment, library = Experiment.model_validate(parse(job.experiment)), library or _library()
    ((one, data),) = parts(job.kind, experiment, job.count, dataset, library, ear.prepare, [job.number])
    trainer = Trainer(one, data, progress=ear.prepare, library=library)
    if job.steps is not None:
        trainer.stop_at(job.steps)
    return trainer


def trained(job: Job, ear: Ear = NOBODY, dataset: Dataset | None = None, library: Library | None = None) -> Trainer:
    """Do one run: as `prepared`."""
    trainer = prepared(job, ear, dataset, library)
    end = trainer.now.last_step
    for _ in chunks(trainer):
        ear.look()
        ear.reached(trainer.step / end)
    return trainer


def ignore(job: Job, trainer: Trainer) -> None:
    """Look at a run, for who does not."""


def row(
    job: Job, ear: Ear = NOBODY, seen: Callable[[Job, Trainer], None] = ignore, library: Library | None = None
) -> Row:
    """Do one run: the single figures of its summary, "metrics.val.accuracy" in the place of tables, and its digest.

    A run that cannot be done has the outcome "failed" and an "error" in words. `us_per_step` is a time; all else is the
    same on every machine. ear, library: as in `trained`. seen: shown the trained run before it is forgotten.
    """
    try:
        trainer = trained(job, ear, library=library)
        seen(job, trainer)
        return {**dict(_single(summary(trainer))), "digest": trainer.digest()}
    except UserError as error:
        return failed(error)
    except Interrupted:
        raise
    except Exception as error:
        log.exception("a run of a sweep failed")
        return failed(error)


def row_and_curves(job: Job, ear: Ear = NOBODY, library: Library | None = None) -> tuple[Row, Curves | None]:
    """A run's row, as `row` has it, and its evaluations as they are drawn; None where it could not be done."""
    curves: list[Curves] = []

    def keep(job: Job, trainer: Trainer) -> None:
        curves.append(trainer.history.evaluations.drawn.curves())

    found = row(job, ear, keep, library)
    return found, curves[0] if curves else None


def refuse_undoable(plan: Plan) -> None:
    """Raise the UserError of the first run if none can be prepared: there is no such file, or it has too few examples.

    Seen from at most TRIED combinations, each with its first two seeds, or its first fold.
    """
    first: UserError | None = None
    combinations = len(plan.grid)
    for combination in range(0, combinations, -(-combinations // TRIED)):
        for part in range(min(2, plan.count) if plan.kind == "seeds" else 1):
            try:
                prepared(plan.job(combination * plan.count + part))
                return
            except UserError as error:
                first = first or error
            except Exception:  # an error of the program itself, which its row says
                return
    if first:
        raise first


def failed(error: BaseException) -> Row:
    """What is left of a run that could not be done."""
    if isinstance(error, UserError):
        return {"outcome": FAILED, "error": str(error)}
    said = text("The training stopped on an error of the program itself.")
    return {"outcome": FAILED, "error": f"{said} {type(error).__name__}: {error}"}


def rows(
    plan: Plan,
    executor: Executor,
    width: int,
    work: Callable[[Job], Row] = row,
    stopped: Stopped = never,
    known: Mapping[int, Row] | None = None,
) -> Iterator[tuple[int, Row]]:
    """(number, row) of every run of a plan that is not `known`, as each is done, in whatever order that may be.

    width: runs that are given to the executor at a time. Where `stopped` says so, runs that wait are taken back, those
    that are done are still yielded, and it ends; `work` is to end by itself.
    """

    def submit(number: int) -> Future[Row]:
        try:
            return executor.submit(work, plan.job(number))
        except UserError as error:
            refused: Future[Row] = Future()
            refused.set_exception(error)
            return refused

    todo = [number for number in plan.by_data() if number not in (known or {})]
    for number, future in as_done(todo, submit, width, stopped):
        try:
            yield number, plan.settings(number) | future.result()
        except Interrupted:
            continue
        except UserError as error:
            yield number, plan.settings(number) | failed(error)
        except Exception as error:  # of the executor: a worker that died, a scheduler that is gone
            yield number, plan.settings(number) | failed(_lost(error))


def _lost(error: Exception) -> UserError:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return UserError(LOST, reason=said)


def _single(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value in tables within each other, by dotted key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _single(value, f"{before}{key}.")
        elif not isinstance(value, list):
            yield before + key, value


@lru_cache(maxsize=1)
def _library() -> Library:
    """The data of this process, which all its runs share."""
    return Library()
