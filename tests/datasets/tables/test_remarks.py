"""What is said of columns that can be trained on, but may not be what they seem, and the click that mends it."""

import gzip
import lzma

import pytest

from dllab.datasets import DATASETS, DataError

ROWS = 24


def table(x, y=lambda n: "ab"[n % 2], z=lambda n: n % 7 / 8, names="x,z,y"):
    """A file with these three columns."""
    return names + "\n" + "".join(f"{x(n)},{z(n)},{y(n)}\n" for n in range(ROWS))


def some(written, usual):
    """A column that is `usual` but for two rows."""
    return lambda n: written if n in (5, 9) else usual(n)


REMARKS = {
    "names": (table(lambda n: f"S{n:03}"), "another text in nearly every row, such as 'S000'", ("ignore", "x")),
    "ranges": (table(lambda n: f"{n}-{n + 1}"), "another text in nearly every row", ("ignore", "x")),
    "hexadecimal": (table(hex), "another text in nearly every row", ("ignore", "x")),
    "days": (
        table(lambda n: f"2024-01-{n % 5 + 1:02}"), "dates or times, such as '2024-01-01'; each of its 5",
        ("ignore", "x")),
    "American days": (table(lambda n: f"{n % 12 + 1}/28/2024"), "dates or times", ("ignore", "x")),
    "Chinese days": (table(lambda n: f"2024年1月{n + 1}日"), "dates or times", ("ignore", "x")),
    "times of a day": (table(lambda n: f"{n}:30"), "dates or times", ("ignore", "x")),
    "one number": (table(lambda n: 5), "Column 'x' holds 5 in every row", ("ignore", "x")),
    "one text": (table(lambda n: "k"), "Column 'x' holds k in every row", ("ignore", "x")),
    "one number to predict": (table(lambda n: n % 5, y=lambda n: 5.5), "Column 'y' holds 5.5 in every row", None),
    "a dash among classes": (
        table(lambda n: n % 5, some("-", lambda n: "ab"[n % 2])), "'-', in 2 rows, is taken as a category",
                             ("markers", "-")),
    "None among classes": (
        table(lambda n: n % 5, some("None", lambda n: "ab"[n % 2])), "'None', in 2 rows", ("markers", "None")),
    "缺失 among categories": (table(some("缺失", lambda n: "ab"[n % 2])), "'缺失', in 2 rows", ("markers", "缺失")),
    "-999": (table(some("-999", lambda n: n / 8)), "-999, in 2 rows, lies far from all other values, from 0 to 2.875",
             ("markers", "-999")),
    "-1000000": (table(some("-1000000", lambda n: n)), "in 2 rows, lies far", ("markers", "-1000000")),
    "9999": (table(some("9999.0", lambda n: n)), "9999, in 2 rows, lies far", ("markers", "9999")),
    "capitals": (
        table(lambda n: n % 5, y=lambda n: ["Yes", "yes", "no"][n % 3]), "'Yes' and 'yes' are taken as two", None),
    "width": (table(lambda n: n % 5, y=lambda n: ["A", "Ａ", "b"][n % 3]), "'A' and 'Ａ' are taken as two", None),
    "blanks": (table(lambda n: n % 5, y=lambda n: ["new york", "new  york", "b"][n % 3]), "are taken as two", None),
    "a total": (
        table(lambda n: "pq"[n % 2], y=lambda n: n / 3) + "合计,9,88\n",
        "Row 26, column 'x': '合计' seems to sum", None),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said", "click"), REMARKS.values(), ids=REMARKS)
def test_that_what_a_column_may_not_be_is_said_with_the_other_reading_one_click_away(choose, content, said, click):
    (note,) = choose(content).load(0).notes
    assert said in str(note)
    assert [(remedy.key, remedy.value) for remedy in note.remedies] == ([click] if click else [])
    if click:
        mended = choose(content, **{click[0]: click[1], "missing": "drop rows"}).load(0)
        assert not any(said in str(note) for note in mended.notes)


QUIET = {
    "categories": table(lambda n: "pqr"[n % 3]),
    "years": table(lambda n: 2000 + n),
    "-999 within": table(lambda n: -999 + 90 * n),
    "99 of a hundred": table(some("99", lambda n: 4 * n)),
    "none of two": table(lambda n: n % 5, y=lambda n: ["none", "some"][n % 2]),
    "a few names": "x,y\n" + "".join(f"n{n},{n % 2}\n" for n in range(6)),
    "one with gaps": table(lambda n: "k" if n % 3 else ""),
}


@pytest.mark.parametrize("content", QUIET.values(), ids=QUIET)
def test_that_usual_columns_are_not_remarked_on(choose, content):
    notes = map(str, choose(content, missing="drop rows").load(0).notes)
    assert [note for note in notes if "missing values are left out" not in note] == []


def test_that_a_mark_among_numbers_is_refused_with_the_click_that_makes_it_missing(choose):
    content = table(some("-", lambda n: n / 8))
    with pytest.raises(DataError, match="row 7, column 'x': '-' is not a number") as refused:
        choose(content, markers="缺失").load(0)
    mark, without = refused.value.remedies
    assert (mark.key, mark.value) == ("markers", "缺失, -") and (without.key, without.value) == ("ignore", "x")
    assert choose(content, markers=mark.value, missing="drop rows").load(0).size == ROWS - 2
    assert choose(content, ignore=without.value).load(0).features == ("z",)


def test_that_a_slip_among_numbers_is_not_offered_as_missing(choose):
    with pytest.raises(DataError) as refused:
        choose(table(some("1.5x", lambda n: n / 8))).load(0)
    assert [remedy.key for remedy in refused.value.remedies] == ["ignore"]


def test_that_letters_that_look_alike_are_one_category(choose):
    content = table(lambda n: n % 5, y=lambda n: ["é", "e\u0301", "b"][n % 3])
    assert choose(content).load(0).classes == ("b", "é")


OTHERS = {
    "LIBSVM": ("".join(f"{n % 2 * 2 - 1} 1:0.5 3:{n}\n" for n in range(9)), "sparse format of LIBSVM"),
    "JSON": ('[{"x": 1, "y": 2},\n {"x": 3, "y": 4}]', "is JSON"),
    "JSON, a line a record": ('{"x": 1}\n{"x": 2}\n', "is JSON"),
    "HTML": ("<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>", "is HTML"),
    "PDF": ("%PDF-1.7\n1 0 obj", "is PDF"),
}


@pytest.mark.parametrize(("content", "said"), OTHERS.values(), ids=OTHERS)
def test_that_text_of_another_kind_is_called_what_it_is(choose, content, said):
    with pytest.raises(DataError, match=said):
        choose(content).load(0)


OTHER_BYTES = {
    "gzip": (gzip.compress(b"x,y\n1,2\n"), "is packed .gzip.; unpack it first"),
    "xz": (lzma.compress(b"x,y\n1,2\n"), "is packed .xz.; unpack it first"),
    "UTF-32": ("x,y\n1,2\n".encode("utf-32"), "text in UTF-32, which is not read; save it as “CSV UTF-8”"),
    "ISO-2022-JP": ("都市,点\n東京,2\n".encode("iso2022_jp"), "text in ISO-2022-JP, which is not read; save it"),
    "RTF": (b"{\\rtf1\\ansi\nx,y\\par\n1,2\\par\n}", "is RTF, not a text with columns"),
    "YAML": (b"- x: 1\n  y: 2\n- x: 3\n  y: 4\n", "is YAML, not a text with columns"),
}


@pytest.mark.parametrize(("content", "said"), OTHER_BYTES.values(), ids=OTHER_BYTES)
def test_that_bytes_of_another_kind_are_called_what_they_are(tmp_path, content, said):
    (tmp_path / "data.csv").write_bytes(content)
    with pytest.raises(DataError, match=said):
        DATASETS["csv"](path=str(tmp_path / "data.csv")).load(0)


@pytest.mark.parametrize(
    "words", ["x,y\n1,2\n3,4\n", "город,балл\nМосква,5\nКазань,7\n", "城市,分数\n北京,5\n上海,7\n"]
)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_that_utf_16_without_its_mark_is_recognized(tmp_path, codec, words):
    (tmp_path / "data.csv").write_bytes(words.encode(codec))
    with pytest.raises(DataError, match="UTF-16 without the mark"):
        DATASETS["csv"](path=str(tmp_path / "data.csv")).load(0)
