"""The panels' area: docks that can be moved, floated, tabbed and closed, and put back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTabWidget, QWidget

from dllab.gui.kit.late import Late
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.docks import PanelDock

FORM, LAB = "experiment", "lab"
WIDTHS = {FORM: 284, "loss": 422, "gradients": 422, "findings": 312}
HEIGHTS = {"loss": 400, "prediction": 400, "gradients": 400, "layers": 400, "findings": 490, "comparison": 310}
TABS = {
    "gradients": ("landscape",),
    "prediction": ("network", "ensemble"),
    "layers": ("microscope", "sight", "sweep"),
    "comparison": ("metrics",),
}
BELOW = {"loss": "prediction", "gradients": "layers", "findings": "comparison"}
ENLARGES = "enlarges"  # a property of the tabs that have been told what a double click does
NARROW = 1120  # pixels across, in less than which two columns become one
NARROW_TABS = {
    "loss": ("gradients",),
    "prediction": ("network", "landscape", "ensemble", "metrics"),
    "layers": ("comparison", "microscope", "sight", "sweep"),
}
NARROW_BELOW = {"loss": "prediction", "findings": "layers"}


class Workspace(QMainWindow):
    """A window inside the window: Qt gives docks only to those."""

    def __init__(self, parent: QWidget, panels: Mapping[str, Late[Any]], poller: Poller):
        super().__init__(parent, Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.docks = {name: PanelDock(name, late, poller, self) for name, late in panels.items()}
        self._titles = QTimer(self, interval=0, singleShot=True)
        self._titles.timeout.connect(self._share_titles)
        for dock in self.docks.values():
            dock.toggleViewAction().triggered.connect(dock.raise_)
            dock.enlarge_wanted.connect(self.enlarge)
            for moved in (dock.visibilityChanged, dock.topLevelChanged, dock.dockLocationChanged):
                moved.connect(self._titles.start)
        for key, name in zip(range(1, 10), (name for name in self.docks if name != FORM), strict=False):
            self.docks[name].enlarge.setShortcut(QKeySequence(str(key)))
        self.enlarged: PanelDock | None = None
        self._before = QByteArray()  # the docks, before one was enlarged
        self._form_was_open = True
        self._wanted: dict[str, int] = {}
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self._fit_columns)
        self._picture = QTimer(self, interval=0, singleShot=True)
        self._picture.timeout.connect(self._draw_again)
        self.arrange()

    def arrange(self) -> None:
        """Put every dock where it stands at first: the form on the left, three columns of two panels beside it.

        What is looked at now and then lies behind another, as a tab; in a narrow window, so does a whole column.
        """
        if self.isVisible():
            self._draw_later()
        self.enlarged = None
        narrow = self.window().width() < NARROW
        tabs, rows = (NARROW_TABS, NARROW_BELOW) if narrow else (TABS, BELOW)
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
        self.resizeDocks([docks[name] for name in WIDTHS], list(WIDTHS.values()), across)
        self.resizeDocks([docks[name] for name in HEIGHTS], list(HEIGHTS.values()), down)

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
        self._before, self.enlarged = self.saveState(), dock
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
            self.enlarged = None
            self.restoreState(self._before)
            if closed is not None:
                closed.hide()

    def present(self, on: bool) -> None:
        """Hide the form while presenting, and bring it back as it was; what is enlarged stays so."""
        self._draw_later()
        enlarged = self.enlarged
        self.shrink()
        self._present(on)
        if enlarged is not None:
            self.enlarge(enlarged)

    def _present(self, on: bool) -> None:
        self._keep_columns()
        form = self.docks[FORM]
        if on:
            self._form_was_open = not form.isHidden()
            form.hide()
        elif self._form_was_open:
            form.show()

    def apply_theme(self, theme: Theme) -> None:
        self._draw_later()
        self._keep_columns()
        for dock in self.docks.values():
            dock.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw_later()
            self._keep_columns()
            self._titles.start()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its share of the new width."""
        self._keep_columns()
        super().resizeEvent(event)

    def _draw_later(self) -> None:
        """Draw nothing until what has been asked for by now is done: each of these changes moves every panel again."""
        self.setUpdatesEnabled(False)
        self._picture.start()

    def _draw_again(self) -> None:
        if self._fit.isActive():
            self._picture.start()
        else:
            self.setUpdatesEnabled(True)

    def _keep_columns(self) -> None:
        """Bring the columns back to the proportions they have now, once fonts, words or sizes have changed.

        Left alone, Qt gives to those that ask for most, and does not take it back.
        """
        if self.enlarged is not None:
            return
        if not self._fit.isActive():
            columns = self._columns()
            places = [dock for dock in columns.values() if dock.isVisible() and not dock.isFloating()]
            beside = all(left.geometry().right() < right.x() for left, right in zip(places, places[1:], strict=False))
            shown = {name: dock.width() for name, dock in columns.items() if dock in places}
            self._wanted = self._wanted | shown if beside else {}
        self._fit.start()

    def _columns(self) -> dict[str, PanelDock]:
        """The docks whose widths are those of the columns; of those that lie behind each other the first."""
        columns: dict[str, PanelDock] = {}
        for name in WIDTHS:
            if not set(self.tabifiedDockWidgets(self.docks[name])) & set(columns.values()):
                columns[name] = self.docks[name]
        return columns

    def _fit_columns(self) -> None:
        names = [name for name in self._wanted if not self.docks[name].isHidden() and not self.docks[name].isFloating()]
        self.resizeDocks([self.docks[n] for n in names], [self._wanted[n] for n in names], Qt.Orientation.Horizontal)

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
        titles = {bar.tabText(index): bar for bar in bars if bar.isVisible() for index in range(bar.count())}
        for dock in self.docks.values():
            alone = dock.isFloating() or dock is self.enlarged
            dock.lie_below(None if alone else titles.get(dock.windowTitle()))
