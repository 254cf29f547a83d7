import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics

from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.questions import OptionRow
from dllab.labs.questions import Option
from tests.gui.showing import on_screen


@pytest.mark.parametrize("presentation", [False, True])
def test_that_the_mark_of_an_option_stands_in_the_middle_of_its_first_line(qtbot, presentation):
    said = {"en": "Larger initial weights, as many words as two lines take", "zh": "更大的初始权重"}
    option = Option(id="a", text=said, because=said)
    row = on_screen(qtbot, OptionRow(option, Theme(False, presentation)), 220, 120)
    line = QFontMetrics(row.words.font()).height()
    middle = row.button.y() + row.button.height() / 2
    assert middle == pytest.approx(row.words.mapTo(row, QPoint(0, 0)).y() + line / 2, abs=1.5)
