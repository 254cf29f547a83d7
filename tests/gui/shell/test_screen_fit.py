"""The window lies on its screen, and all of it can be reached, however small that is."""

import itertools

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton

from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.main_window import MainWindow
from dllab.gui.shell import screen_fit
from dllab.gui.shell.screen_fit import FIRST_SIZE, fitted
from dllab.gui.shell.workspace import NARROW
from dllab.gui.stage.drive import is_ready, put_away
from dllab.training.session import Session

LEAST = QSize(960, 600)
SIZES = [(960, 600), (1280, 720), (1366, 768), (1440, 900), (1093, 614), (1024, 640)]  # two of a scaled 1366 and 1280
PATIENCE_MS = 120_000


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (QRect(0, 0, 1440, 900), QRect(4, 24, 1272, 692)),
        (QRect(-5000, 9000, 800, 600), QRect(4, 116, 800, 600)),
    ],
)
def test_that_a_place_is_changed_no_more_than_the_screen_and_the_frame_ask(place, expected):
    assert fitted(place, QRect(0, 0, 1280, 720), QMargins(4, 24, 4, 4)) == expected


@pytest.fixture
def open_on(qtbot, settings, monkeypatch):
    """Opens a first window on a screen of a size."""
    windows = []

    def start(width, height):
        monkeypatch.setattr(screen_fit, "available", lambda window, place=None: QRect(0, 0, width, height))
        windows.append(MainWindow(Session(), settings))
        windows[-1].show()
        qtbot.waitUntil(lambda: is_ready(windows[-1]), timeout=PATIENCE_MS)
        return windows[-1]

    yield start
    for window in windows:
        put_away(window)
        QApplication.processEvents()


def _belongs_here(button):
    """Whether the button is one of the page of the window that is shown."""
    return button.defaultAction() is None or button.defaultAction().isVisible()


def outside(window):
    """What of the rows above and below the panels does not lie inside the window."""
    buttons = [*window.toolbar.findChildren(QToolButton), *window.timeline.findChildren(QToolButton)]
    parts = [each for each in buttons if each.objectName() != "qt_toolbar_ext_button" and _belongs_here(each)]
    parts += [window.timeline.slider, window.status, window.menuBar()]
    inside = window.rect()
    return [
        part.toolTip() or part.objectName()
        for part in parts
        if not part.isVisible() or not inside.contains(QRect(part.mapTo(window, QPoint()), part.size()))
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_that_a_first_window_lies_on_its_screen_with_all_it_has(open_on, qtbot, width, height):
    window = open_on(width, height)
    screen = QRect(0, 0, width, height)
    qtbot.waitUntil(lambda: screen.contains(window.frameGeometry()))
    for language, presenting in itertools.product((ENGLISH, CHINESE), (False, True)):
        window.choices.language.choose(language)
        if window.commands["presentation"].isChecked() != presenting:
            window.commands["presentation"].trigger()
            window.showNormal()
        qtbot.waitUntil(lambda: outside(window) == [])
        assert screen.contains(window.frameGeometry())
    assert window.workspace.docks["gradients"].isVisible()
    tabbed = window.workspace.tabifiedDockWidgets(window.workspace.docks["loss"])
    assert bool(tabbed) == (width < NARROW)


def test_that_no_preset_language_or_presentation_asks_for_a_larger_window(window, qtbot):
    for preset in window.choices.preset.values():
        window.choices.preset.choose(preset)
        qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)
        for language, _ in itertools.product((CHINESE, ENGLISH), range(2)):
            window.choices.language.choose(language)
            window.commands["presentation"].trigger()
            QApplication.processEvents()
            least = window.minimumSizeHint()
            assert least.width() <= LEAST.width() and least.height() <= LEAST.height(), (preset.stem, language, least)


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_every_presets_name_is_whole_in_a_toolbar_with_room(window, qtbot, monkeypatch, language):
    window.choices.language.choose(language)
    window.resize(2000, 900)
    toolbar = window.toolbar
    qtbot.waitUntil(lambda: not toolbar._fit.isActive())
    names = toolbar._preset.all_words()
    assert len(names) > 10
    for name in names:
        monkeypatch.setattr(toolbar._preset, "words", lambda name=name: name)
        toolbar._fit_words()
        assert toolbar._preset_button.text() == name


def test_that_a_panel_in_too_small_a_dock_scrolls(window, qtbot):
    dock = window.workspace.docks["gradients"]
    dock.setFloating(True)
    dock.resize(220, 130)
    shelf = dock.widget()
    assert isinstance(shelf, QScrollArea)
    qtbot.waitUntil(lambda: shelf.horizontalScrollBar().maximum() > 0)
    shelf.ensureWidgetVisible(dock.panel.switch)
    corner = dock.panel.switch.mapTo(shelf.viewport(), dock.panel.switch.rect().bottomRight())
    assert shelf.viewport().rect().contains(corner)


def test_that_docks_come_back_from_a_screen_that_was_taken_away(window, qtbot):
    dock = window.workspace.docks["layers"]
    dock.setFloating(True)
    dock.move(9000, -9000)
    screen = QGuiApplication.primaryScreen()
    QGuiApplication.instance().screenRemoved.emit(screen)
    qtbot.waitUntil(lambda: screen.availableGeometry().contains(dock.frameGeometry()))


def test_that_a_window_that_was_left_on_a_larger_screen_opens_on_this_one(open_on, settings):
    settings._set(place=[3000, 40, 2400, 1300, 0])
    window = open_on(1280, 720)
    assert QRect(0, 0, 1280, 720).contains(window.frameGeometry())
    assert window.width() <= FIRST_SIZE.width()


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_nothing_but_the_form_scrolls_at_1280(open_on, qtbot, language):
    window = open_on(1280, 720)
    window.choices.language.choose(language)
    shelves = [dock.widget() for name, dock in window.workspace.docks.items() if dock.seen]

    def bars():
        return [bar.maximum() for shelf in shelves for bar in (shelf.horizontalScrollBar(), shelf.verticalScrollBar())]

    assert len(shelves) >= 6
    qtbot.waitUntil(lambda: not any(bars()))
