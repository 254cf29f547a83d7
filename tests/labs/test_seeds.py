import hashlib
from collections import Counter

from dllab.labs.seeds import seed_of, shuffled


def test_that_the_seed_is_the_digest_of_lab_and_number():
    digest = int(hashlib.sha256(b"vanishing-gradient:20260001").hexdigest(), 16)
    assert seed_of("vanishing-gradient", " 20260001 ", (3, 1, 4)) == (3, 1, 4)[digest % 3]


def test_that_a_class_spreads_over_the_seeds():
    drawn = Counter(seed_of("lab", f"2026{n:04}", tuple(range(10))) for n in range(1000))
    assert set(drawn) == set(range(10)) and max(drawn.values()) < 150


def test_that_options_are_shuffled_alike_for_one_seed_and_differently_for_others():
    options = list("abcde")
    assert shuffled(options, 1, "q") == shuffled(options, 1, "q")
    assert sorted(shuffled(options, 1, "q")) == options
    assert len({tuple(shuffled(options, seed, "q")) for seed in range(10)}) > 5
