"""A lab's step on a page of Explore."""

import math

from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.panels.lab.foot import CHECK, LOAD, NEXT
from dllab.labs.lab import shipped
from tests.gui.document.lab_steps import MINUTE, opened
from tests.labs.handed import lab_file

PAGE = {
    "id": "page",
    "kind": "explore",
    "explorer": {"name": "entropy"},
    "points": 2.0,
    "text": {"en": "Drag."},
    "check": [{"that": "readout", "explorer": "entropy", "of": "kl", "at_most": 0.001}],
}


def test_that_a_page_is_opened_and_checked_as_it_was_left(window, qtbot, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[PAGE], solution={}, experiments={}))
    lab.wanted.emit(CHECK)
    assert lab.foot.told.isVisible() and window.labs.desk.progress.failures("page") == 0, "no page is open yet"
    lab.wanted.emit(LOAD)
    assert not window.pages.is_training and window.room.page.explorer.name == "entropy"
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.failures("page") == 1, timeout=MINUTE)
    page = window.room.page
    page.show_settings(page.settings.model_copy(update={"q": page.settings.p}))
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.done == ("page",), timeout=MINUTE)


def test_that_a_page_says_what_its_lab_asks_until_the_lab_goes_on(window, qtbot, tmp_path):
    question = {"id": "left", "kind": "number", "text": {"en": "What is left?"}, "value": 1.04, "margin": 0.01}
    asked = PAGE | {"text": {"en": "Drag **Q**.", "zh": "拖动 **Q**。"}, "question": [question]}
    end = {"id": "end", "kind": "read", "text": {"en": "Well done."}}
    lab = opened(window, lab_file(tmp_path, step=[asked, end], solution={}, experiments={}))
    window.room.open("arena")
    lab.wanted.emit(LOAD)
    card = window.room.page.card
    assert "Drag Q." in card.toPlainText() and "What is left?" in card.toPlainText()
    assert "Drag Q." not in window.room.pages["arena"].card.toPlainText()
    window.choices.language.choose(CHINESE)
    qtbot.waitUntil(lambda: "拖动 Q。" in card.toPlainText(), timeout=MINUTE)
    window.choices.language.choose(ENGLISH)
    lab.wanted.emit(NEXT)
    assert "What is left?" not in card.toPlainText()
    assert window.labs.desk.progress.at == "end"


def test_that_a_page_says_nothing_of_a_lab_that_was_left(window, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[PAGE], solution={}, experiments={}))
    lab.wanted.emit(LOAD)
    card = window.room.page.card
    window.room.page._help.setChecked(False)
    lab.wanted.emit(LOAD)
    assert card.toPlainText().count("Drag.") == 1 and not card.isHidden()
    window.labs.desk.show_list()
    assert "Drag." not in card.toPlainText()


def test_that_a_page_says_nothing_of_a_lab_that_another_took_the_place_of(window, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[PAGE], solution={}, experiments={}))
    lab.wanted.emit(LOAD)
    window.labs.desk.open(shipped()[0])
    assert "Drag." not in window.room.page.card.toPlainText()


def test_that_minus_zero_is_written_as_0_beside_a_page(window, qtbot, tmp_path):
    """On the axis of the monkey saddle −6y, the mixed entry of its Hessian, read −0."""
    saddle = {"name": "hessian", "surface": "monkey", "point": [-0.5, 0.0]}
    lab = opened(
        window, lab_file(tmp_path, step=[PAGE | {"explorer": saddle, "check": []}], solution={}, experiments={})
    )
    lab.wanted.emit(LOAD)
    page = window.room.page
    assert math.copysign(1, page.settings.readouts(page.step)["h_12"]) == -1
    qtbot.waitUntil(lambda: page.readouts.words("h_12") != "")
    assert page.readouts.words("h_12") == "0"
