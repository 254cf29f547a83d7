"""A sweep in threads of its own, and processes beside, for who looks at it meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dllab.datasets.library import Library
from dllab.files import CannotSave
from dllab.messages import UserError
from dllab.sweeps.clock import Clock
from dllab.sweeps.crew import Crew
from dllab.sweeps.plan import Job, Plan
from dllab.training.look import Look
from dllab.training.snapshot import Curves

if TYPE_CHECKING:
    from dllab.sweeps.folder import Folder
    from dllab.sweeps.hands import Hands
    from dllab.sweeps.running import Row

MOST_CURVES = 500  # runs whose curves are kept: more cannot be told apart, and take 20 KB each


@dataclass(frozen=True, eq=False)
class Progress(Look):
    """How a sweep stands.

    rate_key: of the learning rate that is looked for, if one is. rows: of the runs that are done, by number from 0;
    known: how many of them were done before it began. curves: the evaluations of runs that were done since, of the
    first MOST_CURVES. trouble: why rows cannot be kept, if they cannot.
    """

    plan: Plan
    rate_key: str | None = None
    rows: Mapping[int, "Row"] = field(default_factory=dict)
    curves: Mapping[int, Curves] = field(default_factory=dict)
    known: int = 0
    trouble: UserError | None = None


class Sweep(Crew[Progress]):
    """Does the runs of a plan."""

    def __init__(self, library: Library | None = None) -> None:
        """`library`: where the data come from; left out, one of its own."""
        super().__init__()
        self._library = library or Library()
        self._rows: dict[int, Row] = {}
        self._curves: dict[int, Curves] = {}

    def start(self, plan: Plan, folder: Path | None = None, rate_key: str | None = None) -> None:
        """Do the runs; those whose rows are in `folder` are not done again, and its rows are kept up to date.

        A sweep that is still going on is cancelled, and this one begins when it has ended. The folder is removed once
        all is done.
        """
        self._start(Progress(plan, rate_key), partial(self._run, plan, folder))

    def _refreshed(self, look: Progress) -> Progress:
        look = super()._refreshed(look)
        if len(look.rows) == len(self._rows):
            return look
        return replace(look, rows=dict(self._rows), curves=dict(self._curves))  # when looked at, not with every run

    def _forget_before(self) -> None:
        self._rows, self._curves = {}, {}

    # Everything below runs in the threads.

    def _run(self, plan: Plan, place: Path | None) -> None:
        from dllab.sweeps.folder import Folder  # late: these bring numba in, after the window is up
        from dllab.sweeps.running import row_and_curves, rows

        folder = Folder(place, plan) if place else None
        if folder:
            with self._turn:
                self._rows = dict(folder.known)
        self._clock = Clock(len(plan), known=len(self._rows))
        self._show(known=len(self._rows))
        known = dict(self._rows)
        here = partial(row_and_curves, library=self._library)
        with self._hands(here, row_and_curves) as hands, self._workers() as (executor, width):
            for number, one in rows(plan, executor, width, partial(self._row, hands), self._stop.is_set, known):
                self._clock.ended(number)
                with self._turn:
                    self._rows[number] = one
                self._write(folder)
        self._write(folder, now=True)
        if folder and self._clock.over:
            folder.remove()

    def _row(self, hands: "Hands[tuple[Row, Curves | None]]", job: Job) -> "Row":
        row, curves = hands.do(job, self._ear(job.place))
        with self._turn:
            if curves is not None and len(self._curves) < MOST_CURVES:
                self._curves[job.place] = curves
        return row

    def _write(self, folder: "Folder | None", *, now: bool = False) -> None:
        try:
            if folder:
                folder.write(self._rows, now=now)
        except CannotSave as error:
            self._show(trouble=error)
