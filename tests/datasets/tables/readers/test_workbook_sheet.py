"""What a workbook shows in Excel and its values alone do not say: formulas, hidden rows, merged cells."""

import io
import re
import zipfile

import numpy as np
import openpyxl
import pytest

from dllab.datasets import DATASETS, DataError

ROWS = [("a", "b", "y"), *((n, n * n, "pq"[n % 2]) for n in range(2, 14))]
RAW = {"standardize": False, "validation": 0.0, "target": "y"}


def load(tmp_path, change, **others):
    """The table of ROWS as somebody changed it, loaded; others: settings, or `rewrite`, which changes sheets' XML."""
    rewrite = others.pop("rewrite", None)
    book, path = openpyxl.Workbook(), tmp_path / "table.xlsx"
    for row in ROWS:
        book.active.append(row)
    change(book.active)
    book.save(path)
    if rewrite:
        parts = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
        with zipfile.ZipFile(path, "w") as written:
            for name in parts.namelist():
                written.writestr(name, rewrite(name, parts.read(name).decode()))
    return DATASETS["csv"](path=str(path), **RAW | others).load(0)


def setting(**cells):
    def change(sheet):
        for name, value in cells.items():
            sheet[name] = value

    return change


def cached(value):
    """Puts a value beside every formula, as a program that computes does; None: a program that says it did not."""

    def rewrite(name, xml):
        if name == "xl/workbook.xml" and value is not None:
            return re.sub(r"<calcPr[^>]*>", '<calcPr calcId="191029"/>', xml)
        return re.sub(r"</f>\s*<v\s*(/>|>\s*</v>)", f"</f><v>{value or 0}</v>", xml)

    return rewrite


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        ({"B5": "=A5*2"}, "B5"),
        ({f"B{row}": f"=A{row}*2" for row in range(2, 14)}, "B2"),
        ({f"{column}1": f'="{column}"' for column in "ABC"}, "A1"),
        ({f"{column}14": f"=SUM({column}2:{column}13)" for column in "AB"}, "A14"),
        ({"C13": '=IF(A13>1,"p","q")'}, "C13"),
    ],
)
@pytest.mark.parametrize("missing", ["refuse", "drop rows", "fill"])
def test_that_a_formula_nobody_computed_is_named_and_never_a_missing_value(tmp_path, cells, first, missing):
    with pytest.raises(DataError, match=f"sheet “Sheet”, cell {first} holds a formula without its value.* save it"):
        load(tmp_path, setting(**cells), missing=missing)


def test_that_zeros_are_no_values_where_all_formulas_are_to_be_computed_first(tmp_path):
    with pytest.raises(DataError, match="cell B5 holds a formula without its value"):
        load(tmp_path, setting(B5="=A5*2"), rewrite=cached(None))


@pytest.mark.parametrize("value", ["0", "10", "2.5e-3"])
def test_that_a_formula_with_its_value_is_that_value(tmp_path, value):
    data = load(tmp_path, setting(B5="=A5*2", A7="=1+1"), rewrite=cached(value))
    expected = np.array([row[:2] for row in ROWS[1:]], np.float32)
    expected[3, 1] = expected[5, 0] = float(value)
    assert sorted(map(tuple, data.x_train)) == sorted(map(tuple, expected))


def test_that_the_first_sheet_is_read_though_it_holds_nothing_but_formulas(tmp_path):
    def change(sheet):
        other = sheet.parent.create_sheet("Other")
        for row in ROWS:
            other.append(row)
        sheet.delete_rows(1, 20)
        sheet["A1"] = "=Other!A1"

    with pytest.raises(DataError, match="sheet “Sheet”, cell A1"):
        load(tmp_path, change)


def test_that_rows_and_columns_nobody_sees_are_read_and_told(tmp_path):
    def change(sheet):
        sheet.row_dimensions[4].hidden = sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["B"].hidden = True

    data = load(tmp_path, change)
    assert len(data.x_train) == len(ROWS) - 1
    said = "\n".join(map(str, data.notes))
    assert "“Sheet” hides rows, the first of them row 4; they are read too" in said and "hides columns" in said
    assert "hides" not in "\n".join(map(str, load(tmp_path, lambda sheet: None).notes))


def test_that_rows_and_columns_beyond_the_table_are_hidden_without_a_word(tmp_path):
    def change(sheet):
        sheet.row_dimensions[30].hidden = True
        sheet.column_dimensions.group("D", "XFD", hidden=True)
        sheet["E30"].fill = openpyxl.styles.PatternFill("solid", "FFFF00")

    assert "hides" not in "\n".join(map(str, load(tmp_path, change).notes))


def test_that_a_sheet_that_is_seen_comes_before_one_that_is_hidden(tmp_path):
    def change(sheet):
        other = sheet.parent.create_sheet("Seen")
        for row in ROWS[:7]:
            other.append(row)
        sheet.sheet_state = "hidden"

    data = load(tmp_path, change)
    assert len(data.x_train) == 6 and "The sheet “Seen” is read; the workbook has 2" in map(str, data.notes)
    assert len(load(tmp_path, change, sheet="1").x_train) == 12


@pytest.mark.parametrize("cells", ["B6:B8", "A6:B6", "A6:B8"])
@pytest.mark.parametrize("missing", ["refuse", "drop rows", "fill"])
def test_that_merged_cells_are_named_and_never_missing_values(tmp_path, missing, cells):
    with pytest.raises(DataError, match=f"the cells {cells} are merged.* unmerge them"):
        load(tmp_path, lambda sheet: sheet.merge_cells(cells), missing=missing)


@pytest.mark.parametrize("cells", ["A1:B1", "E1:E2", "A40:B42"])
def test_that_merged_names_and_empty_cells_below_a_table_are_no_matter(tmp_path, cells):
    assert load(tmp_path, lambda sheet: sheet.merge_cells(cells)).size == len(ROWS) - 1
