"""Makes the snapshots of one run, at little cost to the training."""

import time

import numpy as np
from numpy.typing import NDArray

from dllab.training.history import DRAWN, Tracks
from dllab.training.outcomes import Outcome, Running
from dllab.training.pace import Pace
from dllab.training.snapshot import Course, Curves, Inspection, Probe, Snapshot
from dllab.training.time_machine import TimeMachine
from dllab.training.trainer import Trainer

LAYERS_SECONDS = 0.1
PROBE_SECONDS = 0.1
PROBE_SHARE = 0.05  # of the time that all probes together may take
INSPECTION_SECONDS = 0.1
INSPECTION_SHARE = 0.02
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


class _Watched:
    """Inputs that somebody watches, and what the network made of them last."""

    def __init__(self, inputs: NDArray[np.float32]):
        self.inputs = inputs
        self.probe: Probe | None = None
        self._step = -1
        self._due = 0.0

    def refresh(self, trainer: Trainer, share: float, forced: bool) -> None:
        """Ask the network again where it has learned something and, unless forced, within `share` of the time."""
        now = time.perf_counter()
        if trainer.step == self._step or (now < self._due and not forced):
            return
        self._step, self.probe = trainer.step, Probe(self.inputs, trainer.forward(self.inputs))
        took = time.perf_counter() - now
        self._due = now + max(PROBE_SECONDS, took / share)


class _Inspected:
    """The run's whole state, copied now and then."""

    def __init__(self) -> None:
        self.inspection: Inspection | None = None
        self._due = 0.0

    def refresh(self, machine: TimeMachine, forced: bool) -> None:
        """Copy the state where the run has gone on and, unless forced, within a small share of the time."""
        trainer, now = machine.trainer, time.perf_counter()
        known = self.inspection is not None and self.inspection.step == trainer.step
        if known or (now < self._due and not forced):
            return
        self.inspection = Inspection(trainer.checkpoint(), machine.path())
        self._due = now + max(INSPECTION_SECONDS, (time.perf_counter() - now) / INSPECTION_SHARE)


class Reporter:
    """Watches one trainer on behalf of those who look on."""

    def __init__(self, machine: TimeMachine, before: "Reporter | None" = None, parent: Course | None = None):
        """`before`: who reported on the last run, and to whom. parent: the run that this one branched from."""
        self.run: int = before.run + 1 if before else 1
        self._machine = machine
        self._trainer = trainer = machine.trainer
        self._parent = parent
        history = trainer.history
        self._steps = _Kept(history.steps, 0.0)
        self._layers = _Kept(history.layers, LAYERS_SECONDS)
        self._evaluations = _Kept(history.evaluations, 0.0)
        self._curvature = _Kept(history.curvature, 0.0)
        self._changes = 0
        self._evaluated = 0.0
        self._watched: dict[str, _Watched] = {}
        self._inspectors: frozenset[str] = before._inspectors if before else frozenset()
        self._inspected = _Inspected()
        for watcher, watched in before._watched.items() if before else ():
            self.watch(watcher, watched.inputs)

    def watch(self, watcher: str, inputs: NDArray[np.float32] | None) -> None:
        """Probe other inputs for `watcher` from now on; none where they are made for a network of another width."""
        self._watched.pop(watcher, None)
        if inputs is not None and inputs.shape[1] == self._trainer.layout.sizes[0]:
            self._watched[watcher] = _Watched(inputs)

    def inspect(self, inspector: str, wanted: bool) -> None:
        """Bring the network's whole state as long as any inspector wants it."""
        others = self._inspectors - {inspector}
        self._inspectors = others | {inspector} if wanted else others

    def snapshot(self, outcome: Outcome, pace: Pace, forced: bool) -> Snapshot:
        """The run as it is now; with `forced`, what is otherwise renewed less often is renewed as well."""
        now = time.perf_counter()
        trainer = self._trainer
        if pace.slow and now - self._evaluated >= EVALUATION_SECONDS:
            self._evaluated = now
            trainer.evaluate()
            trainer.measure_curvature()
        if forced and not isinstance(outcome, Running):
            trainer.measure_curvature()
        for watched in self._watched.values():
            watched.refresh(trainer, PROBE_SHARE / len(self._watched), forced)
        if self._inspectors:
            self._inspected.refresh(self._machine, forced)
        self._changes += 1
        whole = self._whole(outcome, forced)
        steps, layers, evaluations, curvature = (
            self._so_far(whole, forced) if self._machine.in_the_past else whole.curves
        )
        return Snapshot(
            run=self.run,
            changes=self._changes,
            experiment=trainer.experiment,
            dataset=trainer.dataset,
            outcome=outcome,
            step=trainer.step,
            epoch=trainer.epoch,
            calendar=trainer.calendar,
            us_per_step=pace.seconds_per_step * 1e6,
            steps=steps,
            layers=layers,
            evaluations=evaluations,
            curvature=curvature,
            probes={name: watched.probe for name, watched in self._watched.items() if watched.probe},
            edits=whole.edits_until(trainer.step),
            whole=whole,
            inspection=self._inspected.inspection if self._inspectors else None,
            parent=self._parent,
            seconds=trainer.now.seconds,
            curvature_examples=trainer.curvature_examples,
        )

    def course(self) -> Course:
        """Everything recorded up to now."""
        return self._whole(self._trainer.outcome, forced=True)

    def _whole(self, outcome: Outcome, forced: bool) -> Course:
        trainer, recipe = self._trainer, self._machine.recipe
        return Course(
            run=self.run,
            experiment=trainer.experiment,
            dataset=trainer.dataset,
            outcome=outcome,
            step=self._machine.recorded,
            steps=self._steps.curves(forced),
            layers=self._layers.curves(forced),
            evaluations=self._evaluations.curves(forced),
            curvature=self._curvature.curves(forced),
            edits=recipe.edits,
            recipe=recipe,
            events=trainer.history.events,
        )

    def _so_far(self, whole: Course, forced: bool) -> tuple[Curves, ...]:
        """The curves up to the current step, which lies in the past; at rest in all detail and up to the very step."""
        trainer = self._trainer
        if not forced:
            return tuple(curves.until(trainer.step) for curves in whole.curves)
        found = [tracks.exact.curves().until(trainer.step).thinned(DRAWN) for tracks in trainer.history.groups]
        moment = trainer.moment
        now = (moment.steps, moment.layers) if moment and moment.step == trainer.step else (None, None)
        metrics = np.array(list(trainer.evaluate().values()), np.float32)
        return tuple(
            curves if values is None else curves.ending_with(trainer.step, values)
            for curves, values in zip(found, (*now, metrics, None), strict=True)
        )
