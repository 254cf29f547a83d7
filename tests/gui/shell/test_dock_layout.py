"""Layouts that Qt writes are known for what they are, and forged ones never reach Qt, which reads past their end."""

import random
import struct

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from dllab.gui.shell.dock_layout import BadLayout, check_layout

NAMES = ("one", "two", "three", "four")
FORGED = 2000


@pytest.fixture
def docks(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setDockNestingEnabled(True)
    made = []
    for name in NAMES:
        dock = QDockWidget(window)
        dock.setObjectName(name)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        made.append(dock)
    window.splitDockWidget(made[0], made[1], Qt.Orientation.Horizontal)
    window.tabifyDockWidget(made[1], made[2])
    window.show()
    return window, made


def written(window):
    return bytes(window.saveState(3).data())


def test_that_every_layout_a_person_can_make_is_accepted(docks, qapp):
    window, (one, two, three, four) = docks
    check_layout(written(window), 3, NAMES)
    for change in (
        lambda: one.setFloating(True),
        lambda: two.hide(),
        lambda: three.close(),
        lambda: window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, four),
        lambda: window.removeDockWidget(two) or window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, two),
        lambda: [dock.setFloating(True) for dock in (one, two, three, four)],
        lambda: [dock.hide() for dock in (one, two, three, four)],
    ):
        change()
        qapp.processEvents()
        check_layout(written(window), 3, NAMES)


@pytest.mark.parametrize("names", [NAMES[:3], (*NAMES, "five"), ("one", "two", "three", "other")])
def test_that_a_layout_of_other_docks_or_of_another_version_is_refused(docks, names):
    window, _ = docks
    with pytest.raises(BadLayout):
        check_layout(written(window), 3, names)
    with pytest.raises(BadLayout):
        check_layout(written(window), 2, NAMES)


def test_that_half_a_layout_and_one_with_more_behind_it_are_refused(docks):
    whole = written(docks[0])
    for content in [whole[:count] for count in range(len(whole))] + [whole + b"x"]:
        with pytest.raises(BadLayout):
            check_layout(content, 3, NAMES)


def test_that_what_is_accepted_does_not_end_the_process(docks, qapp):
    window, _ = docks
    whole, rng, accepted = written(window), random.Random(5), 0
    for _ in range(FORGED):
        content = bytearray(whole)
        at = rng.randrange(len(content) - 4)
        content[at : at + 4] = struct.pack(">i", rng.choice([0, 1, 2, -1, 1 << 24, 100_000, rng.randrange(2000)]))
        try:
            check_layout(bytes(content), 3, NAMES)
        except BadLayout:
            continue
        accepted += 1
        window.restoreState(QByteArray(bytes(content)), 3)
        qapp.processEvents()
    assert accepted > 100
