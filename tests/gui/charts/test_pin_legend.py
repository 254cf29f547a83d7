import pytest
from PySide6.QtCore import Qt

from dllab.gui.charts.pin_legend import MOST_NAME, PinEntry, PinLegend
from dllab.gui.kit.theme import Theme

ENTRIES = [PinEntry(f"run {number}", "#117733") for number in range(1, 13)]


@pytest.fixture
def legend(qtbot):
    legend = PinLegend()
    qtbot.addWidget(legend)
    legend.apply_theme(Theme(dark=False, presentation=False))
    return legend


def test_that_it_is_there_only_with_entries(legend):
    assert legend.isHidden()
    legend.set_entries(ENTRIES[:1])
    assert not legend.isHidden()
    legend.set_entries([])
    assert legend.isHidden()


@pytest.mark.parametrize("width", [60, 260, 400, 2000])
def test_that_what_has_no_room_is_counted_and_named_on_hovering(legend, width):
    legend.set_entries([PinEntry("dashed", "#888888", Qt.PenStyle.DashLine), *ENTRIES])
    legend.resize(width, legend.height())
    shown, more = legend._places, legend._more
    assert len(shown) + (more[2] if more else 0) == 13
    assert (more is None) == (width == 2000)
    assert {line for _, line, _ in shown} <= {0, 1}
    assert shown[0][2].name == "dashed"
    assert "run 12" in legend.toolTip()
    assert not legend.grab().isNull()


def test_that_names_are_whole_where_that_takes_no_further_line(legend):
    """In an enlarged chart "Stop early: …" was cut beside a thousand pixels of nothing."""
    names = [f"stop early, once the validation loss has not fallen for {number} epochs" for number in (6, 60)]
    legend.set_entries([PinEntry(name, "#117733") for name in names])
    letters = legend.fontMetrics().horizontalAdvance
    for width, whole in ((1300, True), (400, False)):
        legend.resize(width, legend.height())
        (first, line, _), (second, other, _) = legend._places
        assert line == other == 0 and legend.height() < 2 * legend._line_height()
        assert (second - first > letters(names[0])) == whole
    legend.set_entries([PinEntry(name, "#117733") for name in names * 9])
    legend.resize(1300, legend.height())
    assert legend._most == MOST_NAME  # or fewer runs would be named
