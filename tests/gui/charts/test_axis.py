from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from dllab.gui.charts.color_bar import ColorBar
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.overlay import Overlay, Trace
from dllab.gui.charts.raised import draw_raised, width
from dllab.gui.charts.ruler import Ruler
from dllab.gui.charts.scales import LinearScale, LogScale
from dllab.gui.charts.ticks import Ticks, linear_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.screen import screen_of
from dllab.gui.kit.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def drawn(text, alignment=LEFT):
    image = QImage(120, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    font = QFont(painter.font())
    font.setPointSize(20)
    painter.setFont(font)
    draw_raised(painter, QRectF(0, 0, 120, 40), alignment, text)
    painter.end()
    ink = np.frombuffer(image.constBits(), np.uint8).reshape(40, image.bytesPerLine())[:, :120] < 128
    return ink


def rows(text, start):
    """The first and the last row with ink of what is drawn right of `start`."""
    found = np.flatnonzero(drawn(text)[:, round(start) :].any(1))
    return int(found[0]), int(found[-1])


def test_that_every_exponent_has_the_same_size_and_stands_as_high(qapp):
    font = QFont(qapp.font())
    font.setPointSize(20)
    base = width("10", font)
    places = {rows("10" + digit, base) for digit in "⁰²³⁵⁶⁸⁹"}
    tops, bottoms = {top for top, _ in places}, {bottom for _, bottom in places}
    assert max(tops) - min(tops) <= 1 and max(bottoms) - min(bottoms) <= 1
    assert max(bottoms) < rows("10", 0)[1] - 3


@pytest.mark.parametrize("upright", [True, False])
def test_that_a_comma_keeps_its_tail_beside_an_axis(qapp, upright):
    """Cut off below, 2,000 steps were read as 2.000."""
    font = QFont(window_font())
    font.setPointSize(20)
    size = QSizeF(200, 100)
    ticks = Ticks([0.5], [], str)
    ruler = Ruler.of(size, QRectF(-8, -8, 216, 116), upright, (0.0, 1.0), ticks, ["2,000"], font, QPen())
    image = QImage(220, 120, QImage.Format.Format_Grayscale8)

    def ink(draw):
        image.fill(255)
        painter = QPainter(image)
        draw(painter)
        painter.end()
        return (np.frombuffer(image.constBits(), np.uint8).reshape(120, image.bytesPerLine()) < 128).any(1).sum()

    def alone(painter):
        painter.setFont(font)
        painter.drawText(QPointF(20, 60), "2,000")

    assert ink(lambda painter: ruler.draw_words(painter, font, QPen())) == ink(alone)


def test_that_words_end_where_they_are_aligned(qapp):
    ink = np.flatnonzero(drawn("10⁻¹²", Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).any(0))
    assert 114 <= ink[-1] <= 119
    ink = np.flatnonzero(drawn("10⁻¹²", Qt.AlignmentFlag.AlignCenter).any(0))
    assert abs(ink[0] - (119 - ink[-1])) <= 3


@pytest.fixture
def charts(qtbot):
    first, second = (TimeChart(linear_ticks, lambda *_: None) for _ in range(2))
    first.share_steps(second)
    for chart in (first, second):
        qtbot.addWidget(chart)
        chart.apply_theme(Theme(dark=False, presentation=False))
        chart.resize(300, 240)
        chart.show_range((0, 100), (0, 1))
        chart.show()
        chart.grab()
    return first, second


def test_that_an_axis_grows_with_its_numbers_and_the_one_below_with_it(charts, qtbot):
    narrow = charts[0].y_axis.width()
    charts[0].show_range((0, 100), (2012.125, 2012.126))
    charts[0].grab()
    qtbot.waitUntil(lambda: charts[0].y_axis.width() > narrow)
    wide = charts[0].y_axis.width()
    qtbot.waitUntil(lambda: charts[1].y_axis.width() == wide)
    charts[0].show_range((0, 100), (0, 1))
    charts[0].grab()
    QApplication.processEvents()
    assert charts[0].y_axis.width() == wide, "a plot does not jump"


@pytest.mark.parametrize("presentation", [False, True])
def test_that_a_plot_begins_at_a_whole_pixel_in_the_window_s_font(charts, qapp, presentation):
    before = qapp.font()
    theme = Theme(dark=False, presentation=presentation)
    qapp.setFont(window_font(theme.point_size))
    try:
        charts[0].apply_theme(theme)
        charts[0].grab()
        QApplication.processEvents()
        corner = charts[0].plotItem.getViewBox().sceneBoundingRect().topLeft()
        assert charts[0].y_axis.width() % 1 == 0 and corner.x() % 1 == 0
    finally:
        qapp.setFont(before)


def test_that_a_color_bar_has_room_for_its_numbers(qtbot):
    bar = ColorBar(linear_ticks)
    qtbot.addWidget(bar)
    bar.apply_theme(Theme(dark=False, presentation=False))
    bar.resize(bar.width(), 300)
    before = bar.width()
    bar.set_range(2012.1251, 2012.1256)
    assert bar.width() > before


def test_that_a_curve_of_a_single_point_is_a_dot(qtbot):
    chart = TimeChart(linear_ticks, lambda *_: None)
    qtbot.addWidget(chart)
    chart.apply_theme(Theme(dark=False, presentation=False))
    chart.resize(300, 200)
    chart.show_range((0, 100), (0, 1))
    lines, pinned = Lines(), Overlay(chart)
    lines.set_pens(["#ff0000"], 1)
    chart.addItem(lines)
    lines.set_data(np.array([20.0, 30.0, 40.0]), np.array([[np.nan, 0.5, np.nan]]))
    step, value = np.array([70]), np.array([0.5], np.float32)
    pinned.set_traces([Trace("one", "#0000ff", Qt.PenStyle.DashLine, step, value)])
    pinned.draw(LinearScale())
    chart.show()
    image = chart.grab().toImage()
    names = [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]
    assert names.count("#ff0000") >= 9
    assert names.count("#0000ff") >= 9


@pytest.fixture
def words_drawn(monkeypatch):
    drawn = []
    monkeypatch.setattr(Ruler, "draw_words", lambda self, *_: drawn.append(self))
    return drawn


def test_that_words_are_not_drawn_again_while_curves_alone_move(charts, qtbot, words_drawn):
    chart, lines = charts[0], Lines()
    lines.set_pens(["#ff0000"], 2)
    chart.addItem(lines)
    for chart in charts:
        qtbot.waitExposed(chart)
    QApplication.processEvents()
    words_drawn.clear()
    lines.set_data(np.arange(100.0), np.linspace(0, 1, 100)[None])
    QApplication.processEvents()
    assert not words_drawn
    charts[0].show_range((0, 50), (0, 1))
    QApplication.processEvents()
    assert words_drawn


def test_that_an_axis_painted_in_part_looks_as_if_all_were_painted(charts, qtbot):
    chart, lines = charts[0], Lines()
    lines.set_pens(["#ff0000"], 2)
    chart.addItem(lines)
    qtbot.waitExposed(chart)
    QApplication.processEvents()
    for y in (0.2, 0.9, 0.5):
        lines.set_data(np.arange(100.0), np.full((1, 100), y))
        QApplication.processEvents()
    seen = screen_of(chart).grabWindow(chart.window().winId()).toImage()
    assert np.array_equal(pixels(seen), pixels(chart.grab().toImage()))


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("limits", [(0.0, 1.0), (-3.0, 17.0), (-1e-3, 2e-3)])
def test_that_ticks_lie_where_their_values_do(qapp, upright, limits):
    low, high = limits
    size = QSizeF(40, 200) if upright else QSizeF(200, 40)
    bounds = QRectF(-8, -8, size.width() + 16, size.height() + 16)
    ticks = Ticks([low, (low + high) / 2, high, high + 1], [low + (high - low) / 4], str)
    ruler = Ruler.of(size, bounds, upright, limits, ticks, ["a", "b", "c", "d"], window_font(), QPen())
    (_, (_, *major)), (_, minor) = ruler.lines
    places = [tick.y1() if upright else tick.x1() for tick in major + minor]
    assert places == pytest.approx([200, 100, 0, 150] if upright else [0, 100, 200, 50])
    assert [words for _, _, words in ruler.words] == ["a", "b", "c"], "what lies beyond has none"
    assert all(ruler.written.contains(place) for place, _, _ in ruler.words)


@pytest.mark.parametrize("limits", [(0.12, 0.88), (-0.7, 0.8), (1000.0, 1800.0)])
def test_that_no_word_below_a_narrow_chart_lies_on_another(qapp, limits):
    for length in range(36, 80):
        size, ticks = QSizeF(length, 40), linear_ticks(*limits, length)
        words = [ticks.label(place) for place in ticks.major]
        bounds = QRectF(-8, 0, length + 16, 40)
        ruler = Ruler.of(size, bounds, False, limits, ticks, words, window_font(), QPen())
        written = [place for place, _, _ in ruler.words]
        assert written and not any(one.intersects(other) for one, other in pairwise(written))


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine()).copy()


def test_that_a_title_longer_than_its_axis_ends_in_dots_and_is_told_whole(charts, qtbot):
    chart = charts[0]
    title = "value of a very long quantity"
    chart.set_titles("step", title)

    def written():
        return chart.y_axis.label.toPlainText().strip()

    chart.resize(400, 600)
    qtbot.waitUntil(lambda: written() == title)
    assert chart.y_axis.toolTip() == ""
    chart.resize(400, 120)
    qtbot.waitUntil(lambda: written().endswith("…") and title.startswith(written()[:-1]))
    assert chart.y_axis.label.boundingRect().width() <= chart.y_axis.size().height() + 10  # with the margin of its text
    assert chart.y_axis.toolTip() == title
    chart.resize(400, 600)
    qtbot.waitUntil(lambda: written() == title)


def test_that_of_a_title_no_stub_is_left_that_tells_nothing(charts, qtbot):
    chart, title = charts[0], "true positive rate"
    chart.set_titles("step", title)
    seen = set()
    for height in range(200, 60, -4):
        chart.resize(400, height)
        qtbot.waitUntil(lambda: abs(chart.y_axis._length - chart.y_axis.size().height()) < 1)
        seen.add(chart.y_axis._shown)
    assert "" in seen and title in seen
    assert all(len(words) >= len("true…") for words in seen - {""})


def test_that_of_a_title_with_shorter_forms_the_longest_that_has_room_stands_there_whole(charts, qtbot):
    chart, forms = charts[0], ("true positive rate", "rate", "%")
    chart.set_titles("step", forms)
    seen = []
    for height in range(240, 60, -4):
        chart.resize(400, height)
        qtbot.waitUntil(lambda: abs(chart.y_axis._length - chart.y_axis.size().height()) < 1)
        seen.append(chart.y_axis._shown)
        assert chart.y_axis.toolTip() == ("" if seen[-1] == forms[0] else forms[0])
    assert list(dict.fromkeys(seen)) == list(forms), "never a part of one"
    assert chart.accessibleName() == "true positive rate · step"


def test_that_a_title_is_no_html_and_its_tooltip_goes_with_it(charts, qtbot):
    chart = charts[0]
    axis = chart.y_axis
    chart.set_titles("step", "a very long title " * 20)
    qtbot.waitUntil(lambda: axis.toolTip() != "")
    for title in ("p<5", "a>b", "R&D"):
        chart.set_titles("step", title)
        assert (axis.label.toPlainText().strip(), axis.toolTip()) == (title, "")
    chart.set_titles("step", "p<5 " * 100)
    assert axis.label.toPlainText().startswith("p<5 p") and axis.toolTip() == "p<5 " * 100
    chart.set_titles("step", "")
    assert axis.toolTip() == ""


@pytest.mark.parametrize("presentation", [False, True])
def test_that_the_word_at_the_upper_end_of_an_axis_is_drawn_whole(qtbot, presentation):
    """The exponent of 10⁰ was cut, and of a presentation the word was left out."""
    chart = TimeChart(LogScale().ticks, lambda mouse, pixel: None)
    qtbot.addWidget(chart)
    chart.apply_theme(Theme(False, presentation))
    chart.resize(300, 200)
    chart.show()

    def ink_of_one(top: float) -> int:
        """Dark pixels left of the plot as near to 10⁰ as its word reaches."""
        chart.show_range((0, 10), (top - 2, top))
        image = chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        gray = np.frombuffer(image.constBits(), np.uint8).reshape(200, image.bytesPerLine())
        middle = chart.mapFromScene(chart.getViewBox().mapViewToScene(QPointF(0, 0)))
        rows = slice(max(middle.y() - chart.y_axis.overhang, 0), middle.y() + chart.y_axis.overhang)
        return int((gray[rows, middle.x() - 40 : middle.x() - 5] < 100).sum())

    assert ink_of_one(0.0) == pytest.approx(ink_of_one(1.0), rel=0.1) and ink_of_one(0.0) > 20
