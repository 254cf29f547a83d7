"""A remedy runs beside the run it was offered for, under equal conditions."""

import numpy as np

from dllab import Trainer
from dllab.diagnostics.finding import Remedy
from dllab.training.escape import NoWayDown
from dllab.training.outcomes import Running
from dllab.training.recipe import CannotReplay
from dllab.training.time_machine import TimeMachine
from tests.gui.document.runs import diverged

PATIENCE_MS = 60_000


def at_rest(window, qtbot, run, step):
    qtbot.waitUntil(
        lambda: (
            (shown(window).run, shown(window).step) == (run, step) and not isinstance(window.poller.outcome, Running)
        ),
        timeout=PATIENCE_MS,
    )


def shown(window):
    return window.poller.snapshot


def trained(window, qtbot):
    """What is shown of the window's first run after 200 steps."""
    window.control.set_speed(0)
    window.session.step(200)
    at_rest(window, qtbot, 1, 200)
    return shown(window)


def clipped(window):
    """The window's experiment with a change that a running one could take over."""
    experiment = window.document.experiment
    regularization = experiment.regularization.model_copy(update={"clip_norm": 0.1})
    return Remedy("", {}, experiment.model_copy(update={"regularization": regularization}))


def test_that_a_remedy_repeats_the_run_from_the_same_weights_for_as_many_steps(window, qtbot):
    window.control.set_speed(0)
    window.session.inspect("test", True)
    window.session.step(0)
    qtbot.waitUntil(lambda: shown(window).inspection is not None, timeout=PATIENCE_MS)
    first = shown(window).inspection.state
    window.session.step(300)
    at_rest(window, qtbot, 1, 300)
    before = shown(window)
    window.comparison.try_remedy(clipped(window))
    qtbot.waitUntil(lambda: shown(window).run == 2, timeout=PATIENCE_MS)
    window.session.pause()
    assert window.pins.pins[0].course.curves == before.whole.curves
    assert window.document.experiment.regularization.clip_norm == 0.1
    window.session.seek(0)
    qtbot.waitUntil(lambda: shown(window).step == 0 and shown(window).inspection.step == 0, timeout=PATIENCE_MS)
    again = shown(window).inspection.state
    assert np.array_equal(first.parameters, again.parameters) and np.array_equal(first.order, again.order)
    window.document.undo_stack.undo()
    assert window.document.experiment.regularization.clip_norm == 0


def test_that_a_remedy_takes_as_many_steps_as_the_pinned_run_and_is_no_edit_of_it(window, qtbot):
    trained(window, qtbot)
    window.session.seek(50)
    at_rest(window, qtbot, 1, 50)
    window.comparison.try_remedy(clipped(window))
    at_rest(window, qtbot, 2, 200)
    assert window.pins.pins[0].label == "Clip norm 0", "it is called by what the new run has otherwise"
    assert len(window.pins.pins) == 1 and window.pins.pins[0].course.step == 200
    assert window.pins.pins[0].course.edits == () and shown(window).edits == ()


def test_that_a_remedy_of_a_run_that_diverged_goes_on_until_it_is_paused(window, qtbot):
    left = diverged(window, qtbot)
    window.session.set_speed(1000)  # or the run is over before a busy machine looks
    window.comparison.try_remedy(clipped(window))
    qtbot.waitUntil(lambda: shown(window).run > left.run and shown(window).step > left.step + 100, timeout=PATIENCE_MS)
    assert isinstance(window.poller.outcome, Running)
    window.session.pause()
    qtbot.waitUntil(lambda: not isinstance(window.poller.outcome, Running), timeout=PATIENCE_MS)
    assert [pin.course.step for pin in window.pins.pins] == [left.step]


def test_that_editing_from_a_pinned_run_repeats_it_and_loses_neither(window, qtbot):
    before = trained(window, qtbot)
    window.comparison.try_remedy(clipped(window))
    at_rest(window, qtbot, 2, 200)
    left = shown(window)
    window.comparison.edit_from(window.pins.pins[0])
    at_rest(window, qtbot, 3, 200)
    assert window.document.experiment == before.experiment
    assert [pin.course.curves for pin in window.pins.pins] == [before.whole.curves, left.whole.curves]
    assert np.array_equal(shown(window).steps.last, before.steps.last)


def test_that_undo_brings_the_run_back_that_a_remedy_replaced(window, qtbot):
    before = trained(window, qtbot)
    window.comparison.try_remedy(clipped(window))
    at_rest(window, qtbot, 2, 200)
    window.session.step(40)
    at_rest(window, qtbot, 2, 240)
    tried = shown(window)
    window.document.undo_stack.undo()
    at_rest(window, qtbot, 3, 200)
    assert window.pins.pins == () and window.document.experiment == shown(window).experiment == before.experiment
    assert np.array_equal(shown(window).steps.last, before.steps.last)
    window.document.undo_stack.redo()
    at_rest(window, qtbot, 4, 240)
    assert [pin.course.curves for pin in window.pins.pins] == [before.whole.curves]
    assert window.document.experiment == shown(window).experiment == tried.experiment
    assert np.array_equal(shown(window).steps.last, tried.steps.last)


def test_that_a_run_that_was_reset_is_kept_which_is_said_and_comes_back(window, qtbot):
    assert not window.commands["bring_back"].isEnabled()
    before = trained(window, qtbot)
    window.commands["new_seed"].trigger()
    at_rest(window, qtbot, 2, 0)
    qtbot.waitUntil(window.commands["bring_back"].isEnabled)
    assert "200" in window.statusBar().currentMessage()
    window.commands["bring_back"].trigger()
    at_rest(window, qtbot, 3, 200)
    assert window.document.experiment == shown(window).experiment == before.experiment
    assert np.array_equal(shown(window).steps.last, before.steps.last)


def test_that_what_is_unpinned_can_be_pinned_again(window, qtbot):
    window.commands["pin"].trigger()
    window.commands["pin"].trigger()
    before = window.pins.pins
    window.commands["unpin"].trigger()
    assert window.pins.pins == () and window.commands["undo"].isEnabled()
    window.commands["undo"].trigger()
    assert window.pins.pins == before and window.commands["unpin"].isEnabled()
    window.commands["undo"].trigger()
    assert window.pins.pins == before[:1]


def test_that_a_run_can_be_pinned_and_all_unpinned(window, qtbot):
    window.commands["pin"].trigger()
    assert [pin.course.run for pin in window.pins.pins] == [1]
    window.commands["unpin"].trigger()
    assert window.pins.pins == ()


ESCAPE = "a step along the most negative direction"


def test_that_a_step_along_the_curvature_goes_on_from_here_and_is_undone(window, qtbot):
    window.control.set_speed(0)
    window.session.step(20)
    at_rest(window, qtbot, 1, 20)
    before, digest = shown(window), window.session.ask(lambda trainer: trainer.digest()).result(PATIENCE_MS)
    window.comparison.try_remedy(Remedy("", {}, window.document.experiment, escapes=True))
    qtbot.waitUntil(lambda: shown(window).step > 30, timeout=PATIENCE_MS)
    assert shown(window).run == 1 and shown(window).edits == ((20, ESCAPE),)
    assert [pin.course.curves for pin in window.pins.pins] == [before.whole.curves]
    window.document.undo_stack.undo()
    at_rest(window, qtbot, 1, 20)
    assert window.session.ask(lambda trainer: trainer.digest()).result(PATIENCE_MS) == digest
    assert shown(window).edits == () and shown(window).whole.step == 20 and not window.pins.pins
    window.document.undo_stack.redo()
    qtbot.waitUntil(lambda: shown(window).step > 30, timeout=PATIENCE_MS)
    assert shown(window).edits == ((20, ESCAPE),)
    window.session.pause()


def test_that_where_nothing_leads_down_it_is_said(window, qtbot, monkeypatch):
    window.control.set_speed(0)
    window.session.step(20)
    at_rest(window, qtbot, 1, 20)

    def refuse(trainer):
        raise NoWayDown("no way, {lowest:.1f}", lowest=0.5)

    monkeypatch.setattr(Trainer, "escape", refuse)
    said = []
    window.comparison.said.connect(lambda words: said.append(words()))
    window.comparison.try_remedy(Remedy("", {}, window.document.experiment, escapes=True))
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert said == ["no way, 0.5"] and shown(window).step == 20 and not window.pins.pins


def escaped(window, qtbot):
    """The window after 20 steps and one along the curvature, which pinned what was before."""
    window.control.set_speed(0)
    window.session.step(20)
    at_rest(window, qtbot, 1, 20)
    window.comparison.try_remedy(Remedy("", {}, window.document.experiment, escapes=True))
    qtbot.waitUntil(lambda: shown(window).step > 30, timeout=PATIENCE_MS)
    window.session.pause()
    qtbot.waitUntil(lambda: not isinstance(window.poller.outcome, Running), timeout=PATIENCE_MS)
    said = []
    window.comparison.said.connect(lambda words: said.append(words()))
    return said


def refusing(monkeypatch, name, error):
    """Have the run refuse to be taken back, or to escape; how to let it be again."""
    real = getattr(TimeMachine, name)

    def refuse(machine, *arguments):
        raise error

    monkeypatch.setattr(TimeMachine, name, refuse)
    return lambda: monkeypatch.setattr(TimeMachine, name, real)


def test_that_a_refused_take_back_is_said_and_leaves_run_pins_and_undo_as_they_were(window, qtbot, monkeypatch):
    said, stack = escaped(window, qtbot), window.document.undo_stack
    pins, place, before, outcome = window.pins.pins, stack.index(), shown(window), window.session.outcome
    allow = refusing(monkeypatch, "take_back", CannotReplay("other data"))
    stack.undo()
    qtbot.waitUntil(lambda: said == ["other data"], timeout=PATIENCE_MS)
    assert stack.index() == place and window.pins.pins == pins and stack.canUndo() and not stack.canRedo()
    assert window.session.outcome == outcome and shown(window).edits == ((20, ESCAPE),)
    assert shown(window).step == before.step
    allow()
    stack.undo()
    at_rest(window, qtbot, 1, 20)
    assert shown(window).edits == () and not window.pins.pins and stack.index() == place - 1


def test_that_undone_and_done_again_before_the_run_has_refused_it_takes_no_second_step(window, qtbot, monkeypatch):
    said, stack = escaped(window, qtbot), window.document.undo_stack
    place = stack.index()
    refusing(monkeypatch, "take_back", CannotReplay("other data"))
    stack.undo()
    stack.redo()
    qtbot.waitUntil(lambda: said == ["other data"], timeout=PATIENCE_MS)
    assert stack.index() == place and shown(window).edits == ((20, ESCAPE),)


def test_that_undone_and_done_again_at_once_it_is_taken_again(window, qtbot):
    said, stack = escaped(window, qtbot), window.document.undo_stack
    place, before = stack.index(), shown(window)
    stack.undo()
    stack.redo()
    qtbot.waitUntil(lambda: shown(window).whole is not before.whole and shown(window).step > 20, timeout=PATIENCE_MS)
    assert stack.index() == place and shown(window).edits == ((20, ESCAPE),) and not said


def test_that_a_refused_repetition_is_said_and_stays_to_be_done_again(window, qtbot, monkeypatch):
    said, stack = escaped(window, qtbot), window.document.undo_stack
    place = stack.index()
    stack.undo()
    at_rest(window, qtbot, 1, 20)
    refusing(monkeypatch, "escape", NoWayDown("no way"))
    stack.redo()
    qtbot.waitUntil(lambda: said == ["no way"], timeout=PATIENCE_MS)
    assert stack.index() == place - 1 and stack.canRedo() and not window.pins.pins and shown(window).edits == ()
