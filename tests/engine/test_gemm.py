"""Matrix products and transposition agree with NumPy in float64 at every size that has a tail of its own."""

import numpy as np
import pytest

from dllab.engine.kernels.gemm import PACKED
from tests.engine.wrapped import packed_product, product, transposed

EPSILON = np.finfo(np.float32).eps
UNTOUCHED = np.float32(-7777.0)


def check(rows, columns, depth, by_columns, bias_step):
    random = np.random.default_rng(rows * 10_000 + columns * 100 + depth)
    a = random.standard_normal((rows, depth), np.float32)
    b = random.standard_normal((depth, columns + 16), np.float32)
    bias = random.standard_normal(rows, np.float32) if bias_step else np.zeros(1, np.float32)
    c = np.full((rows + 1, columns + 32), UNTOUCHED)
    laid = np.ascontiguousarray(a.T if by_columns else a).ravel()
    strides = (1, rows) if by_columns else (depth, 1)
    product(laid, *strides, b.ravel(), columns + 16, c.ravel(), columns + 32, bias, bias_step, rows, columns, depth)
    a, b = a.astype(float), b[:, :columns].astype(float)
    expected = a @ b + bias.astype(float)[:, None]
    allowed = (depth + 1) * EPSILON * (np.abs(a) @ np.abs(b) + np.abs(bias)[:, None])
    assert (np.abs(c[:rows, :columns] - expected) <= allowed).all(), (rows, columns, depth)
    assert (c[rows:] == UNTOUCHED).all() and (c[:, columns:] == UNTOUCHED).all(), "wrote outside of C"


@pytest.mark.parametrize("bias_step", [0, 1])
@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize("columns", [16, 32, 48, 64])
def test_that_every_tail_is_right(columns, by_columns, bias_step):
    for rows in range(1, 21):
        for depth in range(1, 41):
            check(rows, columns, depth, by_columns, bias_step)


@pytest.mark.parametrize("rows, columns, depth", [(100, 16, 784), (33, 144, 5), (7, 80, 300)])
def test_that_large_products_are_right(rows, columns, depth):
    check(rows, columns, depth, False, 1)
    check(rows, columns, depth, True, 0)


@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize("rows, columns, depth", [(1, 16, 1), (21, 144, 257), (8, 128, 256), (37, 272, 600)])
def test_that_packing_changes_no_bit(rows, columns, depth, by_columns):
    random = np.random.default_rng(depth)
    a, b = (random.standard_normal(size, np.float32) for size in (rows * depth, depth * columns))
    bias, room = random.standard_normal(rows, np.float32), np.full(PACKED + 16, UNTOUCHED)
    strides = (1, rows) if by_columns else (depth, 1)
    results = np.full((2, rows * columns + 16), UNTOUCHED)
    product(a, *strides, b, columns, results[0], columns, bias, 1, rows, columns, depth)
    packed_product(a, *strides, b, columns, results[1], columns, bias, 1, rows, columns, depth, room)
    np.testing.assert_array_equal(results[1], results[0])
    assert (results[:, rows * columns :] == UNTOUCHED).all() and (room[PACKED:] == UNTOUCHED).all()


def test_that_a_product_of_no_depth_is_the_bias():
    check(5, 32, 0, False, 1)


@pytest.mark.parametrize("lost", [np.nan, np.inf])
def test_that_what_is_not_finite_reaches_its_row_and_no_other(lost):
    a, b = np.ones((9, 3), np.float32), np.ones((3, 16), np.float32)
    a[4, 1] = lost
    c = np.zeros((9, 16), np.float32)
    product(a.ravel(), 3, 1, b.ravel(), 16, c.ravel(), 16, np.zeros(1, np.float32), 0, 9, 16, 3)
    np.testing.assert_array_equal(np.isfinite(c).all(axis=1), np.arange(9) != 4)


@pytest.mark.parametrize("rows", [16, 32, 80])
@pytest.mark.parametrize("columns", [16, 48, 64])
def test_that_transposition_is_exact_and_stays_inside(rows, columns):
    source = np.arange(rows * (columns + 16), dtype=np.float32).reshape(rows, columns + 16)
    target = np.full((columns + 1, rows + 32), UNTOUCHED)
    transposed(source.ravel(), columns + 16, target.ravel(), rows + 32, rows, columns)
    np.testing.assert_array_equal(target[:columns, :rows], source[:, :columns].T)
    assert (target[columns:] == UNTOUCHED).all() and (target[:, rows:] == UNTOUCHED).all()
