"""What waits says for what it waits."""

from dataclasses import replace

from dllab.experiment import Experiment
from dllab.gui.panels.experiment.hint_bar import HintBar
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.snapshots import snapshot


def words(bar, count, begun):
    bar.set_count(count, begun)
    return bar._label.text()


def test_that_changes_wait_for_run_before_the_first_step_and_then_for_reset(qtbot):
    bar = HintBar()
    qtbot.addWidget(bar)
    assert words(bar, 1, False) == "One change takes effect on Run."
    assert words(bar, 3, False) == "3 changes take effect on Run."
    assert words(bar, 1, True) == "One change takes effect on Reset."
    assert words(bar, 3, True) == "3 changes take effect on Reset."


def test_that_the_form_knows_whether_the_run_has_taken_a_step(qtbot):
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: not panel.form.dataset.loader.busy)
    begun = replace(snapshot(), experiment=Experiment.model_validate({**panel.experiment.as_table(), "seed": 5}))
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=0)))
    assert panel.hint._label.text() == "One change takes effect on Run."
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=9)))  # also dragged back to the start
    assert panel.hint._label.text() == "One change takes effect on Reset."
