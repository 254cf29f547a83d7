"""What the network sees of its training examples: the step's own changes, and nothing else."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.training.augmented import augmented

SOME = np.arange(40)


def seen(draw=0, dataset="digits", **section):
    """The first training examples, and what augmentation makes of them."""
    table = {"dataset": {"name": dataset}, "network": {"hidden": [8]}, "augmentation": section}
    trainer = Trainer(Experiment.model_validate(table))
    return trainer.dataset.x_train[SOME], augmented(trainer.experiment, trainer.dataset, SOME, draw)


def test_that_without_augmentation_they_are_as_they_are():
    before, after = seen()
    assert np.array_equal(before, after)


def test_that_flips_mirror_about_half_of_the_images_and_leave_the_others():
    before, after = seen(flip_horizontal=True)
    mirrored = before.reshape(-1, 8, 8)[:, :, ::-1].reshape(-1, 64)
    as_before, as_mirrored = (np.isclose(after, each, atol=1e-5).all(axis=1) for each in (before, mirrored))
    assert (as_before | as_mirrored).all() and 8 < as_mirrored.sum() < 32


def test_that_noise_has_the_deviation_that_was_asked_for():
    before, after = seen(dataset="moons", noise=0.3)
    assert (after - before).std() == pytest.approx(0.3, rel=0.25)


def test_that_every_draw_changes_them_anew_and_the_same_one_alike():
    first, again, other = (seen(draw, shift=2.0, rotation=20.0)[1] for draw in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)
