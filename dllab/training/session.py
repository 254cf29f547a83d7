"""A run in a thread of its own: commands go in, immutable snapshots come out, and nobody waits for anybody.

The thread takes chunks of steps of about 10 ms and looks at its commands in between. What it shows replaces what it
showed before; a snapshot is made when the last one has been taken, so that a slow reader or none costs the training
nothing.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.training.recipe import Recipe
from dllab.training.session_thread import Answer, SessionThread
from dllab.training.snapshot import Kept, SavedRun, Snapshot

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer


class Session(SessionThread):
    """Owns the training thread. Every method returns at once and may be called from any other thread.

    `outcome` and `latest()` are the newest values, `replaced` the last run with a step in it whose place another took.
    All are immutable. Errors are outcomes (Failed), and the run that was there before stays.
    """

    def hold(self, event: threading.Event, seconds: float) -> None:
        """Obey nothing that is asked for from now on until `event` is set, or for `seconds`."""
        self._commands.put(lambda: self._wait(event, seconds))

    def load(self, experiment: Experiment, dataset: Dataset | None = None, saved: SavedRun | None = None) -> None:
        """Begin a new run, paused at step 0, or where `saved` stood, once data and kernels are ready."""
        self._commands.put(lambda: self._load(experiment, dataset, saved))

    def run(self) -> None:
        """Train until paused or finished; a finished run goes on for as long again.

        With the first step of a run all takes effect that waits for `reset`, as with `step` and `epoch`.
        """
        self._commands.put(self._begin)

    def pause(self) -> None:
        """Stop after the current chunk."""
        self._commands.put(self._pause)

    def step(self, count: int = 1) -> None:
        """Take `count` steps, then pause."""
        self._commands.put(lambda: self._begin(lambda: count))

    def epoch(self) -> None:
        """Train to the end of the current epoch, then pause."""
        self._commands.put(lambda: self._begin(self._steps_left_in_epoch))

    def rest_at(self, step: int | None) -> None:
        """Have every run that trains over this step pause there, from now on; it can be run on. None: none."""
        self._commands.put(lambda: self._rest(step))

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

    def redraw(self, experiment: Experiment) -> None:
        """Begin a run on data of this experiment's kind again, as this experiment, and train on where it trained.

        A run on data of another kind is edited.
        """
        self._commands.put(lambda: self._redraw(experiment))

    def escape(self, step: int | None = None) -> "Future[int]":
        """Go along the most negative curvature, at `step` or where it stands, and train on.

        The future has the step, or NoWayDown; and as `ask` says.
        """
        return self.ask(lambda trainer: self._go(lambda: self._escape(step)))

    def take_back(self, step: int) -> "Future[int]":
        """Be at `step` again, paused, as if the way along the curvature there had not been gone.

        The future has the step, or CannotReplay, and the run is as it was; and as `ask` says.
        """
        return self.ask(lambda trainer: self._go(lambda: self._take_back(step)))

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

        Without a run it is cancelled; it has Closed where the session is closed before it is done.
        """
        future: Future[Answer] = Future()
        self._commands.put(lambda: self._answer(work, future), future)
        return future

    def number(self) -> "Future[int]":
        """What snapshots have as `run`, once all that was asked for before is done; without a run it is cancelled."""
        return self.ask(lambda trainer: self._number())

    def latest(self) -> Snapshot | None:
        """The newest snapshot, or None before the first run is ready. Taking it is what has the next one made."""
        self._seen = True
        return self._latest

    def close(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the thread has ended, or `seconds` at most; whether it has.

        A step, or a kernel that is being compiled, is always finished first, which may take minutes. What waits, and
        what is asked for from now on, is answered at once: it is Closed.
        """
        self._commands.close()
        self._thread.join(seconds)
        return not self._thread.is_alive()
