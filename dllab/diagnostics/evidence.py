"""What the detectors look at: one run at one step, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.network import Layout
from dllab.experiment import Experiment
from dllab.training.calendar import Calendar
from dllab.training.network import layout_of
from dllab.training.outcomes import Outcome
from dllab.training.snapshot import NOTHING, Curves, Inspection, Snapshot

WATCHER = "diagnostics"  # who watches the outputs for the validation examples


@dataclass(frozen=True)
class Control:
    """What became of a control run: its mean loss over the training sample after as many steps as the run itself.

    earlier: the one that the same finding had asked for before, or None.
    """

    experiment: Experiment
    steps: int
    train_loss: float
    earlier: "Control | None" = None

    def of(self, experiment: Experiment) -> "Control | None":
        """This one or an earlier one, whichever is a run of that experiment; None where there was none."""
        control: Control | None = self
        while control is not None and control.experiment != experiment:
            control = control.earlier
        return control


@dataclass(frozen=True, eq=False)
class Evidence:
    """A run at `step`. calendar, steps, layers, evaluations, curvature, inspection: as in Snapshot.

    outputs: the network's outputs for `dataset.x_val`, float32[N, outputs], or None where nobody asked for them.
    controls: finding kind -> the last control run that the finding asked for, once it has ended. run: as in Snapshot.
    """

    experiment: Experiment
    dataset: Dataset
    outcome: Outcome
    step: int
    epoch: float
    calendar: Calendar
    steps: Curves
    layers: Curves
    evaluations: Curves
    inspection: Inspection | None = None
    outputs: NDArray[np.float32] | None = None
    controls: Mapping[str, Control] = field(default_factory=dict)
    run: int = 0
    curvature: Curves = NOTHING

    @property
    def layout(self) -> Layout:
        """Where the parameters of `inspection.state` lie."""
        return layout_of(self.experiment, self.dataset)

    @classmethod
    def of(cls, snapshot: Snapshot, controls: Mapping[str, Control] | None = None) -> Self:
        """What a snapshot shows of its run."""
        probe = snapshot.probes.get(WATCHER)
        return cls(
            snapshot.experiment, snapshot.dataset, snapshot.outcome, snapshot.step, snapshot.epoch,
            snapshot.calendar, snapshot.steps, snapshot.layers, snapshot.evaluations, snapshot.inspection,
            probe.outputs if probe else None, controls or {}, snapshot.run, snapshot.curvature,
        )  # fmt: skip
