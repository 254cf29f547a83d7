"""Panels in docks."""

import functools
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QMenu, QTabBar, QToolButton, QWidget
from shiboken6 import isValid

from dllab.gui.kit.export_button import OFFERS, ExportButton
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.fonts import bold
from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import tr
from dllab.gui.kit.late import Late
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.screen_fit import put_beside
from dllab.gui.shell.shelf import Shelf
from dllab.panel_names import TITLES
from dllab.training.snapshot import Snapshot

FLOATED = QSize(720, 540)  # at least, of a panel that is taken out
SIGN = 12  # pixels of a button's


class PanelDock(FollowsLanguage, QDockWidget):
    """One panel under a slim title, made when it is first seen. Snapshots reach it only while it can be seen.

    `export_wanted` carries the dock and one of OFFERS; `enlarge_wanted` the dock, once its title is double-clicked or
    its action `enlarge` is triggered. A right click offers what the panel can do, and these.
    """

    export_wanted = Signal(QDockWidget, str)
    enlarge_wanted = Signal(QDockWidget)

    def __init__(self, name: str, late: Late[Any], poller: Poller, window: QMainWindow):
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # for the window's Keyboard, while it floats
        self.setObjectName(name)
        self._late: Late[Panel] = late
        self._poller = poller
        self._visible = self._seen = self._placing = False
        self._run: int | None = None  # that snapshots are of
        self._theme: Theme | None = None
        self._themed: Theme | None = None  # what the panel has taken over
        self._spoken = True  # whether it speaks the window's language
        self._tabs: QTabBar | None = None
        self.enlarge = QAction(self)
        self.enlarge.triggered.connect(self.ask_for_room)
        self._title = TitleBar(self)
        self._title.double_clicked.connect(self.ask_for_room)
        self._title.export.chosen.connect(self._ask_for_export)
        self.setTitleBarWidget(self._title)
        self._shelf = Shelf()
        self.setWidget(self._shelf)
        late.when_made(self._take)
        self.retranslate()
        self._turn = QTimer(self, interval=0, singleShot=True)  # moved docks vanish and come back at once
        self._turn.timeout.connect(self._follow_visibility)
        self.visibilityChanged.connect(self._notice_visibility)
        poller.snapshot_taken.connect(self._show_snapshot)

    @property
    def panel(self) -> Panel:
        """What it shows, as it is meant to look and in the language it is meant to speak by now."""
        panel = self._late.panel
        self.catch_up()
        return panel

    @property
    def back(self) -> QToolButton:
        """What puts it back where it was, once it is enlarged."""
        return self._title.back

    @property
    def export(self) -> ExportButton:
        """The button that offers the panel as a file."""
        return self._title.export

    @property
    def seen(self) -> bool:
        """Whether it is open and no tab lies before it."""
        return self._seen

    def ask_for_room(self) -> None:
        """As if a person had double-clicked the title."""
        self.enlarge_wanted.emit(self)

    def holds(self, widget: QWidget) -> bool:
        """Whether that is the panel's, wherever its buttons stand; the tabs are those of the panel in front."""
        own = (self, self._title.buttons)
        return widget in own or any(part.isAncestorOf(widget) for part in own) or (self._seen and widget is self._tabs)

    def lie_below(self, tabs: QTabBar | None) -> None:
        """Put the title's buttons beside these tabs, which say the title; None: the panel has a title of its own."""
        self._tabs = tabs
        self._place_buttons()

    def apply_theme(self, theme: Theme) -> None:
        """The panel takes its first theme over now, and another once it is to catch up."""
        self._title.apply_theme(theme)
        self._place_later()
        self._theme = theme
        if self._late.made is not None and self._themed is None:
            self._use_theme()

    def catch_up(self) -> None:
        """Have the panel take over theme and language, which takes as long as all the others together that nobody sees:
        those do so once they are seen.
        """
        panel = self._late.made
        if panel is not None and self._theme is not self._themed:
            self._use_theme()
        if panel is not None and not self._spoken:
            self._spoken = True
            QCoreApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    def retranslate(self) -> None:
        self._spoken = False
        title = tr(TITLES[self.objectName()])
        self.setWindowTitle(title)
        self.enlarge.setText(title)
        self._title.retranslate()
        self._place_later()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the panel can do, and where it can go."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addActions(self.panel.actions())
        menu.addSeparator()
        menu.addActions([self.export.offer(kind) for kind in OFFERS])
        menu.popup(event.globalPos())

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_later()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_later()

    def customEvent(self, event: QEvent) -> None:
        """What `_place_later` has posted: before the next paint, unlike a timer, and after what else is done by now."""
        self._placing = False
        self._place_buttons()

    def _place_later(self) -> None:
        """Place them once, however often the dock is moved meanwhile: whatever comes or goes lays out the window."""
        if not self._placing:
            self._placing = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def _place_buttons(self) -> None:
        """In the title, or to the right of the tabs if there is room."""
        buttons = self._title.buttons
        tabs = self._tabs if isValid(self._tabs) else None  # Qt deletes tabs before it says so
        if tabs is not None and not self._seen:  # behind another
            self._title.leave()
            buttons.hide()
            return
        right = self.geometry().right()
        room = right if tabs is None else right - tabs.x() - tabs.tabRect(tabs.count() - 1).right()
        size = self._title.fit_buttons(room)
        if tabs is None or size.width() > room:
            self._title.show_title(words=tabs is None)
            return
        self._title.leave()
        buttons.setParent(self.parentWidget())
        middle = tabs.geometry().center().y()
        buttons.setGeometry(QRect(QPoint(right - size.width(), middle - size.height() // 2), size))
        buttons.show()
        buttons.raise_()

    def _notice_visibility(self, visible: bool) -> None:
        self._visible = visible
        self._turn.start()

    def _follow_visibility(self) -> None:
        if self._visible == self._seen:
            return
        self._seen = self._visible
        if not self._seen:  # closed, or behind another tab, where Qt does not hide it
            self._late.panel.rest()
            return
        self._place_buttons()
        panel = self.panel
        if self._poller.snapshot:
            panel.show_snapshot(self._poller.snapshot)

    def _take(self, panel: Panel) -> None:
        self._shelf.hold(panel)
        self._spoken = True
        self._use_theme()

    def _use_theme(self) -> None:
        if self._theme is not None:
            self._late.panel.use_theme(self._theme)
        self._themed = self._theme

    def _ask_for_export(self, kind: str) -> None:
        self.export_wanted.emit(self, kind)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if self._seen and not self._visible:
            return  # whether it stays so, the next turn says
        if self._seen:
            self._late.panel.show_snapshot(snapshot)
        elif snapshot.run != self._run and self._late.made is not None:
            self.panel.forget(snapshot.dataset)
        self._run = snapshot.run


@functools.cache
def _tabs_height(font: QFont) -> int:
    """Of tabs with words in this font: what lies below titles and tabs side by side begins on one line."""
    tabs = QTabBar()
    tabs.setFont(font)
    tabs.addTab("X")
    return tabs.sizeHint().height()


class TitleBar(QWidget):
    """A dock's title with `buttons`: one to export the panel, one to float it and one to close it."""

    double_clicked = Signal()

    def __init__(self, dock: QDockWidget):
        super().__init__(dock)
        self._dock = dock
        self._label = QLabel()
        self._label.setFont(bold())
        self.export = ExportButton()
        self.back = QToolButton(autoRaise=True)
        self.back.clicked.connect(self.double_clicked)
        self.back.hide()
        self._float = QToolButton(autoRaise=True)
        self._close = QToolButton(autoRaise=True)
        self._float.clicked.connect(self._toggle_floating)
        self._close.clicked.connect(dock.close)
        self.buttons = QWidget()
        self._row = row = horizontal(self.buttons, margins=(0, 0, 4, 0), spacing=0)
        for button in (self.back, self.export, self._float, self._close):
            button.setIconSize(QSize(SIGN, SIGN))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self._layout = horizontal(self, (self._label, 1), self.buttons, margins=(8, 0, 0, 0), spacing=0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Not Qt's, which floats the dock."""
        self.double_clicked.emit()

    def fit_buttons(self, room: int) -> QSize:
        """Leave out those that are needed least, and are in menus, where there is less room; returns what they take."""
        kept = [self.export, *([] if self.back.isHidden() else [self.back])]
        needed = [kept, [*kept, self._close], [*kept, self._close, self._float]]
        edge = self._row.contentsMargins().right()
        fitting = [shown for shown in needed if sum(each.sizeHint().width() for each in shown) + edge <= room]
        for button in (self._float, self._close):
            button.setVisible(button in (fitting or needed)[-1])
        return self.buttons.sizeHint()

    def show_title(self, *, words: bool) -> None:
        """Be there with the buttons, and with the title in words or without; in words as high as tabs are."""
        self._label.setMinimumHeight(_tabs_height(self.font()) if words else 0)
        if self._layout.indexOf(self.buttons) < 0:
            self._layout.addWidget(self.buttons)
        self.buttons.show()
        self._label.setText(self._dock.windowTitle() if words else "")
        self._label.show()

    def leave(self) -> None:
        """Take no room: the buttons are elsewhere."""
        self._layout.removeWidget(self.buttons)
        self._label.hide()

    def apply_theme(self, theme: Theme) -> None:
        for button, name in ((self.export, "export"), (self._float, "float"), (self._close, "close")):
            button.setIcon(icon(name, theme.muted, theme.muted))
            button.setIconSize(QSize(theme.scaled(SIGN), theme.scaled(SIGN)))

    def retranslate(self) -> None:
        self.export.retranslate()
        self.back.setText(tr("Put back (Esc)"))
        self.back.setToolTip(tr("Put every panel back where it was (Esc, F or a double click on the title)"))
        self.back.setAccessibleName(self.back.text())
        self._label.setToolTip(tr("Double-click to enlarge this panel, or to put it back (F)"))
        self._float.setToolTip(tr("Detach this panel, or put it back"))
        self._float.setAccessibleName(tr("Detach this panel, or put it back"))
        self._close.setToolTip(tr("Close this panel; the View menu opens it again"))
        self._close.setAccessibleName(tr("Close this panel"))

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
        home = self._dock.parentWidget()
        if self._dock.isFloating() and home is not None:
            put_beside(self._dock, home.window(), FLOATED)
