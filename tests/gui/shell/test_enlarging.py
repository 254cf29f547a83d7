"""Any panel is enlarged by one action, and put back where it was."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel, QTabBar

from dllab.gui.kit.screen import screen_of
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.help import shortcuts_body
from dllab.gui.stage.drive import put_away
from dllab.panel_names import LAB
from dllab.training.session import Session

NAMED = {1: "loss", 2: "gradients", 3: "prediction", 4: "network", 5: "layers", 6: "microscope", 7: "metrics"}


def places(window):
    """Where each panel lies that can be seen."""
    QApplication.processEvents()
    return {name: dock.geometry() for name, dock in window.workspace.docks.items() if dock.seen}


def alone(window):
    """The panels that are not hidden, of those in the window."""
    return [name for name, dock in window.workspace.docks.items() if not dock.isHidden() and not dock.isFloating()]


def open_at_first(window):
    """All panels but that of labs, which opens when a lab is wanted."""
    return [name for name in window.workspace.docks if name != LAB]


def settle(qtbot, window, before):
    def is_back():
        now = places(window)
        pairs = [(now[name], place) for name, place in before.items() if name in now]
        return now.keys() == before.keys() and all(
            (one.topLeft() - other.topLeft()).manhattanLength() <= 4 and abs(one.width() - other.width()) <= 4
            for one, other in pairs
        )

    qtbot.waitUntil(is_back)


@pytest.mark.parametrize("key", NAMED)
def test_that_a_number_enlarges_a_panel_and_puts_it_back(qtbot, window, key):
    before = places(window)
    qtbot.keyClick(window, str(key))
    assert alone(window) == [NAMED[key]]
    qtbot.waitUntil(lambda: window.workspace.docks[NAMED[key]].width() == window.workspace.width())
    qtbot.keyClick(window, str(key))
    settle(qtbot, window, before)


def test_that_esc_and_a_button_that_is_there_put_back_what_is_enlarged(qtbot, window):
    before = places(window)
    dock = window.workspace.docks["loss"]
    assert not dock.back.isVisible()
    for put_back in (lambda: qtbot.keyClick(window, Qt.Key.Key_Escape), lambda: dock.back.click()):
        qtbot.keyClick(window, Qt.Key.Key_1)
        assert alone(window) == ["loss"] and dock.back.isVisible()
        put_back()
        settle(qtbot, window, before)
        assert not dock.back.isVisible()


def test_that_another_number_changes_to_another_panel(qtbot, window):
    before = places(window)
    for key in (3, 5, 8, 9, 1):
        qtbot.keyClick(window, str(key))
    assert alone(window) == ["loss"]
    qtbot.keyClick(window, Qt.Key.Key_1)
    settle(qtbot, window, before)


def test_that_a_double_click_on_a_title_or_a_tab_enlarges_and_puts_back(qtbot, window):
    before = places(window)
    title = window.workspace.docks["loss"].titleBarWidget()
    for expected in (["loss"], open_at_first(window)):
        qtbot.mouseDClick(title.findChild(QLabel), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert alone(window) == expected and not window.workspace.docks["loss"].isFloating()
    settle(qtbot, window, before)
    bars = [bar for bar in window.workspace.findChildren(QTabBar) if bar.isVisible()]
    bar = next(bar for bar in bars if "Network" in [bar.tabText(index) for index in range(bar.count())])
    index = next(index for index in range(bar.count()) if bar.tabText(index) == "Network")
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    assert alone(window) == ["network"]


def test_that_f_enlarges_the_panel_under_the_mouse_or_the_one_with_the_focus(qtbot, window, monkeypatch):
    prediction = window.workspace.docks["prediction"]
    monkeypatch.setattr(QCursor, "pos", lambda: prediction.mapToGlobal(QPoint(90, 90)))
    for expected in (["prediction"], open_at_first(window)):
        qtbot.keyClick(window, Qt.Key.Key_F)
        QApplication.processEvents()
        assert alone(window) == expected
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(-9, -9))
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert len(alone(window)) > 1
    window.activateWindow()
    window.workspace.docks["loss"].export.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert alone(window) == ["loss"]


@pytest.mark.parametrize("of_panel", ["button", "tabs"])
def test_that_f_enlarges_a_panel_whose_button_or_tab_beside_others_has_the_focus(qtbot, window, monkeypatch, of_panel):
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(-9, -9))
    dock = window.workspace.docks["prediction"]
    bars = [bar for bar in window.workspace.findChildren(QTabBar) if bar.isVisible()]
    bar = next(bar for bar in bars if dock.windowTitle() in [bar.tabText(index) for index in range(bar.count())])
    assert not dock.isAncestorOf(dock.export), "the button stands beside the tabs"
    window.activateWindow()
    focused = dock.export if of_panel == "button" else bar
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is focused
    qtbot.keyClick(focused, Qt.Key.Key_F)
    assert alone(window) == ["prediction"]


def test_that_a_panel_that_is_closed_while_it_is_enlarged_leaves_the_others(qtbot, window):
    window.workspace.enlarge(window.workspace.docks["loss"])
    window.workspace.docks["loss"].close()
    qtbot.waitUntil(lambda: len(alone(window)) == len(open_at_first(window)) - 1)
    assert window.workspace.enlarged is None and window.workspace.docks["loss"].isHidden()


def test_that_what_is_enlarged_stays_so_in_a_presentation_and_the_form_comes_back_after_it(qtbot, window):
    before = places(window)
    window.workspace.enlarge(window.workspace.docks["loss"])
    window.commands["presentation"].trigger()
    assert alone(window) == ["loss"] and window.isFullScreen()
    window.commands["presentation"].trigger()
    assert alone(window) == ["loss"] and not window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_1)
    settle(qtbot, window, before)


def test_that_a_window_closed_with_one_panel_enlarged_opens_with_all(qtbot, window, settings):
    window.workspace.enlarge(window.workspace.docks["layers"])
    window.close()
    again = MainWindow(Session(), settings)
    again.show()
    try:
        assert alone(again) == open_at_first(again)
    finally:
        put_away(again)


def test_that_a_detached_panel_comes_up_large_and_beside(qtbot, window):
    window.setGeometry(0, 40, 1100, 700)
    dock = window.workspace.docks["layers"]
    dock.titleBarWidget()._float.click()
    QApplication.processEvents()
    assert dock.isFloating() and dock.width() >= 720 and dock.height() >= 540
    assert not dock.frameGeometry().intersects(QRect(0, 40, 1100, 700))
    assert screen_of(window).availableGeometry().contains(dock.frameGeometry())


def test_that_a_question_mark_shows_every_key(qtbot, window):
    qtbot.keyClick(window, "?")
    assert window.way_in.shortcuts.isVisible()
    page = shortcuts_body(window.commands)
    for keys in ("Space, F5", "<b>?</b>", "<b>F1</b>", "<b>F</b>", "<b>J</b>", "<b>L</b>", "1 … 9", "Tab, Enter"):
        assert keys in page
    window.way_in.shortcuts.close()


def test_that_an_enlarged_tab_has_its_title_to_be_put_back_by(qtbot, window):
    dock = window.workspace.docks["microscope"]
    dock.raise_()
    title = dock.titleBarWidget().findChild(QLabel)
    qtbot.waitUntil(lambda: dock.seen and not title.isVisible())
    before = places(window)
    bar = next(bar for bar in window.workspace.findChildren(QTabBar) if bar.isVisible() and "Microscope" in tabs(bar))
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tabs(bar).index("Microscope")).center())
    qtbot.waitUntil(lambda: title.isVisible() and title.text() == "Microscope" and dock.export.isVisible())
    qtbot.mouseDClick(title, Qt.MouseButton.LeftButton)
    settle(qtbot, window, before)


def tabs(bar):
    return [bar.tabText(index) for index in range(bar.count())]


def test_that_a_presentation_that_is_closed_leaves_the_next_start_as_it_was_before(window, settings, qtbot):
    form, before = window.workspace.docks["experiment"], window.size()
    qtbot.waitUntil(window.workspace.updatesEnabled)
    wide = form.width()
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lambda: form.isHidden() and window.width() > before.width())
    window.close()
    again = MainWindow(Session(), settings)
    try:
        again.show()
        assert again.size() == before
        found = again.workspace.docks["experiment"]
        qtbot.waitUntil(lambda: found.isVisible() and abs(found.width() - wide) < 12)
    finally:
        put_away(again)
