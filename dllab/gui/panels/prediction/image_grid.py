"""Images with what the network takes them for."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dllab.datasets import Dataset
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

GAP = 4
NOTCH = 120  # of a wheel, in eighths of a degree
SAMPLE = 1000  # images that the darkest and the brightest value are taken from


class ImageGrid(QWidget):
    """One page of images, with ✓ or ✗ and the predicted class below.

    resized: another number of images fits. pointed: the number of the image under the mouse, or that the arrow keys
    have come to, or None. turned: so many pages on are wanted. left: the mouse went away. picked: the number of the
    image that was clicked, or that Enter was pressed at.
    """

    resized = Signal()
    pointed = Signal(object)
    turned = Signal(int)
    left = Signal()
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(112, 100)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = Theme(dark=False, presentation=False)
        self._names: tuple[str, ...] = ()
        self.forget()
        self._pressed: int | None = None  # the number of the image that the mouse went down on
        self._wheel = 0
        self._arranged: tuple[int, int, float] | None = None  # columns, rows, width of a tile

    def forget(self) -> None:
        """Have no images."""
        self._dataset: Dataset | None = None
        self._x = np.zeros((0, 1), np.float32)
        self._range = (0.0, 1.0)
        self._shown = np.zeros(0, np.int64)
        self._pictures: list[QImage] = []  # of those shown
        self._true = np.zeros(0, np.int64)
        self._predicted: NDArray[np.int64] | None = None
        self._current: int | None = None  # the place that the arrow keys have come to

    @property
    def shown(self) -> NDArray[np.int64]:
        """The numbers of the images shown, in their order."""
        return self._shown

    def set_images(self, dataset: Dataset, x: NDArray[np.float32], true: NDArray[np.int64]) -> None:
        """x: float32[N, rows · columns] of the dataset's images as the network sees them; nothing is shown yet.

        They are drawn from the darkest to the brightest value of 1,000 of them.
        """
        self._dataset, self._x, self._true, self._predicted = dataset, x, true, None
        sample = dataset.original(x[np.arange(min(len(x), SAMPLE)) * len(x) // max(min(len(x), SAMPLE), 1)])
        self._range = (float(sample.min()), float(sample.max())) if len(sample) else (0.0, 1.0)
        self._shown, self._pictures, self._current = np.zeros(0, np.int64), [], None
        self.update()

    def show_images(self, numbers: NDArray[np.int64]) -> None:
        """Show these of the images."""
        if not np.array_equal(numbers, self._shown):
            self._shown, self._pictures = numbers, self._drawn(numbers)
        self.update()

    def change_images(self, x: NDArray[np.float32]) -> None:
        """The same images look like this now, float32[N, rows · columns]; what is shown stays where it is."""
        self._x, self._pictures = x, []
        self._pictures = self._drawn(self._shown)
        self.update()

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes so."""
        if names != self._names:
            self._names = names
            self._arrange_anew()

    def set_predicted(self, predicted: NDArray[np.int64]) -> None:
        """int64[N]: a class an image, −1 where the output is not finite."""
        self._predicted = predicted
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, -2))
        self._arrange_anew()

    def fitting(self) -> int:
        """How many images fit."""
        columns, rows, _ = self._tiles()
        return columns * rows

    def place_of(self, number: int) -> QRect:
        """Where an image that is shown lies, on the screen's own pixels."""
        tile = self._tile(int(np.flatnonzero(self._shown == number)[0]))
        return QRect(self.mapToGlobal(tile.topLeft()), tile.size())

    def number_at(self, position: QPoint) -> int | None:
        """The number of the image there; None beside the images. Half of a gap belongs to either side."""
        half = GAP // 2
        near = (self._tile(place).adjusted(-half, -half, half, half) for place in range(len(self._shown)))
        places = (place for place, tile in enumerate(near) if tile.contains(position))
        place = next(places, None)
        return None if place is None else int(self._shown[place])

    def words(self, number: int) -> str:
        """True and predicted class of an image."""
        true = self._names[self._true[number]]
        if self._predicted is None:
            return tr("true: {true}", true=true)
        return tr("true: {true} · predicted: {predicted}", true=true, predicted=self._name(self._predicted[number]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        for place in range(len(self._shown)):
            self._paint_tile(painter, place, self._tile(place))
        if self._current is not None and self.hasFocus() and self._current < len(self._shown):
            painter.setPen(QPen(QColor(self._theme.train), 2))
            painter.drawRect(self._tile(self._current).adjusted(-1, -1, 1, 1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which image is under the mouse."""
        number = self.number_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        self.pointed.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An image may be picked."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.number_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick it, where the mouse has stayed on it."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self.number_at(event.position().toPoint()):
            self.picked.emit(pressed)

    def leaveEvent(self, event: QEvent) -> None:
        """None is."""
        self.pointed.emit(None)
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor when nobody sees them."""
        self.pointed.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The arrow keys begin anew."""
        self._current = None
        self.pointed.emit(None)
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch turns a page."""
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / NOTCH)
        self._wheel -= notches * NOTCH
        if notches:
            self.turned.emit(-notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from image to image, and on to the next page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.picked.emit(int(self._shown[self._current]))
            return
        columns, _, _ = self._tiles()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not len(self._shown):
            super().keyPressEvent(event)
            return
        self._go(0 if self._current is None else self._current + step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer fit."""
        super().resizeEvent(event)
        self._arrange_anew()

    def _arrange_anew(self) -> None:
        self._arranged = None
        self.update()
        self.resized.emit()

    def _go(self, place: int) -> None:
        """To the image at this place, which may be on the page before or after."""
        if not 0 <= place < len(self._shown):
            before = self._shown
            self.turned.emit(1 if place >= 0 else -1)
            if np.array_equal(before, self._shown):  # there is no such page
                return
            place = 0 if place >= 0 else len(self._shown) - 1
        self._current = place
        self.update()
        self.pointed.emit(int(self._shown[place]))

    def _drawn(self, numbers: NDArray[np.int64]) -> list[QImage]:
        assert self._dataset is not None and self._dataset.image_shape is not None
        rows, columns = self._dataset.image_shape
        low, high = self._range
        pixels = self._dataset.original(self._x[numbers])
        grey = np.clip((pixels - low) * (255 / ((high - low) or 1.0)), 0, 255).astype(np.uint8)
        return [QImage(each.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy() for each in grey]

    def _name(self, index: int) -> str:
        return self._names[index] if index >= 0 else tr("not finite")

    def _line(self) -> int:
        return QFontMetrics(self.font()).height()

    def _tiles(self) -> tuple[int, int, float]:
        """Columns, rows, and the width of a tile: wide enough for "true → predicted" of short names."""
        if self._arranged is None:
            self._arranged = self._arrange()
        return self._arranged

    def _arrange(self) -> tuple[int, int, float]:
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        least = min(max(longest + metrics.horizontalAdvance("✗ ") + 2, 46), 84)
        columns = max((self.width() - 16 + GAP) // (least + GAP), 1)
        width = min((self.width() - 16 + GAP) / columns - GAP, 96.0)
        rows = max((self.height() - GAP) // (round(width) + metrics.height() + GAP), 1)
        return columns, rows, width

    def _tile(self, place: int) -> QRect:
        """Where the tile at this place lies, with its words."""
        columns, _, width = self._tiles()
        row, column = divmod(place, columns)
        x, y = 8 + round(column * (width + GAP)), GAP + row * (round(width) + self._line() + GAP)
        return QRect(x, y, round(width), round(width) + self._line())

    def _paint_tile(self, painter: QPainter, place: int, tile: QRect) -> None:
        picture = QRectF(tile.x(), tile.y(), tile.width(), tile.width())
        painter.drawImage(picture, self._pictures[place])
        number = int(self._shown[place])
        true = int(self._true[number])
        if self._predicted is None:
            color, text = self._theme.foreground, self._names[true]
        elif self._predicted[number] == true:
            color, text = self._theme.good, "✓ " + self._names[true]
        else:
            color, text = self._theme.high, "✗ " + self._mistake(true, int(self._predicted[number]), tile.width())
            painter.setPen(QPen(QColor(color), 2))
            painter.drawRect(picture.adjusted(1, 1, -1, -1))
        metrics = QFontMetrics(self.font())
        painter.setPen(QColor(self._theme.ink(color)))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, tile.width() + 2)
        below = QRectF(tile.x(), tile.y() + tile.width(), tile.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, shown)

    def _mistake(self, true: int, predicted: int, width: int) -> str:
        """ "true→predicted" where that fits, else the prediction alone."""
        full = f"{self._names[true]}→{self._name(predicted)}"
        fits = QFontMetrics(self.font()).horizontalAdvance("✗ " + full) <= width
        return full if fits else self._name(predicted)
