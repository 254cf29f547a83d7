"""Widgets as SVG that any program draws alike.

Qt's own generator leaves two things to the reader that most readers get wrong: the place of a clip in a widget that
does not begin at the origin, and pens that keep their width under a transformation. So every chart is drawn at the
origin, by itself, and lines are written where they end up.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
KEEPS_WIDTH = "vector-effect"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NUMBERS = re.compile(r"(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)")
PLACES = {f"{{{SVG}}}path": "d", f"{{{SVG}}}polyline": "points", f"{{{SVG}}}polygon": "points"}

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def drawing(size: QSize, paint: Callable[[QPainter], None], *, clips: bool) -> ElementTree.Element:
    """What `paint` paints, as the root of an SVG document of `size`."""
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    version = QSvgGenerator.SvgVersion.Svg11 if clips else QSvgGenerator.SvgVersion.SvgTiny12
    generator = QSvgGenerator(version)
    generator.setOutputDevice(written)
    generator.setResolution(96)  # SVG's own: a unit is a pixel
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    painter = QPainter(generator)
    try:
        paint(painter)
    finally:
        painter.end()  # before what it paints on may go
    root = ElementTree.fromstring(_well_formed(bytes(written.data().data())))
    root.set("width", str(size.width()))
    root.set("height", str(size.height()))
    _place_lines(root)
    return root


def _well_formed(written: bytes) -> str:
    """What Qt wrote, with every character that XML cannot hold replaced."""
    return xml_text(written.decode(errors="replace"))


def xml_text(words: str) -> str:
    """Words without what XML cannot hold."""
    return NOT_XML.sub(REPLACEMENT, words)


def add_charts(root: ElementTree.Element, panel: QWidget, charts: Sequence[QWidget], top: int) -> None:
    """Put drawings of `charts`, which lie in `panel`, on top of the panel's own, which begins at `top`."""
    for number, chart in enumerate(charts, start=1):
        own = drawing(chart.size(), partial(_paint_at_origin, chart), clips=True)
        _rename(own, f"chart{number}-")
        place = chart.mapTo(panel, QPoint(0, top))
        group = ElementTree.SubElement(root, f"{{{SVG}}}g", transform=f"translate({place.x()},{place.y()})")
        group.extend(child for child in own if child.tag not in (f"{{{SVG}}}title", f"{{{SVG}}}desc"))


def _paint_at_origin(widget: QWidget, painter: QPainter) -> None:
    QWidget.render(widget, painter, QPoint(0, 0))  # a graphics view has a `render` of its own, of its scene alone


def _place_lines(root: ElementTree.Element) -> None:
    """Give lines that keep their width the coordinates they end up with; hand others the transformation itself."""
    for group in root.iter(f"{{{SVG}}}g"):
        written = group.attrib.pop("transform", None)
        if written is None:
            continue
        matrix = QTransform(*_matrix(written))
        for child in group:
            if child.attrib.pop(KEEPS_WIDTH, "") == "non-scaling-stroke" and child.tag in PLACES:
                name = PLACES[child.tag]
                child.set(name, NUMBERS.sub(partial(_mapped, matrix), child.get(name, "")))
            else:
                before = child.get("transform")
                child.set("transform", f"{written} {before}" if before else written)
    for element in root.iter():
        element.attrib.pop(KEEPS_WIDTH, None)


def _matrix(written: str) -> list[float]:
    return [float(number) for number in written.removeprefix("matrix(").removesuffix(")").split(",")]


def _mapped(matrix: QTransform, pair: re.Match[str]) -> str:
    place = matrix.map(QPointF(float(pair[1]), float(pair[2])))
    return f"{place.x():.6g},{place.y():.6g}"


def _rename(root: ElementTree.Element, prefix: str) -> None:
    """Names that are unique when several drawings are put together."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, prefix + value)
            elif "url(#" in value:
                element.set(key, value.replace("url(#", f"url(#{prefix}"))
            elif value.startswith("#") and key == f"{{{XLINK}}}href":
                element.set(key, f"#{prefix}{value[1:]}")
