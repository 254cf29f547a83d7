"""Files that nobody meant, or meant badly: refused in words, in time, with the place; never a library's exception."""

import time

import numpy as np
import pytest

from dllab.datasets import DATASETS, DataError, Dataset

CSV = DATASETS["csv"]
ROWS = "".join(f"{number / 8},{number % 5}\n" for number in range(40))
LONG = "n" * 10_000
DIGITS = "9" * 5000


HOSTILE = {
    "a name of 10,000 characters": (f"{LONG},t\n" + ROWS, {}, "row 1: the name of column 1, 'nnn", "10,000 characters"),
    "a value of 10,000 characters": (f"a,t\n{ROWS}{LONG},1\n", {}, "row 42, column 'a': 'nnn", "is not a number"),
    "a class of 10,000 characters": (
        "a,t\n" + "1,u\n2,u\n" * 9 + f"3,{LONG}\n", {}, "row 20, column 't': the class 'nnn", "one example"),
    "an integer of 5,000 digits": (f"a,t\n{ROWS}{DIGITS},1\n", {}, "row 42, column 'a': '999", "32-bit float"),
    "a negative integer of 5,000 digits": (f"a,t\n{ROWS}-{DIGITS},1\n", {}, "row 42", "32-bit float"),
    "5,000 digits in groups": (
        "a\tt\n" + ROWS.replace(",", "\t") + "1" + ",999" * 1500 + "\t1\n", {}, "row 42, column 'a': '1,9", "32-bit"),
    "an exponent of 5,000 digits": (f"a,t\n{ROWS}1e{DIGITS},1\n", {}, "row 42, column 'a': '1e9", "32-bit float"),
    "a fraction of 5,000 digits is a number": (f"a,t\n{ROWS}0.{DIGITS},1\n", {}, None, None),
    "a target of 5,000 digits": ("a,t\n" + ROWS, {"target": DIGITS}, "no column '999", "its 2 columns are a, t"),
    "a target of 10,000 characters": ("a,t\n" + ROWS, {"target": LONG}, "no column 'nnn", "its 2 columns are a, t"),
    "leaving out 5,000 digits": ("a,t\n" + ROWS, {"ignore": DIGITS}, "no column '999", "its 2 columns"),
    "a field of 200,000 characters": (
        f"a,t\n{ROWS}{'n' * 200_000},1\n", {}, "row 42, column 1: a field has more than 131,072", "take the row out"),
    "a quote that is never closed": (
        "a,t\n" + ROWS + '"5,1\n' + ROWS * 1000, {}, "row 42, column 1: a field is longer than 131,072",
        "lines; a quote"),
    "a quote that is never closed behind others": (
        "a,b,t\n" + "1,2,0\n" * 9 + '"1,1",,"5,1\n' + ROWS * 1000, {}, "row 11, column 3: a field is longer",
        "lines; a quote"),
    "a long field behind spaces": (
        "a b t\n" + "1 2 0\n" * 9 + f'1   "2 ""2"  {"n" * 140_000}\n', {}, "row 11, column 3: a field has more",
        "take the row"),
    "a quote that is not closed at the end": ("a,t\n" + ROWS + '"5,1\n', {}, "row 42: the quotes of", "match"),
    "text behind a quote": ("a,t\n" + ROWS + '"5"x,1\n', {}, "row 42: the quotes of", "match"),
    "byte 0 far behind": ("a,t\n" + ROWS * 1000 + "1\0,2\n", {}, "line 40002: byte 0 at character 2", "the byte out"),
    "byte 0 in a category": ("a,t\n" + "u,1\nv,2\n" * 20_000 + "u\0,2\n", {}, "line 40002: byte 0", "no text"),
    "not UTF-8 far behind": (
        ("a,t\n" + ROWS * 1000).encode() + b"\xff,2\n", {}, "line 40002: the byte 0xFF is not UTF-8", "Save it"),
    "half a character, written as UTF-8": (b"a,t\n1,2\n\xed\xa0\x80,2\n", {}, "line 3: the byte 0xED", "Save it"),
    "20,000 names": (
        ",".join(f"c{n}" for n in range(20_000)) + "\n", {}, "no rows below its header (c0, c1,", "an example"),
    "a name used twice among 20,000": (
        ",".join(f"c{n}" for n in range(20_000)) + ",c7\n" + "1," * 20_000 + "1\n", {}, "columns 8 and 20001", ""),
    "only quotes": ('"' * 999, {}, "data.csv", ""),
    "only line ends": ("\n\r\n\r" * 99, {}, "data.csv is empty", ""),
    "only a mark of byte order": (b"\xef\xbb\xbf", {}, "data.csv is empty", ""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "options", "where", "what"), HOSTILE.values(), ids=HOSTILE)
def test_that_hostile_files_are_refused_in_short_words_and_in_time(load, content, options, where, what):
    begun = time.process_time()
    if where is None:
        assert len(load(content, **options).x_train)
        return
    with pytest.raises(DataError) as refusal:
        load(content, **options)
    assert time.process_time() - begun < 5
    words = str(refusal.value)
    assert where in words and what in words and "data.csv" in words
    assert len(words) < 400 and words.encode()


@pytest.mark.parametrize("name", ["9" * 5000, LONG + "/x.csv", "~/" + LONG])
def test_that_a_path_that_cannot_be_one_is_refused_in_words(name):
    with pytest.raises(DataError) as refusal:
        CSV(path=name).load(0)
    assert str(refusal.value).encode() and len(str(refusal.value)) < 1000


@pytest.mark.parametrize(
    "setting",
    [{"target": "\ud800"}, {"ignore": "\ud800"}, *({"path": f"{start}\ud800.csv"} for start in ("", "x/", "~"))],
)
def test_that_half_a_character_is_refused_before_any_file_is_looked_for(setting):
    with pytest.raises(ValueError, match="string_unicode") as refusal:
        CSV(**{"path": "data.csv"} | setting)
    assert str(refusal.value).encode()


@pytest.mark.parametrize("rows", [1000, 1001, 1199, 1200, 1201, 1500, 3000])
def test_that_a_column_of_names_is_refused_however_many_there_are(load, rows):
    content = "name,age,y\n" + "".join(f"person {n},{n % 60},{n % 2}\n" for n in range(rows))
    match = "column 'name' holds more than 100 different texts.*leave the column out"
    with pytest.raises(DataError, match=match) as refusal:
        load(content)
    assert [(remedy.key, remedy.value) for remedy in refusal.value.remedies] == [("ignore", "name")]
    assert load(content, ignore="name").size == rows
    with pytest.raises(DataError, match="column 'name' has more than 1,000 different values|the class 'person"):
        load(content, target="name")
    with pytest.raises(DataError, match="more than 100 different texts"):
        load(content, missing="drop rows")


def test_that_a_wide_table_takes_time_in_proportion_to_its_columns(load, tmp_path):
    """20,000 columns took 12 s, four times as long as 10,000: names were looked up in lists."""

    def seconds(columns):
        numbers = np.random.default_rng(0).normal(size=(12, columns)).round(2).astype(str)
        header = ",".join(f"gene{n}" for n in range(columns))
        content = f"{header},type\n" + "".join(f"{','.join(row)},{'AB'[n % 2]}\n" for n, row in enumerate(numbers))
        ignore = ",".join(f"gene{n}" for n in range(0, columns, 2))
        begun = time.process_time()
        data = load(content, ignore=ignore, validation=0.0)
        taken = time.process_time() - begun
        assert data.feature_count == columns // 2
        return taken

    seconds(100)
    assert seconds(16_000) < 12 * max(seconds(4000), 0.05)


def test_that_names_of_features_that_cannot_be_written_are_refused():
    x, y = np.eye(3), [0, 1, 1]
    with pytest.raises(DataError, match=r"features\[1\], '.ud800', holds half of a character"):
        Dataset.from_arrays(x, y, features=["a", "\ud800", "c"])
    with pytest.raises(DataError, match=r"classes\[0\], 'n+…n+', has 10,000 characters"):
        Dataset.from_arrays(x, y, classes=[LONG, "b"])
