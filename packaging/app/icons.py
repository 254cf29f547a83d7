"""The app's icon in the formats that systems want: icons.py FOLDER."""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE = 1024
SOURCE = Path(__file__).parents[2] / "resources" / "icons" / "app.svg"


def drawn(side: int) -> QImage:
    """The drawing at a size."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def main(folder: Path) -> None:
    """Write dllab.png, dllab.ico and dllab.icns."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn(256).save(str(folder / "dllab.png"))
    large = folder / "large.png"
    drawn(SIDE).save(str(large))
    with Image.open(large) as image:
        image.save(folder / "dllab.ico", sizes=[(side, side) for side in (16, 24, 32, 48, 64, 128, 256)])
        image.save(folder / "dllab.icns")
    large.unlink()


main(Path(sys.argv[1]))
