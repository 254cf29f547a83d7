import pytest
from PySide6.QtCore import QPoint, Qt

from dllab.gui.charts.legend import Legend
from dllab.gui.charts.pin_legend import PinEntry, PinLegend
from dllab.gui.kit.theme import Theme

PLAIN = [("#ff0000", "one"), ("#00ff00", "two"), ("", "a remark")]
PINS = [PinEntry("dashed", "#888888"), PinEntry("one", "#ff0000", key=1), PinEntry("two", "#00ff00", key=7)]


@pytest.fixture(params=["legend", "pins"])
def strip(request, qtbot):
    strip = Legend(toggles=True) if request.param == "legend" else PinLegend()
    qtbot.addWidget(strip)
    strip.apply_theme(Theme(dark=False, presentation=False))
    strip.resize(400, 24)
    strip.set_entries(PLAIN if request.param == "legend" else PINS)
    strip.show()
    return strip


def test_that_a_click_hides_what_is_named_and_another_shows_it_again(strip, qtbot):
    (first, place), (second, _) = strip.places()
    told = []
    strip.toggled.connect(lambda: told.append(strip.hidden))
    for _ in range(2):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place.center())
    assert told == [{first}, frozenset()]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(398, 12))
    assert len(told) == 2, "nothing is named there"
    assert second not in strip.hidden


def test_that_the_keyboard_toggles_and_leaves_space_to_the_run(strip, qtbot):
    (first, _), (second, _) = strip.places()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(strip, key)
    assert strip.hidden == {first, second}
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert strip.hidden == {first, second}
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert strip.hidden == {second}


def test_that_a_hidden_entry_is_drawn_pale(strip):
    before = strip.grab().toImage()
    strip.toggle(strip.places()[0][0])
    after = strip.grab().toImage()
    place = strip.places()[0][1]
    red = [image.pixelColor(place.x() + 8, place.center().y()).green() for image in (before, after)]
    assert before != after and red[1] > red[0]


def test_that_a_pin_that_goes_and_another_that_takes_its_number_is_shown(qtbot):
    legend = PinLegend()
    qtbot.addWidget(legend)
    legend.set_entries(PINS)
    legend.toggle(7)
    legend.set_entries(PINS[:2])
    legend.set_entries(PINS)
    assert not legend.hidden
