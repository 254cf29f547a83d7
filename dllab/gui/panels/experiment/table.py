"""Every entry of the experiments that run and are pinned, for a file."""

from collections.abc import Iterator
from typing import Any

from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.run_table import runs
from dllab.gui.kit.table import Table
from dllab.training.snapshot import Snapshot


def experiment_table(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """Every entry of the experiment that runs, called as in its file, beside those of the pinned runs."""
    found = [(label, dict(_entries(shown.experiment.as_table()))) for label, shown in runs(snapshot, pins)]
    keys = list(dict.fromkeys(key for _, entries in found for key in entries))
    titles = (tr("entry"), *(label or tr("value") for label, _ in found))
    return Table(titles, (keys, *([entries.get(key) for key in keys] for _, entries in found)))


def _entries(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{above}{key}.")
        else:
            yield above + key, str(value) if isinstance(value, list | tuple) else value
