from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from dllab.gui.charts.smoothing import smoothed
from dllab.gui.charts.step_scales import ZERO
from dllab.gui.kit.pins import Pin
from dllab.gui.panels.gradients.panel import GradientPanel, GradientView
from tests.gui.panels.reading import hover, read
from tests.gui.snapshots import curves, snapshot

STEPS = np.arange(1, 51)


@pytest.fixture
def panel(opened):
    return opened(GradientPanel(), 480, 320, dark=True)


def vanishing(layers, **changes):
    norms = 10.0 ** -np.arange(layers)[::-1, None] * np.ones(len(STEPS))
    return snapshot(**{"hidden": [8] * (layers - 1), "step": STEPS, "grad_norm": norms} | changes)


@pytest.mark.parametrize("view", GradientView)
@pytest.mark.parametrize("layers", [1, 3, 101])
def test_that_any_depth_is_drawn_before_and_after_the_first_step(panel, layers, view):
    panel.switch.choose(view)
    panel.show_snapshot(snapshot(hidden=[8] * (layers - 1)))
    assert not panel.grab().isNull()
    panel.show_snapshot(vanishing(layers, run=2))
    assert not panel.grab().isNull()


def test_that_hovering_a_line_reads_off_step_layer_and_value(panel):
    panel.show_snapshot(vanishing(6))
    assert hover(panel.lines, 20, -3.0) == "step 20 · layer 3 · 0.001"
    assert hover(panel.lines, 20, -5.0) == "step 20 · layer 1 · 10⁻⁵"


def test_that_the_heat_map_has_layer_one_at_the_bottom(panel):
    panel.switch.choose(GradientView.HEAT_MAP)
    panel.show_snapshot(vanishing(6))
    assert hover(panel.map, 19.5, 1.0) == "step 20 · layer 1 · 10⁻⁵"
    assert hover(panel.map, 19.5, 6.2) == "step 20 · layer 6 · 1"
    assert (np.diff(panel.image.cells[:, 0].astype(int)) > 0).all()


def test_that_every_point_of_every_layer_is_in_view(panel):
    panel.show_snapshot(vanishing(21))
    (left, right), (bottom, top) = panel.lines.ranges
    assert left <= 1
    assert right >= 50
    assert bottom <= -20
    assert top >= 0


def test_that_zeros_are_drawn_on_a_line_called_zero(panel):
    norms = np.ones((3, len(STEPS)))
    norms[0, 10:] = 0
    panel.show_snapshot(vanishing(3, grad_norm=norms))
    (_, _), (bottom, top) = panel.lines.ranges
    ticks = panel.lines.y_axis.source(bottom, top, 300)
    assert ticks.label(ticks.major[0]) == "0"
    assert hover(panel.lines, 40, ticks.major[0]) == "step 40 · layer 1 · 0"


def test_that_what_is_not_finite_is_marked(panel):
    norms = np.ones((3, len(STEPS)))
    norms[1, 20], norms[2, 30] = np.nan, np.inf
    panel.show_snapshot(vanishing(3, grad_norm=norms))
    assert panel.lines.alarms.steps == (21, 31)
    panel.switch.choose(GradientView.BOTH)
    assert (panel.image.cells == 255).any(1).tolist() == [False, True, True]


def test_that_both_views_share_their_steps(panel, qtbot):
    panel.switch.choose(GradientView.BOTH)
    panel.show_snapshot(vanishing(3))
    panel.lines.show_steps(None, (10, 20))
    assert panel.map.ranges[0] == (10, 20)
    views = [chart.plotItem.getViewBox() for chart in (panel.lines, panel.map)]
    qtbot.waitUntil(lambda: abs(views[0].sceneBoundingRect().width() - views[1].sceneBoundingRect().width()) <= 1)


def pinned(*runs):
    return tuple(Pin(number, f"run {number}", run.whole) for number, run in enumerate(runs, 1))


def test_that_the_first_and_last_layer_of_pinned_runs_are_drawn_and_named(panel):
    panel.show_snapshot(vanishing(3))
    panel.show_pins(pinned(vanishing(8), snapshot(hidden=[], step=np.arange(1, 201), grad_norm=10.0)))
    styles = [(trace.name, trace.style) for trace in panel.pinned.traces]
    dashed, dotted = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
    assert styles == [("run 1 · layer 1", dashed), ("run 1 · layer 8", dotted), ("run 2 · layer 1", dotted)]
    assert panel.pin_legend.names == ["layer 1, pinned", "output layer, pinned", "run 1", "run 2"]
    (left, right), (bottom, top) = panel.lines.ranges
    assert bottom <= -7 and top >= 1 and right >= 200
    assert hover(panel.lines, 20, -7.0) == "step 20 · run 1 · layer 1 · 10⁻⁷"
    assert hover(panel.lines, 20, -2.0) == "step 20 · layer 1 · 0.01"
    panel.switch.choose(GradientView.HEAT_MAP)
    assert panel.pin_legend.isHidden()
    panel.switch.choose(GradientView.BOTH)
    assert panel.pin_legend.isVisible()
    panel.show_pins(())
    assert panel.pin_legend.isHidden() and panel.lines.ranges[0][1] < 100


def test_that_what_comes_later_is_veiled_while_time_is_dragged(panel):
    panel.switch.choose(GradientView.BOTH)
    panel.show_snapshot(vanishing(3))
    ranges = panel.lines.ranges
    for step in (30, 10):
        early = vanishing(3, step=STEPS[:step], grad_norm=1.0, changes=step)
        panel.show_snapshot(replace(early, whole=vanishing(3).whole))
        assert panel.lines.cursor_line.step == panel.map.cursor_line.step == step
        assert panel.lines.ranges == ranges
        assert panel.map.ranges[0] == ranges[0]
    assert hover(panel.lines, 40, -2.0) == "step 40 · layer 1 · 0.01"
    panel.show_snapshot(vanishing(3, changes=99))
    assert panel.lines.cursor_line.step is None and panel.map.cursor_line.step is None


def test_that_the_selected_layer_s_curve_is_set_apart(panel):
    panel.show_snapshot(vanishing(4))
    assert panel._picked.values.shape == (0, len(STEPS))
    panel.select_layer(3)
    assert panel._picked.values.tolist() == vanishing(4).steps.last[vanishing(4).steps.rows("grad_norm")][2:3].tolist()
    panel.show_snapshot(vanishing(2, run=2))  # which has no third layer
    assert panel._picked.values.shape[0] == 0 and not panel.grab().isNull()


def test_that_smoothing_moves_the_lines_and_not_the_numbers(panel):
    shown = vanishing(3)
    panel.show_snapshot(shown)
    before = [list(map(str, column)) for column in panel.table(shown).columns]
    noisy = shown.whole.steps.last[shown.whole.steps.rows("grad_norm")]
    panel.smoothing.setValue(80)
    np.testing.assert_array_equal(panel._curves.averages, smoothed(noisy, 0.8))
    np.testing.assert_array_equal(panel._curves.values, noisy)
    assert [list(map(str, column)) for column in panel.table(shown).columns] == before


def test_that_other_layers_are_read_off_with_the_one_under_the_mouse(panel):
    panel.show_snapshot(vanishing(3))
    lines = read(panel.lines, 20, -1.0).splitlines()
    assert lines[0].startswith("step 20 · layer 2")
    assert [line.split(" · ")[0] for line in lines[1:]] == ["layer 3", "layer 1"]
    panel.show_snapshot(vanishing(101, run=2))
    assert 8 <= len(read(panel.lines, 20, -1.0).splitlines()) <= 9


def test_that_steps_lie_at_their_powers_of_ten_where_that_is_wanted(panel, qtbot):
    panel.switch.choose(GradientView.BOTH)
    panel.show_snapshot(vanishing(6))
    panel.show_pins(pinned(vanishing(8)))
    assert panel.log_steps.action in panel.actions(), "the panel's menu offers it"
    panel.log_steps.action.trigger()
    for chart in (panel.lines, panel.map):
        left, right = chart.ranges[0]
        assert left == ZERO and np.log10(50) <= right < 2 and chart.x_axis.source(left, right, 300).label(ZERO) == "0"
    assert hover(panel.lines, np.log10(20), -3.0) == "step 20 · layer 3 · 0.001"
    assert hover(panel.lines, np.log10(20), -7.0) == "step 20 · run 1 · layer 1 · 10⁻⁷"
    assert hover(panel.map, np.log10(20), 1.0) in {f"step {step} · layer 1 · 10⁻⁵" for step in (20, 21)}
    with qtbot.waitSignal(panel.step_pointed) as told:
        hover(panel.map, np.log10(30), 2.0)
    assert told.args[0] == pytest.approx(30, rel=0.05)
    panel.mark_step(30.0)
    assert panel.lines.crosshair.steps == panel.map.crosshair.steps == (30.0,)
    panel.show_snapshot(vanishing(6, run=2))
    assert panel.log_steps.isChecked() and panel.lines.ranges[0][0] == ZERO, "it holds for the next run too"
    panel.log_steps.action.trigger()
    assert panel.lines.ranges[0][0] == 0 and hover(panel.lines, 20, -3.0) == "step 20 · layer 3 · 0.001"


def test_that_the_curvature_lies_on_the_same_steps(panel, qtbot):
    panel.log_steps.setChecked(True)
    found = curves([10, 20, 50], {"sharpness": 30.0, "lowest_curvature": -2.0, "negative_directions": 1.0})
    shown = vanishing(3)
    panel.show_snapshot(replace(shown, curvature=found, whole=replace(shown.whole, curvature=found)))
    qtbot.waitUntil(lambda: panel.curvature is not None)
    chart = panel.curvature.chart
    assert chart.ranges[0] == panel.lines.ranges[0] and chart.ranges[0][0] == ZERO
    assert read(chart, np.log10(20), 30.0).startswith("step 20")
    panel.log_steps.setChecked(False)
    assert chart.ranges[0] == panel.lines.ranges[0] and chart.ranges[0][0] == 0
