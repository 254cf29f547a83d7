"""Labels that change many times a second."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from dllab.gui.kit.labels import SpareLabel, SteadyLabel, WrappedLabel


class Layouts(QObject):
    """Counts how often a widget is asked to lay out what it holds."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_that_only_a_wider_text_costs_a_layout(qtbot):
    home, label, layouts = QWidget(), SteadyLabel(), Layouts()
    qtbot.addWidget(home)
    QHBoxLayout(home).addWidget(label)
    label.say("-0.12345")
    home.show()
    QApplication.processEvents()
    home.installEventFilter(layouts)
    width = label.width()
    for words in ("0.5", "-0.11111", "1"):
        label.say(words)
        QApplication.processEvents()
        assert (label.text(), label.accessibleName()) == (words, words)
    assert layouts.count == 0 and label.width() == width
    label.say("-123456.78901")
    QApplication.processEvents()
    assert layouts.count > 0 and label.width() >= label.fontMetrics().horizontalAdvance("-123456.78901") > width


def test_that_another_font_is_measured_anew(qtbot):
    label = SteadyLabel()
    qtbot.addWidget(label)
    label.say("0.12345")
    before = label.minimumSize()
    large = QFont(label.font())
    large.setPointSize(30)
    label.setFont(large)
    assert label.minimumWidth() > before.width() and label.minimumHeight() > before.height()


def test_that_a_text_nearly_as_wide_as_the_widest_is_not_measured_exactly(qtbot, monkeypatch):
    label, measured = SteadyLabel(), []
    qtbot.addWidget(label)
    label.say("-0.12345")
    monkeypatch.setattr(label, "sizeHint", lambda: measured.append(label.text()) or type(label).sizeHint(label))
    label.say("-0.12344")
    assert not measured
    label.say("-0.123456")
    assert measured == ["-0.123456"]


def test_that_a_percentage_stays_on_one_line_with_its_sign(qtbot):
    label = WrappedLabel()
    qtbot.addWidget(label)
    heights = []
    for words in ("80", "80 x", "80 %"):
        label.say(words)
        assert label.text() == words
        heights.append(label.heightForWidth(label.fontMetrics().horizontalAdvance("80") + 2))
    assert heights[1] > heights[0] == heights[2]


def test_that_words_that_can_be_spared_are_whole_or_not_there(qtbot):
    home, label = QWidget(), SpareLabel()
    qtbot.addWidget(home)
    QHBoxLayout(home).addWidget(label)
    label.setText("在第 1200 步")
    home.setMinimumWidth(1)
    inks = []
    for spare in (40, 0, -1, -10):
        margins = home.layout().contentsMargins()
        home.resize(margins.left() + margins.right() + label.sizeHint().width() + spare, 60)
        home.show()
        QApplication.processEvents()
        drawn = label.grab().toImage()
        inks.append(len({drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}) > 1)
    assert inks == [True, True, False, False]
