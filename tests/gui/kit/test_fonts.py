"""What goes by the size of the text does so by one rule, whether a theme or a font says the size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QRawFont

from dllab.gui.kit.fonts import grown, window_font
from dllab.gui.kit.theme import Theme

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


@pytest.mark.parametrize("points", [10, 11, 13, 15, 20])
def test_that_pixels_grow_with_a_font_as_with_its_theme(qapp, points):
    theme = Theme(dark=False, presentation=False, points=points)
    assert grown(108, window_font(theme.point_size)) == theme.scaled(108)


def test_that_quotes_are_narrow_beside_latin_letters_and_wide_beside_chinese_ones(qapp):
    """Those of a Chinese font are as wide as a character: “A sigmoid’ s slope”."""
    window_font()  # has the bundled ones loaded
    font = QFont("Noto Sans SC")
    font.setPixelSize(1000)
    width = QFontMetricsF(font).horizontalAdvance
    assert width("sigmoid’s") - width("sigmoids") < 350
    assert all(350 < width(f"“{word}”") - width(word) < 1000 for word in ("arm 2", "He", "η", "9 %", "(a)"))
    assert all(width(text) == 1000 * len(text) for text in ("“双螺旋”", "他说：“好。”", "‘好’"))


def test_that_an_ellipsis_stands_on_the_line_after_latin_letters_and_in_the_middle_after_chinese_ones(qapp):
    """In the middle it is Chinese: “Open ⋯”."""
    window_font()
    font = QFont("Noto Sans SC")
    font.setPixelSize(1000)

    def height_of_dots(text: str) -> float:
        path = QPainterPath()
        path.addText(0, 0, font, text)
        last = max((outline.boundingRect() for outline in path.toSubpathPolygons()), key=lambda box: box.right())
        return -last.top()

    assert all(height_of_dots(text) < 200 for text in ("Open…", "(CSV)…", "2, 3, …", "η…"))
    assert height_of_dots("学习率……") > 300


def test_that_signs_are_no_wider_than_beside_latin_letters(qapp):
    """Those of a Chinese font are as wide as a character: “training · validation”, “√ B”, “KL(P  ∥  Q)”."""
    font = window_font()
    font.setFamilies(["Noto Sans SC", "dllab Symbols"])
    font.setPixelSize(1000)
    width = QFontMetricsF(font).horizontalAdvance
    assert {sign: width(f"a{sign}b") - width("a") - width("b") for sign in "·×±÷√∂∥≈≤≥≠∞∑∏" if width(sign) > 850} == {}


def test_that_raised_digits_are_of_one_font(qapp):
    """Where some were of another, 10¹⁶ had digits of two sizes."""
    window_font()
    chinese, signs = (QRawFont.fromFont(QFont(family)) for family in ("Noto Sans SC", "dllab Symbols"))
    assert chinese.supportsCharacter(ord("学")) and not any(chinese.supportsCharacter(ord(raised)) for raised in RAISED)
    assert all(signs.supportsCharacter(ord(raised)) for raised in RAISED)


def test_that_a_text_that_is_cut_is_no_wider_than_its_room(qapp):
    metrics = QFontMetricsF(window_font())
    for room in range(30, 200):
        shown = metrics.elidedText("value of a very long quantity, 很长的一个量", Qt.TextElideMode.ElideRight, room)
        assert metrics.horizontalAdvance(shown) <= room
