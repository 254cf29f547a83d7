"""Sweeps for the tests of their panel."""

from dllab.sweeps.sweep import Progress
from dllab.training.outcomes import Finished

PATIENCE_MS = 120_000
RATE, WIDTHS, BATCH = "optimizer.learning_rate", "network.hidden", "training.batch_size"


def ask(panel, *settings, **numbers):
    for one, (key, written) in zip(panel.controls.rows, settings, strict=False):
        one.choose(key, written)
    for name, value in numbers.items():
        getattr(panel.controls, name).set_value(value)
    panel.controls.look()


def done(qtbot, panel):
    qtbot.waitUntil(lambda: panel.progress is not None and panel.progress.over, timeout=PATIENCE_MS)
    return panel.progress


def shown(plan, **rows):
    """A sweep that is over, with figures by the number of the run."""
    made = {
        number: plan.settings(number) | {"outcome": "finished", "steps": 10, "val_loss": 0.1 * number, "digest": "x"}
        for number in range(len(plan))
    }
    for name, own in rows.items():
        made[int(name.removeprefix("run"))] |= own
    return Progress(plan, rows=made, outcome=Finished())


def cells(panel):
    model = panel.table_view.model()
    return [
        [model.index(place, column).data() for column in range(model.columnCount())]
        for place in range(model.rowCount())
    ]
