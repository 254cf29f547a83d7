"""Every control of the window can be told by a screen reader, and explains itself to who points at it."""

import re

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QScrollBar,
    QTabBar,
    QWidget,
)

from dllab.gui.kit.translations import CHINESE

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
EXPLAINED = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
PARTS_OF_ITEM_VIEWS = (QHeaderView, QScrollBar)


def is_part_of_another(widget):
    """What Qt makes by itself inside a control; the control speaks for it."""
    parent = widget.parent()
    inner_edit = isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox)
    popup = isinstance(widget, QListView) and isinstance(parent.parent(), QComboBox)
    qts = widget.objectName().startswith("qt_") or isinstance(parent, QTabBar)
    return inner_edit or popup or qts or isinstance(widget, PARTS_OF_ITEM_VIEWS)


def controls(window):
    """Of every panel, those too that nobody has looked at."""
    assert all(dock.panel for dock in window.workspace.docks.values())
    return [
        each for each in window.findChildren(QWidget) if isinstance(each, CONTROLS) and not is_part_of_another(each)
    ]


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget):
    where, path = widget, []
    while where is not None:
        path.append(type(where).__name__)
        where = where.parent()
    return " in ".join(path[:5])


def test_that_every_control_has_a_name(window):
    window.commands["pin"].trigger()
    found = controls(window)
    assert len(found) > 150
    assert not [described(each) for each in found if not name_of(each).strip()]


def test_that_every_control_is_explained(window):
    window.commands["pin"].trigger()
    found = [each for each in controls(window) if isinstance(each, EXPLAINED)]
    assert len(found) > 130
    without = [each for each in found if not (each.toolTip() or each.accessibleDescription())]
    assert not [described(each) for each in without]


def test_that_names_and_explanations_follow_the_language(window):
    window.commands["pin"].trigger()
    window.choices.language.choose(CHINESE)
    QApplication.processEvents()
    english = re.compile(r"\b(?:the|of|this|show|close|name|to)\b")
    source = re.compile("<i>.*?</i>")  # books and papers keep their own names
    said = [(described(each), name_of(each) + source.sub("", each.toolTip())) for each in controls(window)]
    assert not [entry for entry in said if english.search(entry[1])]
