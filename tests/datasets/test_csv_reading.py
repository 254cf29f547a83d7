"""Large files: progress, giving up, and reading once."""

import os
import threading
import time

import numpy as np
import pytest

from dllab.datasets import DATASETS
from dllab.datasets.library import Library

CSV = DATASETS["csv"]
RAW = {"standardize": False, "standardize_target": False, "validation": 0.0}


class Cancelled(Exception):
    """Raised by a progress callback."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """About 5 MB of numbers."""
    path = tmp_path_factory.mktemp("large") / "large.csv"
    rng = np.random.default_rng(0)
    rows = "\n".join(",".join(map("{:.7f}".format, row)) for row in rng.standard_normal((1000, 20)).tolist())
    path.write_text("\n".join([",".join(f"f{i}" for i in range(20)), *[rows] * 25]) + "\n")
    return str(path)


def test_that_five_megabytes_are_read_with_progress_in_a_second_or_two(large):
    told, begun = [], time.process_time()
    data = CSV(path=large, **RAW).load(0, progress=lambda done, total: told.append((done, total)))
    assert time.process_time() - begun < 10
    assert data.x_train.shape == (25_000, 19)
    size = os.path.getsize(large)
    assert told[-1] == (size, size) and len(told) > 8
    assert all(before[0] <= after[0] <= size for before, after in zip(told, told[1:], strict=False))


def test_that_reading_can_be_cancelled_and_begun_again(large):
    os.utime(large)

    def cancel(done, total):
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        CSV(path=large).load(0, progress=cancel)
    assert CSV(path=large, **RAW).load(0).size == 25_000


def test_that_who_wants_the_same_table_waits_for_it_and_may_stop_waiting(large):
    library, reading, go_on = Library(), threading.Event(), threading.Event()

    def hold(done, total):
        reading.set()
        go_on.wait(60)

    def give_up(done, total):
        raise Cancelled

    first = threading.Thread(target=library.load, args=(CSV(path=large), 0, hold))
    first.start()
    try:
        assert reading.wait(60)
        with pytest.raises(Cancelled):
            library.load(CSV(path=large), 0, give_up)
    finally:
        go_on.set()
        first.join()
    library.load(CSV(path=large), 1, lambda *_: pytest.fail("read again"))


def test_that_a_table_is_not_read_twice(large):
    library = Library()
    library.load(CSV(path=large), 0)
    library.load(CSV(path=large, validation=0.1), 1, lambda *_: pytest.fail("read again"))
