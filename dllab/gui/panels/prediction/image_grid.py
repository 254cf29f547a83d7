"""Images with what the network takes them for."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

GAP = 4


class ImageGrid(QWidget):
    """As many images as fit, with ✓ or ✗ and the predicted class below; wrong ones come first on request."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(112, 100)
        self._theme = Theme(dark=False, presentation=False)
        self._images: list[QImage] = []
        self._names: tuple[str, ...] = ()
        self._true = np.zeros(0, np.int64)
        self._predicted: NDArray[np.int64] | None = None
        self._wrong_first = False

    def set_images(self, pixels: NDArray[np.float32], shape: tuple[int, int], true: NDArray[np.int64]) -> None:
        """pixels: float32[N, rows · columns], from the darkest to the brightest value of all."""
        low, high = float(pixels.min()), float(pixels.max())
        grey = np.clip((pixels - low) * (255 / ((high - low) or 1.0)), 0, 255).astype(np.uint8)
        rows, columns = shape
        self._images = [
            QImage(image.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy() for image in grey
        ]
        self._true, self._predicted = true, None
        self.update()

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes so."""
        self._names = names
        self.update()

    def set_predicted(self, predicted: NDArray[np.int64]) -> None:
        """int64[N]: a class an image, −1 where the output is not finite."""
        self._predicted = predicted
        self.update()

    def put_wrong_first(self, on: bool) -> None:
        """Begin with the misclassified images, or keep the data's order."""
        self._wrong_first = on
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        font = QFont()
        font.setPointSize(theme.point_size - 2)
        self.setFont(font)
        self.update()

    def order(self) -> NDArray[np.int64]:
        """The images' indices, in the order in which they are drawn."""
        if self._predicted is None or not self._wrong_first:
            return np.arange(len(self._images))
        return np.argsort(self._predicted == self._true, kind="stable")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that fit."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        columns, rows, width = self._tiles()
        for place, index in enumerate(self.order()[: columns * rows]):
            row, column = divmod(place, columns)
            corner = QPoint(8 + round(column * (width + GAP)), GAP + row * (round(width) + self._line() + GAP))
            self._paint_tile(painter, int(index), corner, round(width))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say in full what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def words_at(self, position: QPoint) -> str:
        """True and predicted class of the image there; empty beside the images."""
        columns, rows, width = self._tiles()
        column = int((position.x() - 8) // (width + GAP))
        row = (position.y() - GAP) // (round(width) + self._line() + GAP)
        place = row * columns + column
        if not (0 <= column < columns and 0 <= row < rows and place < len(self._images)):
            return ""
        index = int(self.order()[place])
        true = self._names[self._true[index]]
        if self._predicted is None:
            return tr("true: {true}", true=true)
        return tr("true: {true} · predicted: {predicted}", true=true, predicted=self._name(self._predicted[index]))

    def _name(self, index: int) -> str:
        return self._names[index] if index >= 0 else tr("not finite")

    def _line(self) -> int:
        return QFontMetrics(self.font()).height()

    def _tiles(self) -> tuple[int, int, float]:
        """Columns, rows, and the width of a tile: wide enough for "true → predicted" of short names."""
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        least = min(max(longest + metrics.horizontalAdvance("✗ ") + 2, 46), 84)
        columns = max((self.width() - 16 + GAP) // (least + GAP), 1)
        width = min((self.width() - 16 + GAP) / columns - GAP, 96.0)
        rows = max((self.height() - GAP) // (round(width) + metrics.height() + GAP), 1)
        return columns, rows, width

    def _paint_tile(self, painter: QPainter, index: int, corner: QPoint, width: int) -> None:
        place = QRectF(corner.x(), corner.y(), width, width)
        painter.drawImage(place, self._images[index])
        true = int(self._true[index])
        if self._predicted is None:
            color, text = self._theme.foreground, self._names[true]
        elif self._predicted[index] == true:
            color, text = self._theme.good, "✓ " + self._names[true]
        else:
            color, text = self._theme.high, "✗ " + self._mistake(true, int(self._predicted[index]), width)
            painter.setPen(QPen(QColor(color), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        metrics = QFontMetrics(self.font())
        painter.setPen(QColor(color))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 2)
        below = QRectF(corner.x(), corner.y() + width, width, metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, shown)

    def _mistake(self, true: int, predicted: int, width: int) -> str:
        """ "true→predicted" where that fits, else the prediction alone."""
        full = f"{self._names[true]}→{self._name(predicted)}"
        fits = QFontMetrics(self.font()).horizontalAdvance("✗ " + full) <= width
        return full if fits else self._name(predicted)
