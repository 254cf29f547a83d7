"""The bar that offers back what was lost."""

import pytest

from dllab.gui.document.recovery.bar import RecoveryBar
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from tests.gui.sessions import lose, pin


@pytest.fixture
def root(tmp_path):
    return tmp_path / "autosave"


@pytest.fixture
def bar(qtbot):
    made = RecoveryBar(None)
    qtbot.addWidget(made)
    made.apply_theme(Theme(dark=False, presentation=False))
    return made


def look(qtbot, bar, root):
    bar.look(root)
    qtbot.waitUntil(lambda: not bar.busy)


def test_that_nothing_is_said_where_nothing_was_lost(qtbot, bar, root):
    look(qtbot, bar, root)
    assert bar.isHidden() and bar.text() == ""


@pytest.mark.parametrize(
    ("pins", "end"), [(0, "step 5?"), (1, "step 5 with 1 pinned run?"), (2, "with 2 pinned runs?")]
)
def test_that_it_says_what_there_is_to_restore(qtbot, bar, root, pins, end):
    lose(root, pins=tuple(pin(number + 1) for number in range(pins)))
    look(qtbot, bar, root)
    assert bar.text().startswith("The lab ended unexpectedly. Restore “Two spirals” at") and bar.text().endswith(end)


def test_that_restoring_hands_over_everything(qtbot, bar, root):
    lose(root, pins=(pin(1, "one"),))
    look(qtbot, bar, root)
    with qtbot.waitSignal(bar.restored) as told:
        bar.restore.click()
        bar.restore.click()
    found = told.args[0]
    assert found.run.step == 5 and [run.label for run in found.pins] == ["one"]
    assert bar.isHidden() and not bar.busy


def test_that_discarding_goes_on_to_the_next(qtbot, bar, root):
    lose(root), lose(root)
    look(qtbot, bar, root)
    bar.discard.click()
    assert bar.text() != ""
    bar.discard.click()
    assert bar.text() == ""
    look(qtbot, bar, root)
    assert bar.text() == ""


def test_that_closing_it_decides_nothing(qtbot, bar, root):
    lose(root)
    look(qtbot, bar, root)
    bar.later.click()
    assert bar.text() == ""
    look(qtbot, bar, root)
    assert bar.text() != ""


def test_that_what_another_window_took_is_said(qtbot, bar, root):
    folder = lose(root)
    look(qtbot, bar, root)
    folder.rename(folder.with_name("taken"))
    with qtbot.waitSignal(bar.failed) as told:
        bar.restore.click()
    assert "Another window" in told.args[0]()
    assert bar.isHidden()


def test_that_every_button_has_a_tip_and_a_name_in_both_themes(bar):
    for dark in (False, True):
        bar.apply_theme(Theme(dark=dark, presentation=dark))
        for button in (bar.restore, bar.discard, bar.later):
            assert button.toolTip() and button.accessibleName()
    assert bar.restore.text() == tr("Restore")
