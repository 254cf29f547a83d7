"""Icons are drawn as large as the device wants them, in the colour of what their action can do."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QImage, QPainter

from dllab.gui.kit.icons import icon

CHANGED = """
import gc
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon
from dllab.gui.kit.icons import icon
app = QGuiApplication([])
for turn in range(3):
    copy = QIcon(icon("export", "#112233", "#aaaaaa"))
    copy.setIsMask(True)
    gc.collect()
    print(copy.pixmap(QSize(20, 20), 1.0).width())
"""


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_that_it_has_the_pixels_of_the_device(qapp, scale):
    drawn = icon("export", "#112233", "#aaaaaa").pixmap(QSize(20, 20), scale)
    assert drawn.size() == QSize(20, 20) * scale and drawn.devicePixelRatio() == scale


@pytest.mark.parametrize(("mode", "color"), [(QIcon.Mode.Normal, "#112233"), (QIcon.Mode.Disabled, "#aaaaaa")])
def test_that_it_is_tinted(qapp, mode, color):
    drawn = icon("export", "#112233", "#aaaaaa").pixmap(QSize(40, 40), 1.0, mode).toImage()
    found = {
        drawn.pixelColor(x, y).name() for x in range(40) for y in range(40) if drawn.pixelColor(x, y).alpha() == 255
    }
    assert found == {color}


def test_that_a_copy_can_be_changed():
    """In a process of its own, which it ended."""
    done = subprocess.run([sys.executable, "-c", CHANGED], capture_output=True, text=True)
    assert (done.returncode, done.stdout.split()) == (0, ["20"] * 3)


def test_that_nothing_is_drawn_where_there_is_no_room(qapp, qtlog):
    """Qt warned 26 times of a painter without anything to paint on, after a button had been squeezed to nothing."""
    painter = QPainter(image := QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied))
    image.fill(0)
    icon("export", "#112233", "#aaaaaa").paint(painter, QRect(4, 4, 0, 0))
    painter.end()
    assert icon("export", "#112233", "#aaaaaa").pixmap(QSize(0, 20), 1.0).isNull()
    assert not qtlog.records
