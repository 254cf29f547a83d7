"""What is written can be read, and what is drawn is seen: contrasts by WCAG 2.2, on every ground of both themes."""

import pytest
from PySide6.QtGui import QPalette

from dllab.gui.charts.colors import class_colors, readable_on, viridis
from dllab.gui.kit.contrast import SIGNS, WORDS, contrast
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.appearance import palette

THEMES = [Theme(dark, presentation=False) for dark in (False, True)]
IN_COLOUR = ("good", "low", "high", "alarm", "train", "validation")


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48),
    ("#0000ff", "#ffffff", 8.59), ("#123456", "#123456", 1.0),
])  # fmt: skip
def test_that_a_contrast_is_that_of_the_recommendation(one, other, expected):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_that_words_can_be_read_on_every_ground(theme):
    grounds = {theme.background, theme.window, theme.raised, theme.button}
    written = {theme.foreground, theme.muted, *(theme.ink(getattr(theme, name)) for name in IN_COLOUR)}
    assert {(word, ground) for word in written for ground in grounds if contrast(word, ground) < WORDS} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_that_curves_axes_and_signs_are_seen_on_a_plot(theme):
    drawn = {name: getattr(theme, name) for name in (*IN_COLOUR, "axis", "muted")}
    assert {name for name, color in drawn.items() if contrast(color, theme.background) < SIGNS} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_that_a_colour_is_changed_for_words_no_more_than_it_must(theme):
    assert theme.ink(theme.low) == theme.low.lower()
    assert contrast(theme.ink("#F0E442"), theme.window) >= WORDS


@pytest.mark.parametrize("theme", THEMES)
def test_that_the_words_of_widgets_can_be_read(theme):
    colors, role, active = palette(theme), QPalette.ColorRole, QPalette.ColorGroup.Active
    pairs = [
        (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button), (role.PlaceholderText, role.Base), (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight), (role.Link, role.Base),
    ]  # fmt: skip
    found = {pair: contrast(*(colors.color(active, one).name() for one in pair)) for pair in pairs}
    assert {pair: value for pair, value in found.items() if value < WORDS} == {}


@pytest.mark.parametrize("color", [*class_colors(8), *("#{:02x}{:02x}{:02x}".format(*rgb) for rgb in viridis()[::8])])
def test_that_words_on_a_colour_are_black_or_white_whichever_is_read_more_easily(color):
    assert contrast(readable_on(color), color) >= WORDS
