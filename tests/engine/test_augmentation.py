"""Augmentation moves images as geometry says, adds noise of the spread asked for, and leaves evaluation alone."""

import numba
import numpy as np
import pytest
from scipy import ndimage

from dllab import Dataset, Trainer
from dllab.datasets import DataError
from dllab.engine.augmentation import move_image, uniform
from dllab.engine.kernels.memory import pointer
from dllab.engine.program import FILL, FLIP_ACROSS, FLIP_DOWN, OWN, ROTATION, SHIFT
from tests.training.examples import clouds, experiment

HEIGHT, WIDTH = 7, 9


@numba.njit
def moved(image, height, width, hyper, draw, key):
    out = np.empty_like(image)
    move_image(pointer(image, 0), pointer(out, 0), height, width, hyper, draw, key)
    return out


@numba.njit
def draws(first, count, key):
    out = np.empty(count)
    for i in range(count):
        out[i] = uniform(first + i, key)
    return out


def image(seed=0):
    return np.random.default_rng(seed).standard_normal((HEIGHT, WIDTH)).astype(np.float32)


def expected(picture, hyper, drawn):
    """The same by SciPy: a matrix that takes target positions to source positions, interpolated linearly."""
    angle = np.deg2rad((2 * drawn[0] - 1) * hyper[ROTATION])
    shift = np.array([2 * drawn[2] - 1, 2 * drawn[1] - 1]) * hyper[SHIFT]
    flips = np.diag(
        [-1 if hyper[place] and draw < 0.5 else 1 for place, draw in ((FLIP_DOWN, drawn[4]), (FLIP_ACROSS, drawn[3]))]
    )
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = flips @ turn
    centre = (np.array(picture.shape) - 1) / 2
    offset = centre - matrix @ (centre + shift)
    return ndimage.affine_transform(
        picture.astype(float), matrix, offset, order=1, mode="grid-constant", cval=hyper[FILL]
    )


@pytest.mark.parametrize("key", range(6))
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {SHIFT: 2.0},
        {ROTATION: 40.0},
        {FLIP_ACROSS: 1.0, FLIP_DOWN: 1.0},
        {SHIFT: 1.5, ROTATION: 180.0, FLIP_DOWN: 1.0},
    ],
)
def test_that_an_image_moves_as_geometry_says(settings, key):
    hyper = np.zeros(OWN)
    for place, value in settings.items():
        hyper[place] = value
    picture, word = image(key), np.uint32(key * 7919 + 1)
    found = moved(picture.ravel(), HEIGHT, WIDTH, hyper, 8, word).reshape(HEIGHT, WIDTH)
    wanted = expected(picture, hyper, draws(8, 5, word))
    np.testing.assert_allclose(found, wanted, atol=1e-4)


def test_that_what_comes_from_outside_is_the_fill():
    hyper = np.zeros(OWN)
    hyper[SHIFT], hyper[FILL] = 1000.0, 7.0
    assert (moved(image().ravel(), HEIGHT, WIDTH, hyper, 0, np.uint32(5)) == 7.0).all()


def pictures():
    random = np.random.default_rng(0)
    return Dataset.from_arrays(random.random((40, 6, 6)), random.integers(0, 2, 40), classes=("a", "b"))


def gathered(trainer):
    program = trainer.engine._program
    row = program.plan[0]["rows"]
    width = program.layers[0]["pitch"]
    return program.workspace[row : row + width * trainer.engine.batch].reshape(-1, width)[
        :, : program.layers[0]["fan_in"]
    ]


def test_that_noise_has_the_deviation_asked_for_and_is_new_at_every_step():
    trainer = Trainer(
        experiment(augmentation={"noise": 0.3}, training={"shuffle": False, "batch_size": 20}), pictures()
    )
    clean = trainer.dataset.x_train[:20]
    trainer.engine.advance(np.zeros(1), shuffled=False)
    first = gathered(trainer) - clean
    assert np.std(first) == pytest.approx(0.3, rel=0.1) and abs(np.mean(first)) < 0.05
    trainer.engine.advance(np.zeros(1), shuffled=False)
    second = gathered(trainer) - trainer.dataset.x_train[20:40]
    assert abs(np.corrcoef(first.ravel(), second.ravel())[0, 1]) < 0.1


@pytest.mark.parametrize("settings", [{"noise": 0.5}, {"shift": 2.0}, {"rotation": 30.0}, {"flip_horizontal": True}])
def test_that_a_run_is_the_same_whatever_its_chunks_and_evaluates_clean_data(settings):
    whole, parts = (Trainer(experiment(augmentation=settings), pictures()) for _ in range(2))
    whole.train(30)
    for count in (1, 7, 22):
        parts.train(count)
    np.testing.assert_equal(whole.parameters, parts.parameters)
    plain = Trainer(experiment(), pictures())
    plain.load_parameters(whole.parameters)
    assert plain.scores("train") == whole.scores("train")
    assert not np.array_equal(
        plain.parameters["layer1.weight"], Trainer(experiment(), pictures()).parameters["layer1.weight"]
    )


def test_that_moving_points_is_refused():
    with pytest.raises(DataError, match="are for images"):
        Trainer(experiment(augmentation={"rotation": 10.0}), clouds())
