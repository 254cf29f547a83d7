"""What a person writes for several values is read as the lists they would have written by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.experiment import ExperimentError
from dllab.experiment.values import MOST_RUNS, TooManyRuns, as_written, values_of


@pytest.mark.parametrize(
    "written, expected",
    [
        ("0.1", (0.1,)),
        ("0.1,0.01", (0.1, 0.01)),
        (" 1 , 2 ", (1, 2)),
        ("[8],[32,32]", ([8], [32, 32])),
        ("[]", ([],)),
        ("relu,tanh", ("relu", "tanh")),
        ('"a,b",c', ("a,b", "c")),
        (r'"a\",b",c', ('a",b', "c")),
        (r'"a\\",c', ("a\\", "c")),
        ("'a\\',c", ("a\\", "c")),
        ('{name = "sgd", momentum = 0.9},{name = "adam"}', ({"name": "sgd", "momentum": 0.9}, {"name": "adam"})),
        ("[[1,2],[3]],[[4]]", ([[1, 2], [3]], [[4]])),
        ('["]",1],2', (["]", 1], 2)),
        ("true,false", (True, False)),
        ("../data/grades.csv", ("../data/grades.csv",)),
        ("0.5,1..3:3", (0.5, 1, 2, 3)),
        ("2,1,2", (2, 1)),
        ("1,true", (1, True)),
    ],
)
def test_that_a_list_is_read_as_toml_between_its_commas(written, expected):
    assert values_of("key", written, whole=False) == expected
    assert list(map(type, values_of("key", written, whole=False))) == list(map(type, expected))


@pytest.mark.parametrize("low, high, count", [(1e-4, 1.0, 9), (1.5, 1e-3, 4), (0.25, 0.25, 2), (1e-6, 10.0, 25)])
def test_that_a_logarithmic_range_is_numpys(low, high, count):
    found = values_of("key", f"{low!r}..{high!r}:log:{count}", whole=False)
    assert found == tuple(dict.fromkeys(np.geomspace(low, high, count).tolist()))


@pytest.mark.parametrize("low, high, count", [(0.0, 1.0, 5), (-1.0, 0.5, 7), (3.0, -3.0, 2)])
@pytest.mark.parametrize("kind", ["", "lin:"])
def test_that_a_linear_range_is_numpys(low, high, count, kind):
    assert values_of("key", f"{low!r}..{high!r}:{kind}{count}", whole=False) == tuple(np.linspace(low, high, count))


@pytest.mark.parametrize(
    "written, whole, expected",
    [
        ("16..128:log:4", True, (16, 32, 64, 128)),
        ("16..128:log:4", False, (16, 32, 64, 128)),
        ("7..7000000000000:log:13", False, tuple(7 * 10**power for power in range(13))),  # off by up to 1e-4
        ("1..3:log:5", True, (1, 2, 3)),  # 1, 1.32, 1.73, 2.28, 3
        ("8.0..10:3", True, (8, 9, 10)),
        ("8.0..10:3", False, (8.0, 9.0, 10.0)),
        ("0..1:3", False, (0.0, 0.5, 1.0)),
        ("4500000000000..4500000000001:3", False, (4500000000000.0, 4500000000000.5, 4500000000001.0)),
    ],
)
def test_that_numbers_are_whole_where_the_setting_is(written, whole, expected):
    found = values_of("key", written, whole=whole)
    assert found == expected and all(type(one) is type(expected[0]) for one in found)


@pytest.mark.parametrize(
    "written, said",
    [
        ("", "a value is missing"),
        ("1,", "a value is missing"),
        ("1,,2", "a value is missing"),
        ("1..2", "is no range"),
        ("1..2:lag:3", "is no range"),
        ("1..2:log", "is no range"),
        ("1..2:3:log", "is no range"),
        ("1..2:lin:3:4", "is no range"),
        ("1..x:3", "is no range"),
        ("1..2:-3", "is no range"),
        ("1..2:1.5", "is no range"),
        ("1..2:1", "at least 2"),
        ("1..2:0", "at least 2"),
        ("0..1:log:3", "greater than 0"),
        ("-1..1:log:3", "greater than 0"),
        ("1..inf:3", "finite"),
        ("nan..1:lin:3", "finite"),
    ],
)
def test_that_what_is_no_range_is_refused_with_what_would_be(written, said):
    with pytest.raises(ExperimentError, match=said) as refusal:
        values_of("optimizer.learning_rate", written, whole=False)
    assert "optimizer.learning_rate" in str(refusal.value)


@pytest.mark.parametrize("count", [str(MOST_RUNS + 1), "1000000000", "9" * 5000])
def test_that_a_range_is_counted_before_it_is_made(count):
    with pytest.raises(TooManyRuns, match="100,000 is the most"):
        values_of("key", f"0..1:{count}", whole=False)


PLAIN = st.one_of(st.booleans(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False), st.text())
TABLES = st.dictionaries(st.sampled_from(["name", "alpha"]), PLAIN, min_size=1)


@given(st.one_of(PLAIN, st.lists(PLAIN), st.lists(TABLES)))
def test_that_a_value_is_read_as_it_was_written(value):
    assert values_of("some.key", as_written(value), False) == (value,)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("relu", "relu"), ("a,b.csv", '"a,b.csv"'), ("1", '"1"'), ("0..1:3", '"0..1:3"'), ("", '""'),
        ([8, 4], "[8, 4]"),
        ([{"name": "elu", "alpha": 0.5}, {"name": "relu"}], '[{name = "elu", alpha = 0.5}, {name = "relu"}]'),
    ],
)  # fmt: skip
def test_that_a_value_is_written_as_people_write_it(value, written):
    assert as_written(value) == written
