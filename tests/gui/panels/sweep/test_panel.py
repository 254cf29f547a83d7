"""The panel of sweeps: what it counts and refuses before it starts, what it draws, and what it gives away."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from dllab import Experiment
from dllab.experiment.changes import entries
from dllab.gui.kit.runs import progress_words
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.panels.sweep.head import CURVES, MAP, PLAN, TABLE
from dllab.gui.panels.sweep.setting_row import COMPARED, LEFT_OUT, names_of
from dllab.gui.panels.sweep.words import figure_value
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row
from dllab.sweeps.sweep import Progress
from dllab.training.look import Cancelled
from dllab.training.outcomes import Failed, Finished, Running
from tests.gui.panels.sweep.sweeps import BATCH, PATIENCE_MS, RATE, WIDTHS, ask, cells, done, shown
from tests.gui.showing import language_of
from tests.gui.snapshots import curves
from tests.sweeps.plans import SMALL

PICTURES = Experiment.model_validate(
    {
        "dataset": {"name": "digits"},
        "network": {
            "convolutions": [{"filters": 4}, {"filters": 8}],
            "hidden": [8],
            "activation": [{"name": "elu", "alpha": 0.5}, {"name": "relu"}, {"name": "tanh"}],
        },
    }
)


def test_that_nothing_is_started_before_a_setting_is_chosen(panel):
    assert panel.controls.plan is None and not panel.head.start.isEnabled() and panel.controls.counted.text() == ""
    assert [one.isVisible() for one in panel.controls.rows] == [True, False, False]
    assert panel.table() is None and "Choose a setting" in panel.curves.chart.hint.text()
    assert panel.controls.note.text() == "Choose a setting that the runs are to differ in, and its values."


def test_that_the_runs_are_counted_before_they_start(panel):
    ask(panel, (RATE, "1e-4..1:log:9"), (WIDTHS, "[8],[32,32]"), times=3)
    assert panel.controls.counted.text() == "9 × 2 × 3 seeds = 54 runs" and panel.head.start.isEnabled()
    panel.controls.kind.choose(1)
    assert panel.controls.counted.text() == "9 × 2 × 3 folds = 54 runs" and panel.controls.plan.kind == "folds"
    ask(panel, (RATE, "1e-4..1:log:9"), (WIDTHS, "[8],[32,32]"), drawn=5)
    assert panel.controls.counted.text() == "5 drawn of 18 × 3 folds = 15 runs" and len(panel.controls.plan) == 15
    assert [one.isVisible() for one in panel.controls.rows] == [True, True, True]


@pytest.mark.parametrize(
    ("settings", "numbers", "said"),
    [
        ([(RATE, "1e-4..1:log:1000"), (BATCH, "1..1000:1000")], {}, "1,000,000 runs are too many"),
        ([(RATE, "1..0:log")], {}, "is no range"),
        ([(RATE, "-1")], {}, "must be greater than 0"),
        ([(RATE, "fast")], {}, "must be a number"),
        ([(RATE, "1,,2")], {}, "a value is missing"),
        ([(RATE, "1"), (RATE, "2")], {}, "is chosen twice"),
        ([(RATE, "1,2")], {"drawn": 3}, "cannot be drawn"),
    ],
)
def test_that_what_cannot_be_is_said_before_it_starts(panel, settings, numbers, said):
    ask(panel, *settings, **numbers)
    assert said in panel.controls.note.text() and panel.controls.plan is None and not panel.head.start.isEnabled()
    panel.head.start.click()
    assert panel.sweep.latest() is None


def test_that_values_that_some_runs_cannot_have_are_said_and_the_others_may_start(panel):
    ask(panel, (RATE, "0.1,0.01"), (BATCH, "10,-3"))
    assert panel.controls.note.text().startswith("Some of these runs cannot be done: training.batch_size = -3")
    assert panel.head.start.isEnabled() and len(panel.controls.plan) == 4
    ask(panel, (RATE, "0.1,0.01"), (BATCH, "10,20"))
    assert panel.controls.note.text() == ""


def test_that_one_fold_is_refused(panel):
    ask(panel, (RATE, "1,2"))
    panel.controls.kind.choose(1)
    assert "two or more" in panel.controls.note.text() and not panel.head.start.isEnabled()


def test_that_a_setting_suggests_values_around_its_own(panel, qtbot):
    one = panel.controls.rows[0]
    for key, wanted in ((RATE, "0.0001..0.01:log:3"), (BATCH, "10, 20"), ("network.biases", "false, true"),
                        ("optimizer.name", "sgd, adagrad, rmsprop, adam"), (WIDTHS, "[5]")):  # fmt: skip
        one.setting.setCurrentIndex(one.setting.findData(key))
        one.setting.activated.emit(one.setting.currentIndex())
        assert (one.key, one.written) == (key, wanted) and panel.controls.plan is not None


@pytest.mark.parametrize("key", [key for key in entries(PICTURES) if key not in LEFT_OUT])
def test_that_what_a_setting_suggests_can_be_started(panel, key):
    panel.set_experiment(PICTURES)
    one = panel.controls.rows[0]
    one.setting.setCurrentIndex(one.setting.findData(key))
    one.setting.activated.emit(one.setting.currentIndex())
    assert one.written and panel.controls.plan is not None, panel.controls.note.text()


def test_that_what_most_sweeps_are_over_comes_first_and_no_two_settings_are_called_alike(panel):
    for found in (SMALL, Experiment()):
        panel.set_experiment(found)
        setting = panel.controls.rows[0].setting
        keys = [setting.itemData(place) for place in range(setting.count())]
        names = [setting.itemText(place) for place in range(setting.count())]
        assert keys[1:6] == [WIDTHS, "network.activation.name", "optimizer.name", RATE, BATCH]
        assert set(keys) - {""} == set(entries(found)) - {"schema", "name"}
        assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.parametrize("key", COMPARED)
def test_that_choices_to_compare_are_suggested_and_all_there_are_are_told(panel, key):
    one = panel.controls.rows[0]
    for value in names_of(SMALL, key):
        section, _, entry = key.removesuffix(".name").rpartition(".")
        table = {section: {entry: value}} if section else {entry: value}
        found = Experiment.model_validate({"network": {"hidden": [5]}} | table)
        panel.set_experiment(found)
        one.choose("", "")
        one.setting.setCurrentIndex(one.setting.findData(key))
        one.setting.activated.emit(one.setting.currentIndex())
        assert value in one.written.split(", ") and 3 <= len(one.written.split(", ")) <= 4
        assert (panel.controls.plan is not None or value not in COMPARED[key]) and ", ".join(
            names_of(found, key)
        ) in one.values.toolTip()


def test_that_a_setting_that_is_gone_is_forgotten(panel):
    ask(panel, ("optimizer.beta1", "0.5,0.9"), (BATCH, "10,20"))
    panel.set_experiment(Experiment.model_validate(SMALL.as_table() | {"optimizer": {"name": "sgd"}}))
    assert [one.key for one in panel.controls.rows] == ["", BATCH, ""] and panel.controls.counted.text() == "2 runs"


@pytest.mark.slow
def test_that_every_combination_is_trained_and_drawn(panel, qtbot):
    ask(panel, (RATE, "0.1,0.01"), (BATCH, "10,20"), times=2, steps=20)
    qtbot.mouseClick(panel.head.start, Qt.MouseButton.LeftButton)
    assert panel.head.view.current == CURVES and panel.results.isVisible()
    found = done(qtbot, panel)
    assert found.outcome == Finished() and len(found.rows) == 8 and panel.head.start.text() == "Start"
    for number in range(8):
        alone = found.plan.settings(number) | row(found.plan.job(number))
        assert {key: value for key, value in found.rows[number].items() if key != "us_per_step"} == {
            key: value for key, value in alone.items() if key != "us_per_step"
        }
    assert len(panel.curves._overlay.traces) == 8 and panel.curves.chart.hint.text() == ""
    assert panel.curves.legend.names == ["Learning rate η", "0.1", "0.01"] and len(panel.map.shown) == 4
    assert len(cells(panel)) == 8 and not list(panel.root.iterdir())
    table = panel.table()
    assert table.titles[:4] == ("Run", "Learning rate η", "Batch size", "Seed") and table.rows == 8
    assert table.columns[3] == (0, 1) * 4


@pytest.mark.slow
def test_that_a_cancelled_sweep_goes_on_where_it_was(panel, qtbot):
    long = SMALL.model_copy(update={"training": SMALL.training.model_copy(update={"epochs": 10**6})})
    panel.set_experiment(long)
    ask(panel, ("training.stop_at_step", "5, 6, 0"), steps=10**9)
    panel.head.start.click()
    qtbot.waitUntil(lambda: panel.progress is not None and len(panel.progress.rows) == 2, timeout=PATIENCE_MS)
    assert panel.head.start.text() == "Cancel" and panel.head.bar.isVisible() and "2 of 3 runs" in panel.head.bar.text()
    panel.head.start.click()
    assert done(qtbot, panel).outcome == Cancelled() and "Cancelled after 2 of 3 runs" in panel.note.text()
    panel.head.start.click()
    qtbot.waitUntil(lambda: panel.progress is not None and panel.progress.known == 2, timeout=PATIENCE_MS)
    assert "2 runs were done before" in panel.note.text()
    panel.head.start.click()
    done(qtbot, panel)


def test_that_the_map_has_a_square_for_each_pair(panel, plan, qtbot):
    panel.head.view.choose(MAP)
    panel.show_look(shown(plan, run2={"val_loss": "NaN", "outcome": "diverged"}))
    panel.resize(420, 360)
    squares = panel.map.shown
    assert set(squares) == {(x, y) for x in range(3) for y in range(2)}
    assert squares[0, 1].value == pytest.approx(0.1) and squares[1, 0].value is None and squares[1, 0].bad == 1
    assert panel.map.words((1, 0)) == "Learning rate η 0.01, Batch size 10 · – · 1 diverged or failed"
    chosen = []
    panel.map.chosen.connect(chosen.append)
    where = panel.map.rect_of((2, 1)).center()
    qtbot.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=where.toPoint())
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(panel.map, key)
    assert chosen == [5, 3, 2]
    assert panel.map.place_at(QPointF(where)) == (2, 1) and panel.map.place_at(QPointF(-5, 5)) is None


def test_that_a_map_of_seeds_has_their_mean(panel):
    plan = Plan.of(SMALL, {RATE: [0.1, 0.01]}, seeds=2, steps=10)
    panel.show_look(shown(plan, run0={"val_loss": "Infinity", "outcome": "diverged"}))
    one, other = panel.map.shown[0, 0], panel.map.shown[1, 0]
    assert one.runs == (0, 1) and one.value == pytest.approx(0.1) and one.bad == 1
    assert other.value == pytest.approx(0.25) and "mean of 2 runs" in panel.map.words((1, 0))


def test_that_a_title_sorts_numbers_as_numbers_and_what_is_missing_last(panel, plan):
    panel.show_look(shown(plan, run0={"val_loss": 10.0}, run1={"val_loss": "NaN"}, run2={"val_loss": "Infinity"}))
    column = panel.table_view.runs.keys.index("val_loss")
    panel.table_view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert [line[0] for line in cells(panel)] == ["4", "5", "6", "1", "3", "2"]
    assert [line[column] for line in cells(panel)] == ["0.3", "0.4", "0.5", "10", "∞", "NaN"]


def test_that_a_run_that_failed_says_why_and_cannot_be_opened(panel, plan):
    panel.show_look(shown(plan, run1={"outcome": "failed", "error": "it was too large", "val_loss": None}))
    model = panel.table_view.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "it was too large"
    assert "1 of 6 runs failed" in panel.note.text()
    assert panel.table_view.runs.titles[-1] == "Reason" and cells(panel)[1][-1] == "it was too large"
    assert panel.table().columns[-1][1] == "it was too large" and panel.table().columns[-1][0] in ("", None)
    panel._choose(1)
    assert panel.note.text() == "Run 2: it was too large"
    assert not any(button.isEnabled() for button in panel.line.buttons)
    panel._choose(2)
    assert all(button.isEnabled() for button in panel.line.buttons)


def test_that_a_fold_is_pinned_but_not_opened(panel):
    panel.show_look(shown(Plan.of(SMALL, {RATE: [0.1]}, folds=2, steps=10)))
    panel._choose(1)
    assert [button.isEnabled() for button in panel.line.buttons] == [False, True, True]


@pytest.mark.parametrize("place", range(3))
def test_that_what_is_wanted_of_a_run_is_emitted(panel, plan, place, qtbot):
    panel.show_look(shown(plan))
    panel.head.view.choose(TABLE)
    panel.table_view.selectRow(3)
    wanted = (panel.open_wanted, panel.pin_wanted, panel.replay_wanted)[place]
    with qtbot.waitSignal(wanted) as caught:
        panel.line.buttons[place].click()
    assert caught.args[0].number == 3 and caught.args[0].words == "Learning rate η 0.01, Batch size 20"


def test_that_enter_opens_the_run_under_the_frame(panel, plan, qtbot):
    panel.show_look(shown(plan))
    panel.head.view.choose(MAP)
    panel._choose(4)
    with qtbot.waitSignal(panel.open_wanted) as caught:
        qtbot.keyClick(panel.map, Qt.Key.Key_Return)
    assert caught.args[0].number == 4


def test_that_cleared_runs_come_back_with_undo(panel, plan):
    made = shown(plan)
    panel.show_look(made)
    panel.controls.clear.click()
    assert panel.progress is None and panel.table() is None and cells(panel) == []
    panel._undo_stack.undo()
    assert panel.progress is made and len(cells(panel)) == 6
    panel._undo_stack.redo()
    assert panel.progress is None


def test_that_a_failed_sweep_says_why(panel, plan):
    panel.show_look(Progress(plan, outcome=Failed("no room in {place}", {"place": "x"})))
    assert panel.note.text() == "no room in x" and panel.head.start.text() == "Start"


def test_that_the_time_left_is_said_once_it_is_known(plan):
    known = Progress(plan, rows={0: {}}, outcome=Running(), seconds_left=75.0)
    assert progress_words(known, 1, 6) == "1 of 6 runs, 1:15 left"
    assert progress_words(replace(known, seconds_left=None), 1, 6) == "1 of 6 runs"


def test_that_words_in_rows_are_numbers():
    assert figure_value({"a": "Infinity"}, "a") == math.inf and math.isnan(figure_value({"a": "NaN"}, "a"))
    assert (
        figure_value({"a": None}, "a") is None and figure_value({}, "a") is None and figure_value({"a": 2}, "a") == 2.0
    )


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("dark", [False, True])
def test_that_every_view_is_painted_in_both_languages_and_themes(qtbot, qapp, panel, plan, language, dark):
    with language_of(panel, language):
        panel.apply_theme(Theme(dark=dark, presentation=False))
        panel.show_look(shown(plan))
        panel._choose(1)
        for view in (PLAN, CURVES, MAP, TABLE):
            panel.head.view.choose(view)
            picture = panel.grab().toImage()
            assert not picture.isNull() and panel.minimumSizeHint().width() <= 420
            assert len({picture.pixel(x, y) for x in range(0, 400, 5) for y in range(0, 350, 5)}) > 5


def test_that_curves_are_read_with_their_run(panel, plan):
    made = curves(np.array([0, 5, 10]), {"train_loss_eval": [1, 1, 1], "val_loss": [1.0, 0.5, 0.25]})
    panel.show_look(Progress(plan, rows=shown(plan).rows, curves={4: made}, outcome=Finished()))
    panel.head.view.choose(CURVES)
    chart = panel.curves.chart
    chart.point_at(chart.plotItem.getViewBox().mapViewToScene(QPointF(5, 0.5)))
    assert chart.hover.text() == "step 5 · Learning rate η 0.001, Batch size 10 · 0.5"


@pytest.mark.parametrize(("figure", "short"), [("val_loss", "loss"), ("train_accuracy", "accuracy"), ("val_r2", "R²")])
def test_that_an_axis_beside_a_low_chart_is_called_by_less(panel, figure, short):
    panel.curves.show_progress(None, {}, figure, None)
    assert panel.curves.chart.y_axis._shorter == (short,)


def test_that_every_value_is_called_as_the_form_calls_it(panel):
    names, relus = ["adam", "sgd"], ["relu", "leaky_relu"]
    settings = {"optimizer.name": names, "network.biases": [True, False], "network.activation.name": relus}
    panel.show_look(shown(Plan.of(SMALL, settings, steps=10)))
    first = cells(panel)[0]
    assert {"Adam", "ReLU"} <= set(first) and not {"adam", "relu"} & set(first), first
    assert panel.curves.legend.names == ["Optimizer", "Adam", "SGD"]
    assert panel.map.words((0, 0)).startswith("Optimizer Adam, Biases on")
    held = panel.table()
    assert "Adam" in held.columns[held.titles.index("Optimizer")]
    titles = [panel.table_view.runs.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
              for at in range(panel.table_view.runs.columnCount())]  # fmt: skip
    assert not any("." in title for title in titles)
    ask(panel, ("optimizer.name", "sgd, adam"), ("optimizer.name", "sgd, adam"))
    assert panel.controls.note.text() == "Optimizer is chosen twice"
