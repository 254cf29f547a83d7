"""The arena's picture: who is where, what a drag sets, and what is read off."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF


@pytest.fixture
def page(open_page):
    return open_page("arena")


def cells(page):
    return [cells for _, cells in page.view.roster.rows]


def test_that_the_table_says_who_arrives_when(page):
    assert cells(page)[0][:2] == ("SGD η 0.05", "102")
    assert cells(page)[2][1] == "36" and "Nesterov" in cells(page)[2][0]
    page.player.go(300)
    page.draw_now()
    assert cells(page)[0][2] != "42"


def test_that_who_diverges_is_said_to(page):
    page.show_settings(page.explorer.model_validate({"surface": "beale", "length": 300}))
    page.draw_now()
    assert "diverged" in [row[1] for row in cells(page)]


def test_that_start_and_target_are_dragged(page):
    page.view.start.drag(0, -5.0, 2.0)
    assert page.settings.start == (-5.0, 2.0)
    page.view.target.drag(0, 300.0, -6.0)
    assert page.settings.target == pytest.approx(1e-6)
    page.draw_now()
    assert page.readouts.words("target_level") == "10⁻⁶"


def test_that_another_landscape_brings_what_suits_it(page, qtbot):
    editor = page.form.editors["surface"].editor
    editor.setCurrentIndex(editor.findData("rosenbrock"))
    editor.activated.emit(editor.currentIndex())
    qtbot.waitUntil(lambda: page.settings.surface == "rosenbrock")
    assert page.settings.start == (-1.2, 1.0) and page.settings.length == 2000
    page.undo_stack.undo()
    assert page.settings == page.explorer()


def test_that_loss_and_slope_are_read_off_the_map(page):
    reading = page.view._read_map(QPointF(3.0, -2.0), QPointF(0.01, 0.01))
    assert "44.5" in reading.text and "(3, −40)" in reading.text  # ½(9 + 20·4), (x, 20y)
    at = page.settings.scene(0)["at"][0]
    assert "SGD η 0.05" in page.view._read_map(QPointF(*at), QPointF(0.01, 0.01)).text


def test_that_a_loss_is_read_off_its_curve(page):
    loss = page.settings.scene()["loss"][5, 30]
    reading = page.view._read_losses(QPointF(30.0, np.log10(loss)), QPointF(1.0, 0.02))
    assert "Adam η 0.3, step 30" in reading.text
    assert page.view._read_losses(QPointF(30.0, 9.0), QPointF(1.0, 0.02)) is None
    last = np.log10(page.settings.scene()["loss"][5, -1])
    assert page.view._read_losses(QPointF(-1.0, last), QPointF(1.0, 0.02)) is None, "before the first step"


def test_that_names_follow_the_language_of_the_settings(page):
    page.show_settings(page.explorer(racers=page.settings.racers[:2]))
    page.draw_now()
    assert len(cells(page)) == 2 and page.table().titles[-1] == "Loss 2"


def test_that_what_the_picture_says_has_no_line_beside_it(page):
    assert page.readouts.words("best_rate") == "0.09524"
    with pytest.raises(KeyError):
        page.readouts.words("loss_1")
