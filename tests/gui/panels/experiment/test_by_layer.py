import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from dllab import Experiment
from dllab.experiment.sections import NetworkSection
from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.tab_order import follow_the_eye
from dllab.gui.panels.experiment.by_layer import IN_SIGHT
from dllab.gui.panels.experiment.hint_bar import HintBar
from dllab.gui.panels.experiment.network_form import NetworkForm
from tests.gui.forms.hands import type_into


def section(**table):
    return NetworkSection.model_validate(table)


@pytest.fixture
def form(qtbot):
    form = NetworkForm(section(hidden=[8, 4, 4], activation={"name": "leaky_relu", "negative_slope": 0.2}))
    qtbot.addWidget(form)
    form.show()
    form.edits = []
    form.edited.connect(form.edits.append)
    return form


def pick(combo, name):
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())


def test_that_switching_to_layers_begins_with_what_all_layers_have(form):
    form.activations.switch.click()
    assert form.edits == ["layer_activations"]
    assert form.value.activations[1].negative_slope == 0.2
    assert [editor.value for editor in form.activations.editors] == ["leaky_relu"] * 3
    assert not form.section.choices["activation"].isVisibleTo(form)
    pick(form.activations.editors[0], "relu")
    form.activations.switch.click()
    assert form.value.layer_activations == ()
    assert form.section.choices["activation"].isVisibleTo(form)
    assert form.value.activation.name == form.section.choices["activation"].value.name == "relu", "as the first layer's"


def test_that_a_layer_gets_an_activation_and_a_dropout_of_its_own(form):
    form.activations.switch.click()
    pick(form.activations.editors[1], "relu")
    form.dropouts.switch.click()
    type_into(form.dropouts.editors[2].lineEdit(), "0.5")
    assert [each.name for each in form.value.activations] == ["leaky_relu", "relu", "leaky_relu"]
    assert form.value.activations[2].negative_slope == 0.2, "a layer that was not touched keeps its parameters"
    assert form.value.dropouts == (0.0, 0.0, 0.5)
    assert form.edits == ["layer_activations", "layer_activations", "layer_dropouts", "layer_dropouts"]


def test_that_values_by_layer_survive_a_file(form, tmp_path):
    form.activations.switch.click()
    pick(form.activations.editors[0], "sigmoid")
    form.dropouts.switch.click()
    type_into(form.dropouts.editors[0].lineEdit(), "0.25")
    experiment = Experiment().model_copy(update={"network": form.value})
    experiment.save(tmp_path / "x.toml")
    read = Experiment.load(tmp_path / "x.toml").network
    assert read == form.value
    form.set_value(section())
    assert not form.activations.switch.value and not form.dropouts.switch.value
    form.set_value(read)
    assert form.activations.editors[0].value == "sigmoid" and form.dropouts.editors[0].value == 0.25


def test_that_there_is_always_a_value_for_each_layer(form):
    form.activations.switch.click()
    pick(form.activations.editors[2], "relu")
    type_into(form.hidden.depth_row.editor.lineEdit(), "5")
    assert [each.name for each in form.value.layer_activations] == ["leaky_relu"] * 2 + ["relu"] * 3
    type_into(form.hidden.depth_row.editor.lineEdit(), "1")
    assert [each.name for each in form.value.layer_activations] == ["leaky_relu"]
    type_into(form.hidden.depth_row.editor.lineEdit(), "0")
    assert form.value.layer_activations == () and not form.activations.switch_row.isVisibleTo(form)
    NetworkSection.model_validate(form.value.model_dump())


def test_that_twenty_layers_are_scrolled(form):
    form.set_value(section(hidden=[8] * 20, dropout=[0.1] * 20))
    lines = form.dropouts
    assert len(lines.editors) == 20
    assert lines.lines.height() <= (IN_SIGHT + 1) * lines.editors[0].sizeHint().height() + 60
    assert lines.labels[19].text() == "layer 20 · 8"
    assert lines.editors[19].accessibleName() == "Dropout of layer 20"
    form.set_value(section(hidden=[8] * 2, dropout=[0.1] * 2))
    assert [editor.isVisibleTo(form) for editor in lines.editors[:4]] == [True, True, False, False]


def test_that_values_by_layer_say_when_they_wait_for_reset(form):
    form.activations.switch.click()
    form.mark({"layer_activations"})
    assert "Reset" in form.activations.switch_row.mark.toolTip()
    assert not form.dropouts.switch_row.mark.toolTip()
    form.mark(set())
    assert not form.activations.switch_row.mark.toolTip()


def test_that_no_button_of_a_form_claims_space_from_the_run(qtbot):
    form = NetworkForm(section())
    fold, bar = Collapsible(form), HintBar()
    qtbot.addWidget(fold), qtbot.addWidget(bar)
    follow_the_eye(fold)
    buttons = [*fold.findChildren(QAbstractButton), *bar.findChildren(QAbstractButton)]
    assert fold.header in buttons and form.activations.switch in buttons
    for button in buttons:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        event.ignore()
        QApplication.sendEvent(button, event)
        assert not event.isAccepted()


def test_that_a_very_large_network_says_what_memory_it_needs(form):
    form.set_data(2, 2, None, "spiral")
    assert "GB" not in form.summary.text()
    type_into(form.hidden.layers_row.editor, "4096×7")
    assert "100,7" in form.summary.text() and "at least 1.2 GB of memory" in form.summary.text()
