import numpy as np
import pytest

from dllab.gui.handbook.typeset import formula_box, formula_picture, formula_size
from tests.formulas.test_reading import LINES


def ink(line, **look):
    """What is drawn: float[height, width], 0 nothing, 1 full."""
    image = formula_picture(line, 40.0, "#000000", **look)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, 3 : 4 * image.width() : 4] / 255


@pytest.mark.parametrize("line", LINES)
def test_that_a_formula_is_drawn_whole(qapp, line):
    drawn = ink(line)
    assert drawn.max() == 1
    for edge in (drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1]):
        assert edge.max() == 0, "something is cut off"


def test_that_a_fraction_is_higher_and_narrower_than_its_line(qapp):
    stacked, line = formula_box("a/b"), formula_box("a − b")
    assert stacked.width < line.width
    assert stacked.ascent + stacked.descent > 1.8 * (line.ascent + line.descent)


def test_that_scripts_are_smaller_and_where_they_belong(qapp):
    plain, upper, lower = (formula_box(line) for line in ("w", "wᵗ", "wₜ"))
    assert upper.ascent > plain.ascent + 0.1 and upper.descent == plain.descent
    assert lower.descent > plain.descent and lower.ascent == plain.ascent
    assert upper.width < formula_box("wt").width + 0.1


def test_that_brackets_grow_with_what_they_hold(qapp):
    assert formula_box("(a/b)").ascent > formula_box("a/b").ascent
    assert formula_box("(a)").ascent < formula_box("(a/b)").ascent


def test_that_a_picture_has_its_size_colour_and_dots(qapp):
    size = formula_size("w ← w − ηg", 20)
    image = formula_picture("w ← w − ηg", 20, "#ff0000", 2.0)
    assert abs(image.deviceIndependentSize().width() - size.width()) <= 1
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
               if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert colours == {"#ff0000"}


def test_that_chinese_words_are_drawn(qapp):
    assert formula_box("当 e").width > formula_box("e").width + 0.8
