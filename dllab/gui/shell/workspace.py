"""The panels' area: docks that can be moved, floated, tabbed and closed, and put back."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTabWidget, QWidget

from dllab.gui.kit.late import Late
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import POINTS, Theme
from dllab.gui.shell.docks import PanelDock
from dllab.gui.shell.drawn_once import DrawnOnce
from dllab.panel_names import FORM, LAB

WIDTHS = {FORM: 284, "loss": 422, "gradients": 422, "findings": 312}
HEIGHTS = {"loss": 400, "prediction": 400, "gradients": 400, "layers": 400, "findings": 490, "comparison": 310}
SLIM_HEIGHTS = {"loss": 600, "findings": 360}  # charts need more than words
TABS = {
    "gradients": ("landscape",),
    "prediction": ("network", "ensemble"),
    "layers": ("microscope", "sight", "sweep"),
    "comparison": ("metrics",),
}
BELOW = {"loss": "prediction", "gradients": "layers", "findings": "comparison"}
ENLARGES = "enlarges"  # a property of the tabs that have been told what a double click does
NARROW = 1120  # pixels across, in less than which two columns become one; like WIDTHS for text of POINTS
NARROW_TABS = {
    "loss": ("gradients",),
    "prediction": ("network", "landscape", "ensemble", "metrics"),
    "layers": ("comparison", "microscope", "sight", "sweep"),
}
NARROW_BELOW = {"loss": "prediction", "findings": "layers"}
SLIM = 800  # pixels across, in less than which the form has one column beside it
SLIM_TABS = {
    "loss": ("gradients", "prediction", "network", "landscape", "ensemble"),
    "findings": ("layers", "comparison", "metrics", "microscope", "sight", "sweep"),
}
SLIM_BELOW = {"loss": "findings"}


class Arrangement(Enum):
    """How the docks stand at first."""

    WIDE = TABS, BELOW
    NARROW = NARROW_TABS, NARROW_BELOW
    SLIM = SLIM_TABS, SLIM_BELOW


class Workspace(QMainWindow):
    """A window inside the window: Qt gives docks only to those."""

    def __init__(self, parent: QWidget, panels: Mapping[str, Late[Any]], poller: Poller, points: int = POINTS):
        """points: the size of text that is no presentation."""
        super().__init__(parent, Qt.WindowType.Widget, dockNestingEnabled=True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.docks = {name: PanelDock(name, late, poller, self) for name, late in panels.items()}
        self._drawing = False  # with the mouse, at what lies between two docks
        self._wanted: dict[str, int] = {}  # widths of columns: a small window has no room for all, and comes back
        self._titles = QTimer(self, interval=0, singleShot=True)
        self._titles.timeout.connect(self._share_titles)
        for dock in self.docks.values():
            dock.toggleViewAction().triggered.connect(dock.raise_)
            dock.enlarge_wanted.connect(self.enlarge)
            for moved in (dock.visibilityChanged, dock.topLevelChanged, dock.dockLocationChanged):
                moved.connect(self._titles.start)
            for moved in (dock.topLevelChanged, dock.dockLocationChanged):
                moved.connect(self._forget_columns)
        for key, name in zip(range(1, 10), (name for name in self.docks if name != FORM), strict=False):
            self.docks[name].enlarge.setShortcut(QKeySequence(str(key)))
        self.enlarged: PanelDock | None = None
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.shrink, enabled=False)
        self._before = QByteArray()  # the docks, before one was enlarged
        self._presenting, self._form_was_open = False, True
        self._points = points
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self._fit_columns)
        self._drawn = DrawnOnce(self, self._fit)
        for toggle in self.toggles():
            toggle.toggled.connect(self._drawn.draw_later)
        self.arrange()

    def arrange(self) -> None:
        """Put every dock where it stands at first: the form on the left, three columns of two panels beside it.

        What is looked at now and then lies behind another, as a tab; in a window that is narrow for the size of its
        text, so do one or two whole columns.
        """
        self._drawn.draw_later()
        self._know_enlarged(None)
        layout = self.layout()
        assert layout is not None, "a main window has one"
        layout.setEnabled(False)  # each dock that is shown would lay out all
        tabs, rows = self.fitting(self.window().width()).value
        docks, across, down = self.docks, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        for dock in docks.values():
            if dock.isFloating():
                dock.setFloating(False)
            self.removeDockWidget(dock)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks[FORM])
        self.splitDockWidget(docks[FORM], docks["loss"], across)
        self.splitDockWidget(docks["loss"], docks["gradients"], across)
        self.splitDockWidget(docks["gradients"], docks["findings"], across)
        for above, below in rows.items():
            self.splitDockWidget(docks[above], docks[below], down)
        for front, behind in tabs.items():
            for name in behind:
                self.tabifyDockWidget(docks[front], docks[name])
        self.tabifyDockWidget(docks[FORM], docks[LAB])
        for dock in docks.values():
            dock.show()
        docks[LAB].close()  # until a lab is wanted
        for front in tabs:
            docks[front].raise_()
        layout.setEnabled(True)
        layout.activate()
        elsewhere = {*rows.values(), *(name for names in tabs.values() for name in names)}
        self._wanted = self._shared_widths([name for name in WIDTHS if name not in elsewhere])
        self.resizeDocks([docks[name] for name in self._wanted], list(self._wanted.values()), across)
        heights = SLIM_HEIGHTS if self._is_slim else HEIGHTS
        self.resizeDocks([docks[name] for name in heights], list(heights.values()), down)

    def _shared_widths(self, columns: list[str]) -> dict[str, int]:
        """The form has what its text needs; the others share the rest."""
        form = round(WIDTHS[FORM] * self._points / POINTS)
        others = [name for name in columns if name != FORM]
        rest = max(self.window().width() - form, 1) / sum(WIDTHS[name] for name in others)
        return {FORM: form} | {name: round(WIDTHS[name] * rest) for name in others}

    def fitting(self, width: int) -> Arrangement:
        """How the docks stand at first in a window of this width."""
        room = width * POINTS / self._points
        return Arrangement.SLIM if room < SLIM else Arrangement.NARROW if room < NARROW else Arrangement.WIDE

    @property
    def _is_slim(self) -> bool:
        return self.fitting(self.window().width()) is Arrangement.SLIM

    def toggles(self) -> list[QAction]:
        """Actions that open and close each panel, called as the panel is."""
        return [dock.toggleViewAction() for dock in self.docks.values()]

    def bring(self, name: str) -> None:
        """Show a panel, in front of those it shares its place with."""
        self.docks[name].show()
        self.docks[name].raise_()

    def enlargers(self) -> list[QAction]:
        """Actions that enlarge each panel, called as the panel is."""
        return [dock.enlarge for dock in self.docks.values()]

    def enlarge(self, dock: PanelDock) -> None:
        """Give one panel all the room; done again, put it back where it was."""
        again = dock is self.enlarged
        self.shrink()
        if again:
            return
        self._before = self.saveState()
        self._know_enlarged(dock)
        dock.setFloating(False)
        dock.show()
        for other in self.docks.values():
            if other is not dock and not other.isFloating():
                other.hide()

    def enlarge_at_hand(self) -> None:
        """Enlarge the panel under the mouse, or else the one with the focus; or put back what is enlarged."""
        at_hand = (QApplication.widgetAt(QCursor.pos()), QApplication.focusWidget())
        over = [dock for widget in at_hand for dock in self.docks.values() if widget and dock.holds(widget)]
        if self.enlarged or over:
            self.enlarge(self.enlarged or over[0])

    def shrink(self) -> None:
        """Put every panel back where it was before one was enlarged."""
        if self.enlarged is not None:
            closed = self.enlarged if self.enlarged.isHidden() else None
            self._know_enlarged(None)
            wanted = self._wanted  # as the size of the text asks by now
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # or it is put back into another height
            self.restoreState(self._before)
            self._wanted = wanted
            self._fit.start()
            if closed is not None:
                closed.hide()

    def put_back(self) -> None:
        """Stand as without anything enlarged or presented, to be remembered so."""
        self.shrink()
        if self._presenting:
            self._present(False)
            self._fit_columns()

    def _know_enlarged(self, dock: PanelDock | None) -> None:
        """Which has all the room now; it offers the way back, as Esc does."""
        if self.enlarged is not None:
            self.enlarged.back.hide()
        self.enlarged = dock
        if dock is not None:
            dock.back.show()
        self._escape.setEnabled(dock is not None)

    def present(self, on: bool, *resizing: Callable[[], None]) -> None:
        """Hide the form while presenting, and bring it back as it was; what is enlarged stays so.

        resizing: what gives the text its size, each in a turn of its own.
        """
        self._keep_columns()
        turn = partial(self._turn_to_presenting, on)
        if on:
            turn()
        self._drawn.do(*resizing, *([] if on else [turn]))

    def _turn_to_presenting(self, on: bool) -> None:
        enlarged = self.enlarged
        self.shrink()
        self._present(on)
        if enlarged is not None:
            self.enlarge(enlarged)

    def _present(self, on: bool) -> None:
        self._presenting = on
        self._keep_columns()
        form = self.docks[FORM]
        if on:
            self._form_was_open = not form.isHidden()
            form.hide()
        elif self._form_was_open:
            form.show()

    def apply_theme(self, theme: Theme) -> None:
        self._catch_up()
        for dock in self.docks.values():
            dock.apply_theme(theme)
        if theme.points != self._points:
            self._follow_size(theme.points)

    def _follow_size(self, points: int) -> None:
        """Give the form the width that text of another size needs, or stand as at first where that is otherwise now."""
        width = self.window().width()
        before, old = self.fitting(width), self._points
        self._points = points
        if self.fitting(width) is not before:
            self.arrange()
            if self._presenting:
                self._present(True)
        elif FORM in self._wanted:
            self._wanted[FORM] = round(self._wanted[FORM] * points / old)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._catch_up()
            self._titles.start()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its share of the new width."""
        self._keep_columns()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Remember the columns as somebody has drawn them by what lies between them, which is of no widget.

        A click that no widget of a panel wants arrives here, too.
        """
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._drawing = self.isSeparator(event.position().toPoint())
        done = super().event(event)
        if event.type() == QEvent.Type.MouseButtonRelease and self._drawing:
            self._drawing = False
            self._wanted = self._wanted | self._shown_columns()
        return done

    def _forget_columns(self) -> None:
        self._wanted = {}

    def _catch_up(self) -> None:
        """Have the panels that are seen take over theme or language, each in a turn of its own, before any is drawn."""
        self._keep_columns()
        self._drawn.do(*(dock.catch_up for dock in self.docks.values() if dock.seen))

    def _keep_columns(self) -> None:
        """Bring the columns back to the proportions they have now, once fonts, words or sizes have changed.

        Left alone, Qt gives to those that ask for most, and does not take it back.
        """
        if self.enlarged is not None:
            return
        if not self._fit.isActive():
            self._wanted = self._wanted or self._shown_columns()
        self._fit.start()

    def _columns(self) -> dict[str, PanelDock]:
        """The docks whose widths are those of the columns; of those that lie behind each other the first."""
        columns: dict[str, PanelDock] = {}
        for name in WIDTHS:
            if not set(self.tabifiedDockWidgets(self.docks[name])) & set(columns.values()):
                columns[name] = self.docks[name]
        return columns

    def _fit_columns(self) -> None:
        if self._drawn.unfinished:
            self._fit.start()
            return
        names = [name for name in self._wanted if not self.docks[name].isHidden() and not self.docks[name].isFloating()]
        self.resizeDocks([self.docks[n] for n in names], [self._wanted[n] for n in names], Qt.Orientation.Horizontal)
        if self._drawn.isActive():
            self._drawn.start()  # after the turn in which the panels follow

    def _shown_columns(self) -> dict[str, int]:
        """The widths of those that stand beside each other."""
        shown: dict[str, int] = {}
        end = -1
        for name, dock in self._columns().items():
            if dock.isVisible() and not dock.isFloating() and dock.x() > end:  # else it lies below another
                shown[name], end = dock.width(), dock.geometry().right()
        return shown

    def _enlarge_tab(self, index: int) -> None:
        bar = self.sender()
        assert isinstance(bar, QTabBar)
        for dock in [dock for dock in self.docks.values() if dock.windowTitle() == bar.tabText(index)]:
            self.enlarge(dock)

    def _share_titles(self) -> None:
        """Where panels lie behind each other their tabs say what they are called; what is enlarged has no tabs.

        Qt hides them later than it hides the other panels.
        """
        if self.enlarged is not None and self.enlarged.isHidden():  # somebody has closed it
            self.shrink()
        bars = self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for bar in bars:
            if not bar.property(ENLARGES):
                bar.setProperty(ENLARGES, True)
                bar.tabBarDoubleClicked.connect(self._enlarge_tab)
        if self.enlarged is None:
            self._wanted = self._wanted or self._shown_columns()
        names = Qt.TextElideMode.ElideNone if self._is_slim else Qt.TextElideMode.ElideRight
        for bar in bars:
            if bar.elideMode() != names:
                bar.setElideMode(names)  # many tabs scroll: of names this short nothing would be left
                bar.setUsesScrollButtons(True)
        titles = {bar.tabText(index): bar for bar in bars if bar.isVisible() for index in range(bar.count())}
        for dock in self.docks.values():
            alone = dock.isFloating() or dock is self.enlarged
            dock.lie_below(None if alone else titles.get(dock.windowTitle()))
