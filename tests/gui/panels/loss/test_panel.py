from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from dllab import Experiment
from dllab.gui.charts.colors import rgb
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.step_scales import ZERO
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE
from dllab.training.outcomes import Finished
from dllab.training.spread import Run, Spread
from tests.gui.panels.loss.labs import STEPS, flat, pinned, trained
from tests.gui.panels.reading import hover
from tests.gui.showing import language_of
from tests.gui.snapshots import line, snapshot


def shows(colors, color):
    """Whether a line in `color` was drawn: where it slopes, no pixel may be wholly within it."""
    return any(np.abs(rgb(other) - rgb(color)).max() <= 8 for other in colors)


def zoom(chart):
    place = QPointF(chart.viewport().rect().center())
    event = QWheelEvent(
        place, chart.viewport().mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def test_that_an_empty_run_shows_a_hint_and_axes_with_a_range(panel):
    panel.show_snapshot(snapshot())
    assert panel.loss.hint.isVisible()
    assert "Space" in panel.loss.hint.text()
    (left, right), (bottom, top) = panel.loss.ranges
    assert (left, right) == (0, 100)
    assert bottom <= 0 < top
    panel.show_snapshot(trained(changes=2, run=2))
    assert not panel.loss.hint.isVisible()


def test_that_all_data_are_in_view(panel):
    panel.show_snapshot(trained())
    (left, right), (bottom, top) = panel.loss.ranges
    assert left <= 1
    assert right >= 100
    assert bottom <= 0.01
    assert top >= 1
    assert panel.accuracy.ranges[0] == panel.loss.ranges[0]


def test_that_hovering_reads_off_step_name_and_value(panel):
    panel.show_snapshot(trained())
    losses = np.linspace(1, 0.4, 10)
    assert hover(panel.loss, 50, losses[4]) == "step 50 · validation · 0.733"
    assert hover(panel.accuracy, 100, 90) == "step 100 · training · 90 %"
    assert hover(panel.loss, 1, 1.0) == "step 1 · batch · 1"


def test_that_accuracy_is_hidden_for_a_regression(panel):
    panel.show_snapshot(trained(dataset=line(), loss="mse"))
    assert not panel.accuracy.isVisible()
    panel.show_snapshot(trained(run=2))
    assert panel.accuracy.isVisible()


def test_that_zooming_stops_following_until_the_button_is_pressed(panel, qtbot):
    panel.show_snapshot(trained())
    assert not panel.follow.isVisible()
    zoom(panel.loss)
    assert panel.follow.isVisible()
    zoomed = panel.loss.ranges
    assert zoomed[0] == panel.accuracy.ranges[0]
    later = np.arange(1, 1001)
    panel.show_snapshot(trained(step=later, train_loss=1 / later, changes=2))
    assert panel.loss.ranges == zoomed
    qtbot.mouseClick(panel.follow, Qt.MouseButton.LeftButton)
    assert not panel.follow.isVisible()
    assert panel.loss.ranges[0][1] >= 1000


def test_that_edits_are_marked_and_explained(panel):
    panel.show_snapshot(trained(edits=((40, "learning rate 0.1 → 0.01"),)))
    assert panel.loss.edits.steps == panel.accuracy.edits.steps == (40,)
    assert "learning rate 0.1 → 0.01" in hover(panel.loss, 40, 0.9)


def test_that_what_an_optimizer_decided_is_marked_and_explained_in_the_windows_language(panel):
    shown = trained(edits=((40, "learning rate 0.1 → 0.01"),))
    shown = replace(shown, whole=replace(shown.whole, events=((20, "SGD took over from Adam"),)))
    panel.show_snapshot(shown)
    assert panel.loss.edits.steps == panel.accuracy.edits.steps == (20, 40)
    assert "SGD took over from Adam" in hover(panel.loss, 20, 0.9)
    with language_of(panel, CHINESE):
        panel.show_snapshot(replace(shown, changes=2))
        assert "SGD 接替了 Adam" in hover(panel.loss, 20, 0.9)


def test_that_a_loss_that_is_not_finite_is_marked(panel):
    losses = np.where(STEPS > 98, np.nan, 1.0)
    panel.show_snapshot(trained(train_loss=losses))
    assert panel.loss.alarms.steps == (99, 100)


def test_that_a_validation_loss_that_is_not_finite_is_marked_and_one_that_is_not_measured_is_not(panel):
    losses = {"train_loss_eval": [1.0, 0.5, 0.4], "val_loss": [1.0, np.nan, np.inf]}
    panel.show_snapshot(snapshot(step=STEPS, evaluated=[1, 40, 80], evaluations=losses))
    assert panel.loss.alarms.steps == (40, 80)
    del losses["val_loss"]
    panel.show_snapshot(snapshot(step=STEPS, evaluated=[1, 40, 80], evaluations=losses, run=2))
    assert panel.loss.alarms.steps == ()


def test_that_the_loss_of_standardized_targets_says_so(panel):
    panel.resize(600, 600)
    data = line()
    for scale, title in ((1.0, "loss"), (20_000.0, "loss of standardized targets")):
        scaled = replace(data, target_scale=np.array([scale]))
        panel.show_snapshot(snapshot(dataset=scaled, loss="mse", step=STEPS, run=int(scale)))
        assert panel.loss.y_axis.labelText == title
        titles = panel.table(panel._snapshot).titles
        assert any("standardized" in each for each in titles) == (scale != 1)


def test_that_a_logarithmic_axis_shows_a_loss_of_zero_as_zero(panel):
    panel.logarithmic.setChecked(True)
    panel.show_snapshot(trained(train_loss=np.where(STEPS > 50, 0.0, 0.1)))
    (_, _), (bottom, top) = panel.loss.ranges
    ticks = panel.loss.y_axis.source(bottom, top, 300)
    assert ticks.label(ticks.major[0]) == "0"
    assert hover(panel.loss, 80, ticks.major[0]) == "step 80 · batch · 0"


@pytest.mark.parametrize("presentation", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_that_it_is_painted_in_the_theme_s_colours(panel, dark, presentation):
    theme = Theme(dark, presentation)
    panel.apply_theme(theme)
    panel.show_snapshot(trained())
    image = panel.loss.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert theme.background in colors
    assert shows(colors, theme.train) and shows(colors, theme.validation)


def test_that_pinned_runs_are_drawn_named_and_within_view(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(3.0), flat(1.0, end=400)))
    (left, right), (bottom, top) = panel.loss.ranges
    assert (left, right) == (panel.accuracy.ranges[0][0], panel.accuracy.ranges[0][1])
    assert right >= 400
    assert bottom <= 0 and top >= 6
    assert panel.pin_legend.names == ["validation, pinned", "run 1", "run 2"]
    assert [trace.color for trace in panel.pinned_losses.traces] == [pin_color(n, dark=False) for n in (1, 2, 1, 2)]
    panel.show_pins(())
    assert panel.pin_legend.isHidden() and panel.loss.ranges[1][1] < 1


def test_that_hovering_a_pinned_run_names_it(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(3.0)))
    assert hover(panel.loss, 50, 3.0) == "step 50 · run 1 · training · 3"
    assert hover(panel.loss, 50, 6.0) == "step 50 · run 1 · validation · 6"
    assert hover(panel.loss, 50, 0.2) == "step 50 · validation · 0.2"
    panel.show_snapshot(flat(0.1, changes=2))
    panel.accuracy.resize(480, 300)
    assert hover(panel.accuracy, 50, 70) == "step 50 · validation · 70 %", "this run wins where both are as near"


def test_that_pins_follow_the_logarithmic_axis(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(10.0)))
    panel.logarithmic.setChecked(True)
    assert panel.loss.ranges[1][1] >= np.log10(20)
    assert hover(panel.loss, 50, 1.0) == "step 50 · run 1 · training · 10"


def test_that_steps_lie_at_their_powers_of_ten_where_that_is_wanted(panel, qtbot):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(flat(10.0)))
    panel.log_steps.action.trigger()
    assert panel.log_steps.action.isChecked()
    for chart in (panel.loss, panel.accuracy):
        left, right = chart.ranges[0]
        assert left == ZERO and 2 <= right < 3 and chart.x_axis.source(left, right, 300).label(ZERO) == "0"
    assert hover(panel.loss, np.log10(50), 10.0) == "step 50 · run 1 · training · 10"
    assert hover(panel.loss, np.log10(50), 0.1).startswith("step 50 · ")
    with qtbot.waitSignal(panel.step_pointed) as told:
        hover(panel.accuracy, np.log10(30), 50)
    assert told.args[0] == pytest.approx(30, rel=0.05)
    panel.log_steps.action.trigger()
    assert panel.loss.ranges[0] == (0, 106) and hover(panel.loss, 50, 10.0) == "step 50 · run 1 · training · 10"


def test_that_the_button_of_steps_leaves_the_legend_its_room(panel, qtbot):
    panel.show_snapshot(flat(0.1))
    for width, there in ((900, True), (330, False), (900, True)):
        panel.resize(width, 500)
        qtbot.waitUntil(lambda there=there: panel.log_steps.isVisible() == there)
        assert panel.legend.width() >= panel.legend.sizeHint().width() or not there


@pytest.mark.parametrize("logarithmic", [False, True])
def test_that_marks_and_the_veil_follow_the_axis_of_steps(panel, logarithmic):
    panel.log_steps.setChecked(logarithmic)
    whole = trained().whole
    panel.show_snapshot(replace(trained(step=STEPS[:40], train_loss=1 / STEPS[:40], changes=40), whole=whole))
    panel.mark_step(20.0)
    image, view = panel.loss.grab().toImage(), panel.loss.plotItem.getViewBox()
    theme = Theme(dark=False, presentation=False)

    def column(step):
        x = round(view.mapViewToScene(QPointF(np.log10(step) if logarithmic else step, 0)).x())
        return {image.pixelColor(x + off, y).name() for off in (-1, 0, 1) for y in range(20, image.height() - 60)}

    assert theme.foreground.lower() in column(40) and theme.axis.lower() in column(20)
    assert theme.axis.lower() not in column(30)


def test_that_several_runs_lie_on_the_axis_of_steps(panel):
    runs = tuple(
        Run(number, number, Finished(), 200, flat(number / 10, end=200).evaluations, {}) for number in range(1, 6)
    )
    panel.show_snapshot(flat(0.1))
    panel.show_spread(Spread("seeds", Experiment(), 5, runs, outcome=Finished()))
    panel.log_steps.setChecked(True)
    assert panel.loss.ranges[0][1] >= np.log10(200)
    assert hover(panel.loss, np.log10(150), 0.3) == "step 150 · 5 seeds, median · training · 0.3"


@pytest.mark.parametrize("beyond", range(4))
def test_that_what_comes_later_is_veiled_and_the_axis_stays_while_time_is_dragged(panel, beyond):
    whole = trained().whole
    panel.resize(panel.width() + beyond, panel.height())
    panel.show_snapshot(trained())
    assert panel.loss.cursor_line.step is None
    ranges = panel.loss.ranges
    for step in (60, 20, 40):
        early = trained(step=STEPS[:step], train_loss=1 / STEPS[:step], changes=step)
        panel.show_snapshot(replace(early, whole=whole))
        assert panel.loss.cursor_line.step == panel.accuracy.cursor_line.step == step
        assert panel.loss.ranges == ranges
    assert hover(panel.loss, 100, 0.4) == "step 100 · validation · 0.4"
    image, theme = panel.loss.grab().toImage(), Theme(dark=False, presentation=False)
    view = panel.loss.plotItem.getViewBox()
    middle = round(view.mapViewToScene(QPointF(40, 0)).x())
    colors = [
        {image.pixelColor(x, y).name() for x in part for y in range(image.height())}
        for part in (range(60, middle - 2), range(middle + 3, image.width()))
    ]
    assert shows(colors[0], theme.train) and not shows(colors[1], theme.train)
    panel.show_snapshot(trained(changes=99))
    assert panel.loss.cursor_line.step is None


def test_that_several_runs_are_shown_as_a_band_with_its_middle(panel):
    runs = tuple(
        Run(number, number, Finished(), 200, flat(number / 10, end=200).evaluations, {}) for number in range(1, 6)
    )
    panel.show_snapshot(flat(0.1))
    panel.show_spread(Spread("seeds", Experiment(), 5, runs, outcome=Finished()))
    assert panel.pin_legend.names == ["5 seeds, median"]
    assert panel.loss.ranges[0][1] >= 200
    assert hover(panel.loss, 150, 0.3) == "step 150 · 5 seeds, median · training · 0.3"
    assert hover(panel.accuracy, 150, 70) == "step 150 · 5 seeds, median · validation · 70 %"
    panel.show_spread(None)
    assert panel.pin_legend.isHidden() and panel.loss.ranges[0][1] < 200


def test_that_several_runs_are_hidden_beside_a_run_on_other_data_until_theirs_returns(panel):
    runs = tuple(Run(number, number, Finished(), 200, flat(0.3, end=200).evaluations, {}) for number in range(1, 4))
    here, elsewhere = flat(0.1), on_other_data(flat(0.1))
    panel.show_snapshot(here)
    panel.show_spread(Spread("seeds", here.experiment, 3, runs, outcome=Finished()))
    assert panel.pin_legend.names == ["3 seeds, median"]
    panel.show_snapshot(elsewhere)
    assert panel.pin_legend.isHidden() and panel.loss.ranges[0][1] < 200
    assert not any(item.isVisible() for item in (*panel.spread_losses.items, *panel.spread_accuracies.items))
    panel.show_snapshot(replace(here, run=here.run + 2))
    assert panel.pin_legend.names == ["3 seeds, median"] and panel.loss.ranges[0][1] >= 200


def on_other_data(shown):
    """A later run."""
    assert shown.experiment.dataset.name != "moons"
    return replace(shown, run=shown.run + 1, experiment=Experiment.model_validate({"dataset": {"name": "moons"}}))


def test_that_a_run_without_accuracy_or_steps_can_be_pinned(panel):
    panel.show_snapshot(flat(0.1))
    panel.show_pins(pinned(snapshot(), trained(dataset=line(), loss="mse", evaluations={"train_loss_eval": 0.5})))
    assert not panel.grab().isNull()
    assert hover(panel.loss, 50, 0.5) == "step 50 · run 2 · training · 0.5"
