"""What the training thread of a session does, from one command to the next."""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.changes import with_live_changes
from dllab.messages import UserError, text
from dllab.training.commands import Closed, Commands
from dllab.training.outcomes import Diverged, Failed, Finished, Outcome, Preparing, Running, Stopped
from dllab.training.pace import Pace
from dllab.training.recipe import Recipe
from dllab.training.snapshot import Course, Replaced, SavedRun, Snapshot

if TYPE_CHECKING:
    from dllab.training.reporter import Reporter
    from dllab.training.time_machine import TimeMachine
    from dllab.training.trainer import Trainer

CHECKPOINT_BYTES = 512_000_000  # unless the user says otherwise
LOOK_SECONDS = 0.02  # between two looks whether it is closed while it is held

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class SessionThread:
    """Owns the run. All methods but those of Session run in the training thread, which lives until it is closed."""

    def __init__(self, library: Library | None = None) -> None:
        """`library`: where the data come from; left out, one of its own."""
        self.library = library or Library()
        self.outcome: Outcome = Preparing()
        self.replaced: Replaced | None = None
        self._latest: Snapshot | None = None
        self._seen = True  # somebody has taken the latest snapshot
        self._commands = Commands()
        self._machine: TimeMachine | None = None
        self._memory = CHECKPOINT_BYTES
        self._sought: int | None = None  # the step to go to; a later wish replaces an earlier one
        self._reporter: Reporter | None = None
        self._given: Dataset | None = None  # data handed to `load`, not the experiment's own
        self._wanted: Experiment | None = None  # as last edited; parts that are not live wait here for a reset
        self._running = False
        self._stop_at: int | None = None
        self._rest_at: int | None = None
        self._pace = Pace()
        self._thread = threading.Thread(target=self._work, name="training")
        self._thread.start()

    def _work(self) -> None:
        try:
            while not self._commands.closed:
                try:
                    self._obey()
                    if self._running and not self._commands.closed:
                        self._advance()
                except Closed:
                    return
                except UserError as error:
                    self._fail(Failed(error.template, error.values))
                except Exception:
                    self._fail_unforeseen()
        finally:
            self._commands.close()  # whatever has ended the thread: nobody waits for it

    def _obey(self) -> None:
        """Carry out every command that waits; while there is nothing to train, wait for one."""
        wait = self._pace.wait() if self._running else None
        with suppress(queue.Empty):
            self._commands.do_next(wait)
            while not self._commands.closed:
                self._commands.do_next(0.0)

    @property
    def _trainer(self) -> "Trainer | None":
        return self._machine.trainer if self._machine else None

    def _wait(self, event: threading.Event, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not (self._commands.closed or event.wait(LOOK_SECONDS) or time.monotonic() > end):
            pass

    def _load(self, experiment: Experiment, dataset: Dataset | None, saved: SavedRun | None) -> None:
        self._prepare(experiment, dataset, saved)
        self._given = dataset

    def _prepare(self, experiment: Experiment, dataset: Dataset | None, saved: SavedRun | None = None) -> None:
        from dllab.training.time_machine import TimeMachine  # late: brings numba in, after the window is up
        from dllab.training.trainer import Trainer

        self._running = False
        self.outcome = Preparing()
        make = partial(Trainer.resumed, saved) if saved else partial(Trainer, experiment)
        trainer = make(dataset, progress=self._report_progress, library=self.library)
        self.replaced = self._left_behind() or self.replaced
        self._machine, self._wanted = TimeMachine(trainer, self._memory), experiment
        self._report(parent=None)
        self._pace.forget()
        self._show(trainer.outcome)

    def _left_behind(self) -> Replaced | None:
        """The run that is about to be replaced; None where it has taken no step."""
        return self._machine.left_behind(self._given) if self._machine else None

    def _return_to(self, experiment: Experiment) -> None:
        back = self.replaced
        if back is not None and back.experiment == experiment:
            self._take_up(experiment, back)
        else:
            self._restart(experiment)

    def _take_up(self, experiment: Experiment, run: Replaced | None) -> None:
        self._load(experiment, run.dataset if run else None, run.saved if run else None)
        self._given = run.given if run else None

    def _report(self, parent: Course | None) -> None:
        """Report on another run from now on, to the same people."""
        from dllab.training.reporter import Reporter

        assert self._machine is not None
        self._reporter = Reporter(self._machine, self._reporter, parent)

    def _report_progress(self, what: str, done: int, total: int) -> None:
        if self._commands.closed:
            raise Closed
        self.outcome = Preparing(what, done, total)

    def _begin(self, steps: Callable[[], int | None] = lambda: None) -> None:
        """Train for so many steps; before its first one a run begins again with what waits for a reset.

        Nothing is lost by that. Where it cannot begin so, nothing is trained.
        """
        if self._machine and not self._machine.recorded and self._wanted != self._machine.trainer.experiment:
            self._reset(None)
        self._run(steps())

    def _run(self, steps: int | None = None) -> None:
        if self._machine is None or self._trainer is None or isinstance(self._trainer.outcome, Diverged):
            return
        if isinstance(self._trainer.outcome, Finished | Stopped):
            self._machine.extend()
        self._stop_at = None if steps is None else self._trainer.step + steps
        self._running = True
        self._pace.restart()
        self._show(Running())

    def _steps_left_in_epoch(self) -> int:
        trainer = self._trainer
        return trainer.calendar.steps_left_in_epoch(trainer.step) if trainer else 0

    def _rest(self, step: int | None) -> None:
        self._rest_at = step

    def _pause(self) -> None:
        if self._running:
            self._running = False
            self._show_rest()

    def _advance(self) -> None:
        machine, trainer = self._machine, self._trainer
        assert machine is not None and trainer is not None
        end = trainer.calendar.end if self._stop_at is None else self._stop_at
        if self._rest_at is not None and trainer.step < self._rest_at:
            end = min(end, self._rest_at)
        count = min(self._pace.steps(), end - trainer.step)
        if count > 0:
            begun, before = time.perf_counter(), trainer.step
            careful = self._pace.slow or self._stop_at is not None
            machine.train(count, record_every=1) if careful else machine.train(count)
            self._pace.took(trainer.step - before, time.perf_counter() - begun)
        if trainer.step >= end or isinstance(trainer.outcome, Stopped):
            self._running = False
            self._show_rest()
        else:
            self._show(Running(), forced=False)

    def _reset(self, seed: int | None) -> None:
        if self._trainer is None or self._wanted is None:
            return
        wanted = self._wanted if seed is None else self._wanted.model_copy(update={"seed": seed})
        same_data = wanted.has_data_of(self._trainer.experiment)  # also where their file has changed
        self._prepare(wanted, self._trainer.dataset if same_data else self._given)

    def _replay(self, recipe: Recipe, steps: int) -> None:
        self._load(recipe.start, None, None)
        assert self._machine is not None
        self._machine.follow(recipe.acts)
        self._wanted = recipe.experiment
        self._run(steps)

    def _restart(self, experiment: Experiment) -> None:
        self._wanted = experiment
        self._reset(None)

    def _edit(self, experiment: Experiment) -> None:
        self._wanted = experiment
        if self._machine is None or self._trainer is None or self._reporter is None:
            return
        running = self._trainer.experiment
        applied = with_live_changes(running, experiment)
        if applied != running:
            parent = self._reporter.course() if self._machine.in_the_past else None
            self._machine.edit(applied)
            if parent:
                self._report(parent)
            self._show(Running()) if self._running else self._show_rest()

    def _redraw(self, experiment: Experiment) -> None:
        trained = self._running
        if self._trainer is None or type(self._trainer.experiment.dataset) is not type(experiment.dataset):
            self._edit(experiment)
            return
        self._restart(experiment)
        if trained:
            self._run()

    def _escape(self, step: int | None) -> int:
        machine = self._machine
        assert machine is not None and self._reporter is not None
        if step is not None and step != machine.trainer.step:
            self._running = False
            machine.seek(step)
        parent = self._reporter.course() if machine.in_the_past else None
        machine.escape()
        if parent:
            self._report(parent)
        self._run()
        return machine.trainer.step

    def _take_back(self, step: int) -> int:
        assert self._machine is not None
        self._machine.take_back(step, self._report_progress)
        self._running = False
        self._show_rest()
        return step

    def _go(self, way: Callable[[], int]) -> int:
        """What a person is told goes wrong leaves the run going on, or resting, as it was; all else is its end."""
        try:
            return way()
        except Closed:
            raise
        except UserError:
            self._show(Running()) if self._running else self._show_rest()
            raise
        except Exception:
            self._fail_unforeseen()
            raise

    def _seek(self) -> None:
        step, self._sought = self._sought, None
        if self._machine is not None and step is not None:
            self._running = False
            self._machine.seek(step)
            self._show_rest()

    def _set_memory(self, size: int) -> None:
        self._memory = size
        if self._machine:
            self._machine.limit(size)

    def _tell(self, wish: Callable[["Reporter"], None]) -> None:
        if self._reporter:
            wish(self._reporter)
            self._show(self.outcome)

    def _answer(self, work: Callable[["Trainer"], Answer], future: "Future[Answer]") -> None:
        if self._trainer is None:
            future.cancel()
        elif future.set_running_or_notify_cancel():
            try:
                answer = work(self._trainer)
            except BaseException as error:
                future.set_exception(error)
                if not isinstance(error, Exception):
                    raise
            else:
                future.set_result(answer)

    def _number(self) -> int:
        assert self._reporter is not None
        return self._reporter.run

    def _show_rest(self) -> None:
        """Show a run that has come to rest, evaluated where it stands."""
        assert self._trainer is not None
        self._trainer.evaluate()
        self._show(self._trainer.outcome)

    def _show(self, outcome: Outcome, forced: bool = True) -> None:
        assert self._reporter is not None
        if forced or self._seen:
            self._seen = False
            self._latest = self._reporter.snapshot(outcome, self._pace, forced)
        self.outcome = outcome

    def _fail(self, failure: Failed) -> None:
        self._running = False
        self.outcome = failure

    def _fail_unforeseen(self) -> None:
        log.exception("the training thread failed")
        what = text("The training stopped on an error of the program itself.")
        self._fail(Failed(what, {}, traceback.format_exc()))
