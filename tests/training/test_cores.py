"""Cores are shared out among runs: no more threads than were asked for, and the same bits whatever they are."""

import threading
import time
from contextlib import ExitStack

import numpy as np
import pytest

from dllab.engine import program
from dllab.training import cores, helper
from dllab.training.cores import CORES, Cores
from tests.bench.threads import differing, digests_with
from tests.engine.networks import NetworkProblem


@pytest.fixture
def four(monkeypatch):
    """Cores of which four threads may be used, with every run worth it."""
    monkeypatch.setattr(program, "WORTH", 1)
    own = Cores()
    own.limit = 4
    yield own
    own.dismiss()


def engine():
    return NetworkProblem((40,), count=30, batch=21, features=18).engine()


def helpers_of(own, run):
    with own.helping(run):
        return own.in_use


def test_that_one_run_has_all_threads_and_its_helpers_are_there_for_the_next(four):
    first, second = engine(), engine()
    assert helpers_of(four, first) == 4
    threads = set(threading.enumerate())
    four._stretches.clear()
    assert helpers_of(four, second) == 4
    assert set(threading.enumerate()) == threads


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_that_runs_at_once_use_no_more_threads_than_were_asked_for(four, count):
    """From their second stretches on: the first run was alone when its began."""
    runs = [engine() for _ in range(count)]
    for run in runs:
        helpers_of(four, run)
    with ExitStack() as stack:
        for run in runs:
            stack.enter_context(four.helping(run))
        assert four.in_use == {2: 4, 3: 3, 4: 4, 6: 6}[count]


@pytest.mark.parametrize("refusal", [helper.CannotStart, MemoryError])
def test_that_a_run_goes_on_with_the_helpers_that_there_is_room_for(four, monkeypatch, refusal):
    started, make = [], helper.Helper

    def third_has_no_room():
        if len(started) == 2:
            raise refusal
        started.append(make())
        return started[-1]

    monkeypatch.setattr(helper, "Helper", third_has_no_room)
    assert helpers_of(four, engine()) == 3
    four._stretches.clear()
    monkeypatch.setattr(helper, "Helper", make)
    assert helpers_of(four, engine()) == 4, "once there is room again"


def test_that_a_core_that_computes_for_two_counts_once(monkeypatch):
    monkeypatch.setattr(cores, "available", lambda: 8)
    for found, counted in ((4, 4), (16, 8), (None, 8)):
        monkeypatch.setattr(cores.psutil, "cpu_count", lambda logical, found=found: found)
        assert cores.whole_cores() == counted


def test_that_a_narrow_run_has_no_helpers(four, monkeypatch):
    monkeypatch.setattr(program, "WORTH", 1 << 40)
    assert helpers_of(four, engine()) == 1


def test_that_a_run_that_is_over_does_not_count_for_long(four, monkeypatch):
    helpers_of(four, engine())
    assert four.in_use == 4
    ended = time.monotonic()
    monkeypatch.setattr(cores.time, "monotonic", lambda: ended + 2 * cores.LINGER)
    assert four.in_use == 0


def test_that_processes_at_once_share_the_threads_and_none_has_none(four):
    assert [four.share(processes) for processes in (1, 2, 3, 4, 9)] == [4, 2, 1, 1, 1]


@pytest.mark.parametrize(("cores_there", "runs"), [(1, 1), (2, 2), (3, 2), (4, 3), (16, 15)])
def test_that_runs_beside_a_window_leave_it_a_core_where_more_than_one_is_left(monkeypatch, cores_there, runs):
    monkeypatch.setattr(cores, "available", lambda: cores_there)
    assert cores.beside_window() == runs


def test_that_a_limit_below_one_is_one(four):
    four.limit = 0
    assert four.limit == 1 and helpers_of(four, engine()) == 1


def test_that_who_has_nothing_to_do_uses_no_processor(four):
    run = engine()
    with four.helping(run):
        run.advance(np.full(20, 0.01), shuffled=True)
    deadline = time.monotonic() + 60
    while True:  # they fall asleep after a moment, however busy the machine
        before = time.process_time()
        threading.Event().wait(0.2)
        if time.process_time() - before < 0.02:
            break
        assert time.monotonic() < deadline


def test_that_helpers_leave_within_two_seconds(four):
    run = engine()
    with four.helping(run):
        run.advance(np.full(20, 0.01), shuffled=True)
    helpers = [helper._thread for helper in four._all]
    begun = time.monotonic()
    four.dismiss()
    assert len(helpers) == 3 and time.monotonic() - begun < 2
    for thread in helpers:
        thread.join(10)
        assert not thread.is_alive()


def test_that_runs_in_many_threads_at_once_come_to_their_ends_with_the_same_bits(four):
    runs = [engine() for _ in range(6)]

    def train(run):
        for _ in range(40):
            with four.helping(run):
                run.advance(np.full(5, 0.01), shuffled=True)

    threads = [threading.Thread(target=train, args=(run,), daemon=True) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive(), "locked up"
    for run in runs[1:]:
        np.testing.assert_array_equal(run.state.parameters, runs[0].state.parameters)


def test_that_random_experiments_give_the_same_bits_for_1_2_3_and_4_threads(monkeypatch):
    monkeypatch.setattr(program, "WORTH", 1)
    assert differing(4, seed=3) == []


def test_that_a_trainer_uses_the_cores(monkeypatch):
    """What the line above compares are shared runs indeed."""
    monkeypatch.setattr(program, "WORTH", 1)
    seen = []
    take = CORES._take
    monkeypatch.setattr(CORES, "_take", lambda engine: seen.append(len(found := take(engine))) or found)
    digests_with([3], 4, seed=3)  # the first is refused
    assert 2 in seen
