"""Readers of files with tables, one a format; `reader_for` says which one a file needs."""

from pathlib import Path

from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.delimited import open_text
from dllab.datasets.tables.source import Rows


def open_rows(path: Path, manner: Manner) -> Rows:
    """The file as rows of fields; raises DataError."""
    return open_text(path, manner)
