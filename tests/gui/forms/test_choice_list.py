"""Several choices of a family: each says what it is, is unfolded to be edited, taken away, or joined by one more."""

from typing import Annotated

import pytest
from PySide6.QtCore import Qt

from dllab.catalogue import Choice, ListFrom, parameter, parameters_of
from dllab.engine.optimizers import OPTIMIZERS, Optimizer
from dllab.gui.forms.choice_list import ChoiceList
from tests.gui.showing import on_screen


class Race(Choice):
    racers: Annotated[tuple[Optimizer, ...], ListFrom(OPTIMIZERS, least=1, most=3)] = parameter(
        (OPTIMIZERS["sgd"](learning_rate=0.05), OPTIMIZERS["adam"]()), label="Racers", help="Who runs."
    )


@pytest.fixture
def racers(qtbot):
    made = on_screen(qtbot, ChoiceList(parameters_of(Race)[0]), 300, 600)
    made.told = []
    made.edited.connect(lambda: made.told.append(made.value))
    return made


def test_that_each_says_what_it_is(racers):
    assert [entry.fold.header.text() for entry in racers.entries] == ["SGD", "Adam"]
    assert racers.entries[0].fold.header.summary == "η 0.05"


def test_that_one_more_is_one_that_is_not_there_yet_up_to_the_most(racers, qtbot):
    qtbot.mouseClick(racers.add, Qt.MouseButton.LeftButton)
    assert len(racers.value) == 3 and len({choice.name for choice in racers.value}) == 3
    assert not racers.add.isEnabled() and racers.told == [racers.value]


def test_that_one_is_taken_away_down_to_the_least(racers, qtbot):
    qtbot.mouseClick(racers.entries[0].remove, Qt.MouseButton.LeftButton)
    assert [choice.name for choice in racers.value] == ["adam"]
    assert not racers.entries[0].remove.isEnabled()


def test_that_one_is_edited_once_it_is_unfolded(racers):
    entry = racers.entries[1]
    assert entry.form is None
    entry.fold.header.click()
    assert entry.form is not None and entry.form.value.name == "adam"
    entry.form.rows.rows["beta1"].editor.stepBy(1)
    assert racers.value[1].beta1 > 0.9 and racers.told == [racers.value]
    assert "β" in entry.fold.header.summary


def test_that_showing_others_is_no_edit(racers):
    racers.entries[0].fold.header.click()
    racers.set_value((OPTIMIZERS["lion"](),))
    assert [entry.fold.header.text() for entry in racers.entries] == ["Lion"] and not racers.told
    assert racers.entries[0].form.value.name == "lion"
