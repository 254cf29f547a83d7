"""The metrics of every class, or the residuals of every example, for a file."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_name
from dllab.gui.kit.table import Table, numbered
from dllab.gui.panels.metrics.metrics_view import WATCHER
from dllab.training.metrics import Classification, measure
from dllab.training.snapshot import Snapshot


def metrics_table(snapshot: Snapshot) -> Table | None:
    """Those of the examples that are watched; None before the network was asked."""
    probe, data = snapshot.probes.get(WATCHER), snapshot.dataset
    x, y = (data.x_val, data.y_val) if len(data.x_val) else (data.x_train, data.y_train)
    if probe is None or not np.array_equal(probe.inputs, x):  # of the data before
        return None
    return table_of(probe.outputs, y, data, snapshot.experiment.output_kind)


def table_of(outputs: NDArray[np.float32], y: NDArray[Any], data: Dataset, kind: str) -> Table:
    """A row a class, or for a regression a row an example; arguments as of `measure`."""
    if data.task == "regression":
        return _residuals(data.original_targets(y), data.original_targets(outputs))
    measured = measure(outputs, y, data, kind)
    assert isinstance(measured, Classification)
    names = {
        "precision": tr("precision"),
        "recall": tr("recall"),
        "f1": tr("F1"),
        "auc": tr("AUC"),
        "average_precision": tr("average precision"),
    }
    titles = [tr("class"), tr("examples"), *names.values()]
    columns: list[Sequence[Any]] = [
        [*(class_name(one.name) for one in measured.classes), tr("mean of the classes")],
        [*(one.support for one in measured.classes), measured.examples],
    ]
    columns += [[*(getattr(one, name) for one in measured.classes), measured.macro(name)] for name in names]
    for index, one in enumerate(measured.classes):
        titles.append(tr("taken for {name}", name=class_name(one.name)))
        columns.append([*(row[index] for row in measured.confusion), None])
    if not measured.confusion:  # of outputs that are not finite
        columns[-len(measured.classes) :] = [[None] * (len(measured.classes) + 1)] * len(measured.classes)
    return Table(tuple(titles), tuple(columns))


def _residuals(y: NDArray[np.float64], outputs: NDArray[np.float64]) -> Table:
    """In the targets' own units."""
    titles, columns = [], []
    for column, (true, found) in enumerate(zip(y.T, outputs.T, strict=True)):
        for title, values in ((tr("true value"), true), (tr("predicted value"), found), (tr("residual"), found - true)):
            titles.append(numbered(title, column, y.shape[1]))
            columns.append(values.tolist())
    return Table(tuple(titles), tuple(columns))
