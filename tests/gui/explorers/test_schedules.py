"""The cursor reads rates off, and milestones are dragged between their neighbours."""

import numpy as np
from PySide6.QtCore import QPointF

MULTISTEP = {"name": "multistep", "milestones": [1_000, 2_000]}


def test_that_the_cursor_is_dragged_to_whole_steps_of_the_run(open_page):
    page = open_page("schedules")
    page.view.handles.drag(0, 1234.4, 0.0)
    assert page.settings.at == 1234
    page.draw_now()
    page.view.handles.drag(0, 9e9, 0.0)
    assert page.settings.at == 4000


def handle(page, schedule, name, index=None):
    """The number of the handle of a schedule's parameter."""
    found = [(k, place.grip.name, place.grip.index) for k, place in page.view._places]
    return 1 + found.index((schedule, name, index))


def test_that_a_milestone_is_dragged_and_stays_between_its_neighbours(open_page):
    page = open_page("schedules", schedules=("cosine", MULTISTEP))
    first = handle(page, 1, "milestones", 0)
    page.view.handles.drag(first, 1500.0, 0.0)
    assert page.settings.schedules[1].milestones == (1_500, 2_000)
    page.draw_now()
    page.view.handles.drag(first, 3000.0, 0.0)
    assert page.settings.schedules[1].milestones == (1_999, 2_000)
    assert page.settings.schedules[0].name == "cosine"
    page.view.handles.let_go.emit(first)
    page.undo_stack.undo()
    assert page.settings.schedules[1].milestones == (1_000, 2_000)


def test_that_a_warm_up_that_is_there_is_dragged_and_stays_there(open_page):
    page = open_page("schedules", schedules=({**MULTISTEP, "warmup_steps": 500},))
    warm_up = handle(page, 0, "warmup_steps")
    assert page.view.handles.grips[warm_up].x == 500
    page.view.handles.drag(warm_up, 300.0, 0.0)
    assert page.settings.schedules[0].warmup_steps == 300
    page.draw_now()
    page.view.handles.drag(warm_up, -50.0, 0.0)
    assert page.settings.schedules[0].warmup_steps == 1


def test_that_a_lowest_rate_is_dragged_up(open_page):
    page = open_page("schedules", schedules=("cosine",))
    page.view.handles.drag(handle(page, 0, "minimum"), 0.0, 0.004)
    assert page.settings.schedules[0].minimum == 0.004


def test_that_rates_and_warm_ups_are_read_off(open_page):
    page = open_page("schedules", schedules=("constant",), total=100)
    assert page.view._read(QPointF(50.0, 0.01), QPointF(1, 1)).text == "1 Constant, step 50: 0.01"
    said = page.view._read_warm_up(QPointF(0.0, 3.16), QPointF(0.01, 0.01)).text
    assert said == "Adam without corrections, step 1: 3.16"


def test_that_the_highest_rate_and_warm_up_end_a_little_below_the_top(open_page):
    view = open_page("schedules", schedules=("cosine",), total=100).view
    for chart, highest in ((view.rates, view._scene["rates"]), (view.warm_ups, view._scene["adam"])):
        _, top = chart.chart.ranges[1]
        assert 0.85 * top < np.nanmax(highest) < 0.95 * top
