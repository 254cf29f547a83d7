from dataclasses import replace

import numpy as np
import pytest

from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.loss.short_runs import shortest
from dllab.training.outcomes import Diverged
from tests.gui.snapshots import snapshot


def run(steps, start=1.0, **given):
    at = np.linspace(steps / 10, steps, 10).astype(int)
    losses = {name: np.geomspace(start, start / 100, 10) for name in ("train_loss_eval", "val_loss")}
    accuracies = {name: np.linspace(0.5, 0.9, 10) for name in ("train_accuracy", "val_accuracy")}
    return snapshot(
        step=at, train_loss=np.geomspace(start, start / 100, 10), evaluated=at, evaluations=losses | accuracies, **given
    )


def pinned(steps, number=1, **given):
    return Pin(number, f"of {steps}", run(steps, **given).whole)


def test_that_the_end_of_a_short_run_beside_a_long_one_is_marked(panel):
    panel.show_snapshot(run(100))
    assert panel.loss_ends.ends == ()
    panel.show_pins((pinned(10_000),))
    theme = Theme(dark=False, presentation=False)
    for ends in (panel.loss_ends, panel.accuracy_ends):
        assert [(color, place.x()) for color, place in ends.ends] == [(theme.train, 100), (theme.validation, 100)]
    image = panel.loss.grab().toImage()
    place = panel.loss.plotItem.getViewBox().mapViewToScene(panel.loss_ends.ends[0][1])
    assert image.pixelColor(round(place.x()), round(place.y())).name() == theme.train.lower()


def test_that_a_short_pinned_run_is_marked_in_its_colour_and_a_hidden_one_is_not(panel):
    panel.show_snapshot(run(10_000))
    panel.show_pins((pinned(200, 3), pinned(9_000, 4)))
    assert {(color, place.x()) for color, place in panel.loss_ends.ends} == {(pin_color(3, False), 200)}
    panel.pin_legend.toggle(3)
    assert panel.loss_ends.ends == ()


def test_that_marks_follow_the_logarithmic_axis(panel):
    panel.show_snapshot(run(100))
    panel.show_pins((pinned(10_000),))
    panel.logarithmic.setChecked(True)
    assert panel.loss_ends.ends[0][1].y() == pytest.approx(-2)


def test_that_one_click_shows_the_steps_of_the_shortest_run_and_another_all(panel):
    panel.show_snapshot(run(100))
    assert not panel.shorter.isVisible()
    panel.show_pins((pinned(10_000, start=0.01),))
    assert panel.shorter.isVisible() and panel.loss.ranges[0][1] > 10_000
    panel.shorter.click()
    for chart in (panel.loss, panel.accuracy):
        assert 100 < chart.ranges[0][1] < 130
    panel.shorter.click()
    assert panel.loss.ranges[0][1] > 10_000


def test_that_another_run_shows_all_steps_again(panel):
    panel.show_snapshot(run(10_000))
    panel.show_pins((pinned(5),))
    panel.shorter.click()
    assert panel.loss.ranges[0][1] < 20
    following = run(5_000)
    panel.show_snapshot(replace(following, run=following.run + 1))
    assert panel.loss.ranges[0][1] > 4_999 and not panel.shorter.isChecked()


def test_that_the_loss_axis_fits_what_is_in_view(panel):
    panel.show_snapshot(run(100, start=1.0))
    panel.show_pins((pinned(10_000, start=50.0),))
    assert panel.loss.ranges[1][1] >= 50
    panel.show_pins((Pin(1, "late rise", late_rise(run(10_000)).whole),))
    assert panel.loss.ranges[1][1] >= 80
    panel.shorter.click()
    assert panel.loss.ranges[1][1] < 2


def test_that_what_a_pinned_run_that_diverged_reached_leaves_the_linear_axis_to_the_others(panel):
    panel.show_snapshot(run(1_000, start=2.0))
    ran_away = run(1_000, start=1e16).whole
    diverged = Pin(1, "diverged", replace(ran_away, outcome=Diverged(1_000, 1, "loss")))
    panel.show_pins((diverged, pinned(1_000, 2, start=50.0)))
    assert 50 <= panel.loss.ranges[1][1] < 100
    panel.logarithmic.setChecked(True)
    assert panel.loss.ranges[1][1] >= 15
    panel.logarithmic.setChecked(False)
    following = run(1_000, start=1e17)
    panel.show_snapshot(replace(following, run=following.run + 1))
    assert panel.loss.ranges[1][1] >= 1e17, "a run that gets there itself is shown"


def test_that_a_run_that_was_left_before_its_divergence_leaves_the_axis_to_the_one_that_branched_from_it(panel):
    panel.show_snapshot(run(1_000, start=2.0))
    left = run(1_000, start=1e16).whole
    for row in left.evaluations.last:
        row[-1] = np.nan
    panel.show_pins((Pin(1, "left", left),))
    assert panel.loss.ranges[1][1] < 50


def late_rise(found):
    """The same with a last loss of 80."""
    curves = found.evaluations
    last = curves.last.copy()
    last[:2, -1] = 80
    evaluations = replace(curves, low=last, high=last, last=last)
    return replace(found, whole=replace(found.whole, evaluations=evaluations))


def test_that_runs_of_about_the_same_length_need_no_button(panel):
    panel.show_snapshot(run(4000))
    panel.show_pins((pinned(10_000),))
    assert not panel.shorter.isVisible() and panel.loss_ends.ends == ()


def test_that_the_shortest_run_with_steps_counts():
    assert shortest([0, 100, 10_000]) == 100
    assert shortest([100, 399]) is None and shortest([100, 400]) == 100
    assert shortest([0, 7]) is None and shortest([]) is None
