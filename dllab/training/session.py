"""A run in a thread of its own: commands go in, immutable snapshots come out, and nobody waits for anybody.

The thread takes chunks of steps of about 10 ms and looks at its commands in between. What it shows replaces what it
showed before; a snapshot is made when the last one has been taken, so that a slow reader or none costs the training
nothing.
"""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.changes import with_live_changes
from dllab.messages import UserError, text
from dllab.training.outcomes import Diverged, Failed, Finished, Outcome, Preparing, Running, Stopped
from dllab.training.pace import Pace
from dllab.training.recipe import Recipe
from dllab.training.snapshot import Course, Kept, Replaced, SavedRun, Snapshot

if TYPE_CHECKING:
    from dllab.training.reporter import Reporter
    from dllab.training.time_machine import TimeMachine
    from dllab.training.trainer import Trainer

CHECKPOINT_BYTES = 512_000_000  # unless the user says otherwise

log = logging.getLogger(__name__)

Command = Callable[[], None]
Answer = TypeVar("Answer")


class _Closing(Exception):
    """The session is being closed while a run is prepared."""


class Session:
    """Owns the training thread. Every method returns at once and may be called from any other thread.

    `outcome` and `latest()` are the newest values, `replaced` the last run with a step in it whose place another took.
    All are immutable. Errors are outcomes (Failed), and the run that was there before stays.
    """

    def __init__(self, library: Library | None = None) -> None:
        """`library`: where the data come from; left out, one of its own."""
        self.library = library or Library()
        self.outcome: Outcome = Preparing()
        self.replaced: Replaced | None = None
        self._latest: Snapshot | None = None
        self._seen = True  # somebody has taken the latest snapshot
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._machine: TimeMachine | None = None
        self._memory = CHECKPOINT_BYTES
        self._sought: int | None = None  # the step to go to; a later wish replaces an earlier one
        self._reporter: Reporter | None = None
        self._given: Dataset | None = None  # data handed to `load`, not the experiment's own
        self._wanted: Experiment | None = None  # as last edited; parts that are not live wait here for a reset
        self._running = False
        self._stop_at: int | None = None
        self._pace = Pace()
        self._thread = threading.Thread(target=self._work, name="training")
        self._thread.start()

    def load(self, experiment: Experiment, dataset: Dataset | None = None, saved: SavedRun | None = None) -> None:
        """Begin a new run, paused at step 0, or where `saved` stood, once data and kernels are ready."""
        self._commands.put(lambda: self._load(experiment, dataset, saved))

    def run(self) -> None:
        """Train until paused or finished; a finished run goes on for as long again."""
        self._commands.put(self._run)

    def pause(self) -> None:
        """Stop after the current chunk."""
        self._commands.put(self._pause)

    def step(self, count: int = 1) -> None:
        """Take `count` steps, then pause."""
        self._commands.put(lambda: self._run(count))

    def epoch(self) -> None:
        """Train to the end of the current epoch, then pause."""
        self._commands.put(lambda: self._run(self._steps_left_in_epoch()))

    def reset(self, seed: int | None = None) -> None:
        """Begin again from the same initial weights, or another seed's, with every edit taken over."""
        self._commands.put(lambda: self._reset(seed))

    def restart(self, experiment: Experiment) -> None:
        """Begin again as another experiment; data that are the same are not loaded again."""
        self._commands.put(lambda: self._restart(experiment))

    def return_to(self, experiment: Experiment) -> None:
        """Go on with the replaced run where it stood, if that is its experiment; else begin it anew, paused.

        The run that goes on now is replaced in its turn.
        """
        self._commands.put(lambda: self._return_to(experiment))

    def replay(self, recipe: Recipe, steps: int) -> None:
        """Begin the run of a recipe and take it to step `steps`: with all that was done to it, each at its step."""
        self._commands.put(lambda: self._replay(recipe, steps))

    def set_aside(self) -> Kept:
        """The run as it is, for `take_up`."""
        return self.ask(lambda trainer: self._left_behind())

    def take_up(self, experiment: Experiment, kept: Kept) -> None:
        """Go on with a run that was set aside, paused where it stood; where there was none, begin it."""
        self._commands.put(lambda: self._take_up(experiment, None if kept.cancelled() else kept.result()))

    def edit(self, experiment: Experiment) -> None:
        """Take over what can change in a running experiment at the next step; the rest waits for `reset`."""
        self._commands.put(lambda: self._edit(experiment))

    def seek(self, step: int) -> None:
        """Go to a step that was taken already, and stay there. Running on from there takes the same steps again."""
        self._sought = step
        self._commands.put(self._seek)

    def set_memory(self, size: int) -> None:
        """Keep at most `size` bytes of checkpoints."""
        self._commands.put(lambda: self._set_memory(size))

    def set_speed(self, steps_per_second: float | None) -> None:
        """Limit the training to so many steps a second; None: as fast as it can."""
        self._commands.put(lambda: self._pace.limit(steps_per_second))

    def watch(self, watcher: str, inputs: NDArray[np.float32] | None) -> None:
        """Have the outputs for `inputs`, [N, features] in the data's standardized space, in snapshots' `probes`.

        Each watcher has one set of inputs; None: it watches nothing any more.
        """
        self._commands.put(lambda: self._tell(lambda reporter: reporter.watch(watcher, inputs)))

    def inspect(self, inspector: str, wanted: bool) -> None:
        """Have the network's whole state in snapshots' `inspection`, as long as any inspector wants it."""
        self._commands.put(lambda: self._tell(lambda reporter: reporter.inspect(inspector, wanted)))

    def ask(self, work: Callable[["Trainer"], Answer]) -> "Future[Answer]":
        """Have `work` done on the run between two chunks, such as saving it; the future has its result or its error.

        Without a run it is cancelled.
        """
        future: Future[Answer] = Future()
        self._commands.put(lambda: self._answer(work, future))
        return future

    def latest(self) -> Snapshot | None:
        """The newest snapshot, or None before the first run is ready. Taking it is what has the next one made."""
        self._seen = True
        return self._latest

    def close(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the thread has ended, or `seconds` at most; whether it has.

        A step, or a kernel that is being compiled, is always finished first, which may take minutes.
        """
        self._closing.set()
        self._commands.put(lambda: None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # Everything below runs in the training thread.

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._obey()
                if self._running and not self._closing.is_set():
                    self._advance()
            except UserError as error:
                self._fail(Failed(error.template, error.values))
            except Exception:
                log.exception("the training thread failed")
                what = text("The training stopped on an error of the program itself.")
                self._fail(Failed(what, {}, traceback.format_exc()))

    def _obey(self) -> None:
        """Carry out every command that waits; while there is nothing to train, wait for one."""
        wait = self._pace.wait() if self._running else None
        try:
            command = self._commands.get(wait is None or wait > 0, wait)
            while not self._closing.is_set():
                command()
                command = self._commands.get_nowait()
        except queue.Empty:
            pass

    @property
    def _trainer(self) -> "Trainer | None":
        return self._machine.trainer if self._machine else None

    def _load(self, experiment: Experiment, dataset: Dataset | None, saved: SavedRun | None) -> None:
        self._prepare(experiment, dataset, saved)
        self._given = dataset

    def _prepare(self, experiment: Experiment, dataset: Dataset | None, saved: SavedRun | None = None) -> None:
        from dllab.training.time_machine import TimeMachine  # late: brings numba in, after the window is up
        from dllab.training.trainer import Trainer

        self._running = False
        self.outcome = Preparing()
        make = partial(Trainer.resumed, saved) if saved else partial(Trainer, experiment)
        try:
            trainer = make(dataset, progress=self._report_progress, library=self.library)
        except _Closing:
            return
        self.replaced = self._left_behind() or self.replaced
        self._machine, self._wanted = TimeMachine(trainer, self._memory), experiment
        self._report(parent=None)
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
        if self._closing.is_set():
            raise _Closing
        self.outcome = Preparing(what, done, total)

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

    def _pause(self) -> None:
        if self._running:
            self._running = False
            self._show_rest()

    def _advance(self) -> None:
        machine, trainer = self._machine, self._trainer
        assert machine is not None and trainer is not None
        end = trainer.calendar.end if self._stop_at is None else self._stop_at
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
        if self._machine is not None:  # else the session is being closed
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
                future.set_result(work(self._trainer))
            except Exception as error:
                future.set_exception(error)

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
