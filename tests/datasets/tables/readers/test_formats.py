"""Tables in other formats than text: the same values in all of them, and what is said of each."""

import datetime
import io
import re
import sys
import time
import zipfile

import numpy as np
import openpyxl
import pytest
import scipy.io

from dllab.datasets import DataError
from dllab.datasets.tables.readers import FORMATS
from dllab.datasets.tables.readers.workbook import CHUNK

RAW = {"standardize": False, "standardize_target": False, "validation": 0.0}
NAMES = ("长", "size", "kind", "label")
ROWS = [(n / 8 + 0.033, n * 100, "ab中"[n % 3], "yes" if n % 2 else "no") for n in range(40)]


def as_text(delimiter, heads=()):
    lines = [NAMES, *heads, *ROWS]
    return "".join(delimiter.join(map(str, line)) + "\n" for line in lines).encode()


def workbook(rows=(NAMES, *ROWS), **others):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, content in others.items():
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append(row)
    return saved(book.save)


def saved(write):
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()


def npz(**arrays):
    return saved(lambda stream: np.savez_compressed(stream, **arrays))


def records():
    """As NumPy writes them, in version 3.0 of its format, which it warns of."""
    kinds = [("长", "f8"), ("size", "i4"), ("kind", "U2"), ("label", "U3")]
    return np.array(ROWS, kinds)


def test_that_bytes_which_are_no_text_stay_different_ones(put):
    labels = np.array([b"a\xfe", b"a\xff"] * 9)
    data = put("a.npz", npz(X=np.arange(18.0), y=labels)).load(0)
    assert data.classes == ("a\\xfe", "a\\xff") and sorted(np.bincount(data.y_train)) == [9, 9]


def arff():
    attributes = ("@attribute 长 numeric", "@attribute size numeric", "@attribute kind {a,b,中}")
    head = "\n".join(["% a comment", "@relation r", *attributes, "@attribute label {no,yes}", "@data", "% another", ""])
    return (head + "\n".join(",".join(map(str, row)) for row in ROWS) + "\n").encode()


def mat(**variables):
    return saved(lambda stream: scipy.io.savemat(stream, variables, do_compression=True))


def columns():
    long, size, kind, label = zip(*ROWS, strict=True)
    return {
        "length": np.array(long), "size": np.array([size]).T, "kind": np.array(kind, object).reshape(-1, 1),
        "label": np.array(label, object).reshape(-1, 1),
    }  # fmt: skip


FILES = {
    "a.csv": as_text(","),
    "a.xlsx": workbook(),
    "a.npy": saved(lambda stream: np.lib.format.write_array(stream, records(), (3, 0))),
    "a.npz": npz(
        label=records()["label"], **{"长": records()["长"], "size": records()["size"], "kind": records()["kind"]}
    ),
    "a.arff": arff(),
    "a.tab": as_text("\t", [("c", "c", "a b 中", "discrete"), ("", "", "", "class")]),
    "b.tab": as_text("\t").replace("长\tsize\tkind\tlabel".encode(), "C#长\tC#size\tD#kind\tcD#label".encode()),
    "a.mat": mat(**columns()),
}


def refusal(choice):
    with pytest.raises(DataError) as found:
        choice.load(0)
    words = str(found.value)
    assert len(words) < 900 and choice.path.rsplit("/", 1)[-1] in words
    return words


@pytest.mark.parametrize(("name", "content"), FILES.items(), ids=FILES)
def test_that_every_format_gives_the_same_examples_as_text(put, name, content):
    told = []
    data = put(name, content).load(0, progress=lambda done, total: told.append(done / total))
    wanted = put("wanted.csv", FILES["a.csv"]).load(0)
    assert told == sorted(told) and told[-1] == 1 and told[-2:][0] > 0.5
    first = "length" if name.endswith(".mat") else "长"
    assert data.features == (first, "size", "kind=a", "kind=b", "kind=中") and data.classes == ("no", "yes")
    order, other = data.x_train[:, 0].argsort(), wanted.x_train[:, 0].argsort()
    assert (data.x_train[order] == wanted.x_train[other]).all()
    assert (data.y_train[order] == wanted.y_train[other]).all()
    assert data.notes == ()
    sketch = put(name, content).sketch()
    assert sketch.kinds == ("number", "number", "category", "category") and sketch.whole and sketch.counted == 40


def test_that_every_format_is_tested():
    endings = {f".{name.split('.')[1]}" for name in FILES}
    assert endings >= set(FORMATS) - {".tsv", ".txt", ".xls", ".xlsm"}


def test_that_a_number_in_a_cell_is_no_number_in_groups(put):
    """1.033 beside 700 would be doubtful in a text; a cell says what it is."""
    rows = [("x", "y"), (700, 0.5), (1.033, 1.5), (999, 2.5), (12.5, 3.5)]
    data = put("a.xlsx", workbook(rows), task="regression").load(0)
    assert sorted(data.x_train[:, 0].tolist()) == pytest.approx([1.033, 12.5, 700, 999])


def test_that_cells_of_every_kind_are_read_and_named_by_their_rows(put):
    day = datetime.datetime(2024, 1, 5)
    rows = [("x", "when", "ok", "y"), (1, day, True, "u"), (), (2.5, day, False, "v"), (None, day, True, "u")]
    choice = put("a.xlsx", workbook([*rows, (4, day, False, "v"), (5, day, True, "u")]))
    assert "a.xlsx, row 5, column 'x': the value is missing" in refusal(choice)
    data = choice.model_copy(update={"missing": "drop rows"}).load(0)
    assert data.features == ("x", "when=2024-01-05", "ok=FALSE", "ok=TRUE")


def test_that_texts_in_cells_are_read_as_those_of_a_text_are(put):
    rows = [("price", "y"), *[(f"{n}.033,50 €", n % 2) for n in range(1, 9)]]
    assert put("a.xlsx", workbook(rows)).load(0).x_train.min() == 1033.5


def test_that_the_first_filled_sheet_is_read_and_the_others_are_offered(put):
    content = workbook((), data=[NAMES, *ROWS], 说明=[("a", "b"), ("c", "d")])
    (note,) = put("a.xlsx", content).load(0).notes
    assert str(note) == "The sheet “data” is read; the workbook has 3"
    assert [(remedy.key, remedy.value) for remedy in note.remedies] == [("sheet", "说明")]
    assert put("a.xlsx", content, sheet="3").sketch().names == ("a", "b")
    assert put("a.xlsx", content, sheet="data").load(0).notes == ()
    assert put("b.xlsx", workbook((), data=[NAMES, *ROWS])).load(0).notes == ()
    assert "no sheet 'x'; its sheets are Sheet, data, 说明" in refusal(put("a.xlsx", content, sheet="x"))


def test_that_a_long_sheet_is_read_to_its_end_and_sketched_from_its_beginning(put):
    count = 30 * CHUNK
    choice = put("a.xlsx", workbook([("x", "y"), *((n, n % 2) for n in range(count))]))
    assert choice.load(0).size == count
    assert not choice.sketch().whole and choice.sketch().counted == 5000


def test_that_images_are_sketched_from_few_of_their_rows(put):
    content = npz(x=np.zeros((900, 28, 28), np.uint8), y=np.arange(900) % 3)
    sketch = put("a.npz", content).sketch()
    assert not sketch.whole and sketch.counted == 334 and len(sketch.names) == 785


def test_that_the_absence_of_openpyxl_is_said_with_the_command_that_mends_it(put, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "-m pip install openpyxl" in refusal(put("a.xlsx", FILES["a.xlsx"]))


def test_that_images_are_rows_of_pixels_and_another_part_is_left_out(put):
    images = np.arange(30 * 4).reshape(30, 2, 2).astype(np.uint8)
    content = npz(
        x_test=images[:5], y_test=np.arange(5), y_train=np.arange(30) % 3, x_train=images, scale=np.array(3.0)
    )
    data = put("a.npz", content).load(0)
    assert data.features == ("x_train 1", "x_train 2", "x_train 3", "x_train 4") and data.classes == ("0", "1", "2")
    assert [str(note) for note in data.notes] == [
        "Arrays with other numbers of rows, or of a kind that no table holds, are left out: "
        "x_test 5×2×2, y_test 5, scale "
    ]


def test_that_a_plain_array_is_a_table_of_numbered_columns(put):
    table = np.array([[0.5, np.nan, 1], [1.5, 2, 0], [2.5, 3, 1], [3.5, 4, 0]], np.float32)
    choice = put("a.npy", saved(lambda stream: np.save(stream, table)))
    assert "a.npy, row 1, column 'column 2': the value is missing ('nan')" in refusal(choice)
    assert choice.model_copy(update={"missing": "fill"}).load(0).x_train.max() == 4
    infinite = saved(lambda stream: np.save(stream, np.array([[1.0, 0], [np.inf, 1], [3, 0], [4, 1]])))
    assert "row 2, column 'column 1': 'inf' is infinite" in refusal(put("b.npy", infinite))


def test_that_matlab_rows_and_columns_are_columns_alike(put):
    data = put("a.mat", mat(x=np.arange(20.0), y=(np.arange(20) % 2).reshape(-1, 1), note="about")).load(0)
    assert data.size == 20 and data.features == ("x",) and data.classes == ("0", "1")


def test_that_orange_says_which_column_is_predicted_and_which_are_not_used(put):
    head = b"kind\tname\tx\tn\nd\ts\tc\td\nclass\tmeta\t\t\n"
    rows = b"".join(b"%s\tperson %d\t%d.5\t%d\n" % (b"ab"[n % 2 : n % 2 + 1], n, n, n % 3) for n in range(30))
    data = put("a.tab", head + rows).load(0)
    assert data.classes == ("a", "b") and data.features == ("x", "n=0", "n=1", "n=2")
    assert [str(note) for note in data.notes] == ["Columns that the file marks as meta or ignored are left out: name"]
    assert "row 34, column 'x': 'slip' is not a number" in refusal(put("b.tab", head + rows + b"a\tz\tslip\t1\n"))
    assert "row 34 has 2 values, the last 'z'; the first row has 4" in refusal(put("c.tab", head + rows + b"a\tz\n"))


def test_that_any_text_may_be_called_tab(put):
    assert put("a.tab", as_text("\t")).load(0).classes == ("no", "yes")
    assert put("b.tab", as_text(",")).load(0).classes == ("no", "yes")


class Payload:
    def __reduce__(self):
        return print, ("ran",)


def bomb():
    stream = io.BytesIO(FILES["a.xlsx"])
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/zeros.xml", "w") as part:
        for _ in range(40):
            part.write(bytes(1 << 20))
    return stream.getvalue()


def forged(shape, values=bytes(24)):
    """Arrays of which one says that it has this shape."""
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + b", }\n"
    array = b"\x93NUMPY\x02\x00" + len(header).to_bytes(4, "little") + header + values
    stream = io.BytesIO(npz(y=np.arange(3)))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("x.npy", array)
    return stream.getvalue()


def with_part(name, content):
    """The workbook with another content of a part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES["a.xlsx"])) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return made.getvalue()


def with_strings(name, content):
    """The workbook with a part that says it holds the texts of its cells."""
    with zipfile.ZipFile(io.BytesIO(FILES["a.xlsx"])) as archive:
        kinds = archive.read("[Content_Types].xml")
    said = b'<Override PartName="/%s" ContentType="application/x.sharedStrings+xml"/></Types>' % name.encode()
    stream = io.BytesIO(with_part("[Content_Types].xml", kinds.replace(b"</Types>", said)))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
LATE = b"<?xml version='1.0'?><!--" + b" " * 100_000 + b"--><!DOCTYPE x []><x/>"
FAR_ROW = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    b'<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
)
HOSTILE = {
    "a zip bomb": ("a.xlsx", bomb, "more than a hundred times its own size"),
    "an external entity": ("a.xlsx", lambda: with_part("xl/sharedStrings.xml", ENTITY), "defines entities of its own"),
    "an entity in a part of another name": ("a.xlsx", lambda: with_part("xl/odd.bin", ENTITY), "defines entities"),
    "an entity in UTF-16": ("a.xlsx", lambda: with_part("x.xml", ENTITY[21:].decode().encode("utf-16")), "entities"),
    "an entity behind a long comment": ("a.xlsx", lambda: with_part("xl/workbook.xml", LATE), "defines entities"),
    "styles without end": (
        "a.xlsx",
        lambda: with_part("xl/styles.xml", b"<s><fonts>" + b"<font/>" * 100_000 + b"</fonts></s>"),
        "'xl/styles",
    ),
    "texts without end under another name": (
        "a.xlsx",
        lambda: with_strings("xl/worksheets/other.xml", b"<worksheet>" + b"<si/>" * 2_000_000),
        "'xl/worksheets/o",
    ),
    "sheets without end": (
        "a.xlsx",
        lambda: with_part("xl/workbook.xml", b"<workbook>" + b"<sheet/>" * 100_000),
        "'xl/workbook.xml' has",
    ),
    "macros": ("a.xlsm", lambda: with_part("xl/vbaProject.bin", b"x"), "holds macros"),
    "an old workbook": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel 2003 or older"),
    "a row beyond every sheet": ("a.xlsx", lambda: with_part("xl/worksheets/sheet1.xml", FAR_ROW), "a single example"),
    "a workbook called text": ("a.csv", lambda: FILES["a.xlsx"], "must end in .xlsx"),
    "a pickle": ("a.npz", lambda: npz(x=np.array([Payload()], object), y=np.arange(3)), "holds Python objects"),
    "a pickle alone": (
        "a.npy",
        lambda: saved(lambda s: np.save(s, np.array([Payload()], object))),
        "'a' holds Python objects",
    ),
    "an array that claims more than there is": ("a.npz", lambda: forged(b"(999999999999999999, 3)"), "'x' is damaged"),
    "a header that keeps Python busy": ("a.npz", lambda: forged(b"(" * 60_000), "'x' is damaged"),
    "a header of signs": ("a.npz", lambda: forged(b"-" * 60_000 + b"1"), "'x' is damaged"),
    "nothing in an array of no size": ("a.npz", lambda: forged(b"(999999999999999999, 0, 9)", b""), "'x' is damaged"),
    "complex numbers": ("a.npy", lambda: saved(lambda s: np.save(s, np.ones((4, 2), complex))), "holds no array of"),
    "a single number": ("a.npy", lambda: saved(lambda s: np.save(s, np.array(3.0))), "holds no array of"),
    "a MATLAB structure": ("a.mat", lambda: mat(s={"a": 1, "b": 2}), "MATLAB objects and structures are not read"),
    "MATLAB 7.3": ("a.mat", lambda: b"MATLAB 7.3".ljust(512) + b"\x89HDF\r\n\x1a\n" + bytes(99), "-v7"),
    "ARFF with texts": ("a.arff", lambda: b"@relation r\n@attribute x string\n@data\nu\n", "free text"),
    "no ARFF": ("a.arff", lambda: as_text(","), "a.arff"),
    "an unknown nominal": (
        "a.arff",
        lambda: b"@relation r\n@attribute x {a,b}\n@data\na\nc\n",
        "row 5: 'c' is none of",
    ),
    "ARFF without rows": ("a.arff", lambda: b"@relation r\n@attribute x numeric\n@data\n", "no rows below @data"),
    "only meta": ("a.tab", lambda: b"x\ty\nc\td\nmeta\tignore\n1\t2\n", "no column that is to be used"),
}


@pytest.mark.parametrize(("name", "content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_that_hostile_files_are_refused_in_words_and_nothing_in_them_runs(put, capsys, name, content, said):
    choice, begun = put(name, content()), time.process_time()
    assert said in refusal(choice)
    assert time.process_time() - begun < 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["a.xlsx", "a.npz", "a.npy", "a.mat", "a.arff"])
def test_that_what_unpacks_to_more_than_there_is_room_for_is_refused(put, monkeypatch, name):
    for module in ("library", "npz", "matlab"):
        monkeypatch.setattr(f"dllab.datasets.tables.readers.{module}.MOST_BYTES", 600)
    assert re.search("more than the 600 that|cannot be read as MAT: > 600 B", refusal(put(name, FILES[name])))


def test_that_a_sheet_of_empty_cells_without_end_is_refused(put, monkeypatch):
    monkeypatch.setattr("dllab.datasets.tables.readers.workbook.MOST_CELLS", 10_000)
    cell = b'<c r="XFD%d"/></row>'
    rows = b"".join(b'<row r="%d">' % row + cell % row for row in range(1, 20))
    sheet = FAR_ROW[: FAR_ROW.index(b"<row")] + rows + b"</sheetData></worksheet>"
    assert "more than 10,000 cells" in refusal(put("a.xlsx", with_part("xl/worksheets/sheet1.xml", sheet)))


def test_that_other_arrays_and_files_in_an_archive_do_not_keep_a_table_from_being_read(put):
    stream = io.BytesIO(npz(x=np.arange(8.0), when=np.zeros(8, "datetime64[ns]"), y=np.arange(8) % 2))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("about.txt", "text")
    data = put("a.npz", stream.getvalue()).load(0)
    assert data.features == ("x",) and str(data.notes[0]).endswith("left out: when 8 datetime64[ns]")
