from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from dllab import Experiment
from dllab.datasets import DATASETS
from dllab.gui.kit.late import Late
from dllab.gui.kit.pins import Pin, Pins, drawn_beside
from dllab.gui.panels.loss.table import loss_table
from dllab.gui.shell.drawn_pins import DrawnPins
from tests.gui.snapshots import blobs, line, snapshot


class Clock(QObject):
    """Stands in for the poller."""

    snapshot_taken = Signal(object)
    snapshot = None

    def take(self, taken):
        self.snapshot = taken
        self.snapshot_taken.emit(taken)


class Panel:
    def show_pins(self, pins, hidden=0):
        self.shown = [pin.label for pin in pins], hidden


def on(dataset, data=None, **table):
    made = snapshot(step=[1, 2], train_loss=[1.0, 0.5], dataset=data or blobs())
    experiment = Experiment.model_validate({"dataset": {"name": dataset, **table}})
    return replace(made, experiment=experiment, whole=replace(made.whole, experiment=experiment))


def test_that_pins_on_other_data_are_hidden_until_their_dataset_returns(qapp):
    owner = QObject()
    pins, clock, panel, late = Pins(owner), Clock(), Panel(), Late(Panel)
    drawn = DrawnPins(pins, clock, [Late.of(panel), late], owner)
    clock.take(on("spiral"))
    pins.add(on("spiral", noise=0.4).whole, "noisy")
    pins.add(on("moons").whole, "moons")
    pins.add(on("spiral", line()).whole, "a regression")
    assert panel.shown == (["noisy"], 2)
    clock.take(on("moons"))
    assert panel.shown == (["moons"], 2)
    clock.take(on("spiral"))
    assert panel.shown == late.panel.shown == (["noisy"], 2)
    assert drawn.parent() is owner


def named(name, made):
    experiment = made.experiment.model_copy(update={"name": name})
    return replace(made, experiment=experiment, whole=replace(made.whole, experiment=experiment))


def test_that_what_the_lab_pinned_goes_with_its_experiment_and_what_a_person_pinned_stays(qapp):
    owner = QObject()
    pins, clock, panel = Pins(owner), Clock(), Panel()
    DrawnPins(pins, clock, [Late.of(panel)], owner)
    data = blobs()
    vanishing, exploding = (named(name, on("spiral", data)) for name in ("Vanishing gradient", "Exploding gradient"))
    clock.take(vanishing)
    pins.add(vanishing.whole, "a remedy")
    pins.add(vanishing.whole, "a baseline", by_hand=True)
    assert panel.shown == (["a remedy", "a baseline"], 0)
    clock.take(replace(exploding, run=2))
    assert panel.shown == (["a baseline"], 1)
    pins.rename(pins.pins[0], "worth keeping")
    assert panel.shown == (["worth keeping", "a baseline"], 0)


def test_that_what_the_lab_pinned_stays_beside_an_experiment_that_is_called_something_else(qapp):
    owner = QObject()
    pins, clock, panel = Pins(owner), Clock(), Panel()
    DrawnPins(pins, clock, [Late.of(panel)], owner)
    data = blobs()
    clock.take(on("spiral", data))
    pins.add(on("spiral", data).whole, "a remedy")
    for name in ("Mine", "Ours"):
        clock.take(named(name, on("spiral", data)))
        assert panel.shown == (["a remedy"], 0)
    clock.take(replace(named("Ours", on("spiral", data)), run=2))  # Reset
    assert panel.shown == (["a remedy"], 0)
    clock.take(replace(named("Exploding gradient", on("spiral", data)), run=3))
    assert panel.shown == ([], 1)


def test_that_more_or_noisier_examples_are_no_other_data_but_another_file_or_target_is():
    spiral, csv = DATASETS["spiral"], DATASETS["csv"]
    assert spiral(samples=200).is_kin_of(spiral(noise=0.5, samples=400))
    assert not spiral().is_kin_of(DATASETS["moons"]())
    file = csv(path="a.csv", target="y")
    assert file.is_kin_of(csv(path="a.csv", target="y", missing="fill", validation=0.1))
    for other in (
        csv(path="b.csv", target="y"),
        csv(path="a.csv", target="x"),
        csv(path="a.csv", sheet="2", target="y"),
    ):
        assert not file.is_kin_of(other)
    assert not file.is_kin_of(spiral()) and not spiral().is_kin_of(file)


def test_that_the_numbers_of_what_is_not_drawn_are_not_saved_either(qapp):
    pins = tuple(Pin(n, name, on(name).whole) for n, name in enumerate(("spiral", "moons"), 1))
    assert [pin.label for pin in drawn_beside(pins, on("spiral"))] == ["spiral"]
    titles = loss_table(on("spiral"), pins).titles
    assert any("spiral" in title for title in titles) and not any("moons" in title for title in titles)
    assert drawn_beside(pins, None) == pins


def test_that_the_loss_panel_says_how_many_are_not_drawn_and_draws_them_again(window, qtbot):
    panel = window.panels.loss

    def stands_at(steps):
        found = window.poller.snapshot
        return found is not None and found.step == steps

    def open_preset(stem):
        menu = window.choices.preset
        menu.choose(next(path for path in menu.values() if path.stem.endswith(stem)))
        name = window.document.experiment.dataset.name
        qtbot.waitUntil(lambda: window.poller.snapshot.experiment.dataset.name == name, timeout=60_000)

    window.session.step(5)
    qtbot.waitUntil(lambda: stands_at(5))
    window.commands["pin"].trigger()
    assert panel.pinned_losses.traces and panel.pin_legend.note == ""
    open_preset("sine-regression")
    assert not panel.pinned_losses.traces
    assert panel.pin_legend.note == "1 pinned run of another experiment is not drawn"
    assert panel.pin_legend.isVisibleTo(panel)
    assert "come back with it" in panel.pin_legend.toolTip()
    assert len(window.panels.comparison.rows) == 1
    open_preset("two-spirals")
    assert panel.pinned_losses.traces and panel.pin_legend.note == ""
