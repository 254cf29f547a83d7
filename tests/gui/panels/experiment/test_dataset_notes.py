"""What the form says of a file that may be read in two ways, and tables beyond measure."""

import io
import time

import numpy as np
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.datasets import DATASETS
from dllab.datasets.notes import Note, Remedy
from dllab.gui.panels.experiment.dataset_notes import MOST, DatasetNotes
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.panels.experiment.remedies import Remedies
from dllab.gui.panels.experiment.table_preview import MOST_COLUMNS, TablePreview
from tests.gui.forms.hands import pick
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen

LEFT = Qt.MouseButton.LeftButton
DECIMALS = "".join(f"{n / 8},{n / 4 + 0.125},{n % 5 + 0.5}\n" for n in range(40))


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 320, 900)
    settle(qtbot, made)
    return made


@pytest.fixture
def form(panel):
    return panel.form.dataset


@pytest.fixture
def open_file(qtbot, panel, form, tmp_path):
    def open_it(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        pick(form.choice, "csv")
        settle(qtbot, panel)
        form.choice.rows.rows["path"].editor.take_file(str(path))
        settle(qtbot, panel)

    return open_it


def test_that_a_header_of_numbers_is_said_and_read_otherwise_with_one_click(qtbot, panel, form, open_file):
    open_file("0,1,2\n" + DECIMALS)
    assert "The first row (0, 1, 2) holds numbers; it is taken as the names" in form.notes.words
    assert form.notes.isVisible() and form.value.header == "auto"
    (button,) = form.notes.buttons
    with qtbot.waitSignal(panel.edited):
        QTest.mouseClick(button, LEFT)
    assert form.value.header == "no" and form.value.load(0).size == 41
    assert form.notes.isHidden() and form.notes.words == ""


def test_that_row_numbers_are_left_out_with_one_click(qtbot, panel, form, open_file):
    open_file(",x,y\n" + "".join(f"{n},{n % 7 / 8},{n % 3 / 2}\n" for n in range(40)))
    assert "Column 'column 1' counts the rows" in form.notes.words
    with qtbot.waitSignal(panel.edited):
        QTest.mouseClick(form.notes.buttons[0], LEFT)
    assert form.value.ignore == "column 1" and form.facts.features == 1
    assert form.notes.isHidden()


def test_that_a_reading_is_said_while_the_data_are_refused(form, open_file):
    open_file(",x,y\n" + "".join(f"{n},{n % 7 / 8},{n % 3 / 2}\n" for n in range(40)) + "40,slip,1.5\n")
    assert "'slip' is not a number" in form._note.text() and "counts the rows" in form.notes.words


def test_that_how_numbers_were_read_is_said_beside_them(form, open_file):
    open_file("share,y\n" + "".join(f"{n}%,{n / 8}\n" for n in range(40)))
    assert "Numbers are read as they are meant: share: 1% = 1" in form.notes.words
    assert form.table.table.horizontalHeaderItem(0).text() == "share\nnumber in %"


def test_that_notes_go_with_the_data_they_are_about(qtbot, panel, form, open_file):
    open_file("0,1,2\n" + DECIMALS)
    pick(form.choice, "moons")
    settle(qtbot, panel)
    assert form.notes.isHidden()


def test_that_many_notes_are_counted_and_braces_in_names_are_names(qtbot):
    within = QWidget()
    qtbot.addWidget(within)
    shown = DatasetNotes(within)
    QVBoxLayout(within).addWidget(shown)
    shown.show_notes([Note("column {column!r}", {"column": f"{{0}} {n}"}) for n in range(MOST + 5)])
    assert shown.words.splitlines()[0] == "column '{0} 0'" and shown.words.splitlines()[-1] == "and 5 more"
    shown.show_notes([])
    assert shown.words == "" and shown.isHidden()


def test_that_a_wide_table_shows_its_first_columns_and_the_target_in_no_time(qtbot, tmp_path):
    path = tmp_path / "wide.csv"
    names = [f"gene{n}" for n in range(20_000)]
    rows = "".join(",".join(["0.5"] * 20_000) + f",{'AB'[n % 2]}\n" for n in range(8))
    path.write_text(",".join([*names, "type"]) + "\n" + rows)
    sketch = DATASETS["csv"](path=str(path)).sketch()
    preview = TablePreview()
    qtbot.addWidget(preview)
    begun = time.process_time()
    preview.show_sketch(sketch)
    preview.show_roles("", names[::2])
    assert time.process_time() - begun < 1
    assert preview.table.columnCount() == MOST_COLUMNS
    titles = [preview.table.horizontalHeaderItem(place).text().split("\n")[0] for place in (0, 1, MOST_COLUMNS - 1)]
    assert titles == ["gene0", "gene1", "type"] and "60 of 20,001 columns" in preview._caption.text()
    preview.show_roles("gene1234", ())
    assert preview.table.horizontalHeaderItem(MOST_COLUMNS - 1).text().startswith("gene1234\n")
    with qtbot.waitSignal(preview.target_picked) as picked:
        preview.table.horizontalHeader().sectionClicked.emit(MOST_COLUMNS - 1)
    assert picked.args == ["gene1234"]


def workbook(**sheets):
    book = openpyxl.Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_that_another_sheet_is_read_with_one_click(qtbot, panel, form, open_file):
    old = [("x", "y"), *((n / 8, n % 2) for n in range(40))]
    open_file(workbook(alt=old, 新=[("长", "y"), *((n / 4, n % 2) for n in range(50))]), "data.xlsx")
    assert "The sheet “alt” is read" in form.notes.words and form.facts.training + form.facts.validation == 40
    button = form.notes.buttons[-1]
    assert button.text() == "Read “新”"
    with qtbot.waitSignal(panel.edited):
        QTest.mouseClick(button, LEFT)
    assert form.value.sheet == "新" and form.facts.training + form.facts.validation == 50
    assert form.notes.isHidden()


def test_that_only_what_applies_to_the_format_of_a_file_is_asked(qtbot, panel, form, open_file):
    def asked():
        rows = form.choice.rows.rows
        return {name for name in ("header", "encoding", "sheet") if not rows[name].isHidden()}

    open_file(DECIMALS)
    assert asked() == {"header", "encoding"}
    open_file(workbook(data=[(n / 8, n % 2) for n in range(40)]), "data.xlsx")
    assert asked() == {"header", "sheet"}
    stream = io.BytesIO()
    np.save(stream, np.arange(40.0).reshape(20, 2))
    open_file(stream.getvalue(), "data.npy")
    assert asked() == set() and form.value.path.endswith("data.npy")


def test_that_leaving_out_half_of_ten_thousand_columns_does_not_hold_the_window_up(qtbot, panel, form, open_file):
    """Each name was looked for among all of them, one by one, in the window's thread."""
    names = [f"gene{n}" for n in range(10_000)]
    rows = "".join(",".join(["0.5", "1.5"] * 5000) + f",{'AB'[n % 2]}\n" for n in range(8))
    open_file(",".join([*names, "type"]) + "\n" + rows)
    ignore = ",".join(names[1::2])
    begun = time.thread_time()
    form._set_parameter("ignore", ignore)
    settle(qtbot, panel)
    assert form.value.ignore == ignore and form.facts.features == 5000
    assert time.thread_time() - begun < 0.5


def test_that_long_names_and_values_are_shortened_in_the_table(qtbot, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("n" * 900 + ",y\n" + f"{'v' * 9000},1\n{'w' * 9000},2\n")
    preview = TablePreview()
    qtbot.addWidget(preview)
    preview.show_sketch(DATASETS["csv"](path=str(path)).sketch())
    assert len(preview.table.horizontalHeaderItem(0).text()) < 60 and len(preview.table.item(0, 0).text()) < 60


GAPS = "age,city,t\n" + "".join(f"{n % 9},{'ab'[n % 3 == 2]},{n % 2}\n" for n in range(40)) + ",a,1\n2,,0\n"


@pytest.mark.parametrize(("button", "missing", "size"), [(0, "drop rows", 40), (1, "fill", 42)])
def test_that_gaps_are_mended_with_one_click_beneath_their_refusal(
    qtbot, panel, form, open_file, button, missing, size
):
    open_file(GAPS)
    assert form._note.isVisible() and "city = a" in form._note.text()
    assert [each.text() for each in form.remedies.buttons] == ["Drop these rows", "Fill them in"]
    with qtbot.waitSignal(panel.edited):
        QTest.mouseClick(form.remedies.buttons[button], LEFT)
    assert form.value.missing == missing and form.facts.training + form.facts.validation == size
    assert form._note.isHidden() and form.remedies.isHidden() and form.notes.isVisible()


def test_that_remedies_go_below_each_other_where_they_are_too_wide(qtbot):
    within = QWidget()
    qtbot.addWidget(within)
    shown = Remedies(within)
    QVBoxLayout(within).addWidget(shown)
    shown.offer([Remedy("Read as Windows-1252", "encoding", "a"), Remedy("Read as GB18030", "encoding", "b")], "")
    first, second = shown.buttons
    for width, is_below in ((600, False), (180, True), (600, False)):
        within.resize(width, 120)
        within.show()
        qtbot.waitUntil(lambda below=is_below: (second.y() > first.y()) == below)
        assert second.geometry().right() <= within.width()
