"""Readers of files with tables, one a format; `reader_for` says which one a file needs."""

from pathlib import Path

from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.delimited import open_text
from dllab.datasets.tables.source import Rows

SUFFIXES = (".csv", ".tsv", ".txt")  # of files that are known to be tables; any other name is tried as text


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name."""
    return path.suffix.lower() in SUFFIXES


def open_rows(path: Path, manner: Manner) -> Rows:
    """The file as rows of fields; raises DataError."""
    return open_text(path, manner)
