"""Signals that would end the process are noted, and only inside."""

import signal
import threading

import pytest

from dllab.training.interruption import ENDING, Interruption

NUMBERS = [int(getattr(signal, name)) for name in ENDING if hasattr(signal, name)]
pytestmark = pytest.mark.usefixtures("nothing_is_ignored")


@pytest.mark.parametrize("number", NUMBERS)
def test_that_a_signal_is_noted_however_often_it_comes(number):
    before = [signal.getsignal(each) for each in NUMBERS]
    with Interruption() as interruption:
        assert interruption.status == 0
        for _ in range(3):
            signal.raise_signal(number)
        signal.raise_signal(signal.SIGINT)
    assert (interruption.number, interruption.status) == (number, 128 + number)
    assert [signal.getsignal(each) for each in NUMBERS] == before


def test_that_what_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with Interruption() as interruption:
            signal.raise_signal(signal.SIGTERM)
        assert interruption.number == 0
    finally:
        signal.signal(signal.SIGTERM, before)


def test_that_another_thread_changes_nothing():
    before = [signal.getsignal(each) for each in NUMBERS]
    found = []

    def enter():
        with Interruption():
            found.extend(signal.getsignal(each) for each in NUMBERS)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert found == before
