"""Cross-validation holds every example out once."""

import numpy as np
import pytest

from dllab.datasets import DataError, Dataset
from dllab.datasets.folds import folds


def labelled(counts, standardized=False):
    y = np.repeat(np.arange(len(counts)), counts)
    x = np.arange(len(y), dtype=float)[:, None] * [1.0, -2.0] + 5
    classes = [str(k) for k in range(len(counts))]
    return Dataset.from_arrays(x[::2], y[::2], x[1::2], y[1::2], classes=classes, standardize=standardized)


def test_that_every_example_is_held_out_once():
    data = labelled([20, 31])
    held_out = np.concatenate([fold.original(fold.x_val)[:, 0] for fold in folds(data, 5, 0)])
    assert sorted(held_out) == list(range(5, 56))


def test_that_a_fold_trains_on_all_that_it_does_not_hold_out():
    for fold in folds(labelled([12, 9]), 3, 0):
        together = np.concatenate([fold.x_train[:, 0], fold.x_val[:, 0]])
        assert sorted(together) == list(range(5, 26))


def test_that_every_class_is_shared_out_evenly():
    for fold in folds(labelled([20, 31, 7]), 4, 1):
        counts = np.bincount(fold.y_val)
        assert np.all(np.abs(counts - np.array([20, 31, 7]) / 4) < 1)


def test_that_each_fold_is_standardized_with_its_own_training_examples():
    for fold in folds(labelled([20, 20], standardized=True), 4, 0):
        np.testing.assert_allclose(fold.x_train.mean(axis=0), 0, atol=1e-5)
        np.testing.assert_allclose(fold.x_train.std(axis=0), 1, rtol=1e-5)


def test_that_folds_of_a_regression_need_no_classes():
    data = Dataset.from_arrays(np.arange(10.0), np.arange(10.0), task="regression")
    assert [len(fold.x_val) for fold in folds(data, 3, 0)] == [4, 3, 3]


@pytest.mark.parametrize("count", [0, 1, 8, 100])
def test_that_more_folds_than_the_smallest_class_has_are_refused(count):
    with pytest.raises(DataError, match=f"{count} folds cannot be made; from 2 to 7"):
        list(folds(labelled([20, 7]), count, 0))


def test_that_the_seed_decides_the_parts():
    first, again, other = (next(folds(labelled([30, 30]), 3, seed)).x_val for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
