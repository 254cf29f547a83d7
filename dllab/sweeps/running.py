"""The runs of a plan on any executor, and what comes of each as a row of plain values."""

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import lru_cache
from typing import Any

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.files import parse
from dllab.messages import UserError, text
from dllab.sweeps.plan import Job, Plan
from dllab.training.chunks import chunks
from dllab.training.recording import summary
from dllab.training.several import parts
from dllab.training.trainer import Trainer

FAILED = "failed"  # the outcome of a run that has no other
LOOK_SECONDS = 0.1  # between two looks at whether somebody wants to stop

Row = dict[str, Any]
Stopped = Callable[[], bool]

log = logging.getLogger(__name__)


class Interrupted(Exception):
    """A run was told to stop before its end."""


def never() -> bool:
    """Whether to stop, for who never does."""
    return False


def trained(job: Job, stopped: Stopped = never) -> Trainer:
    """Do one run. Raises UserError where it cannot be done.

    stopped: asked between two chunks of about 10 ms; raises Interrupted where it says so.
    """

    def look(*_: object) -> None:
        if stopped():
            raise Interrupted

    experiment, library = Experiment.model_validate(parse(job.experiment)), _library()
    ((one, data),) = parts(job.kind, experiment, job.count, None, library, look, [job.number])
    trainer = Trainer(one, data, progress=look, library=library)
    if job.steps is not None:
        trainer.stop_at(job.steps)
    for _ in chunks(trainer):
        look()
    return trainer


def ignore(job: Job, trainer: Trainer) -> None:
    """Look at a run, for who does not."""


def row(job: Job, stopped: Stopped = never, seen: Callable[[Job, Trainer], None] = ignore) -> Row:
    """Do one run: the single figures of its summary, "metrics.val.accuracy" in the place of tables, and its digest.

    A run that cannot be done has the outcome "failed" and an "error" in words. `us_per_step` is a time; all else is the
    same on every machine. stopped: as in `trained`. seen: shown the trained run before it is forgotten.
    """
    try:
        trainer = trained(job, stopped)
        seen(job, trainer)
        return {**dict(_single(summary(trainer))), "digest": trainer.digest()}
    except UserError as error:
        return failed(error)
    except Interrupted:
        raise
    except Exception as error:
        log.exception("a run of a sweep failed")
        return failed(error)


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
    todo = iter([number for number in plan.by_data() if number not in (known or {})])
    going: dict[Future[Row], int] = {}
    while not stopped():
        while len(going) < width and not stopped() and (number := next(todo, None)) is not None:
            try:
                going[executor.submit(work, plan.job(number))] = number
            except UserError as error:
                yield number, plan.settings(number) | failed(error)
        if not going:
            return
        yield from _done(plan, going, LOOK_SECONDS)
    for future in going:
        future.cancel()
    yield from _done(plan, {future: number for future, number in going.items() if _ended(future)}, 0)


def _done(plan: Plan, going: dict[Future[Row], int], seconds: float) -> Iterator[tuple[int, Row]]:
    """The rows of what is done, which no longer goes on."""
    done, _ = wait(going, seconds, FIRST_COMPLETED)
    for future in done:
        number = going.pop(future)
        try:
            yield number, plan.settings(number) | future.result()
        except Interrupted:
            continue
        except Exception as error:  # of the executor: a worker that died, a scheduler that is gone
            yield number, plan.settings(number) | failed(_lost(error))


def _lost(error: Exception) -> UserError:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return UserError(text("whoever did the run was lost: {reason}"), reason=said)


def _ended(future: Future[Row]) -> bool:
    return future.done() and not future.cancelled()


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
