"""Who does the runs: threads of this process, or the workers of a scheduler (dask.distributed)."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from dllab.messages import UserError, text
from dllab.sweeps.plan import Job
from dllab.sweeps.running import Row, failed, row
from dllab.training.cores import CORES, available
from dllab.version import __version__

WAITING = 2  # runs that wait for each that goes on, so that nobody is idle
ANSWER_SECONDS = 10  # that a scheduler may take


class NoScheduler(UserError):
    """A scheduler that does not answer, has no workers, or has workers of another version."""


class Workers(NamedTuple):
    """An executor, how many runs to give it at a time, and what it is to do for each."""

    executor: Executor
    width: int
    work: Callable[[Job], Row]


@contextmanager
def threads(count: int | None = None, work: Callable[[Job], Row] = row) -> Iterator[Workers]:
    """`count` threads, or one for each core that this process may use; the engine computes without Python's lock."""
    count = count or available()
    with ThreadPoolExecutor(count, "sweep") as executor:
        yield Workers(executor, WAITING * count, work)


@contextmanager
def distributed(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at an address such as "tcp://10.0.0.1:8786"; raises NoScheduler."""
    try:
        from distributed import Client  # late: an extra
    except ImportError:
        raise NoScheduler(
            text("a scheduler needs dask.distributed: install it with pip install 'dllab-desktop[distributed]'")
        ) from None
    try:
        if not address.strip():  # which Client takes for a wish for workers of its own
            raise ValueError("no address")
        client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # in it TimeoutError
        raise NoScheduler(
            text("no scheduler answers at {address}: {reason}"),
            address=address, reason=str(error) or type(error).__name__,
        ) from None  # fmt: skip
    with client:
        try:
            refuse_versions(address, client.run(version))
        except ImportError:
            raise NoScheduler(text("a worker of {address} has no dllab"), address=address) from None
        yield Workers(
            client.get_executor(pure=False),
            WAITING * sum(client.ncores().values()),
            partial(row_of_worker, __version__),
        )


def row_of_worker(ours: str, job: Job) -> Row:
    """As `row` does it, on a worker, which may have joined or begun anew since others were asked for their version.

    ours: the version of who wants the row. It keeps to the threads of its worker, which may have neighbours.
    """
    from distributed import get_worker

    worker = get_worker()
    if ours != __version__:
        return failed(another_version(worker.address, __version__, ours))
    CORES.limit = worker.state.nthreads
    return row(job)


def version() -> str:
    """That of whoever is asked."""
    return __version__


def refuse_versions(address: str, found: dict[str, str]) -> None:
    """found: the version of each worker of a scheduler. Raises NoScheduler for another than ours, or no worker."""
    if not found:
        raise NoScheduler(text("the scheduler at {address} has no workers"), address=address)
    for worker, theirs in found.items():
        if theirs != __version__:
            raise another_version(worker, theirs, __version__)


def another_version(worker: str, theirs: str, ours: str) -> NoScheduler:
    """Why a worker does no runs for us."""
    return NoScheduler(
        text("the worker {worker} has dllab {theirs}, and this is dllab {ours}: rows would not be comparable"),
        worker=worker, theirs=theirs, ours=ours,
    )  # fmt: skip
