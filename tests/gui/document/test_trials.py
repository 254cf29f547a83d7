"""All remedies of a finding, tried beside the run that goes on."""

import threading
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt

from dllab import Trainer
from dllab.diagnostics.finding import Finding, Remedy, Severity
from dllab.gui.document.trials import AFTER_DIVERGING
from dllab.sweeps.side_by_side import SideBySide
from dllab.training.outcomes import Diverged, Running
from tests.gui.document.runs import diverged

PATIENCE_MS = 60_000
STEPS = 150


def trained_window(window, qtbot):
    window.control.set_speed(0)
    window.session.step(STEPS)
    qtbot.waitUntil(
        lambda: window.poller.snapshot.step == STEPS and not isinstance(window.poller.outcome, Running),
        timeout=PATIENCE_MS,
    )
    return window.poller.snapshot


def changed(window, **regularization):
    experiment = window.document.experiment
    wanted = experiment.regularization.model_copy(update=regularization)
    return experiment.model_copy(update={"regularization": wanted})


def remedies(window):
    clipped = Remedy("Clip to {norm}", {"norm": 0.1}, changed(window, clip_norm=0.1))
    decayed = Remedy("Decay by {l2}", {"l2": 0.01}, changed(window, l2=0.01))
    return clipped, decayed


def held(monkeypatch):
    """What lets the remedies be tried; until then none is done."""
    go_on, attempt = threading.Event(), SideBySide._try
    monkeypatch.setattr(SideBySide, "_try", lambda *job: go_on.wait(60) and attempt(*job))
    return go_on


def test_that_all_are_run_as_long_on_the_same_data_and_pinned_under_their_names(window, qtbot, monkeypatch):
    go_on = held(monkeypatch)
    before = trained_window(window, qtbot)
    said = []
    window.trials.said.connect(lambda words: said.append(words()))
    window.trials.start(remedies(window))
    go_on.set()
    qtbot.waitUntil(lambda: len(window.pins.pins) == 2, timeout=PATIENCE_MS)
    assert [pin.label for pin in window.pins.pins] == ["Clip to 0.1", "Decay by 0.01"]
    for pin, remedy in zip(window.pins.pins, remedies(window), strict=True):
        alone = Trainer(remedy.experiment)
        alone.train(STEPS)
        assert pin.course.step == STEPS and pin.course.dataset.fingerprint == before.dataset.fingerprint
        np.testing.assert_array_equal(pin.course.steps.last, alone.history.curves()[0].last)
        assert pin.course.evaluations.step[-1] == STEPS
    assert window.poller.snapshot.run == before.run and window.document.experiment == before.experiment
    qtbot.waitUntil(lambda: not window.trials.busy, timeout=PATIENCE_MS)
    assert said[0].startswith("Trying remedies: 0 of 2 runs") and "Comparison" in said[-1]


def test_that_a_remedy_of_a_run_that_diverged_is_run_long_enough_to_show(window, qtbot):
    assert diverged(window, qtbot).step < AFTER_DIVERGING
    window.trials.start((Remedy("Clip to {norm}", {"norm": 1.0}, changed(window, clip_norm=1.0)),))
    qtbot.waitUntil(lambda: len(window.pins.pins) == 1, timeout=PATIENCE_MS)
    assert window.pins.pins[0].course.step == AFTER_DIVERGING
    assert isinstance(window.poller.outcome, Diverged)


def test_that_trying_can_be_stopped_and_what_is_pinned_stays(window, qtbot, monkeypatch):
    trained_window(window, qtbot)
    start = SideBySide.start

    def start_endless(runs, trials):
        start(runs, [trials[0], replace(trials[1], steps=10**9)])

    monkeypatch.setattr(SideBySide, "start", start_endless)
    window.trials.start(remedies(window))
    qtbot.waitUntil(lambda: len(window.pins.pins) == 1, timeout=PATIENCE_MS)
    said = []
    window.trials.said.connect(lambda words: said.append(words()))
    window.trials.stop()
    qtbot.waitUntil(lambda: not window.trials.busy, timeout=PATIENCE_MS)
    assert [pin.label for pin in window.pins.pins] == ["Clip to 0.1"]
    assert said[-1] == "Nothing more is tried; what is pinned by now stays."


def test_that_pins_come_in_the_order_of_the_remedies_whichever_is_done_first(window, qtbot, monkeypatch):
    trained_window(window, qtbot)
    second, attempt = threading.Event(), SideBySide._try

    def slow_first(runs, trial, ear):
        found = attempt(runs, trial, ear)
        second.wait(60) if trial.experiment.regularization.clip_norm else second.set()
        return found

    monkeypatch.setattr(SideBySide, "_try", slow_first)
    monkeypatch.setattr("dllab.sweeps.crew.beside_window", lambda: 2)
    window.trials.start(remedies(window))
    qtbot.waitUntil(lambda: not window.trials.busy, timeout=PATIENCE_MS)
    assert [pin.label for pin in window.pins.pins] == ["Clip to 0.1", "Decay by 0.01"]


def test_that_closing_the_window_ends_what_is_tried(window, qtbot):
    trained_window(window, qtbot)
    window.trials.start(remedies(window) * 50)
    window.close()
    assert not window.trials.busy and window.at_rest
    assert len(window.pins.pins) <= 2


def test_that_a_remedy_that_cannot_be_run_is_told_and_the_next_is_tried(window, qtbot, tmp_path):
    trained_window(window, qtbot)
    lost = window.document.experiment.as_table()
    lost["dataset"] = {"name": "csv", "path": str(tmp_path / "not there.csv")}
    impossible = Remedy("Use a file", {}, type(window.document.experiment).model_validate(lost))
    window.trials.start((impossible, remedies(window)[0]))
    qtbot.waitUntil(lambda: len(window.pins.pins) == 1, timeout=PATIENCE_MS)
    assert window.messages.text().startswith("“Use a file” could not be tried: ")
    assert window.pins.pins[0].label == "Clip to 0.1"


def test_that_a_card_offers_it_where_there_are_several_and_stops_it(window, qtbot, monkeypatch):
    go_on = held(monkeypatch)
    trained_window(window, qtbot)
    panel, both = window.panels.findings, remedies(window)
    several = Finding("plateau", Severity.WARNING, "Plateau", "Flat.", {}, "A. B.", "C", 0, remedies=both)
    one = Finding("imbalance", Severity.NOTE, "Imbalance", "Few.", {}, "A. B.", "C", 0, remedies=both[:1])
    panel._show_findings((several, one), window.document.experiment)
    assert panel.cards["plateau"].all.isVisibleTo(panel) and not panel.cards["imbalance"].all.isVisibleTo(panel)
    button = panel.cards["plateau"].all
    assert button.words == "Try all, side by side"
    with qtbot.waitSignal(panel.all_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [both] and button.words == "Stop trying"
    with qtbot.waitSignal(panel.enough):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.words == "Try all, side by side"
    go_on.set()
    qtbot.waitUntil(lambda: not window.trials.busy, timeout=PATIENCE_MS)
