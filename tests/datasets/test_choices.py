"""What holds for every dataset on offer, and what is known of each."""

import subprocess
import sys

import numpy as np
import pytest
from pydantic import ValidationError

from dllab.assets import MissingResource
from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS, DataError, images
from dllab.datasets.images import ImageSet
from dllab.datasets.points import PointSet

POINTS = [choice for choice in DATASETS if issubclass(choice, PointSet)]
IMAGES = [choice for choice in DATASETS if issubclass(choice, ImageSet)]
TOY_CLASSES = [choice for choice in POINTS if choice().load(0).task == "classification"]

every_dataset = pytest.mark.parametrize("choice", list(DATASETS), ids=lambda choice: choice.name)
every_point_set = pytest.mark.parametrize("choice", POINTS, ids=lambda choice: choice.name)
every_image_set = pytest.mark.parametrize("choice", IMAGES, ids=lambda choice: choice.name)
every_toy_classification = pytest.mark.parametrize("choice", TOY_CLASSES, ids=lambda choice: choice.name)


def arrays_of(dataset):
    return [dataset.x_train, dataset.y_train, dataset.x_val, dataset.y_val]


@every_dataset
def test_that_a_dataset_has_the_size_its_parameters_ask_for(choice):
    picked = choice(samples=200)
    data = picked.load(0)
    assert data.size == 200
    assert abs(len(data.x_val) - picked.validation * 200) <= max(1, len(data.classes))
    assert data.name == choice.name
    assert len(data.features) == data.feature_count
    assert all(np.isfinite(array).all() and not array.flags.writeable for array in arrays_of(data))


@every_dataset
def test_that_the_same_seed_gives_the_same_arrays_and_another_seed_others(choice):
    picked = choice(samples=100)
    first, again, other = (arrays_of(picked.load(seed)) for seed in (3, 3, 4))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


@every_dataset
def test_that_standardized_features_have_mean_zero_and_deviation_one(choice):
    raw = choice(standardize=False).load(1)
    data = choice(standardize=True).load(1)
    axis = None if data.image_shape else 0
    assert data.x_train.mean(axis, np.float64) == pytest.approx(0, abs=1e-5)
    assert data.x_train.std(axis, np.float64) == pytest.approx(1, abs=1e-5)
    assert np.allclose(data.original(data.x_val), raw.x_val, atol=1e-5)
    assert np.array_equal(data.standardized(raw.x_val), data.x_val)


@every_dataset
def test_that_every_class_is_held_out_in_the_same_share(choice):
    picked = choice(validation=0.25)
    data = picked.load(0)
    held_out = np.bincount(data.y_val, minlength=data.targets) if data.classes else np.array([len(data.y_val)])
    counts = data.class_counts if data.classes else np.array([data.size])
    assert (np.abs(held_out - 0.25 * counts) <= 1).all()


@every_dataset
def test_that_the_size_stands_first_in_the_form(choice):
    assert parameters_of(choice)[0].name == "samples"


@every_dataset
@pytest.mark.parametrize("wrong", [{"samples": 0}, {"samples": 10**9}, {"validation": 1.0}, {"validation": -0.1}])
def test_that_a_parameter_out_of_range_is_refused(choice, wrong):
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        choice(**wrong)


@every_point_set
def test_that_noise_moves_the_points_by_its_deviation(choice):
    still, noisy = (np.concatenate(arrays_of(choice(noise=n, samples=20_000).load(0))[0::2]) for n in (0.0, 0.5))
    if choice in TOY_CLASSES:
        assert (noisy - still).std(0) == pytest.approx(0.5, abs=0.01)
    else:
        assert np.array_equal(noisy, still)  # a regression's noise is in its targets


@every_toy_classification
def test_that_the_classes_of_a_point_set_are_balanced_and_near_the_origin(choice):
    data = choice(samples=1001, noise=0.0).load(0)
    assert np.ptp(data.class_counts) <= 1
    assert np.abs(data.x_train).max() <= 2.0
    assert data.x_train.mean(0) == pytest.approx(0, abs=0.15)


def test_that_the_arms_of_a_spiral_are_turned_copies_of_each_other():
    data = DATASETS["spiral"](arms=2, turns=1.5, noise=0.0, samples=2000).load(0)
    radius = np.hypot(*data.x_train.T)
    angle = np.arctan2(data.x_train[:, 0], data.x_train[:, 1])
    turned = angle - 2 * np.pi * (1.5 * radius / 2 + data.y_train / 2)
    away_from_centre = radius > 0.01
    assert np.cos(turned[away_from_centre]) == pytest.approx(1, abs=1e-4)
    assert (radius**2).mean() == pytest.approx(2, abs=0.1)  # even along the arm: E r² = R²/2


def test_that_a_spirals_mild_noise_keeps_the_arms_apart():
    data = DATASETS["spiral"](samples=1000, noise=0.1, validation=0.3).load(0)
    distance = np.linalg.norm(data.x_val[:, None] - data.x_train[None], axis=2)
    nearest = data.y_train[distance.argmin(1)]
    assert (nearest == data.y_val).mean() > 0.97


def test_that_the_circle_has_a_gap_between_disc_and_ring():
    data = DATASETS["circle"](noise=0.0, samples=2000).load(0)
    radius = np.hypot(*data.x_train.T)
    assert radius[data.y_train == 0].max() <= 1.0
    assert radius[data.y_train == 1].min() >= 1.4


def test_that_opposite_quadrants_share_a_class_of_xor():
    data = DATASETS["xor"](noise=0.0).load(0)
    assert np.array_equal(data.y_train, (data.x_train.prod(1) < 0))


def test_that_clouds_are_parted_by_a_line_as_well_as_theory_says():
    data = DATASETS["gaussians"](noise=1.0, samples=100_000, validation=0.0).load(0)
    errors = (data.x_train.sum(1) > 0) != data.y_train
    assert errors.mean() == pytest.approx(0.0786, abs=0.004)


def test_that_least_squares_finds_the_line():
    data = DATASETS["line"](slope=-1.5, intercept=0.7, samples=5000).load(0)
    assert np.polyfit(data.x_train[:, 0], data.y_train[:, 0], 1) == pytest.approx([-1.5, 0.7], abs=0.01)


def test_that_as_many_points_lie_off_the_line_as_were_asked_for():
    data = DATASETS["line"](slope=1.0, intercept=0.0, noise=0.0, outliers=0.1, samples=1000, validation=0.0).load(0)
    off = data.y_train[:, 0] - data.x_train[:, 0]
    assert np.count_nonzero(np.abs(off) > 1) == 100
    assert np.abs(off[np.abs(off) > 1]) == pytest.approx(4.0, abs=1e-5)


def test_that_the_sine_makes_its_number_of_cycles():
    data = DATASETS["sine"](cycles=3.0, noise=0.0, samples=20_000, validation=0.0).load(0)
    target = data.y_train[np.argsort(data.x_train[:, 0]), 0]
    assert np.count_nonzero(np.diff(np.sign(target))) == pytest.approx(5, abs=1)
    assert np.abs(target).max() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "shape", "counts"),
    [
        ("digits", (8, 8), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
        ("mnist", (28, 28), [500] * 10),
        ("fashion_mnist", (28, 28), [1000] * 10),
    ],
)
def test_that_the_images_of_a_bundled_set_are_all_there(name, shape, counts):
    data = DATASETS[name](standardize=False).load(0)
    assert (data.image_shape, data.class_counts.tolist()) == (shape, counts)
    assert (data.x_train.min(), data.x_train.max()) == (0, 1)


@every_image_set
def test_that_images_are_recognized_by_the_mean_of_their_class(choice):
    data = choice(samples=1000).load(0)
    means = np.stack([data.x_train[data.y_train == label].mean(0) for label in range(10)])
    nearest = np.linalg.norm(data.x_val[:, None] - means, axis=2).argmin(1)
    assert (nearest == data.y_val).mean() > 0.6


@every_image_set
def test_that_every_bundled_set_ships_with_its_licence(choice):
    licence = images.resource("datasets", f"{choice.name}.LICENSE.txt").read_text(encoding="utf-8")
    assert "Licence:" in licence and "Source:" in licence


def test_that_digits_are_those_of_scikit_learn():
    from sklearn.datasets import load_digits

    pixels, labels = images.read_images(images.resource("datasets", "digits.npz"))
    assert np.array_equal(pixels, load_digits().images)
    assert np.array_equal(labels, load_digits().target)


@pytest.mark.parametrize("length", [0, 1, 100, 20_000, 45_000])
def test_that_a_truncated_file_is_called_damaged(tmp_path, length):
    whole = images.resource("datasets", "digits.npz").read_bytes()
    part = tmp_path / "digits.npz"
    part.write_bytes(whole[:length])
    with pytest.raises(DataError, match="digits.npz is damaged.*reinstall"):
        images.read_images(part)


def test_that_a_flipped_bit_is_called_damaged(tmp_path):
    content = bytearray(images.resource("datasets", "digits.npz").read_bytes())
    content[len(content) // 2] ^= 1
    part = tmp_path / "digits.npz"
    part.write_bytes(content)
    with pytest.raises(DataError, match="digits.npz is damaged"):
        images.read_images(part)


def test_that_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(MissingResource, match="datasets/digits.npz"):
        DATASETS["digits"]().load(0)


def test_that_importing_the_datasets_loads_nothing_heavy():
    code = "import sys, dllab.datasets; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sklearn", "scipy", "numba", "PySide6", "pyqtgraph"} & set(loaded)
