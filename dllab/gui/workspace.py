"""The panels' area: docks that can be moved, floated, tabbed and closed, and put back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget

from dllab.gui.docks import PanelDock
from dllab.gui.panels.panel import Panel
from dllab.gui.poller import Poller
from dllab.gui.theme import Theme

FORM = "experiment"
WIDTHS = {FORM: 300, "loss": 430, "gradients": 430, "findings": 280}
HEIGHTS = {"loss": 400, "prediction": 400, "gradients": 400, "layers": 400, "findings": 560, "comparison": 240}
TABS = {"prediction": ("network",), "layers": ("microscope", "metrics"), "comparison": ("ensemble",)}


class Workspace(QMainWindow):
    """A window inside the window: Qt gives docks only to those."""

    def __init__(self, parent: QWidget, panels: dict[str, Panel], poller: Poller):
        super().__init__(parent, Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.docks = {name: PanelDock(name, panel, poller, self) for name, panel in panels.items()}
        for dock in self.docks.values():
            dock.toggleViewAction().triggered.connect(dock.raise_)
        self._form_was_open = True
        self.arrange()

    def arrange(self) -> None:
        """Put every dock where it stands at first: the form on the left, three columns of two panels beside it.

        What is looked at now and then lies behind another, as a tab.
        """
        docks, across, down = self.docks, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        for dock in docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks[FORM])
        self.splitDockWidget(docks[FORM], docks["loss"], across)
        self.splitDockWidget(docks["loss"], docks["gradients"], across)
        self.splitDockWidget(docks["gradients"], docks["findings"], across)
        self.splitDockWidget(docks["loss"], docks["prediction"], down)
        self.splitDockWidget(docks["gradients"], docks["layers"], down)
        self.splitDockWidget(docks["findings"], docks["comparison"], down)
        for front, behind in TABS.items():
            for name in behind:
                self.tabifyDockWidget(docks[front], docks[name])
        for dock in docks.values():
            dock.show()
        for front in TABS:
            docks[front].raise_()
        self.resizeDocks([docks[name] for name in WIDTHS], list(WIDTHS.values()), across)
        self.resizeDocks([docks[name] for name in HEIGHTS], list(HEIGHTS.values()), down)

    def toggles(self) -> list[QAction]:
        """Actions that open and close each panel, called as the panel is."""
        return [dock.toggleViewAction() for dock in self.docks.values()]

    def present(self, on: bool) -> None:
        """Hide the form while presenting, and bring it back as it was."""
        form = self.docks[FORM]
        if on:
            self._form_was_open = not form.isHidden()
            form.hide()
        elif self._form_was_open:
            form.show()

    def apply_theme(self, theme: Theme) -> None:
        for dock in self.docks.values():
            dock.apply_theme(theme)
