"""What values become, so that half a million of them hold nobody up."""

import gc

import numpy as np
import openpyxl
import pytest
import scipy.io

from dllab.datasets.tables.manner import AUTO
from dllab.datasets.tables.readers import open_rows

X, Y = np.arange(8) / 4 + 0.125, np.array(list("abababab"))


def write_workbook(path):
    book = openpyxl.Workbook()
    for row in [("x", "y"), *zip(X.tolist(), Y.tolist(), strict=True)]:
        book.active.append(row)
    book.save(path)


def write_attributes(path):
    rows = "".join(f"{x},{y}\n" for x, y in zip(X, Y, strict=True))
    path.write_text("@relation r\n@attribute x numeric\n@attribute y {a,b}\n@data\n" + rows, encoding="utf-8")


WRITERS = {
    ".xlsx": write_workbook,
    ".arff": write_attributes,
    ".npz": lambda path: np.savez(path, x=X, y=Y),
    ".mat": lambda path: scipy.io.savemat(path, {"x": X, "y": Y.astype(object).reshape(-1, 1)}),
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_that_fields_are_nothing_that_the_garbage_collection_goes_through(tmp_path, suffix):
    """Half a million of them, beside ten thousand columns, held the window up for a third of a second."""
    path = tmp_path / f"table{suffix}"
    WRITERS[suffix](path)
    rows = open_rows(path, AUTO)
    records = [fields for _, fields in rows.records(lambda done, total: None)]
    assert records == [["x", "y"], *([str(x), str(y)] for x, y in zip(X, Y, strict=True))]
    assert not any(gc.is_tracked(field) for fields in records for field in fields)
    assert (*rows.exact, False)[:2] == (True, False)
