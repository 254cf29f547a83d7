"""Arrays become a dataset, or are refused with the place and the value that is wrong."""

import numpy as np
import pytest
import scipy.sparse
from hypothesis import example, given
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
        (([[1, 2], [3, 1j]], [0, 1]), r"x_train holds complex numbers \(its type is complex128\); use their real"),
        ((np.array([[1, 2], [3, 1j]], object), [0, 1]), r"x_train\[1, 1\] is 1j, which is not a number"),
        (([["2020-01-01"], ["2020-01-02"]], [0, 1]), r"x_train\[0, 0\] is '2020-01-01', which is not a number"),
        (
            (np.array(["2020-01-01", "2020-01-02"], "M8[D]"), [0, 1]),
            r"x_train holds dates .*datetime64\[D\].*\(t - t\[",
        ),
        ((np.array(["2020-01-01", "2020-01-02"], "M8[ns]"), [0, 1]), "x_train holds dates"),
        ((np.array([np.datetime64(5, "ns"), 1], object), [0, 1]), r"x_train\[0\] is .*, which is not a number"),
        ((np.array([1, 2], "m8[s]"), [0, 1]), r"x_train holds spans of time .*; divide them by a unit"),
        ((np.array([np.timedelta64(5, "s"), 1], object), [0, 1]), r"x_train\[0\] is .*, which is not a number"),
        ((np.zeros(2, [("a", float), ("b", float)]), [0, 1]), "x_train holds records .* as a feature"),
        ((scipy.sparse.eye(2).tocsr(), [0, 1]), "x_train is a csr_matrix, which is no array; .*toarray"),
        ((np.ma.array([[1.0, 2], [3, 4]], mask=[[0, 0], [0, 1]]), [0, 1]), r"x_train\[1, 1\] is masked; fill"),
        (([np.ma.array([1.0, 2], mask=[0, 1]), [3, 4]], [0, 1]), r"x_train\[0, 1\] is masked"),
        ((np.ma.array([1.0, 2], mask=[0, 1]), [0, 1]), r"x_train\[1\] is masked"),
        (([1.0, np.ma.masked], [0, 1]), r"x_train\[1\] is masked"),
        ((X4, np.ma.array([0, 1, 0, 1], mask=[0, 0, 1, 0])), r"y_train\[2\] is masked"),
        ((X4, [0, 1, 0, 1], np.ma.masked_less(X4, 1), [0, 1, 0, 1]), r"x_val\[0, 0\] is masked"),
        (([[1.6e9 + i] for i in range(42)], [0, 1] * 21), "x1: its 42 different values would all become 1.6e"),
        (([[1, 2], [3, 4], [5]], [0, 1, 1]), r"x_train\[2\] has 1 values and x_train\[0\] has 2"),
        ((3.0, [0]), "x_train is the single number 3.0"),
        (([], []), "x_train is empty"),
        ((np.zeros((0, 2)), []), "x_train is empty"),
        ((np.zeros((2, 0)), [0, 1]), "x_train has no columns; an example needs at least one feature"),
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
        ({"features": ["width", "width"]}, r"features\[0\] and features\[1\] are both called 'width'"),
        ({"features": ["width", 7]}, r"features\[1\] is 7; it must be text, such as '7'"),
        ({"classes": ["cat", "dog", "cat"]}, r"classes\[0\] and classes\[2\] are both called 'cat'"),
        ({"classes": ["only"]}, "`classes` names a single class; classification needs two or more"),
        ({"classes": ["cat", " "]}, r"classes\[1\] is empty; give it a name"),
        ({"features": ["", "width"]}, r"features\[0\] is empty; give it a name"),
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
    with np.errstate(over="ignore"):
        single = x.astype(np.float32)
    representable = bool((np.abs(x) <= np.finfo(np.float32).max).all())
    collapses = bool(np.any((np.ptp(single, 0) == 0) & (x.max(0) > x.min(0)))) if representable else False
    targets = np.zeros(len(x))
    if representable and not collapses:
        assert np.array_equal(Dataset.from_arrays(x, targets, task="regression").x_train, single)
    else:
        with pytest.raises(DataError, match=r"x_train\[\d+, \d+\] is|x\d+: its \d+ different values"):
            Dataset.from_arrays(x, targets, task="regression")


def test_that_a_mask_that_hides_nothing_is_no_hindrance():
    assert Dataset.from_arrays(np.ma.array(X, mask=False), Y).x_train.tolist() == X


def test_that_what_float32_loses_is_said():
    x = 1.6e9 + np.arange(1000.0)
    data = Dataset.from_arrays(np.column_stack([x, np.arange(1000)]), np.arange(1000) % 2, features=["time", "place"])
    assert [str(note) for note in data.notes] == [
        "time: of 1,000 different values, 9 are left in float32; standardize it, or subtract its smallest value"
    ]
    standardized = Dataset.from_arrays(x, x, task="regression", standardize=True, standardize_target=True)
    assert standardized.notes == () and len(np.unique(standardized.x_train)) == 1000
    assert standardized.original_targets(standardized.y_train)[:, 0] == pytest.approx(x, rel=0, abs=1e-3)


def test_that_a_value_far_from_all_others_is_said_with_its_place():
    rng = np.random.default_rng(0)
    x, missing = rng.normal(15, 5, (60, 2)), -3.4028234663852886e38
    labels = np.arange(60) % 2
    in_validation = x.copy()
    in_validation[3, 1] = missing
    told = Dataset.from_arrays(x, labels, in_validation, labels, standardize=True).notes
    assert len(told) == 1 and str(told[0]).startswith("x_val[3, 1] is -3.40282e+38; it lies ")
    first, second = Dataset.from_arrays(in_validation, labels, x, labels, standardize=True).notes
    assert str(first).startswith("x_train[3, 1] is -3.40282e+38")
    assert str(second).startswith("x2: of 60 different values, 2 are left after standardizing")


def test_that_a_value_that_overflows_once_it_is_standardized_is_refused_with_its_place():
    x, labels = np.arange(60.0)[:, None] / 1e4, np.arange(60) % 2
    held_out = x.copy()
    held_out[7, 0] = 3e38
    with pytest.raises(DataError, match=r"x_val\[7, 0\] is 3e\+38; standardized, it is more than"):
        Dataset.from_arrays(x, labels, held_out, labels, standardize=True)


@pytest.mark.parametrize(
    "raw",
    [
        np.arange(1e6, dtype=np.float64),
        np.random.default_rng(0).lognormal(0, 4, 1000),
        np.eye(40)[:, 0],
        [5.0, 5, 5, 6],
    ],
    ids=["many", "heavy tails", "rare", "few"],
)
def test_that_ordinary_numbers_need_no_note(raw):
    labels = np.arange(len(raw)) % 2
    for standardize in (False, True):
        assert Dataset.from_arrays(raw, labels, standardize=standardize).notes == ()


@given(st.integers(-(2**63), 2**64 - 1), st.integers(0, 63))
@example(2**53 + 1, 0)
@example(2**63 - 1, 0)
@example(-(2**63), 0)
@example(2**64 - 1, 0)
def test_that_whole_numbers_are_refused_where_a_float_is_another_one(value, zeros):
    value = value >> zeros << zeros
    x = np.array([0, 2**60, value], np.uint64 if value >= 2**63 else np.int64)
    if int(float(value)) == value:
        assert Dataset.from_arrays(x, Y).size
    else:
        with pytest.raises(DataError, match=rf"x_train\[2\] is {value}, more digits .* become {int(float(value))}\."):
            Dataset.from_arrays(x, Y)


class Unwilling:
    """As an array of another library that is on another device."""

    def __array__(self, *_, **__):
        raise TypeError("can't convert cuda:0 device type tensor to numpy")

    def __len__(self):
        return 4


MASKED, WIDE = np.ma.array([1.0, 2.0], mask=[False, True]), 2**60 + 1
FOUR = {"y_train": [0, 1, 0, 1]}
ODD = {
    "a masked scalar": ({"x_train": [[1, 2], [1, np.ma.masked], [3, 4], [5, 6]]}, r"x_train\[1, 1\] is masked; fill"),
    "masked within lists": ({"x_train": [[[1, 2]], [MASKED], [[3, 4]], [[5, 6]]]}, r"x_train\[1, 0, 1\] is masked"),
    "of another library": ({"x_train": Unwilling()}, "x_train is a Unwilling, which does not turn into an array"),
    "labels of another library": ({"x_train": np.eye(4), "y_train": Unwilling()}, "y_train is a Unwilling, which does"),
    "ragged within": ({"x_train": [[1, 2], [3, [4]], [1, 2], [1, 2]]}, r"x_train\[1\]\[1\] has shape \(1,\) and"),
    "images of two sizes": (
        {"x_train": [np.zeros((2, 2)), np.zeros((2, 3))] * 2}, r"x_train\[1\] has shape \(2, 3\) and x_train\[0\] has"),
    "parted by underscores": ({"x_train": [["1_000"], ["2"], ["3"], ["4"]]}, r"x_train\[0, 0\] is '1_000', which is"),
    "digits of objects": ({"x_train": np.array([[WIDE], [5], [6], [7]], object)}, "more digits than a number keeps"),
    "digits of texts": ({"x_train": [["9007199254740993"], ["5"], ["6"], ["7"]]}, "more digits than a number keeps"),
    "a label that is none": ({"x_train": np.eye(4), "y_train": ["a", None, "b", "a"]}, r"y_train\[1\] is None, and"),
    "names that look alike": ({"x_train": np.eye(4), "classes": ["\u00e9", "e\u0301"]}, "are both called"),
    "a blank behind a name": ({"x_train": np.eye(4), "y_train": ["a", "a ", "a", "a "]}, "are both called"),
    "a negative shape": ({"x_train": np.eye(4), "image_shape": (-2, -2)}, "two whole numbers above 0, height"),
    "a shape of three": ({"x_train": np.eye(4), "image_shape": (1, 4, 1)}, "two whole numbers above 0"),
    "a shape in letters": ({"x_train": np.eye(4), "image_shape": "14"}, "two whole numbers above 0"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Warning. converting a masked element to nan")
@pytest.mark.parametrize(("arguments", "complaint"), ODD.values(), ids=ODD)
def test_that_arrays_of_odd_kinds_are_refused_with_what_is_wrong(arguments, complaint):
    with pytest.raises(DataError, match=complaint):
        Dataset.from_arrays(**FOUR | arguments)


def test_that_objects_and_texts_of_whole_numbers_that_a_float_holds_are_kept():
    data = Dataset.from_arrays([[str(2**60)], [2**61], ["1.5e20"], [7]], [0, 1, 0, 1])
    assert data.x_train[:, 0].tolist() == [2.0**60, 2.0**61, np.float32(1.5e20), 7]


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_that_data_without_examples_are_still_known_for_what_they_were(task):
    data = Dataset.from_arrays(X, Y, X[:1], Y[:1], task=task, x_test=X[1:], y_test=Y[1:], standardize=True, name="mine")
    bare = data.without_examples()
    assert bare.size == 0 and not any(array.nbytes for array in (bare.x_train, bare.y_val, bare.x_test))
    assert (bare.name, bare.task, bare.targets, bare.features) == ("mine", task, data.targets, ("x1", "x2"))
    assert bare.fingerprint == data.fingerprint and bare.original(np.zeros((1, 2))).tolist() == [[2.0, 3.0]]
