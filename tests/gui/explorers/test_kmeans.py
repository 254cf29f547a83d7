"""What the page of K-means says of each half of a round, and what can be dragged."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

CORNERS = ((4.0, 0.0), (0.0, 4.0), (-4.0, 0.0), (0.0, -4.0))
PIXEL = QPointF(0.02, 0.02)


@pytest.fixture
def page(open_page):
    return open_page("kmeans")


def show(page, step=0, **settings):
    page.show_settings(page.explorer.model_validate(settings), step)
    page.draw_now()


def test_that_every_half_of_a_round_is_told(page):
    said = []
    for step in range(page.settings.steps + 1):
        show(page, step)
        said.append(page.view.phase.text())
    assert said[0].startswith("The first centres") and said[1].startswith("Round 1, assigned")
    assert said[2].startswith("Round 1, moved") and said[-1].endswith("so it rests")
    show(page, 1, init="k-means++")
    assert page.view.phase.text().startswith("First centres: 2 of 4")


def test_that_first_centres_are_dragged_before_the_first_step(page):
    show(page, init="dragged", centres=CORNERS)
    assert len(page.view.handles.grips) == 4
    page.view.handles.drag(1, 0.5, 3.0)
    assert page.settings.centres == (CORNERS[0], (0.5, 3.0), *CORNERS[2:])
    page.player.go(1)
    page.draw_now()
    assert not page.view.handles.grips


def test_that_the_outlier_and_drawn_points_are_dragged(page):
    show(page, outlier=True)
    (grip,) = page.view.handles.grips
    assert (grip.x, grip.y) == (0, 30)
    page.view.handles.drag(0, 1.0, 9.0)
    assert page.settings.outlier_at == (1.0, 9.0)
    show(page, data="drawn", outlier=True, init="dragged", k=2)
    page.view.handles.drag(2, 2.0, 2.0)
    assert page.settings.outlier_at == (2.0, 2.0)
    page.view.handles.drag(3, -1.0, 0.5)
    assert page.settings.points[0] == (-1.0, 0.5)


def test_that_points_say_their_centre_or_their_chance(page):
    show(page, page.explorer().steps)
    x, y = page.settings.scene()["points"][7]
    label = page.settings.frames[-1].labels[7] + 1
    assert page.view._read_plane(QPointF(x, y), PIXEL).text.endswith(f"centre {label}")
    show(page, 0, init="k-means++")
    scene = page.settings.scene(0)
    likely = int(scene["chance"].argmax())
    assert "next centre with" in page.view._read_plane(QPointF(*scene["points"][likely]), PIXEL).text
    assert page.view._read_plane(QPointF(99.0, 99.0), PIXEL) is None


def test_that_the_elbow_replaces_the_rounds(page):
    assert page.view.scores.isHidden()
    assert page.view._read_sums(QPointF(1.2, 0.0), PIXEL).x == 1
    show(page, show="elbow")
    assert not page.view.scores.isHidden()
    assert page.view._read_sums(QPointF(4.1, 0.0), PIXEL).text == "4: 96.42"
    assert page.view._read_scores(QPointF(4.1, 0.0), PIXEL).text == "4: 0.8388"


def test_that_points_and_centres_are_the_table(page):
    show(page, page.explorer().steps)
    table = page.table()
    assert table.titles == ("x", "y", "centre") and table.rows == 200
    assert np.bincount(table.columns[2]).tolist()[1:] == np.bincount(page.settings.frames[-1].labels).tolist()


def test_that_no_points_at_all_are_drawn_too(page):
    show(page, data="drawn", points=())
    assert page.view._read_plane(QPointF(0, 0), PIXEL) is None
