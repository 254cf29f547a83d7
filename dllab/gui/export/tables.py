"""The numbers behind each panel: pure functions of a snapshot and the runs that are pinned beside it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.diagnostics.layers import QUANTITIES
from dllab.gui.kit.evaluated import evaluated_title, evaluated_values
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.readable import class_name, class_names
from dllab.gui.kit.table import Series, Table, by_step
from dllab.gui.panels.prediction.outputs import predicted_classes
from dllab.gui.panels.prediction.view import held_out
from dllab.training.metrics import Classification, measure
from dllab.training.snapshot import Course, Snapshot

Pins = tuple[Pin, ...]
Shown = Course | Snapshot
Block = tuple[str, NDArray[np.float32], NDArray[Any] | None, NDArray[np.float32] | None]


def table_of(name: str, snapshot: Snapshot, pins: Pins) -> Table | None:
    """The numbers shown by the panel called `name`; None where it shows none."""
    return TABLES[name](snapshot, pins) if name in TABLES else None


def loss(snapshot: Snapshot, pins: Pins) -> Table:
    """Loss of the batches, and everything that is evaluated, by step."""
    return by_step(tr("step"), [one for label, shown in _runs(snapshot, pins) for one in _losses(label, shown)])


def _losses(label: str, shown: Shown) -> Iterator[Series]:
    curves, row = shown.steps, shown.steps.index("train_loss")
    for title, values in (
        (tr("loss of the batch"), curves.last),
        (tr("smallest loss of the batches since the row before"), curves.low),
        (tr("largest loss of the batches since the row before"), curves.high),
    ):
        yield Series(_titled(title, label), curves.step, values[row])
    evaluations = shown.evaluations
    for name, values in zip(evaluations.names, evaluations.last, strict=True):
        yield Series(_titled(evaluated_title(name), label), evaluations.step, evaluated_values(name, values))


def gradients(snapshot: Snapshot, pins: Pins) -> Table:
    """The gradient norm of every layer by step."""
    series = []
    for label, shown in _runs(snapshot, pins):
        curves = shown.steps
        for number, values in enumerate(curves.last[curves.rows("grad_norm")], start=1):
            title = tr("gradient norm, layer {number}", number=number)
            series.append(Series(_titled(title, label), curves.step, values))
    return by_step(tr("step"), series)


def layers(snapshot: Snapshot, pins: Pins) -> Table:
    """A row a layer, with the newest value of every quantity."""
    network = snapshot.experiment.network
    runs = list(_runs(snapshot, pins))
    depth = max(len(shown.experiment.network.hidden) for _, shown in runs) + 1
    outputs = snapshot.experiment.loss.outputs(snapshot.dataset.task, snapshot.dataset.targets)
    named = [tr(choice.label) for choice in network.activations]
    titles = [tr("layer"), tr("units"), tr("activation")]
    columns: list[Sequence[Any]] = [
        list(range(1, depth + 1)),
        _filled([*network.hidden, outputs], depth),
        _filled([*named, tr("output")], depth),
    ]
    for label, shown in runs:
        for quantity in QUANTITIES:
            curves = shown.steps if quantity.name == "grad_norm" else shown.layers
            values = curves.last[curves.rows(quantity.name)]
            newest = values[:, -1] * (100.0 if quantity.share else 1.0) if values.shape[1] else np.zeros(0)
            title = quantity.label
            titles.append(_titled(tr(title) + (" (%)" if quantity.share else ""), label))
            columns.append(_filled(newest.tolist(), depth))
    return Table(tuple(titles), tuple(columns))


def prediction(snapshot: Snapshot, pins: Pins) -> Table:
    """The examples shown with what is predicted for them; for data in a plane or on a line, the places between too."""
    data, probe = snapshot.dataset, snapshot.probes.get("prediction")
    x, y, validation = held_out(data)
    if probe is not None and np.array_equal(probe.inputs, x):
        part = tr("validation") if validation else tr("training set")
        return _rows(snapshot, [(part, x, y, probe.outputs)])
    blocks: list[Block] = [
        (tr("training set"), data.x_train, data.y_train, None),
        (tr("validation"), data.x_val, data.y_val, None),
    ]
    if probe is not None:
        blocks.append((tr("network"), probe.inputs, None, probe.outputs))
    return _rows(snapshot, blocks)


def _rows(snapshot: Snapshot, blocks: list[Block]) -> Table:
    """Blocks (what they are, inputs, true values, outputs), one below the other."""
    data = snapshot.dataset
    counts = [len(x) for _, x, _, _ in blocks]
    titles = [tr("part"), *data.features]
    features = np.concatenate([data.original(x) for _, x, _, _ in blocks])
    columns: list[Sequence[Any]] = [_repeated([part for part, *_ in blocks], counts), *features.T.tolist()]
    true = [_words(data, y) if y is not None else None for _, _, y, _ in blocks]
    predicted = [_predicted_words(data, z) if z is not None else None for _, _, _, z in blocks]
    outputs = [z.T.tolist() if z is not None else None for _, _, _, z in blocks]
    width = snapshot.experiment.loss.outputs(data.task, data.targets)
    wanted = 1 if data.task == "classification" else width
    for column in range(wanted):
        titles.append(_numbered(tr("true value"), column, wanted))
        columns.append(_stacked(true, column, counts))
    if data.task == "classification":
        titles.append(tr("predicted value"))
        columns.append(_stacked(predicted, 0, counts))
    own = snapshot.experiment.output_kind
    name = tr("output") if own == "identity" else tr("output before {own}", own=own)
    for column in range(width):
        titles.append(_numbered(name, column, width))
        columns.append(_stacked(outputs, column, counts))
    return Table(tuple(titles), tuple(columns))


def metrics(snapshot: Snapshot, pins: Pins) -> Table | None:
    """A row a class, or for a regression a row an example; None before the network was asked."""
    probe, data = snapshot.probes.get("metrics"), snapshot.dataset
    if probe is None:
        return None
    y = data.y_val if len(data.x_val) else data.y_train
    if data.task == "regression":
        return _residuals(y, probe.outputs)
    measured = measure(probe.outputs, y, data, snapshot.experiment.output_kind)
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


def _residuals(y: NDArray[Any], outputs: NDArray[np.float32]) -> Table:
    titles, columns = [], []
    for column, (true, found) in enumerate(zip(y.T, outputs.T, strict=True)):
        for title, values in ((tr("true value"), true), (tr("predicted value"), found), (tr("residual"), found - true)):
            titles.append(_numbered(title, column, y.shape[1]))
            columns.append(values.tolist())
    return Table(tuple(titles), tuple(columns))


def experiment(snapshot: Snapshot, pins: Pins) -> Table:
    """Every entry of the experiment that runs, called as in its file, beside those of the pinned runs."""
    found = [(label, dict(_entries(shown.experiment.as_table()))) for label, shown in _runs(snapshot, pins)]
    keys = list(dict.fromkeys(key for _, entries in found for key in entries))
    titles = (tr("entry"), *(label or tr("value") for label, _ in found))
    return Table(titles, (keys, *([entries.get(key) for key in keys] for _, entries in found)))


def _entries(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{above}{key}.")
        else:
            yield above + key, str(value) if isinstance(value, list | tuple) else value


def _runs(snapshot: Snapshot, pins: Pins) -> Iterator[tuple[str, Shown]]:
    """The run shown, without a label, then the pinned ones."""
    yield "", snapshot
    for pin in pins:
        yield pin.label, pin.course


def _titled(title: str, label: str) -> str:
    return f"{title} · {label}" if label else title


def _numbered(title: str, index: int, count: int) -> str:
    return f"{title} {index + 1}" if count > 1 else title


def _filled(values: list[Any], count: int) -> list[Any]:
    return [*values, *[None] * (count - len(values))]


def _repeated(words: list[str], counts: list[int]) -> list[str]:
    return [word for word, count in zip(words, counts, strict=True) for _ in range(count)]


def _stacked(blocks: list[list[list[Any]] | None], column: int, counts: list[int]) -> list[Any]:
    """One column of all blocks; empty where a block has none."""
    cells: list[Any] = []
    for block, count in zip(blocks, counts, strict=True):
        cells += block[column] if block is not None else [None] * count
    return cells


def _words(data: Dataset, y: NDArray[Any]) -> list[list[Any]]:
    """Names of classes, or the columns of a regression."""
    if data.task == "regression":
        return y.T.tolist()
    names = class_names(data.classes)
    return [[names[index] for index in y.tolist()]]


def _predicted_words(data: Dataset, outputs: NDArray[np.float32]) -> list[list[Any]] | None:
    if data.task == "regression":
        return None
    names = class_names(data.classes)
    return [[names[index] if index >= 0 else None for index in predicted_classes(outputs).tolist()]]


TABLES: dict[str, Callable[[Snapshot, Pins], Table | None]] = {
    "loss": loss,
    "gradients": gradients,
    "layers": layers,
    "prediction": prediction,
    "metrics": metrics,
    "experiment": experiment,
}
