"""A table from a file of one's own."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np

from dllab.catalogue import Choice, FileName, parameter
from dllab.datasets.bundled_table import TargetScaled
from dllab.datasets.choice import DATASETS, DatasetChoice, Examples, Incomplete, Progress, unheard
from dllab.datasets.notes import Note
from dllab.datasets.tables.asked import Asked
from dllab.datasets.tables.encoding import find_column, find_target, make_examples
from dllab.datasets.tables.gaps import Missing
from dllab.datasets.tables.manner import Encoding, HeaderRow, Manner
from dllab.datasets.tables.markers import Markers
from dllab.datasets.tables.readings import file_notes
from dllab.datasets.tables.sketch import Sketch, sketch
from dllab.datasets.tables.source import Stamp, find_file, stamp
from dllab.datasets.tables.survey import Survey, column_index, listed
from dllab.datasets.tables.table import Tables
from dllab.messages import text


class FromFile(Choice):
    """Which file, and how to read it; a base of its own, so that this stands first in forms."""

    path: FileName = parameter(
        "",
        label="File",
        help="A text with columns parted by commas, semicolons, tabs, bars or spaces; an Excel workbook (.xlsx); "
        "arrays (.npz, .npy, .mat); .arff or .tab. A relative path begins at the experiment's file, or at the folder "
        "in which the lab was started.",
    )
    target: str = parameter(
        "",
        label="Target",
        help="The column that is predicted, by its name or number. Empty: the last one that is not left out.",
    )
    ignore: str = parameter(
        "",
        label="Leave out",
        help="Columns that are not used, by name or number, parted by commas: row numbers, names.",
    )
    header: HeaderRow = parameter(
        "auto",
        label="Header",
        help="Whether the first row holds the names of the columns. Auto: judged by what it holds.",
    )
    task: Literal["auto", "classification", "regression"] = parameter(
        "auto",
        label="Task",
        help="What to do with the target. Auto: texts and a few whole numbers are classes, all else is a regression.",
    )
    missing: Missing = parameter(
        "refuse",
        label="Missing values",
        help="Empty fields, ?, NA, N/A, NaN, null and errors of Excel. Fill puts in the column's mean or most frequent "
        "category; rows without a target are dropped even then.",
    )
    markers: str = parameter(
        "",
        label="Also missing",
        help="Texts and numbers that stand for a missing value in this file, parted by commas: -9999, missing.",
    )
    encoding: Encoding = parameter(
        "auto",
        label="Encoding",
        help="In which bytes a text file holds its letters. Auto: UTF-8 or, where it is not, the encoding of East Asia "
        "that makes usual letters of it, which is said.",
    )
    sheet: str = parameter(
        "",
        label="Sheet",
        help="Of a workbook: which sheet is read, by its name or number. Empty: the first with cells.",
    )


@DATASETS.register("csv", label="Own table", order=410)
class CsvFile(TargetScaled, FromFile):
    """A table of your own, one example a row.

    Columns of numbers become one input each, columns of texts one input of 0 or 1 for every category. Delimiter,
    decimal comma, thousands, currencies and per cent are recognized: 1.033,50 € is 1033.5 in a file with decimal
    commas, and 5% is 5. A number that may be read in two ways, or a value that cannot be used, is reported with its
    row, column and what stands there; rows are counted from 1 and include the header, as in a spreadsheet. Rows
    without any value are skipped. Arrays (.npz, .mat) with as many rows as most have stand side by side, one called y,
    target or label last.

    Source: Shafranovich (2005), RFC 4180, Common format and MIME type for comma-separated values files.
    """

    standardize: bool = parameter(
        True,
        label="Standardize",
        help="Shift and scale every feature to mean 0 and deviation 1, as measured on the training examples.",
    )

    def sketch(self) -> Sketch:
        """The columns and first rows, whatever is to be made of them; raises DataError."""
        found = sketch(self._file(), self._manner())
        return replace(found, notes=self._file_notes(found.like))

    def examples(self, rng: np.random.Generator) -> Examples:
        return self.gather(rng, unheard, Tables())

    def is_kin_of(self, other: DatasetChoice) -> bool:
        """The same target of the same file."""
        keys = ("path", "sheet", "target")
        return isinstance(other, CsvFile) and all(getattr(self, key) == getattr(other, key) for key in keys)

    def files(self) -> tuple[Stamp, ...]:
        return (stamp(self._file()),)

    def gather(self, rng: np.random.Generator, progress: Progress, tables: Tables) -> Examples:
        table = tables.read(self._file(), self._manner(), progress)
        ignored = listed(self.ignore, table.places)
        target = find_target(table, self.target, ignored)
        left_out = {find_column(table, name) for name in ignored}
        inputs = [column for column in table.columns if column is not target and column not in left_out]
        parts = 1 + (self.validation > 0) + (self.test > 0)
        asked = Asked(
            tuple(ignored),
            tuple(part.strip() for part in self.markers.split(",") if part.strip()),
        )
        examples = make_examples(table, target, inputs, self.task, self.missing, parts, asked)
        return replace(examples, notes=self._file_notes(table.like) + examples.notes)

    def _file_notes(self, like: Survey) -> tuple[Note, ...]:
        places = like.places
        left_out = {column_index(places, name) for name in listed(self.ignore, places)}
        return file_notes(like, self.target, self.ignore, [place for place in left_out if place is not None])

    def _manner(self) -> Manner:
        return Manner(self.header, self.encoding, Markers.written(self.markers), self.sheet.strip())

    def _file(self) -> Path:
        if not self.path.strip():
            raise Incomplete(text("Choose a file with one example a row."))
        return find_file(self.path)
