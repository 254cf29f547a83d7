"""Files that are called what they are not, and arrays that lie otherwise than a table does."""

import io

import numpy as np
import pytest

from dllab.datasets import DATASETS, DataError


def npz(**arrays):
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


@pytest.fixture
def put(tmp_path):
    """The choice of a file with this name and content."""

    def made(name, content):
        (tmp_path / name).write_bytes(content)
        return DATASETS["csv"](path=str(tmp_path / name))

    return made


OTHERS = {
    "a page called a workbook": ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "is HTML"),
    "text called a workbook": ("a.xlsx", b"x,y\n1,2\n3,4\n", "is text, not XLSX; give it a name that ends in .csv"),
    "OpenDocument": (
        "a.ods",
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "is an OpenDocument spreadsheet",
    ),
    "a database": ("a.csv", b"SQLite format 3\0" + bytes(90), "is not text"),
    "complex numbers": ("a.npz", npz(x=np.ones((4, 2), complex), y=np.arange(4)), "a single column, 'y'; what else it"),
    "a matrix on its side": ("a.npz", npz(x=np.ones((2, 9)), y=np.arange(9)), "a kind that no table holds: x 2×9"),
    "Orange's columns that are not used": (
        "a.tab",
        b"x\ty\nc\td\nmeta\tclass\n1\t2\n3\t2\n1\t3\n",
        "a single column, 'y'; a table has one that is predicted and others to predict it from",
    ),
    "sparse ARFF": ("a.arff", b"@relation r\n@attribute x numeric\n@data\n{0 1.5}\n", "row 4: the row is sparse"),
    "no workbook": ("a.xlsx", b"PK\x03\x04rest", "cannot be read as XLSX"),
    "no MATLAB": ("a.mat", b"x,y\n1,2\n", "cannot be read as MAT"),
    "an empty MATLAB": ("a.mat", b"", "cannot be read as MAT"),
    "old MATLAB": ("a.mat", bytes(200), "save it with the option -v7"),
}


@pytest.mark.parametrize(("name", "content", "said"), OTHERS.values(), ids=OTHERS)
def test_that_a_file_of_another_kind_is_refused_by_what_it_is(put, name, content, said):
    with pytest.raises(DataError) as refused:
        put(name, content).load(0)
    assert said in str(refused.value) and name in str(refused.value)


@pytest.mark.parametrize("kind", [float, bool, np.uint8])
def test_that_a_target_with_a_one_in_the_place_of_its_class_is_that_class(put, kind):
    labels = np.arange(30) % 3
    content = npz(x=np.random.default_rng(0).normal(size=(30, 2)), y=np.eye(3)[labels].astype(kind))
    data = put("a.npz", content).load(0)
    assert data.features == ("x 1", "x 2") and data.classes == ("0", "1", "2")
    assert sorted([*data.y_train, *data.y_val]) == sorted(labels)
