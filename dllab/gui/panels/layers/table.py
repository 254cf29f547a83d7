"""What is known of every layer, for a file."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dllab.diagnostics.layers import QUANTITIES
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import filters_of
from dllab.gui.kit.pins import Pin, drawn_beside
from dllab.gui.kit.run_table import runs, titled
from dllab.gui.kit.table import Table
from dllab.training.snapshot import Snapshot


def layers_table(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """A row a layer, with the newest value of every quantity."""
    network = snapshot.experiment.network
    shown_runs = list(runs(snapshot, drawn_beside(pins, snapshot)))
    depth = max(shown.experiment.network.depth for _, shown in shown_runs) + 1
    outputs = snapshot.experiment.loss.outputs(snapshot.dataset.task, snapshot.dataset.targets)
    named = [tr(choice.label) for choice in network.activations]
    titles = [tr("layer"), tr("units"), tr("activation")]
    columns: list[Sequence[Any]] = [
        list(range(1, depth + 1)),
        _filled([*map(filters_of, network.convolutions), *network.hidden, outputs], depth),
        _filled([*named, tr("output")], depth),
    ]
    for label, shown in shown_runs:
        for quantity in QUANTITIES:
            curves = shown.steps if quantity.name == "grad_norm" else shown.layers
            values = curves.last[curves.rows(quantity.name)]
            newest = values[:, -1] * (100.0 if quantity.share else 1.0) if values.shape[1] else np.zeros(0)
            title = quantity.label_for(*shown.experiment.network.activations)
            titles.append(titled(tr(title) + (" (%)" if quantity.share else ""), label))
            columns.append(_filled(newest.tolist(), depth))
    return Table(tuple(titles), tuple(columns))


def _filled(values: list[Any], count: int) -> list[Any]:
    return [*values, *[None] * (count - len(values))]
