"""How many threads train is chosen in a menu, kept, and said where it is more than one."""

import pytest
from PySide6.QtWidgets import QLabel

from dllab.engine import program
from dllab.gui.shell import choices, preferences
from dllab.training.cores import CORES, Cores
from tests.engine.networks import NetworkProblem


@pytest.fixture
def set_elsewhere(settings):
    """As on a machine of many cores."""
    settings.threads = 24


@pytest.fixture
def eight_cores(monkeypatch):
    for module in (choices, preferences):
        monkeypatch.setattr(module, "available", lambda: 8)
    monkeypatch.setattr(preferences, "whole_cores", lambda: 4)
    limit = CORES.limit
    yield
    CORES.limit = limit


def test_that_a_core_is_left_to_the_window_unless_told_otherwise(eight_cores, window):
    menu = window.choices.threads
    assert menu.value == choices.ALL_BUT_ONE and CORES.limit == 3
    assert menu.values() == [0, 1, 2, 3, 4, 6, 8]
    menu.choose(6)
    assert CORES.limit == 6 and window.settings.threads == 6
    menu.choose(choices.ALL_BUT_ONE)
    assert CORES.limit == 3


def test_that_no_more_threads_are_used_than_there_are_cores(eight_cores, set_elsewhere, window):
    assert CORES.limit == 8 and window.choices.threads.value == 8


def test_that_threads_are_said_where_there_are_several(window, monkeypatch):
    monkeypatch.setattr(program, "WORTH", 1)
    own = Cores()
    own.limit = 2
    monkeypatch.setattr("dllab.gui.shell.status_bar.CORES", own)

    def said():
        window.status.refresh()
        return [label.text() for label in window.status.findChildren(QLabel)]

    engine = NetworkProblem((40,), count=30, batch=21, features=18).engine()
    with own.helping(engine):
        assert "2 threads" in said()
    own.limit = 1
    with own.helping(engine):
        assert not any("thread" in words for words in said())
    own.dismiss()
