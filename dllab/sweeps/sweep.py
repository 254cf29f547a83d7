"""A sweep in a thread of its own, for who looks at it meanwhile."""

import logging
import threading
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dllab.files import CannotSave
from dllab.messages import UserError, text
from dllab.sweeps.plan import Job, Plan
from dllab.training.cores import available
from dllab.training.outcomes import Failed, Finished, Preparing, Running
from dllab.training.snapshot import Curves
from dllab.training.spread import Cancelled

if TYPE_CHECKING:
    from dllab.sweeps.folder import Folder
    from dllab.sweeps.running import Row
    from dllab.training.trainer import Trainer

MOST_CURVES = 500  # runs whose curves are kept: more cannot be told apart, and take 20 KB each

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Progress:
    """How a sweep stands.

    rows: of the runs that are done, by number from 0; known: how many of them were done before it began. curves: the
    evaluations of runs that were done since, of the first MOST_CURVES. seconds_left: None as long as nobody can say.
    trouble: why rows cannot be kept, if they cannot.
    """

    plan: Plan
    outcome: Preparing | Running | Finished | Cancelled | Failed = Preparing()
    rows: Mapping[int, "Row"] = field(default_factory=dict)
    curves: Mapping[int, Curves] = field(default_factory=dict)
    known: int = 0
    seconds_left: float | None = None
    trouble: UserError | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return isinstance(self.outcome, Finished | Cancelled | Failed)


class Sweep:
    """Does the runs of a plan on all cores but one. Every method but `close` returns at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._progress: Progress | None = None
        self._rows: dict[int, Row] = {}
        self._curves: dict[int, Curves] = {}

    def start(self, plan: Plan, folder: Path | None = None) -> None:
        """Do the runs; those whose rows are in `folder` are not done again, and its rows are kept up to date.

        A sweep that is still going on is cancelled and waited for. The folder is removed once all is done.
        """
        self.close()
        self._stop.clear()
        self._rows, self._curves = {}, {}
        self._progress = Progress(plan)
        self._thread = threading.Thread(target=self._work, args=(plan, folder), name="sweep", daemon=True)
        self._thread.start()

    def latest(self) -> Progress | None:
        """The newest look, immutable; None before any was started."""
        with self._lock:
            found = self._progress
            if found is not None and len(found.rows) != len(self._rows):
                self._set(rows=dict(self._rows), curves=dict(self._curves))
            return self._progress

    def _set(self, **new: object) -> None:
        assert self._progress is not None
        self._progress = replace(self._progress, **new)  # type: ignore[arg-type]

    def cancel(self) -> None:
        """Stop after the current chunks; the runs that are done stay."""
        self._stop.set()

    def close(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the thread has ended, or `seconds` at most; whether it has."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                return False
            self._thread = None
        return True

    # Everything below runs in the thread, `_keep` in those of the runs.

    def _work(self, plan: Plan, folder: Path | None) -> None:
        try:
            self._run(plan, folder)
            outcome: Finished | Cancelled | Failed = Cancelled() if self._stop.is_set() else Finished()
        except UserError as error:
            outcome = Failed(error.template, error.values)
        except Exception:
            log.exception("a sweep failed")
            said = text("The training stopped on an error of the program itself.")
            outcome = Failed(said, {}, traceback.format_exc())
        with self._lock:
            self._set(outcome=outcome, rows=dict(self._rows), curves=dict(self._curves), seconds_left=None)

    def _run(self, plan: Plan, place: Path | None) -> None:
        from dllab.sweeps.executors import threads  # late: these bring numba in, after the window is up
        from dllab.sweeps.folder import Folder
        from dllab.sweeps.running import rows

        folder = Folder(place, plan) if place else None
        known = dict(folder.known) if folder else {}
        with self._lock:
            self._rows |= known
            self._set(outcome=Running(), known=len(known))
        begun = time.monotonic()
        with threads(max(available() - 1, 1), self._stop.is_set, self._keep) as workers:
            for number, one in rows(plan, workers.executor, workers.width, workers.work, self._stop.is_set, known):
                with self._lock:
                    self._rows[number] = one
                    done = len(self._rows) - len(known)
                    left = len(plan) - len(self._rows)
                    self._set(seconds_left=(time.monotonic() - begun) / done * left)
                self._write(folder)
        self._write(folder, now=True)
        if folder and len(self._rows) == len(plan):
            folder.remove()

    def _write(self, folder: "Folder | None", *, now: bool = False) -> None:
        try:
            if folder:
                folder.write(self._rows, now=now)
        except CannotSave as error:
            with self._lock:
                self._set(trouble=error)

    def _keep(self, job: Job, trainer: "Trainer") -> None:
        """Take the curves of a run over."""
        if len(self._curves) < MOST_CURVES:
            self._curves[job.place] = trainer.history.evaluations.drawn.curves()
