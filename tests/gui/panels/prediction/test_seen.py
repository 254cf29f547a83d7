"""Training examples as augmentation changes them, in the views that show inputs."""

from dataclasses import replace

import numpy as np
import pytest

from dllab import Experiment
from tests.gui.snapshots import blobs, images, line, snapshot


def augmented(dataset, step=1, loss="cross_entropy", **section):
    """A snapshot of a run whose training examples are changed."""
    made = snapshot(dataset=dataset, loss=loss, step=np.arange(1, step + 1))
    table = {**made.experiment.model_dump(by_alias=True), "augmentation": section}
    return replace(made, experiment=Experiment.model_validate(table))


@pytest.mark.parametrize(
    ("dataset", "loss", "section", "offered"),
    [
        (images(), "cross_entropy", {"flip_vertical": True}, True),
        (images(), "cross_entropy", {}, False),
        (blobs(), "cross_entropy", {"noise": 0.2}, True),
        (line(1), "mse", {"noise": 0.2}, True),
        (line(2), "mse", {"noise": 0.2}, True),
        (line(5), "mse", {"noise": 0.2}, False),
    ],
)
def test_that_it_is_offered_where_inputs_are_seen_and_changed(panel, dataset, loss, section, offered):
    panel.show_snapshot(augmented(dataset, loss=loss, **section))
    assert panel.view.seen.isHidden() != offered


def test_that_images_are_shown_as_the_network_sees_them_and_then_as_they_are(panel, qtbot):
    data = images()
    panel.show_snapshot(augmented(data, noise=0.5))
    grid, view = panel.view.images.grid, panel.view
    before = grid._x
    view.seen.click()
    qtbot.waitUntil(lambda: grid._x is not before, timeout=60_000)
    assert np.array_equal(grid._true, data.y_train[: len(grid._true)]) and grid._x.shape == data.x_train.shape
    assert (grid._x - data.x_train).std() == pytest.approx(0.5, rel=0.1) and not view.which.isEnabled()
    seen, shown = grid._x, grid.shown
    panel.show_snapshot(augmented(data, step=9, noise=0.5))
    qtbot.waitUntil(lambda: panel.view.images.grid._x is not seen, timeout=60_000)
    assert not np.array_equal(grid._x, seen) and np.array_equal(grid.shown, shown)
    view.seen.click()
    assert np.array_equal(grid._x, data.x_val) and view.which.isEnabled()


def test_that_they_are_shown_again_once_another_run_begins_where_the_one_before_stood(panel, qtbot):
    data, held = images(), len(images().x_val)
    first = augmented(data, noise=0.5)
    panel.show_snapshot(first)
    panel.view.seen.click()
    grid = panel.view.images.grid
    qtbot.waitUntil(lambda: len(grid._x) != held, timeout=60_000)
    panel.show_snapshot(replace(first, run=2))
    assert panel.view.seen.isChecked()
    qtbot.waitUntil(lambda: len(grid._x) != held, timeout=60_000)


def test_that_points_lie_where_augmentation_puts_them(panel, qtbot):
    data = blobs()
    panel.show_snapshot(augmented(data, noise=0.3))
    cloud = panel.view.points.train
    before = np.column_stack(cloud.getData())
    panel.view.seen.click()
    qtbot.waitUntil(lambda: not np.array_equal(np.column_stack(cloud.getData()), before), timeout=60_000)
    moved = data.standardized(np.column_stack(cloud.getData())) - data.x_train
    assert moved.std() == pytest.approx(0.3, rel=0.25)
    panel.show_snapshot(augmented(data))
    assert panel.view.seen.isHidden() and np.column_stack(cloud.getData()) == pytest.approx(before)
