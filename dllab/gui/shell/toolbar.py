"""The toolbar: running on the left, what to run in the middle, how it looks on the right."""

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from dllab.gui.kit.action_button import ActionButton, let_go
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.fonts import bold
from dllab.gui.kit.icons import SIZE, icon
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.choice_menu import ChoiceMenu
from dllab.gui.shell.choices import ChoiceMenus

LEAST_NAME = 0.5  # of the width that the longest name of a preset takes, where there is less room


class Toolbar(QToolBar):
    """Buttons for the actions and the choice menus."""

    def __init__(self, parent: QWidget, actions: Actions, choices: ChoiceMenus):
        super().__init__(parent, movable=False, floatable=False)
        self.setObjectName("toolbar")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self._scheme, self._preset, self._speed = choices.scheme, choices.preset, choices.speed
        self._menus: list[tuple[QToolButton, ChoiceMenu, str]] = []
        self._size = SIZE  # of icons, where there is room
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self._measure)
        self._of_training: list[QAction] = []  # what is shown of its parts beside actions, on that page alone
        pages = [self._button(actions[name]) for name in ("train_page", "explore_page", "labs", "lectures")]
        self.addSeparator()
        before = len(self.actions())
        self._run = self._button(actions["run"])
        self._run.setObjectName("run")
        self._run.setFont(bold())
        moves = [self._button(actions[name]) for name in ("step", "epoch", "reset")]
        self.addSeparator()
        self._speed_button = self._menu(choices.speed, "speed", current=True)
        self.addSeparator()
        self._preset_button = self._menu(choices.preset, "preset", current=True)
        self._of_training += self.actions()[before:]
        for name in ("open", "save", "save_page", "undo", "redo"):
            self.addAction(actions[name])
        self.addSeparator()
        pin = self._button(actions["pin"])
        self._of_training.append(self.actions()[-1])
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        language = self._menu(choices.language, "language", current=True)
        self._menu(choices.scheme, "theme", current=False)
        self.addAction(actions["record"])
        self.addAction(actions["presentation"])
        # Where there is no room: who goes without words, in this order; between the two the preset's name is cut.
        self._first = [language], moves, [pin]
        self._then = [self._speed_button], [self._preset_button], pages, [self._run]
        self._widths: dict[QToolButton, int] = {}  # with the longest words they can have
        self._name_room = 0  # pixels of the longest name of a preset

    def apply_theme(self, theme: Theme) -> None:
        for button, _, name in self._menus:
            button.setIcon(icon(name, theme.foreground, theme.disabled))
        self._size = theme.scaled(SIZE)
        self.setStyleSheet(_style(theme))
        self._fit.start()

    def show_training(self, on: bool) -> None:
        """Show the buttons of training, or leave them out."""
        for part in self._of_training:
            part.setVisible(on)
        self._fit.start()

    def refresh(self) -> None:
        """Say what holds in each menu, in the current language."""
        for button, menu, _ in self._menus:
            button.setToolTip(menu.title())
            button.setAccessibleName(menu.title())
            if menu is not self._scheme:
                button.setText(menu.words() or menu.title())
            if menu.words():
                button.setToolTip(tr("{menu}: {choice}", menu=menu.title(), choice=menu.words()))
        self._fit.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit_words()

    def _measure(self) -> None:
        """Find the widths with the longest words each button can have: what holds may change, but no button moves."""
        presets = (*self._preset.all_words(), self._preset.title())
        for button, words in (
            (self._run, self._actions.run_words()),
            (self._speed_button, self._speed.all_words()),
            (self._preset_button, presets),
        ):
            self._widths[button] = _widest(button, words)
        # Rounded up: what is as wide as its width in whole pixels is cut.
        self._name_room = 1 + max(map(self._preset_button.fontMetrics().horizontalAdvance, presets))
        self._fit_words()

    def _fit_words(self) -> None:
        self._size_icons(self._size)
        for button in chain(*self._first, *self._then):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setMinimumWidth(self._widths.get(button, 0))
        self._cut_preset(0)
        self._leave_out_words(self._first)
        cut = min(max(self._missing(), 0), round((1 - LEAST_NAME) * self._name_room))
        self._cut_preset(cut)
        self._leave_out_words(self._then)
        missing = self._missing()
        if missing > 0:
            self._size_icons(SIZE)
        elif self._preset_button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            self._cut_preset(max(cut + missing, 0))  # what others saved may be more than was missing
        layout = self.layout()
        assert layout is not None, "a toolbar has one"
        layout.activate()  # now, or a button that has lost its words is as wide for a moment

    def _missing(self) -> int:
        """Pixels for which there is no room; below 0 what is left."""
        return self.sizeHint().width() - self.width()

    def _leave_out_words(self, groups: Iterable[Iterable[QToolButton]]) -> None:
        """Group by group, until there is room."""
        for buttons in groups:
            if self._missing() <= 0:
                return
            for button in buttons:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
                button.setMinimumWidth(0)

    def _cut_preset(self, pixels: int) -> None:
        """Say which preset holds with so many pixels less than the longest name takes."""
        button, words = self._preset_button, self._preset.words() or self._preset.title()
        room = self._name_room - pixels
        button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        button.setMinimumWidth(max(self._widths.get(button, 0) - pixels, 0))

    def _size_icons(self, size: int) -> None:
        self.setIconSize(QSize(size, size))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(size, size))  # or it goes by how wide it was

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def actionEvent(self, event: QActionEvent) -> None:
        button = self.widgetForAction(event.action())  # made by Qt for an action, which hears of it after the toolbar
        if event.type() == QEvent.Type.ActionChanged and isinstance(button, QToolButton):
            let_go(event.action(), button)
        super().actionEvent(event)

    def _button(self, action: QAction) -> QToolButton:
        button = ActionButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        self.addWidget(button)
        return button

    def _menu(self, menu: ChoiceMenu, name: str, *, current: bool) -> QToolButton:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if current else Qt.ToolButtonStyle.ToolButtonIconOnly
        button = QToolButton(toolButtonStyle=style, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        menu.chosen.connect(self.refresh)
        self._menus.append((button, menu, name))
        self.addWidget(button)
        return button


def _widest(button: QToolButton, words: Iterable[str]) -> int:
    """The width `button` asks for with the longest of these words beside its icon."""
    shown = button.text()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setMinimumWidth(0)
    width = 0
    for each in words:
        button.setText(each)
        width = max(width, button.sizeHint().width())
    button.setText(shown)
    return width


def _style(theme: Theme) -> str:
    hover = "#3a3e45" if theme.dark else "#e4e7eb"
    return f"""
        QToolBar {{ spacing: 4px; padding: 4px 8px; border: none; border-bottom: 1px solid {theme.grid}; }}
        QToolBar::separator {{ background: {theme.grid}; width: 1px; margin: 4px; }}
        QToolButton {{ padding: 4px 8px; border: none; border-radius: 4px; }}
        QToolButton:hover, QToolButton:pressed, QToolButton:checked {{ background: {hover}; }}
        QToolButton[popupMode="2"] {{ padding-right: 20px; }}
        QToolButton::menu-indicator {{ subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }}
        QToolButton#qt_toolbar_ext_button {{ padding: 0px; }}
        QToolButton#run {{ background: {theme.accent}; color: #ffffff; }}
        QToolButton#run:hover {{ background: {mix(theme.accent, "#000000", 0.15)}; }}
        QToolButton#run:disabled {{ background: {theme.grid}; color: {theme.disabled}; }}
    """
