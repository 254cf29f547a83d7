"""Filters under the microscope: where their weights are drawn, what they are called, and one of them followed."""

import numpy as np
import pytest

from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.gui.panels.microscope.filters import FilterGrid
from dllab.gui.panels.microscope.panel import MicroscopePanel, MicroscopeView
from dllab.gui.panels.microscope.words import weight_name
from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.look import Address
from tests.gui.panels.microscope.runs import Run, settle, show
from tests.gui.showing import on_screen
from tests.gui.snapshots import images

CONVOLUTIONS = [{"filters": 3, "kernel": 3, "pool": "max2"}, {"filters": 2, "kernel": 2, "padding": "valid"}]


@pytest.fixture
def panel(qtbot):
    def come_to_rest(panel):
        panel.rest()
        settle(qtbot, panel)

    return on_screen(qtbot, MicroscopePanel(lambda inspector, wanted: None), 700, 420, come_to_rest)


@pytest.fixture
def run():
    network = {"convolutions": CONVOLUTIONS, "activation": {"name": "relu"}}
    dataset = images(classes=3, count=60)
    return Run(dataset, hidden=(5,), network=network)


@pytest.mark.parametrize("filters, channels, kernel", [(5, 1, 3), (4, 3, 2), (1, 1, 1), (9, 1, 5)])
def test_that_every_weight_is_drawn_once_and_found_where_it_is(filters, channels, kernel):
    grid, fan_in = FilterGrid(filters, channels, kernel), channels * kernel**2
    weights = 1 + np.arange(filters * fan_in, dtype=np.float32).reshape(filters, fan_in)
    picture = grid.picture(weights)
    assert sorted(picture[picture != 0].tolist()) == weights.ravel().tolist()
    for (row, column), value in np.ndenumerate(picture):
        found = grid.weight_at(row + 1, column + 1)
        assert (found is None) == (value == 0)
        if found is not None:
            assert weights[found[0] - 1, found[1] - 1] == value
            assert grid.cell(*found) == (row + 1, column + 1)


def test_that_a_weight_of_a_filter_is_named_by_channel_row_and_column():
    geometry = Geometry.of(Picture(2, 8, 8), 3, 3, 1, "same", "none")
    assert weight_name(Address(1, 1, 9 + 3 + 2), geometry) == "w₂[2, 2, 3]"
    assert weight_name(Address(1, 1, None), geometry) == "b₂"


def test_that_filters_are_shown_as_pictures_and_said_in_words(qtbot, panel, run):
    show(qtbot, panel, run.snapshot(2))
    view, state = panel.layer_view, run.trainer.parameters
    assert view.matrix.picture.shape == (2 * 4 - 1, 2 * 4 - 1), "3 filters of 3×3 in two rows"
    weights = state["layer1.weight"]
    value = float(weights[1, 0, 2, 1])
    np.testing.assert_array_equal(view.matrix.picture.cells[2, 5], np.float32(value))
    assert view._words(3, 6, value).startswith("filter 2 · channel 1 · row 3, column 2")
    assert view._words(4, 1, 0.0) == ""


def test_that_a_click_follows_a_weight_and_its_update_is_checked(qtbot, panel, run):
    shown = run.snapshot(2)
    show(qtbot, panel, shown)
    panel.select_layer(2)
    settle(qtbot, panel)
    panel.layer_view.matrix.cell_clicked.emit(4, 5)  # filter 2, channel 2, row 1, column 2
    settle(qtbot, panel)
    assert panel.view == MicroscopeView.UPDATE
    address = panel.update_view.address(2)
    assert address == Address(2, 1, 5)
    update = panel.shown.update
    assert update.check.verdict in (Verdict.AGREES, Verdict.CORNER)
    assert "w₂[2, 1, 2]" in panel.update_view.badge.text()
    assert panel.update_view.unit.prefix() == "filter " and panel.update_view.column.maximum() == 3 * 2 * 2
    page = panel.update_view.page.toPlainText()
    assert "at 9 places each" in page and "example " in page
    panel.update_view.example.setValue(3)
    settle(qtbot, panel)
    assert "1 examples at 9 places each" in panel.update_view.page.toPlainText()


def test_that_places_of_a_map_are_found_in_its_row(qtbot, panel, run):
    show(qtbot, panel, run.snapshot(2))
    view = panel.layer_view
    view.quantity.setCurrentIndex(view.quantity.findData("activations"))
    settle(qtbot, panel)
    examples = panel.shown.examples
    words = view._words(2, 64 + 8 + 3, 0.5)
    assert words.startswith(f"filter 2 · example {examples[1] + 1} · row 2, column 3")
    table = panel.table()
    assert table is not None and len(table.columns[0]) > 3 * 64 * len(examples)


def test_that_the_start_of_a_run_is_measured_without_a_theory_of_convolutions(qtbot, panel, run):
    show(qtbot, panel, run.snapshot())
    panel.switch.choose(MicroscopeView.START)
    settle(qtbot, panel)
    depth = panel.shown.depth
    assert depth.he is None and np.isfinite(depth.measured.activations).all()
    assert "measured only" in panel.start_view._note.text()
