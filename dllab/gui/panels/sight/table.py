"""What every layer makes of the picture, for a file."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.panels.sight.questions import Sight


def sight_table(sight: Sight) -> Table:
    """A row a number that a layer passes on: of a filter's map by row and column, of a unit alone."""
    titles = tr("step"), tr("layer"), tr("unit"), tr("row"), tr("column"), tr("value")
    return Table.of_rows(titles, _rows(sight))


def _rows(sight: Sight) -> Iterator[tuple[Any, ...]]:
    for layer, maps in enumerate(sight.maps, start=1):
        for place, value in np.ndenumerate(maps):
            unit, *where = (index + 1 for index in place)
            yield sight.step, layer, unit, *(where or (None, None)), float(value)
