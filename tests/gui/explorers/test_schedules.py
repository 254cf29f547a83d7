"""The cursor reads rates off, and milestones are dragged between their neighbours."""

from PySide6.QtCore import QPointF

MULTISTEP = {"name": "multistep", "milestones": [1_000, 2_000]}


def milestones(page):
    return page.settings.schedules[0].milestones


def test_that_the_cursor_is_dragged_to_whole_steps_of_the_run(open_page):
    page = open_page("schedules")
    page.view.handles.drag(0, 1234.4, 0.0)
    assert page.settings.at == 1234
    page.draw_now()
    page.view.handles.drag(0, 9e9, 0.0)
    assert page.settings.at == 4000


def test_that_a_milestone_is_dragged_and_stays_between_its_neighbours(open_page):
    page = open_page("schedules", schedules=(MULTISTEP, "cosine"))
    assert len(page.view.handles.grips) == 3
    page.view.handles.drag(1, 1500.0, 0.0)
    assert milestones(page) == (1_500, 2_000)
    page.draw_now()
    page.view.handles.drag(1, 3000.0, 0.0)
    assert milestones(page) == (1_999, 2_000)
    assert page.settings.schedules[1].name == "cosine"
    page.view.handles.let_go.emit(1)
    page.undo_stack.undo()
    assert milestones(page) == (1_000, 2_000)


def test_that_a_milestone_counts_from_the_end_of_the_warm_up(open_page):
    page = open_page("schedules", schedules=({**MULTISTEP, "warmup_steps": 500},))
    assert [grip.x for grip in page.view.handles.grips[1:]] == [1_500, 2_500]
    page.view.handles.drag(1, 900.0, 0.0)
    assert milestones(page) == (400, 2_000)


def test_that_milestones_in_epochs_are_left_to_the_form(open_page):
    page = open_page("schedules", schedules=({**MULTISTEP, "unit": "epochs"},))
    assert len(page.view.handles.grips) == 1


def test_that_rates_and_warm_ups_are_read_off(open_page):
    page = open_page("schedules", schedules=("constant",), total=100)
    assert page.view._read(QPointF(50.0, 0.01), QPointF(1, 1)).text == "1 Constant, step 50: 0.01"
    said = page.view._read_warm_up(QPointF(0.0, 3.16), QPointF(0.01, 0.01)).text
    assert said == "Adam without corrections, step 1: 3.16"
