"""Files and drawings as the dataset of an experiment: previews, errors in place, cancelling, undoing."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dllab.datasets import DATASETS
from dllab.experiment import Experiment
from dllab.gui.panels.experiment.dataset_words import class_sizes, sizes
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.forms.hands import pick, type_into
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen

GOOD = "id,age,city,member\n" + "".join(f"{i},{20 + i},{'AB'[i % 2]},{'ny'[i % 2]}\n" for i in range(40))
GAPS = GOOD.replace("7,27", "7,")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 320, 900)
    settle(qtbot, made)
    return made


@pytest.fixture
def put(tmp_path):
    def write(content, name="people.csv"):
        path = tmp_path / name
        path.write_text(content)
        return str(path)

    return write


def row(panel, name):
    return panel.form.dataset.choice.rows.rows[name]


def note(panel):
    return panel.form.dataset._note


def open_file(qtbot, panel, path):
    pick(panel.form.dataset.choice, "csv")
    settle(qtbot, panel)
    row(panel, "path").editor.take_file(path)
    settle(qtbot, panel)


def choose(panel, name, option):
    editor = row(panel, name).editor
    editor.setCurrentIndex(editor.findData(option))
    editor.activated.emit(editor.currentIndex())


def test_that_a_file_is_asked_for_and_nothing_changes_until_there_is_one(qtbot, panel, document, put):
    before = panel.experiment
    with qtbot.assertNotEmitted(panel.edited):
        pick(panel.form.dataset.choice, "csv")
        settle(qtbot, panel)
    hint = panel.form.dataset._hint
    assert hint.isVisible() and "Choose a file" in hint.text() and note(panel).isHidden()
    with qtbot.waitSignal(panel.edited):
        row(panel, "path").editor.take_file(put(GOOD))
    assert hint.isHidden() and panel.experiment.dataset.name == "csv"
    document.undo_stack.undo()
    assert panel.experiment == before
    assert panel.form.dataset.table.isHidden()
    settle(qtbot, panel)


def test_that_the_first_rows_are_shown_with_what_the_columns_hold(qtbot, panel, put):
    open_file(qtbot, panel, put(GAPS))
    preview = panel.form.dataset.table
    assert preview.isVisible()
    heads = [preview.table.horizontalHeaderItem(column).text() for column in range(4)]
    assert heads == ["id\nnumber", "age\nnumber, 1 missing", "city\ncategory", "member\ncategory"]
    assert [preview.table.item(1, column).text() for column in range(4)] == ["1", "21", "B", "y"]
    assert "all 40 rows" in preview._caption.text()


def test_that_gaps_are_explained_in_place_and_filled_by_choice(qtbot, panel, put):
    before = panel.experiment
    open_file(qtbot, panel, put(GAPS))
    assert note(panel).isVisible() and "row 9, column 'age'" in note(panel).text()
    assert panel.experiment == before
    with qtbot.waitSignal(panel.edited):
        choose(panel, "missing", "fill")
    assert note(panel).isHidden() and panel.experiment.dataset.missing == "fill"
    assert panel.form.dataset.facts.training + panel.form.dataset.facts.validation == 40


def test_that_the_field_of_the_target_says_which_column_is_taken_while_nobody_has_named_one(qtbot, panel, put):
    open_file(qtbot, panel, put(GOOD))
    line = row(panel, "target").editor
    assert line.value == "" and line.placeholderText() == "member" == panel.form.dataset.table.target


@pytest.mark.parametrize("by", ["header", "cell", "keys"])
def test_that_a_clicked_column_becomes_the_target(qtbot, panel, put, by):
    open_file(qtbot, panel, put(GOOD))
    preview = panel.form.dataset.table
    with qtbot.waitSignal(panel.edited):
        if by == "header":
            preview.table.horizontalHeader().sectionClicked.emit(1)
        elif by == "cell":
            preview.table.horizontalScrollBar().setValue(0)
            place = preview.table.visualItemRect(preview.table.item(0, 1)).center()
            QTest.mouseClick(preview.table.viewport(), LEFT, NONE, place)
        else:
            preview.table.setCurrentCell(0, 1)
            QTest.keyClick(preview.table, Qt.Key.Key_Return)
    assert panel.experiment.dataset.target == "age" == row(panel, "target").editor.value
    assert panel.form.dataset.facts.task == "regression" and panel.experiment.loss.name == "mse"
    assert preview.table.horizontalHeaderItem(1).font().bold()
    assert preview.table.horizontalHeaderItem(1).toolTip() == "age is predicted."


def test_that_a_bad_file_leaves_the_good_one_in_force(qtbot, panel, put):
    open_file(qtbot, panel, put(GOOD))
    good = panel.experiment
    with qtbot.assertNotEmitted(panel.edited):
        row(panel, "path").editor.take_file(put("a,t\n1,u\n2,v\nx,u\n4,v\n", "bad.csv"))
        settle(qtbot, panel)
    assert "bad.csv, row 4, column 'a': 'x' is not a number" in note(panel).text()
    assert panel.experiment == good
    assert panel.form.dataset.table.table.columnCount() == 2
    with qtbot.waitSignal(panel.edited):
        row(panel, "path").editor.take_file(put(GOOD, "c.csv"))
    assert note(panel).isHidden()


def test_that_what_is_told_is_not_of_another_dataset_than_is_picked(qtbot, panel, put):
    form = panel.form.dataset
    qtbot.waitUntil(lambda: "700" in form.sizes.text() and bool(form.class_sizes.text()))
    open_file(qtbot, panel, put("a,t\n1,u\n2,v\nx,u\n4,v\n", "bad.csv"))
    assert note(panel).text() and form.value.name == "spiral"
    assert form.sizes.text() == "Until then “Spirals” stays." and not form.class_sizes.text()
    row(panel, "path").editor.take_file(put(GOOD))
    settle(qtbot, panel)
    assert form.value.name == "csv" and form.sizes.text().startswith("training:")
    row(panel, "path").editor.take_file(put("a,t\n1,u\n", "single.csv"))
    settle(qtbot, panel)
    assert "single.csv holds a single example" in note(panel).text()
    assert form.sizes.text() == f"Until then “{Path(form.value.path).name}” stays." and not form.class_sizes.text()


def test_that_a_file_that_does_not_exist_is_named(qtbot, panel, tmp_path):
    open_file(qtbot, panel, str(tmp_path / "gone.csv"))
    assert "there is no file" in note(panel).text() and panel.form.dataset.table.isHidden()


def test_that_reading_shows_progress_and_can_be_cancelled(qtbot, panel, put, monkeypatch):
    open_file(qtbot, panel, put(GOOD))
    good, go_on, csv = panel.experiment, threading.Event(), DATASETS["csv"]
    loaded = csv.load

    def slowly(choice, seed, progress, tables):
        while not go_on.wait(0.01):
            progress(30, 100)
        return loaded(choice, seed)

    monkeypatch.setattr(csv, "load", slowly)
    form = panel.form.dataset
    type_into(row(panel, "ignore").editor, "id")
    qtbot.waitUntil(form.loading.isVisible)
    assert form.loading.bar.value() == 300
    form.loading.button.click()
    settle(qtbot, panel)
    assert form.loading.isHidden() and panel.experiment == good
    assert row(panel, "ignore").editor.value == ""
    type_into(row(panel, "ignore").editor, "city")
    qtbot.waitUntil(form.loading.isVisible)
    with qtbot.waitSignal(panel.edited):  # a newer wish ends the older one
        type_into(row(panel, "ignore").editor, "id")
        go_on.set()
    assert panel.experiment.dataset.ignore == "id" and form.loading.isHidden()


def test_that_a_drawing_replaces_the_picture_and_each_stroke_is_undone_by_itself(qtbot, panel, document):
    with qtbot.waitSignal(panel.edited):
        pick(panel.form.dataset.choice, "drawn")
    assert panel.form.dataset.preview.isHidden()
    pad, begun = row(panel, "points").editor, panel.experiment
    states = [begun]
    for x in (-2.0, 0.0, 2.0):
        with qtbot.waitSignal(panel.edited):
            QTest.mouseClick(pad.canvas, LEFT, NONE, pad.canvas.place(x, 2).toPoint())
        states.append(panel.experiment)
    assert len(panel.experiment.dataset.points) == len(begun.dataset.points) + 3
    for state in states[-2::-1]:
        document.undo_stack.undo()
        assert panel.experiment == state and pad.value == state.dataset.points
    settle(qtbot, panel)


def test_that_an_unfinished_drawing_is_kept_and_says_what_it_needs(qtbot, panel, document, tmp_path):
    with qtbot.waitSignal(panel.edited):
        pick(panel.form.dataset.choice, "drawn")
    pad, drawn = row(panel, "points").editor, panel.experiment
    with qtbot.waitSignal(panel.edited):
        pad.clear.click()
    assert panel.experiment.dataset.points == ()
    assert "two classes" in panel.form.dataset._hint.text() and note(panel).isHidden()
    panel.experiment.save(tmp_path / "x.toml")
    document.open(Experiment.load(tmp_path / "x.toml"))
    settle(qtbot, panel)
    for label in (0, 1):
        pad.pick(label)
        with qtbot.waitSignal(panel.edited):
            QTest.mouseClick(pad.canvas, LEFT, NONE, pad.canvas.place(label, 0).toPoint())
    assert panel.form.dataset._hint.isHidden() and panel.form.dataset.facts.class_counts == (1, 1)
    document.open(drawn)
    settle(qtbot, panel)


def test_that_a_window_may_open_with_an_unfinished_drawing(qtbot):
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    panel.form.dataset.facts = None
    panel.show_experiment(Experiment.model_validate({"dataset": {"name": "drawn", "points": []}}))
    panel.form.dataset.facts = None
    settle(qtbot, panel)
    pad = row(panel, "points").editor
    with qtbot.waitSignal(panel.edited):
        pad.canvas.add(pad.canvas.place(0, 0))
        pad.canvas.stroke_ended.emit()
    assert len(panel.experiment.dataset.points) == 1


@pytest.mark.parametrize(
    ("table", "said", "classes"),
    [
        ({"name": "penguins", "test": 0.2}, "training: 171 · validation: 103 · test: 68 · inputs: 4 · classes: 3", 3),
        ({"name": "product"}, "training: 1 · inputs: 1 · targets: 1 · regression", 0),
        ({"name": "imbalanced", "ratio": 1000}, "training: 1,400 · validation: 600 · inputs: 2 · classes: 2", 2),
    ],
)
def test_that_sizes_and_classes_are_told(qtbot, panel, document, table, said, classes):
    document.open(Experiment.model_validate({"dataset": table}))
    settle(qtbot, panel)
    facts = panel.form.dataset.facts
    assert sizes(facts).replace("\N{NO-BREAK SPACE}", " ") == said
    assert class_sizes(facts).count("●") == classes
    assert not facts.classes or set(facts.y.tolist()) == set(range(facts.targets))


def test_that_classes_are_written_in_their_colours_and_not_as_markup(qtbot, panel, put):
    named = GOOD.replace(",A,", ",<b>&,").replace(",B,", f",{'b' * 200},")
    open_file(qtbot, panel, put(named))
    row(panel, "target").editor.set_value("city")
    row(panel, "target").edited.emit()
    settle(qtbot, panel)
    label = panel.form.dataset.class_sizes
    assert label.textFormat() == Qt.TextFormat.RichText
    assert "&lt;b&gt;&amp;" in label.text() and label.text().count("●") == 2 and len(label.text()) < 600
    assert label.minimumSizeHint().width() == 0


def test_that_a_refused_table_is_not_said_to_be_loading_where_nothing_was_loaded_before(qtbot, put):
    made = on_screen(qtbot, ExperimentPanel())
    made.open_table(put("a,y\n1,2\n,3\n4,5\n"))  # before the first dataset is there
    settle(qtbot, made)
    assert made.form.dataset.facts is None and "missing" in note(made).text()
    assert made.form.dataset.sizes.text() == "" and made.form.dataset.sizes.isHidden()


def test_that_data_picked_before_another_experiment_was_shown_come_to_nothing(panel, document, qtbot):
    dataset = panel.form.dataset
    pick(dataset.choice, "digits")
    assert dataset.is_awaited
    document.change("network.hidden", Experiment.model_validate({"network": {"hidden": [7]}}))
    settle(qtbot, panel)
    assert dataset.choice.value == document.experiment.dataset and dataset.facts.features == 2
