"""The page of the three paths: its table, its handle, and what is read off."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

PIXEL = QPointF(0.02, 0.02)


@pytest.fixture
def page(open_page):
    return open_page("paths")


def cells(page):
    return [cells for _, cells in page.view.roster.rows]


def show(page, step=0, **settings):
    page.show_settings(page.explorer.model_validate(settings), step)
    page.draw_now()


def test_that_each_path_has_its_row_and_least_squares_the_last(page):
    show(page, 56)
    rows = cells(page)
    assert [row[0] for row in rows] == ["full batch", "batch of 16", "one by one", "least squares"]
    assert rows[0][1] == "56" and rows[1][1] == "2"
    assert rows[3][2:5] == ("3890", "10.2", "152")
    show(page, 56, rate=1.0)
    assert cells(page)[0][-1] == "diverged"


def test_that_the_start_is_dragged_over_a_bowl_that_stays(page):
    before = page.view.bowl.ranges
    page.view.start.drag(0, 0.4, 3.0)
    page.draw_now()
    assert page.settings.start == (0.4, 3.0) and page.view.bowl.ranges == before
    page.view.start.drag(0, -80.0, 3.0)
    page.draw_now()
    assert page.view.bowl.ranges[0][0] < -80


def test_that_points_heights_and_losses_are_read_off(page):
    x, y = page.settings.points
    assert page.view._read_data(QPointF(x[5], y[5]), PIXEL).x == pytest.approx(x[5])
    assert page.view._read_data(QPointF(999, 0), PIXEL) is None
    loss = np.mean((3 * x + 100 - y) ** 2)
    assert page.view._read_bowl(QPointF(3, 100), PIXEL).text.endswith(f"loss {loss:.0f}")
    above = np.log10(page.settings.scene()["loss_full"][200] - page.settings.readouts()["best_loss"])
    assert page.view._read_losses(QPointF(200, above), PIXEL).text.startswith("full batch, step 200: loss ")
    assert page.view._read_losses(QPointF(200, 40), PIXEL) is None


def test_that_the_table_holds_every_step_of_each_path(page):
    table = page.table()
    assert table.rows == 1001 and len(table.titles) == 10 and table.titles[1] == "w · full batch"
