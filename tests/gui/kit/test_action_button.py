"""Buttons hear of their action once, however often it has changed."""

from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from dllab.gui.shell.actions import DESCRIPTIONS

CHANGES = 20


def buttons_of(action: QAction) -> list[QToolButton]:
    return [each for each in action.associatedObjects() if isinstance(each, QToolButton)]


def test_that_a_button_hears_of_its_action_once(window):
    """Qt 6.11 connected it once more with every change: by and by a change took milliseconds."""
    page = window.room.open("softmax")
    actions = [
        *(window.commands[description.name] for description in DESCRIPTIONS),
        *page.player.actions_by_name.values(),
    ]
    shown = [action for action in actions if buttons_of(action)]
    assert len(shown) > 20
    for action in shown:
        text, heard = action.text(), action.receivers(SIGNAL("changed()"))
        for number in range(CHANGES):
            action.setText(str(number))
        assert action.receivers(SIGNAL("changed()")) <= heard
        assert {button.text() for button in buttons_of(action)} == {str(CHANGES - 1)}
        action.setText(text)


def test_that_a_button_goes_with_its_action_after_changes(qtbot, window):
    action, toolbar = window.commands["open"], window.toolbar
    button = toolbar.widgetForAction(action)
    action.setText("other")
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setEnabled(True)
    assert button.isEnabled()
    action.setVisible(False)
    qtbot.waitUntil(lambda: not button.isVisible())
    action.setVisible(True)
    qtbot.waitUntil(button.isVisible)
