"""Makes the snapshots of one run, at little cost to the training."""

import time

import numpy as np
from numpy.typing import NDArray

from dllab.experiment.changes import Change
from dllab.training.history import Tracks
from dllab.training.outcomes import Outcome
from dllab.training.pace import Pace
from dllab.training.snapshot import Curves, Snapshot
from dllab.training.trainer import Trainer

LAYERS_SECONDS = 0.1
PROBE_SECONDS = 0.1
PROBE_SHARE = 0.05  # of the time that the probe may take
EVALUATION_SECONDS = 0.25  # between evaluations of a run slow enough to be followed by eye


class _Kept:
    """A track's curves, copied again only when there is something new and some time has passed."""

    def __init__(self, tracks: Tracks, seconds: float):
        self._track = tracks.drawn
        self._seconds = seconds
        self._rows = -1
        self._copied = 0.0

    def curves(self, forced: bool) -> Curves:
        now = time.perf_counter()
        if self._rows != self._track.rows and (forced or now - self._copied >= self._seconds):
            self._rows, self._copied, self._curves = self._track.rows, now, self._track.curves()
        return self._curves


class Reporter:
    """Watches one trainer on behalf of those who look on."""

    def __init__(self, trainer: Trainer, run: int):
        self.run = run
        self.watched: tuple[NDArray[np.float32] | None, int] = (None, 0)
        self._trainer = trainer
        history = trainer.history
        self._steps = _Kept(history.steps, 0.0)
        self._layers = _Kept(history.layers, LAYERS_SECONDS)
        self._evaluations = _Kept(history.evaluations, 0.0)
        self._changes = 0
        self._evaluated = 0.0
        self._probe: NDArray[np.float32] | None = None
        self._probe_version = 0
        self._probe_step = -1
        self._probe_due = 0.0
        self._edits: tuple[tuple[int, str], ...] = ()

    def watch(self, inputs: NDArray[np.float32] | None, key: int) -> None:
        """Probe other inputs from now on; none where they are made for a network of another width."""
        fits = inputs is not None and inputs.shape[1] == self._trainer.layout.sizes[0]
        self.watched = (inputs if fits else None, key)
        self._probe, self._probe_step = None, -1

    def note(self, changes: tuple[Change, ...]) -> None:
        """Remember an edit of the running experiment, to be marked on the time axis."""
        said = ", ".join(f"{change.key} = {change.new}" for change in changes)
        self._edits = (*self._edits, (self._trainer.step, said))

    def snapshot(self, outcome: Outcome, pace: Pace, forced: bool) -> Snapshot:
        """The run as it is now; with `forced`, what is otherwise renewed less often is renewed as well."""
        now = time.perf_counter()
        trainer = self._trainer
        if pace.slow and now - self._evaluated >= EVALUATION_SECONDS:
            self._evaluated = now
            trainer.evaluate()
        self._refresh_probe(now, forced)
        self._changes += 1
        return Snapshot(
            run=self.run,
            changes=self._changes,
            experiment=trainer.experiment,
            dataset=trainer.dataset,
            outcome=outcome,
            step=trainer.step,
            epoch=trainer.epoch,
            total_steps=trainer.goal,
            us_per_step=pace.seconds_per_step * 1e6,
            steps=self._steps.curves(forced),
            layers=self._layers.curves(forced),
            evaluations=self._evaluations.curves(forced),
            probe=self._probe,
            probe_key=self.watched[1],
            probe_version=self._probe_version,
            edits=self._edits,
        )

    def _refresh_probe(self, now: float, forced: bool) -> None:
        inputs, step = self.watched[0], self._trainer.step
        if inputs is None or step == self._probe_step or (now < self._probe_due and not forced):
            return
        self._probe, self._probe_step = self._trainer.forward(inputs), step
        self._probe_version += 1
        took = time.perf_counter() - now
        self._probe_due = now + max(PROBE_SECONDS, took / PROBE_SHARE)
