"""Shuffling gives permutations, the same from the same state, and none is likelier than another."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from dllab.engine.kernels.random import next_word, shuffle


def state(seed):
    return np.array([seed], np.uint64)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 1000])
def test_that_a_shuffle_is_a_permutation(count):
    order = np.arange(count)
    shuffle(order, state(3))
    np.testing.assert_array_equal(np.sort(order), np.arange(count))


def test_that_the_same_state_gives_the_same_order_and_another_another():
    orders = [np.arange(100) for _ in range(3)]
    for order, seed in zip(orders, (5, 5, 6), strict=True):
        shuffle(order, state(seed))
    np.testing.assert_array_equal(orders[0], orders[1])
    assert (orders[0] != orders[2]).any()


def test_that_the_state_goes_on_from_shuffle_to_shuffle():
    word = state(5)
    first, second = np.arange(100), np.arange(100)
    shuffle(first, word)
    shuffle(second, word)
    assert (first != second).any()


def test_that_every_permutation_of_four_is_about_as_likely():
    word, seen = state(1), Counter()
    for _ in range(24_000):
        order = np.arange(4)
        shuffle(order, word)
        seen[tuple(order.tolist())] += 1
    assert set(seen) == set(permutations(range(4)))
    chi_squared = sum((count - 1000) ** 2 / 1000 for count in seen.values())
    assert chi_squared < 49.7  # 23 degrees of freedom: exceeded once in a thousand


def test_that_the_words_are_those_of_splitmix64():
    word = state(1234567)
    expected = [6457827717110365317, 3203168211198807973, 9817491932198370423]
    assert [int(next_word(word)) for _ in range(3)] == expected
