"""The runs that are compared, for a file."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dllab.gui.forms.differences import difference_lines
from dllab.gui.kit.evaluated import evaluated_title, evaluated_values
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.readable import word
from dllab.gui.kit.table import Table
from dllab.gui.kit.wording import state_words
from dllab.gui.panels.comparison.row import SCORES, scores
from dllab.gui.panels.comparison.settings import are_drawn, differing_settings
from dllab.training.outcomes import Outcome, Paused, Running
from dllab.training.snapshot import Course, Snapshot


def comparison_table(
    current: Snapshot | None, pins: Sequence[Pin], step: int | None, order: Sequence[int] | None = None
) -> Table | None:
    """A row a run: the one that goes on with its newest scores, then the pinned ones with theirs up to `step`.

    Every setting that differs between those that are drawn has a column. step: None for the last of each run. order: of
    the rows, where it is another. None is returned where nothing was pinned and nothing has been evaluated yet.
    """
    if not pins and (current is None or not len(current.evaluations.step)):
        return None
    titles = (
        tr("Name"),
        tr("step of the scores"),
        *map(evaluated_title, SCORES),
        tr("last step"),
        tr("how it ended"),
        tr("what differs from the current experiment"),
    )
    own = [current.experiment] if current is not None else []
    settings = differing_settings([*own, *(pin.course.experiment for pin in pins)], are_drawn(current, pins))
    rows: list[tuple[Any, ...]] = []
    if current is not None:
        name = tr("{name} (now)", name=word(current.experiment.name))
        rows.append((name, *_scores(current, None), current.step, state_words(current.outcome), None))
    for pin in pins:
        course = pin.course
        rows.append(
            (pin.label, *_scores(course, step), course.step, _end_words(course.outcome), _remark(course, current))
        )
    cells = [(*row, *(setting.values[place] for setting in settings)) for place, row in enumerate(rows)]
    shown_rows = cells if order is None else [cells[place] for place in order]
    return Table.of_rows((*titles, *(setting.title for setting in settings)), shown_rows)


def _scores(run: Course | Snapshot, step: int | None) -> list[Any]:
    """The step of the scores, and the scores in the units of their titles; None for one that the run has not."""
    found = scores(run, step)
    cells: list[Any] = [found.step]
    for name, value in zip(SCORES, found.values, strict=True):
        known = found.step is not None and name in run.evaluations.names
        cells.append(evaluated_values(name, np.array(value, np.float32)).item() if known else None)
    return cells


def _end_words(outcome: Outcome) -> str:
    """A pinned run does not go on: one that was under way ended where it was pinned."""
    return tr("Interrupted") if isinstance(outcome, Running | Paused) else state_words(outcome)


def _remark(course: Course, current: Snapshot | None) -> str | None:
    if current is None:
        return None
    return " · ".join(difference_lines(course.experiment, current.experiment)) or tr("the same experiment as now")
