"""A setting is found by its name and by what it does, in both languages, and nothing else is shown meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.gui.forms.row import Row
from dllab.gui.kit.translations import CHINESE
from dllab.gui.panels.experiment.panel import ExperimentPanel
from tests.gui.forms.hands import pick
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import language_of, on_screen


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel(), 370, 740)
    settle(qtbot, made)
    return made


def look_for(panel, words):
    panel.search_line.words.setText(words)


def shown(panel):
    return [row.label.text() for row in panel.form.findChildren(Row) if row.isVisible()]


def headers(panel):
    return [name for name, section in panel.form.sections.items() if section.isVisible()]


@pytest.mark.parametrize("words", ["learning RATE", "rate learn", "学习率"])
def test_that_the_rate_is_found_by_its_words_in_any_order_and_language(panel, words):
    look_for(panel, words)
    assert "Learning rate η" in shown(panel) and "Batch size" not in shown(panel)
    assert not panel.form.dataset.preview.isVisible() and not panel.form.network.summary.isVisible()


def test_that_what_is_folded_is_unfolded_for_what_was_found_in_it_and_folded_again(panel):
    before = shown(panel)
    look_for(panel, "patience")
    assert shown(panel) == ["Patience (epochs)"] and headers(panel) == ["early_stopping"]
    assert panel.unfolded == []
    look_for(panel, "")
    assert shown(panel) == before and len(headers(panel)) == len(panel.form.sections)
    assert panel.form.dataset.preview.isVisible()


def test_that_a_setting_is_found_by_its_help_and_by_what_can_be_picked(panel):
    look_for(panel, "examples in one step")
    assert shown(panel) == ["Batch size"]
    look_for(panel, "AdaBelief")
    assert shown(panel) == ["Optimizer"]


def test_that_an_english_word_is_found_in_a_chinese_window(qtbot, panel):
    with language_of(panel, CHINESE):
        look_for(panel, "clip norm")
        assert len(shown(panel)) == 2 and headers(panel) == ["regularization"]


def test_that_what_another_choice_holds_is_not_found(panel):
    look_for(panel, "centered")
    assert "Centered" not in shown(panel)
    pick(panel.form.optimizer, "rmsprop")
    assert "Centered" in shown(panel)
    look_for(panel, "β₁")
    assert shown(panel) == []


def test_that_finding_nothing_is_said(panel):
    look_for(panel, "zebra")
    assert shown(panel) == [] and headers(panel) == []
    assert panel.search_line.nothing.isVisible() and "zebra" in panel.search_line.nothing.text()
    look_for(panel, "")
    assert not panel.search_line.nothing.isVisible()


def test_that_another_experiment_is_searched_too(qtbot, panel):
    look_for(panel, "warm-up")
    panel.show_experiment(Experiment.model_validate({"schedule": {"name": "cosine", "warmup_steps": 3}}))
    settle(qtbot, panel)
    assert "Warm-up (steps)" in shown(panel) and "Batch size" not in shown(panel)
    assert panel.form.schedule.choice.rows.rows["warmup_steps"].isVisible()


def test_that_the_keys_begin_and_end_the_search_from_anywhere(qtbot, window):
    line = window.form.search_line.words
    window.workspace.docks["experiment"].hide()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    QTest.keyClicks(line, "seed")
    assert shown(window.form) == ["Seed"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "" and "Batch size" in shown(window.form)
    assert QApplication.focusWidget() is not line
