"""The line below the window in a lecture: which scene it is, what it is about, and what can be done."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QMenu, QToolButton

from dllab.gui.kit.action_button import ActionButton
from dllab.gui.kit.icons import SIZE
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.prose import Prose, said
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import theme_font, tint
from dllab.gui.lectures.stand import Showing
from dllab.gui.shell.actions import Actions

LINES = 3  # of a caption that are seen without scrolling
WORDED = ("ask", "reveal")  # buttons that say what they do where there is room
ACTIONS = (*WORDED, "restore_scene", "notes", "end_lecture")
NARROW = 1200  # pixels, below which no button says it


class Strip(QFrame):
    """As high as LINES lines in every scene, so that nothing above it moves. `wanted` carries a scene's number."""

    wanted = Signal(int)

    def __init__(self, actions: Actions):
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self._showing: Showing | None = None
        self._number = 0
        self.place = QToolButton(autoRaise=True, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._scenes = QMenu(self)
        self.place.setMenu(self._scenes)
        self.before, self.next = ActionButton(autoRaise=True), ActionButton(autoRaise=True)
        for button, name in ((self.before, "previous_scene"), (self.next, "next_scene")):
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.buttons = {name: ActionButton(autoRaise=True) for name in ACTIONS}
        for name, button in self.buttons.items():
            button.setDefaultAction(actions[name])
        self.caption = Prose()
        self.caption.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.room = ScrollingColumn(self.caption)
        for part in (self.room.viewport(), self.caption):
            part.setBackgroundRole(QPalette.ColorRole.Base)
        row = horizontal(self, margins=(8, 4, 8, 4), spacing=8)
        places = self.before, self.place, self.next
        horizontal(row, *places, spacing=0)
        row.addWidget(self.room, 1)
        horizontal(row, *self.buttons.values(), spacing=4)
        for part in (*places, *self.buttons.values()):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_scene(self, showing: Showing, number: int) -> None:
        """A scene of a lecture."""
        self._showing, self._number = showing, number
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"Strip {{ background: {theme.background}; border: none; border-top: 2px solid {theme.train}; }}"
            "Strip QToolButton::menu-indicator { image: none; }"
        )
        font = theme_font(theme)
        self.caption.setFont(font)
        tint(self.caption, theme.foreground)
        self.setFixedHeight(LINES * QFontMetrics(font).lineSpacing() + 18)
        size = theme.scaled(SIZE)
        for button in (self.before, self.next, *self.buttons.values()):
            button.setIconSize(QSize(size, size))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.place.setToolTip(tr("Go to one of the scenes"))
        self.place.setAccessibleName(tr("Go to one of the scenes"))
        if self._showing is None:
            return
        scenes = self._showing.lecture.scene
        self.place.setText(tr("{number} of {count}", number=self._number + 1, count=len(scenes)))
        self.place.setMinimumWidth(self._widest(len(scenes)))
        self._scenes.clear()
        for number, scene in enumerate(scenes):
            action = self._scenes.addAction(f"{number + 1}. {said(scene.title)}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == self._number)
            action.triggered.connect(partial(self.wanted.emit, number))
        scene = scenes[self._number]
        self.caption.say(f"**{said(scene.title)}** — {said(scene.caption)}")
        self.room.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Leave words away where the caption needs the room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        worded = self.width() >= NARROW
        for name, button in self.buttons.items():
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if worded and name in WORDED
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )

    def _widest(self, count: int) -> int:
        """The width of the place with its longest words: no button moves from scene to scene."""
        words = tr("{number} of {count}", number=count, count=count)
        return self.place.fontMetrics().horizontalAdvance(words) + 16
