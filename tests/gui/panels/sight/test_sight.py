"""What the network sees: of the data, of a drawing, and of what lies under the mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.gui.charts.class_bars import NOBODY_KNOWS
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE
from dllab.gui.panels.sight.brush import painted, rubbed
from dllab.gui.panels.sight.layers_view import ANSWER, EXCITING, WEIGHTS
from dllab.gui.panels.sight.panel import INSPECTOR, SightPanel
from dllab.gui.panels.sight.places import Content, arrange
from tests.gui.panels.microscope.runs import Run
from tests.gui.showing import language_of, on_screen
from tests.gui.snapshots import blobs, images, snapshot

PATIENCE_MS = 120_000  # the first look loads or compiles kernels
CONVOLUTIONS = [{"filters": 3, "kernel": 3, "pool": "max2"}, {"filters": 2, "kernel": 3}]


@pytest.fixture
def panel(qtbot):
    def come_to_rest(panel):
        panel.rest()
        settle(qtbot, panel)

    asked = []
    made = SightPanel(lambda inspector, wanted: asked.append((inspector, wanted)))
    made.asked = asked
    return on_screen(qtbot, made, 700, 460, come_to_rest)


@pytest.fixture
def run():
    network = {"convolutions": CONVOLUTIONS, "activation": {"name": "relu"}}
    return Run(images(classes=3, count=60), hidden=(5,), network=network)


def settle(qtbot, panel):
    qtbot.waitUntil(lambda: not (panel.background.busy or panel.exciting.busy), timeout=PATIENCE_MS)


def show(qtbot, panel, shown):
    panel.show_snapshot(shown)
    settle(qtbot, panel)


def point(panel, layer, unit, picture):
    row = panel.layers._rows[layer]
    x, y = row.corner(unit, picture)
    return panel.layers.place_at(QPointF(x + row.width / 2, y + row.height / 2))


def test_that_it_asks_for_the_state_only_of_images_and_while_it_is_seen(qtbot, panel, run):
    panel.show_snapshot(snapshot(dataset=blobs(3)))
    assert panel.asked == [] and panel._stack.currentWidget() is panel._hint
    show(qtbot, panel, run.snapshot())
    assert panel.asked == [(INSPECTOR, True)] and panel._stack.currentWidget() is panel._content
    panel.rest()
    assert panel.asked[-1] == (INSPECTOR, False)


def test_that_maps_and_shares_are_those_of_the_network(qtbot, panel, run):
    show(qtbot, panel, run.snapshot(3))
    panel.number.setValue(4)
    settle(qtbot, panel)
    x = run.trainer.dataset.x_val[3]
    np.testing.assert_allclose(panel.sight.maps[-1], run.trainer.forward(x[None])[0], rtol=1e-5)
    grown = np.exp(panel.sight.maps[-1].astype(np.float64))
    np.testing.assert_allclose(panel.bars.shares.values, grown / grown.sum(), rtol=1e-6)
    true = int(run.trainer.dataset.y_val[3])
    assert panel.bars.shares.true == true and f"class {true}" in panel.caption.text()
    assert panel.table().rows == 3 * 64 + 2 * 16 + 5 + 3


def test_that_the_layers_are_named_in_the_window_s_language_while_the_run_is_paused(qtbot, panel, run):
    show(qtbot, panel, run.snapshot(3))
    with language_of(QApplication.instance(), CHINESE):
        panel.retranslate()
        assert panel.layers._names[-1] == "输出"


@pytest.mark.parametrize("presentation", [False, True])
def test_that_the_number_of_the_picture_is_whole_beside_the_button(qtbot, panel, run, presentation):
    theme = Theme(dark=False, presentation=presentation)
    panel.setFont(window_font(theme.point_size))
    panel.use_theme(theme)
    panel.resize(420, 400)
    show(qtbot, panel, run.snapshot(3))
    for part in (panel.number, panel.clear):
        qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())
    panel.number.setRange(1, 1_000_000)  # one that holds many
    panel.retranslate()
    qtbot.waitUntil(lambda: panel.number.width() >= panel.number.sizeHint().width())
    assert panel.layers.width() > 0 and panel.width() == 420


def test_that_a_drawing_is_what_the_network_is_shown(qtbot, panel, run):
    show(qtbot, panel, run.snapshot())
    panel.clear.click()
    settle(qtbot, panel)
    empty = panel.sight.maps[-1].copy()
    assert panel.pad.picture.max() == 0 and panel.bars.shares.true == NOBODY_KNOWS
    middle = panel.pad.rect().center()
    QTest.mousePress(panel.pad, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(panel.pad, middle + QPoint(20, 0))
    QTest.mouseRelease(panel.pad, Qt.MouseButton.LeftButton, pos=middle)
    settle(qtbot, panel)
    assert panel.pad.picture.max() > 0.5 and not np.array_equal(panel.sight.maps[-1], empty)
    assert panel.caption.text() == "drawn by you"
    low, high = panel._greys
    raw = low + panel.pad.picture.ravel() * (high - low)
    expected = run.trainer.forward(run.trainer.dataset.standardized(raw[None]))[0]
    np.testing.assert_allclose(panel.sight.maps[-1], expected, rtol=1e-4, atol=1e-6)


def test_that_a_drawing_stays_while_the_run_goes_on(qtbot, panel, run):
    show(qtbot, panel, run.snapshot())
    panel.clear.click()
    settle(qtbot, panel)
    before = panel.sight
    show(qtbot, panel, run.snapshot(5))
    assert panel.sight.step == 5 and panel.sight is not before and panel.pad.picture.max() == 0


def test_that_keys_draw_and_rub_out(panel):
    pad = panel.pad
    pad.show_picture(np.zeros((8, 8), np.float32))
    changes = []
    pad.drawn.connect(lambda: changes.append(pad.picture.copy()))
    QTest.keyClick(pad, Qt.Key.Key_Right)
    assert changes == []
    QTest.keyClick(pad, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert len(changes) == 2 and changes[0].max() > 0.3
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert changes[-1].sum() < changes[-2].sum()


def test_that_a_stroke_covers_what_lies_under_it():
    empty = np.zeros((28, 28), np.float32)
    line = painted(empty, (4, 14), (24, 14))
    assert line[13:15, 5:23].min() == 1 and line[:11].max() == line[17:].max() == line[:, :2].max() == 0
    np.testing.assert_array_equal(painted(line, (9, 14), (10, 14)), line)
    gone = rubbed(line, (0, 14), (28, 14))
    assert gone.max() == 0


def test_that_the_mouse_is_told_what_it_points_at(qtbot, panel, run):
    show(qtbot, panel, run.snapshot(2))
    kinds = [point(panel, 0, 1, picture).kind for picture in range(3)]
    assert kinds == [ANSWER, WEIGHTS, EXCITING]
    place = point(panel, 0, 1, 0)
    words = panel.layers._words(place)
    value = panel.sight.maps[0][1, place.row, place.column]
    assert words.startswith("conv 1, filter 2\nrow") and f"{value:.2f}"[:3] in words
    panel.layers.pointed.emit(place)
    rows, columns = panel.pad._frame
    assert (rows.start, rows.stop) == (place.row - 1, place.row + 2)
    assert (columns.start, columns.stop) == (place.column - 1, place.column + 2)
    panel.layers.pointed.emit(None)
    assert panel.pad._frame is None
    assert "training example" in panel.layers._words(point(panel, 1, 0, 2))
    picked = []
    panel.layer_selected.connect(picked.append)
    panel.layers.picked.emit(2)
    assert picked == [2] and panel.layers._selected == 2


def test_that_dense_networks_show_their_first_weights_as_pictures(qtbot, panel):
    run = Run(images(classes=3, count=60), hidden=(6, 4))
    show(qtbot, panel, run.snapshot())
    assert panel.layers._strips[0][WEIGHTS].pictures.shape == (6, 8, 8) and WEIGHTS not in panel.layers._strips[1]
    panel.use_theme(Theme(dark=True, presentation=True))
    assert len(panel.layers._rows) == 3


@pytest.mark.parametrize("width, height", [(220, 300), (480, 360), (1400, 800)])
@pytest.mark.parametrize("units", [8, 64, 1000])
def test_that_pictures_lie_within_the_panel_and_are_found(width, height, units):
    contents = [Content(units, 3), Content(16, 3), Content(units, 0), Content(10, 0)]
    rows = arrange(contents, width, height, 16)
    for row, content in zip(rows, contents, strict=True):
        for unit in {0, row.shown - 1}:
            x, y = row.corner(unit, row.pictures - 1)
            assert x + row.width <= width and row.at(x + 1, y + 1) == (unit, row.pictures - 1)
        assert row.shown == content.units or row.shown < content.units and row.across <= row.shown
        assert row.at(*row.corner(0, 0)) == (0, 0)
    assert all(above.bottom < below.top for above, below in zip(rows, rows[1:], strict=False))
    if units == 8:
        assert rows[-1].bottom <= height


def test_that_an_image_asked_for_is_shown_at_once_or_when_it_is_seen(qtbot, panel, run):
    panel.show_image(6)
    show(qtbot, panel, run.snapshot())
    assert panel.number.value() == 7
    np.testing.assert_array_equal(panel._x, run.trainer.dataset.x_val[6])
    panel.clear.click()
    assert panel._true() == NOBODY_KNOWS
    panel.show_image(6)
    assert panel._true() == run.trainer.dataset.y_val[6], "in place of what was drawn"
    panel.show_image(2)
    np.testing.assert_array_equal(panel._x, run.trainer.dataset.x_val[2])
    settle(qtbot, panel)
