import numpy as np

from dllab.gui.charts.given import Given


def test_that_the_same_numbers_are_not_new_and_an_array_that_was_written_into_is():
    given, places = Given(), np.zeros((3, 2))
    assert given.is_new(places, "#ff0000")
    assert not given.is_new(places.copy(), "#ff0000")
    places[1, 1] = 1.0
    assert given.is_new(places, "#ff0000") and given.is_new(places, "#00ff00") and given.is_new(places)
    assert not given.is_new(places)
    given.forget()
    assert given.is_new(places)
