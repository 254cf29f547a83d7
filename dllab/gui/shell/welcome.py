"""Three ways to begin, as cards over the window; everything under them goes on working."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.icons import icon
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.welcome_pictures import Picture, spirals, tasks, valley
from dllab.messages import text

WATCH, LAB, EXPLORE = "watch", "lab", "explore"
CARDS: dict[str, tuple[Picture, str, str]] = {
    WATCH: (
        spirals,
        text("Watch it train"),
        text("A network learns to tell two spirals apart. See the border wind itself around the points."),
    ),
    LAB: (
        tasks,
        text("First lab"),
        text("Ten minutes of tasks that check themselves: guess, run, and read the loss."),
    ),
    EXPLORE: (
        valley,
        text("Explore"),
        text("Ideas to take in your hand: optimizers racing downhill, convolution, Bayes and more."),
    ),
}
WIDTH, PICTURE = 232, 132  # of a card, for text of POINTS, and the height of its picture where there is room
ROUND = 8
EDGE = 24  # pixels at least between the cards' frame and the edges of what lies under it


class WelcomeCard(QAbstractButton):
    """A picture, what it leads to, and a sentence about it; pressed as a whole. `chosen` carries its name."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget):
        super().__init__(parent)
        self.name = name
        self._picture, self._title, self._sentence = CARDS[name]
        self._theme = Theme(dark=False, presentation=False)
        self.title = WrappedLabel(bold=True)
        self.sentence = WrappedLabel()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._tell)
        column = vertical(self, margins=None, spacing=4)
        self.picture_height = PICTURE
        self.set_picture_height(PICTURE)
        for label in (self.title, self.sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None, "it is made first"
        width = self._theme.scaled(WIDTH)
        return QSize(width, layout.heightForWidth(width))

    def set_picture_height(self, height: int) -> None:
        """Words come first where there is little room; without room for a picture there is none."""
        layout = self.layout()
        assert layout is not None, "it is made first"
        self.picture_height = height
        layout.setContentsMargins(16, height + 12, 16, 16)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.title.apply_theme(theme)
        self.sentence.apply_theme(theme)
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        self.title.say(tr(self._title))
        self.sentence.say(tr(self._sentence))
        self.setAccessibleName(tr(self._title))
        self.setToolTip(tr(self._sentence))
        self.updateGeometry()

    def _tell(self) -> None:
        self.chosen.emit(self.name)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = self._theme, self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.train if chosen else theme.grid), 2 if chosen else 1))
        painter.setBrush(QColor(theme.grid if self.isDown() else theme.raised))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.picture_height > 2 * ROUND:
            self._picture(
                painter, QRectF(box.left() + 8, box.top() + 8, box.width() - 16, self.picture_height - 8), theme
            )


class WelcomeCards(FollowsLanguage, QFrame):
    """Lies in `window` over the middle of `over`, a part of it.

    `chosen` carries the name of a card; `closed` says that it was put away.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, over: QWidget, window: QWidget):
        super().__init__(window)
        self._over, self._window = over, window
        self.cards = [WelcomeCard(name, self) for name in CARDS]
        self.title, self._hint = QLabel(), WrappedLabel(muted=True)
        self.close_button = QToolButton(autoRaise=True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.put_away)
        column = vertical(self, margins=(20, 12, 12, 20), spacing=12)
        horizontal(column, (self.title, 1), self.close_button)
        row = horizontal(column, margins=(0, 0, 8, 0), spacing=12)
        for card in self.cards:
            row.addWidget(card, 1)
            card.chosen.connect(self._choose)
        column.addWidget(self._hint)
        over.installEventFilter(self)
        self.hide()

    def bring(self) -> None:
        """Show the cards, the first one ready to be pressed by Enter."""
        self._lie()
        self.show()
        self.raise_()
        self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """Close them, as a person does who has seen them."""
        self.leave()
        self.closed.emit()

    def leave(self) -> None:
        """Hide, and give the keyboard back: Qt moves it on from what it hides in an active window alone."""
        focused = self._window.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.setStyleSheet(
            f"WelcomeCards {{ background: {theme.background}; border: 1px solid {theme.axis}; border-radius: 12px; }}"
        )
        font = self.font()
        font.setPointSize(theme.point_size + 6)
        font.setBold(True)
        self.title.setFont(font)
        self._hint.apply_theme(theme)
        for card in self.cards:
            card.apply_theme(theme)
        self.close_button.setIcon(icon("close", theme.foreground, theme.disabled))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(tr("Where would you like to begin?"))
        self._hint.say(tr("Training works underneath. Esc closes this; Help ▸ Welcome brings it back."))
        self.close_button.setToolTip(tr("Close this (Esc)"))
        self.close_button.setAccessibleName(tr("Close this (Esc)"))
        for card in self.cards:
            card.retranslate()
        self._lie()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lie()
        return super().eventFilter(watched, event)

    def _choose(self, name: str) -> None:
        self.put_away()
        self.chosen.emit(name)

    def _lie(self) -> None:
        place = QRect(self._over.mapTo(self._window, QPoint()), self._over.size())
        width = min(self.sizeHint().width(), place.width() - 2 * EDGE)
        for high in (PICTURE, PICTURE // 2, 0):
            for card in self.cards:
                card.set_picture_height(high)
            height = self.heightForWidth(width)
            if height <= place.height():
                break
        height = min(height, place.height())
        self.setGeometry(
            place.x() + (place.width() - width) // 2, place.y() + (place.height() - height) // 2, width, height
        )
