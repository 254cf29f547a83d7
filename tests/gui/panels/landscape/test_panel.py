"""The landscape panel on real runs, with the reporter that serves the window."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.landscape import questions
from dllab.gui.panels.landscape.panel import INSPECTOR, LandscapePanel, LandscapeView
from dllab.training.outcomes import Paused, Running
from dllab.training.pace import Pace
from dllab.training.reporter import Reporter
from dllab.training.time_machine import TimeMachine

PATIENCE_MS = 60_000


class Watched:
    """A small run, and the panel that looks at it."""

    def __init__(self, qtbot, hidden=(4,), **sections):
        table = {"dataset": {"name": "moons", "samples": 60}, "network": {"hidden": list(hidden)}, **sections}
        self.machine = TimeMachine(Trainer(Experiment.model_validate(table)), 1 << 26)
        self.reporter = Reporter(self.machine)
        self.panel = LandscapePanel(inspect=self.reporter.inspect)
        qtbot.addWidget(self.panel)
        self.panel.resize(380, 330)
        self._qtbot = qtbot

    def train(self, steps):
        for _ in range(4):
            self.machine.train(steps // 4)
            self.machine._mark()

    def show(self, outcome=None):
        self.panel.show_snapshot(self.reporter.snapshot(outcome or Paused(), Pace(), True))
        self.panel.show_snapshot(self.reporter.snapshot(outcome or Paused(), Pace(), True))

    def wait(self):
        self._qtbot.waitUntil(lambda: not self.panel.busy, timeout=PATIENCE_MS)


@pytest.fixture
def watched(qtbot):
    return Watched(qtbot)


def test_that_the_slice_shows_the_path_and_says_how_much_of_it(watched):
    watched.train(80)
    watched.show()
    watched.wait()
    shown = watched.panel.slice.shown
    assert shown.finest and shown.kind == "path" and shown.steps[-1] == 80
    share, examples = watched.panel.legend.names
    assert share.endswith("of the path") and examples == "42 examples"
    assert watched.panel.table().rows == 41 * 41


def test_that_a_coarse_slice_says_how_many_points_it_has_so_far(watched):
    watched.train(80)
    watched.show()
    watched.wait()
    view = watched.panel.slice
    view.show_slice(replace(view.shown, loss=view.shown.loss[::4, ::4], finest=False))
    assert view.words()[-1] == "11 × 11 points so far"


def test_that_a_slice_around_a_diverged_network_says_that_it_has_no_loss(qtbot):
    network = {"hidden": [16] * 5, "activation": {"name": "relu"}}
    watched = Watched(qtbot, network=network, optimizer={"name": "sgd", "learning_rate": 1e4})
    watched.train(8)
    watched.show()
    watched.wait()
    shown, chart = watched.panel.slice.shown, watched.panel.slice.chart
    assert not np.isfinite(shown.loss).any() and chart.hint.text() == "The loss is not finite anywhere here"
    watched.panel.slice.show_slice(replace(shown, loss=np.zeros_like(shown.loss)))
    assert not chart.hint.text()


def test_that_a_dragged_time_is_measured_again(watched):
    watched.train(80)
    watched.show()
    watched.wait()
    watched.machine.seek(40)
    watched.show()
    watched.wait()
    assert watched.panel.slice.shown.here != tuple(watched.panel.slice.shown.path[-1])


def test_that_a_running_slice_is_finished_before_the_next(watched):
    watched.train(40)
    watched.show(Running())
    first = watched.panel._asked
    watched.train(40)
    watched.show(Running())
    assert watched.panel._asked is first
    watched.wait()
    assert watched.panel.slice.shown.steps[-1] == 40


def test_that_a_slice_works_a_share_of_a_core_and_what_it_waits_for_one_is_no_work(monkeypatch):
    worked, slept = 0.0, []
    monkeypatch.setattr(questions, "time", SimpleNamespace(thread_time=lambda: worked, sleep=slept.append))
    naps = questions.Naps()
    for _ in range(1000):  # however long it waits between two points
        worked += 0.0003
        naps.take()
    share = worked / (worked + sum(slept))
    assert share == pytest.approx(questions.DUTY, rel=0.01) and min(slept) >= questions.NAP


def test_that_random_directions_are_asked_for(watched):
    watched.train(40)
    watched.show()
    watched.panel.switch.choose(LandscapeView.RANDOM)
    watched.wait()
    assert watched.panel.slice.shown.kind == "random" and watched.panel.slice.shown.here == (0, 0)


def test_that_every_eigenvalue_of_a_small_network_is_a_stem(watched):
    watched.train(40)
    watched.show()
    watched.panel.switch.choose(LandscapeView.SPECTRUM)
    watched.wait()
    count = watched.machine.trainer.layout.parameter_count
    assert len(watched.panel.spectrum.shown.values) == count == watched.panel.table().rows


def test_that_a_large_network_says_why_it_has_no_spectrum(qtbot):
    large = Watched(qtbot, hidden=(32, 32))
    large.show()
    large.panel.switch.choose(LandscapeView.SPECTRUM)
    large.wait()
    assert "500" in large.panel.spectrum.chart.hint.text() and large.panel.table() is None
    large.panel.rest()
    large.wait()


def pins_of(watched):
    pins = []
    for number in (1, 2):
        watched.train(40)
        pins.append(Pin(number, f"run {number}", watched.reporter.course()))
    return tuple(pins)


def test_that_a_line_joins_two_pinned_runs_where_they_stood(watched):
    pins = pins_of(watched)
    losses = [pin.course.evaluations for pin in pins]
    watched.show()
    watched.panel.switch.choose(LandscapeView.LINE)
    assert watched.panel.line.chart.hint.text().startswith("Pin two runs")
    watched.panel.show_pins(pins)
    watched.wait()
    line = watched.panel.line.shown
    at = {round(float(share), 6): value for share, value in zip(line.share, line.loss, strict=True)}
    last = [float(curves.last[curves.index("train_loss_eval"), -1]) for curves in losses]
    assert at[1.0] == pytest.approx(watched.machine.trainer.scores("train").loss, rel=1e-4)
    assert np.isfinite(last).all() and at[0.0] != at[1.0]
    assert watched.panel.legend.names[:2] == ["0: run 1", "1: run 2"]
    watched.panel.use_theme(Theme(dark=True, presentation=False))
    assert [color for color, _ in watched.panel.legend._entries[:2]] == [
        pin_color(number, dark=True) for number in (1, 2)
    ]


def test_that_a_line_between_runs_pinned_while_nobody_looked_is_drawn_once_somebody_does(watched):
    pins = pins_of(watched)
    watched.show()
    watched.panel.switch.choose(LandscapeView.LINE)
    watched.panel.rest()
    watched.panel.forget(watched.machine.trainer.dataset)
    watched.panel.show_pins(pins)
    assert watched.panel.line.shown is None
    watched.show()
    watched.wait()
    assert watched.panel.line.shown is not None


def test_that_a_line_that_was_given_up_is_measured_once_somebody_looks_again(watched):
    pins = pins_of(watched)
    watched.show()
    watched.panel.switch.choose(LandscapeView.LINE)
    watched.panel.show_pins(pins)
    watched.panel.rest()
    watched.wait()
    assert watched.panel.line.shown is None
    watched.show()
    watched.wait()
    assert watched.panel.line.shown is not None
    found = watched.panel.line.shown
    watched.panel.rest()
    watched.show()
    assert watched.panel.line.shown is found and not watched.panel.busy  # once is enough


def test_that_runs_of_different_networks_are_joined_by_no_line(qtbot, watched):
    other = Watched(qtbot, hidden=(5,))
    pins = (pins_of(watched)[0], pins_of(other)[0])
    watched.show()
    watched.panel.switch.choose(LandscapeView.LINE)
    watched.panel.show_pins(pins)
    watched.wait()
    assert watched.panel.line.shown is None and "different networks" in watched.panel.failure.text()


def test_that_nothing_is_inspected_once_nobody_looks(watched):
    watched.show()
    assert INSPECTOR in watched.reporter._inspectors
    watched.panel.rest()
    assert INSPECTOR not in watched.reporter._inspectors
    watched.wait()


def test_that_themes_and_languages_change_in_place(watched):
    watched.train(40)
    watched.show()
    watched.wait()
    watched.panel.use_theme(Theme(dark=True, presentation=True))
    watched.panel.retranslate()
    assert watched.panel.slice.shown.finest and watched.panel.legend.names
