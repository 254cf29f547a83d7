"""What the Hessian's page says of a place, and what a drag changes."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF


@pytest.fixture
def page(open_page):
    return open_page("hessian")


def show(page, **settings):
    page.show_settings(page.explorer.model_validate(settings))
    page.draw_now()


@pytest.mark.parametrize(
    "settings, words",
    [
        ({}, "A saddle"),
        ({"point": (1.0, 1.0)}, "Undecided"),
        ({"point": (1.0, 1.0), "third": -1.0}, "A saddle"),
        ({"surface": "ravine"}, "A minimum"),
        ({"surface": "himmelblau"}, "A maximum"),
        ({"surface": "saddle", "point": (0.5, 0.0)}, "A slope"),
    ],
)
def test_that_it_says_what_the_place_is(page, settings, words):
    show(page, **settings)
    assert page.view.verdict.text().startswith(words)


def test_that_eigenvalues_stand_with_their_directions_the_smallest_first(page):
    rows = [cells for _, cells in page.view.roster.rows]
    assert rows == [("λ₁", "(0.71, 0.71)", "−2"), ("λ₂", "(0.71, −0.71)", "2")]
    show(page, third=-3.0)
    rows = [cells for _, cells in page.view.roster.rows]
    assert rows[0] == ("λ₁", "the third", "−3") and len(rows) == 3


def test_that_a_drag_moves_the_place(page):
    page.view.place.drag(0, 0.5, -0.5)
    assert page.settings.point == (0.5, -0.5)
    page.draw_now()
    assert "A slope" in page.view.verdict.text()


def test_that_heights_and_cuts_are_read_off(page):
    assert page.view._read_map(QPointF(1.0, 1.0), QPointF(0.01, 0.01)).text.endswith(": 0")
    assert page.view._read_bowl(QPointF(1.0, 1.0), QPointF(0.01, 0.01)).text.endswith(": −1")  # 1 − 2·1·1
    assert "expected 0.5" in page.view._read_cuts(QPointF(0.7071, 0.5625), QPointF(0.01, 0.01)).text
    assert page.view._read_cuts(QPointF(0.0, 90.0), QPointF(0.01, 0.01)) is None
    assert "step 0: loss 1" in page.view._read_losses(QPointF(0.0, 1.0), QPointF(1, 1)).text


def test_that_the_eigenvalues_of_a_run_stand_beside_its_plane(page):
    assert page.view.stems.isHidden()
    show(page, surface="of a run", run_spectrum=(-1.0, 0.5, 2.0))
    assert not page.view.stems.isHidden() and page.view.map.x_axis.labelText == "v₁ (the loss)"
    said = page.view._read_stems(QPointF(2.2, 0.1), QPointF(0.01, 0.01))
    assert (said.x, said.y, said.text) == (2.0, 0.5, "eigenvalue 2 of 3: 0.5")
    show(page, surface="ravine")
    assert page.view.stems.isHidden() and page.view.map.x_axis.labelText == "w₁ (the loss)"


def test_that_a_descent_ends_where_nothing_was_measured(page):
    show(page, surface="of a run", point=(0.0, 1.0), rate=1.0)
    path = page.settings.scene(0)["path"]
    known = np.isfinite(path[:, 0])
    assert 1 < known.sum() < len(path) and np.abs(path[known]).max() <= page.settings.run_reach
