import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from dllab.diagnostics.evidence import WATCHER, Control
from dllab.diagnostics.finding import Measured, Remedy, Severity
from dllab.experiment.presets import guide_of, presets
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.parts import measured_tip, measured_value
from dllab.training.snapshot import Probe
from tests.gui.panels.findings.labs import EXPERIMENT, IMBALANCE, PLATEAU, RELU, STEPS, VANISHING, Lab, changed, trained
from tests.gui.snapshots import blobs, snapshot


def test_that_findings_show_in_the_order_they_come(lab):
    lab.show(VANISHING, PLATEAU, IMBALANCE)
    assert lab.panel.findings == ["vanishing_gradient", "plateau", "imbalance"]
    lab.show(replace(IMBALANCE, severity=Severity.PROBLEM), PLATEAU)
    assert lab.panel.findings == ["imbalance", "plateau"]


def test_that_nothing_is_said_while_a_class_judges_for_itself(lab):
    lab.show(VANISHING)
    lab.panel.withhold(True)
    lab.show(VANISHING, PLATEAU)
    lab.panel.retranslate()
    assert not any(card.isVisible() for card in lab.panel.cards.values()) and not lab.panel.guide.isVisible()
    assert lab.panel._hint.isVisible() and lab.panel._hint.text() == "Said once the answer is revealed"
    lab.panel.withhold(False)
    assert all(card.isVisible() for card in lab.panel.cards.values()) and not lab.panel._hint.isVisible()
    assert lab.panel.findings == ["vanishing_gradient", "plateau"]


def test_that_no_words_lie_over_others_while_layouts_wait_for_their_turn(lab):
    lab.show(IMBALANCE)
    lab.panel._show_findings((VANISHING, PLATEAU), EXPERIMENT)
    _assert_that_all_is_seen(lab.panel)
    lab.panel.withhold(True)
    lab.panel._show_findings((replace(VANISHING, template="It gets less and less. " * 9, values={}),), EXPERIMENT)
    lab.panel.withhold(False)
    _assert_that_all_is_seen(lab.panel)


def _assert_that_all_is_seen(panel):
    for card in panel.cards.values():
        for part in (card, card.words, card.numbers):
            assert part.height() >= part.heightForWidth(part.width()), (part, part.geometry())


def test_that_a_card_says_what_is_seen_with_its_numbers(lab):
    lab.show(VANISHING)
    card = lab.panel.cards["vanishing_gradient"]
    assert card.title.text() == "Vanishing gradient"
    assert card.words.text() == "Layer 1 gets 3.2⋅10⁻⁹ of it."
    assert card.numbers.lines() == [("Ratio, layer 1", "3.2⋅10⁻⁹ < 0.001"), ("Saturated", "93 % > 50 %")]
    assert card.more_numbers.lines() == [("Slope", "−1.2")]
    assert card.place.text() == "layer 1 · since step 1,200"
    assert "Problem" in card.accessibleName()


def test_that_why_opens_reason_and_source_and_stays_open(lab):
    lab.show(VANISHING, PLATEAU)
    card = lab.panel.cards["vanishing_gradient"]
    assert not card.reason.isVisible()
    lab.qtbot.mouseClick(card.why, Qt.MouseButton.LeftButton)
    assert card.reason.isVisible() and card.reason.text() == "Slopes are small. They multiply."
    assert card.source.text() == "Source: Hochreiter (1991)"
    lab.show(PLATEAU, replace(VANISHING, values={"ratio": 1e-9}))
    assert lab.panel.cards["vanishing_gradient"] is card
    assert card.reason.isVisible()
    assert card.words.text() == "Layer 1 gets 10⁻⁹ of it."


def test_that_a_step_of_the_run_itself_says_so_and_is_not_tried_beside_it(lab):
    escape = replace(RELU, template="Step along the most negative direction", escapes=True)
    lab.show(replace(VANISHING, remedies=(escape, RELU)))
    card = lab.panel.cards["vanishing_gradient"]
    assert card.buttons[0].toolTip().startswith("Goes from here along the direction") and not card.all.isVisible()
    other = replace(RELU, template="Use it twice")
    lab.show(replace(VANISHING, remedies=(escape, RELU, other)))
    with lab.qtbot.waitSignal(lab.panel.all_chosen) as chosen:
        lab.qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert chosen.args == [(RELU, other)]


def test_that_a_remedy_says_exactly_what_it_changes_and_is_one_click(lab):
    lab.show(VANISHING)
    card = lab.panel.cards["vanishing_gradient"]
    button, *others = card.buttons
    assert button.words == "Use ReLU"
    assert "Activation: Tanh → ReLU" in button.toolTip() and "network.activation.name" in button.toolTip()
    assert not any(other.isVisible() for other in others)
    with lab.qtbot.waitSignal(lab.panel.remedy_chosen) as chosen:
        lab.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [RELU]
    with lab.qtbot.waitSignal(lab.panel.remedy_chosen):
        lab.qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_a_card_selects_its_layer_by_mouse_and_keyboard(lab):
    lab.show(VANISHING, PLATEAU)
    card, without = lab.panel.cards["vanishing_gradient"], lab.panel.cards["plateau"]
    with lab.qtbot.waitSignal(lab.panel.layer_selected) as selected:
        lab.qtbot.mouseClick(card.words, Qt.MouseButton.LeftButton)
    assert selected.args == [1]
    with lab.qtbot.waitSignal(lab.panel.layer_selected):
        lab.qtbot.keyClick(card, Qt.Key.Key_Return)
    with lab.qtbot.assertNotEmitted(lab.panel.layer_selected):
        lab.qtbot.mouseClick(without.words, Qt.MouseButton.LeftButton)


def test_that_nothing_is_called_usual_before_anything_is_judged(lab):
    lab.show(step=[1, 2, 3], train_loss=[0.7, 20.0, 1e16])
    assert lab.panel._hint.text() == "Too early to judge: from step 50 on"
    lab.show(step=STEPS[:50])
    assert lab.panel._hint.text() == "Nothing unusual at step 50"


def test_that_an_empty_panel_is_friendly(lab):
    lab.panel.show_snapshot(snapshot())
    assert "Space" in lab.panel._hint.text() and lab.panel._hint.isVisible()
    assert not lab.looks and not lab.panel.background.busy
    lab.panel.show_snapshot(trained())
    assert lab.panel._hint.text() == "Looking…", "nobody knows yet whether anything is unusual"
    lab.show()
    assert lab.panel._hint.text() == "Nothing unusual at step 100"
    lab.show(PLATEAU)
    assert not lab.panel._hint.isVisible()
    lab.show()
    assert lab.panel._hint.isVisible()


def test_that_another_run_begins_without_findings(lab):
    lab.show(VANISHING)
    lab.panel.show_snapshot(snapshot(run=2))
    assert lab.panel.findings == []
    lab.show(PLATEAU, run=3)
    lab.panel.show_snapshot(trained(run=4))
    assert lab.panel.findings == []


def test_that_time_may_go_back(lab):
    lab.show(VANISHING)
    lab.show(PLATEAU, step=STEPS[:10])
    assert lab.panel.findings == ["plateau"]
    lab.panel.show_snapshot(snapshot())
    assert lab.panel.findings == []


def test_that_it_looks_off_the_gui_thread_and_at_most_four_times_a_second(lab):
    for changes in range(20):
        lab.panel.show_snapshot(trained(changes=changes))
    lab.qtbot.waitUntil(lambda: not lab.panel.background.busy)
    assert [evidence.step for evidence, _ in lab.looks] == [100, 100]
    assert threading.main_thread() not in [thread for _, thread in lab.looks]


def test_that_nothing_is_watched_or_looked_at_while_nobody_sees_it(lab):
    dataset = blobs()
    lab.panel.show_snapshot(trained(dataset=dataset))
    assert np.shares_memory(lab.watched[WATCHER], dataset.x_val)
    assert len(lab.watched[WATCHER]) == len(dataset.x_val)
    assert lab.inspected == {WATCHER: True}
    lab.qtbot.waitUntil(lambda: len(lab.looks) == 1)
    lab.panel.show_snapshot(trained(dataset=dataset, changes=2))
    lab.panel.rest()
    assert lab.watched == {WATCHER: None} and lab.inspected == {WATCHER: False}
    lab.qtbot.waitUntil(lambda: not lab.panel.background.busy)
    assert len(lab.looks) == 1
    lab.panel.show_snapshot(trained(dataset=dataset, changes=3))
    assert lab.inspected == {WATCHER: True}


def test_that_outputs_for_another_run_s_data_are_no_evidence(lab):
    dataset = blobs()
    outputs = np.zeros((len(dataset.x_val), 2), np.float32)
    lab.show(dataset=dataset, probes={WATCHER: Probe(dataset.x_val, outputs)})
    assert lab.looks[-1][0].outputs is None
    lab.show(dataset=dataset, probes={WATCHER: Probe(lab.watched[WATCHER], outputs)}, changes=2)
    assert lab.looks[-1][0].outputs is outputs


def test_that_a_control_run_is_told_of_and_fed_back(qtbot):
    gate = threading.Event()

    def control(experiment, dataset, steps, stop):
        assert gate.wait(60)
        return Control(experiment, steps, 0.25)

    lab, shallow = Lab(qtbot, control), changed(hidden=[4])
    lab.show(replace(PLATEAU, control=shallow))
    card = lab.panel.cards["plateau"]
    assert card.comparing.isVisible() and "another run" in card.comparing.text()
    gate.set()
    qtbot.waitUntil(lambda: not card.comparing.isVisible())
    assert lab.looks[-1][0].controls == {"plateau": Control(shallow, 100, 0.25)}


def test_that_what_is_read_stays_where_it_is(lab):
    notes = [replace(IMBALANCE, kind=f"note {i}", title=f"Note {i}") for i in range(12)]
    lab.show(PLATEAU, *notes)
    bar = lab.panel._scroll.verticalScrollBar()
    lab.qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    read = next(note for note in notes if lab.panel.cards[note.kind].geometry().bottom() > 200)
    card = lab.panel.cards[read.kind]
    offset = card.y() - bar.value()
    lab.show(VANISHING, *notes)
    assert bar.value() != 200
    assert card.y() - bar.value() == offset
    bar.setValue(0)
    lab.show(*notes)
    assert bar.value() == 0


@pytest.mark.parametrize("width", [260, 400])
@pytest.mark.parametrize("presentation", [False, True])
def test_that_everything_has_room(lab, width, presentation):
    lab.panel.apply_theme(Theme(dark=True, presentation=presentation))
    lab.panel.resize(width, 400)
    long = Remedy(
        "Stop early: after {n} epochs without a lower loss, and go back to the best", {"n": 5}, RELU.experiment
    )
    lab.show(replace(VANISHING, remedies=(RELU, long, RELU)))
    card = lab.panel.cards["vanishing_gradient"]
    card.why.setChecked(True)
    QApplication.processEvents()
    assert lab.panel._scroll.horizontalScrollBar().maximum() == 0
    for words in (card.title, card.words, card.place, card.reason, card.source):
        assert words.height() >= words.heightForWidth(words.width())
    for button in card.buttons:
        assert button.height() >= button.heightForWidth(button.width())
        assert button.geometry().right() < card.width() <= width


def test_that_texts_follow_the_language(lab):
    lab.show(VANISHING)
    QApplication.sendEvent(lab.panel, QEvent(QEvent.Type.LanguageChange))
    assert lab.panel.cards["vanishing_gradient"].words.text() == "Layer 1 gets 3.2⋅10⁻⁹ of it."


def column(table, title):
    return list(table.columns[table.titles.index(title)])


def test_that_a_file_has_a_row_for_each_number_and_one_for_a_finding_without(lab):
    lab.show(VANISHING, PLATEAU)
    table = lab.panel.table()
    assert column(table, "finding") == ["Vanishing gradient"] * 3 + ["Plateau"]
    assert column(table, "severity") == ["Problem"] * 3 + ["Warning"]
    assert column(table, "layer") == [1, 1, 1, None]
    assert column(table, "since step") == [1200, 1200, 1200, 0]
    assert column(table, "what is seen") == ["Layer 1 gets 3.2⋅10⁻⁹ of it."] * 3 + ["Flat."]
    assert column(table, "what was measured") == ["Ratio", "Saturated", "Slope", None]
    assert column(table, "measured in layer") == [1, None, None, None]
    assert column(table, "value") == [3.2e-9, 93.0, -1.2, None]
    assert column(table, "threshold") == [1e-3, 50.0, None, None]
    assert column(table, "unit of value and threshold") == [None, "%", None, None]
    assert column(table, "measured at step") == [1300, None, None, None]


def test_that_a_share_of_more_than_all_is_said_in_times(lab):
    lost = Measured("Lost", 8.41, 0.1, share=True)
    assert measured_value(lost) == "8.4 times > 10 %" and measured_tip(lost) == "Lost: 8.4 times\ncompared with 10 %"
    assert measured_value(replace(lost, value=1.0)) == "100 % > 10 %"
    lab.show(replace(PLATEAU, numbers=(lost,)))
    table = lab.panel.table()
    assert column(table, "value") == [8.41] and column(table, "threshold") == [0.1]
    assert column(table, "unit of value and threshold") == ["times"]


def test_that_a_file_says_so_where_nothing_was_found_and_there_is_none_before_the_first_step(lab):
    assert lab.panel.table() is None
    lab.panel.show_snapshot(snapshot())
    assert lab.panel.table() is None
    lab.show()
    table = lab.panel.table()
    assert table.rows == 1
    assert column(table, "finding") == ["Nothing unusual so far"] and column(table, "value") == [None]
    lab.show(PLATEAU)
    lab.panel.show_snapshot(snapshot(run=2))
    assert lab.panel.table() is None


def test_that_what_a_preset_is_for_is_said_until_there_is_a_finding(lab):
    two_spirals, *_ = presets()
    lab.panel.show_guide(guide_of(two_spirals.path))
    lab.panel.show_snapshot(snapshot())
    assert lab.panel.guide.isVisible() and lab.panel._hint.text() == "Press Space to train"
    assert "border" in lab.panel.guide.sentences["watch"].text()
    lab.show()
    assert lab.panel.guide.isVisible()
    lab.show(PLATEAU)
    assert not lab.panel.guide.isVisible()
    lab.panel.show_snapshot(snapshot(run=2))
    assert lab.panel.guide.isVisible()
    lab.panel.show_guide(None)
    assert not lab.panel.guide.isVisible() and "unusual" in lab.panel._hint.text()


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_that_what_is_to_be_done_is_whole_beside_what_a_preset_is_for(lab, preset):
    lab.panel.setFixedSize(280, 324)  # what is left to it at 1366×768
    lab.panel.show_guide(guide_of(preset.path))
    lab.panel.show_snapshot(snapshot())
    QApplication.processEvents()
    hint = lab.panel._hint
    words = hint.mapTo(lab.panel, hint.contentsRect().bottomLeft()).y()
    assert hint.text() == "Press Space to train" and words <= lab.panel.height()
