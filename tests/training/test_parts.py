"""Arrays in a file that nobody trusts: what NumPy writes is read, and nothing else."""

import io
import time
import zipfile

import numpy as np
import pytest

from dllab.training.parts import BadPart, Parts, write_parts

VALUES = np.arange(6, dtype="<f4").reshape(2, 3)


def header(text, version=b"\x01\x00", length=None):
    """An .npy's first bytes, with whatever header."""
    size = (len(text) if length is None else length).to_bytes(2 if version[0] == 1 else 4, "little")
    return b"\x93NUMPY" + version + size + text


def stored(folder, content):
    path = folder / "file"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("values.npy", content)
    return path


def read(path, dtype="<f4", shape=(None, 3)):
    with Parts(path) as parts:
        return parts.array("values.npy", dtype, shape)


@pytest.mark.parametrize(
    "values",
    [
        VALUES, np.asfortranarray(VALUES), VALUES[:0], np.array(3.5), np.arange(5, dtype="<i8"),
        np.array([True, False]), np.zeros((2, 1, 3, 0), "<u8"),
    ],
)  # fmt: skip
def test_that_arrays_come_back_as_they_were(tmp_path, values):
    write_parts(tmp_path / "file", {"values.npy": values})
    found = read(tmp_path / "file", values.dtype, values.shape)
    np.testing.assert_array_equal(found, values)
    assert found.dtype == values.dtype and found.flags.writeable


def test_that_the_second_version_is_read(tmp_path):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, VALUES, version=(2, 0))
    np.testing.assert_array_equal(read(stored(tmp_path, stream.getvalue())), VALUES)


GOOD = b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK" + header(GOOD) + VALUES.tobytes(),
        header(GOOD, b"\x03\x00") + VALUES.tobytes(),
        header(GOOD, length=len(GOOD) + 1) + VALUES.tobytes(),
        header(GOOD, length=1) + VALUES.tobytes(),
        header(GOOD) + VALUES.tobytes()[:-1],
        header(GOOD) + VALUES.tobytes() + b"x",
        header(GOOD.replace(b"<f4", b">f4")) + VALUES.tobytes(),
        header(GOOD.replace(b"<f4", b"|O8")) + VALUES.tobytes(),
        header(GOOD.replace(b"(2, 3)", b"(-2, -3)")) + VALUES.tobytes(),
        header(GOOD.replace(b"(2, 3)", b"(3, 2)")) + VALUES.tobytes(),
        header(GOOD.replace(b"(2, 3)", b"(6,)")) + VALUES.tobytes(),
        header(GOOD.replace(b"(2, 3)", b"(999999999999999999, 3)")) + VALUES.tobytes(),
        header(GOOD.replace(b"(2, 3)", b"(2, 3)*1")) + VALUES.tobytes(),
        header(GOOD.replace(b"False", b"0")) + VALUES.tobytes(),
    ],
)
def test_that_anything_else_is_refused(tmp_path, content):
    with pytest.raises(BadPart, match="values.npy"):
        read(stored(tmp_path, content))


@pytest.mark.parametrize("text", [b"[" * 60_000, b"(" * 9_000 + b"\n", b"{'descr': " + b"-" * 60_000, b" " * 65_000])
def test_that_a_forged_header_costs_no_time(tmp_path, text):
    """Python's own parser takes seconds for nested brackets, or all of the stack."""
    begun = time.process_time()
    with pytest.raises(BadPart):
        read(stored(tmp_path, header(text) + VALUES.tobytes()))
    assert time.process_time() - begun < 0.5
