"""What the dock of labs shows, as a table."""

from collections.abc import Sequence

from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.kit.table import Table
from dllab.gui.panels.lab.lab_list import Entry
from dllab.gui.panels.lab.words import step_title
from dllab.labs.lab import Lab
from dllab.labs.progress import Checked, Progress


def list_table(entries: Sequence[Entry]) -> Table:
    """A row a lab."""
    titles = tr("Lab"), tr("Minutes"), tr("Steps of the lab"), tr("Steps done")
    rows = [(said(entry.lab.title), entry.lab.minutes, len(entry.lab.step), entry.done) for entry in entries]
    return Table.of_rows(titles, rows)


def lab_table(lab: Lab, progress: Progress) -> Table:
    """A row a step."""
    worth = tr("Points earned"), tr("Most points"), tr("Checks in vain")
    titles = tr("Step of the lab"), tr("Title"), tr("Finished"), *worth
    rows = []
    for number, step in enumerate(lab.step, 1):
        checked = progress.checked.get(step.id, Checked())
        done = tr("Yes") if step.id in progress.done else tr("No")
        rows.append((number, step_title(step), done, checked.points, step.most, checked.failures))
    return Table.of_rows(titles, rows)
