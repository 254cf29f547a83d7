import importlib.metadata

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dllab import __version__
from dllab.gui.kit.screen import screen_of
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.shell.about import LicenceList
from dllab.gui.shell.help import PACKAGES, about_body


def test_that_about_names_the_versions_of_the_lab_and_of_what_it_stands_on():
    body = about_body()
    assert f"dllab</b></td><td style='padding: 2px 0'>{__version__}" in body
    assert f"numpy</b></td><td style='padding: 2px 0'>{np.__version__}" in body
    assert all(package in body for package in PACKAGES)


def test_that_about_opens_where_no_package_has_metadata(monkeypatch):
    def nothing_installed(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata.Distribution, "from_name", nothing_installed)
    assert f"dllab</b></td><td style='padding: 2px 0'>{__version__}" in about_body()


def test_that_about_lists_the_licence_of_everything_inside(window, qtbot):
    about = window.way_in.about
    about.show()
    listed = about.findChild(LicenceList)
    names = [listed.names.item(row).text() for row in range(listed.names.count())]
    assert names[0].startswith(f"dllab {__version__}") and any("LGPL" in name for name in names)
    for row in range(listed.names.count()):
        listed.names.setCurrentRow(row)
        assert listed.text.toPlainText()
    about.close()


def test_that_every_key_can_be_reached_on_the_screen_there_is_and_no_word_is_cut(window, qtbot):
    """47 keys below each other were higher than any screen, and Close lay below its edge."""
    keys = window.way_in.shortcuts
    keys.show()
    room, label = screen_of(window).availableGeometry(), keys._label
    area = keys.findChild(ScrollingColumn)
    qtbot.waitUntil(lambda: area.viewport().width() >= label.minimumSizeHint().width())
    assert keys.height() <= room.height() and keys._close.isVisible()
    assert area.verticalScrollBar().maximum() + area.viewport().height() >= label.sizeHint().height()
    keys.resize(keys.width(), 300)
    qtbot.waitUntil(lambda: keys.isActiveWindow() and area.verticalScrollBar().maximum() > 0)
    QTest.keyClick(keys.focusWidget(), Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0, "without a mouse, too"
    QTest.keyClick(keys.focusWidget(), Qt.Key.Key_Escape)
    assert not keys.isVisible()


def test_that_about_has_room_for_the_licences_when_it_opens_first(window, qtbot):
    about = window.way_in.about
    about.show()
    listed = about.findChild(LicenceList)
    qtbot.waitUntil(lambda: listed.height() > 0)
    assert listed.height() >= 160, "some names at least"
    about.close()
