"""What is exported: a network as it stands at one step, with what is needed to use it and to train it on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.network import Layout
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS, OutputActivation
from dllab.engine.schedules import Schedule
from dllab.experiment import Experiment
from dllab.training.network import layout_of
from dllab.training.run_state import RunState

MOST_RATES = 1_000_000  # learning rates that are written down


@dataclass(frozen=True, eq=False)
class Model:
    """A network and its state after `step` steps.

    weights: "layer1.weight": float32[fan_out, fan_in], and what there is of "layer1.bias", "layer1.scale", …; with
    batch normalization "layer1.running_mean", "layer1.running_variance".
    batch: examples of a step. steps_left: to the end of the run.
    rates: learning rates from the next step on, to the end of the run; the last one holds for all later steps. At most
    a million; of a schedule with feedback those of its warm-up, or only the next.
    """

    experiment: Experiment
    dataset: Dataset
    layout: Layout
    weights: dict[str, NDArray[np.float32]]
    step: int
    batch: int
    steps_left: int
    rates: NDArray[np.float64]

    @classmethod
    def of(cls, run_state: RunState, dataset: Dataset) -> "Model":
        """From the state of a run, of which copies are taken: a trainer's, or a snapshot's inspection."""
        experiment, state = run_state.experiment, run_state.state
        layout = layout_of(experiment, dataset)
        weights = layout.named(state.parameters)
        if experiment.network.normalization.needs_batch:
            weights |= layout.named_running(state.running)
        step, calendar, left = run_state.step, run_state.calendar, run_state.last_step - run_state.step
        return cls(experiment, dataset, layout, weights, step, calendar.batch, left, _rates_to_come(run_state))

    @property
    def output(self) -> OutputActivation:
        """What the network itself does to its last layer's outputs; what belongs to the loss is not the network's."""
        chosen = self.experiment.network.output
        return OUTPUT_ACTIVATIONS["identity"]() if self.experiment.loss.contains(chosen) else chosen

    @property
    def has_feedback(self) -> bool:
        """Whether the schedule listens to the losses, so that later rates are not known."""
        return listens(self.experiment.schedule)

    def source_of_detour(self, index: int) -> int | None:
        """The hidden layer, counted from 0, whose input is added to what hidden layer `index` puts out; None: none."""
        around = self.experiment.network.residual
        if not around or (index + 1) % around:
            return None
        source = index - around + 1
        return source if self.layout.joins(source, index) else None


def listens(schedule: Schedule) -> bool:
    """Whether it hears of the losses, so that its later rates are not known."""
    return type(schedule).observe is not Schedule.observe


def _rates_to_come(run_state: RunState) -> NDArray[np.float64]:
    step, end = run_state.step, run_state.calendar.end
    schedule = run_state.experiment.schedule
    end = min(end, schedule.warmup_steps + 1) if listens(schedule) else end
    last = max(min(end, step + MOST_RATES) - 1, step)
    rates = run_state.rates(np.arange(step, last + 1))
    changing = np.flatnonzero(rates != rates[-1])
    return rates[: changing[-1] + 2] if len(changing) else rates[:1]
