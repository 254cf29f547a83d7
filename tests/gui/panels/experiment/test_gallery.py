"""Datasets are picked by what they look like: every one has a picture, made in the background from its data."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.datasets import DATASETS
from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.screen import screen_of
from dllab.gui.panels.experiment.gallery import TITLES
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen

PATIENCE_MS = 60_000
KEYS = Qt.Key


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 370, 740)
    settle(qtbot, made)
    return made


@pytest.fixture
def gallery(panel):
    panel.form.dataset.browse.click()
    shown = panel.form.dataset.gallery
    yield shown
    shown.close()


def loaded(qtbot, panel):
    work = panel.form.dataset.thumbnails.work
    qtbot.waitUntil(lambda: not work.busy, timeout=PATIENCE_MS)


def test_that_nothing_is_loaded_before_the_gallery_is_wanted(panel):
    assert panel.form.dataset.gallery is None and not panel.form.dataset.thumbnails.facts
    assert not panel.form.dataset.thumbnails.work.busy


def test_that_every_dataset_is_drawn_from_its_data_and_called_by_its_name(qtbot, panel, gallery):
    assert set(gallery.tiles) == set(DATASETS.names())
    loaded(qtbot, panel)
    drawn = {name for name, tile in gallery.tiles.items() if tile.facts is not None}
    assert drawn == set(DATASETS.names()) - {"csv"}  # of which no file has been chosen
    assert all(len(tile.facts.x) <= 400 for tile in gallery.tiles.values() if tile.facts)
    assert gallery.tiles["mnist"].facts.image_shape == (28, 28)
    assert gallery.tiles["moons"].text() == gallery.tiles["moons"].accessibleName() == "Two moons"
    assert "Source" in gallery.tiles["moons"].toolTip()


def test_that_each_is_loaded_once(qtbot, panel, gallery, monkeypatch):
    loaded(qtbot, panel)
    monkeypatch.setattr(DATASETS["moons"], "load", lambda *_: pytest.fail("loaded again"))
    gallery.close()
    panel.form.dataset.browse.click()
    assert not panel.form.dataset.thumbnails.work.busy


def test_that_groups_tell_what_is_alike():
    groups = {name: DATASETS[name].group for name in DATASETS.names()}
    assert set(groups.values()) == set(TITLES)
    found = {group: {name for name in groups if groups[name] == group} for group in TITLES}
    assert {"spiral", "xor", "imbalanced"} <= found["points"] and {"sine", "plane", "product"} <= found["regression"]
    assert found["images"] >= {"digits", "mnist"} and found["tables"] >= {"iris", "diabetes"}
    assert found["own"] == {"csv", "drawn"}


def test_that_a_click_picks_as_the_list_does_and_can_be_undone(qtbot, panel, gallery):
    document = Document(panel)
    document.attach(panel)
    with qtbot.waitSignal(panel.edited):
        QTest.mouseClick(gallery.tiles["moons"], Qt.MouseButton.LeftButton)
    assert not gallery.isVisible()
    assert panel.experiment.dataset.name == panel.form.dataset.choice.picker_row.editor.value == "moons"
    document.undo_stack.undo()
    assert panel.experiment == Experiment()
    settle(qtbot, panel)


def test_that_the_current_one_is_marked_and_picking_it_changes_nothing(qtbot, panel, gallery):
    assert [name for name, tile in gallery.tiles.items() if tile.isChecked()] == ["spiral"] == [gallery.at]
    assert gallery.tiles["spiral"].facts is panel.form.dataset.facts
    with qtbot.assertNotEmitted(panel.edited):
        QTest.keyClick(gallery, KEYS.Key_Return)
        settle(qtbot, panel)
    assert not gallery.isVisible()


def test_that_the_keys_reach_every_dataset(qtbot, panel, gallery):
    reached = {gallery.at}
    waiting = [gallery.at]
    while waiting:
        start = waiting.pop()
        for key in (KEYS.Key_Left, KEYS.Key_Right, KEYS.Key_Up, KEYS.Key_Down):
            gallery._go_to(start)
            QTest.keyClick(gallery, key)
            if gallery.at not in reached:
                reached.add(gallery.at)
                waiting.append(gallery.at)
    assert reached == set(gallery.tiles)
    gallery._go_to("spiral")
    QTest.keyClick(gallery, KEYS.Key_Right)
    assert gallery.at == "circle"
    with qtbot.waitSignal(panel.edited):
        QTest.keyClick(gallery, KEYS.Key_Space)
    assert panel.experiment.dataset.name == "circle"


def test_that_escape_picks_nothing(qtbot, panel, gallery):
    QTest.keyClick(gallery, KEYS.Key_Right)
    with qtbot.assertNotEmitted(panel.edited):
        QTest.keyClick(gallery, KEYS.Key_Escape)
    assert not gallery.isVisible()


def test_that_it_stays_open_in_the_window_until_something_is_picked(qtbot, window):
    dataset = window.form.form.dataset
    dataset.open_gallery()
    loaded(qtbot, window.form)
    assert dataset.gallery.isVisible() and QApplication.activePopupWidget() is dataset.gallery
    dataset.gallery.close()


@pytest.fixture
def written_as_in_the_window(qapp):
    before = qapp.font()
    qapp.setFont(window_font())
    yield
    qapp.setFont(before)


def test_that_it_fits_the_screen_and_opens_from_the_picture(qtbot, written_as_in_the_window, panel):
    QTest.mouseClick(panel.form.dataset.preview, Qt.MouseButton.LeftButton)
    gallery = panel.form.dataset.gallery
    assert gallery.isVisible() and screen_of(panel).availableGeometry().contains(gallery.geometry())
    assert gallery.height() <= 720 and gallery.width() <= 960
    gallery.close()
