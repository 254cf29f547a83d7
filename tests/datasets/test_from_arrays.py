"""Arrays become a dataset, or are refused with the place and the value that is wrong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dllab.datasets import DataError, Dataset

X = [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]
Y = [0, 1, 1]


def spoiled(row: int, column: int, value: float) -> np.ndarray:
    x = np.zeros((20, 5))
    x[row, column] = value
    return x


def test_that_arrays_are_kept_in_the_types_the_engine_reads():
    data = Dataset.from_arrays(X, Y, X[:1], Y[:1])
    assert (data.x_train.dtype, data.y_train.dtype) == (np.float32, np.int64)
    assert data.x_train.flags.c_contiguous
    assert (data.size, data.feature_count, data.targets) == (4, 2, 2)
    assert data.class_counts.tolist() == [2, 2]
    assert (data.classes, data.features) == (("0", "1"), ("x1", "x2"))


def test_that_targets_of_a_regression_are_columns():
    data = Dataset.from_arrays([1, 2, 3], [0.5, 1.5, 2.5], [4], [3.5], task="regression")
    assert data.x_train.shape == (3, 1)
    assert data.y_train.tolist() == [[0.5], [1.5], [2.5]]
    assert (data.y_train.dtype, data.targets, data.classes) == (np.float32, 1, ())
    assert data.class_counts.tolist() == []


def test_that_the_dataset_is_independent_of_the_callers_arrays():
    x = np.zeros((3, 2), np.float32)
    data = Dataset.from_arrays(x, Y)
    x[0, 0] = 7
    assert data.x_train[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        data.x_train[0, 0] = 1


def test_that_the_validation_set_may_be_empty():
    data = Dataset.from_arrays(X, Y, [], [])
    assert (data.x_val.shape, data.y_val.shape) == ((0, 2), (0,))
    regression = Dataset.from_arrays(X, np.zeros((3, 4)), task="regression")
    assert (regression.x_val.shape, regression.y_val.shape) == ((0, 2), (0, 4))


@given(
    arrays(
        np.float32, array_shapes(min_dims=3, max_dims=3, min_side=2, max_side=5), elements=st.floats(-9, 9, width=32)
    )
)
def test_that_images_are_flattened_row_by_row(images):
    data = Dataset.from_arrays(images, np.arange(len(images)))
    assert data.image_shape == images.shape[1:]
    assert np.array_equal(data.x_train.reshape(images.shape), images)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("array", ["x_train", "x_val"])
def test_that_a_value_that_is_not_finite_is_refused_with_its_place(array, value):
    sets = {"x_train": np.zeros((20, 5)), "x_val": np.zeros((20, 5)), array: spoiled(17, 3, value)}
    labels = np.arange(20) % 2
    with pytest.raises(DataError, match=rf"^{array}\[17, 3\] is {value}; every value must be finite"):
        Dataset.from_arrays(sets["x_train"], labels, sets["x_val"], labels)


X4 = [[0.0], [1.0], [2.0], [3.0]]


@pytest.mark.parametrize(
    ("sets", "complaint"),
    [
        ((spoiled(4, 1, 1e300), [0, 1] * 10), r"x_train\[4, 1\] is 1e\+300, which is more than a 32-bit float"),
        (([[1, 2], [3, "abc"]], [0, 1]), r"x_train\[1, 1\] is 'abc', which is not a number"),
        (([[1, 2], [3, None]], [0, 1]), r"x_train\[1, 1\] is None, which is not a number"),
        (([[1, 2], [3, 1j]], [0, 1]), r"x_train\[0, 0\] is \(1\+0j\), which is not a number"),
        (([[1, 2], [3, 4], [5]], [0, 1, 1]), r"x_train\[2\] has 1 values and x_train\[0\] has 2"),
        ((3.0, [0]), "x_train is the single number 3.0"),
        (([], []), "x_train is empty"),
        ((np.zeros((0, 2)), []), "x_train is empty"),
        ((X, []), "y_train is empty"),
        ((X, [0, 1]), "x_train has 3 rows and y_train has 2"),
        ((X, Y, X, [0]), "x_val has 3 rows and y_val has 1"),
        ((X, Y, [[1.0, 2.0, 3.0]], [0]), "x_val has 3 features and x_train has 2"),
        ((X4, [0, 1, 1.5, 1]), r"y_train\[2\] is 1.5; class labels are the whole numbers"),
        ((X4, [0, 1, -1, 1]), r"y_train\[2\] is -1; class labels are the whole numbers"),
        ((X4, [0, 1, 1e30, 1]), r"y_train\[2\] is 1e\+30; class labels are the whole numbers"),
        ((X4, [0, 1, 3, 1]), "no training example has the label 2, but 3 occurs"),
        ((X4, [0, 1, 900, 1]), "no training example has the label 2, but 900 occurs"),
        ((X4, [1, 2, 1, 2]), "no training example has the label 0, but 2 occurs"),
        ((X4, [0, 0, 0, 0]), "all training examples are of one class"),
        ((X4, [0, 1, 0, 1], X4, [0, 1, 2, 1]), r"y_val\[2\] is 2; the 2 classes are 0 to 1"),
        ((X, np.eye(3)), r"y_train has shape \(3, 3\); it must be \[N\]"),
    ],
)
def test_that_what_cannot_be_trained_on_is_refused_with_the_reason(sets, complaint):
    with pytest.raises(DataError, match=complaint):
        Dataset.from_arrays(*sets)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"task": "ranking"}, "task is 'ranking'; it is 'classification' or 'regression'"),
        ({"features": ["width"]}, "1 feature names are given for the 2 features"),
        ({"image_shape": (2, 2)}, r"image_shape \(2, 2\) does not hold the 2 features"),
        ({"classes": ["only"]}, "all training examples are of one class"),
        ({"task": "regression", "y_val": np.zeros((3, 2))}, "y_val has 2 columns and y_train has 1"),
        ({"task": "regression", "y_val": np.zeros((3, 2, 2))}, r"y_val has shape \(3, 2, 2\)"),
    ],
)
def test_that_what_does_not_fit_the_arrays_is_refused_with_the_reason(options, complaint):
    with pytest.raises(DataError, match=complaint):
        Dataset.from_arrays(X, Y, **{"x_val": X, "y_val": Y} | options)


def test_that_a_test_set_is_checked_and_kept_like_the_others():
    data = Dataset.from_arrays(X4, [0, 1, 0, 1], x_test=[[7.0]], y_test=[1])
    assert (data.x_test.tolist(), data.y_test.tolist(), data.size) == ([[7.0]], [1], 5)
    assert data.class_counts.tolist() == [2, 3]
    for wrong, complaint in (
        ({"x_test": [[1.0, 2.0]], "y_test": [0]}, "x_test has 2 features"),
        ({"x_test": [[np.nan]], "y_test": [0]}, r"x_test\[0, 0\] is nan"),
        ({"x_test": [[1.0]], "y_test": [2]}, r"y_test\[0\] is 2; the 2 classes"),
        ({"x_test": [[1.0]], "y_test": []}, "x_test has 1 rows and y_test has 0"),
    ):
        with pytest.raises(DataError, match=complaint):
            Dataset.from_arrays(X4, [0, 1, 0, 1], **wrong)


def test_that_a_class_that_is_named_needs_no_example():
    data = Dataset.from_arrays(X, [0, 2, 2], classes=["cat", "dog", "bird"])
    assert data.class_counts.tolist() == [1, 0, 2]


@given(
    arrays(np.float64, array_shapes(min_dims=2, max_dims=2), elements=st.floats(allow_nan=True, allow_infinity=True))
)
def test_that_any_numbers_are_either_kept_as_they_are_or_refused(x):
    representable = bool((np.abs(x) <= np.finfo(np.float32).max).all())
    targets = np.zeros(len(x))
    if representable:
        assert np.array_equal(Dataset.from_arrays(x, targets, task="regression").x_train, x.astype(np.float32))
    else:
        with pytest.raises(DataError, match=r"x_train\[\d+, \d+\] is"):
            Dataset.from_arrays(x, targets, task="regression")
