"""Undo and Redo say what they would take back."""

from dllab.experiment import Experiment
from dllab.gui.kit.translations import CHINESE, ENGLISH
from tests.gui.forms.hands import pick, type_into


def test_that_undo_and_redo_say_in_words_what_they_take_back(qtbot, window):
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert undo.text() == "Undo" and not undo.isEnabled()
    rate = window.form.form.optimizer.rows.rows["learning_rate"].editor
    type_into(rate, "0.5")
    assert undo.text() == "Undo: Learning rate η: 0.003 → 0.5" and "0.5 (Ctrl+Z)" in undo.toolTip()
    type_into(rate, "0.25")  # the same edit goes on
    assert undo.text() == "Undo: Learning rate η: 0.003 → 0.25"
    pick(window.form.form.network.activation, "relu")
    assert undo.text() == "Undo: Activation: Tanh → ReLU"
    undo.trigger()
    assert redo.text() == "Redo: Activation: Tanh → ReLU" and undo.text().endswith("0.25")
    window.choices.language.choose(CHINESE)
    try:
        qtbot.waitUntil(lambda: redo.text().startswith("重做：激活函数"))
    finally:
        window.choices.language.choose(ENGLISH)
    undo.trigger()
    assert undo.text() == "Undo" and not undo.isEnabled()


def test_that_several_settings_and_another_experiment_are_called_so(window):
    several = {"seed": 5, "training": {"epochs": 3, "batch_size": 7}}
    changed = Experiment.model_validate({**window.document.experiment.as_table(), **several})
    window.document.change("", changed)
    assert window.commands["undo"].text() == "Undo: 3 settings"
    window.document.open(Experiment())
    assert window.commands["undo"].text() == "Undo: another experiment"
