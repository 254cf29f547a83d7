"""The examples with what is predicted for them, for a file."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_names
from dllab.gui.kit.table import Table, numbered
from dllab.gui.panels.prediction.view import WATCHER, held_out
from dllab.training.outputs import predicted_classes
from dllab.training.snapshot import Snapshot

Block = tuple[str, NDArray[np.float32], NDArray[Any] | None, NDArray[np.float32] | None]


def prediction_table(
    snapshot: Snapshot, inputs: NDArray[np.float32] | None, rows: NDArray[np.int64] | None = None
) -> Table:
    """The examples shown with what is predicted for them; for data in a plane or on a line, the places between too.

    inputs: what the network was asked about of these data; an answer about others, of the data before, is left out.
    rows: which of the examples are shown; None: all. Images are given by their numbers, without their pixels.
    """
    data, probe = snapshot.dataset, snapshot.probes.get(WATCHER)
    probe = probe if probe is not None and probe.inputs is inputs else None
    x, y, validation = held_out(data)
    if rows is not None or (probe is not None and np.array_equal(probe.inputs, x)):
        part = tr("validation") if validation else tr("training set")
        outputs = probe.outputs if probe is not None else None
        chosen = np.arange(len(x)) if rows is None else rows
        block = part, x[chosen], y[chosen], None if outputs is None else outputs[chosen]
        return _rows(snapshot, [block], chosen + 1)
    blocks: list[Block] = [
        (tr("training set"), data.x_train, data.y_train, None),
        (tr("validation"), data.x_val, data.y_val, None),
    ]
    if probe is not None:
        blocks.append((tr("network"), probe.inputs, None, probe.outputs))
    return _rows(snapshot, blocks)


def _rows(snapshot: Snapshot, blocks: list[Block], numbers: NDArray[np.int64] | None = None) -> Table:
    """Blocks (what they are, inputs, true values, outputs), one below the other. `numbers` are those of images."""
    data = snapshot.dataset
    counts = [len(x) for _, x, _, _ in blocks]
    titles = [tr("part")]
    columns: list[Sequence[Any]] = [_repeated([part for part, *_ in blocks], counts)]
    if data.image_shape is not None:
        titles.append(tr("image"))
        each = [np.arange(count) + 1 for count in counts]
        columns.append((np.concatenate(each) if numbers is None else numbers).tolist())
    else:
        titles += data.features
        columns += np.concatenate([data.original(x) for _, x, _, _ in blocks]).T.tolist()
    true = [_words(data, y) if y is not None else None for _, _, y, _ in blocks]
    predicted = [_predicted_words(data, z) if z is not None else None for _, _, _, z in blocks]
    outputs = [_output_columns(data, z) if z is not None else None for _, _, _, z in blocks]
    width = snapshot.experiment.loss.outputs(data.task, data.targets)
    wanted = 1 if data.task == "classification" else width
    for column in range(wanted):
        titles.append(numbered(tr("true value"), column, wanted))
        columns.append(_stacked(true, column, counts))
    if data.task == "classification":
        titles.append(tr("predicted value"))
        columns.append(_stacked(predicted, 0, counts))
    own = snapshot.experiment.output_kind
    name = tr("output") if own == "identity" else tr("output before {own}", own=own)
    for column in range(width):
        titles.append(numbered(name, column, width))
        columns.append(_stacked(outputs, column, counts))
    return Table(tuple(titles), tuple(columns))


def _repeated(words: list[str], counts: list[int]) -> list[str]:
    return [word for word, count in zip(words, counts, strict=True) for _ in range(count)]


def _stacked(blocks: list[list[list[Any]] | None], column: int, counts: list[int]) -> list[Any]:
    """One column of all blocks; empty where a block has none."""
    cells: list[Any] = []
    for block, count in zip(blocks, counts, strict=True):
        cells += block[column] if block is not None else [None] * count
    return cells


def _words(data: Dataset, y: NDArray[Any]) -> list[list[Any]]:
    """Names of classes, or the columns of a regression, in the targets' own units."""
    if data.task == "regression":
        return data.original_targets(y).T.tolist()
    names = class_names(data.classes)
    return [[names[index] for index in y.tolist()]]


def _output_columns(data: Dataset, outputs: NDArray[np.float32]) -> list[list[Any]]:
    """What the network puts out; for a regression in the targets' own units."""
    return (data.original_targets(outputs) if data.task == "regression" else outputs).T.tolist()


def _predicted_words(data: Dataset, outputs: NDArray[np.float32]) -> list[list[Any]] | None:
    if data.task == "regression":
        return None
    names = class_names(data.classes)
    return [[names[index] if index >= 0 else None for index in predicted_classes(outputs).tolist()]]
