"""What holds for every dataset on offer, and what is known of each."""

import subprocess
import sys

import numpy as np
import pytest
from pydantic import ValidationError

from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.datasets.choice import Divided
from dllab.datasets.points import LabelledPoints, PointSet

DIVIDED = [choice for choice in DATASETS if issubclass(choice, Divided) and choice.name != "csv"]
SAMPLED = [choice for choice in DIVIDED if "samples" in choice.model_fields]
POINTS = [choice for choice in DATASETS if issubclass(choice, PointSet)]
TOY_CLASSES = [choice for choice in POINTS if issubclass(choice, LabelledPoints)]

every_dataset = pytest.mark.parametrize("choice", DIVIDED, ids=lambda choice: choice.name)
every_sampled_set = pytest.mark.parametrize("choice", SAMPLED, ids=lambda choice: choice.name)
every_point_set = pytest.mark.parametrize("choice", POINTS, ids=lambda choice: choice.name)
every_toy_classification = pytest.mark.parametrize("choice", TOY_CLASSES, ids=lambda choice: choice.name)


def arrays_of(dataset):
    return [dataset.x_train, dataset.y_train, dataset.x_val, dataset.y_val, dataset.x_test, dataset.y_test]


def features_of(dataset):
    return np.concatenate([dataset.x_train, dataset.x_val, dataset.x_test])


@every_sampled_set
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
    picked = choice(test=0.2)
    first, again, other = (arrays_of(picked.load(seed)) for seed in (3, 3, 4))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


@every_dataset
def test_that_standardized_features_have_mean_zero_and_deviation_one(choice):
    raw = choice(standardize=False, test=0.1).load(1)
    data = choice(standardize=True, test=0.1).load(1)
    axis = None if data.image_shape else 0
    assert data.x_train.mean(axis, np.float64) == pytest.approx(0, abs=1e-5)
    assert data.x_train.std(axis, np.float64) == pytest.approx(1, abs=1e-5)
    for part in ("x_val", "x_test"):
        assert np.allclose(data.original(getattr(data, part)), getattr(raw, part), rtol=1e-5, atol=1e-5)
        assert np.array_equal(data.standardized(getattr(raw, part)), getattr(data, part))


@every_dataset
@pytest.mark.parametrize(("validation", "test"), [(0.25, 0.0), (0.25, 0.25), (0.0, 0.4)])
def test_that_every_class_is_held_out_in_the_same_share(choice, validation, test):
    data = choice(validation=validation, test=test).load(0)
    counts = data.class_counts if data.classes else np.array([data.size])
    for share, labels in ((validation, data.y_val), (test, data.y_test)):
        held_out = np.bincount(labels, minlength=data.targets) if data.classes else np.array([len(labels)])
        assert (np.abs(held_out - share * counts) <= 1).all()


@every_dataset
def test_that_a_test_share_leaves_the_validation_examples_as_they_were(choice):
    without, held_out = choice(standardize=False).load(0), choice(standardize=False, test=0.2).load(0)
    assert np.array_equal(without.x_val, held_out.x_val)
    assert without.size == held_out.size
    assert len(without.x_test) == 0 and without.x_test.shape[1] == without.feature_count


@every_dataset
def test_that_something_must_be_left_to_train_on(choice):
    with pytest.raises(ValidationError, match="together must be less than 1"):
        choice(validation=0.5, test=0.5)


@every_sampled_set
def test_that_the_size_stands_first_in_the_form(choice):
    assert parameters_of(choice)[0].name == "samples"


@every_sampled_set
@pytest.mark.parametrize(
    "wrong", [{"samples": 0}, {"samples": 10**9}, {"validation": 1.0}, {"validation": -0.1}, {"test": 1.0}]
)
def test_that_a_parameter_out_of_range_is_refused(choice, wrong):
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        choice(**wrong)


@every_point_set
def test_that_noise_moves_the_points_by_its_deviation(choice):
    still, noisy = (features_of(choice(noise=n, samples=20_000).load(0)) for n in (0.0, 0.5))
    if choice().load(0).task == "classification":
        assert (noisy - still).std(0) == pytest.approx(0.5, abs=0.01)
    else:
        assert np.array_equal(noisy, still)  # a regression's noise is in its targets


@every_toy_classification
def test_that_the_classes_of_a_point_set_are_balanced_and_near_the_origin(choice):
    narrow = {"blobs": {"spread": 0.1}, "imbalanced": {"ratio": 1}}
    data = choice(samples=1001, noise=0.0, **narrow.get(choice.name, {})).load(0)
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


@every_toy_classification
def test_that_label_noise_flips_its_share_of_the_labels_and_moves_nothing(choice):
    clean, noisy = (choice(samples=1000, label_noise=share, validation=0.0).load(0) for share in (0.0, 0.3))
    place = {tuple(x): y for x, y in zip(clean.x_train.tolist(), clean.y_train.tolist(), strict=True)}
    assert len(place) == 1000
    flipped = [place[tuple(x)] != y for x, y in zip(noisy.x_train.tolist(), noisy.y_train.tolist(), strict=True)]
    assert sum(flipped) == 300
    assert set(np.unique(noisy.y_train)) == set(range(noisy.targets))


def test_that_only_classifications_of_points_have_label_noise():
    with_noise = {choice.name for choice in DATASETS if "label_noise" in choice.model_fields}
    assert with_noise == {choice.name for choice in TOY_CLASSES}
    assert all(choice().load(0).task == "classification" for choice in TOY_CLASSES)


def test_that_rings_lie_at_even_distances():
    data = DATASETS["rings"](rings=4, noise=0.0).load(0)
    assert np.hypot(*data.x_train.T) == pytest.approx(0.5 * (data.y_train + 1), abs=1e-5)


@pytest.mark.parametrize("squares", [2, 3, 4, 7])
def test_that_neighbouring_squares_take_turns(squares):
    data = DATASETS["checkerboard"](squares=squares, noise=0.0, samples=5000).load(0)
    cell = np.floor((data.x_train.astype(float) + 2) * squares / 4).astype(int)
    assert np.array_equal(data.y_train, cell.sum(1) % 2)
    assert len({tuple(each) for each in cell.tolist()}) == squares**2


def test_that_blobs_lie_around_a_circle_with_their_spread():
    data = DATASETS["blobs"](classes=5, spread=0.2, samples=20_000).load(0)
    for label in range(5):
        cloud = data.x_train[data.y_train == label]
        assert np.hypot(*cloud.mean(0)) == pytest.approx(1.2, abs=0.02)
        assert cloud.std(0) == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize(
    ("samples", "ratio", "counts"),
    [(100_100, 1000, [100_000, 100]), (2100, 20, [2000, 100]), (1000, 1, [500, 500]), (500, 1000, [497, 3])],
)
def test_that_the_rare_class_is_as_rare_as_asked_for(samples, ratio, counts):
    data = DATASETS["imbalanced"](samples=samples, ratio=ratio, test=0.1).load(0)
    assert data.class_counts.tolist() == counts
    assert {1} < set(data.y_val.tolist()) and {1} < set(data.y_test.tolist())


def everything(name, **parameters):
    data = DATASETS[name](noise=0.0, validation=0.0, **parameters).load(0)
    return data.x_train.astype(float), data.y_train[:, 0].astype(float)


def test_that_the_polynomial_is_the_one_of_its_degree():
    for degree, formula in ((1, lambda u: u), (2, lambda u: 2 * u**2 - 1), (3, lambda u: 4 * u**3 - 3 * u)):
        x, y = everything("polynomial", degree=degree)
        assert y == pytest.approx(formula(x[:, 0] / 2), abs=1e-5)


@pytest.mark.parametrize("steps", [1, 4])
def test_that_the_staircase_climbs_evenly_from_bottom_to_top(steps):
    x, y = everything("step_function", steps=steps)
    assert np.unique(y) == pytest.approx(np.linspace(-1, 1, steps + 1), abs=1e-6)
    assert (np.diff(y[np.argsort(x[:, 0])]) >= 0).all()
    assert np.bincount(np.round((y + 1) * steps / 2).astype(int)).min() > 400 / (steps + 1)


def test_that_the_plane_rises_with_its_slopes():
    x, y = everything("plane", slope_1=2.0, slope_2=-1.0, intercept=0.5)
    assert y == pytest.approx(x @ [2, -1] + 0.5, abs=1e-5)


def test_that_the_hill_is_a_gaussian_of_its_width():
    x, y = everything("hill", width=0.5)
    assert x.shape[1] == 1 and y == pytest.approx(np.exp(-(x[:, 0] ** 2) / 0.5), abs=1e-5)


def test_that_the_bump_is_a_gaussian_of_its_width():
    x, y = everything("gaussian_bump", width=0.5)
    assert y == pytest.approx(np.exp(-(x**2).sum(1) / 0.5), abs=1e-5)


def test_that_the_product_is_one_example_without_validation():
    data = DATASETS["product"]().load(7)
    assert (data.x_train.tolist(), data.y_train.tolist(), data.task) == ([[1.0]], [[1.0]], "regression")
    assert (len(data.x_val), len(data.x_test)) == (0, 0)


def test_that_importing_the_datasets_loads_nothing_heavy():
    code = "import sys, dllab.datasets; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sklearn", "scipy", "numba", "PySide6", "pyqtgraph"} & set(loaded)
