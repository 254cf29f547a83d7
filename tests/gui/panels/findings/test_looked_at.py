"""Cards stay where they are while somebody looks at them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from dllab.diagnostics.finding import Remedy, Severity
from dllab.gui.kit.theme import Theme
from tests.gui.panels.findings.labs import IMBALANCE, PLATEAU, RELU, VANISHING, changed


@pytest.fixture(params=["mouse", "focus"])
def looked_at(request, lab):
    """Look at the panel, or elsewhere."""

    def look(on):
        if request.param == "mouse":
            lab.panel.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on)
            QApplication.sendEvent(lab.panel, QEvent(QEvent.Type.Enter if on else QEvent.Type.Leave))
        elif on:
            lab.panel.activateWindow()
            lab.qtbot.waitUntil(lambda: QApplication.activeWindow() is lab.panel)
            lab.panel.cards["vanishing_gradient"].why.setFocus()
        else:
            QApplication.focusWidget().clearFocus()
        QApplication.processEvents()

    return look


def places(lab, *kinds):
    """Where the cards and what can be pressed on them lie."""
    QApplication.processEvents()
    parts = [part for kind in kinds for part in (lab.panel.cards[kind], *lab.panel.cards[kind].buttons)]
    return [(part.mapTo(lab.panel, part.rect().topLeft()), part.size()) for part in parts if part.isVisible()]


LONG = replace(VANISHING, template="Layer 1 gets so much less of it than the last that it hardly learns. " * 3)
OTHER = Remedy("Use {activation}", {"activation": "tanh"}, changed(activation="tanh"))


def test_that_cards_keep_their_places_and_heights_while_somebody_looks(lab, looked_at):
    lab.show(VANISHING, PLATEAU)
    looked_at(True)
    bar = lab.panel._scroll.verticalScrollBar()
    lab.panel.resize(260, lab.panel.height())
    QApplication.processEvents()  # words take as many lines as that width asks for
    above = lab.panel.height() - lab.panel._scroll.viewport().height()
    lab.panel.resize(260, above + lab.panel.cards["plateau"].geometry().bottom() + 17)
    before = places(lab, "vanishing_gradient", "plateau")
    assert bar.maximum() == 0  # until there is a third card
    lab.show(replace(IMBALANCE, severity=Severity.PROBLEM), replace(PLATEAU, severity=Severity.PROBLEM), LONG)
    lab.show(IMBALANCE, PLATEAU, replace(LONG, remedies=(RELU, OTHER)))
    assert lab.panel.findings == ["vanishing_gradient", "plateau", "imbalance"]
    assert places(lab, "vanishing_gradient", "plateau") == before
    assert bar.maximum() > 0
    lab.show(IMBALANCE, PLATEAU)
    card = lab.panel.cards["vanishing_gradient"]
    assert places(lab, "vanishing_gradient", "plateau") == before
    assert "no longer seen" in card.place.text()
    lab.show(IMBALANCE, PLATEAU, replace(LONG, remedies=(RELU, OTHER)))
    assert "no longer seen" not in card.place.text()
    looked_at(False)
    assert lab.panel.findings == ["imbalance", "plateau", "vanishing_gradient"]
    assert [button.isVisible() for button in card.buttons] == [True, True, False, False]
    lab.show(IMBALANCE)
    assert lab.panel.findings == ["imbalance"]


def test_that_buttons_stay_when_what_is_said_takes_a_line_less(lab):
    """As a training loss that falls to 0 does, while somebody is on the way to a button."""
    lab.show(LONG)
    before = places(lab, "vanishing_gradient")
    lab.show(replace(LONG, template=LONG.template + "."))  # laid out by now
    lab.show(VANISHING)
    assert places(lab, "vanishing_gradient") == before
    lab.show()
    lab.show(VANISHING)
    assert places(lab, "vanishing_gradient") != before  # another finding takes the room it needs


@pytest.mark.parametrize("change", ["theme", "language", "width"])
def test_that_room_that_larger_words_took_is_given_back(lab, change):
    panel = lab.panel
    panel.use_theme(Theme(dark=False, presentation=change == "theme"))
    for dots in ("", "."):  # laid out by the second
        lab.show(replace(LONG, template=LONG.template + dots))
        QApplication.processEvents()
    card = panel.cards["vanishing_gradient"]
    before = card.words.height()
    if change == "language":
        card._finding = VANISHING  # whose words are shorter, as in Chinese
        panel.retranslate()
    elif change == "theme":
        panel.use_theme(Theme(dark=False, presentation=False))
    else:
        panel.resize(2 * panel.width(), panel.height())
    QApplication.processEvents()
    assert card.words.minimumHeight() <= card.words.heightForWidth(card.words.width()) < before


def test_that_a_remedy_pressed_is_the_one_that_is_read(lab, looked_at):
    lab.show(VANISHING)
    looked_at(True)
    lab.show(replace(VANISHING, remedies=(OTHER,)))
    with lab.qtbot.waitSignal(lab.panel.remedy_chosen) as chosen:
        lab.panel.cards["vanishing_gradient"].buttons[0].click()
    assert chosen.args == [RELU]


def test_that_another_run_takes_the_cards_away_whoever_looks(lab, looked_at):
    lab.show(VANISHING, PLATEAU)
    looked_at(True)
    lab.show(PLATEAU, run=2)
    assert lab.panel.findings == ["plateau"]
