"""What matters comes first, in one screen; the rest is folded under lines that say what is set in it."""

import pytest

from dllab.datasets import DATASETS
from dllab.experiment import Experiment
from dllab.gui.forms.titles import SECTION_TITLES
from dllab.gui.main_window import MainWindow
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.panels.experiment.summaries import summary
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import put_away
from dllab.training.session import Session
from tests.gui.forms.hands import pick, type_into
from tests.gui.panels.experiment.settling import settle, show
from tests.gui.showing import on_screen

HEIGHT, WIDTH = 726, 280  # that a window of 1440×900 leaves for the form


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), WIDTH, HEIGHT)
    settle(qtbot, made)
    return made


def essentials(panel):
    form = panel.form
    network = form.network
    return (
        form.dataset.choice.picker_row, network.hidden.depth_row, network.hidden.width_row,
        network.activation.picker_row, form.optimizer.picker_row, form.optimizer.rows.rows["learning_rate"],
        form.training.rows.rows["batch_size"], form.regularization.rows.rows["l2"], network.dropout,
    )  # fmt: skip


def test_that_the_essentials_and_every_header_are_in_one_screen(qtbot, panel):
    assert all(row.isVisible() for row in essentials(panel))
    qtbot.waitUntil(lambda: panel.form.minimumSizeHint().height() <= panel.height())
    assert not panel.unfolded and all(section.header.isVisible() for section in panel.form.sections.values())
    assert not panel.form.network.section.choices["initializer"].isVisible()
    assert not panel.form.optimizer.rows.rows["beta1"].isVisible()


@pytest.mark.parametrize("name", ["sgd", "lion", "lookahead"])
def test_that_the_rate_of_every_optimizer_is_essential(panel, name):
    pick(panel.form.optimizer, name)
    rates = [each for each in panel.form.findChildren(type(panel.form.seed)) if each.parameter.name == "learning_rate"]
    assert len([each for each in rates if each.isVisible()]) == 1
    panel.unfold(["optimizer"])
    assert panel.form.optimizer.rest.isVisible()
    assert len([each for each in rates if each.isVisible()]) == 1


def test_that_the_file_of_a_table_and_a_drawing_are_essential(qtbot, panel):
    for name, field in (("csv", "path"), ("drawn", "points")):
        pick(panel.form.dataset.choice, name)
        settle(qtbot, panel)
        assert panel.form.dataset.choice.rows.rows[field].isVisible()
    assert not panel.form.dataset.choice.rows.rows["validation"].isVisible()


def test_that_a_header_says_what_is_set_below_it_while_it_is_folded(qtbot, panel):
    header = panel.form.sections["network"].header
    assert header.summary == "Xavier normal, no normalization"
    pick(panel.form.network.section.choices["normalization"], "batch")
    type_into(panel.form.network.section.rows.rows["residual"].editor, "2")
    assert header.summary == header.accessibleDescription() == "Xavier normal, Batch norm, Residual 2"
    assert "Batch norm" in header.toolTip()
    assert panel.form.sections["dataset"].header.summary == "Points 1000, Noise 0.1, Validation 0.3, Arms 2, Turns 1.5"


def test_that_summaries_say_what_differs():
    tables = {
        "loss": {"name": "huber", "delta": 2.0},
        "schedule": {"name": "cosine", "warmup_steps": 50},
        "regularization": {"l2": 1.0, "clip_norm": 5.0},
        "training": {"epochs": 7, "shuffle": False},
        "early_stopping": {"patience": 3},
    }
    experiment = Experiment.model_validate(tables)
    said = {name: summary(name, experiment) for name in SECTION_TITLES}
    assert said["loss"] == "Huber, δ 2"
    assert said["schedule"] == "Cosine, Warm-up 50"
    assert said["regularization"] == "Clip norm 5"
    assert said["augmentation"] == "none"
    assert said["training"] == "seed 0, 7 epochs, Shuffle: off"
    assert said["early_stopping"] == "after 3 epochs without gain"
    assert summary("early_stopping", Experiment()) == "off"


def test_that_there_is_a_summary_of_every_dataset():
    for kind in DATASETS:
        assert summary("dataset", Experiment(dataset=kind()))


def test_that_a_folded_section_shows_that_something_in_it_is_wrong(qtbot, panel):
    assert not panel.form.sections["schedule"].header.alarm
    show(qtbot, panel, schedule={"name": "constant", "warmup_steps": 10**6})
    assert panel.form.sections["schedule"].header.alarm and not panel.form.sections["network"].header.alarm
    show(qtbot, panel, network={"normalization": "batch"}, training={"batch_size": 1})
    assert not any(section.header.alarm for section in panel.form.sections.values())  # the batch is in sight


def test_that_what_is_set_layer_by_layer_is_one_click_away(qtbot, panel):
    show(qtbot, panel, network={"hidden": [4, 4], "activation": ["relu", "tanh"], "dropout": [0.1, 0.2]})
    network = panel.form.network
    assert not network.activation.isVisible() and not network.dropout.isVisible()
    assert network.activations_elsewhere.isVisible() and network.dropouts_elsewhere.isVisible()
    network.activations_elsewhere.button.click()
    assert panel.unfolded == ["network"] and network.activations.editors[0].isVisible()


def test_that_what_is_unfolded_is_remembered(qtbot, window, settings):
    assert settings.unfolded == [] and window.form.unfolded == []
    window.form.form.sections["schedule"].header.click()
    assert settings.unfolded == ["schedule"]
    again = MainWindow(Session(), Settings(settings._path.parent, settings.autosave))
    try:
        assert again.form.unfolded == ["schedule"]
    finally:
        put_away(again)


def test_that_a_section_nobody_knows_is_not_unfolded(tmp_path):
    (tmp_path / "settings.json").write_text('{"unfolded": ["schedule", "magic"]}')
    assert Settings(tmp_path, tmp_path).unfolded == []
