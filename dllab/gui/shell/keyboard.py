"""Whom the keyboard belongs to: the run, unless somebody is typing."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from dllab.gui.shell.focus_ring import FocusRing

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)  # where Space is a letter
FIELDS = (*TEXTS, QAbstractSpinBox)
LEAVE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ZOrderChange)


class Keyboard(QObject):
    """Watches the one widget of `window` and of its floating docks that has the focus, and the window while none has.

    Space and the letters are the window's shortcuts, which nothing but a line of text claims. Enter presses the button
    that Tab reached, or opens the list. Enter and Esc give the keyboard back from what is typed in, once that is valid;
    Tab then goes on from there. Focus that only falls to a widget, because the one before went away, is given back. A
    click on what takes no focus, such as a list or a button, ends typing: it falls to the window or a dock behind.
    """

    def __init__(self, window: QWidget, actions: Iterable[QAction]):
        """`actions` give the keyboard back, too, from a line of text."""
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._last: QWidget | None = None
        self._ring: FocusRing | None = None
        self._by_tab = False
        self._leave = QTimer(self, interval=0, singleShot=True)  # once the key has done its work
        self._leave.timeout.connect(self._leave_field)
        for action in actions:
            action.triggered.connect(self.give_back)
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "there is a window"
        app.focusChanged.connect(self._follow)

    def give_back(self) -> None:
        """Have Space mean Run again, where it is a letter."""
        focused = QApplication.focusWidget()
        if isinstance(focused, TEXTS) and self._is_ours(focused):
            focused.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if event.type() in MOVED and watched is self._watched and self._ring is not None and isValid(self._ring):
            self._ring.follow()
        return False

    def _leave_field(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, FIELDS) and self._is_ours(focused) and getattr(focused, "problem", None) is None:
            focused.clearFocus()

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether the key has been dealt with."""
        self._by_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        focused = QApplication.focusWidget()
        last = self._last if self._last is not None and isValid(self._last) else None
        if focused is None and self._by_tab and last is not None and last.isVisible():  # not on a page that was left
            last.setFocus(Qt.FocusReason.OtherFocusReason)  # and Tab goes on from here
        if watched is not focused or watched is self._window:
            return False
        if event.key() in LEAVE and isinstance(focused, FIELDS):
            self._leave.start()
        elif event.key() in PRESS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return _pressed(focused)
        elif event.key() == Qt.Key.Key_Escape:
            focused.clearFocus()
        return False

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch what has the focus now."""
        if self._watched is not None and isValid(self._watched) and self._watched is not self._window:
            self._watched.removeEventFilter(self)
        self._watched = None
        if self._ring is not None and isValid(self._ring):
            self._ring.deleteLater()
            self._ring.hide()
        self._ring = None
        if now is None or not self._is_ours(now):
            return
        fell = not self._by_tab and before is not None and not _can_have_focus(before, now)
        if fell or now is self._window or isinstance(now, QDockWidget):
            now.clearFocus()
            return
        self._last = self._watched = now
        now.installEventFilter(self)
        if self._by_tab and now.parentWidget() is not None:
            self._ring = FocusRing(now)
        self._by_tab = False

    def _is_ours(self, widget: QWidget) -> bool:
        top = widget.window()
        home = top.parentWidget() if isinstance(top, QDockWidget) else None
        return top is self._window or (home is not None and self._window.isAncestorOf(home))


def _can_have_focus(before: QWidget, now: QWidget) -> bool:
    """Whether the focus has left `before` though it could have stayed there."""
    if not isValid(before):
        return False
    return before.window() is not now.window() or (before.isVisible() and before.isEnabled())


def _pressed(widget: QWidget) -> bool:
    """Press a button, open its menu or a list; whether there was something to press."""
    if isinstance(widget, QToolButton) and widget.menu() is not None:
        QTimer.singleShot(0, widget.showMenu)  # it returns once the menu is closed
    elif isinstance(widget, QComboBox):
        widget.showPopup()
    elif isinstance(widget, QAbstractButton):
        widget.click()
    else:
        return False
    return True
