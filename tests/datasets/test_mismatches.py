"""Validation data of another distribution are what was asked for, and all else stays as it was."""

import numpy as np
import pytest

from dllab import Dataset, Experiment
from dllab.datasets import DATASETS, DataError
from dllab.datasets.folds import folds
from dllab.datasets.library import Library
from dllab.datasets.mismatches import MISMATCHES
from dllab.training.several import parts
from tests.diagnostics.runs import found
from tests.diagnostics.said import shown


def given(**settings):
    """Two features on different scales, three classes, both parts by hand."""
    x = np.array([[0.0, 10.0], [2.0, 30.0], [4.0, 50.0]])
    return Dataset.from_arrays(x, [0, 1, 2], [[2.0, 30.0], [3.0, 30.0]], [0, 1], **settings)


def labelled(train, val, **settings):
    """So many examples of each class, each its own number."""
    y, y_val = (np.repeat(np.arange(len(counts)), counts) for counts in (train, val))
    return Dataset.from_arrays(np.arange(len(y)), y, 1000 + np.arange(len(y_val)), y_val, **settings)


def test_that_a_shift_is_so_many_deviations_of_each_feature():
    data = MISMATCHES["shifted"](deviations=1.5).applied(given(), 0)
    deviations = np.sqrt(8 / 3) * np.array([1, 10])
    np.testing.assert_allclose(data.x_val, given().x_val + 1.5 * deviations, rtol=1e-6)
    in_deviations = MISMATCHES["shifted"](deviations=-2.0).applied(given(standardize=True), 0)
    np.testing.assert_allclose(in_deviations.x_val, given(standardize=True).x_val - 2, rtol=1e-6)


def test_that_a_rotation_goes_counterclockwise_about_the_middle_of_the_training_examples():
    data = MISMATCHES["rotated"](degrees=90.0).applied(given(), 0)
    np.testing.assert_allclose(data.x_val, [[2, 30], [2, 31]], atol=1e-5)
    data = MISMATCHES["rotated"](degrees=30.0).applied(given(), 0)
    np.testing.assert_allclose(data.x_val, [[2, 30], [2 + np.sqrt(3) / 2, 30.5]], atol=1e-5)


def test_that_a_rotation_leaves_further_features_alone():
    x = np.random.default_rng(0).standard_normal((20, 4))
    data = Dataset.from_arrays(x[:10], np.zeros(10), x[10:], np.zeros(10), "regression")
    turned = MISMATCHES["rotated"](degrees=45.0).applied(data, 0)
    np.testing.assert_array_equal(turned.x_val[:, 2:], data.x_val[:, 2:])
    assert not np.isclose(turned.x_val[:, :2], data.x_val[:, :2]).any()


@pytest.mark.parametrize("standardize", [False, True])
@pytest.mark.parametrize("degrees, turns", [(90.0, 1), (-90.0, -1), (180.0, 2), (-180.0, 2)])
def test_that_images_are_turned_about_their_middle(degrees, turns, standardize):
    images = np.random.default_rng(1).random((6, 5, 5))
    data = Dataset.from_arrays(images, [0, 1] * 3, images[:2], [0, 1], standardize=standardize)
    turned = MISMATCHES["rotated"](degrees=degrees).applied(data, 0)
    expected = np.rot90(data.x_val.reshape(2, 5, 5), turns, (1, 2))
    np.testing.assert_allclose(turned.x_val.reshape(2, 5, 5), expected, atol=1e-5)


def test_that_black_lies_around_an_image_that_is_turned():
    images = np.full((2, 4, 8), 0.5)
    data = Dataset.from_arrays(images + [[[0]], [[0.5]]], [0, 1], images[:1], [0], standardize=True)
    turned = MISMATCHES["rotated"](degrees=90.0).applied(data, 0).x_val.reshape(4, 8)
    raw = data.original(turned.reshape(1, -1)).reshape(4, 8)
    np.testing.assert_allclose(raw[:, 2:6], 0.5, atol=1e-6)  # an image of 8 by 4, of which 4 by 4 are in sight
    np.testing.assert_allclose(np.delete(raw, range(2, 6), axis=1), 0, atol=1e-6)


@pytest.mark.parametrize(
    ("train", "val", "ratio", "left"),
    [
        ([50, 50], [40, 40], 4.0, [40, 10]),
        ([50, 50], [40, 40], 0.25, [10, 40]),
        ([30, 30, 30], [16, 16, 16], 4.0, [16, 8, 4]),
        ([60, 30], [40, 20], 1.0, [40, 20]),
        ([60, 30], [40, 20], 2.0, [40, 10]),
        ([50, 50], [5, 5], 1000.0, [5, 1]),
        ([50, 50, 50], [8, 0, 8], 4.0, [8, 0, 2]),
    ],
)
def test_that_classes_have_the_shares_asked_for_and_examples_are_only_left_out(train, val, ratio, left):
    data = labelled(train, val)
    changed = MISMATCHES["class_shares"](ratio=ratio).applied(data, 0)
    assert np.bincount(changed.y_val, minlength=len(val)).tolist() == left
    before = dict(zip(data.x_val[:, 0].tolist(), data.y_val.tolist(), strict=True))
    assert [before[x] for x in changed.x_val[:, 0].tolist()] == changed.y_val.tolist()
    assert (np.diff(changed.x_val[:, 0]) > 0).all(), "their order stays"


@pytest.mark.parametrize("name", MISMATCHES.names())
def test_that_training_and_test_examples_stay_and_the_seed_decides_the_rest(name):
    chosen = {"samples": 200, "noise": 0.3, "test": 0.2, "order": "file"}
    plain = DATASETS["moons"](**chosen).load(3)
    data, again = (DATASETS["moons"](**chosen, mismatch={"name": name}).load(3) for _ in range(2))
    for part in ("x_train", "y_train", "x_test", "y_test"):
        np.testing.assert_array_equal(getattr(data, part), getattr(plain, part))
    np.testing.assert_array_equal(data.x_val, again.x_val)
    assert np.array_equal(data.x_val, plain.x_val) == (name == "none")
    assert len(data.ranks) == len(data.x_train) + len(data.x_val)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"name": "moons", "validation": 0.0, "mismatch": "shifted"}, "moons has no validation examples"),
        ({"name": "line", "mismatch": "rotated"}, "line has one feature, which cannot be rotated"),
        ({"name": "line", "mismatch": "class_shares"}, "line is a regression, which has no classes"),
    ],
)
def test_that_what_cannot_be_changed_is_refused_in_words(table, said):
    chosen = Experiment.model_validate({"dataset": table, "loss": "mse"}).dataset
    with pytest.raises(DataError, match=said):
        chosen.load(0)


@pytest.mark.parametrize(
    ("dataset", "mismatch"),
    [
        ("moons", {"name": "shifted", "deviations": 1.0}),
        ("digits", {"name": "shifted", "deviations": -1.0}),
        ("gaussians", {"name": "rotated", "degrees": 45.0}),
        ("digits", {"name": "rotated", "degrees": 60.0}),
        ("gaussians", {"name": "class_shares", "ratio": 20.0}),
    ],
)
def test_that_the_finding_sees_it_and_takes_it_back_first(dataset, mismatch):
    chosen = Experiment.model_validate({"dataset": {"name": dataset, "mismatch": mismatch}})
    finding = found("train_validation_mismatch", chosen, 1)
    assert "distributed differently" in shown(finding)
    cured = finding.remedies[0].experiment
    assert cured.dataset.mismatch.name == "none"
    assert found("train_validation_mismatch", cured, 1) is None


def test_that_every_fold_is_held_out_with_the_mismatch_and_trained_on_without():
    chosen = Experiment.model_validate({"dataset": {"name": "moons", "mismatch": "shifted"}})
    plain = Experiment.model_validate({"dataset": {"name": "moons"}})
    mine = [fold for _, fold in parts("folds", chosen, 3, None, Library(), lambda *_: None)]
    for fold, other in zip(mine, folds(plain.dataset.load(0), 3, 0), strict=True):
        np.testing.assert_array_equal(fold.x_train, other.x_train)
        expected = other.x_val + other.x_train.std(0, np.float64)
        np.testing.assert_allclose(fold.x_val, expected, rtol=1e-5, atol=1e-6)


def test_that_a_file_without_it_is_read_and_a_choice_is_written(tmp_path):
    chosen = Experiment.model_validate({"dataset": {"name": "moons", "mismatch": {"name": "rotated", "degrees": 5.0}}})
    chosen.save(tmp_path / "x.toml")
    assert Experiment.load(tmp_path / "x.toml") == chosen
    assert Experiment().dataset.mismatch == MISMATCHES["none"]()
