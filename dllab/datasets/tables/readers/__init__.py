"""Readers of files with tables, one a format, found by the end of a file's name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.arff import open_arff
from dllab.datasets.tables.readers.delimited import open_text
from dllab.datasets.tables.readers.matlab import open_matlab
from dllab.datasets.tables.readers.npz import open_npz
from dllab.datasets.tables.readers.orange import open_tab
from dllab.datasets.tables.readers.workbook import open_workbook
from dllab.datasets.tables.source import Rows

Setting = Literal["header", "encoding", "sheet"]


@dataclass(frozen=True)
class Format:
    """open: the file as rows of fields, or DataError; settings: what a person may say of how it is read."""

    open: Callable[[Path, Manner], Rows]
    settings: frozenset[Setting] = frozenset()


TEXT = Format(open_text, frozenset({"header", "encoding"}))
WORKBOOK = Format(open_workbook, frozenset({"header", "sheet"}))
FORMATS: dict[str, Format] = {
    ".csv": TEXT,
    ".tsv": TEXT,
    ".txt": TEXT,
    ".tab": Format(open_tab, TEXT.settings),
    ".xlsx": WORKBOOK,
    ".xlsm": WORKBOOK,  # so that it is said why not
    ".xls": WORKBOOK,
    ".npz": Format(open_npz),
    ".npy": Format(open_npz),
    ".mat": Format(open_matlab),
    ".arff": Format(open_arff, frozenset({"encoding"})),
}
SUFFIXES = tuple(FORMATS)
SETTINGS: tuple[Setting, ...] = get_args(Setting)


def format_of(path: Path) -> Format:
    """How a file is read, by the end of its name: as text where that says nothing else."""
    return FORMATS.get(path.suffix.lower(), TEXT)


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name."""
    return path.suffix.lower() in FORMATS


def open_rows(path: Path, manner: Manner) -> Rows:
    """The file as rows of fields; raises DataError."""
    return format_of(path).open(path, manner)
