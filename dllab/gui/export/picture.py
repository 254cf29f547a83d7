"""A panel as a picture: what can be seen of it, under its title, without the buttons that only a person can press."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from dllab.files import write_atomically
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.header import SmallButton
from dllab.gui.charts.smoothing_slider import SmoothingSlider
from dllab.gui.export.svg import add_charts, drawing, xml_text
from dllab.gui.kit.fonts import bold
from dllab.gui.kit.panel import Panel
from dllab.gui.shell.appearance import palette

CONTROLS: tuple[type[QWidget], ...] = SmallButton, SmoothingSlider, QScrollBar  # of no use in a picture
SCALE = 2  # pixels of a PNG for one of the screen, either way
PAD = 8


def write_png(panel: QWidget, title: str, note: str, path: Path) -> None:
    """Write `picture` as a PNG file; raises CannotSave."""
    content = png(picture(panel, title, note))
    write_atomically(path, lambda file: file.write(content))


def png(image: QImage) -> bytes:
    """The image as the content of a PNG file."""
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(written.data().data())


def picture(panel: QWidget, title: str, note: str) -> QImage:
    """The panel at twice its size, `title` above it and `note` to the title's right."""
    size = _size(panel)
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    try:
        with _ready_for_a_picture(panel):
            _paint_under_title(panel, title, note, painter)
    finally:
        painter.end()  # before what it paints on may go
    return image


def printed(panel: Panel, title: str) -> QImage:
    """The same in the light colours, whatever the window has: for white paper."""
    used, before = panel.used, panel.palette()
    light = replace(used, dark=False)
    if light == used:
        return picture(panel, title, "")
    panel.setPalette(palette(light))
    panel.use_theme(light)
    try:
        return picture(panel, title, "")
    finally:
        panel.setPalette(before)
        panel.use_theme(used)


def write_svg(panel: QWidget, title: str, note: str, path: Path) -> None:
    """Write the panel as lines and letters, `title` above it and `note` to the title's right; raises CannotSave.

    What is an image on the screen, as a heat map is, stays one.
    """
    size = _size(panel)
    charts = [chart for chart in panel.findChildren(pg.GraphicsView) if chart.isVisible()]
    with _ready_for_a_picture(panel):
        with _left_out(charts):
            root = drawing(size, lambda painter: _paint_under_title(panel, title, note, painter), clips=False)
        add_charts(root, panel, charts, _title_height())
    for element, words in zip(root, (title, note), strict=False):  # title and desc come first
        element.text = xml_text(words)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    write_atomically(path, lambda file: file.write(content))


def _title_height() -> int:
    return QFontMetrics(bold()).height() + PAD


def _size(panel: QWidget) -> QSize:
    return panel.size() + QSize(0, _title_height())


def _paint_under_title(panel: QWidget, title: str, note: str, painter: QPainter) -> None:
    colors, height = panel.palette(), _title_height()
    painter.fillRect(QRect(QPoint(0, 0), _size(panel)), colors.color(QPalette.ColorRole.Base))
    line = QRectF(PAD, 0, panel.width() - 2 * PAD, height)
    painter.setPen(colors.color(QPalette.ColorRole.WindowText))
    painter.setFont(bold())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    line.setLeft(line.left() + QFontMetrics(bold()).horizontalAdvance(title) + 2 * PAD)
    painter.setFont(panel.font())
    painter.setPen(colors.color(QPalette.ColorRole.PlaceholderText))
    shown = QFontMetrics(panel.font()).elidedText(note, Qt.TextElideMode.ElideLeft, round(max(line.width(), 0)))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
    panel.render(painter, QPoint(0, height))


@contextmanager
def _left_out(widgets: Sequence[QWidget]) -> Iterator[None]:
    """Hidden, while their place stays free."""
    focused = QApplication.focusWidget()
    for widget in widgets:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        widget.hide()
    try:
        yield
    finally:
        for widget in widgets:
            widget.show()
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(False)
            widget.setSizePolicy(policy)
        if focused is not None and focused in widgets:
            focused.setFocus()


@contextmanager
def _ready_for_a_picture(panel: QWidget) -> Iterator[None]:
    """Without small buttons, sliders and scroll bars, and with points as shapes rather than as stamps."""
    # Not of the scene: listing its items makes Python objects of some that are Qt's alone and go without a word.
    clouds = [
        item
        for view in panel.findChildren(Chart)
        for item in view.getViewBox().addedItems
        if isinstance(item, pg.ScatterPlotItem)
    ]
    for cloud in clouds:
        cloud.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
    try:
        controls = [control for kind in CONTROLS for control in panel.findChildren(kind) if control.isVisible()]
        with _left_out(controls):
            yield
    finally:
        for cloud in clouds:
            cloud.setExportMode(False)
