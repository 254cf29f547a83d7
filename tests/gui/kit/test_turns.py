"""Work a piece a turn."""

import pytest
from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.turns import Turns


def noting(notes, *pieces):
    for piece in pieces:
        notes.append(piece)
        yield


def test_that_others_have_their_turn_between_two_pieces(qtbot):
    parent, notes = QObject(), []
    turns, other = Turns(parent), QTimer(parent, interval=0)
    other.timeout.connect(lambda: notes.append("other"))
    with qtbot.waitSignal(turns.done):
        turns.begin(noting(notes, "first", "second", "third"))
        other.start()
        assert not notes and turns.busy
    places = [notes.index(piece) for piece in ("first", "second", "third")]
    assert places == sorted(places) and "other" in notes[places[0] : places[1]]
    assert "other" in notes[places[1] : places[2]] and not turns.busy


def test_that_what_was_being_done_is_left_for_something_else_or_nothing(qtbot):
    parent, notes = QObject(), []
    turns = Turns(parent)

    def first():
        turns.begin(noting(notes, "second"))
        yield
        notes.append("never")

    with qtbot.waitSignal(turns.done):
        turns.begin(first())
    turns.begin(noting(notes, "never"))
    turns.stop()
    assert not turns.busy
    with qtbot.waitSignal(turns.done):
        turns.begin(noting(notes, "third"))
    assert notes == ["second", "third"]


def test_that_the_last_piece_may_begin_something_else(qtbot):
    parent, notes = QObject(), []
    turns = Turns(parent)

    def first():
        yield
        turns.begin(noting(notes, "second"))

    with qtbot.waitSignal(turns.done):
        turns.begin(first())
    assert notes == ["second"]


def test_that_an_error_ends_it_once(qtbot):
    parent, told = QObject(), []
    turns = Turns(parent)
    turns.done.connect(lambda: told.append("done"))

    def failing():
        yield
        raise ValueError("no more")

    with qtbot.captureExceptions() as errors:
        turns.begin(failing())
        qtbot.waitUntil(lambda: bool(errors))
    assert [str(error) for _, error, _ in errors] == ["no more"] and not told and not turns.busy


@pytest.mark.parametrize("pieces", [(), ("one",)])
def test_that_the_end_is_told(qtbot, pieces):
    parent, notes = QObject(), []
    turns = Turns(parent)
    with qtbot.waitSignal(turns.done):
        turns.begin(noting(notes, *pieces))
    assert notes == list(pieces)
