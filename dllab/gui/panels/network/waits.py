"""Says that what is asked for beside the picture is not in it yet."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dllab.gui.forms.note import ICON, draw_reset
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme


class Waits(QWidget):
    """A line beside the legend; its room is kept while it is hidden, so that nothing moves."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._theme = Theme(dark=False, presentation=False)
        self.hide()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(ICON + 6 + metrics.horizontalAdvance(self._words()), metrics.height())

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        self._theme = theme
        self.setFont(sized(theme, -1))

    def retranslate(self) -> None:
        """Say it again, in the current language."""
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.foreground))
        painter.drawText(self.rect().adjusted(ICON + 6, 0, 0, 0), 0, self._words())
        draw_reset(painter, QRectF(0, (self.height() - ICON) / 2, ICON, ICON), QColor(self._theme.train))
        painter.end()

    def _words(self) -> str:
        return tr("takes effect on Reset")


class Instead(QWidget):
    """`words`, and in their place what waits, while it does."""

    def __init__(self, words: QWidget, waits: Waits):
        super().__init__()
        self._words, self._waits = words, waits
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        policy = words.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        words.setSizePolicy(policy)
        for part in (words, waits):
            grid.addWidget(part, 0, 0)
        waits.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._words.setVisible(self._waits.isHidden())
        return False
