"""What reading a workbook leaves behind."""

import openpyxl
import pytest

from dllab.datasets import DataError
from dllab.datasets.tables.manner import AUTO
from dllab.datasets.tables.readers.workbook import CHUNK, open_workbook


def test_that_no_workbook_stays_open_beside_what_is_said_of_it(tmp_path, monkeypatch):
    """On Windows it could not be saved again meanwhile."""
    path, book, opened = tmp_path / "table.xlsx", openpyxl.Workbook(), []
    for number in range(3 * CHUNK):
        book.active.append((number, number % 2))
    book.save(path)

    def noted(*args, real=open, **named):
        opened.append(real(*args, **named))
        return opened[-1]

    monkeypatch.setattr("builtins.open", noted)
    monkeypatch.setattr("io.open", noted)
    monkeypatch.setattr("dllab.datasets.tables.readers.workbook.MOST_CELLS", CHUNK)
    with pytest.raises(DataError) as kept:
        list(open_workbook(path, AUTO).records(lambda done, total: None))
    assert opened and all(file.closed for file in opened) and "cells" in str(kept.value)
