"""The numbers behind the curves of loss and accuracy, for a file."""

from collections.abc import Iterator

from dllab.gui.kit.evaluated import evaluated_title, evaluated_values
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin, drawn_beside
from dllab.gui.kit.run_table import Shown, runs, titled
from dllab.gui.kit.table import Series, Table, by_step
from dllab.training.snapshot import Snapshot


def loss_table(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """Loss of the batches, and everything that is evaluated, by step."""
    return by_step(
        tr("step"),
        [one for label, shown in runs(snapshot, drawn_beside(pins, snapshot)) for one in _losses(label, shown)],
    )


def _losses(label: str, shown: Shown) -> Iterator[Series]:
    """Of standardized targets, every loss says so: it is in no unit of theirs."""
    curves, row = shown.steps, shown.steps.index("train_loss")
    standardized = shown.dataset.target_standardized

    def of(title: str) -> str:
        return tr("{loss} of standardized targets", loss=title) if standardized else title

    for title, values in (
        (tr("loss of the batch"), curves.last),
        (tr("smallest loss of the batches since the row before"), curves.low),
        (tr("largest loss of the batches since the row before"), curves.high),
    ):
        yield Series(titled(of(title), label), curves.step, values[row])
    evaluations = shown.evaluations
    for name, values in zip(evaluations.names, evaluations.last, strict=True):
        title = of(evaluated_title(name)) if "loss" in name else evaluated_title(name)
        yield Series(titled(title, label), evaluations.step, evaluated_values(name, values))
