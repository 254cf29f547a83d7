"""Runs in processes from the first on, as they are where much is left to be done."""

import time

import pytest

from dllab.sweeps.hands import Hands
from tests.sweeps.plans import PATIENCE


@pytest.fixture
def processes(monkeypatch):
    """Has every run done in a process; gives the ids of those of the runs that were started last."""
    made, take, enter = [], Hands._ready, Hands.__enter__

    def wait_for_one(hands):
        end = time.monotonic() + PATIENCE
        while (process := take(hands)) is None:
            assert time.monotonic() < end
            time.sleep(0.01)
        return process

    monkeypatch.setattr(Hands, "_is_worth", lambda hands: True)
    monkeypatch.setattr(Hands, "_ready", wait_for_one)
    monkeypatch.setattr(Hands, "__enter__", lambda hands: made.append(hands) or enter(hands))
    return lambda: made[-1].processes if made else []
