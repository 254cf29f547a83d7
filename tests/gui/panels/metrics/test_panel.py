from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from sklearn import metrics as sk

from dllab import Dataset
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH, Translations
from dllab.gui.panels.metrics.class_metrics import ClassMetricsView
from dllab.gui.panels.metrics.panel import WATCHER, MetricsPanel
from dllab.gui.panels.metrics.residuals import Residuals
from dllab.training.metrics import scores
from dllab.training.snapshot import Probe
from tests.gui.showing import language_of
from tests.gui.snapshots import blobs, images, line, snapshot


class Watched:
    """Stands in for the session: remembers what it is asked to watch."""

    def __init__(self):
        self.inputs = None

    def __call__(self, watcher, inputs):
        assert watcher == WATCHER
        self.inputs = inputs


@pytest.fixture
def watched():
    return Watched()


@pytest.fixture
def panel(opened, watched):
    return opened(MetricsPanel(watched), 700, 450)


def show(qtbot, panel, watched, outputs, **given):
    """Show a dataset and answer what the panel asks for with `outputs`."""
    first = snapshot(**given)
    panel.show_snapshot(first)
    probes = {WATCHER: Probe(watched.inputs, np.asarray(outputs, np.float32))}
    answered = replace(first, probes=probes, changes=first.changes + 1)
    panel.show_snapshot(answered)
    settle(qtbot, panel)
    return answered


def settle(qtbot, panel):
    qtbot.waitUntil(lambda: not panel.background.busy, timeout=60_000)


def guesses(data, seed=0):
    random = np.random.default_rng(seed)
    return random.normal(size=(len(data.y_val), data.targets)) + np.eye(data.targets)[data.y_val]


def written(panel):
    """The table's texts, row by row."""
    model = panel.view.table.scores
    return [[model.cell(row, column).text for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_that_the_threshold_moves_the_markers_and_the_table(qtbot, panel, watched):
    data = blobs(2)
    z = guesses(data)
    show(qtbot, panel, watched, z, dataset=data)
    view, score = panel.view, scores(z, "softmax")[:, 1]
    assert isinstance(view, ClassMetricsView) and view.threshold.value == 0.5
    assert view.roc.legend.names == [f"AUC {sk.roc_auc_score(data.y_val, score):.3f} · ROC"]
    average = sk.average_precision_score(data.y_val, score)
    assert view.precision_recall.legend.names == [f"AP {average:.3f} · precision–recall"]
    panel.resize(308, 320)  # as its dock is at 1280×720: of both names only words are cut
    qtbot.waitUntil(lambda: 0 < view.roc.legend.width() <= 154 and 0 < view.precision_recall.legend.width() <= 154)
    for legend in (view.roc.legend, view.precision_recall.legend):
        room = legend._spots()[0].width() - legend._swatch(legend._entries[0])
        assert QFontMetricsF(legend.font()).horizontalAdvance(legend.names[0].split(" · ")[0] + "…") <= room
    panel.resize(700, 450)
    view.threshold.slider.setFocus()
    for key, threshold in ((None, 0.5), (Qt.Key.Key_Right, 0.51), (Qt.Key.Key_PageUp, 0.61), (Qt.Key.Key_Home, 0.0)):
        if key:
            qtbot.keyClick(view.threshold.slider, key)
        assert view.threshold.value == threshold and view.threshold.number.text() == f"{threshold:.2f}"
        taken = score > threshold
        expected = sk.precision_recall_fscore_support(data.y_val, taken, zero_division=0)
        counts = sk.confusion_matrix(data.y_val, taken)
        for k, row in enumerate(written(panel)[:2]):
            assert row[1:4] == [f"{expected[column][k]:.3f}" for column in range(3)]
            assert row[4:] == [str(expected[3][k]), *map(str, counts[k])]
        assert written(panel)[2][1:4] == [f"{expected[column].mean():.3f}" for column in range(3)]
        assert view.legend.names[0].startswith("accuracy ") and "20 validation examples" in view.legend.names[0]
        (tn, fp), (fn, tp) = counts
        assert place(view.roc) == pytest.approx((fp / (fp + tn), tp / (tp + fn)))
        assert place(view.precision_recall) == pytest.approx((tp / (tp + fn), tp / (tp + fp)))
    qtbot.keyClick(view.threshold.slider, Qt.Key.Key_End)
    assert place(view.roc) == (0, 0) and place(view.precision_recall) == (0, 1)


def place(chart):
    x, y = chart.marker.getData()
    return float(x[0]), float(y[0])


def test_that_ten_classes_have_a_row_each_and_the_row_picked_is_drawn(qtbot, panel, watched):
    data = images()
    z = guesses(data)
    show(qtbot, panel, watched, z, dataset=data)
    view, p = panel.view, scores(z, "softmax")
    assert view.threshold.isHidden() and view.roc.isVisible()
    expected = sk.precision_recall_fscore_support(data.y_val, z.argmax(1), zero_division=0)
    for k, row in enumerate(written(panel)[:10]):
        area = sk.roc_auc_score(data.y_val == k, p[:, k])
        average = sk.average_precision_score(data.y_val == k, p[:, k])
        shares = [*(expected[column][k] for column in range(3)), area, average]
        assert row == [f"class {k}", *(f"{value:.3f}" for value in shares), str(expected[3][k])]
    wrong = 1 - sk.top_k_accuracy_score(data.y_val, z, k=2)
    assert f"top-2 error {100 * wrong:.3g} %" in view.legend.names[0]
    view.table.selectRow(4)
    assert view.roc.legend.names[0].endswith("class 4")
    fpr, tpr, _ = sk.roc_curve(data.y_val == 4, p[:, 4], drop_intermediate=False)
    np.testing.assert_allclose(view.roc._points[:, :2], np.column_stack([fpr, tpr]))


def test_that_a_narrow_panel_keeps_the_table(qtbot, panel, watched):
    data = images()
    panel.resize(360, 300)
    show(qtbot, panel, watched, guesses(data), dataset=data)
    qtbot.waitUntil(lambda: panel.view.roc.isHidden() and panel.view.table.width() == 360)
    panel.resize(700, 300)
    qtbot.waitUntil(panel.view.roc.isVisible)


@pytest.mark.parametrize("outputs", [1, 2])
def test_that_a_regression_shows_its_residuals(qtbot, panel, watched, outputs):
    data = line(3)
    true = np.hstack([data.y_val] * outputs)
    data = Dataset.from_arrays(data.x_val, true, data.x_val, true, task="regression")
    found = true + np.random.default_rng(0).normal(scale=0.2, size=true.shape)
    show(qtbot, panel, watched, found, dataset=data, loss="mse")
    view = panel.view
    assert isinstance(view, Residuals)
    np.testing.assert_allclose(view.places[:, 1], np.ravel(true - found.astype(np.float32)), atol=1e-6)
    assert f"R² {sk.r2_score(true, found):.3f} · MAE {sk.mean_absolute_error(true, found):.3g}" in view.legend.names[0]
    assert len(view.legend.names) == (1 if outputs == 1 else 3)
    x, y = view.places[0]
    view.chart.point_at(view.chart.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
    assert view.chart.hover.text().startswith("predicted ")


def test_that_another_regression_begins_without_the_points_of_the_one_before(qtbot, panel, watched):
    data = line(3)
    answered = show(qtbot, panel, watched, data.y_val + 0.1, dataset=data, loss="mse")
    panel.show_snapshot(replace(answered, run=2, changes=9))
    assert len(panel.view.places) == 0 and not panel.grab().isNull()


def test_that_a_regression_is_shown_in_the_units_its_targets_were_measured_in(qtbot, panel, watched):
    data = line(3)
    prices = replace(data, target_offset=np.array([50_000.0]), target_scale=np.array([20_000.0]))
    outputs = data.y_val + 0.1
    answered = show(qtbot, panel, watched, outputs, dataset=prices, loss="mse")
    np.testing.assert_allclose(panel.view.places[:, 0], 50_000 + 20_000 * outputs[:, 0], rtol=1e-6)
    np.testing.assert_allclose(panel.view.places[:, 1], -2000, rtol=1e-3)
    assert "MAE 2000 · RMSE 2000 · errors in the target's own units" in panel.view.legend.names[0]
    true, predicted, residual = panel.table(answered).columns
    np.testing.assert_allclose(true, 50_000 + 20_000 * data.y_val[:, 0], rtol=1e-6)
    np.testing.assert_allclose(np.subtract(predicted, true), residual)


@pytest.mark.parametrize(("data", "loss"), [(blobs(2), "cross_entropy"), (images(), "mse"), (line(2), "mse")])
@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_that_any_output_can_be_shown_in_any_look_and_language(qtbot, panel, watched, data, loss, value):
    translations = Translations(QApplication.instance())
    show(qtbot, panel, watched, np.full((len(data.y_val), data.targets), value), dataset=data, loss=loss)
    if not np.isfinite(value):
        assert "NaN" in panel.view.legend.names[0] and "–" not in panel.view.legend.names[0]
    for theme in (Theme(dark=True, presentation=False), Theme(dark=False, presentation=True)):
        panel.apply_theme(theme)
        for language in (CHINESE, ENGLISH):
            translations.use(language)
            panel.retranslate()
            assert not panel.grab().isNull()


def test_that_a_hidden_panel_asks_for_nothing_and_a_new_run_is_watched_again(qtbot, panel, watched):
    data = blobs(2)
    answered = show(qtbot, panel, watched, guesses(data), dataset=data)
    first = watched.inputs
    panel.show_snapshot(replace(answered, run=2, changes=9))
    assert watched.inputs is not first and np.array_equal(watched.inputs, data.x_val)
    assert panel.view.decision is None  # outputs of the earlier run count no more
    panel.rest()
    assert watched.inputs is None
    panel.show_snapshot(replace(answered, run=2, changes=10))
    assert len(watched.inputs) == len(data.x_val)


def test_that_without_validation_examples_training_examples_stand_in(qtbot, panel, watched):
    data = blobs(2)
    alone = Dataset.from_arrays(data.x_train, data.y_train, classes=data.classes)
    show(qtbot, panel, watched, np.eye(2)[alone.y_train], dataset=alone)
    assert panel.view.legend.names == [f"accuracy 100 % · {len(alone.y_train)} training examples"]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("classes", [["arm 1", "arm 2"], list("0123456789")])
def test_that_at_1440_by_900_nothing_of_the_table_is_scrolled_to(qtbot, panel, watched, language, classes):
    with language_of(QApplication.instance(), language):
        panel.retranslate()
        panel.resize(308, 255)  # what the docks leave it there
        made = images(len(classes))
        data = Dataset.from_arrays(made.x_train, made.y_train, made.x_val, made.y_val, classes=classes)
        show(qtbot, panel, watched, guesses(data), dataset=data)
        QApplication.processEvents()
        table = panel.view.table
        assert table.verticalScrollBar().maximum() == table.horizontalScrollBar().maximum() == 0
        last = table.visualRect(table.scores.index(len(classes), 0))
        assert table.viewport().rect().contains(last) and last.height() > table.fontMetrics().height() - 4
        assert table.scores.cell(len(classes), 0).told  # what hovering says of the short word


@pytest.mark.parametrize("classes", [2, 3])
def test_that_the_curves_are_named_in_their_colour_in_another_theme(qtbot, panel, watched, classes):
    show(qtbot, panel, watched, guesses(blobs(classes)), dataset=blobs(classes))
    dark = Theme(dark=True, presentation=False)
    panel.use_theme(dark)
    charts = panel.view.roc, panel.view.precision_recall
    assert [chart.legend._entries[0][0] for chart in charts] == [dark.validation] * 2


@pytest.mark.parametrize("width", [180, 215, 240])
def test_that_what_stands_above_the_names_is_whole_where_numbers_are_scrolled_to(qtbot, panel, watched, width):
    panel.resize(width, 255)
    show(qtbot, panel, watched, guesses(blobs(2)), dataset=blobs(2))
    QApplication.processEvents()
    table = panel.view.table
    assert table.horizontalScrollBar().maximum() > 0
    title = table.scores.headerData(0, Qt.Orientation.Horizontal)
    assert table.columnWidth(0) >= QFontMetricsF(table._title_font).horizontalAdvance(title) + 6


def held_out(classes=2, seed=0):
    """Blobs with as many test examples as validation examples, of which some lie elsewhere."""
    data, random = blobs(classes), np.random.default_rng(seed)
    x, y = random.normal(size=(30, 2)), np.arange(30) % classes
    parts = {"x_test": x, "y_test": y}
    return Dataset.from_arrays(data.x_train, data.y_train, data.x_val, data.y_val, classes=data.classes, **parts)


def answer(qtbot, panel, watched, shown, outputs, step):
    """Another snapshot, which answers what is watched."""
    probes = {WATCHER: Probe(watched.inputs, np.asarray(outputs, np.float32))} if watched.inputs is not None else {}
    again = replace(shown, probes=probes, changes=shown.changes + 1, step=step)
    panel.show_snapshot(again)
    settle(qtbot, panel)
    return again


def press(qtbot, panel):
    qtbot.mouseClick(panel.look_bar.button, Qt.MouseButton.LeftButton)


def test_that_one_click_looks_at_the_test_set_once_and_counts_it(qtbot, panel, watched):
    data = held_out()
    shown = show(qtbot, panel, watched, guesses(data), dataset=data)
    bar = panel.look_bar
    assert bar.isVisible() and bar.button.text() == "Look at the test set" and "Not looked at yet" in bar.note.text()
    assert np.array_equal(watched.inputs, data.x_val)
    width, height = bar.button.width(), bar.height()
    press(qtbot, panel)
    assert np.array_equal(watched.inputs, data.x_test)
    wrong = np.eye(2)[1 - data.y_test]
    shown = answer(qtbot, panel, watched, shown, wrong, step=1234)
    assert watched.inputs is None, "the run goes on unwatched"
    assert panel.view.legend.names == ["accuracy 0 % · 30 test examples"]
    assert "after step 1,234 · look 1" in bar.note.text() and bar.button.text() == "Leave the test set"
    assert (bar.button.width(), bar.height()) == (width, height)
    shown = answer(qtbot, panel, watched, shown, [], step=2000)
    assert panel.view.legend.names == ["accuracy 0 % · 30 test examples"], "it stays what was seen"
    assert sum(panel.table().columns[1][:-1]) == 30
    press(qtbot, panel)
    assert np.array_equal(watched.inputs, data.x_val) and panel.view.legend.names == []
    assert "Looks so far: 1" in bar.note.text()
    shown = answer(qtbot, panel, watched, shown, np.eye(2)[data.y_val], step=2001)
    assert panel.view.legend.names == [f"accuracy 100 % · {len(data.y_val)} validation examples"]


def test_that_looks_at_the_same_examples_are_counted_over_all_runs_and_others_are_not(qtbot, panel, watched):
    data, other = held_out(), held_out(seed=1)
    for run, (each, looks) in enumerate([(data, 1), (data, 2), (other, 1), (held_out(), 3)], start=1):
        shown = replace(snapshot(dataset=each), run=run)
        panel.show_snapshot(shown)
        assert panel.look_bar.button.text() == "Look at the test set"
        press(qtbot, panel)
        answer(qtbot, panel, watched, shown, np.eye(2)[each.y_test], step=run)
        assert f"look {looks}." in panel.look_bar.note.text()


def test_that_a_regression_has_its_test_set_looked_at_too(qtbot, panel, watched):
    plain = line()
    parts = {"x_test": plain.x_val + 0.5, "y_test": plain.y_val}
    own = (plain.x_train, plain.y_train, plain.x_val, plain.y_val, "regression")
    data = Dataset.from_arrays(*own, **parts)
    shown = show(qtbot, panel, watched, data.y_val, dataset=data, loss="mse")
    press(qtbot, panel)
    answer(qtbot, panel, watched, shown, data.y_test, step=7)
    (said,) = panel.view.legend.names
    assert isinstance(panel.view, Residuals) and said.startswith("R² 1.000")
    assert said.endswith(f"{len(data.y_test)} test examples")


def test_that_without_test_examples_there_is_nothing_to_press(qtbot, panel, watched):
    show(qtbot, panel, watched, guesses(blobs(2)), dataset=blobs(2))
    assert not panel.look_bar.isVisible()
