import numpy as np

from dllab.gui.charts.step_scales import ZERO as STEP_ZERO
from dllab.gui.charts.step_scales import LogSteps
from dllab.gui.panels.gradients.heat_map import NOT_FINITE, ZERO, HeatMap, color_indices


def test_that_zeros_and_what_is_not_finite_have_colours_of_their_own():
    values = np.array([[1e-4, 1.0, 0.0, np.nan, np.inf, 1e-9]], np.float32)
    assert color_indices(values, -4, 0).tolist() == [[0, 253, ZERO, NOT_FINITE, NOT_FINITE, 0]]


def test_that_layer_one_is_the_lowest_row_and_time_runs_to_the_right(qtbot):
    image = HeatMap()
    image.set_colors("#999999", "#ff0000")
    image.set_data(np.array([10, 100]), np.array([[1e-4, 1e-4], [1.0, 0.0]], np.float32), -4, 0)
    cells = image.cells
    assert (cells[0] == 0).all()
    assert cells[1, 0] == 253
    assert cells[1, -1] == ZERO
    share = np.mean(cells[1] == 253)
    assert abs(share - 0.1) < 0.01  # the first bucket ends at step 10 of 100
    place = image.mapRectToParent(image.boundingRect())
    assert (place.left(), place.right(), place.top(), place.bottom()) == (0, 100, 0.5, 2.5)


def test_that_on_an_axis_of_powers_of_ten_a_bucket_is_as_wide_as_its_powers(qtbot):
    image = HeatMap()
    image.set_colors("#999999", "#ff0000")
    image.set_data(np.array([10, 100]), np.array([[1.0, 0.0]], np.float32), -4, 0, LogSteps())
    share = np.mean(image.cells[0] == 253)
    assert abs(share - (1 - STEP_ZERO) / (2 - STEP_ZERO)) < 0.01  # from step 0 to 10, of 0 to 100
    place = image.mapRectToParent(image.boundingRect())
    np.testing.assert_allclose((place.left(), place.right()), (STEP_ZERO, 2))
