"""MATLAB's files, held against what SciPy writes and reads."""

import contextlib
import io
import struct

import numpy as np
import pytest
import scipy.io
import scipy.sparse
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dllab.datasets.tables.readers.mat5 import Damaged, variables

PLAIN = st.sampled_from(["f8", "f4", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"])


def written(compressed=False, **named):
    stream = io.BytesIO()
    scipy.io.savemat(stream, named, do_compression=compressed)
    return stream.getvalue()


def read(content, most=1 << 20):
    return {found.name: found for found in variables(content, most)}


@given(PLAIN.flatmap(lambda kind: arrays.arrays(kind, st.tuples(st.integers(0, 4), st.integers(0, 5)))), st.booleans())
def test_that_every_matrix_is_read_as_scipy_reads_it(values, compressed):
    content = written(compressed, x=values, later=np.ones((2, 3)))
    found, wanted = read(content), scipy.io.loadmat(io.BytesIO(content))
    np.testing.assert_array_equal(found["x"].values, wanted["x"])
    assert found["x"].values.dtype == wanted["x"].dtype and found["later"].values.shape == (2, 3)


@pytest.mark.parametrize("compressed", [False, True])
def test_that_texts_and_cells_are_texts(compressed):
    cells = np.array(["setosa", "中文", ""], object).reshape(-1, 1)
    mixed = np.array([1.5, "a"], object)
    found = read(written(compressed, species=cells, word="about", rows=np.array(["ab", "c中"]), mixed=mixed))
    assert found["species"].values.tolist() == [["setosa"], ["中文"], [""]]
    assert found["word"].values.tolist() == ["about"] and found["rows"].values.tolist() == ["ab", "c中"]
    assert found["mixed"].values.reshape(-1).tolist() == ["1.5", "a"]
    assert read(written(x=np.array([1.5, 2], object)))["x"].values.reshape(-1).tolist() == [1.5, 2]


def test_that_other_kinds_are_named_and_not_read():
    nested = np.empty(1, object)
    nested[0] = np.array(["a"], object)
    content = written(s={"a": 1}, z=np.array([1j]), nested=nested, x=1.0, p=scipy.sparse.eye_array(3))
    kinds = {name: one.kind for name, one in read(content).items() if one.values is None}
    assert kinds == {"s": "struct", "z": "complex", "nested": "cell", "p": "sparse"}


def level_5(order, parts):
    """A file of one variable with these parts: their kinds and bytes."""
    mark = b"IM" if order == "<" else b"MI"
    body = b"".join(struct.pack(f"{order}2I", kind, len(data)) + data + bytes(-len(data) % 8) for kind, data in parts)
    return b"MATLAB 5.0".ljust(124) + b"\x01\x00" + mark + struct.pack(f"{order}2I", 14, len(body)) + body


def test_that_the_other_order_of_bytes_is_read():
    parts = [(6, struct.pack(">2I", 6, 0)), (5, struct.pack(">2i", 1, 2)), (1, b"x"), (9, struct.pack(">2d", 1.5, -2))]
    assert read(level_5(">", parts))["x"].values.tolist() == [[1.5, -2]]


@pytest.mark.parametrize("kind", [4, 17])
def test_that_letters_of_two_halves_are_whole_and_a_half_is_marked(kind):
    """MATLAB counts and stores halves, as UTF-16 does."""
    letters = "a😀".encode("utf-16-le") + b"\x00\xd8"
    parts = [(6, struct.pack("<2I", 4, 0)), (5, struct.pack("<2i", 1, 4)), (1, b"x"), (kind, letters)]
    assert read(level_5("<", parts))["x"].values.tolist() == ["a😀\ufffd"]


def test_that_what_would_grow_beyond_the_limit_is_refused():
    content = written(True, x=np.zeros(1 << 16), y=np.zeros(1 << 16))
    assert len(content) < 4096 and len(read(content, 3 << 19)) == 2
    with pytest.raises(Damaged, match="B"):
        read(content, 1 << 19)
    with pytest.raises(Damaged, match="B"):  # each by itself would do
        read(content, 3 << 18)


@given(st.data())
def test_that_a_damaged_file_is_damaged_and_nothing_else(data):
    content = bytearray(written(x=np.arange(6.0).reshape(2, 3), c=np.array(["a", "b"], object), s="text"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Damaged):
        read(bytes(content[: data.draw(st.integers(0, len(content)))]))
