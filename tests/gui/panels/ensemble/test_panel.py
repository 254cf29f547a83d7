from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from dllab import Experiment
from dllab.gui.kit.evaluated import EVALUATED as TITLED
from dllab.gui.kit.runs_panel import POLL_MS
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH, Translations
from dllab.gui.panels.ensemble.panel import EnsemblePanel
from dllab.training.evaluation import score_names
from dllab.training.look import Cancelled
from dllab.training.outcomes import Diverged, Failed, Finished, Preparing, Running
from dllab.training.spread import Run, Spread
from tests.gui.panels.reading import read
from tests.gui.snapshots import blobs, curves, line, snapshot
from tests.training.examples import lasting

EVALUATED = np.array([0, 50, 100])
PATIENCE_MS = 120_000
SMALL = Experiment.model_validate({"network": {"hidden": [4]}, "dataset": {"name": "moons", "samples": 40}})


@pytest.fixture
def panel(opened):
    panel = opened(EnsemblePanel(), 700, 700)
    yield panel
    panel.close_runs()


def run(number, loss, outcome=Finished(), regression=False):  # noqa: B008 - a frozen value
    names = ("val_r2", "val_mae") if regression else ("train_accuracy", "val_accuracy")
    columns = {"train_loss_eval": [1, loss, loss / 2], "val_loss": [1, loss, loss]}
    columns |= dict.fromkeys(names, [0.5, 0.75, 1.0])
    scores = {"train_loss": loss / 2, "val_loss": loss} | dict.fromkeys(names, 0.9)
    return Run(number, number + 6, outcome, 100, curves(EVALUATED, columns), scores)


def spread(*runs, kind="seeds", outcome=Finished(), total=0):  # noqa: B008
    return Spread(kind, SMALL, total or len(runs), runs, outcome=outcome)


def show(panel, value):
    panel.show_look(value)
    panel._draw.run_now()


def cells(panel):
    model = panel.results.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def wait_until_over(qtbot, panel):
    qtbot.waitUntil(lambda: panel.spread is not None and panel.spread.over, timeout=PATIENCE_MS)


def test_that_cleared_runs_come_back(panel, qtbot):
    shown = spread(run(0, 0.4), run(1, 0.5))
    show(panel, shown)
    before = cells(panel)
    panel.controls.clear.click()
    assert panel.spread is None and cells(panel) != before
    with qtbot.waitSignal(panel.spread_changed) as told:
        panel._undo_stack.undo()
    assert panel.spread is shown and told.args == [shown] and cells(panel) == before
    assert panel.controls.clear.isEnabled()
    panel._undo_stack.redo()
    assert panel.spread is None and not panel.controls.clear.isEnabled()


def test_that_runs_come_back_in_place_of_those_that_were_begun_after_them(panel, qtbot):
    panel.set_experiment(SMALL)
    shown = spread(run(0, 0.4), run(1, 0.5))
    show(panel, shown)
    panel.controls.start.click()
    assert panel.spread is not shown and not panel.spread.over
    panel._undo_stack.undo()
    assert panel.spread is shown
    qtbot.wait(3 * POLL_MS)
    assert panel.spread is shown, "what is given up shows no more"


def test_that_nothing_can_be_started_before_there_is_an_experiment(panel):
    assert not panel.controls.start.isEnabled()
    panel.set_experiment(SMALL)
    assert panel.controls.start.isEnabled() and not panel.controls.clear.isEnabled()
    assert panel.charts.loss.hint.isVisible() and not panel.results.isVisible()


@pytest.mark.parametrize("kind, names", [(0, ["seed 0", "seed 1", "seed 2"]), (1, ["fold 1", "fold 2", "fold 3"])])
def test_that_the_button_trains_the_runs_asked_for(qtbot, panel, kind, names):
    told = []
    panel.spread_changed.connect(told.append)
    panel.set_experiment(SMALL)
    panel.controls.kind.choose(kind)
    panel.controls.runs.set_value(3)
    panel.controls.steps.set_value(40)
    panel.controls.start.click()
    assert panel.controls.start.text() == "Cancel" and not panel.controls.runs.isEnabled()
    wait_until_over(qtbot, panel)
    assert panel.spread.outcome == Finished() and panel.spread.experiment == SMALL
    assert [run.step for run in panel.spread.runs] == [40] * 3
    assert [row[0] for row in cells(panel)] == [*names, "mean ± std", "median"]
    assert told[-1] is panel.spread and [one.done for one in told] == sorted({one.done for one in told})
    assert panel.controls.start.text() == "Start" and panel.controls.bar.isHidden()


def test_that_cancelling_keeps_the_runs_that_are_done(qtbot, panel):
    panel.set_experiment(SMALL)
    panel.controls.runs.set_value(20)
    panel.controls.steps.set_value(200_000)
    panel.controls.start.click()
    qtbot.waitUntil(lambda: panel.spread is not None and panel.spread.done > 0, timeout=PATIENCE_MS)
    assert panel.controls.bar.isVisible() and "of 20" in panel.controls.bar.format()
    panel.controls.start.click()
    wait_until_over(qtbot, panel)
    done = panel.spread.done
    assert panel.spread.outcome == Cancelled() and 0 < done < 20
    assert panel.controls.note.text() == f"Cancelled after {done} of 20 runs."
    told = []
    panel.spread_changed.connect(told.append)
    panel.controls.clear.click()
    assert told == [None] and not panel.results.isVisible() and panel.controls.note.text() == ""


def test_that_too_many_folds_are_refused_in_words(qtbot, panel):
    panel.set_experiment(Experiment.model_validate({"dataset": {"name": "moons", "samples": 20}}))
    panel.controls.kind.choose(1)
    panel.controls.runs.set_value(20)
    panel.controls.start.click()
    wait_until_over(qtbot, panel)
    assert panel.controls.note.text() == "20 folds cannot be made; from 2 to 10, the examples of the smallest class"
    assert panel.controls.start.isEnabled()


def test_that_closing_ends_runs_that_go_on(qtbot, panel):
    panel.set_experiment(SMALL)
    panel.controls.steps.set_value(10**9)
    panel.controls.start.click()
    panel.close_runs()  # and no thread is left, which the fixture of every test asks


@pytest.mark.parametrize("typed", ["1", "21", "many"])
def test_that_a_number_of_runs_that_cannot_be_is_said_and_not_started(panel, typed):
    panel.set_experiment(SMALL)
    panel.controls.runs.lineEdit().setText(typed)
    panel.controls.runs.typing.take()
    assert not panel.controls.start.isEnabled() and typed in panel.controls.note.text()
    panel.controls.runs.set_value(5)
    assert panel.controls.start.isEnabled() and panel.controls.note.text() == ""


def test_that_what_was_typed_a_moment_ago_counts_and_enter_starts(qtbot, panel):
    panel.set_experiment(SMALL)
    panel.controls.start.setFocus()
    panel.controls.runs.lineEdit().clear()
    qtbot.keyClicks(panel.controls.runs.lineEdit(), "3")
    qtbot.keyClicks(panel.controls.steps.lineEdit(), "x")
    qtbot.keyClick(panel.controls.start, Qt.Key.Key_Return)
    assert panel.spread is None and "x" in panel.controls.note.text()
    qtbot.keyClick(panel.controls.steps.lineEdit(), Qt.Key.Key_Backspace)
    panel.controls.steps.typing.take()
    qtbot.keyClick(panel.controls.start, Qt.Key.Key_Return)
    wait_until_over(qtbot, panel)
    assert panel.spread.done == 3


def test_that_steps_are_those_of_the_window_s_run_until_others_are_typed(panel):
    panel.show_snapshot(replace(snapshot(), calendar=lasting(1234)))
    assert panel.controls.steps.value == 1234
    panel.controls.steps.lineEdit().setText("77")
    panel.controls.steps.typing.take()
    panel.show_snapshot(replace(snapshot(), calendar=lasting(5000)))
    assert panel.controls.steps.value == 77


def test_that_the_table_sums_up_the_runs_that_did_not_diverge(panel):
    broken = run(4, 1e30, outcome=Diverged(7, 2, "loss"))
    show(panel, spread(run(1, 0.1), run(2, 0.2), run(3, 0.6), broken))
    rows = cells(panel)
    assert rows[0] == ["seed 7", "100", "0.05", "0.1", "90 %", "90 %"]
    assert rows[3][0] == "seed 10: Diverged"
    assert rows[4] == ["mean ± std", "3 runs", "0.15 ± 0.13", "0.3 ± 0.26", "90 ± 0 %", "90 ± 0 %"]
    assert rows[5] == ["median", "", "0.1", "0.2", "90 %", "90 %"]
    assert panel.controls.note.text().startswith("1 of 4 runs diverged")
    (_, _), (_, top) = panel.charts.loss.ranges
    assert top < 2 and panel.charts.loss.alarms.steps == (100,)


def test_that_where_all_runs_diverged_they_are_shown_all_the_same(panel):
    show(panel, spread(*(run(k, 5.0, outcome=Diverged(7, 2, "loss")) for k in (1, 2))))
    (_, _), (_, top) = panel.charts.loss.ranges
    assert top >= 5 and cells(panel)[2] == ["mean ± std", "0 runs", "–", "–", "–", "–"]


def test_that_a_regression_has_its_own_scores_and_no_accuracy(panel):
    show(panel, spread(run(1, 0.1, regression=True), run(2, 0.2, regression=True), kind="folds"))
    header = panel.results.model()
    assert [header.headerData(k, Qt.Orientation.Horizontal) for k in range(6)][-2:] == ["Val. R²", "Val. MAE"]
    assert not panel.charts.accuracy.isVisible()
    show(panel, spread(run(1, 0.1)))
    assert panel.charts.accuracy.isVisible()


def test_that_hovering_reads_off_the_middle_its_band_and_single_runs(panel):
    show(panel, spread(run(1, 0.1), run(2, 0.2), run(3, 0.6)))
    middle, extent = read(panel.charts.loss, 50, 0.2).split("\n")
    assert middle.endswith("median 0.2 (0.15 to 0.4)") and extent == "mean 0.3 · min 0.1 · max 0.6"
    assert read(panel.charts.loss, 50, 0.6) in {
        "step 50 · seed 9 · training · 0.6", "step 50 · seed 9 · validation · 0.6",
    }  # fmt: skip
    assert "75 %" in read(panel.charts.accuracy, 50, 75)
    show(panel, spread(run(1, 0.1), run(2, 0.2), kind="folds"))
    middle, extent = read(panel.charts.loss, 100, 0.15).split("\n")
    assert middle == "step 100 · validation · mean 0.15 ± 0.0707" and extent == "min 0.1 · max 0.2"
    assert read(panel.charts.accuracy, 50, 75).endswith("min 75 % · max 75 %")


def test_that_the_whole_band_is_read_off_but_where_a_run_is(panel):
    panel.resize(700, 900)
    show(panel, spread(*(run(k, loss) for k, loss in enumerate((0.1, 0.1, 0.5, 0.9, 0.9)))))
    (_, _), (bottom, top) = panel.charts.loss.ranges
    pixel = (top - bottom) / panel.charts.loss.plotItem.getViewBox().height()
    assert "median 0.5 (0.1 to 0.9)" in read(panel.charts.loss, 50, 0.3), "far from every line, and in the band"
    assert " · seed 6 · " in read(panel.charts.loss, 50, 0.1 + pixel)


def test_that_the_step_that_is_pointed_at_is_marked_here_and_told_to_others(panel, qtbot):
    show(panel, spread(run(1, 0.1), run(2, 0.2)))
    with qtbot.waitSignal(panel.step_pointed) as told:
        read(panel.charts.loss, 50, 0.2)
    assert told.args[0] == pytest.approx(50, abs=1)
    panel.mark_step(70.0)
    assert panel.charts.loss.crosshair.steps == panel.charts.accuracy.crosshair.steps == (70.0,)


def test_that_all_runs_are_in_view_on_either_axis(panel):
    show(panel, spread(run(1, 0.1), run(2, 3.0)))
    panel.charts.log_steps.action.trigger()
    assert panel.charts.loss.ranges[0] == panel.charts.accuracy.ranges[0] == (-0.5, 2.25)
    assert read(panel.charts.loss, np.log10(50), 3.0).startswith("step 50 · seed 8")
    panel.charts.log_steps.action.trigger()
    for logarithmic in (False, True):
        panel.charts.logarithmic.setChecked(logarithmic)
        (left, right), (bottom, top) = panel.charts.loss.ranges
        low, high = np.log10([0.05, 3.0]) if logarithmic else (0.05, 3.0)
        assert left <= 0 and right >= 100 and bottom <= low and top >= high


def test_that_an_edit_after_the_runs_is_pointed_out(panel):
    panel.set_experiment(SMALL)
    show(panel, spread(run(1, 0.1)))
    panel.set_experiment(SMALL)
    assert panel.controls.note.text() == ""
    panel.set_experiment(SMALL.model_copy(update={"seed": 5}))
    note = panel.controls.note
    assert note.text() == "The experiment has changed since these runs."
    drawn = note.grab().toImage()
    note.say(note.text(), is_problem=True)  # in red, which it was not
    assert note.grab().toImage() != drawn


def test_that_progress_counts_runs_and_says_how_long_they_take(panel):
    going = replace(spread(run(1, 0.1), total=5, outcome=Running()), share=0.3)
    show(panel, going)
    assert panel.controls.bar.format() == "1 of 5 runs" and panel.controls.bar.value() == 300
    show(panel, replace(going, seconds_left=67.5))
    assert panel.controls.bar.format() == "1 of 5 runs, 1:07 left"
    show(panel, replace(going, outcome=Preparing("Loading the data", 0, 0), share=0.0))
    assert panel.controls.bar.format() == "1 of 5 runs: Loading the data"
    show(panel, replace(going, outcome=Failed("No {what}", {"what": "luck"})))
    assert panel.controls.bar.isHidden() and panel.controls.note.text() == "No luck"


def test_that_the_numbers_shown_can_be_written_to_a_file(panel):
    assert panel.table() is None
    show(panel, spread(run(1, 0.1), run(2, 0.2), run(3, 0.6)))
    table = panel.table()
    assert table.columns[0] == [0, 50, 100] and len(table.titles) == 1 + 4 * (3 + 3)
    assert table.columns[table.titles.index("loss, validation: median")] == pytest.approx([1, 0.2, 0.2])
    assert table.columns[table.titles.index("loss, validation: seed 9")] == pytest.approx([1, 0.6, 0.6])


@pytest.mark.parametrize("data", [lambda: blobs(2), lambda: blobs(3), line])
def test_that_everything_evaluated_has_a_title_for_a_file(data):
    assert {"train_loss_eval", "val_loss", *score_names(data())} <= set(TITLED)


def test_that_every_control_has_a_name_and_an_explanation(panel):
    controls = panel.controls
    buttons = controls.kind.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for widget in (controls.runs, controls.steps, controls.start, controls.clear, *buttons):
        assert widget.accessibleName() and widget.toolTip()


@pytest.mark.parametrize("size", [(340, 340), (560, 560), (1000, 420)])
def test_that_nothing_asks_for_more_room_than_there_is(qtbot, panel, size):
    show(panel, spread(*(run(k, 0.1 * k) for k in range(1, 9))))
    panel.resize(*size)
    assert (panel.width(), panel.height()) == size
    assert panel.charts.height() >= 120 and panel.results.viewport().height() >= panel.results.rowHeight(0)
    assert panel.charts.accuracy.isVisible() == (panel.charts.height() >= 260)


@pytest.mark.parametrize("presentation", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_that_it_is_painted_in_the_theme_s_colours(panel, dark, presentation):
    theme = Theme(dark, presentation)
    panel.apply_theme(theme)
    show(panel, spread(run(1, 0.1), run(2, 0.2), run(3, 0.9)))
    image = panel.charts.loss.grab().toImage()
    pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    colors = np.array([QColor(each).getRgb() for each in pixels])
    for wanted in (theme.background, theme.train, theme.validation):  # nearly: a line may lie between two rows
        assert np.abs(colors - QColor(wanted).getRgb()).max(axis=1).min() <= 4


def test_that_another_language_leaves_the_results_as_they_are(panel):
    show(panel, spread(run(1, 0.1), run(2, 0.2)))
    before = cells(panel)
    translations = Translations(panel)
    for language in (CHINESE, ENGLISH):
        translations.use(language)
        QApplication.processEvents()
        assert [row[2:] for row in cells(panel)] == [row[2:] for row in before]
    assert cells(panel) == before


def test_that_the_test_score_stands_in_the_table_where_there_are_test_data(panel):
    tested = [replace(one, scores={**one.scores, "test_accuracy": 0.8}) for one in (run(0, 0.4), run(1, 0.5))]
    show(panel, spread(*tested))
    model = panel.results.model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert titles[-1] == "Test acc." and "Train loss" not in titles and cells(panel)[0][-1] == "80 %"
    show(panel, spread(run(0, 0.4)))
    assert model.columnCount() == len(titles) and "Test acc." not in [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
