"""Every explorer has a page that opens soon, moves within a frame, speaks both languages and can be exported."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QGraphicsView

from dllab.catalogue import parameters_of
from dllab.explorers import EXPLORERS
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.handles import Handles
from dllab.gui.charts.relief import Relief
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.explorers.views import any as any_view
from dllab.gui.export.picture import picture
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, Translations
from dllab.gui.shell.appearance import palette

LIGHT, DARK = Theme(dark=False, presentation=False), Theme(dark=True, presentation=False)
OPENING_SECONDS, FRAME_SECONDS = 0.3, 0.016
BUSY = 4  # times as much of the processor's time as that, on a machine that others use too
every_explorer = pytest.mark.parametrize("name", EXPLORERS.names())


@pytest.fixture
def page(qtbot, name):
    made = ExplorerPage(EXPLORERS[name])
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.resize(1600, 1000)
    made.show()
    qtbot.waitExposed(made)
    made.draw_now()
    return made


def use(page, theme):
    QApplication.setPalette(palette(theme))
    page.apply_theme(theme)
    QCoreApplication.processEvents()
    page.draw_now()


def image(page) -> bytes:
    shot = page.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(shot.constBits())


@every_explorer
def test_that_it_draws_something_in_light_and_dark(page):
    means = {}
    for theme in (DARK, LIGHT):
        use(page, theme)
        pixels = np.frombuffer(image(page), np.uint32)
        assert len(np.unique(pixels)) > 10
        means[theme] = np.mean(pixels & 255)
    assert means[DARK] < 100 < means[LIGHT]


@every_explorer
def test_that_heights_lie_where_the_axes_say(page):
    views = page.view.findChildren(QGraphicsView)
    for relief in [item for view in views for item in view.scene().items() if isinstance(item, Relief)]:
        rows, columns = relief._heights.shape
        place = relief.boundingRect()
        across, up = place.width() / columns / 2, place.height() / rows / 2  # half a cell beyond the outermost places
        shown = [[place.left() + across, place.right() - across], [place.top() + up, place.bottom() - up]]
        np.testing.assert_allclose(relief.getViewBox().viewRange(), shown, rtol=1e-9)


@every_explorer
def test_that_every_column_of_its_table_has_a_title_and_as_many_cells(page):
    table = page.table()
    assert len(table.titles) == len(table.columns) > 0 and len({len(column) for column in table.columns}) == 1


def test_that_a_page_without_a_view_has_its_curves_in_pairs_of_columns(qtbot):
    view = any_view.View()
    qtbot.addWidget(view)
    view.apply_theme(LIGHT)
    view.show_scene(
        None, 0, {"rise": np.array([[0, 1, 2], [3, 4, 5]]), "fall": np.array([[0, 1], [9, 8]]), "flat": np.ones(4)}
    )
    table = view.table()
    assert table.titles == ("rise x", "rise y", "fall x", "fall y")
    assert table.columns == ([0, 1, 2], [3, 4, 5], [0, 1, None], [9, 8, None])


@every_explorer
def test_that_it_opens_soon(qtbot, name):
    explorer = EXPLORERS[name]
    explorer().scene()  # what the first look at any page compiles and reads is told of elsewhere
    explorer().readouts()
    begun = time.thread_time()
    made = ExplorerPage(explorer)
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.draw_now()
    assert time.thread_time() - begun < BUSY * OPENING_SECONDS


@every_explorer
def test_that_dragging_keeps_up(page):
    for handles in page.view.findChildren(Handles):
        if not handles.grips or not handles.parent().isVisible():
            continue
        seconds = []
        for move in range(12):
            grip = handles.grips[0]
            begun = time.thread_time()
            handles.drag(0, grip.x + 0.01 * (1 + move % 2), grip.y + 0.01)
            page.draw_now()
            QCoreApplication.processEvents()
            seconds.append(time.thread_time() - begun)
        assert np.median(seconds) < BUSY * FRAME_SECONDS, seconds


@every_explorer
def test_that_what_is_dragged_is_set_and_one_stroke_is_undone_at_once(page):
    dragging = [handles for handles in page.view.findChildren(Handles) if handles.grips]
    for handles in dragging:
        before = page.settings
        grip = handles.grips[0]
        for move in range(1, 5):
            handles.drag(0, grip.x - 0.02 * move, grip.y + 0.02 * move)
        handles.let_go.emit(0)
        if page.settings == before:
            continue  # it stood at its end
        assert page.undo_stack.canUndo() and page.form.value == page.settings
        page.undo_stack.undo()
        assert page.settings == before == page.form.value
        page.undo_stack.redo()
        assert page.settings != before


@every_explorer
def test_that_it_plays_to_its_last_step_and_back(page):
    last = page.player.last
    assert page.player.isHidden() == (last == 0)
    if last:
        page.player.do("step")
        page.draw_now()
        assert page.step == 1
        page.player.go(last)
        page.draw_now()
        assert not page.player.actions_by_name["step"].isEnabled()
        page.player.do("back")
        assert page.step == last - 1
        page.player.do("restart")
        assert page.step == 0


@every_explorer
def test_that_every_option_can_be_drawn(page):
    for parameter in parameters_of(page.explorer):
        values = {"bool": [not parameter.default], "option": parameter.options}.get(parameter.kind, [])
        for value in values:
            page.show_settings(page.explorer.model_validate({**page.explorer().model_dump(), parameter.name: value}))
            page.draw_now()
            page.player.go(page.player.last)
            page.draw_now()
            assert image(page)


@every_explorer
def test_that_it_is_chinese_throughout(page, qapp):
    translations = Translations(page)
    translations.use(CHINESE)
    try:
        QCoreApplication.processEvents()
        page.draw_now()
        said = [page.title, *page.card.toPlainText().splitlines()]
        assert any("\u4e00" <= letter <= "\u9fff" for letter in page.title)
        assert sum(any("\u4e00" <= letter <= "\u9fff" for letter in line) for line in said) >= 8
        assert page.player.last == 0 or "步" in page.player._where.text()
    finally:
        translations.use("en")


@every_explorer
def test_that_its_picture_and_its_numbers_can_be_exported(page):
    assert picture(page.view, page.title, page.note()).width() == 2 * page.view.width()
    table = page.table()
    assert table is not None and table.rows > 0
    assert table.as_text(",").count("\n") == table.rows + 1


@every_explorer
def test_that_it_fits_a_small_window(page):
    hint = page.minimumSizeHint()
    assert hint.width() <= 960 and hint.height() <= 500, (hint.width(), hint.height())


@every_explorer
def test_that_tab_reaches_a_chart_only_where_keys_move_something(page):
    for chart in page.view.findChildren(Chart):
        handles = chart.findChild(Handles)
        reached = bool(chart.focusPolicy() & Qt.FocusPolicy.TabFocus)
        assert reached == bool(handles and handles.grips), chart.accessibleName()
