"""The worksheet: what is typed is judged and kept, what is worked out is shown, and the rule stands beside."""

import pytest
from PySide6.QtCore import Qt

from dllab.explorers.backpropagation import FIELDS


@pytest.fixture
def page(open_page):
    return open_page("backpropagation")


def fill(page, qtbot, name, words):
    field = page.view.fields[name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page.draw_now()


def test_that_an_answer_is_judged_and_kept_with_the_settings(page, qtbot):
    fill(page, qtbot, "z1_1", "0.3775")
    fill(page, qtbot, "a1_1", "0.6")
    fill(page, qtbot, "delta2_1", "0.2")
    assert page.settings.answers == "z1_1 = 0.3775; a1_1 = 0.6; delta2_1 = 0.2"
    assert (page.readouts.words("right"), page.readouts.words("wrong")) == ("1", "2")
    assert [page.view.fields[name]._verdict for name in ("z1_1", "a1_1", "z1_2")] == [True, False, None]
    assert page.view.rule.text().startswith("Not yet: a¹ 1: a = f(z)")


def test_that_an_answer_can_be_undone_and_taken_back(page, qtbot):
    fill(page, qtbot, "z1_1", "1")
    fill(page, qtbot, "z1_1", "2")
    page.undo_stack.undo()
    page.draw_now()
    assert page.settings.answers == "z1_1 = 1"
    page.view.fields["z1_1"].clear()
    page.view.fields["z1_1"].editingFinished.emit()
    page.draw_now()
    assert page.settings.answers == "" and page.view.fields["z1_1"]._verdict is None


def test_that_signs_that_divide_answers_cannot_be_typed_into_one(page, qtbot):
    fill(page, qtbot, "z1_1", "1;z1_2=3")
    assert list(page.settings.verdicts) == ["z1_1"]


def test_that_steps_fill_in_one_number_after_the_other_but_no_answer(page, qtbot):
    fill(page, qtbot, "z1_2", "5")
    page.player.go(3)
    page.draw_now()
    shown = [page.view.fields[name].text() for name in FIELDS[:4]]
    assert shown == ["0.3775", "5", "0.5933", ""]
    assert page.view.fields["z1_1"].isReadOnly() and not page.view.fields["z1_2"].isReadOnly()
    page.player.go(0)
    page.draw_now()
    assert page.view.fields["z1_1"].text() == ""


def test_that_the_rule_of_the_field_at_hand_is_told(page):
    assert page.view.rule.text().startswith("Fill in")
    page.view.fields["dw2_21"].setFocus()
    assert page.view.rule.text().startswith("∂W² 21: ∂W²ⱼₖ = δ²ⱼ·a¹ₖ")
    page.player.go(9)
    page.draw_now()
    assert page.view.rule.text().startswith("δ² 1: ")


def test_that_all_numbers_are_the_table(page):
    table = page.table()
    assert table.rows == 36 and table.columns[1][0] == pytest.approx(0.3775)


def test_that_the_page_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 960
