from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.prediction.agreement import Agreement
from dllab.gui.panels.prediction.boundary import Boundary
from dllab.gui.panels.prediction.classified import Classified
from dllab.gui.panels.prediction.fitted_curve import FittedCurve
from dllab.gui.panels.prediction.landscape import Landscape
from dllab.gui.panels.prediction.panel import WATCHER, view_for
from dllab.gui.panels.prediction.view import framed
from dllab.training.snapshot import Probe
from tests.gui.panels.prediction.watching import show
from tests.gui.snapshots import blobs, images, line, snapshot


def right_is(outputs):
    """A network that decides by the sign of the first feature: class 0 to the right."""
    return lambda x: np.stack([9 * x[:, 0], -9 * x[:, 0], np.full(len(x), -99)], 1)[:, :outputs]


@pytest.mark.parametrize(
    ("values", "frame"),
    [([3, 1, 2], (0.5, 3.5)), ([1, np.nan, np.inf, 3], (0.5, 3.5)), ([2, 2], (1.75, 2.25)), ([np.nan], (-0.25, 0.25))],
)
def test_that_a_frame_has_the_same_margin_on_either_side(values, frame):
    assert framed(np.array(values), 0.25) == frame


@pytest.mark.parametrize(
    ("dataset", "view"),
    [
        (blobs(2), Boundary),
        (blobs(3), Boundary),
        (line(1), FittedCurve),
        (line(2), Landscape),
        (line(5), Agreement),
        (images(), Classified),
    ],
)
def test_that_every_kind_of_data_has_its_view_and_survives_what_is_not_finite(panel, watched, dataset, view):
    assert view_for(dataset) is view
    loss = "mse" if dataset.task == "regression" else "cross_entropy"
    for value in (0.3, np.nan, np.inf):
        show(panel, watched, lambda x, v=value: np.full((len(x), dataset.targets), v), dataset=dataset, loss=loss)
        assert isinstance(panel.view, view) and panel._draw.interval() <= 250, "four pictures a second, at least"
        assert not panel.grab().isNull()


@pytest.mark.parametrize("dataset", [blobs(2), blobs(3), line(1), line(2), line(5)])
@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, -3.4e38])
def test_that_an_input_without_a_place_leaves_the_others_theirs(panel, watched, dataset, value):
    x = dataset.x_val.copy()
    x[0, 0] = value
    broken = replace(dataset, x_val=x)
    loss = "mse" if dataset.task == "regression" else "cross_entropy"
    show(panel, watched, lambda x: np.zeros((len(x), dataset.targets)), dataset=broken, loss=loss)
    assert np.isfinite(panel.view.chart.ranges).all() and not panel.grab().isNull()


@pytest.mark.parametrize("features", [1, 2, 5])
def test_that_targets_and_predictions_are_in_the_units_that_were_measured(panel, watched, features):
    data = line(features)
    prices = replace(data, target_offset=np.array([50_000.0]), target_scale=np.array([20_000.0]))
    answered = show(panel, watched, lambda x: x.sum(1, keepdims=True), dataset=prices, loss="mse")
    true = 50_000 + 20_000 * np.concatenate([data.y_train, data.y_val])[:, 0]
    if features == 2:
        assert panel.view.words(np.zeros((1, 1), np.float32)) == "output 5⋅10⁴"
        low, high = panel.view._low, panel.view._high
    else:
        low, high = panel.view.chart.ranges[1]
    assert low < 50_000 < high and high - low > 40_000
    table = panel.table(answered)
    column = table.columns[table.titles.index("true value")]
    told = np.array([value for value in column if value is not None])
    assert len(told) >= 20 and all(np.abs(true - value).min() < 0.1 for value in told)
    output = table.columns[table.titles.index("output")]
    assert max(abs(value) for value in output if value is not None) > 10_000


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("loss", ["cross_entropy", "mse"])
def test_that_each_side_of_the_boundary_has_its_class_s_colour(panel, watched, classes, loss):
    show(panel, watched, right_is(classes), dataset=blobs(classes), loss=loss)
    chart = panel.view.chart
    image = chart.grab().toImage()

    def color_at(x, y):
        (left, right), (bottom, top) = chart.ranges
        area = chart.plotItem.getViewBox().sceneBoundingRect()
        column = area.left() + (x - left) / (right - left) * area.width()
        row = area.bottom() - (y - bottom) / (top - bottom) * area.height()
        return image.pixelColor(round(column), round(row))

    (left, right), (bottom, top) = chart.ranges
    height = bottom + 0.97 * (top - bottom)
    blue, orange = color_at(right * 0.97, height), color_at(left * 0.97, height)
    assert blue.blue() > blue.red() + 40
    assert orange.red() > orange.blue() + 40


def test_that_two_classes_meet_in_white(panel, watched):
    show(panel, watched, lambda x: np.zeros((len(x), 2)), dataset=blobs(2))
    assert panel.view.colors(np.zeros((1, 2), np.float32)).min() >= 253


def test_that_the_grid_covers_the_view_in_the_network_s_space(panel, watched):
    data = blobs(2)
    moved = replace(data, offset=np.array([5.0, 0.0], np.float32), scale=np.array([2.0, 1.0], np.float32))
    panel.show_snapshot(snapshot(dataset=moved))
    raw = moved.original(watched.inputs)
    (left, right), (bottom, top) = panel.view.chart.ranges
    assert left < raw[:, 0].min() < left + 0.05 * (right - left)
    assert top - 0.05 * (top - bottom) < raw[:, 1].max() < top
    assert raw[:, 0].max() > moved.original(moved.x_train)[:, 0].max()


def test_that_a_larger_view_asks_for_other_inputs(panel, watched, qtbot):
    panel.show_snapshot(snapshot(dataset=blobs(2)))
    qtbot.waitUntil(lambda: not panel._ask.isActive())
    inputs = watched.inputs
    panel.resize(900, 320)
    qtbot.waitUntil(lambda: watched.inputs is not inputs)
    assert np.ptp(watched.inputs[:, 0]) > np.ptp(inputs[:, 0])


def test_that_a_new_run_is_watched_again_and_old_outputs_are_ignored(panel, watched):
    answered = show(panel, watched, right_is(2), dataset=blobs(2))
    drawn = panel.view.outputs
    stale = Probe(watched.inputs.copy(), answered.probes[WATCHER].outputs * 0)
    panel.show_snapshot(replace(answered, probes={WATCHER: stale}, changes=9))
    assert panel.view.outputs is drawn
    calls = watched.calls
    panel.show_snapshot(replace(answered, run=2))
    assert watched.calls > calls
    assert panel.view.outputs is None


def test_that_a_hidden_panel_asks_for_nothing(panel, watched):
    panel.show_snapshot(snapshot(dataset=blobs(2)))
    panel.rest()
    assert watched.inputs is None
    panel.show_snapshot(snapshot(dataset=blobs(2), changes=2))
    assert watched.inputs is not None


def test_that_a_fitted_curve_is_drawn_where_the_network_says(panel, watched):
    data = line(1)
    show(panel, watched, lambda x: 2 * x, dataset=data, loss="mse")
    chart = panel.view.chart
    chart.point_at(chart.plotItem.getViewBox().mapViewToScene(QPoint(1, 1)))
    assert chart.hover.isVisible()
    x, y = (float(part.split()[-1].replace("−", "-")) for part in chart.hover.text().split(" → "))
    assert abs(y - 2 * x) < 0.02


@pytest.mark.parametrize("seen", [True, False])
def test_that_the_view_before_is_asked_for_nothing_once_another_begins(panel, watched, monkeypatch, seen):
    """Its data are let go of."""
    monkeypatch.setattr(Throttle, "request", Throttle.run_now)
    for run, dataset in enumerate((blobs(2), line(1)), 1):
        show(panel, watched, lambda x: x, dataset=dataset, loss="mse", run=run)
    before, calls = panel.view, watched.calls
    if not seen:
        panel.rest()
        panel.forget(blobs(3))
    panel.show_snapshot(snapshot(dataset=blobs(3), run=3))
    assert isinstance(panel.view, Boundary) and before.dataset is None
    assert watched.calls == calls + 1 + (not seen)
