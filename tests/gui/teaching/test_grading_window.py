"""Grading in the window: a table that fills, is sorted, found in and written, and a row of it that becomes a run."""

import threading
from html import escape

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from dllab.gui.kit.translations import CHINESE
from dllab.gui.teaching.grades_model import ALL, COLUMNS, NOT_GRADED, POINTS, POINTS_LEFT, REMARKS
from dllab.gui.teaching.places import FOLDER, LABS, ROSTER
from dllab.labs.grade import Row
from dllab.messages import Sentence, text
from tests.gui.test_accessibility import described, name_of
from tests.labs.handed import handin_of, lab_file

MINUTE = 120_000


@pytest.fixture
def grading(window):
    window.commands["grade"].trigger()
    return window.teaching.grading


def rows():
    """An honest one, one with a remark and points left, one that could not be graded, one that handed nothing in."""

    def found(number, points, verdict="reproduced"):
        student = {"name": f"N {number}", "number": number, "class": "1"}
        check = {"what": "steps", "ok": points == 4, "value": 40.0, "needed": "≥ 40"}
        asked = {"what": "q", "ok": True, "value": "2", "needed": "2"}
        step = {
            "step": "faster",
            "title": {"en": "Go faster", "zh": ""},
            "kind": "do",
            "ok": points == 4,
            "points": points,
            "of": 4.0,
            "checks": [check],
            "questions": [asked],
            "asked": [{"en": "How?"}],
            "answers": [{}],
        }
        return {
            "student": student,
            "lab": {"id": "small", "title": {"en": "A small lab"}},
            "points": points,
            "of": 4.0,
            "verdict": verdict,
            "digests": {"faster": "a"},
            "steps": [step],
            "notes": {"faster": "It was."},
        }

    remark = Sentence(text("not this student's seed: {found}, not {own}"), found=3, own=1)
    error = Sentence(text("nothing handed in"))
    return [
        Row("a", found("2", 4.0)),
        Row("b", found("10", 1.5, "contradicted"), facts=[remark]),
        Row("c", error=Sentence(text("{file} took longer than {seconds:g} seconds"), file="c", seconds=600.0)),
        Row("", {"student": {"name": "Missing", "number": "3", "class": ""}}, error=error),
    ]


def shown(grading, column=0):
    model = grading.filter
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_that_the_window_says_what_to_do_first_and_grades_nothing_without_a_folder(grading):
    assert grading.isVisible() and grading.empty.isVisible() and not grading.grade.isEnabled()
    assert not grading.isModal() and not grading.csv.isEnabled() and not grading.cancel.isVisible()


def test_that_labs_steps_and_questions_are_called_as_students_see_them(grading):
    grading.model.show(rows())
    assert "A small lab" in shown(grading, 3)
    grading.table.selectRow(shown(grading).index("N 2"))
    assert grading.runs.currentText() == "1. Go faster" and grading.runs.currentData() == "faster"
    words = grading.details.toPlainText()
    assert "1. Go faster: 4 of 4 points" in words and "✓ How: 2, needed 2" in words and "1. Go faster, in" in words


def test_that_the_page_says_what_the_table_does_in_the_windows_language(window, grading, qtbot, tmp_path):
    grading.model.show(rows())
    grading.table.selectRow(shown(grading).index("N 2"))
    for language, tag in ((None, "en"), (CHINESE, "zh-CN")):
        if language:
            before = grading.details.toPlainText()
            window.choices.language.choose(language)
            qtbot.waitUntil(lambda before=before: grading.details.toPlainText() != before)
        grading._write_page(str(tmp_path / tag))
        page = (tmp_path / tag / "index.html").read_text(encoding="utf-8")
        titles = [grading.model.headerData(place, Qt.Orientation.Horizontal) for place in range(8)]
        assert f'lang="{tag}"' in page and all(f"<th>{title}</th>" in page for title in titles)
        assert escape(grading.details.toPlainText()) in page


def test_that_rows_are_found_by_words_and_kinds_and_sorted_by_points(grading):
    grading.model.show(rows())
    for kind, names in ((ALL, 4), (REMARKS, 1), (POINTS_LEFT, 1), (NOT_GRADED, 2)):
        grading.kind.setCurrentIndex(grading.kind.findData(kind))
        assert len(shown(grading)) == names
    grading.kind.setCurrentIndex(0)
    grading.words.setText("small CONTRADICTED")
    assert shown(grading) == ["N 10"]
    grading.words.clear()
    grading.table.sortByColumn(POINTS, Qt.SortOrder.DescendingOrder)
    assert shown(grading, POINTS)[:2] == ["4 / 4", "1.5 / 4"]


def test_that_a_row_says_everything_that_was_found_in_the_windows_language(window, grading):
    grading.model.show(rows())
    grading.table.selectRow(1)
    for language, remark in ((None, "not this student's seed: 3, not 1"), (CHINESE, "3")):
        if language:
            window.choices.language.choose(language)
        said = grading.details.toPlainText()
        assert remark in said and "40" in said and "It was." in said
    grading.table.selectRow(3)
    assert not grading.open_run.isEnabled() and grading.runs.count() == 0


@pytest.mark.slow
def test_that_a_folder_is_graded_written_and_a_run_opened_with_its_time_machine(window, grading, qtbot, tmp_path):
    lab, folder = lab_file(tmp_path), tmp_path / "hand-ins"
    handin = handin_of(lab)
    handin.save(folder / "a.dllab-handin", lab)
    (folder / "b.dllab-handin").write_bytes(b"broken")
    (tmp_path / "class.csv").write_text("1,Ann\n", encoding="utf-8")
    for name, path in ((FOLDER, folder), (LABS, lab), (ROSTER, tmp_path / "class.csv")):
        grading.places.use(name, path)
    grading.grade.click()
    assert grading.cancel.isVisible() and not grading.grade.isEnabled()
    qtbot.waitUntil(lambda: grading.model.rowCount() == 3 and not grading.work.busy, timeout=MINUTE)
    assert shown(grading, POINTS) == ["4 / 4", "", ""] and grading.told.text().endswith(
        "; 1 could not be graded; 1 of the class handed nothing in"
    )
    grading._write_csv(str(tmp_path / "grades.csv"))
    grading._write_page(str(tmp_path / "page"))
    assert "王小明" in (tmp_path / "grades.csv").read_text(encoding="utf-8-sig")
    assert (tmp_path / "page" / "index.html").is_file() and str(tmp_path) in grading.told.text()
    grading.table.selectionModel().setCurrentIndex(
        grading.filter.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    grading.open_run.click()
    qtbot.waitUntil(lambda: window.poller.snapshot is not None and window.poller.snapshot.step == 40, timeout=MINUTE)
    digest = window.session.ask(lambda trainer: trainer.digest()).result()
    assert digest == handin.runs["faster"].digest
    window.session.seek(7)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 7, timeout=MINUTE)


def test_that_a_run_that_costs_too_much_is_refused_in_words(window, grading, qtbot, tmp_path):
    lab = lab_file(tmp_path)
    handin = handin_of(lab)
    runs = {step: run.model_copy(update={"steps": 10**9}) for step, run in handin.runs.items()}
    handin.model_copy(update={"runs": runs}).save(tmp_path / "a.dllab-handin", lab)
    for name, path in ((FOLDER, tmp_path), (LABS, lab)):
        grading.places.use(name, path)
    before = window.document.experiment
    with qtbot.waitSignal(window.teaching.refused, timeout=MINUTE):
        grading.run_wanted.emit(grading.places.grading, Row("a.dllab-handin"), "faster")
    assert "longer than this lab allows" in window.messages.text() and window.document.experiment == before


@pytest.mark.parametrize("missing", [FOLDER, LABS, ROSTER])
def test_that_a_place_where_nothing_is_is_said(grading, qtbot, tmp_path, missing):
    lab = lab_file(tmp_path)
    (tmp_path / "a.dllab-handin").write_bytes(b"broken")
    (tmp_path / "empty").mkdir()
    places = {FOLDER: tmp_path, LABS: lab}
    places[missing] = tmp_path / ("none.csv" if missing == ROSTER else "empty")
    for name, path in places.items():
        grading.places.use(name, path)
    grading.begin()
    qtbot.waitUntil(lambda: not grading.work.busy, timeout=MINUTE)
    assert str(places[missing]) in grading.told.text() and grading.grade.isEnabled()


def test_that_grading_can_be_cancelled(grading, qtbot, tmp_path):
    lab = lab_file(tmp_path)
    handin_of(lab).save(tmp_path / "a.dllab-handin", lab)
    grading.places.use(FOLDER, tmp_path)
    grading.places.use(LABS, lab)
    grading.grade.click()
    grading.cancel.click()
    qtbot.waitUntil(lambda: not grading.work.busy, timeout=MINUTE)
    assert grading.told.text().startswith("Stopped after") and grading.grade.isEnabled()
    qtbot.waitUntil(lambda: not any(each.name == "judged hand-ins" for each in threading.enumerate()), timeout=MINUTE)


def test_that_every_control_has_a_name_and_says_what_it_does(grading):
    parts = [
        each for each in grading.findChildren(QWidget) if isinstance(each, QAbstractButton | QComboBox | QLineEdit)
    ]
    own = [each for each in parts if not each.objectName().startswith("qt_") and each.parent() is not grading.words]
    own = [each for each in own if not isinstance(each.parent(), QComboBox | QLineEdit)]
    assert len(own) > 12
    assert not [described(each) for each in own if not name_of(each).strip() or not each.toolTip()]
    assert len(COLUMNS) == grading.model.columnCount()
