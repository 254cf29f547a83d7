"""What an edit does to the run."""

import threading

import pytest

from dllab.experiment import Experiment
from dllab.gui.stage.drive import is_ready
from dllab.training.outcomes import Paused, Preparing, Running
from dllab.training.session import Session

PATIENCE_MS = 30_000
FOUR = ((-1.0, -1.0, 0), (-1.0, 1.0, 0), (1.0, -1.0, 1), (1.0, 1.0, 1))


def drawn(window, points, **entries):
    table = window.document.experiment.as_table()
    table["training"]["epochs"] = 1_000_000  # of four points each
    table |= {"dataset": {"name": "drawn", "points": points}, "network": {"hidden": [4]}} | entries
    return Experiment.model_validate(table)


def stroke(window, points):
    window.document.change("dataset.points", drawn(window, points))


def start(window, qtbot):
    window.document.open(drawn(window, FOUR))
    qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)


def points_in_use(window):
    return window.poller.snapshot.experiment.dataset.points


def test_that_every_stroke_takes_effect_without_a_reset(window, qtbot):
    start(window, qtbot)
    for more in range(1, 4):
        stroke(window, (*FOUR, *[(0.0, 0.1 * number, 2) for number in range(more)]))
        qtbot.waitUntil(lambda more=more: len(points_in_use(window)) == 4 + more, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: window.form.hint.isHidden(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: isinstance(window.session.outcome, Paused), timeout=PATIENCE_MS)  # after the snapshot
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(points_in_use(window)) == 6, timeout=PATIENCE_MS)


def test_that_a_run_goes_on_with_the_stroke_and_what_it_ended_can_be_brought_back(window, qtbot):
    start(window, qtbot)
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 20, timeout=PATIENCE_MS)
    stroke(window, (*FOUR, (0.0, 0.0, 1)))
    qtbot.waitUntil(lambda: len(points_in_use(window)) == 5, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: isinstance(window.session.outcome, Running), timeout=PATIENCE_MS)
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.session.outcome, Paused), timeout=PATIENCE_MS)
    window.commands["bring_back"].trigger()
    qtbot.waitUntil(lambda: len(points_in_use(window)) == 4, timeout=PATIENCE_MS)
    assert window.poller.snapshot.step > 20


def test_that_a_run_goes_on_although_the_strokes_come_faster_than_it_can_begin_again(window, qtbot, monkeypatch):
    start(window, qtbot)
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 20, timeout=PATIENCE_MS)
    preparing, go_on, prepare = threading.Event(), threading.Event(), Session._prepare

    def prepare_slowly(session, *what):
        session._running, session.outcome = False, Preparing()
        preparing.set()
        go_on.wait(60)
        prepare(session, *what)

    monkeypatch.setattr(Session, "_prepare", prepare_slowly)
    stroke(window, (*FOUR, (0.0, 0.0, 1)))
    qtbot.waitUntil(preparing.is_set, timeout=PATIENCE_MS)
    stroke(window, (*FOUR, (0.0, 0.0, 1), (0.0, 0.1, 1)))
    go_on.set()
    qtbot.waitUntil(lambda: len(points_in_use(window)) == 6 and window.poller.snapshot.step > 20, timeout=PATIENCE_MS)


def test_that_a_stroke_on_a_drawing_that_is_not_ready_yet_takes_effect_too(window, qtbot):
    go_on = threading.Event()
    window.session.hold(go_on, 60)
    window.document.open(drawn(window, FOUR))
    stroke(window, (*FOUR, (0.0, 0.0, 1)))
    go_on.set()
    qtbot.waitUntil(lambda: is_ready(window) and len(points_in_use(window)) == 5, timeout=PATIENCE_MS)


def test_that_a_drawing_of_one_class_waits_and_stops_no_run(window, qtbot):
    start(window, qtbot)
    stroke(window, FOUR[:2])
    qtbot.waitUntil(lambda: window.form.hint.isVisible(), timeout=PATIENCE_MS)
    assert points_in_use(window) == FOUR and isinstance(window.session.outcome, Paused)
    stroke(window, FOUR[1:])
    qtbot.waitUntil(lambda: points_in_use(window) == FOUR[1:], timeout=PATIENCE_MS)


def test_that_any_other_edit_of_the_data_still_waits_for_reset(window, qtbot):
    start(window, qtbot)
    run = window.poller.snapshot.run
    window.document.change("network.hidden", drawn(window, FOUR, network={"hidden": [7]}))
    qtbot.waitUntil(lambda: window.form.hint.isVisible(), timeout=PATIENCE_MS)
    assert window.poller.snapshot.run == run


def spirals(window, qtbot, typed):
    """A run on 100 points, and a number of points typed, not entered."""
    window.document.open(Experiment.model_validate({"dataset": {"name": "spiral", "samples": 100}}))
    qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not window.form.form.dataset.loader.busy, timeout=PATIENCE_MS)
    line = window.form.form.dataset.choice.rows.rows["samples"].editor.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, typed)


@pytest.mark.parametrize("command", ["run", "step", "epoch", "reset", "new_seed"])
def test_that_points_typed_a_moment_ago_are_what_is_trained_on(window, qtbot, command):
    spirals(window, qtbot, "30")
    assert window.poller.snapshot.experiment.dataset.samples == 100
    window.commands[command].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.dataset.samples == 30, timeout=PATIENCE_MS)
    if "se" not in command:
        qtbot.waitUntil(lambda: window.poller.snapshot.step > 0, timeout=PATIENCE_MS)
    assert window.poller.snapshot.dataset.size == 30 and window.form.hint.isHidden()


@pytest.mark.parametrize("command", ["run", "step", "epoch"])
def test_that_run_pressed_while_an_opened_table_is_read_runs_on_it(window, qtbot, tmp_path, command):
    """The experiment that was opened on the table took the Run with it."""
    start(window, qtbot)
    table = tmp_path / "heights.csv"
    table.write_text("height,weight,sex\n" + "".join(f"{160 + n},{50 + n},{'mf'[n % 2]}\n" for n in range(40)))
    window.files.load(table)
    window.commands[command].trigger()
    assert window.form.is_awaited and window.session.latest().step == 0
    qtbot.waitUntil(lambda: window.poller.snapshot.dataset.size == 40, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 0, timeout=PATIENCE_MS)
    assert window.document.experiment.name == "heights"


def test_that_data_that_cannot_be_loaded_start_nothing_then_or_later(window, qtbot):
    spirals(window, qtbot, "30")
    window.commands["run"].trigger()
    assert window.form.is_awaited
    window.form.form.dataset.loader.cancel()
    qtbot.waitUntil(lambda: not window.form.is_awaited, timeout=PATIENCE_MS)
    window.document.change("seed", window.document.experiment.model_copy(update={"seed": 3}))
    window.session.number().result()  # all commands have been obeyed
    assert isinstance(window.session.outcome, Paused) and window.session.latest().step == 0


def test_that_run_takes_over_what_was_changed_before_the_first_step_and_waits_for_reset_after_it(window, qtbot):
    start(window, qtbot)
    window.document.change("network.hidden", drawn(window, FOUR, network={"hidden": [7]}))
    qtbot.waitUntil(lambda: window.form.hint.isVisible(), timeout=PATIENCE_MS)
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 0, timeout=PATIENCE_MS)
    assert window.poller.snapshot.experiment.network.hidden == (7,) and window.form.hint.isHidden()
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.session.outcome, Paused), timeout=PATIENCE_MS)
    run = window.poller.snapshot.run
    window.document.change("network.hidden", drawn(window, FOUR, network={"hidden": [5]}))
    window.commands["step"].trigger()
    qtbot.waitUntil(lambda: window.form.hint.isVisible(), timeout=PATIENCE_MS)
    assert window.poller.snapshot.run == run and window.poller.snapshot.experiment.network.hidden == (7,)
