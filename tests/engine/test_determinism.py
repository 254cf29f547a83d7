"""The same experiment gives the same numbers bit for bit, however the steps are cut up, recorded or replayed."""

import gc

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.state import EPOCH, POSITION
from tests.engine.problems import Problem, assert_close, named
from tests.engine.variants import label, variants

EVERY_OPTIMIZER = [setting for choice in OPTIMIZERS for setting in variants(choice)]
CUTS = ([37], [1] * 37, [5, 32], [20, 0, 17])


def advanced(engine, cuts, shuffled=True, record_every=20, rate=0.05):
    """Loss of every step."""
    rates = rate * (1 + np.sin(np.arange(engine.step, engine.step + sum(cuts))))
    parts = np.split(rates, np.cumsum(cuts)[:-1])
    records = [engine.advance(part, shuffled, record_every=record_every) for part in parts]
    return np.concatenate([part.loss for part in records]), np.concatenate([part.norms for part in records])


def assert_same_state(left, right):
    for one, other in zip(left.state, right.state, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("shuffled", [True, False])
@pytest.mark.parametrize("optimizer", EVERY_OPTIMIZER, ids=label)
def test_that_the_size_of_chunks_changes_nothing(optimizer, shuffled):
    engines = [Problem((7, 18), optimizer=optimizer).engine() for _ in CUTS]
    numbers = [advanced(engine, cuts, shuffled) for engine, cuts in zip(engines, CUTS, strict=True)]
    for engine, (losses, norms) in zip(engines[1:], numbers[1:], strict=True):
        assert_same_state(engine, engines[0])
        np.testing.assert_array_equal(losses, numbers[0][0])
        np.testing.assert_array_equal(norms, numbers[0][1])


@pytest.mark.parametrize("record_every", [0, 1, 7])
def test_that_recording_changes_nothing(record_every):
    usual, other = Problem((7, 18)).engine(), Problem((7, 18)).engine()
    losses, _ = advanced(usual, [37])
    same, _ = advanced(other, [5, 32], record_every=record_every)
    assert_same_state(usual, other)
    np.testing.assert_array_equal(losses, same)


@pytest.mark.slow
def test_that_looking_changes_nothing():
    problem = Problem((7, 18))
    alone, watched = problem.engine(), problem.engine()
    advanced(alone, [37])
    for _ in range(37):
        watched.evaluate(watched.examples, np.arange(problem.count))
        watched.outputs(10 * problem.x)
        watched.gradient(problem.examples())
        advanced(watched, [1])
        gc.collect()  # machine code must outlive the objects it was made from
    assert_same_state(alone, watched)


@pytest.mark.parametrize("optimizer", EVERY_OPTIMIZER, ids=label)
def test_that_a_restored_copy_replays_bit_for_bit(optimizer):
    engine = Problem((7,), optimizer=optimizer).engine()
    advanced(engine, [13])
    saved = engine.state.copy()
    first, _ = advanced(engine, [24])
    ended = engine.state.copy()
    engine.state.restore(saved)
    again, _ = advanced(engine, [10, 14])
    np.testing.assert_array_equal(first, again)
    for one, other in zip(engine.state, ended, strict=True):
        np.testing.assert_array_equal(one, other)


def test_that_a_copy_is_independent():
    engine = Problem().engine()
    saved = engine.state.copy()
    advanced(engine, [3])
    assert saved.cursor.tolist() == [0, 0, 0, 21] and not np.shares_memory(saved.parameters, engine.state.parameters)


def test_that_shuffling_visits_every_example_once_an_epoch_in_another_order_each_time():
    problem = Problem(count=21, batch=8)
    engine = problem.engine()
    orders = []
    for _ in range(3):
        engine.advance(np.full(3, 0.01), shuffled=True)
        orders.append(engine.state.order.copy())
    assert engine.state.cursor[EPOCH] == 3 and engine.state.cursor[POSITION] == 0
    for order in orders:
        np.testing.assert_array_equal(np.sort(order), np.arange(21))
    assert (orders[0] != orders[1]).any() and (orders[1] != orders[2]).any()


def test_that_a_shuffled_run_is_the_oracles_given_its_order():
    problem = Problem(count=21, batch=8)
    engine, oracle = problem.engine(), problem.oracle()
    for _ in range(4):
        for step in range(3):
            engine.advance(np.full(1, 0.05), shuffled=True)
            if step == 0:
                oracle.order = engine.state.order.copy()
            oracle.step(0.05)
    assert_close(named(engine), oracle.parameters, 1e-5)


@pytest.mark.parametrize("count, batch", [(21, 1), (21, 8), (21, 21), (5, 64), (1, 1), (33, 16), (33, 32)])
def test_that_batches_come_in_the_order_of_the_data_and_the_last_is_smaller(count, batch):
    problem = Problem((4,), count=count, batch=batch)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(11, 0.05), shuffled=False)
    losses = [oracle.step(0.05)[0] for _ in range(11)]
    np.testing.assert_allclose(records.loss, losses, rtol=2e-5)
    steps_per_epoch = -(-count // min(batch, count))
    assert engine.state.cursor[EPOCH] == 11 // steps_per_epoch
    assert engine.state.cursor[POSITION] == 11 % steps_per_epoch * min(batch, count)


def test_that_a_batch_larger_than_the_data_is_the_data():
    huge, whole = Problem(count=21, batch=10**9).engine(), Problem(count=21, batch=21).engine()
    advanced(huge, [20])
    advanced(whole, [20])
    assert_same_state(huge, whole)
