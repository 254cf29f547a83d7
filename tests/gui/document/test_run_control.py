"""What an edit does to the run."""

from dllab.experiment import Experiment
from dllab.gui.stage.drive import is_ready
from dllab.training.outcomes import Paused, Running

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
    assert isinstance(window.session.outcome, Paused)
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
