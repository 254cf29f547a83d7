"""The ground between two networks that began alike, where one of them has gone astray."""

import numpy as np

from dllab.explorers import EXPLORERS


def test_that_the_wall_is_the_highest_loss_from_one_end_to_the_other_and_both_belong_to_it():
    settings = EXPLORERS["landscape"](batch=1, length=50, units=2)
    found, (share, loss, _) = settings.readouts(50), settings.scene(50)["line"]
    assert found["loss_small"] == loss[share == 0] and np.isclose(found["loss_full"], loss[share == 1])
    assert found["wall"] == found["loss_small"] > found["loss_full"]  # single examples lead uphill here
    assert loss[0] > found["wall"]  # beyond the ends it is higher still
