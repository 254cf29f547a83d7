import gc
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from dllab.gui.charts.colors import rgb
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.kit.pins import MOST, Pins
from dllab.gui.kit.theme import Theme
from tests.gui.snapshots import snapshot


@pytest.fixture
def pins(qapp):
    return Pins(QObject(qapp))


def course():
    return snapshot().whole


def test_that_every_change_is_told_once_and_no_change_is_not(pins, qtbot):
    with qtbot.waitSignal(pins.changed):
        pin = pins.add(course(), "first")
    with qtbot.waitSignal(pins.changed):
        pins.rename(pin, "other")
    assert [each.label for each in pins.pins] == ["other"]
    with qtbot.assertNotEmitted(pins.changed):
        pins.rename(pins.pins[0], "other")
    with qtbot.waitSignal(pins.changed):
        pins.remove(pin)
    with qtbot.assertNotEmitted(pins.changed):
        pins.remove(pin)
        pins.clear()
    assert pins.pins == ()


def test_that_no_two_pins_have_the_same_label(pins):
    for label in ("run", "run", "run", ""):
        pins.add(course(), label)
    assert [pin.label for pin in pins.pins] == ["run", "run 2", "run 3", course().experiment.name]
    pins.rename(pins.pins[3], " run ")
    assert pins.pins[3].label == "run 4"
    pins.rename(pins.pins[0], "")
    assert pins.pins[0].label == course().experiment.name


def test_that_the_oldest_goes_and_no_two_share_a_number(pins):
    for number in range(MOST + 5):
        pins.add(course(), f"run {number}")
        if number == 3:
            pins.remove(pins.pins[1])
    assert len(pins.pins) == MOST
    assert pins.pins[-1].label == f"run {MOST + 4}"
    assert sorted(pin.number for pin in pins.pins) == list(range(1, MOST + 1))


def test_that_a_pin_keeps_no_examples_of_its_run(pins):
    """Every seed has a dataset of its own: thirty runs on MNIST that were pinned, or once were, took 500 MB."""
    run = course()
    data, fingerprint = ref(run.dataset), run.dataset.fingerprint
    pin = pins.add(run)
    assert pin.course.curves == run.curves and pin.course.recipe is run.recipe
    del run
    gc.collect()
    assert data() is None and pin.course.dataset.fingerprint == fingerprint


def labels(pins):
    return [pin.label for pin in pins.pins]


def test_that_what_a_person_does_to_pins_can_be_undone_and_done_again(qapp):
    owner = QObject(qapp)
    stack = QUndoStack(owner)
    pins = Pins(owner, stack)
    for name in ("a", "b", "c"):
        pins.add(course(), name)
    pins.rename(pins.pins[1], "B")
    pins.remove(pins.pins[0])
    pins.clear()
    seen = [labels(pins)]
    while stack.canUndo():
        stack.undo()
        seen.append(labels(pins))
    assert seen == [[], ["B", "c"], ["a", "B", "c"], ["a", "b", "c"], ["a", "b"], ["a"], []]
    again = [labels(pins)]
    while stack.canRedo():
        stack.redo()
        again.append(labels(pins))
    assert again == seen[::-1]


def test_that_a_run_that_is_pinned_twice_comes_back_twice(qapp):
    owner = QObject(qapp)
    stack = QUndoStack(owner)
    pins, run = Pins(owner, stack), course()
    pins.add(run)
    pins.add(run)
    both = pins.pins
    pins.clear()
    stack.undo()
    assert pins.pins == both
    stack.undo()
    assert pins.pins == both[:1]
    stack.redo()
    stack.redo()
    assert pins.pins == ()


def test_that_undo_leaves_alone_what_was_pinned_by_itself_meanwhile(qapp):
    owner = QObject(qapp)
    stack = QUndoStack(owner)
    pins = Pins(owner, stack)
    pins.add(course(), "mine")
    number = pins.pins[0].number
    pins.remove(pins.pins[0])
    pins.add(course(), "a branch's parent", undoable=False)
    assert pins.pins[0].number == number and stack.canUndo()
    stack.undo()
    assert labels(pins) == ["mine", "a branch's parent"]
    assert len({pin.number for pin in pins.pins}) == 2
    stack.redo()
    assert labels(pins) == ["a branch's parent"]


def test_that_the_oldest_pin_comes_back_where_the_newest_is_taken_back(qapp):
    owner = QObject(qapp)
    stack = QUndoStack(owner)
    pins = Pins(owner, stack)
    for number in range(MOST + 1):
        pins.add(course(), f"run {number}")
    assert "run 0" not in labels(pins)
    stack.undo()
    assert labels(pins) == [f"run {number}" for number in range(MOST)]


@pytest.mark.parametrize("dark", [False, True])
def test_that_every_pin_has_a_colour_of_its_own_that_no_curve_of_the_run_has(dark):
    theme = Theme(dark, presentation=False)
    colors = [pin_color(number, dark) for number in range(1, MOST + 1)] + [theme.train, theme.validation]
    apart = [float(((rgb(one) - rgb(other)) ** 2).sum() ** 0.5) for i, one in enumerate(colors) for other in colors[:i]]
    assert min(apart) > 25
    assert min(float(((rgb(color) - rgb(theme.background)) ** 2).sum() ** 0.5) for color in colors) > 120


def test_that_what_nobody_has_named_is_called_by_what_tells_it_apart(pins):
    first, second, mine = pins.add(course()), pins.add(course()), pins.add(course(), "mine")
    pins.call({first.number: "η 0.1", second.number: "η 0.1", mine.number: "η 0.2"})
    assert labels(pins) == ["η 0.1", "η 0.1 2", "mine"]
    pins.rename(pins.pins[0], "kept")
    pins.call({first.number: "ReLU", second.number: "Tanh"})
    assert labels(pins) == ["kept", "Tanh", "mine"]


def test_that_another_name_leaves_undo_as_it_was(qapp):
    stack, holder = QUndoStack(), QObject()
    pins = Pins(holder, stack)
    pin = pins.add(course())
    pins.call({pin.number: "ReLU"})
    stack.undo()
    assert labels(pins) == []
    stack.redo()
    assert len(pins.pins) == 1 and pins.pins[0].automatic
