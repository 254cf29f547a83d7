"""Powers of ten with exponents of one size.

Unicode has raised digits in two places, and few fonts have all of them: the missing ones come from another font, larger
or smaller than their neighbours. So exponents are drawn as what they are, smaller digits that stand higher.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED, "−0123456789")
_PIECES = re.compile(f"([{RAISED}]+)")
SIZE, RISE = 0.72, 0.36  # of an exponent: its size, and how much higher it stands, both in the size of the text


@lru_cache(maxsize=512)
def width(text: str, font: QFont) -> float:
    """How wide `draw_raised` draws `text`."""
    return sum(QFontMetricsF(own).horizontalAdvance(words) for words, own, _ in _pieces(text, font))


def draw_raised(painter: QPainter, place: QRectF, alignment: Qt.AlignmentFlag | int, text: str) -> None:
    """Write `text` in the painter's font where `alignment` has it in `place`, exponents raised."""
    font, ink = painter.font(), Qt.AlignmentFlag(alignment)
    if not _PIECES.search(text):
        painter.drawText(place, int(alignment) | Qt.TextFlag.TextDontClip, text)  # as those with exponents are
        return
    metrics, room = QFontMetricsF(font), place.width() - width(text, font)
    share = 1.0 if ink & Qt.AlignmentFlag.AlignRight else 0.5 if ink & Qt.AlignmentFlag.AlignHCenter else 0.0
    spare = place.height() - metrics.height()
    down = 1.0 if ink & Qt.AlignmentFlag.AlignBottom else 0.5 if ink & Qt.AlignmentFlag.AlignVCenter else 0.0
    x, y = place.left() + share * room, place.top() + down * spare + metrics.ascent()
    for words, own, rise in _pieces(text, font):
        painter.setFont(own)
        painter.drawText(QPointF(x, y - rise * metrics.ascent()), words)
        x += QFontMetricsF(own).horizontalAdvance(words)
    painter.setFont(font)


def _pieces(text: str, font: QFont) -> list[tuple[str, QFont, float]]:
    """Stretches of text with the font each is drawn in and how much higher it stands."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SIZE)
    return [
        (piece.translate(_PLAIN), small, RISE) if piece[0] in RAISED else (piece, font, 0.0)
        for piece in _PIECES.split(text)
        if piece
    ]
