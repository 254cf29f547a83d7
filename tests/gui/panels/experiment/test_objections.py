import pytest

from dllab import Experiment
from dllab.datasets.library import Library
from dllab.gui.panels.experiment.experiment_form import ExperimentForm
from tests.gui.forms.hands import pick, type_into


@pytest.fixture
def form(qtbot):
    form = ExperimentForm(Experiment(), Library())
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.dataset.facts is not None, timeout=60_000)
    return form


def rows(form):
    return form.training.rows.rows["batch_size"], form.schedule.choice.rows.rows["warmup_steps"]


def test_that_a_batch_of_one_is_objected_to_while_batch_normalization_is_picked(form):
    batch, _ = rows(form)
    type_into(batch.editor.lineEdit(), "1")
    assert "at least 2" not in batch.note.text()
    pick(form.network.section.choices["normalization"], "batch")
    assert "at least 2 examples" in batch.note.text()
    type_into(batch.editor.lineEdit(), "2")
    assert "at least 2" not in batch.note.text()


def test_that_a_warm_up_longer_than_the_run_is_objected_to(form):
    _, warmup = rows(form)
    type_into(warmup.editor.lineEdit(), "1000000")
    assert "longer than the run" in warmup.note.text()
    type_into(form.training.rows.rows["epochs"].editor.lineEdit(), "100000")
    assert "longer than the run" not in warmup.note.text()


def test_that_the_drawn_schedule_and_the_objections_know_of_the_curriculum(form):
    _, warmup = rows(form)
    type_into(form.training.rows.rows["epochs"].editor.lineEdit(), "10")
    type_into(warmup.editor.lineEdit(), "180")
    assert "longer than the run" not in warmup.note.text() and "220" in form.schedule.curve._end
    type_into(form.training.rows.rows["curriculum"].editor.lineEdit(), "0.5")
    assert "longer than the run of 169 steps" in warmup.note.text() and "169" in form.schedule.curve._end


def test_that_an_output_without_a_sign_is_objected_to_under_hinge(form):
    output = form.network.section.rows.rows["output_activation"]
    output.editor.setCurrentIndex(output.editor.findData("sigmoid"))
    output.editor.activated.emit(output.editor.currentIndex())
    assert "brings its own Softmax" in output.note.text()
    pick(form.loss, "hinge")
    assert "sign" in output.note.text()
    pick(form.loss, "mse")
    assert output.note.isHidden()


def test_that_a_goal_is_offered_where_the_data_can_reach_it(form, qtbot):
    accuracy, loss = (form.training.rows.rows[key] for key in ("stop_at_accuracy", "stop_at_loss"))
    assert not accuracy.isHidden() and loss.isHidden()
    type_into(accuracy.editor.lineEdit(), "0.9")
    assert form.value.training.stop_at_accuracy == 0.9 and accuracy.note.isHidden()
    pick(form.dataset.choice, "sine")
    qtbot.waitUntil(lambda: form.dataset.facts is not None and form.dataset.facts.task == "regression")
    assert not loss.isHidden() and "measured for classes" in accuracy.note.text()
    type_into(accuracy.editor.lineEdit(), "0")
    assert accuracy.isHidden()
