"""NumPy's files, read without NumPy's own reader of headers."""

import contextlib
import io
import time
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dllab.npy import NotPlain, read_array, read_header

KINDS = st.one_of(
    arrays.boolean_dtypes(), arrays.integer_dtypes(), arrays.floating_dtypes(), arrays.complex_number_dtypes(),
    arrays.byte_string_dtypes(min_len=1), arrays.unicode_string_dtypes(min_len=1), arrays.datetime64_dtypes(),
)  # fmt: skip
NAMES = st.text(st.characters(blacklist_categories=("C", "Z"), blacklist_characters="\\'\""), min_size=1, max_size=4)
RECORDS = st.dictionaries(NAMES, KINDS, min_size=1, max_size=3).map(lambda named: np.dtype(list(named.items())))
SHAPES = arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)


def saved(values, version=None):
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of NumPy, that it needs the third version of its format
        np.lib.format.write_array(stream, values, version)
    return stream.getvalue()


@given(st.one_of(KINDS, RECORDS), SHAPES, st.booleans(), st.randoms())
def test_that_what_numpy_writes_is_read_as_numpy_reads_it(kind, shape, fortran, chance):
    content = chance.randbytes(kind.itemsize * int(np.prod(shape)))
    values = np.zeros(shape, kind) if kind.names or kind.kind in "USmM" else np.frombuffer(content, kind).reshape(shape)
    values = np.asfortranarray(values) if fortran else values
    found = read_array(saved(values))
    assert found.dtype == values.dtype and found.shape == values.shape and found.flags.writeable
    assert found.tobytes() == values.tobytes() == np.load(io.BytesIO(saved(values))).tobytes()


def test_that_the_second_version_is_read():
    assert read_array(saved(np.arange(6).reshape(2, 3), (2, 0))).tolist() == [[0, 1, 2], [3, 4, 5]]


def test_that_objects_are_refused_wherever_they_are():
    for kind in ("O", [("a", "f8"), ("b", "O")]):
        with pytest.raises(NotPlain) as refusal:
            read_array(saved(np.zeros(2, kind)))
        assert refusal.value.pickled


@pytest.mark.parametrize("kind", ["<U2", ">U2", [("a", "f8"), ("b", "<U1")]])
def test_that_letters_that_there_are_not_are_refused(kind):
    """NumPy makes arrays of them, and a SystemError where a text is wanted."""
    content = saved(np.zeros(3, kind))
    assert read_array(content[:-4] + (chr(0x10FFFF)).encode("utf-32-be" if kind == ">U2" else "utf-32-le")).shape == (
        3,
    )
    with pytest.raises(NotPlain):
        read_array(content[:-4] + b"\x7f\x7f\x7f\x7f")


@pytest.mark.parametrize("nested", ["(" * 60_000, "-" * 60_000 + "1", "[" * 9000 + "]" * 9000, "1" + ", 1" * 90_000])
def test_that_a_forged_header_takes_no_time(nested):
    for at in ("(2, 3)", "'<f8'", "False"):
        text = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n".replace(at, nested).encode()
        content = b"\x93NUMPY\x02\x00" + len(text).to_bytes(4, "little") + text
        begun = time.process_time()
        assert read_header(content) is None
        assert time.process_time() - begun < 0.5


@given(st.data())
def test_that_a_damaged_array_is_not_plain_and_nothing_else(data):
    content = bytearray(saved(np.zeros(3, [("a", "f8"), ("b", "U2")])))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, 130))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(NotPlain):
        read_array(bytes(content[: data.draw(st.integers(0, len(content)))]))


@pytest.mark.parametrize("kind", ["<U1", ">U1"])
def test_that_half_of_a_letter_is_no_text(kind):
    """Python makes a text of it that can neither be shown nor saved."""
    whole = np.array(["a"], kind)
    half = np.array([0xD800], f"{kind[0]}u4").tobytes()
    stream = io.BytesIO()
    np.save(stream, whole)
    with pytest.raises(NotPlain, match="Unicode"):
        read_array(stream.getvalue()[:-4] + half)
