"""The name of a file, typed, looked for or dropped."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.experiment.sections import TrainingSection
from dllab.gui.forms.path_edit import PathEdit
from dllab.gui.forms.row import ParameterRow
from tests.gui.forms.hands import type_into
from tests.gui.showing import on_screen

PATH, TARGET = parameters_of(DATASETS["csv"])[:2]
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def row(qtbot):
    return on_screen(qtbot, ParameterRow(PATH))


def drop(edit, *urls):
    """Drag something over the line and let go; whether it was wanted."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(edit, enter)
    if enter.isAccepted():
        QApplication.sendEvent(edit, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))
    return enter.isAccepted()


def test_that_a_row_is_made_for_each_kind(qtbot, row):
    assert isinstance(row.editor, PathEdit) and row.editor.value == ""
    text_row = ParameterRow(TARGET)
    qtbot.addWidget(text_row)
    with qtbot.waitSignal(text_row.edited):
        type_into(text_row.editor, "  price ")
    assert text_row.editor.value == "price"


def test_that_a_line_for_a_run_looks_for_runs_and_says_so(qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "show", lambda dialog: None)
    row = ParameterRow(next(each for each in parameters_of(TrainingSection) if each.kind == "run"))
    qtbot.addWidget(row)
    assert isinstance(row.editor, PathEdit) and row.editor.value == ""
    assert row.editor.line.placeholderText() == "Start from the weights of …"
    row.editor.look_for_file()
    (dialog,) = row.editor.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Choose a saved run"
    assert dialog.nameFilters() == ["Runs (*.dllab)", "All files (*)"]
    with qtbot.waitSignal(row.edited):
        dialog.fileSelected.emit("a.dllab")
    assert row.editor.value == "a.dllab"


def test_that_a_typed_name_is_taken(qtbot, row):
    with qtbot.waitSignal(row.edited):
        type_into(row.editor.line, "data/x.csv")
    assert row.editor.value == "data/x.csv"


def test_that_a_dropped_file_is_taken_and_anything_else_is_not(qtbot, row, tmp_path):
    with qtbot.waitSignal(row.edited):
        assert drop(row.editor, QUrl.fromLocalFile(str(tmp_path / "a.csv")).toString())
    assert row.editor.value.endswith("a.csv")
    with qtbot.assertNotEmitted(row.edited):
        assert not drop(row.editor, "https://example.org/a.csv")
        assert not drop(row.editor, "file:///a.csv", "file:///b.csv")
        drop(row.editor, QUrl.fromLocalFile(row.editor.value).toString())  # the same again


def test_that_a_file_can_be_looked_for(qtbot, row, tmp_path):
    row.editor.button.click()
    dialog = row.editor.findChild(QFileDialog)
    assert not dialog.isModal()
    with qtbot.waitSignal(row.edited):
        dialog.fileSelected.emit(str(tmp_path / "b.csv"))
    dialog.close()
    assert row.editor.value.endswith("b.csv")


def test_that_line_and_button_say_what_they_are(row):
    assert row.editor.line.accessibleName() == "File" and row.editor.button.accessibleName()
    assert row.editor.line.placeholderText()
