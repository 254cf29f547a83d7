"""The page of a batch's gradient: the handle at the batch, the cloud that shrinks, and what is read off."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

PIXEL = QPointF(0.002, 0.002)


@pytest.fixture
def page(open_page):
    return open_page("gradient_estimate")


def show(page, step=0, **settings):
    page.show_settings(page.explorer.model_validate(settings), step)
    page.draw_now()


def test_that_the_handle_sets_the_batch_within_what_there_is(page):
    (grip,) = page.view.handles.grips
    assert grip.x == pytest.approx(np.log10(8))
    page.view.handles.drag(0, np.log10(32.2), 0.0)
    assert page.settings.batch == 32
    page.view.handles.drag(0, 9.0, 0.0)
    assert page.settings.batch == 400
    show(page, data="iris")
    page.view.handles.drag(0, 9.0, 0.0)
    assert page.settings.batch == 150


def test_that_the_same_piece_of_the_plane_is_shown_for_larger_batches(page):
    ranges = []
    for batch in (4, 16, 64):
        show(page, batch=batch)
        ranges.append(page.view.cloud.ranges)
    assert ranges[0] == ranges[1] == ranges[2]
    show(page, batch=1)
    assert page.view.cloud.ranges[1][1] > ranges[0][1][1]


def test_that_batches_appear_as_they_are_drawn(page):
    show(page, 30)
    assert len(page.view._drawn.data) == 30 and len(page.view._waiting.data) == 470
    assert page.view._last.data["x"][0] == pytest.approx(page.settings.scene(30)["batches"][29, 0])
    show(page, 3, show="examples", batch=5)
    assert len(page.view._drawn.data) == 400 and len(page.view._last.data) == 5


def test_that_gradients_deviations_and_means_are_read_off(page):
    place = page.settings.scene()["batches"][11]
    assert page.view._read_cloud(QPointF(*place), PIXEL).text.startswith("batch 12: (")
    assert page.view._read_cloud(QPointF(99, 99), PIXEL) is None
    show(page, show="examples")
    place = page.settings.scene()["examples"][2]
    assert page.view._read_cloud(QPointF(*place), PIXEL).text.startswith("example 3: (")
    assert page.view._read_chart(QPointF(np.log10(17), 0), PIXEL).text.startswith("batch of 16: deviation ")
    assert page.view._read_means(QPointF(2.0, 0), PIXEL).text.startswith("mean of 100 batches: ")
    assert page.view._read_means(QPointF(99.0, 0), PIXEL).text.startswith("mean of 500 batches: ")


def test_that_the_chart_is_the_table(page):
    table = page.table()
    assert table.columns[0] == [1, 2, 4, 8, 16, 32, 64, 128, 256] and len(table.titles) == 4
