"""The icon family: black drawings, tinted for the theme they are shown in."""

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dllab.assets import resource

SIZE = 20  # of a button's icon; larger ones are asked for in presentation
SCALES = (1, 2, 4)


@functools.cache
def icon(name: str, color: str, disabled: str) -> QIcon:
    """resources/icons/<name>.svg in `color`, and in `disabled` where its action cannot be used."""
    drawing = resource("icons", f"{name}.svg").read_bytes()
    result = QIcon()
    for scale in SCALES:
        result.addPixmap(_tinted(drawing, color, scale))
        result.addPixmap(_tinted(drawing, disabled, scale), QIcon.Mode.Disabled)
    return result


def app_icon() -> QIcon:
    """The application's own, in its own colours."""
    return QIcon(str(resource("icons", "app.svg")))


def _tinted(drawing: bytes, color: str, scale: int) -> QPixmap:
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.replace(b"#000000", color.encode()))).render(
        painter, QRectF(0, 0, SIZE * scale, SIZE * scale)
    )
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
