"""Starting runs while others go on: nobody waits, and nothing of the others is taken for theirs."""

import threading
import time
from dataclasses import dataclass
from functools import partial

import pytest

from dllab.sweeps.crew import Crew
from dllab.sweeps.doing import as_done, never
from dllab.training.look import Cancelled, Look
from dllab.training.outcomes import Failed, Finished

PATIENCE = 30.0


@dataclass(frozen=True, eq=False)
class Seen(Look):
    name: str = ""
    done: tuple = ()


class Gate(Crew[Seen]):
    """Two runs at a time; those of "shut" do not look up until the gate is opened."""

    def __init__(self):
        super().__init__()
        self.opened, self.begun = threading.Event(), threading.Event()

    def start(self, name):
        self._start(Seen(name=name), partial(self._run, name))

    def _run(self, name):
        def one(number, ear):
            self.begun.set()
            if name == "shut":
                assert self.opened.wait(PATIENCE)
            ear.look()
            return f"{name} {number}"

        done = []
        for _, kept in self._do(range(3), one):
            done.append(kept)
            self._show(done=tuple(sorted(done)))


@pytest.fixture
def gate():
    made = Gate()
    yield made
    made.opened.set()
    assert made.close(PATIENCE)


class Endless(Crew[Seen]):
    """Runs that end when they are told to; what they come to cannot be taken."""

    def __init__(self):
        super().__init__()
        self.both = threading.Barrier(2)

    def start(self):
        self._start(Seen(), self._run)

    def _run(self):
        with self._workers() as (executor, width):
            assert width >= 2
            for _ in as_done(range(2), lambda number: executor.submit(self._one, number, self._ear(number)), 2, never):
                raise ZeroDivisionError

    def _one(self, number, ear):
        self.both.wait(PATIENCE)
        while number:
            ear.look()


def over(crew):
    end = time.monotonic() + PATIENCE
    while not crew.latest().over and time.monotonic() < end:
        time.sleep(0.01)
    return crew.latest()


def test_that_a_second_start_does_not_wait_for_runs_that_do_not_look_up(gate):
    gate.start("shut")
    assert gate.begun.wait(PATIENCE)
    gate.start("open")  # would never return
    assert gate.latest().name == "open" and not gate.latest().over
    gate.opened.set()
    found = over(gate)
    assert found.name == "open" and isinstance(found.outcome, Finished)
    assert found.done == ("open 0", "open 1", "open 2")


def test_that_what_was_started_and_cancelled_before_it_began_does_nothing(gate):
    gate.start("shut")
    assert gate.begun.wait(PATIENCE)
    gate.start("open")
    gate.cancel()
    gate.opened.set()
    found = over(gate)
    assert found.name == "open" and isinstance(found.outcome, Cancelled) and found.done == ()


def test_that_of_several_starts_the_last_counts(gate):
    gate.start("shut")
    assert gate.begun.wait(PATIENCE)
    for name in ("second", "third", "last"):
        gate.start(name)
        assert gate.latest().name == name
    gate.opened.set()
    assert over(gate).done == ("last 0", "last 1", "last 2")


def test_that_an_error_of_whoever_takes_what_runs_come_to_ends_the_others():
    crew = Endless()
    crew.start()
    found = over(crew)
    crew.cancel()
    assert isinstance(found.outcome, Failed) and "ZeroDivisionError" in found.outcome.details
    assert crew.close(PATIENCE)
