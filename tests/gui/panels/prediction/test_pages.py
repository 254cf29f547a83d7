import numpy as np
import pytest

from dllab.gui.panels.prediction.pages import Pages


def pages(chosen, size):
    made = Pages()
    made.size = size
    made.choose(np.asarray(chosen))
    return made


@pytest.mark.parametrize("count", [1, 9, 10, 11, 57])
def test_that_pages_show_every_image_once_there_and_back(count):
    numbers = np.arange(count) * 3
    paged = pages(numbers, 10)
    seen = [paged.shown]
    while not paged.is_last:
        paged.turn(1)
        seen.append(paged.shown)
    assert np.concatenate(seen).tolist() == numbers.tolist()
    back = [paged.shown]
    while not paged.is_first:
        paged.turn(-1)
        back.append(paged.shown)
    assert [each.tolist() for each in back] == [each.tolist() for each in reversed(seen)]


def test_that_no_page_lies_beyond_the_first_and_the_last():
    paged = pages(range(25), 10)
    paged.turn(-1)
    assert paged.shown.tolist() == list(range(10))
    paged.turn(2**31)
    assert paged.shown.tolist() == [20, 21, 22, 23, 24]
    paged.turn(1)
    assert paged.shown.tolist() == [20, 21, 22, 23, 24]
    paged.turn(-(2**31))
    assert paged.is_first


def test_that_a_page_holds_on_to_its_first_image_while_others_come_and_go():
    paged = pages(range(0, 100, 2), 5)
    paged.turn(2)
    assert paged.shown.tolist() == [20, 22, 24, 26, 28]
    paged.choose(np.arange(10, 100))  # before it, 5 more and 10 fewer
    assert paged.shown.tolist() == [20, 21, 22, 23, 24]
    paged.choose(np.arange(21, 100))  # the first is gone
    assert paged.shown.tolist() == [21, 22, 23, 24, 25]
    paged.choose(np.arange(0, 100, 2))
    assert paged.shown.tolist() == [20, 22, 24, 26, 28], "and comes back where it was"


def test_that_the_first_page_begins_with_whatever_comes_first():
    paged = pages([5, 6, 7], 2)
    paged.choose(np.array([1, 5, 6]))
    assert paged.shown.tolist() == [1, 5]


def test_that_the_last_images_are_shown_where_all_after_the_page_have_gone():
    paged = pages(range(100), 10)
    paged.turn(5)
    paged.choose(np.arange(30))
    assert paged.shown.tolist() == list(range(20, 30))
    paged.choose(np.zeros(0, np.int64))
    paged.turn(1)
    assert paged.shown.tolist() == [] and paged.is_first and paged.is_last


def test_that_more_room_keeps_the_first_image_in_sight():
    paged = pages(range(100), 10)
    paged.turn(3)
    paged.size = 25
    assert paged.shown[0] == 30 and len(paged.shown) == 25
