"""The list of labs: the one of a number comes before those of a topic with that number."""

import pytest

from dllab.gui.panels.lab.lab_list import Entry, LabList
from dllab.labs.lab import Lab, shipped


@pytest.fixture(scope="module")
def entries():
    return [Entry(path, Lab.load(path)) for path in shipped()]


def shown(labs):
    """The numbers of those that are shown, from the top."""
    found = [labs._column.itemAt(place).widget() for place in range(len(labs.cards))]
    assert set(found) == set(labs.cards)
    return [card.entry.number for card in found if not card.isHidden()]


def test_that_the_lab_of_a_number_is_first_whether_it_was_there_or_comes_later(qtbot, entries):
    labs = LabList()
    qtbot.addWidget(labs)
    labs.show_entries(entries)
    everything = [entry.number for entry in entries]
    assert shown(labs) == everything
    labs.words.setText("28 ")
    assert shown(labs)[0] == "28" and "27" in shown(labs), "27 is about topic 28"
    labs.show_entries([])
    for entry in entries:
        labs.add(entry)
    assert shown(labs)[0] == "28"
    labs.words.clear()
    assert shown(labs) == everything
