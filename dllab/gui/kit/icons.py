"""The icon family: black drawings, tinted for the theme they are shown in, each drawn in the sizes that are shown."""

import functools

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from dllab.assets import resource

SIZE = 20  # of a button's icon; larger ones are asked for in presentation


@functools.cache
def icon(name: str, color: str, disabled: str) -> QIcon:
    """resources/icons/<name>.svg in `color`, and in `disabled` where its action cannot be used."""
    return QIcon(_Tinted(name, color, disabled))


def app_icon() -> QIcon:
    """The application's own, in its own colours."""
    return QIcon(str(resource("icons", "app.svg")))


class _Tinted(QIconEngine):
    """Draws when it is asked to: most buttons are never seen disabled, nor on a screen of another density."""

    def __init__(self, name: str, color: str, disabled: str):
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}
        self._clones: list[_Tinted] = []  # Qt's, which PySide would have Python delete as well

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """size: in pixels that do not depend on the device, of which each is `scale` of the device's."""
        tint = self._disabled if mode == QIcon.Mode.Disabled else self._color
        whole = size * scale
        key = whole.width(), whole.height(), tint
        if whole.isEmpty():  # of a button that is squeezed to nothing
            return QPixmap()
        if key not in self._drawn:
            self._drawn[key] = _drawn(_drawing(self._name, tint), whole)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        pixmap = self.scaledPixmap(rect.size(), mode, state, scale)
        painter.drawPixmap(rect, pixmap)

    def clone(self) -> QIconEngine:
        self._clones = [*filter(isValid, self._clones), _Tinted(self._name, self._color, self._disabled)]
        return self._clones[-1]


def _drawing(name: str, tint: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"#000000", tint.encode())))


def _drawn(drawing: QSvgRenderer, size: QSize) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(size.width(), size.height())
    place = QRectF(QPointF((size.width() - side) / 2, (size.height() - side) / 2), QSizeF(side, side))
    painter = QPainter(pixmap)
    drawing.render(painter, place)
    painter.end()
    return pixmap
