"""A button that starts runs is pressed by Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from dllab.gui.kit.runs import as_run_button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_enter_presses_it(qtbot, key):
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    as_run_button(button)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus
