"""What waits says for what it waits."""

from dataclasses import replace

from dllab.experiment import Experiment
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.snapshots import snapshot


def test_that_the_form_knows_whether_the_run_has_taken_a_step(qtbot):
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: not panel.form.dataset.loader.busy)
    begun = replace(snapshot(), experiment=Experiment.model_validate({**panel.experiment.as_table(), "seed": 5}))
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=0)))
    assert panel.hint._label.text() == "One change takes effect on Run or Reset."
    panel.show_snapshot(replace(begun, step=0, whole=replace(begun.whole, step=9)))  # also dragged back to the start
    assert panel.hint._label.text() == "One change takes effect on Reset."
