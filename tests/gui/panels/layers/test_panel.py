from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from dllab.diagnostics.layers import QUANTITIES, Light
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.layers.panel import LayersPanel
from tests.gui.snapshots import snapshot

STEPS = np.arange(1, 201)
GRADIENT, _, _, SATURATED, DEAD, UPDATE = range(1, 7)


@pytest.fixture
def panel(opened):
    return opened(LayersPanel(), 500, 320)


@pytest.mark.parametrize("hidden", [0, 2, 100])
@pytest.mark.parametrize("steps", [(), STEPS])
def test_that_every_layer_has_a_row(panel, hidden, steps):
    panel.show_snapshot(snapshot(hidden=[32] * hidden, step=steps))
    assert panel.model.rowCount() == hidden + 1
    assert panel.model.words(hidden, 0) == "output · 2"
    if hidden:
        assert panel.model.words(0, 0) == "1 · 32 Tanh"
    assert not panel.grab().isNull()


def test_that_cells_show_the_newest_values(panel):
    dead = np.linspace(0, 0.125, len(STEPS))
    panel.show_snapshot(snapshot(step=STEPS, grad_norm=[[1.2e-5], [0.5], [1]], layers={"dead": dead}))
    assert panel.model.words(0, GRADIENT) == "1.2⋅10⁻⁵"
    assert panel.model.words(0, DEAD) == "12.5 %"


@pytest.mark.parametrize("presentation", [False, True])
@pytest.mark.parametrize("value", [8.88e-9, 8.88e-7, 0.000977, 0.00456, 0.0888, 0.8888, 0.99996])
def test_that_no_number_reaches_the_next_column(panel, value, presentation):
    panel.apply_theme(Theme(dark=False, presentation=presentation))
    panel.resize(430, 320)  # where there is room for no more than is needed
    layers = {quantity.name: value for quantity in QUANTITIES[1:] if quantity.name != "activation_mean"}
    panel.show_snapshot(snapshot(step=STEPS, grad_norm=[[value]] * 3, layers=layers))
    for column in range(1, panel.model.columnCount()):
        if not panel.view.isColumnHidden(column):
            metrics, cells = QFontMetricsF(panel._cells._font), panel._cells
            needed = cells._indent(column) + metrics.horizontalAdvance(panel.model.words(0, column))
            assert needed + 2 < panel.view.columnWidth(column)  # and is told from the next one


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (0.00391, "0.4 %"), (0.70533, "70.5 %"), (0.9998, "99.9 %"), (1.0, "100 %")]
)
def test_that_shares_are_written_to_a_tenth_of_a_percent(panel, share, words):
    panel.show_snapshot(snapshot(step=STEPS, layers={"dead": share}))
    assert panel.model.words(0, DEAD) == words


def test_that_a_share_too_small_for_its_cell_is_told_by_its_tooltip(panel):
    panel.show_snapshot(snapshot(step=STEPS, layers={"dead": 0.000977}))
    assert panel.model.words(0, DEAD) == "<0.1 %"
    assert "0.0977 %" in panel.model.data(panel.model.index(0, DEAD), Qt.ItemDataRole.ToolTipRole)


def test_that_a_frozen_layer_is_not_blamed_for_staying_as_it_is(panel):
    shown = snapshot(step=[1], layers={"update_ratio": [[0.0], [0.0], [0.001]]})
    training = shown.experiment.training.model_copy(update={"frozen_layers": 1})
    for experiment, light in (
        (shown.experiment, Light.LOW),
        (shown.experiment.model_copy(update={"training": training}), Light.NONE),
    ):
        panel.show_snapshot(replace(shown, experiment=experiment, changes=2 + (light is Light.NONE)))
        assert [panel.model.light(row, UPDATE) for row in range(3)] == [light, Light.LOW, Light.FINE]


def test_that_lights_follow_their_thresholds(panel):
    panel.show_snapshot(
        snapshot(
            hidden=[8] * 4,
            step=STEPS,
            grad_norm=[[1e-4], [0.5], [2000], [np.nan], [1]],
            layers={
                "saturated": [[0.6], [0.4], [0.5], [np.nan], [0]],
                "dead": [[0.5], [0.1], [0.39], [np.nan], [0]],
                "update_ratio": [[1e-6], [1e-3], [0.2], [np.inf], [0.01]],
            },
        )
    )
    lights = {column: [panel.model.light(row, column) for row in range(5)] for column in range(1, 7)}
    fine, low, high, broken = Light.FINE, Light.LOW, Light.HIGH, Light.BROKEN
    assert lights[GRADIENT] == [low, fine, high, broken, fine]
    assert lights[SATURATED] == [high, fine, fine, broken, Light.NONE]
    assert lights[DEAD] == [high, fine, fine, broken, Light.NONE]
    assert lights[UPDATE] == [low, fine, high, broken, fine]


def test_that_a_rectifier_that_is_off_is_not_called_saturated(panel):
    network = {"activation": ["relu", "tanh", "relu"]}
    layers = {"saturated": [[0.6], [0.6], [1.0], [0]], "dead": [[0.1], [0.1], [1.0], [0]]}
    panel.show_snapshot(
        snapshot(hidden=[8] * 3, network=network, step=STEPS, grad_norm=[[1400], [1], [1], [1]], layers=layers)
    )
    assert [panel.model.light(row, SATURATED) for row in range(4)] == [Light.NONE, Light.HIGH, Light.NONE, Light.NONE]
    assert [panel.model.light(row, DEAD) for row in range(4)] == [Light.FINE, Light.FINE, Light.HIGH, Light.NONE]
    assert panel.model.light(0, GRADIENT) is Light.HIGH
    tips = [panel.model.data(panel.model.index(row, SATURATED), Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert tips[0].startswith("Off: 60 %") and tips[1].startswith("Saturated: 60 %")
    assert panel.model.headerData(SATURATED, Qt.Orientation.Horizontal) == "Saturated"
    panel.show_snapshot(snapshot(hidden=[8] * 3, network={"activation": "relu"}, step=STEPS, layers=layers, run=2))
    assert panel.model.headerData(SATURATED, Qt.Orientation.Horizontal) == "Off"


def test_that_tooltips_say_the_threshold(panel):
    panel.show_snapshot(snapshot(step=STEPS, grad_norm=[[1e-9], [0.1], [1]]))
    tip = panel.model.data(panel.model.index(0, GRADIENT), Qt.ItemDataRole.ToolTipRole)
    assert "1/1000" in tip
    for column, quantity in enumerate(QUANTITIES, 1):
        header = panel.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert header == quantity.help


@pytest.mark.parametrize(("width", "presentation"), [(500, False), (900, False), (1400, True)])
def test_that_every_column_is_seen_without_scrolling(panel, width, presentation):
    panel.apply_theme(Theme(dark=False, presentation=presentation))
    panel.resize(width, 320)
    panel.show_snapshot(snapshot(hidden=[32] * 100, step=STEPS))
    assert panel.view.horizontalScrollBar().maximum() == 0


def test_that_names_go_short_before_a_column_goes_out_of_sight(panel):
    panel.show_snapshot(snapshot(hidden=[32] * 20, step=STEPS))
    names = set()
    for width in range(500, 355, -5):  # a panel has 360 pixels in a window of 1280
        panel.resize(width, 320)
        QApplication.processEvents()
        names.add(panel.model.words(19, 0))
        assert panel.view.horizontalScrollBar().maximum() == 0
    assert names == {"20 · 32 Tanh", "20 · 32"}
    tips = [panel.model.data(panel.model.index(row, 0), Qt.ItemDataRole.ToolTipRole) for row in (19, 20)]
    assert tips == ["20 · 32 Tanh", "output · 2"]


def test_that_picking_a_row_tells_its_layer(panel, qtbot):
    panel.show_snapshot(snapshot(step=STEPS))
    with qtbot.waitSignal(panel.layer_selected) as picked:
        panel.view.selectRow(1)
    assert picked.args == [2]


def test_that_new_numbers_reach_every_row(panel, qtbot):
    panel.show_snapshot(snapshot(step=STEPS))
    panel.show_snapshot(snapshot(step=STEPS, grad_norm=2.0, changes=2))
    panel.show_snapshot(snapshot(step=STEPS, grad_norm=3.0, changes=3))
    qtbot.waitUntil(lambda: panel.model.words(2, GRADIENT) == "3")


def test_that_the_newest_pin_is_compared_layer_by_layer_at_the_same_step(panel):
    fading = np.array([[1e-6], [1e-4], [1e-2], [1.0]]) * np.linspace(1, 0.1, len(STEPS))
    broken = snapshot(hidden=[8] * 3, step=STEPS, grad_norm=fading, layers={"dead": 0.5})
    panel.show_pins((Pin(1, "older", snapshot(step=STEPS).whole), Pin(2, "broken", broken.whole)))
    panel.show_snapshot(snapshot(hidden=[8] * 5, step=STEPS[:1], grad_norm=1.0))
    assert [panel.model.baseline_words(row, GRADIENT) for row in range(6)] == ["10⁻⁶", "10⁻⁴", "0.01", "", "", "1"]
    tip = panel.model.data(panel.model.index(0, DEAD), Qt.ItemDataRole.ToolTipRole)
    assert "broken at step 1: 50 %" in tip
    panel.show_snapshot(snapshot(hidden=[8] * 5, step=STEPS, grad_norm=1.0, run=2))
    assert panel.model.baseline_words(0, GRADIENT) == "10⁻⁷"
    panel.show_pins(())
    assert panel.model.baseline_words(0, GRADIENT) == ""


@pytest.mark.parametrize(("width", "presentation"), [(560, False), (900, False), (1400, True)])
def test_that_the_baseline_is_seen_without_scrolling(panel, width, presentation):
    panel.apply_theme(Theme(dark=False, presentation=presentation))
    panel.resize(width, 320)
    run = snapshot(hidden=[32] * 20, step=STEPS)
    panel.show_snapshot(run)
    before = panel.view.grab().toImage()
    panel.show_pins((Pin(1, "baseline", run.whole),))
    assert panel.view.horizontalScrollBar().maximum() == 0
    assert panel.view.grab().toImage() != before
    panel.show_pins(())
    assert panel.view.grab().toImage() == before


def test_that_there_is_no_scrolling_where_the_baseline_has_no_room(panel):
    run = snapshot(hidden=[32] * 20, step=STEPS)
    panel.show_snapshot(run)
    panel.show_pins((Pin(1, "baseline", run.whole),))
    assert panel.view.horizontalScrollBar().maximum() == 0


def test_that_what_says_least_goes_where_there_is_no_room(panel, qtbot):
    panel.show_snapshot(snapshot(hidden=[32] * 20, step=STEPS))
    panel.resize(900, 320)
    assert not any(panel.view.isColumnHidden(column) for column in range(7))
    panel.resize(410, 320)
    assert [column for column in range(7) if panel.view.isColumnHidden(column)] == [2, 3]
    qtbot.waitUntil(lambda: panel.view.horizontalScrollBar().maximum() == 0)
    panel.resize(900, 320)
    assert not any(panel.view.isColumnHidden(column) for column in range(7))


def test_that_a_layer_selected_elsewhere_is_selected_here(panel):
    panel.show_snapshot(snapshot(step=STEPS))
    panel.select_layer(2)
    assert panel.view.currentIndex().row() == 1
    panel.select_layer(9)
    assert panel.view.currentIndex().row() == 1


def test_that_a_pin_without_steps_has_nothing_to_compare(panel):
    panel.show_pins((Pin(1, "idle", snapshot().whole),))
    panel.show_snapshot(snapshot(step=STEPS))
    assert panel.model.baseline_words(0, GRADIENT) == ""
    assert not panel.grab().isNull()
