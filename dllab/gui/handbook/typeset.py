"""Formulas drawn as they are written by hand: fractions, roots, scripts, in a font made for mathematics.

A formula becomes one path, sharp at every size and in every colour. Lengths are in the units of the font's size.
"""

import functools
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QPainterPath, QTransform

from dllab.assets import resource
from dllab.formulas import Fenced, Fraction, Hat, Node, Root, Row, Script, Space, Symbol, read
from dllab.gui.kit.fonts import window_font

AXIS = 0.26  # of fraction bars and of the middle of brackets, above the base line
BAR = 0.055  # the thickness of lines
GAP = 0.12  # above and below the bar of a fraction
SPACE = 0.26
SCRIPT, NESTED, LEAST = 0.7, 0.85, 0.5  # sizes: of scripts, of a fraction within a fraction, of anything
RAISED, LOWERED = 0.42, 0.2  # the base lines of scripts
LARGE = 1.35
TALL = 1.05  # from which height on brackets grow
WORDS = 0.9  # of the window's font, whose letters are larger
EDGE = 0.1  # around the whole
PRIMED = Row((Symbol("′", "operator"),))
ITALIC_H = "\N{PLANCK CONSTANT}"


@dataclass(frozen=True)
class Box:
    """A path whose base line begins at the origin, and how far it reaches."""

    path: QPainterPath
    width: float
    ascent: float
    descent: float

    def at(self, x: float, y: float) -> QPainterPath:
        """The path with its base line beginning there; y points down."""
        return self.path.translated(x, y)


@functools.lru_cache(maxsize=2048)
def formula_box(line: str) -> Box:
    """One line of a formula, in units of the font's size."""
    box = _box(read(line), 1.0, 0)
    return replace(box, width=max(box.width, box.path.boundingRect().right()))  # a slanted letter may lean out


def formula_size(line: str, size: float) -> QSizeF:
    """The picture's, for letters of `size` pixels."""
    box = formula_box(line)
    return QSizeF((box.width + 2 * EDGE) * size, (box.ascent + box.descent + 2 * EDGE) * size)


@functools.lru_cache(maxsize=1024)
def formula_picture(line: str, size: float, color: str, scale: float = 1.0) -> QImage:
    """The formula on nothing, for letters of `size` pixels, at `scale` dots a pixel."""
    box, whole = formula_box(line), formula_size(line, size) * scale
    image = QImage(
        max(1, round(whole.width())), max(1, round(whole.height())), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixels = QTransform.fromScale(size * scale, size * scale)  # of a path of unit size Qt makes thousands of pieces
    painter.fillPath(pixels.map(box.at(EDGE, EDGE + box.ascent)), QColor(color))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def _box(node: Node, size: float, depth: int) -> Box:
    match node:
        case Symbol():
            return _symbol(node, size)
        case Space(width):
            return Box(QPainterPath(), SPACE * size * (1 if width == 1 else 0.8 * width), 0, 0)
        case Row(parts):
            return _beside([_box(part, size, depth) for part in parts])
        case Fraction(above, below):
            return _fraction(above, below, size, depth)
        case Root(of):
            return _root(_box(of, size, depth), size)
        case Hat(of):
            return _hat(_box(of, size, depth), size)
        case Fenced(left, inside, right):
            return _fenced(left, _box(inside, size, depth), right, size)
        case Script(base, upper, lower):
            return _script(base, upper, lower, size, depth)


def _symbol(symbol: Symbol, size: float) -> Box:
    if symbol.style == "word":
        return _text(symbol.text, WORDS * size, _word_font())
    if symbol.style == "variable":
        return _text("".join(map(_italic, symbol.text)), size, _font())
    large = LARGE if symbol.style == "large" else 1.0
    box = _text(symbol.text, large * size, _font())
    return _centred(box, size) if symbol.style == "large" else box


def _italic(letter: str) -> str:
    """The mathematical italic; capital Greek, signs and all else as they are."""
    if letter == "h":
        return ITALIC_H
    for first, last, begin in (("a", "z", 0x1D44E), ("A", "Z", 0x1D434), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return chr(begin + ord(letter) - ord(first))
    return letter


def _text(text: str, size: float, font: QFont) -> Box:
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    path.addText(QPointF(), font, text)
    scale = size / font.pixelSize()
    shrunk = QTransform.fromScale(scale, scale).map(path)
    bounds = shrunk.boundingRect()
    return Box(shrunk, metrics.horizontalAdvance(text) * scale, max(-bounds.top(), 0.0), max(bounds.bottom(), 0.0))


def _beside(boxes: list[Box]) -> Box:
    path, x = QPainterPath(), 0.0
    for box in boxes:
        path.addPath(box.at(x, 0))
        x += box.width
    return Box(path, x, max([box.ascent for box in boxes], default=0), max([box.descent for box in boxes], default=0))


def _fraction(above: Node, below: Node, size: float, depth: int) -> Box:
    smaller = size if depth == 0 else max(size * NESTED, LEAST)
    upper, lower = _box(above, smaller, depth + 1), _box(below, smaller, depth + 1)
    width = max(upper.width, lower.width) + 0.24 * size
    axis, gap = -AXIS * size, GAP * size + BAR * size / 2
    path = _line(0.04 * size, axis, width - 0.08 * size, size)
    path.addPath(upper.at((width - upper.width) / 2, axis - gap - upper.descent))
    path.addPath(lower.at((width - lower.width) / 2, axis + gap + lower.ascent))
    return Box(path, width, -axis + gap + upper.descent + upper.ascent, axis + gap + lower.ascent + lower.descent)


def _root(inside: Box, size: float) -> Box:
    rise, sign = inside.ascent + 0.14 * size, 0.62 * size
    thick, low = BAR * size, inside.descent + 0.02 * size
    hook = low - 0.42 * (rise + low)
    path = QPainterPath(QPointF(0.04 * size, hook + 0.06 * size))
    for x, y in (
        (0.2, hook), (0.36, low - 2.6 * thick), (0.62, -rise), (0.62, -rise + thick), (0.66, -rise + thick),
        (0.40, low), (0.34, low), (0.16, hook + 0.09 * size), (0.06, hook + 0.12 * size),
    ):  # fmt: skip
        path.lineTo(x * size, y)
    path.closeSubpath()
    path.addPath(_bar(sign - 0.01 * size, -rise, inside.width + 0.08 * size, thick))
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPath(inside.at(sign + 0.04 * size, 0))
    return Box(path, sign + inside.width + 0.1 * size, rise + thick, max(low, inside.descent))


def _hat(of: Box, size: float) -> Box:
    hat = _text("ˆ", size, _font())
    bounds = hat.path.boundingRect()
    path = QPainterPath(of.path)
    x = of.path.boundingRect().center().x() - bounds.center().x() + 0.04 * size
    y = -of.ascent - 0.05 * size - bounds.bottom()
    path.addPath(hat.at(x, y))
    return Box(path, of.width, of.ascent + bounds.height() + 0.05 * size, of.descent)


def _fenced(left: str, inside: Box, right: str, size: float) -> Box:
    """Brackets stand around the axis; they grow with what is between them."""
    reach = max(inside.ascent - AXIS * size, inside.descent + AXIS * size) + 0.06 * size
    stretch = max(1.0, 2 * reach / (TALL * size))
    return _beside([_fence(left, stretch, size), inside, _fence(right, stretch, size)])


def _fence(bracket: str, stretch: float, size: float) -> Box:
    if not bracket:
        return Box(QPainterPath(), 0, 0, 0)
    box = _text(bracket, size, _font())
    middle = _middle(box)
    grown = QTransform().translate(0, -AXIS * size).scale(1 + 0.15 * (stretch - 1), stretch).translate(0, -middle)
    path = grown.map(box.path)
    bounds = path.boundingRect()
    return Box(path, box.width * (1 + 0.15 * (stretch - 1)), -bounds.top(), bounds.bottom())


def _script(base: Node, upper: Node | None, lower: Node | None, size: float, depth: int) -> Box:
    below, small = _box(base, size, depth), max(SCRIPT * size, LEAST)
    path, width, ascent, descent = QPainterPath(below.path), below.width, below.ascent, below.descent
    for script, up in ((upper, True), (lower, False)):
        if script is None:
            continue
        box = _box(script, small, depth + 1)
        y = -max(RAISED * size, below.ascent - 0.32 * size) if up else max(LOWERED * size, below.descent)
        if up:
            y = -0.2 * size if script == PRIMED else min(y, -box.descent - 0.2 * size)
        path.addPath(box.at(below.width + 0.03 * size, y))
        width = max(width, below.width + box.width + 0.06 * size)
        ascent, descent = max(ascent, box.ascent - y), max(descent, box.descent + y)
    return Box(path, width, ascent, descent)


def _middle(box: Box) -> float:
    return box.path.boundingRect().center().y()


def _centred(box: Box, size: float) -> Box:
    """Moved so that its middle lies on the axis."""
    path = box.path.translated(0, -_middle(box) - AXIS * size)
    bounds = path.boundingRect()
    return Box(path, box.width, -bounds.top(), bounds.bottom())


def _line(x: float, y: float, width: float, size: float) -> QPainterPath:
    return _bar(x, y - BAR * size / 2, width, BAR * size)


def _bar(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(x, y, width, height))
    return path


@functools.cache
def _font() -> QFont:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "STIXTwoMath-Subset.ttf")))
    return _large(QFont(QFontDatabase.applicationFontFamilies(number)[0]))


@functools.cache
def _word_font() -> QFont:
    return _large(window_font())


def _large(font: QFont) -> QFont:
    """Large enough that hinting moves nothing."""
    font.setPixelSize(100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
