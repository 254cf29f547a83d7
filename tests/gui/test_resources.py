import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QIcon, QImage, QPainter, QRawFont

import dllab
from dllab.assets import resource
from dllab.datasets import tables
from dllab.gui.kit.fonts import FILES, window_font
from dllab.gui.kit.icons import app_icon, icon
from dllab.gui.shell.actions import DESCRIPTIONS

USED_BY_PLOTS = ("follow",)
ROOT = Path(dllab.__file__).parents[1]
READ = set(Path(tables.__file__).parent.rglob("*.py"))  # what stands in other people's tables; the rest is translated


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_that_an_icon_is_drawn_and_tinted(qapp, path):
    if path.stem == "app":
        assert not app_icon().pixmap(64).isNull()
        return
    colors = set(re.findall("#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8")))
    assert colors == {"#000000"}
    image = icon(path.stem, "#ff0000", "#888888").pixmap(20).toImage()
    opaque = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 200]
    assert opaque
    assert all(color.red() > 240 and color.blue() < 15 for color in opaque)


def test_that_an_icon_is_drawn_sharp_for_every_screen_and_gray_where_it_is_disabled(qapp):
    made = icon("step", "#ff0000", "#888888")
    for side, scale in ((20, 1.0), (20, 2.0), (16, 1.25), (36, 4.0)):
        pixmap = made.pixmap(QSize(side, side), scale)
        assert pixmap.devicePixelRatio() == scale and pixmap.size() == QSize(side, side) * scale
    image = made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    solid = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 250]
    assert solid and all(abs(color.red() - 0x88) < 3 and color.red() == color.blue() for color in solid)
    painted = QImage(40, 40, QImage.Format.Format_ARGB32)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    made.paint(painter, QRect(0, 0, 40, 40))
    painter.end()
    assert painted == made.pixmap(40).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_that_every_icon_an_action_names_exists():
    for description in DESCRIPTIONS:
        assert not description.icon or resource("icons", f"{description.icon}.svg")


def test_that_chinese_has_a_font_everywhere(qapp):
    font = window_font()
    assert font.families()[-2:] == ["Noto Sans SC", "dllab Symbols"]
    assert QFontInfo(font).pointSize() == 10
    assert QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems("Noto Sans SC")
    assert sum(resource("fonts", file).stat().st_size for file in FILES) < 2_000_000


def written():
    """Every character of what the lab may write, and of its own code, which it shows."""
    sources = set((ROOT / "dllab").rglob("*.py")) - READ
    for path in (*sources, *resource().rglob("*.toml"), resource("translations", "dllab_zh_CN.ts")):
        yield from ((character, path) for character in path.read_text(encoding="utf-8") if character.isprintable())


def test_that_the_bundled_fonts_have_every_character_that_the_lab_writes(qapp):
    fonts = [QRawFont(str(resource("fonts", file)), 10) for file in FILES]
    assert all(font.isValid() for font in fonts)
    missing = {
        f"{character} U+{ord(character):04X}": path.name
        for character, path in written()
        if not any(font.supportsCharacter(ord(character)) for font in fonts)
    }
    assert missing == {}, "packaging/fonts makes the fonts"
