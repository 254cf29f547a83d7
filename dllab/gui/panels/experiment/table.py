"""Every entry of the experiments that run and are pinned, for a file."""

from dllab.experiment.changes import entries
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.run_table import runs
from dllab.gui.kit.table import Table
from dllab.training.snapshot import Snapshot


def experiment_table(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """Every entry of the experiment that runs, called as in its file, beside those of the pinned runs."""
    found = [(label, entries(shown.experiment)) for label, shown in runs(snapshot, pins)]
    keys = list(dict.fromkeys(key for _, table in found for key in table))
    titles = (tr("entry"), *(label or tr("value") for label, _ in found))
    return Table(titles, (keys, *([table.get(key) for key in keys] for _, table in found)))
