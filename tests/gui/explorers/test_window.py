"""Training and Explore are two pages of one window: keys, menus, Undo and files are those of what is shown."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog

from dllab.explorers import EXPLORERS
from dllab.explorers.files import Page
from dllab.gui.explorers.gallery import half_played
from dllab.gui.kit.language import tr
from dllab.gui.kit.translations import CHINESE
from dllab.gui.shell.appearance import DARK, LIGHT
from dllab.gui.shell.pages import OF_TRAINING
from dllab.training.outcomes import Paused


@pytest.fixture
def exploring(window, qtbot):
    window.commands["explore_page"].trigger()
    return window


def playing_page(window):
    """A page that plays."""
    name = next(explorer.name for explorer in EXPLORERS if explorer().steps)
    return window.room.open(name)


def wait_for_page(window, qtbot):
    """Until the page that was chosen is shown: its scene is made beside the window."""
    qtbot.waitUntil(lambda: window.room.page is not None, timeout=60_000)


def test_that_control_and_a_number_turn_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.room.isVisible() and not window.workspace.isVisible()
    assert window.commands["explore_page"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.isVisible() and window.commands["train_page"].isChecked()


def test_that_keys_of_the_run_are_the_pages_there(exploring, qtbot):
    playing_page(exploring)
    for name in OF_TRAINING:
        assert not exploring.commands[name].isEnabled(), name
    page = exploring.room.page
    qtbot.keyClick(exploring, Qt.Key.Key_S)
    assert page.step == 1 and exploring.poller.snapshot.step == 0
    qtbot.keyClick(exploring, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert page.step == 0
    qtbot.keyClick(exploring, Qt.Key.Key_Space)
    assert page.player.playing and isinstance(exploring.poller.outcome, Paused)
    qtbot.waitUntil(lambda: page.step > 1)
    qtbot.keyClick(exploring, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not page.player.playing
    qtbot.keyClick(exploring, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: exploring.poller.snapshot.step == 1)


def test_that_keys_of_panels_do_nothing_there(exploring, qtbot):
    qtbot.keyClick(exploring, Qt.Key.Key_1)
    assert exploring.workspace.enlarged is None


def test_that_undo_takes_back_what_was_done_on_the_page_that_is_shown(exploring):
    page = exploring.room.open("bayes")
    assert not exploring.commands["undo"].isEnabled()
    page.form.editors["tests"].editor.stepBy(1)
    assert page.settings.tests == 2 and exploring.commands["undo"].isEnabled()
    exploring.commands["train_page"].trigger()
    assert not exploring.commands["undo"].isEnabled()
    exploring.commands["explore_page"].trigger()
    exploring.commands["undo"].trigger()
    assert page.settings.tests == 1


def test_that_escape_leads_back_to_all_pages(exploring, qtbot):
    exploring.room.open("bayes")
    qtbot.keyClick(exploring.room, Qt.Key.Key_Escape)
    assert exploring.room.page is None and exploring.room.gallery.isVisible()


def test_that_a_page_is_saved_and_opened_again(exploring, qtbot, tmp_path):
    page = exploring.room.open("bayes")
    page.show_settings(page.explorer(prevalence=0.25))
    exploring.commands["save_page"].trigger()
    (dialog,) = exploring.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "x.toml"))
    dialog.close()
    assert Page.load(tmp_path / "x.toml").explorer == page.settings
    page.restore()
    exploring.commands["train_page"].trigger()
    exploring.files.load(tmp_path / "x.toml")
    assert exploring.room.isVisible() and exploring.room.page.settings.prevalence == 0.25
    assert exploring.settings.recent[0] == tmp_path / "x.toml"


def test_that_a_page_that_cannot_be_shown_is_refused_where_it_is_seen(exploring, tmp_path):
    (tmp_path / "x.toml").write_text('[explorer]\nname = "bayes"\nprevalence = 7', encoding="utf-8")
    exploring.files.load(tmp_path / "x.toml")
    assert exploring.messages.isVisible() and "at most 1" in exploring.messages.text()


def test_that_an_experiment_that_is_opened_leads_back_to_training(exploring, qtbot):
    exploring.choices.preset.choose(exploring.choices.preset.values()[1])
    assert exploring.workspace.isVisible()


def test_that_a_search_finds_pages_in_both_languages(exploring, qtbot):
    gallery = exploring.room.gallery
    for typed in ("bayes", "posterior", "后验", "BAYES prior"):
        gallery.search.setText(typed)
        assert [tile.explorer.name for tile in gallery.tiles if not tile.isHidden()] == ["bayes"], typed
    gallery.search.setText("xyzzy")
    assert gallery._nothing.isVisible() and not any(group.isVisible() for group in gallery.groups.values())
    gallery.search.setText("后验")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    wait_for_page(exploring, qtbot)
    assert exploring.room.page.explorer.name == "bayes"


def test_that_a_page_opens_once_its_scene_was_made_beside_the_window(exploring, qtbot, monkeypatch):
    """The first look at K-means reads scikit-learn, which held the window up for 0.2 s."""
    gallery, made, go_on = exploring.room.gallery, [], threading.Event()

    def slowly(explorer):
        made.append((explorer.name, threading.current_thread() is threading.main_thread()))
        go_on.wait(60)
        return half_played(explorer)

    monkeypatch.setattr(gallery._pages, "_answer", slowly)
    gallery._known.clear()
    tiles = {tile.explorer.name: tile for tile in gallery.tiles}
    try:
        tiles["kmeans"].click()
        tiles["softmax"].click()
        assert exploring.room.page is None and tiles["softmax"].cursor().shape() == Qt.CursorShape.BusyCursor
    finally:
        go_on.set()
    wait_for_page(exploring, qtbot)
    assert exploring.room.page.explorer.name == "softmax", "the last that was chosen"
    assert made == [("kmeans", False), ("softmax", False)] and "kmeans" not in exploring.room.pages
    exploring.room.show_gallery()
    tiles["softmax"].click()
    assert exploring.room.page.explorer.name == "softmax" and len(made) == 2, "at once"


def test_that_a_page_is_not_opened_any_more_for_who_went_elsewhere(exploring, qtbot):
    gallery = exploring.room.gallery
    gallery._known.clear()
    gallery.tiles[0].click()
    exploring.commands["train_page"].trigger()
    qtbot.waitUntil(lambda: not gallery._pages.busy)
    assert exploring.room.page is None and exploring.workspace.isVisible()


def test_that_the_last_that_was_asked_for_is_shown_though_a_page_made_before_is_still_to_come(exploring, qtbot):
    room = exploring.room
    tiles = {tile.explorer.name: tile for tile in room.gallery.tiles}
    room.gallery._known |= set(tiles)
    tiles["kmeans"].click()
    room.open("softmax")
    qtbot.wait(50)
    assert room.page.explorer.name == "softmax"
    room.show_gallery()
    tiles["functions"].click()
    exploring.commands["train_page"].trigger()
    qtbot.wait(50)
    assert room.page is None


def test_that_a_page_is_made_piece_by_piece_and_is_drawn_when_it_is_seen(exploring, qtbot):
    """In one it held the window up for 0.2 s."""
    room, turns = exploring.room, []
    heart = QTimer(room, interval=0)
    heart.timeout.connect(lambda: turns.append(room.page))
    room.gallery._known.add("kmeans")
    next(tile for tile in room.gallery.tiles if tile.explorer.name == "kmeans").click()
    heart.start()
    wait_for_page(exploring, qtbot)
    heart.stop()
    assert turns.count(None) >= 4
    assert room.page.readouts._values and not room.page._draw.isActive()
    assert not room.page.isWindow() and room.page.size() == room.size()


def test_that_a_picture_is_of_the_theme_that_was_chosen_while_it_was_drawn(exploring, qtbot):
    gallery = exploring.room.gallery
    first = gallery.tiles[0]
    qtbot.waitUntil(lambda: gallery._drawing.busy and first.picture is None, timeout=60_000)
    exploring.choices.scheme.choose(DARK)
    qtbot.waitUntil(lambda: first.picture is not None, timeout=60_000)
    assert QColor(first.picture.toImage().pixelColor(2, 2)).lightness() < 128


def test_that_every_tile_has_a_picture_of_its_page(exploring, qtbot):
    gallery = exploring.room.gallery
    qtbot.waitUntil(lambda: all(tile.picture is not None for tile in gallery.tiles), timeout=60_000)
    assert len(gallery.tiles) == len(EXPLORERS)


def test_that_a_page_is_opened_used_and_left_by_keyboard_alone(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    tiles = window.room.gallery.tiles
    tiles[0].setFocus()
    qtbot.keyClick(tiles[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tiles[1]
    qtbot.keyClick(tiles[1], Qt.Key.Key_Return)
    wait_for_page(window, qtbot)
    page = window.room.page
    assert page.explorer is tiles[1].explorer and QApplication.focusWidget() is page.view.logits.chart
    before = page.settings.logits[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert page.settings.logits[0] > before
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.room.page is None and QApplication.focusWidget() is tiles[1]


def test_that_tab_goes_on_where_nothing_shown_has_the_keyboard(window, qtbot):
    window.activateWindow()
    window.commands["explore_page"].trigger()
    search = window.room.gallery.search
    search.setFocus()
    qtbot.keyClicks(search, "bayes")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    wait_for_page(window, qtbot)
    assert window.room.page.explorer.name == "bayes"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not search)
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    window.room.show_gallery()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not None


def test_that_exploring_begins_where_keys_do_something(window, qtbot):
    window.activateWindow()
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    window.commands["explore_page"].trigger()
    assert QApplication.focusWidget() is window.room.gallery.tiles[0]


def test_that_a_page_nobody_sees_follows_theme_and_language_once_it_is_shown(exploring, qtbot, monkeypatch):
    page = exploring.room.open("softmax")
    exploring.room.show_gallery()
    themes, told = [], []
    monkeypatch.setattr(page, "apply_theme", lambda theme: themes.append(theme.dark))
    monkeypatch.setattr(page, "retranslate", lambda: told.append(tr("All pages")))
    for scheme in (DARK, LIGHT, DARK):
        exploring.choices.scheme.choose(scheme)
    exploring.choices.language.choose(CHINESE)
    QApplication.processEvents()
    assert themes == told == []
    exploring.room.open("softmax")
    assert themes == [True] and told == ["所有页面"]
    exploring.room.show_gallery()
    exploring.room.open("softmax")
    assert themes == [True] and len(told) == 1, "once"


def test_that_all_of_explore_follows_the_theme_once_it_is_shown(exploring, monkeypatch):
    page, themes = exploring.room.open("softmax"), []
    exploring.pages.show_training()
    monkeypatch.setattr(page, "apply_theme", lambda theme: themes.append(theme.dark))
    exploring.choices.scheme.choose(DARK)
    assert themes == []
    exploring.commands["explore_page"].trigger()
    assert exploring.room.page is page and themes == [True]
    exploring.choices.scheme.choose(LIGHT)
    assert themes == [True, False]
