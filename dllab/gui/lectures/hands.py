"""How many hands were raised for an answer: typed in, and drawn as a bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import Prose, said
from dllab.gui.kit.spin import IndexSpin
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import theme_font, tint

if TYPE_CHECKING:
    from dllab.lectures.lecture import Option

MOST = 999  # hands


class Bar(QWidget):
    """A share of all hands, with how many they are."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self.share, self.count = 0.0, 0
        self._color = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_hands(self, count: int, of: int) -> None:
        """So many of all."""
        self.count, self.share = count, count / of if of else 0.0
        self.update()

    def apply_theme(self, theme: Theme, color: str) -> None:
        """Draw in this colour."""
        self._theme, self._color = theme, color
        self.setFont(theme_font(theme))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar from the left, and behind its end what it stands for."""
        words = f"{self.count} · {100 * self.share:.0f} %" if self.count else ""
        room = self.width() - self.fontMetrics().horizontalAdvance(f"{MOST} · 100 %") - 16
        length = max(room, 0) * self.share
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.grid))
        painter.drawRect(QRectF(0, 4, 2, self.height() - 8))
        painter.setBrush(QColor(self._color))
        painter.drawRect(QRectF(0, 4, length, self.height() - 8))
        painter.setPen(QColor(self._theme.foreground))
        painter.drawText(self.rect().adjusted(round(length) + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class HandsSpin(IndexSpin):
    """Counts while it is typed; what stands in it is replaced by what is typed next."""

    def __init__(self) -> None:
        super().__init__()
        self.setKeyboardTracking(True)
        self.set_range(0, MOST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)  # once a click has set its cursor


class OptionRow:
    """One answer in a row of a grid: its letter, its words, a box for the hands, and their bar."""

    def __init__(self, grid: QGridLayout, row: int, option: "Option"):
        self.option = option
        self.letter, self.words, self.count, self.bar = QLabel("ABCDEF"[row]), Prose(), HandsSpin(), Bar()
        for column, part in enumerate((self.letter, self.words, self.count, self.bar)):
            grid.addWidget(part, row, column)

    def remove(self) -> None:
        """Take it out of the grid."""
        for part in (self.letter, self.words, self.count, self.bar):
            part.hide()
            part.deleteLater()

    def show_state(self, theme: Theme, revealed: bool) -> None:
        """In these colours and words; once it is revealed, right stands out."""
        font = theme_font(theme)
        right, wrong = revealed and self.option.right, revealed and not self.option.right
        for part in (self.letter, self.words, self.count):
            part.setFont(font)
        color = theme.ink(theme.good) if right else theme.muted if wrong else theme.foreground
        self.letter.setText(f"{self.letter.text()[0]} ✓" if right else self.letter.text()[0])
        self.letter.setMinimumWidth(self.letter.fontMetrics().horizontalAdvance("W ✓"))
        tint(self.letter, color)
        tint(self.words, color)
        self.words.say(f"**{said(self.option.text)}**" if right else said(self.option.text))
        self.bar.apply_theme(theme, theme.good if right else theme.muted if wrong else theme.train)
        name = tr("Hands for {letter}", letter=self.letter.text()[0])
        self.count.setAccessibleName(name)
        self.count.setToolTip(tr("How many hands were raised for this answer"))


class HandsTable(QWidget):
    """All answers of a question. `changed`: a number was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.rows: list[OptionRow] = []

    @property
    def hands(self) -> list[int]:
        """How many of each."""
        return [row.count.value() for row in self.rows]

    def show_options(self, options: "tuple[Option, ...]", hands: list[int]) -> None:
        """These answers, with the hands counted so far."""
        for row in self.rows:
            row.remove()
        self.rows = [OptionRow(self._grid, place, option) for place, option in enumerate(options)]
        for row, count in zip(self.rows, hands, strict=True):
            row.count.show_value(count)
            row.count.valueChanged.connect(self._count)
        self._draw()

    def show_state(self, theme: Theme, revealed: bool) -> None:
        """In these colours and words."""
        for row in self.rows:
            row.show_state(theme, revealed)

    def _count(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        hands = self.hands
        for row, count in zip(self.rows, hands, strict=True):
            row.bar.show_hands(count, sum(hands))
