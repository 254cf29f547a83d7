"""The datasets that ship inside the lab."""

import sys

import numpy as np
import pytest

from dllab.assets import MissingResource
from dllab.datasets import DATASETS, DataError, images
from dllab.datasets.bundled_table import BundledTable
from dllab.datasets.images import ImageSet

IMAGES = [choice for choice in DATASETS if issubclass(choice, ImageSet)]
TABLES = [choice for choice in DATASETS if issubclass(choice, BundledTable)]
every_image_set = pytest.mark.parametrize("choice", IMAGES, ids=lambda choice: choice.name)


@pytest.mark.parametrize(
    ("name", "features", "counts"),
    [
        ("iris", 4, [50, 50, 50]),
        ("wine", 13, [59, 71, 48]),
        ("breast_cancer", 30, [212, 357]),
        ("penguins", 4, [151, 68, 123]),
        ("diabetes", 10, []),
    ],
)
def test_that_the_bundled_tables_are_whole(name, features, counts):
    data = DATASETS[name]().load(0)
    assert (data.feature_count, data.class_counts.tolist()) == (features, counts)
    assert data.size == (sum(counts) or 442)
    assert len(set(data.features)) == features and all(data.features) and all(data.classes)


@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer", "diabetes"])
def test_that_the_bundled_tables_are_those_of_scikit_learn(name):
    from sklearn import datasets

    source = getattr(datasets, f"load_{name}")(**({"scaled": False} if name == "diabetes" else {}))
    with np.load(images.resource("datasets", f"{name}.npz")) as bundled:
        assert np.array_equal(bundled["x"], source.data) and np.array_equal(bundled["y"], source.target)
        assert bundled["classes"].tolist() == list(getattr(source, "target_names", []))


def test_that_penguins_are_parted_by_their_measurements():
    data = DATASETS["penguins"]().load(0)
    distance = np.linalg.norm(data.x_val[:, None] - data.x_train[None], axis=2)
    assert (data.y_train[distance.argmin(1)] == data.y_val).mean() > 0.95


def test_that_a_regressions_target_is_standardized_where_asked_for():
    own, scaled = (DATASETS["diabetes"](standardize_target=on, test=0.1).load(0) for on in (False, True))
    assert 25 <= own.y_train.min() < own.y_train.max() <= 346
    assert scaled.y_train.mean() == pytest.approx(0, abs=1e-5) and scaled.y_train.std() == pytest.approx(1, abs=1e-5)
    for part in ("y_val", "y_test"):
        moved = getattr(scaled, part) * own.y_train.std() + own.y_train.mean()
        assert moved == pytest.approx(getattr(own, part), rel=1e-4)


def test_that_standardized_targets_go_back_to_the_units_they_were_measured_in():
    own, scaled = (DATASETS["diabetes"](standardize_target=on, test=0.1).load(0) for on in (False, True))
    for part in ("y_train", "y_val", "y_test"):
        measured = getattr(own, part)
        assert own.original_targets(measured).tolist() == measured.tolist()
        assert scaled.original_targets(getattr(scaled, part)) == pytest.approx(measured, rel=1e-6)


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


@pytest.mark.parametrize("choice", IMAGES + TABLES, ids=lambda choice: choice.name)
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
