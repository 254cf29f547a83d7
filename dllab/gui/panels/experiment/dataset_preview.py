"""A small picture of a dataset: its points, its curve, or its first images."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.forms.colours import accent_colour, is_dark, line_colour, mixed
from dllab.gui.kit.theme import OKABE_ITO
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts

WIDTH, HEIGHT = 76, 62
DOT = 1.7
CLASS_COLOURS = tuple(QColor(name) for name in OKABE_ITO)


class DatasetPreview(QWidget):
    """Painted once into a pixmap, and again where the data, the size or the colours change; `clicked` by the mouse."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._facts: DatasetFacts | None = None
        self._picture: QPixmap | None = None
        self.setFixedSize(WIDTH, HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_facts(self, facts: DatasetFacts | None) -> None:
        """Draw these examples, or nothing."""
        self._facts = facts
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(line_colour(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._facts is not None and len(self._facts.x):
            frame = self.rect().adjusted(5, 5, -5, -5)
            draw_facts(painter, frame, self._facts, palette)
        painter.end()
        return picture


def draw_facts(painter: QPainter, frame: QRect, facts: DatasetFacts, palette: QPalette) -> None:
    """A picture of the examples within a frame."""
    if facts.image_shape:
        draw_images(painter, frame, facts, facts.image_shape, is_dark(palette))
    else:
        draw_points(painter, frame, facts, palette)


def draw_points(painter: QPainter, frame: QRect, facts: DatasetFacts, palette: QPalette) -> None:
    """Classes as colours over two features; a target over the only feature, or as a shade over two."""
    first, second = telling_features(facts.x)
    x = facts.x[:, first]
    over_one = facts.features == 1
    up = facts.y if over_one and facts.task == "regression" else facts.x[:, second]
    y = np.asarray(up, np.float64).reshape(len(x), -1)[:, 0]
    width, height = float(np.ptp(x)), float(np.ptp(y))
    alike = not over_one and facts.task == "classification" and width < 3 * height < 9 * width
    place = QRect(frame)
    if alike:
        place.setWidth(frame.height())
        place.moveCenter(frame.center())
    across, down = _fractions(x), 1 - _fractions(y)
    painter.setPen(Qt.PenStyle.NoPen)
    for right, low, colour in zip(across, down, _colours(facts, palette), strict=True):
        painter.setBrush(colour)
        centre = QPointF(place.left() + right * place.width(), place.top() + low * place.height())
        painter.drawEllipse(centre, DOT, DOT)


def telling_features(x: NDArray[np.float32]) -> tuple[int, int]:
    """Two columns to draw points over: the first two of those with the most different values."""
    if x.shape[1] <= 2:
        return 0, x.shape[1] - 1
    distinct = [len(np.unique(column)) for column in x[:, :100].T]
    first, second = sorted(np.argsort(np.negative(distinct), kind="stable")[:2].tolist())
    return first, second


def _fractions(values: NDArray) -> NDArray:
    """Values as shares of their own range, 0 … 1; 0.5 where they are all the same."""
    spread = np.ptp(values)
    return (values - values.min()) / spread if spread > 0 else np.full(len(values), 0.5)


def _colours(facts: DatasetFacts, palette: QPalette) -> list[QColor]:
    if facts.task == "classification":
        return [CLASS_COLOURS[label % len(CLASS_COLOURS)] for label in facts.y]
    accent = accent_colour(palette)
    if facts.features == 1:
        return [accent] * len(facts.x)
    faint = mixed(accent, palette.color(QPalette.ColorRole.Base), 0.85)
    return [mixed(faint, accent, float(share)) for share in _fractions(facts.y.reshape(len(facts.x), -1)[:, 0])]


def draw_images(painter: QPainter, frame: QRect, facts: DatasetFacts, shape: tuple[int, int], dark: bool) -> None:
    """As many of the first images as fit, ink on paper in the light theme, light on dark in the dark one."""
    rows, columns = shape
    side, gap = (frame.height() - 8) // 3, 4
    across = max(1, (frame.width() + gap) // (side + gap))
    left = frame.left() + (frame.width() - across * (side + gap) + gap) // 2
    low, high = facts.x.min(), facts.x.max()
    grey = ((facts.x - low) * (255 / max(high - low, 1e-12))).astype(np.uint8)
    grey = grey if dark else 255 - grey
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for index, pixels in enumerate(grey[: 3 * across]):
        image = QImage(pixels.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8)
        down, right = divmod(index, across)
        painter.drawImage(QRect(left + right * (side + gap), frame.top() + down * (side + gap), side, side), image)
