"""What a person has already said of a file, to which one click adds."""

from collections.abc import Sequence
from dataclasses import dataclass

from dllab.datasets.notes import Remedy, showable
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.markers import PARTED
from dllab.datasets.tables.survey import as_listed
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

LONGEST_MARK = 20


@dataclass(frozen=True)
class Asked:
    """Columns that are left out, and marks for missing values, as they are listed."""

    ignored: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()

    def without(self, table: DataTable, columns: Sequence[Column]) -> Remedy:
        """One click that leaves these columns out as well."""
        names = [as_listed(column.name, table.places[column.name]) for column in columns]
        title = text("Leave it out") if len(columns) == 1 else text("Leave them out")
        return Remedy(title, "ignore", ", ".join([*self.ignored, *names]))

    def missing(self, value: str) -> Remedy:
        """One click that takes a text or number for a missing value as well."""
        title = text("Take “{value}” as missing")
        return Remedy(title, "markers", ", ".join([*self.markers, value]), {"value": showable(value)})


def may_mark(value: str) -> bool:
    """Whether a field among numbers may say that there is no value: short, without digits, and no list."""
    stripped = value.strip()
    return (
        0 < len(stripped) <= LONGEST_MARK and not any(map(str.isdigit, stripped)) and len(PARTED.split(stripped)) == 1
    )
