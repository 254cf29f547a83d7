import re

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo

from dllab.assets import resource
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.icons import app_icon, icon
from dllab.gui.shell.actions import DESCRIPTIONS

USED_BY_PLOTS = ("follow",)


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


def test_that_every_icon_an_action_names_exists():
    for description in DESCRIPTIONS:
        assert not description.icon or resource("icons", f"{description.icon}.svg")


def test_that_chinese_has_a_font_everywhere(qapp):
    font = window_font(presentation=False)
    bundled = font.families()[-1]
    assert bundled == "Noto Sans SC"
    assert QFontInfo(font).pointSize() == 10
    assert QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems(bundled)
    assert resource("fonts", "NotoSansSC-Subset.otf").stat().st_size < 2_000_000
