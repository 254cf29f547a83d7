"""Tables opened from the menu, by dropping them, and again from the recent files: the data of a new experiment."""

from pathlib import Path

import numpy as np
import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from dllab.experiment import Experiment
from dllab.gui.document.file_commands import dropped_file
from dllab.gui.stage.drive import is_ready
from dllab.training.outcomes import Paused

PATIENCE_MS = 20_000
LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
GRADES = "姓名,身高,城市,及格\n" + "".join(
    f"学生{n % 5},{n * 7 % 50},{'上北'[n % 2]},{'否是'[n % 3 > 0]}\n" for n in range(60)
)


@pytest.fixture
def put(tmp_path):
    def write(content, name="成绩.csv", encoding="gbk"):
        path = tmp_path / name
        path.write_text(content, encoding=encoding)
        return path

    return write


def opened(qtbot, window, path):
    dataset = window.form.form.dataset
    qtbot.waitUntil(lambda: not dataset.loader.busy and dataset.choice.value.name == "csv", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.document.experiment.name == path.stem and is_ready(window), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.dataset.name == "csv", timeout=PATIENCE_MS)


def drop(target: QWidget, path) -> bool:
    """Let go of a file over a widget as the system does: who does not take it leaves it to those around it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(path.as_uri())
    over: QWidget | None = target
    while over is not None:
        entering = QDragEnterEvent(QPoint(3, 3), COPY, data, LEFT, NONE)
        if over.acceptDrops():
            QApplication.sendEvent(over, entering)
            if entering.isAccepted():
                QApplication.sendEvent(over, QDropEvent(QPointF(3, 3), COPY, data, LEFT, NONE))
                return True
        over = over.parentWidget()
    return False


def test_that_a_table_from_the_menu_is_the_data_of_a_new_experiment_that_undo_takes_back(window, qtbot, put):
    path, before = put(GRADES), window.document.experiment
    window.commands["open_table"].trigger()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    opened(qtbot, window, path)
    experiment = window.document.experiment
    assert experiment.dataset.path == str(path) and experiment.network == Experiment().network
    assert not window.isWindowModified() and window.document.path is None
    assert isinstance(window.poller.outcome, Paused) and window.form.hint.isHidden()
    window.commands["step"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 1, timeout=PATIENCE_MS)
    window.document.undo_stack.undo()
    assert window.document.experiment == before
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment == before, timeout=PATIENCE_MS)


def test_that_a_file_is_proposed_that_can_be_called_so(window):
    window.document.change("name", window.document.experiment.model_copy(update={"name": "a/b: c?"}))
    window.files.ask_for_name()
    (dialog,) = window.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["a-b- c-.toml"]
    dialog.close()


@pytest.mark.parametrize("where", ["window", "field", "number", "panel"])
def test_that_a_table_may_be_dropped_anywhere(window, qtbot, put, where):
    lines = {line.text(): line for line in window.form.findChildren(QLineEdit) if line.isVisible()}
    target = {
        "window": window,
        "field": lines["Two spirals"],
        "number": lines["1000"] if "1000" in lines else lines["0"],
        "panel": window.workspace.docks["loss"].panel,
    }[where]
    path = put(GRADES, "成绩.CSV")
    assert drop(target, path)
    opened(qtbot, window, path)


def test_that_a_workbook_and_arrays_are_dropped_as_texts_are(window, qtbot, tmp_path):
    book = openpyxl.Workbook()
    for row in [("x", "y", "kind"), *((n / 8, n % 7, "ab"[n % 2]) for n in range(40))]:
        book.active.append(row)
    book.save(tmp_path / "成绩.xlsx")
    np.savez(tmp_path / "arrays.npz", x=np.arange(40.0), y=np.arange(40) % 2)
    for name in ("成绩.xlsx", "arrays.npz"):
        assert drop(window, tmp_path / name)
        opened(qtbot, window, tmp_path / name)
    assert window.poller.snapshot.experiment.dataset.path.endswith("arrays.npz")


def test_that_a_table_of_numbers_gets_a_loss_that_fits(window, qtbot, put):
    path = put("x,y\n" + "".join(f"{n / 8},{n * n / 64}\n" for n in range(60)), "square.csv")
    window.files.load(path)
    opened(qtbot, window, path)
    assert window.document.experiment.loss.name == "mse"


def test_that_a_table_with_gaps_is_opened_by_one_click_on_what_mends_it(window, qtbot, put):
    path, before = put(GRADES.replace(",14,", ",,")), window.document.experiment
    window.workspace.docks["experiment"].close()
    window.files.load(path)
    form = window.form.form.dataset
    qtbot.waitUntil(lambda: form.remedies.isVisible(), timeout=PATIENCE_MS)
    assert window.document.experiment is before and "身高" in form._note.text()
    button = form.remedies.buttons[1]
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width() and not button.visibleRegion().isEmpty())
    QTest.mouseClick(button, LEFT)
    opened(qtbot, window, path)
    assert window.document.experiment.dataset.missing == "fill"


def test_that_another_dataset_picked_instead_is_an_edit_and_no_new_experiment(window, qtbot, put):
    window.files.load(put(GRADES.replace(",14,", ",,")))
    form = window.form.form.dataset
    qtbot.waitUntil(lambda: form.remedies.isVisible(), timeout=PATIENCE_MS)
    form.choice._picker.setCurrentIndex(form.choice._names.index("moons"))
    form.choice._picker.activated.emit(form.choice._picker.currentIndex())
    qtbot.waitUntil(lambda: window.document.experiment.dataset.name == "moons", timeout=PATIENCE_MS)
    assert window.document.experiment.name == "Two spirals"


def test_that_recent_files_are_experiments_and_tables_alike(window, qtbot, put, tmp_path):
    table, saved = put(GRADES), tmp_path / "mine.toml"
    window.document.save(saved)
    window.files.load(saved)
    window.files.load(table)
    opened(qtbot, window, table)
    menu = QMenu(window)
    window.files.fill_recent(menu)
    assert [action.text() for action in menu.actions()] == ["成绩.csv", "mine.toml"]
    menu.actions()[1].trigger()
    assert window.document.path == saved
    menu.actions()[0].trigger()
    opened(qtbot, window, table)


def test_that_a_table_that_is_gone_is_said_and_not_remembered(window, tmp_path):
    window.files.load(tmp_path / "gone.csv")
    assert "there is no file" in window.messages.text() and window.settings.recent == []


def test_that_other_files_and_several_at_once_are_not_taken(tmp_path):
    urls = [QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.csv", "b.toml", "c.png")]
    assert dropped_file(urls[:1]) and dropped_file(urls[1:2])
    assert dropped_file(urls[2:]) is None and dropped_file(urls[:2]) is None
    assert dropped_file([QUrl("https://example.org/a.csv")]) is None
