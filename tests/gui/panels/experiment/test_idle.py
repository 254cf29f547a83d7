"""What would do nothing is not asked for, and is asked for again once it does something."""

import pytest

from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.forms.hands import pick, type_into
from tests.gui.panels.experiment.settling import settle, show
from tests.gui.showing import on_screen


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 370, 740)
    made.unfold(made.form.sections)
    settle(qtbot, made)
    return made


def test_that_momentums_options_come_and_go_with_it(panel):
    pick(panel.form.optimizer, "sgd")
    rows = panel.form.optimizer.rows.rows
    assert not rows["nesterov"].isVisible() and not rows["dampening"].isVisible()
    type_into(rows["momentum"].editor, "0.9")
    assert rows["nesterov"].isVisible() and rows["dampening"].isVisible()


def test_that_a_setting_that_holds_a_wrong_value_back_stays_in_sight(panel):
    pick(panel.form.optimizer, "sgd")
    rows = panel.form.optimizer.rows.rows
    type_into(rows["momentum"].editor, "0.9")
    rows["nesterov"].editor.click()
    type_into(rows["momentum"].editor, "0")
    assert panel.experiment.optimizer.momentum == 0.9 and rows["nesterov"].isVisible()


def test_that_early_stopping_asks_for_no_more_than_its_patience_while_it_is_off(panel):
    rows = panel.form.early_stopping.rows.rows
    assert [name for name, row in rows.items() if row.isVisible()] == ["patience"]
    type_into(rows["patience"].editor, "5")
    assert all(row.isVisible() for row in rows.values())


def test_that_images_alone_are_turned(qtbot, panel):
    rotation = panel.form.augmentation.rows.rows["rotation"]
    assert not rotation.isVisible()
    show(qtbot, panel, dataset="digits")
    assert rotation.isVisible()
    show(qtbot, panel, dataset="spiral", augmentation={"rotation": 10.0})
    assert rotation.isVisible()  # the run is refused for it


def test_that_a_regression_offers_no_accuracy_and_no_loss_of_classes(qtbot, panel):
    metric = panel.form.early_stopping.rows.rows["metric"].editor
    assert "val_accuracy" in metric.offered()
    with qtbot.waitSignal(panel.edited):
        pick(panel.form.dataset.choice, "sine")
    assert metric.offered() == ["val_loss", "train_loss"]
    assert "cross_entropy" not in panel.form.loss.picker_row.editor.offered()


def test_that_a_linear_model_is_asked_for_no_activation_and_no_width(panel):
    network = panel.form.network
    type_into(network.hidden.depth_row.editor, "0")
    assert not network.activation.isVisible() and not network.hidden.width_row.isVisible()
    assert not network.dropout.isVisible() and not network.section.choices["normalization"].isVisible()
    type_into(network.hidden.depth_row.editor, "2")
    assert network.activation.isVisible() and network.hidden.width_row.isVisible()
    assert panel.experiment.network.hidden == (32, 32)


def test_that_a_section_with_nothing_to_set_is_not_there(qtbot, panel):
    section = panel.form.sections["optimizer"]
    pick(panel.form.optimizer, "perceptron")
    assert not section.isVisible()
    pick(panel.form.optimizer, "adam")
    assert section.isVisible()
    show(qtbot, panel, dataset="product", loss="mse")
    assert not panel.form.sections["dataset"].isVisible()
