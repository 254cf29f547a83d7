"""Tables from files: what is read, what is made of it, and what is said of what cannot be."""

import csv
import io
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.datasets import DATASETS, DataError
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.delimited import find_delimiter
from dllab.datasets.tables.survey import survey

CSV = DATASETS["csv"]
PEOPLE = """name,age,city,member
Ada,36,Paris,yes
Bob,25,London,no
Cid,41,Paris,yes
Dee,30,Rome,no
"""
RAW = {"standardize": False, "standardize_target": False, "validation": 0.0}


@pytest.fixture
def put(tmp_path):
    """Write a file; gives its name."""

    def write(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def by_first(data):
    """Examples in the order of their first feature, with their targets."""
    order = np.argsort(data.x_train[:, 0])
    return data.x_train[order].tolist(), np.ravel(data.y_train[order]).tolist()


def complaint(path, **options):
    with pytest.raises(DataError) as refusal:
        CSV(path=path, **options).load(0)
    return str(refusal.value)


@pytest.mark.parametrize(
    "content",
    [
        "a,b,t\n1,2.5,0.5\n3,-4e1,1.5\n5,6,2.5\n",
        "a;b;t\r\n1;2.5;0.5\r\n3;-4e1;1.5\r\n5;6;2.5\r\n",
        "a\tb\tt\n1\t2.5\t0.5\n3\t-4e1\t1.5\n5\t6\t2.5",
        "a;b;t\n1;2,5;0,5\n3;-4e1;1,5\n5;6;2,5\n",
        "\ufeffa,b,t\n1,2.5,0.5\n3,-4e1,1.5\n5,6,2.5\n",
        '"a","b","t"\n"1","2.5","0.5"\n"3","-4e1","1.5"\n"5","6","2.5"\n',
        " a , b , t \n 1 , 2.5 , 0.5 \n\n 3 , -4e1 , 1.5 \n,,\n 5 , 6 , 2.5 \n",
        "a,b,t\r1,2.5,0.5\r3,-4e1,1.5\r5,6,2.5\r",
    ],
    ids=["comma", "semicolon", "tab", "decimal comma", "byte order mark", "quotes", "blanks", "old Mac"],
)
def test_that_the_same_table_is_read_however_it_is_written(put, content):
    data = CSV(path=put(content), task="regression", **RAW).load(0)
    assert by_first(data) == ([[1, 2.5], [3, -40], [5, 6]], [0.5, 1.5, 2.5])
    assert data.features == ("a", "b")


def test_that_texts_become_classes_and_one_input_a_category(put):
    data = CSV(path=put(PEOPLE), ignore="name", **RAW).load(0)
    assert data.features == ("age", "city=London", "city=Paris", "city=Rome")
    assert (data.classes, data.class_counts.tolist()) == (("no", "yes"), [2, 2])
    assert by_first(data) == ([[25, 1, 0, 0], [30, 0, 0, 1], [36, 0, 1, 0], [41, 0, 1, 0]], [0, 0, 1, 1])


def test_that_quoted_fields_may_hold_delimiters_quotes_and_line_breaks(put):
    content = 'note,x,t\n"a, b",1,u\n"says ""no""",2,v\n"two\nlines",3,u\n"a, b",4,v\n'
    data = CSV(path=put(content), **RAW).load(0)
    assert data.features == ("note=a, b", 'note=says "no"', "note=two\nlines", "x")


@pytest.mark.parametrize("target", ["age", "2", " age "])
def test_that_the_target_is_found_by_name_or_number(put, target):
    data = CSV(path=put(PEOPLE), target=target, **RAW).load(0)
    assert data.task == "regression" and sorted(data.y_train[:, 0].tolist()) == [25, 30, 36, 41]
    assert data.features[-1] == "member=yes"


def test_that_a_column_called_by_a_number_goes_before_its_place(put):
    data = CSV(path=put("x,2,1\n0,5,8\n1,6,9\n0,5,8\n"), target="1", header="yes", **RAW).load(0)
    assert sorted(data.y_train.ravel().tolist()) == [8, 8, 9]


@pytest.mark.parametrize(
    ("values", "task"),
    [
        ("0 1 0 1", "classification"),
        ("0.5 1 0.5 1", "regression"),
        ("yes no yes no", "classification"),
        ("1 2 3 4", "regression"),
        (" ".join(str(i % 20) for i in range(60)), "classification"),
        (" ".join(str(i % 21) for i in range(63)), "regression"),
    ],
)
def test_that_the_task_is_guessed_from_the_target(put, values, task):
    content = "x,t\n" + "".join(f"{i},{value}\n" for i, value in enumerate(values.split()))
    assert CSV(path=put(content), **RAW).load(0).task == task
    if values != "yes no yes no":
        assert CSV(path=put(content), task="regression", **RAW).load(0).task == "regression"


def test_that_numbers_as_classes_are_in_order_of_size(put):
    data = CSV(path=put("x,t\n1,10\n2,9\n3,10\n4,9\n"), **RAW).load(0)
    assert data.classes == ("9", "10") and by_first(data)[1] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("content", "header", "names"),
    [
        ("a,b\n1,2\n3,4\n", "auto", ("a", "b")),
        ("1,2\n3,4\n", "auto", ("column 1", "column 2")),
        ("red,1\nblue,2\n", "auto", ("column 1", "column 2")),
        ("1,2\n3,4\n5,6\n", "yes", ("1", "2")),
        ("colour,size\nred,small\nblue,large\nred,small\n", "auto", ("colour", "size")),
        ("red,small\nblue,large\nred,small\n", "auto", ("column 1", "column 2")),
        (",b\n1,2\n3,4\n", "auto", ("column 1", "b")),
        ("a,b\n1,2\n", "no", ("column 1", "column 2")),
    ],
)
def test_that_a_header_is_recognized(put, content, header, names, tmp_path):
    put(content)
    assert survey(tmp_path / "data.csv", Manner(header)).names == names


GAPS = "a,c,t\n1,u,0\n,v,1\n3,?,0\n5,u,1\n6,u,NA\n0,u,0\n"


def test_that_missing_values_are_refused_dropped_or_filled(put):
    path = put(GAPS)
    said = complaint(path)
    assert said.startswith("data.csv, row 3, column 'a': the value is missing ('')")
    dropped = CSV(path=path, missing="drop rows", **RAW).load(0)
    assert by_first(dropped) == ([[0, 1], [1, 1], [5, 1]], [0, 0, 1])
    filled = CSV(path=path, missing="fill", **RAW).load(0)
    mean = (1 + 3 + 5 + 0) / 4
    assert by_first(filled) == ([[0, 1, 0], [1, 1, 0], [mean, 0, 1], [3, 1, 0], [5, 1, 0]], [0, 0, 1, 0, 1])


BAD = {
    "empty": ("", {}, "data.csv is empty"),
    "blank": (" \n\n", {}, "data.csv is empty"),
    "only delimiters": (",,\n,,\n", {}, "data.csv holds no values"),
    "only a header, unasked": ("a,b\n", {}, "data.csv has no rows below its header (a, b); add an example a row"),
    "only a row": ("u,1\n", {}, "data.csv holds a single example, in row 1; training needs two rows or more"),
    "only a row below a header": ("a,b\n1,2\n", {}, "data.csv holds a single example, in row 2; training needs two"),
    "only a row that can be used": (
        "a,b\n1,2\n,3\n", {"missing": "drop rows"}, "data.csv, row 2 is the only one that can be used; training needs"),
    "only a header": ("a,b\n", {"header": "yes"}, "no rows below its header"),
    "not a number": (
        "a,t\n1,0\n2,1\nxyz,0\n4,1\n", {}, "data.csv, row 4, column 'a': 'xyz' is not a number"),
    "underscore": ("a,t\n1,0\n1_0,1\n3,0\n4,1\n", {}, "row 3, column 'a': '1_0' is not a number"),
    "infinite": ("a,t\n1,0\n2,1\n-inf,0\n4,1\n", {}, "data.csv, row 4, column 'a': '-inf' is infinite"),
    "too large": ("a,t\n1,0\n2,1\n1e300,0\n4,1\n", {}, "row 4, column 'a': '1e300' is more than a 32-bit float"),
    "beyond double": ("a,t\n1,0\n2,1\n1e999,0\n4,1\n", {}, "row 4, column 'a': '1e999' is more than a 32-bit float"),
    "not a number, missing": ("a,t\n1,0\nnan,1\n3,0\n4,1\n", {}, "row 3, column 'a': the value is missing ('nan')"),
    "longer row": ("a,t\n1,0\n2,1,9\n3,0\n", {}, "row 3 has 3 values, the last '9'; the first row has 2"),
    "shorter row": ("a,b,t\n1,0,1\n2,1\n3,0,4\n", {}, "row 3 has 2 values, the last '1'; the first row has 3"),
    "rare class": ("a,t\n1,u\n2,u\n3,u\n4,w\n", {}, "row 5, column 't': the class 'w' has one example"),
    "rare class, three parts": (
        "a,t\n1,u\n2,u\n3,u\n4,w\n5,w\n", {"test": 0.2}, "row 5, column 't': the class 'w' has 2 examples; it needs 3"),
    "one class": ("a,t\n1,u\n2,u\n3,u\n", {}, "column 't' has only one value"),
    "no such column": (PEOPLE, {"target": "cty"}, "no column 'cty'; did you mean 'city'?"),
    "no such column, other case": (PEOPLE, {"target": "AGE"}, "did you mean 'age'?"),
    "nothing near": (PEOPLE, {"target": "zzzz"}, "its 4 columns are name, age, city, member"),
    "no such number": (PEOPLE, {"target": "5"}, "no column '5'"),
    "very many columns": (
        ",".join(f"c{n}" for n in range(2001)) + "\n" + "0," * 2000 + "1\n", {"target": "c2001"},
        "no column 'c2001'; its 2001 columns are"),
    "unknown column left out": (PEOPLE, {"ignore": "name, agee"}, "no column 'agee'; did you mean 'age'?"),
    "same name twice": ("a,b,a\n1,2,3\n", {}, "row 1: columns 1 and 3 are both called 'a'"),
    "nothing to predict from": ("t\nu\nv\nu\n", {}, "has a single column, 't'"),
    "all left out": (PEOPLE, {"ignore": "1,2,3"}, "no column left to predict 'member' from"),
    "text to be regressed": (PEOPLE, {"task": "regression"}, "row 2, column 'member': 'yes' is not a number"),
    "quotes": ('a,t\n1,0\n"2,1\n3,0\n', {}, "the quotes of this row, or of one before it, do not match"),
    "Latin-1": ("a,t\n1,caf\xe9\n2,b\n".encode("latin-1"), {}, "line 2: the byte 0xE9 is not UTF-8"),
    "Latin-1 that GB18030 would make words of": (
        "a,t\n1,M\xfcller\n2,Gr\xfcn\n".encode("latin-1"), {}, "line 2: the byte 0xFC is not UTF-8; the file may be"),
    "damaged UTF-8": ("甲,乙\n1,数据\n2,".encode() + b"\xe6\xff\n", {}, "line 3: the byte 0xE6 is not UTF-8"),
    "half a UTF-16": ("a,t\n1,2\n".encode("utf-16")[:-1], {}, "begins like text in UTF-16"),
    "not what it was said to be": ("甲,乙\n1,2\n".encode("gbk"), {"encoding": "utf-8"}, "line 1: the byte 0xBC"),
    "not GB18030": (
        "a,t\n1,caf\xe9\n2,b\n".encode("latin-1"), {"encoding": "gb18030"}, "0xE9 does not belong to text in gb18030"),
    "workbook": (b"PK\x03\x04rest", {}, "workbook"),
    "binary": (b"\x89PNG\0\0\0", {}, "not text"),
    "nothing known": ("a,b,t\n1,,0\n2,,1\n3,,0\n4,,1\n", {"missing": "fill"}, "column 'b' holds no value at all"),
    "nothing whole": ("a,b,t\n1,,0\n2,,1\n", {"missing": "drop rows"}, "no row without a missing value"),
    "too many categories": (
        "a,t\n" + "".join(f"p{i},{i % 2}\n" for i in range(101)), {}, "column 'a' holds more than 100 different texts"),
    "endless categories": (
        "a,t\n" + "".join(f"p{i},{i % 2}\n" for i in range(1100)), {}, "column 'a' holds more than 100 different"),
    "endless classes": ("x,t\n" + "".join(f"{i},p{i}\n" for i in range(30_000)), {}, "more than 1,000 different"),
    "too many classes": (
        "x,t\n" + "".join(f"{i},{i}\n" for i in range(1100)), {"task": "classification"}, "more than 1,000 different"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "options", "said"), BAD.values(), ids=BAD)
def test_that_bad_files_are_refused_with_the_place_and_the_value(put, content, options, said):
    words = complaint(put(content), **options)
    assert said in words and "data.csv" in words


def test_that_a_missing_file_and_a_folder_are_named(tmp_path):
    assert "there is no file" in complaint(str(tmp_path / "gone.csv")) and "gone.csv" in complaint("gone.csv")
    assert "is a folder" in complaint(str(tmp_path))


@pytest.mark.parametrize("name", ["~nobody-is-called-so/x.csv", "x\0y.csv", "x" * 5000, "gone/../x.csv"])
def test_that_a_name_that_cannot_be_one_is_refused(name):
    assert "x" in complaint(name)


def test_that_no_file_asks_for_one():
    assert "Choose a file" in complaint("")


def test_that_an_unreadable_file_gives_the_systems_reason(put, monkeypatch):
    path = put(PEOPLE)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert complaint(path).endswith("cannot be read: Permission denied")


def test_that_a_column_with_a_flaw_may_be_left_out(put):
    path = put("id,x,t\n1,5,u\n2,6,v\nx,7,u\n4,8,v\n")
    assert "'x' is not a number" in complaint(path)
    assert CSV(path=path, ignore="id", **RAW).load(0).features == ("x",)


def test_that_a_relative_path_begins_at_the_current_folder(put, monkeypatch, tmp_path):
    put(PEOPLE)
    monkeypatch.chdir(tmp_path)
    assert CSV(path="data.csv", ignore="name").load(0).size == 4


def test_that_a_file_that_changed_is_read_again(put, tmp_path):
    path = put("x,t\n1,0\n2,1\n3,0\n4,1\n")
    assert CSV(path=path, **RAW).load(0).size == 4
    put("x,t\n1,0\n2,1\n3,0\n4,1\n5,0\n")
    os.utime(path, ns=(0, 0))
    assert CSV(path=path, **RAW).load(0).size == 5


def test_that_the_features_are_standardized_unless_told_otherwise(put):
    data = CSV(path=put(PEOPLE), ignore="name", validation=0.0).load(0)
    assert data.x_train.mean(0) == pytest.approx(0, abs=1e-6)


@given(
    st.lists(
        st.tuples(
            st.floats(-1e30, 1e30, allow_subnormal=False),
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8).filter(str.strip),
            st.sampled_from("uv"),
        ),
        min_size=2,
        max_size=40,
    ),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_that_whatever_is_written_is_read_back(tmp_path_factory, rows, delimiter, mark):
    rows += [(0.0, "a", "u"), (1.0, "b", "v")]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC).writerows([("x", "text", "t"), *rows])
    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_bytes(file.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    assert find_delimiter(path) == delimiter
    data = CSV(path=str(path), header="yes", ignore="text", **RAW).load(0)
    assert sorted(data.x_train[:, 0].tolist()) == sorted(np.array([row[0] for row in rows], np.float32).tolist())
    assert sorted(data.classes[y] for y in data.y_train) == sorted(row[2] for row in rows)


@given(
    st.binary(max_size=300)
    | st.text(alphabet='0123456789.,;\t\n"ab-', max_size=120).map(str.encode)
    | st.text(alphabet="015.,;| \n%$()'-\u2212\u202f\uff11\u20ace", max_size=200).map(str.encode)
)
def test_that_any_file_is_either_read_or_refused_in_words(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        data = CSV(path=str(path), validation=0.0).load(0)
    except DataError as refusal:
        assert "any.csv" in str(refusal) or "training examples" in str(refusal)
    else:
        assert np.isfinite(data.x_train).all() and len(data.x_train)
