"""On a small screen, or in large text, everything is as large as it has to be to be read; what has no room scrolls."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QToolButton, QWidget

from dllab.explorers import EXPLORERS
from dllab.gui.charts.chart import LEAST_ACROSS, LEAST_UP, Chart
from dllab.gui.charts.roster import Roster
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.panel_names import LAB
from tests.gui.conftest import PATIENCE_MS

LAPTOP, LEAST = QSize(1366, 768), QSize(960, 600)
every_room = pytest.mark.parametrize(("size", "percent"), [(LAPTOP, 200), (LAPTOP, 150), (LEAST, 100)])


@pytest.fixture
def open_in(window, qtbot):
    """Gives the window a size, and its text one."""

    def opened(size, percent):
        window.resize(size)
        window.workspace.arrange()
        window.choices.text_size.choose(percent)
        qtbot.waitUntil(window.workspace.updatesEnabled)
        return window

    return opened


def too_small(root, points):
    """The charts in `root` that have less to draw in than they may, and words that are cut."""
    found = []
    for chart in root.findChildren(Chart):
        room = chart.getViewBox().size()
        if chart.isVisible() and (room.width() < LEAST_ACROSS * points or room.height() < LEAST_UP * points):
            found.append(f"{chart.accessibleName()}: {room.width():.0f}×{room.height():.0f}")
    for words in [*root.findChildren(QLabel), *root.findChildren(QAbstractButton)]:
        if words.isVisible() and words.text() and cut(words):
            found.append(f"{words.text()}: {words.width()}×{words.height()}")
    for roster in root.findChildren(Roster):
        if roster.isVisible() and any(wide < column for wide, column in zip(*room_for_numbers(roster), strict=True)):
            found.append(f"{roster.rows}: {roster.width()}")
    return found


def cut(words):
    """Whether some of what a label or button says has no place in it."""
    if isinstance(words, QAbstractButton):
        return words.width() < words.sizeHint().width() or words.height() < words.minimumSizeHint().height()
    if words.hasHeightForWidth():
        return words.height() < words.heightForWidth(words.width())
    least = words.minimumSizeHint()
    return words.width() < least.width() or words.height() < least.height()


def room_for_numbers(roster):
    return [round(wide) for wide in roster._widths()], [round(column) for column in roster._numbers()]


def reached(widget):
    """Whether whatever `widget` lies in has room for all of it, or scrolls as far."""
    part = widget
    while (outer := part.parentWidget()) is not None and not part.isWindow():
        is_held = isinstance(outer.parentWidget(), QScrollArea) and outer.parentWidget().widget() is part
        if not is_held and not outer.rect().contains(QRect(part.mapTo(outer, QPoint()), part.size())):
            return False
        part = outer
    return True


@every_room
def test_that_every_page_of_explore_can_be_read_and_reached(open_in, qtbot, size, percent):
    window = open_in(size, percent)
    window.commands["explore_page"].trigger()
    points = window.appearance.theme.point_size
    for language in (ENGLISH, CHINESE):
        window.choices.language.choose(language)
        for name in EXPLORERS.names():
            page = window.room.open(name)
            page.draw_now()
            qtbot.waitUntil(lambda page=page: too_small(page, points) == [], timeout=2000)
            assert window.size() == size, name
            assert all(reached(chart) for chart in page.view.findChildren(Chart) if chart.isVisible()), name
            assert reached(page.player) and reached(page.export), name


@every_room
def test_that_every_panel_can_be_read_and_reached(open_in, qtbot, size, percent):
    window = open_in(size, percent)
    points = window.appearance.theme.point_size
    window.commands["epoch"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 0, timeout=PATIENCE_MS)
    for language in (ENGLISH, CHINESE):
        window.choices.language.choose(language)
        for name, dock in window.workspace.docks.items():
            window.workspace.bring(name)
            qtbot.waitUntil(lambda dock=dock: dock.seen)
            qtbot.waitUntil(lambda panel=dock.panel: too_small(panel, points) == [], timeout=20_000)
            assert window.size() == size, name
            charts = [chart for chart in dock.panel.findChildren(Chart) if chart.isVisible()]
            assert all(reached(chart) for chart in charts), name
    window.workspace.docks[LAB].close()


def windows(window, qtbot):
    """Those that open beside the main one, each with something in it, by name."""
    window.commands["grade"].trigger()
    yield "grade", window.teaching.grading
    window.commands["new_lab"].trigger()
    for kind in ("do", "explore"):
        window.teaching.making.sheet.add[kind].trigger()
    yield "new_lab", window.teaching.making
    window.lectures.show_list()
    qtbot.waitUntil(window.lectures.list.isVisible)
    yield "lectures", window.lectures.list


@pytest.mark.parametrize("percent", [100, 200])
def test_that_all_of_every_other_window_can_be_read_reached_by_tab_and_left_by_escape(
    open_in, qtbot, monkeypatch, percent
):
    monkeypatch.setattr(QScreen, "availableSize", lambda screen: LAPTOP)
    for name, other in windows(open_in(LAPTOP, percent), qtbot):
        qtbot.waitUntil(lambda other=other: too_small(other, 10) == [], timeout=5000)
        assert other.width() <= LAPTOP.width() and other.height() <= LAPTOP.height(), name
        stops = [stop for stop in other.findChildren(QWidget) if takes_tab(stop)]
        assert stops and all(reached(stop) for stop in stops), [type(stop) for stop in stops if not reached(stop)]
        other.activateWindow()
        qtbot.waitUntil(lambda other=other: QApplication.activeWindow() is other)
        stops[0].setFocus()
        for _ in stops:
            focused = QApplication.focusWidget()
            assert focused.visibleRegion().boundingRect().height() >= min(focused.height(), 16), (name, focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        qtbot.keyClick(other, Qt.Key.Key_Escape)
        assert other.isHidden(), name


def takes_tab(widget):
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1440, 900)])
def test_that_the_panels_side_by_side_begin_on_one_line_below_titles_and_tabs(open_in, size, qtbot):
    """A title was 10 pixels lower than tabs are, and buttons that had no room beside tabs took a line of their own."""
    window = open_in(size, 100)
    docks = [dock for dock in window.workspace.docks.values() if dock.seen]

    def rows() -> dict[int, set[int]]:
        """By the height at which the titles or tabs of docks begin, how much lower their panels do."""
        found: dict[int, set[int]] = {}
        for dock in docks:
            tabs = dock._tabs
            top = dock.y() if tabs is None else tabs.y()
            found.setdefault(top, set()).add(dock.y() + dock.widget().y() - top)
        return found

    qtbot.waitUntil(lambda: all(len(lower) == 1 for lower in rows().values()))
    shown = [button for dock in docks for button in dock.titleBarWidget().buttons.findChildren(QToolButton)]
    assert len(docks) >= 6 and all(
        button.width() >= button.sizeHint().width() for button in shown if button.isVisible()
    )


def test_that_a_panel_behind_tabs_keeps_no_room_for_a_title(open_in):
    """A strip as high as a title was left free above one that was seen for the first time."""
    window = open_in(QSize(1440, 900), 100)
    behind = [dock for dock in window.workspace.docks.values() if dock._tabs is not None and not dock.seen]
    assert len(behind) >= 4
    assert [dock.objectName() for dock in behind if dock.titleBarWidget().sizeHint().height() > 0] == []
