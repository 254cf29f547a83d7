"""Text of another size: as the system has it, or as somebody chose it in the View menu."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabBar, QToolButton

from dllab.gui.kit.fonts import MOST_POINTS, system_points
from dllab.gui.kit.theme import POINTS, Theme
from dllab.gui.kit.translations import CHINESE
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.appearance import LIKE_THE_SYSTEM
from dllab.gui.shell.workspace import Arrangement
from dllab.gui.stage.drive import is_ready, put_away
from dllab.panel_names import FORM
from dllab.training.session import Session
from tests.gui.conftest import PATIENCE_MS

SCREEN = QSize(1366, 768)


@pytest.fixture
def system(monkeypatch):
    """Sets the size in which the system writes."""

    def write(points):
        font = QFont("Noto Sans SC")
        font.setPointSize(points)
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda kind: QFont(font))

    return write


@pytest.fixture
def large(window, qtbot):
    """The window of a laptop, in text of twice the size."""
    window.resize(SCREEN)
    window.workspace.arrange()
    window.choices.text_size.choose(200)
    qtbot.waitUntil(window.workspace.updatesEnabled)
    return window


@pytest.mark.parametrize(("points", "expected"), [(9, POINTS), (15, 15), (20, 20), (90, MOST_POINTS)])
def test_that_the_window_writes_as_large_as_the_system(settings, system, qtbot, points, expected):
    system(points)
    settings.text_size = LIKE_THE_SYSTEM
    assert system_points() == expected
    window = MainWindow(Session(), settings)
    try:
        qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)
        assert window.appearance.theme.points == expected
        for part in (QLabel(), window.toolbar, window.toolbar.findChildren(QToolButton)[2], window.menuBar()):
            assert part.font().pointSize() == expected
        chart = window.panels.loss.loss
        assert chart.x_axis.style["tickFont"].pointSize() == expected - 1
    finally:
        put_away(window)
        QApplication.processEvents()


def test_that_a_size_somebody_chose_wins_and_is_remembered(window, settings, system, qtbot):
    system(20)
    window.choices.text_size.choose(150)
    assert window.appearance.theme == Theme(dark=False, presentation=False, points=15)
    assert QApplication.font().pointSize() == 15 and settings.text_size == 150
    window.choices.text_size.choose(LIKE_THE_SYSTEM)
    assert window.appearance.theme.points == 20 and settings.text_size == LIKE_THE_SYSTEM
    window.choices.text_size.choose(100)
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lambda: window.appearance.theme.point_size == 14)
    window.choices.text_size.choose(200)
    assert window.appearance.theme.point_size == 24


def test_that_a_laptop_has_room_for_the_window_in_text_of_twice_the_size(large, qtbot):
    for language in (large.settings.language, CHINESE):
        large.choices.language.choose(language)
        for name in ("train_page", "explore_page", "labs"):
            large.commands[name].trigger()
            qtbot.wait(50)
            wanted = large.minimumSizeHint()
            assert wanted.width() <= SCREEN.width() and wanted.height() <= SCREEN.height(), (language, name, wanted)
            assert large.size() == SCREEN


def test_that_the_form_has_the_width_its_text_needs_and_plots_the_rest(large, qtbot):
    docks = large.workspace.docks
    area = large.form.form.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: docks[FORM].width() >= 560)
    assert large.form.form.width() <= area.viewport().width()
    assert docks["loss"].width() > 600 and docks["loss"].x() > docks[FORM].geometry().right()


@pytest.mark.parametrize("percent", [100, 125, 150, 175])
def test_that_no_field_of_the_form_is_cut_on_a_laptop(window, qtbot, percent):
    window.resize(SCREEN)
    window.workspace.arrange()
    window.choices.text_size.choose(percent)
    area = window.workspace.docks[FORM].widget()
    qtbot.waitUntil(lambda: window.form.minimumWidth() <= area.viewport().width())
    assert area.horizontalScrollBar().maximum() == 0


def test_that_every_tab_says_its_name(large, qtbot):
    def names():
        bars = [bar for bar in large.workspace.findChildren(QTabBar) if bar.isVisible() and bar.count() > 1]
        return [
            (bar.tabRect(index).width(), bar.fontMetrics().horizontalAdvance(bar.tabText(index)))
            for bar in bars
            for index in range(bar.count())
        ]

    qtbot.waitUntil(lambda: len(names()) >= 12)
    qtbot.waitUntil(lambda: all(wide > words for wide, words in names()))


def test_that_the_window_stands_as_it_did_once_its_text_is_small_again(large, qtbot):
    assert large.workspace.fitting(SCREEN.width()) is Arrangement.SLIM
    large.choices.text_size.choose(100)
    qtbot.waitUntil(large.workspace.updatesEnabled)
    docks = large.workspace.docks
    qtbot.waitUntil(lambda: docks["loss"].x() < docks["gradients"].x() < docks["findings"].x())


def test_that_docks_left_for_another_size_of_text_stand_as_at_first(window, settings, qtbot):
    window.resize(SCREEN)
    window.workspace.arrange()
    settings.save_layout(window, window.workspace)
    settings.text_size = 200
    again = MainWindow(Session(), settings)
    try:
        again.show()
        docks = again.workspace.docks
        qtbot.waitUntil(lambda: docks["findings"].y() > docks["loss"].geometry().bottom())
        assert again.workspace.docks["gradients"] in again.workspace.tabifiedDockWidgets(docks["loss"])
    finally:
        put_away(again)


def test_that_pictures_to_choose_from_grow_with_their_words(large, qtbot):
    form = large.form.form.dataset
    form.open_gallery()
    gallery = form.gallery
    try:
        qtbot.waitUntil(gallery.isVisible)
        assert gallery._scroll.horizontalScrollBar().maximum() == 0, "as many beside each other as there is room for"
        for tile in gallery.tiles.values():
            assert tile.width() >= 2 * 108 and tile.sizeHint().height() <= tile.height()
    finally:
        gallery.close()
    large.commands["welcome"].trigger()
    for card in large.way_in.cards.cards:
        for label in (card.title, card.sentence):
            qtbot.waitUntil(lambda label=label: 0 < label.heightForWidth(label.width()) <= label.height())


def test_that_a_form_that_is_behind_what_is_enlarged_comes_back_as_wide_as_its_text_needs(window, qtbot):
    workspace = window.workspace
    qtbot.waitUntil(lambda: workspace.docks[FORM].isVisible() and workspace.updatesEnabled())
    before = workspace.docks[FORM].width()
    workspace.enlarge(workspace.docks["loss"])
    window.choices.text_size.choose(125)
    workspace.shrink()
    qtbot.waitUntil(lambda: workspace.docks[FORM].width() > 1.12 * before)


def test_that_text_that_grows_in_a_presentation_leaves_the_form_hidden_until_its_end(window, qtbot):
    workspace = window.workspace
    form = workspace.docks[FORM]
    before = form.width()
    window.commands["presentation"].trigger()
    window.choices.text_size.choose(200)
    qtbot.waitUntil(workspace.updatesEnabled)
    assert form.isHidden()
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lambda: form.isVisible() and form.width() > 1.4 * before)
