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
    for tint, mode in ((color, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        tinted = QSvgRenderer(QByteArray(drawing.replace(b"#000000", tint.encode())))
        for scale in SCALES:
            result.addPixmap(_drawn(tinted, scale), mode)
    return result


def app_icon() -> QIcon:
    """The application's own, in its own colours."""
    return QIcon(str(resource("icons", "app.svg")))


def _drawn(drawing: QSvgRenderer, scale: int) -> QPixmap:
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
