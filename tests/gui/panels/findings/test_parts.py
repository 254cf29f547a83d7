from dllab.diagnostics.finding import Measured
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.parts import Numbers
from dllab.messages import text


def test_that_a_number_stands_beside_its_name_in_a_card_of_the_first_window(qtbot):
    """It had a line of its own below, because letters were taken to be as wide as Chinese characters."""
    made = Numbers()
    qtbot.addWidget(made)
    made.apply_theme(Theme(dark=False, presentation=False))
    made.show_numbers([Measured(text("Gradient norm"), 4.11e-14, layer=1)])
    made.resize(248, 60)
    made.show()
    ((label, value),) = made._lines
    qtbot.waitUntil(lambda: value.y() <= label.y() < value.geometry().bottom())
    assert value.x() > label.x() + label.width() / 2
    made.resize(100, 90)
    qtbot.waitUntil(lambda: value.y() > label.y())
