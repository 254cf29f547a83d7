"""The keyboard belongs to the run, unless somebody is typing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.picks import BoolEdit, OptionEdit
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.appearance import DARK, LIGHT, palette
from dllab.gui.shell.focus_ring import FocusRing
from dllab.training.outcomes import Paused, Running

PATIENCE_MS = 20_000


@pytest.fixture
def hands(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.session.set_speed(1000)  # or a run is over before a busy machine comes to pause it
    return Hands(window, qtbot)


class Hands:
    """Keys and clicks go to where a person's would."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def click(self, widget):
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click_into(self, edit):
        """At the first letter."""
        line = edit.lineEdit() if isinstance(edit, NumberEdit) else edit
        self.qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(3, line.height() // 2))
        QApplication.processEvents()

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def space_runs(self):
        """Press Space twice: whether the run goes on, then rests."""
        self.key(Qt.Key.Key_Space)
        self.wait(lambda: isinstance(self.window.session.outcome, Running))
        self.key(Qt.Key.Key_Space)
        self.wait(lambda: isinstance(self.window.session.outcome, Paused))
        return True


def field(window, kind=NumberEdit, name="Learning rate η"):
    return next(each for each in window.form.findChildren(kind) if each.accessibleName() == name and each.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize(("kind", "name"), [(NumberEdit, "Batch size"), (QLineEdit, "Name")])
def test_that_enter_and_escape_give_the_keyboard_back_to_the_run(window, hands, kind, name, key):
    edit = field(window, kind, name)
    hands.click_into(edit)
    assert QApplication.focusWidget() is edit
    hands.key(Qt.Key.Key_7)
    hands.key(key)
    assert QApplication.focusWidget() is None
    assert hands.space_runs()


def test_that_what_is_wrong_keeps_the_keyboard_until_it_is_put_right(window, hands):
    edit = field(window, NumberEdit, "Batch size")
    hands.click_into(edit)
    hands.key(Qt.Key.Key_Minus)
    hands.key(Qt.Key.Key_Return)
    assert edit.problem is not None and QApplication.focusWidget() is edit
    hands.key(Qt.Key.Key_Escape)
    assert edit.problem is None and QApplication.focusWidget() is None


def test_that_tab_goes_on_from_what_was_left(window, hands):
    edit = field(window, NumberEdit, "Batch size")
    edit.setFocus()
    hands.key(Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    edit.setFocus()
    hands.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is None
    hands.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after is not edit


def test_that_letters_in_a_number_go_to_the_run(window, hands):
    edit = field(window, NumberEdit, "Batch size")
    edit.setFocus()
    hands.key(Qt.Key.Key_S)
    hands.wait(lambda: window.poller.snapshot.step == 1)
    assert edit.text() == "32"
    hands.key(Qt.Key.Key_P)
    assert len(window.pins.pins) == 1 and edit.text() == "32"


def test_that_reset_and_f5_take_the_keyboard_from_a_text(window, hands):
    name = field(window, QLineEdit, "Name")
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F5):
        name.setFocus()
        was_running = isinstance(window.session.outcome, Running)
        hands.key(key)
        hands.wait(lambda before=was_running: isinstance(window.session.outcome, Running) != before)
        assert QApplication.focusWidget() is None
    name.setFocus()
    window.commands["reset"].trigger()
    assert QApplication.focusWidget() is None and name.text() == "Two spirals"


def test_that_space_runs_whatever_tab_has_reached(window, hands):
    """Once around the window, but for lines of text."""
    window.form.unfold(window.form.form.sections)
    seen = set()
    for _ in range(150):
        hands.key(Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at in seen:
            break
        seen.add(at)
        if isinstance(at, QAbstractButton | QComboBox | NumberEdit) and len(seen) % 7 == 0:
            assert hands.space_runs(), at
            assert QApplication.focusWidget() is at
    assert len(seen) > 60
    assert {OptionEdit, BoolEdit, NumberEdit} <= {type(each) for each in seen}


def test_that_after_a_choice_from_a_list_space_runs(window, hands):
    combo = field(window, OptionEdit, "Activation")
    hands.click(combo)
    view = combo.view()
    hands.wait(view.isVisible)
    hands.qtbot.keyClick(view, Qt.Key.Key_Down)
    hands.qtbot.keyClick(view, Qt.Key.Key_Return)
    hands.wait(lambda: not view.isVisible())
    chosen = combo.value
    assert hands.space_runs()
    assert not combo.view().isVisible() and combo.value == chosen


@pytest.mark.parametrize("name", ["Name", "Find a setting"])
def test_that_after_typing_a_click_on_a_list_leaves_space_and_letters_to_the_run(window, hands, monkeypatch, name):
    """R and Space went on being typed into the search by which the list had been found."""
    line = field(window, QLineEdit, name)
    hands.click_into(line)
    hands.qtbot.keyClicks(line, "activ")
    typed = line.text()
    combo = field(window, OptionEdit, "Activation")
    monkeypatch.setattr(combo, "showPopup", lambda: None)  # a window of its own, which gives back the focus that was
    hands.click(combo)
    assert QApplication.focusWidget() is None
    assert hands.space_runs() and line.text() == typed


def test_that_a_click_beside_what_is_typed_ends_typing_in_a_floating_panel_as_well(window, hands):
    hands.click_into(field(window, QLineEdit, "Name"))
    hands.click(window.workspace.docks["loss"].titleBarWidget())
    assert QApplication.focusWidget() is None
    dock = window.workspace.docks["ensemble"]
    dock.setFloating(True)
    dock.activateWindow()
    hands.wait(lambda: QApplication.activeWindow() is dock)
    number = dock.panel.findChild(NumberEdit)
    hands.click_into(number)
    assert QApplication.focusWidget() is number
    hands.click(dock.titleBarWidget())
    assert QApplication.focusWidget() is None


def test_that_space_runs_from_an_empty_search(window, hands):
    line = field(window, QLineEdit, "Find a setting")
    hands.click_into(line)
    assert hands.space_runs() and line.text() == ""
    hands.qtbot.keyClicks(line, "batch size")
    assert line.text() == "batch size"


def test_that_enter_presses_what_tab_has_reached(window, hands):
    window.form.unfold(["dataset"])
    box = field(window, BoolEdit, "Standardize")
    before = box.value
    box.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Return)
    assert box.value != before
    combo = field(window, OptionEdit, "Activation")
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Return)
    hands.wait(combo.view().isVisible)
    combo.hidePopup()


def test_that_a_button_that_goes_away_leaves_the_keyboard_to_the_run_and_no_name_to_space(window, hands):
    """As a remedy's does, next to which the names of pinned runs stand."""
    hands.key(Qt.Key.Key_S)
    hands.wait(lambda: window.poller.snapshot.step == 1)
    window.commands["pin"].trigger()
    (pin,) = window.pins.pins
    row = window.panels.comparison.rows[pin.number]
    before = window.workspace.docks["findings"].titleBarWidget().export
    before.setFocus()
    QApplication.processEvents()
    for away in (before.hide, lambda: before.setEnabled(False)):
        before.show(), before.setEnabled(True)
        before.setFocus()
        away()
        QApplication.processEvents()
        assert QApplication.focusWidget() is None
    assert hands.space_runs() and row.name.text() == pin.label


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_that_a_ring_shows_where_tab_is(window, hands, scheme):
    window.choices.scheme.choose(scheme)
    colour = palette(Theme(dark=scheme == DARK, presentation=False)).highlight().color()
    for name in ("Batch size", "Dropout"):
        field(window, NumberEdit, name).setFocus()
        for _ in range(3):
            hands.key(Qt.Key.Key_Tab)
            at = QApplication.focusWidget()
            (ring,) = [each for each in window.findChildren(FocusRing) if each.isVisible()]
            assert ring.parent() is at.parent() and ring.geometry().contains(at.geometry())
            image = ring.grab().toImage()
            assert QColor(image.pixel(image.width() // 2, 1)) == colour
    hands.click(window.workspace.docks["loss"].titleBarWidget())
    field(window, NumberEdit, "Batch size").setFocus()
    QApplication.processEvents()
    assert not [each for each in window.findChildren(FocusRing) if each.isVisible()]


def test_that_a_floating_panel_leaves_the_keyboard_to_the_run_as_well(window, hands):
    dock = window.workspace.docks["gradients"]
    dock.setFloating(True)
    dock.activateWindow()
    hands.wait(lambda: QApplication.activeWindow() is dock)
    dock.export.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().window() is dock
    assert [ring for ring in dock.findChildren(FocusRing) if ring.isVisible()]
    assert hands.space_runs()
