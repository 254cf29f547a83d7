"""Holding examples out keeps every class in its share, on both sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.datasets import DataError
from dllab.datasets.split import allot, draw, stratified_split

class_sizes = st.lists(st.integers(2, 60), min_size=1, max_size=6)
shares = st.floats(0.01, 0.99)


def labels_of(sizes: list[int]) -> np.ndarray:
    return np.repeat(np.arange(len(sizes)), sizes)


@given(class_sizes, shares, st.integers(0, 99))
def test_that_every_class_is_held_out_in_its_share_to_within_one_example(sizes, share, seed):
    labels = labels_of(sizes)
    train, val = stratified_split(labels, [share], np.random.default_rng(seed))
    held_out = np.bincount(labels[val], minlength=len(sizes))
    assert (np.abs(held_out - share * np.array(sizes)) <= 1).all()
    assert held_out.min() >= 1
    assert np.bincount(labels[train], minlength=len(sizes)).min() >= 1


@given(class_sizes, shares)
def test_that_every_example_is_on_exactly_one_side(sizes, share):
    train, val = stratified_split(labels_of(sizes), [share], np.random.default_rng(0))
    assert sorted([*train, *val]) == list(range(sum(sizes)))


def test_that_both_sides_are_in_random_order():
    labels = labels_of([500, 500])
    for side in stratified_split(labels, [0.5], np.random.default_rng(0)):
        changes = np.count_nonzero(np.diff(labels[side]))
        assert 200 < changes < 300


def test_that_nothing_is_held_out_where_nothing_is_asked_for():
    train, val = stratified_split(labels_of([1, 5]), [0.0], np.random.default_rng(0))
    assert (len(train), len(val)) == (6, 0)


def test_that_a_class_with_one_example_is_refused():
    with pytest.raises(DataError, match="class 1 has one example"):
        stratified_split(labels_of([5, 1, 5]), [0.3], np.random.default_rng(0))


@given(st.lists(st.integers(3, 60), min_size=1, max_size=6), shares, shares, st.integers(0, 99))
def test_that_validation_and_test_each_get_their_share_of_every_class(sizes, first, second, seed):
    first, second = first / 2, second / 2
    labels = labels_of(sizes)
    parts = stratified_split(labels, [first, second], np.random.default_rng(seed))
    assert sorted(np.concatenate(parts).tolist()) == list(range(sum(sizes)))
    for share, part in zip((1 - first - second, first, second), parts, strict=True):
        counts = np.bincount(labels[part], minlength=len(sizes))
        assert counts.min() >= 1
        assert (np.abs(counts - share * np.array(sizes)) <= 2).all()


@pytest.mark.parametrize("shares", [(0.3, 0.2), (0.0, 0.2), (0.2, 0.0)])
def test_that_a_class_too_small_for_every_part_is_refused(shares):
    sides = 1 + np.count_nonzero(shares)
    with pytest.raises(DataError, match="class 1 has"):
        stratified_split(labels_of([9, sides - 1, 9]), shares, np.random.default_rng(0))
    parts = stratified_split(labels_of([9, sides, 9]), shares, np.random.default_rng(0))
    assert sum(len(part) for part in parts) == 18 + sides


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12), st.floats(0, 1))
def test_that_places_are_allotted_in_proportion_and_in_full(counts, share):
    counts = np.array(counts)
    total = round(share * counts.sum())
    places = allot(counts, total)
    assert places.sum() == total
    assert (np.abs(places - counts * total / counts.sum()) < 1 + 1e-9).all()
    assert (places <= counts).all()


def test_that_as_many_of_each_label_are_drawn_as_were_asked_for():
    labels = labels_of([10, 20, 30])
    chosen, rest = draw(labels, np.array([3, 0, 30]), np.random.default_rng(0))
    assert np.bincount(labels[chosen]).tolist() == [3, 0, 30]
    assert np.bincount(labels[rest]).tolist() == [7, 20]
