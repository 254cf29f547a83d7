"""What is kept of a run is what brute force finds in all of it, and never takes more room."""

import numpy as np
import pytest

from dllab.training.history import DRAWN, History, Track, Tracks
from tests.training.examples import held_bytes

NAMES = ("a", "b", "c")


def filled(track, values, cuts):
    steps = np.arange(1, values.shape[1] + 1)
    for step, part in zip(np.split(steps, cuts), np.split(values, cuts, axis=1), strict=True):
        track.extend(step, part)


def brute_force(values, capacity):
    """Step, low, high and last of every bucket."""
    count = values.shape[1]
    stride = 1
    while count > capacity * stride:
        stride *= 2
    buckets = [values[:, i : i + stride] for i in range(0, count, stride)]
    ends = [min(i + stride, count) for i in range(0, count, stride)]
    columns = [np.stack([f(b) for b in buckets], axis=1) for f in (minimum, maximum, last)]
    return [np.array(ends), *columns]


def minimum(bucket):
    return bucket.min(axis=1)


def maximum(bucket):
    return bucket.max(axis=1)


def last(bucket):
    return bucket[:, -1]


@pytest.mark.parametrize("seed", range(60))
def test_that_buckets_are_those_of_brute_force_however_the_rows_come(seed):
    random = np.random.default_rng(seed)
    capacity, count = int(2 * random.integers(1, 9)), int(random.integers(1, 300))
    values = random.standard_normal((3, count)).astype(np.float32)
    values[random.random(values.shape) < 0.02] = np.nan
    values[random.random(values.shape) < 0.02] = np.inf
    cuts = np.sort(random.integers(0, count + 1, random.integers(0, 12)))
    track = Track(NAMES, capacity)
    filled(track, values, cuts)
    found = track.curves()
    assert len(found.step) <= capacity
    for array, expected in zip(
        (found.step, found.low, found.high, found.last), brute_force(values, capacity), strict=True
    ):
        np.testing.assert_array_equal(array, expected)


def test_that_a_spike_survives_a_million_rows_in_the_room_of_the_first():
    tracks = Tracks(NAMES)
    room = [12 * len(NAMES) * track.capacity for track in (tracks.exact, tracks.drawn)]
    values = np.zeros((3, 10_000), np.float32)
    for start in range(0, 1_000_000, 10_000):
        values[1, 4321] = 77.0 if start == 340_000 else 0.0
        values[2, 4321] = -77.0 if start == 340_000 else 0.0
        tracks.extend(np.arange(start + 1, start + 10_001), values)
    assert [track._buckets.nbytes for track in (tracks.exact, tracks.drawn)] == room and sum(room) < 30e6
    for track in (tracks.exact, tracks.drawn):
        found = track.curves()
        assert found.high[1].max() == 77 and found.low[2].min() == -77
        assert (found.high[1] == 77).sum() == 1
        assert found.step[-1] == 1_000_000 and (np.diff(found.step) > 0).all()
    assert len(tracks.drawn.curves().step) <= DRAWN


@pytest.mark.parametrize("count", [500, 2047, 2048, 2049, 9000])
def test_that_buckets_are_those_of_brute_force_while_their_room_grows(count):
    random = np.random.default_rng(count)
    values = random.standard_normal((3, count)).astype(np.float32)
    track = Track(NAMES, 2048)
    filled(track, values, np.sort(random.integers(0, count + 1, 12)))
    found = track.curves()
    for array, expected in zip((found.step, found.low, found.high, found.last), brute_force(values, 2048), strict=True):
        np.testing.assert_array_equal(array, expected)


def test_that_a_short_run_takes_little():
    history = History(layers=3, scores=("train_accuracy", "val_accuracy"))
    for group in history.groups:
        group.extend(np.arange(1, 101), np.ones((len(group.names), 100), np.float32))
    assert held_bytes(history) < 1e6 < history.nbytes / 40


def test_that_what_was_never_merged_is_copied_once():
    track = Track(NAMES, 8)
    filled(track, np.ones((3, 5), np.float32), [])
    found = track.curves()
    assert found.low is found.high is found.last
    resumed = Track(NAMES, 8)  # what it takes over may have been merged
    resumed.resume(found)
    assert resumed.curves().low is not resumed.curves().last


def test_that_curves_are_copies():
    track = Track(NAMES, 8)
    filled(track, np.ones((3, 5), np.float32), [])
    kept = track.curves()
    filled(track, np.zeros((3, 50), np.float32), [])
    assert kept.last.tolist() == [[1.0] * 5] * 3 and kept.step.tolist() == [1, 2, 3, 4, 5]


def test_that_columns_of_short_runs_are_exact():
    history = History(layers=100, scores=())
    count = 16_384
    values = np.random.default_rng(0).standard_normal((103, count)).astype(np.float32)
    history.steps.extend(np.arange(1, count + 1), values)
    step, found = history.column("grad_norm/layer100")
    np.testing.assert_array_equal(step, np.arange(1, count + 1))
    np.testing.assert_array_equal(found, values[-1])


def test_that_there_is_a_column_for_everything_recorded():
    columns = History(layers=2, scores=("train_accuracy", "val_accuracy")).columns()
    assert columns[:3] == ["train_loss", "learning_rate", "clipped"]
    for name in ("grad_norm", "activation_mean", "activation_std", "saturated", "dead", "update_ratio"):
        assert [f"{name}/layer1", f"{name}/layer2"] == [column for column in columns if column.startswith(name + "/")]
    assert {"train_loss_eval", "val_loss", "train_accuracy", "val_accuracy"} <= set(columns)


def test_that_an_unknown_column_names_the_known_ones():
    with pytest.raises(KeyError, match="los.*train_loss"):
        History(1, ()).column("los")


def test_that_an_empty_column_is_empty():
    step, values = History(1, ()).column("train_loss")
    assert len(step) == len(values) == 0


def test_that_rows_of_layers_are_found_together():
    curves = History(3, ()).layers.exact.curves()
    assert curves.names[curves.rows("dead")] == ("dead/layer1", "dead/layer2", "dead/layer3")
    with pytest.raises(ValueError):
        curves.index("nothing")
