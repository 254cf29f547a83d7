"""The sweep that looks for a learning rate."""

import pytest

from dllab.labs.lab import changed
from dllab.sweeps.sweep import Progress
from dllab.training.outcomes import Finished
from tests.gui.panels.sweep.sweeps import RATE, done
from tests.sweeps.plans import SMALL


@pytest.mark.slow
def test_that_the_finder_is_a_sweep_that_advises_a_rate(panel, qtbot):
    panel.controls.find_rate.click()
    found = done(qtbot, panel)
    assert len(found.plan) == 25 and found.plan.keys == [RATE] and found.plan.grid.base.schedule.name == "constant"
    assert "Advised: a tenth of that" in panel.note.text() or "No rate can be advised" in panel.note.text()


def test_that_the_rate_where_runs_diverge_is_found_to_two_digits(panel, qtbot, monkeypatch):
    panel.controls.find_rate.click()  # the runs are given up: what they would find is made up
    panel.sweep.cancel()
    plan = done(qtbot, panel).plan
    begun = []
    monkeypatch.setattr(panel.sweep, "start", lambda *asked: begun.append(asked))

    def ended(plan, first):
        rows = {
            place: plan.settings(place)
            | {"steps": 100, "train_loss": 1.0 if plan.settings(place)[RATE] < first else 9.0}
            | {"outcome": "finished", "val_loss": 1.0}
            for place in range(len(plan))
        }
        panel.show_look(Progress(plan, RATE, rows, outcome=Finished()))

    ended(plan, 1.9)
    assert panel.note.text() == "1.33 does not diverge, 2.61 does. Advised: a tenth of that, 0.261."
    assert not panel.narrow.isHidden()
    panel.narrow.click()
    for taken in ({"optimizer.learning_rate": 0.261}, {"schedule": {"name": "cosine"}}, {"name": "Renamed"}):
        panel.set_experiment(changed(SMALL, taken))
        ended(plan, 1.9)
        assert "Advised" in panel.note.text()
    panel.set_experiment(changed(SMALL, {"seed": 5}))
    ended(plan, 1.9)
    assert panel.note.text() == "The experiment has changed since these runs." and panel.narrow.isHidden()
    panel.set_experiment(SMALL)
    ended(plan, 1.9)
    panel.narrow.click()
    closer, _, key = begun[-1]
    assert key == RATE and closer.steps == 100 and len(closer) == 16
    ended(closer, 1.9)
    assert panel.note.text() == "1.8 does not diverge, 1.9 does. Advised: a tenth of that, 0.19."
    assert panel.narrow.isHidden()


def test_that_the_menu_of_the_run_looks_for_a_rate_once(window, monkeypatch):
    panel, begun = window.panels.sweep.panel, []
    monkeypatch.setattr(panel, "_begin", lambda plan, key: begun.append(key))
    window.commands["find_rate"].trigger()
    assert begun == [RATE] and panel.isVisible()
    monkeypatch.setattr(type(panel.controls), "going", True)
    window.commands["find_rate"].trigger()
    assert begun == [RATE]


def test_that_names_of_a_few_values_are_whole_where_one_line_is_too_narrow(panel):
    legend = panel.curves.legend
    legend.set_entries([("", "optimizer"), *(("#000000", name) for name in ("SGD", "AdaGrad", "RMSProp", "Adam"))])
    legend.resize(legend.sizeHint().width() * 2 // 3, legend.sizeHint().height())
    assert all(
        spot.width() >= legend._wide(entry) - 12 for entry, spot in zip(legend._entries, legend._spots(), strict=True)
    )
