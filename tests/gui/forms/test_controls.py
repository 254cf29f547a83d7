"""Keyboard and wheel on single controls."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.catalogue import parameters_of
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.schedules import SCHEDULES
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.picks import BoolEdit, OptionEdit, RadioButton
from dllab.gui.forms.row import ParameterRow
from dllab.gui.kit.theme import Theme
from dllab.gui.shell.appearance import palette
from tests.gui.forms.hands import turn_wheel, type_into
from tests.gui.showing import on_screen

RATE = parameters_of(OPTIMIZERS["sgd"])[0]
ROWS = {
    parameter.kind: parameter
    for kind in (*OPTIMIZERS, *LOSSES, *SCHEDULES)
    for parameter in parameters_of(kind)
    if parameter.kind != "choice"  # which is a form of its own
}


@pytest.fixture
def edit(qtbot):
    return on_screen(qtbot, NumberEdit(RATE))


def wants(widget, key, text, modifiers=Qt.KeyboardModifier.NoModifier):
    """Whether a focused widget keeps a key that is also a shortcut."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_that_typing_takes_effect_after_a_pause(qtbot, edit):
    edit.selectAll()
    edit.findChild(QTimer).setInterval(20)
    with qtbot.waitSignal(edit.edited, timeout=2000):
        QTest.keyClicks(edit, "0.5")
        assert edit.value == RATE.default
    assert edit.value == 0.5


def test_that_escape_restores_the_last_good_value(qtbot, edit):
    type_into(edit, "nonsense")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "0.01" and edit.problem is None and edit.value == 0.01


def test_that_a_double_click_takes_the_whole_number(edit):
    for value in (0.003, -1.5, 1e-5):
        edit.set_value(value)
        QTest.mouseDClick(edit.lineEdit(), Qt.MouseButton.LeftButton, pos=edit.lineEdit().rect().center())
        assert edit.lineEdit().selectedText() == edit.text()


def test_that_arrows_step(qtbot, edit):
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value == 0.02
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value == 0.005


def test_that_a_value_too_long_to_be_shown_survives_a_visit(qtbot, edit):
    edit.set_value(2**0.5)
    assert edit.text() == "1.4142136"
    edit.typing.commit()
    assert edit.value == 2**0.5


def test_that_space_commits_and_is_left_to_the_window(qtbot, edit):
    edit.selectAll()
    QTest.keyClicks(edit, "0.3")
    assert not wants(edit, Qt.Key.Key_Space, " ")
    assert edit.value == 0.3
    QTest.keyClick(edit, Qt.Key.Key_Space)
    assert edit.text() == "0.3"


def test_that_a_number_leaves_letters_and_undo_to_the_window(qtbot, edit):
    for letter in "sprejE":
        assert not wants(edit, Qt.Key[f"Key_{letter.upper()}"], letter)
    assert not wants(edit, Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier)


def test_that_an_exponent_can_be_typed_after_a_digit(qtbot, edit):
    edit.selectAll()
    QTest.keyClicks(edit, "1")
    assert wants(edit, Qt.Key.Key_E, "e") and not wants(edit, Qt.Key.Key_S, "s")
    QTest.keyClicks(edit, "e")
    assert not wants(edit, Qt.Key.Key_E, "e")
    QTest.keyClicks(edit, "-3")
    edit.typing.commit()
    assert edit.value == 0.001


@pytest.mark.parametrize("focused", [False, True])
@pytest.mark.parametrize("kind", ROWS)
def test_that_the_wheel_never_edits(qtbot, kind, focused):
    row = on_screen(qtbot, ParameterRow(ROWS[kind]))
    if focused:
        row.editor.setFocus()
        qtbot.waitUntil(row.editor.hasFocus)
    before = row.editor.value
    assert not turn_wheel(row.editor)
    assert row.editor.value == before
    row.editor.clearFocus()


@pytest.mark.parametrize(
    "typed, value", [("100, 200", (100, 200)), ("5", (5,)), ("1 2;3,4e2", (1, 2, 3, 400)), ("", ()), (" 7, ", (7,))]
)
def test_that_whole_numbers_are_typed_in_a_row(qtbot, typed, value):
    row = ParameterRow(ROWS["ints"])
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.edited):
        type_into(row.editor, typed)
    assert row.editor.value == value and row.editor.problem is None
    assert row.editor.text() == ", ".join(map(str, value))


@pytest.mark.parametrize(
    "typed, named", [("100, x", "'x'"), ("1.5", "'1.5'"), ("5, 0", "'0'"), ("-3", "'-3'"), ("1, 9e15", "'9e15'")]
)
def test_that_a_wrong_number_in_a_row_of_them_is_marked(qtbot, typed, named):
    row = ParameterRow(ROWS["ints"])
    qtbot.addWidget(row)
    type_into(row.editor, typed)
    assert row.editor.value == row.parameter.default and not row.note.isHidden()
    assert named in str(row.editor.problem)


@pytest.mark.parametrize("kind", ["bool", "option"])
def test_that_what_is_picked_leaves_space_and_letters_to_the_window_and_takes_no_mouse_focus(qtbot, kind):
    row = ParameterRow(ROWS[kind])
    qtbot.addWidget(row)
    assert not wants(row.editor, Qt.Key.Key_Space, " ") and not wants(row.editor, Qt.Key.Key_S, "s")
    assert not row.editor.focusPolicy() & Qt.FocusPolicy.ClickFocus


def luminance(color):
    """Relative luminance, WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [BoolEdit, RadioButton])
def test_that_a_box_that_is_off_can_be_seen(qtbot, kind, dark):
    box = kind()
    qtbot.addWidget(box)
    colors = palette(Theme(dark=dark, presentation=False))
    box.setPalette(colors)
    box.resize(40, 24)
    image = box.grab().toImage()
    ground = luminance(colors.color(QPalette.ColorRole.Window))
    seen = [luminance(QColor(image.pixel(x, y))) for x in range(image.width()) for y in range(image.height())]
    contrasts = [(max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in seen]
    assert sum(contrast >= 3 for contrast in contrasts) >= (
        40 if kind is BoolEdit else 24
    )  # the outline's pixels; WCAG 2.2 asks for 3:1


def test_that_a_label_that_is_too_long_for_its_place_ends_in_an_ellipsis(qtbot):
    cut, whole = OptionEdit(["cut"]), OptionEdit(["whole"])
    for combo in (cut, whole):
        qtbot.addWidget(combo)
        combo.resize(120, 28)
    cut.describe(0, "Weighted binary cross-entropy")
    shortened = [
        cut.fontMetrics().elidedText(cut.currentText(), Qt.TextElideMode.ElideRight, width) for width in range(50, 110)
    ]
    pictures = []
    for label in dict.fromkeys(shortened):
        assert label.endswith("…")
        whole.describe(0, label)
        pictures.append(whole.grab().toImage())
    assert cut.grab().toImage() in pictures and len(pictures) > 3


def test_that_a_list_is_explained_and_cut_when_it_is_opened(qtbot):
    combo, asked = OptionEdit(["one", "two", "three"]), []
    qtbot.addWidget(combo)
    combo.describe(0, "One", lambda: asked.append(1) or "the first")
    combo.describe(1, "Two", enabled=False)
    combo.show()
    assert not asked and combo.offered() == ["one", "three"]
    for times in (1, 2):
        combo.showPopup()
        assert combo.itemData(0, Qt.ItemDataRole.ToolTipRole) == "the first" and len(asked) == times
        assert [combo.view().isRowHidden(row) for row in range(3)] == [False, True, False]
        combo.hidePopup()
    combo.leave_out(["three"])
    combo.showPopup()
    assert [combo.view().isRowHidden(row) for row in range(3)] == [False, False, True]
    combo.hidePopup()
    combo.clear()
    combo.addItem("other", "other")
    combo.showPopup()
    assert combo.offered() == ["other"] and len(asked) == 3, "what was said of those that are gone is forgotten"
    combo.hidePopup()
