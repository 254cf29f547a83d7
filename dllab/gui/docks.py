"""Panels in docks."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from dllab.gui.fonts import bold
from dllab.gui.icons import icon
from dllab.gui.language import tr
from dllab.gui.panels.panel import Panel
from dllab.gui.poller import Poller
from dllab.gui.theme import Theme
from dllab.training.snapshot import Snapshot


class PanelDock(QDockWidget):
    """One panel under a slim title. Snapshots reach the panel only while it can be seen."""

    def __init__(self, name: str, panel: Panel, poller: Poller, window: QMainWindow):
        super().__init__(window)
        self.setObjectName(name)
        self.panel = panel
        self._poller = poller
        self._seen = False
        self._title = TitleBar(self)
        self.setTitleBarWidget(self._title)
        self.setWidget(panel)
        self.retranslate()
        self.visibilityChanged.connect(self._follow_visibility)
        poller.snapshot_taken.connect(self._show_snapshot)

    def apply_theme(self, theme: Theme) -> None:
        self._title.apply_theme(theme)
        self.panel.apply_theme(theme)

    def retranslate(self) -> None:
        self.setWindowTitle(self.panel.title())
        self._title.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _follow_visibility(self, visible: bool) -> None:
        self._seen = visible
        if not visible:  # closed, or behind another tab, where Qt does not hide it
            self.panel.rest()
        elif self._poller.snapshot:
            self.panel.show_snapshot(self._poller.snapshot)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if self._seen:
            self.panel.show_snapshot(snapshot)


class TitleBar(QWidget):
    """A dock's title with a button to float it and one to close it."""

    def __init__(self, dock: QDockWidget):
        super().__init__(dock)
        self._dock = dock
        self._label = QLabel()
        self._label.setFont(bold())
        self._float = QToolButton(autoRaise=True)
        self._close = QToolButton(autoRaise=True)
        self._float.clicked.connect(self._toggle_floating)
        self._close.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label, 1)
        for button in (self._float, self._close):
            button.setIconSize(QSize(12, 12))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)
        dock.windowTitleChanged.connect(self._label.setText)

    def apply_theme(self, theme: Theme) -> None:
        self._float.setIcon(icon("float", theme.muted, theme.muted))
        self._close.setIcon(icon("close", theme.muted, theme.muted))

    def retranslate(self) -> None:
        self._float.setToolTip(tr("Detach this panel, or put it back"))
        self._close.setToolTip(tr("Close this panel; the View menu opens it again"))

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
