"""Where panels lie, and what says what they are called."""

from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolButton
from shiboken6 import delete, isValid

from dllab.experiment import Experiment
from dllab.gui.kit.language import language_key
from dllab.gui.kit.late import Late
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.shell.appearance import DARK, LIGHT
from dllab.gui.shell.panel_set import PanelSet
from dllab.gui.shell.workspace import WIDTHS, Arrangement, Workspace
from dllab.panel_names import FORM, LAB, TITLES, Subject
from dllab.training.outcomes import Finished
from dllab.training.spread import Run, Spread
from tests.gui.snapshots import curves


def columns(window):
    return [window.workspace.docks[name].width() for name in WIDTHS]


def titles(dock):
    return [label.text() for label in dock.titleBarWidget().findChildren(QLabel) if label.isVisible()]


def test_that_a_tab_takes_the_place_of_a_title_and_leaves_the_buttons(qtbot, window):
    docks = window.workspace.docks
    qtbot.waitUntil(lambda: titles(docks["layers"]) == [])
    qtbot.waitUntil(lambda: docks["layers"].titleBarWidget().height() == 0)
    assert docks["layers"].export.isVisible() and not docks["metrics"].export.isVisible()
    assert titles(docks["loss"]) == ["Loss and accuracy"] and docks["loss"].export.isVisible()


def test_that_a_panel_out_of_its_tabs_has_a_title_again(qtbot, window):
    dock = window.workspace.docks["layers"]
    qtbot.waitUntil(lambda: titles(dock) == [])
    dock.setFloating(True)
    qtbot.waitUntil(lambda: titles(dock) == ["Layers"])
    assert dock.export.isVisible() and dock.export.window() is dock
    dock.setFloating(False)
    dock.raise_()
    qtbot.waitUntil(lambda: titles(dock) == [] and dock.export.isVisible())


def test_that_the_columns_are_the_same_after_presenting(qtbot, window):
    before = columns(window)
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lambda: not window.workspace.docks["experiment"].isVisible())
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lambda: columns(window) == pytest.approx(before, abs=4))


def test_that_a_smaller_window_keeps_the_columns_in_proportion(qtbot, window):
    _, loss, gradients, _ = columns(window)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() == 1280 and columns(window)[1] < loss)
    _, loss, gradients, _ = columns(window)
    assert loss == pytest.approx(gradients, abs=4)


def test_that_the_columns_come_back_from_a_window_that_had_no_room_for_them(qtbot, window):
    window.resize(1366, 768)
    window.workspace.arrange()
    columns = [window.workspace.docks[name] for name in WIDTHS]

    def widths():
        return [dock.width() for dock in columns]

    qtbot.waitUntil(window.workspace.updatesEnabled)
    qtbot.wait(50)
    before = widths()
    for width in (1100, 960, 900, 1100):
        window.resize(width, 600)
        qtbot.wait(50)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: all(abs(now - then) < 12 for now, then in zip(widths(), before, strict=True)))


def test_that_columns_that_somebody_drew_come_back_as_well(qtbot, window):
    window.resize(1366, 768)
    window.workspace.arrange()
    qtbot.waitUntil(window.workspace.updatesEnabled)
    qtbot.wait(50)
    left, right = (window.workspace.docks[name] for name in ("loss", "gradients"))
    start = QPoint((left.geometry().right() + right.x()) // 2, left.geometry().center().y())
    before = left.width()
    QTest.mousePress(window.workspace, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(window.workspace, start + QPoint(-40, 0))
    QTest.mouseMove(window.workspace, start + QPoint(-80, 0))
    qtbot.wait(50)
    QTest.mouseRelease(window.workspace, Qt.MouseButton.LeftButton, pos=start + QPoint(-80, 0))
    drawn = left.width()
    assert drawn < before - 60
    for width in (960, 1366):
        window.resize(width, 768)
        qtbot.wait(50)
    qtbot.waitUntil(lambda: abs(left.width() - drawn) < 12)


def test_that_a_click_on_a_panel_leaves_the_columns_of_a_larger_window_to_come_back(qtbot, window):
    before = columns(window)
    window.resize(970, 700)
    qtbot.waitUntil(lambda: columns(window)[1] < before[1] - 100)
    words = window.workspace.docks["findings"].panel.findChildren(QLabel)
    QTest.mouseClick(next(label for label in words if label.isVisible()), Qt.MouseButton.LeftButton)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: columns(window) == pytest.approx(before, abs=12))


@pytest.mark.parametrize("width", [1280, 1366])
def test_that_every_button_of_the_toolbar_is_there_in_a_small_presentation(qtbot, window, width):
    window.resize(width, 720)
    window.commands["presentation"].trigger()
    window.showNormal()
    button = window.toolbar.widgetForAction(window.commands["presentation"])
    qtbot.waitUntil(lambda: button.isVisible() and button.geometry().right() <= window.toolbar.width())
    window.choices.preset.choose(window.choices.preset.values()[1])
    window.resize(width, 740)
    qtbot.waitUntil(lambda: window.toolbar.sizeHint().width() <= window.toolbar.width() == width)


@pytest.mark.parametrize("width", [1366, 1440])
def test_that_the_toolbar_names_the_preset_on_a_small_screen(qtbot, window, width):
    window.resize(width, 768)
    button = next(each for each in window.toolbar.findChildren(QToolButton) if each.text().startswith("Two spirals"))
    qtbot.waitUntil(lambda: window.toolbar.width() == width)
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert button.width() >= button.sizeHint().width()
    assert window.toolbar.sizeHint().width() <= width
    before = button.width()
    window.document.open(Experiment(name="x" * 60))
    assert button.width() == before  # whatever it names, no button moves


def test_that_the_preset_is_cut_by_no_more_than_there_is_no_room_for(qtbot, window):
    name = "Vanishing gradient, repaired"
    menu, toolbar = window.choices.preset, window.toolbar
    menu.choose(menu.values()[menu.all_words().index(name)])
    button = next(each for each in toolbar.findChildren(QToolButton) if each.toolTip().endswith(name))
    cut = set()
    for width in range(1440, 1100, -20):
        window.resize(width, 768)
        qtbot.waitUntil(lambda width=width: toolbar.width() == width)
        if button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon and button.text() != name:
            cut.add(len(button.text()))
            assert button.text().endswith("…") and toolbar.width() - toolbar.sizeHint().width() < 24, button.text()
    assert len(cut) > 1 and min(cut) > 8


def test_that_tabs_that_qt_has_deleted_are_left_alone(qtbot, window):
    dock = window.workspace.docks["layers"]
    tabs = QTabBar()
    dock.lie_below(tabs)
    delete(tabs)
    dock.resize(dock.size() * 0.9)
    assert not isValid(tabs) and dock.grab().width() > 0


def placeless(workspace):
    nowhere = Qt.DockWidgetArea.NoDockWidgetArea
    return [name for name, dock in workspace.docks.items() if workspace.dockWidgetArea(dock) == nowhere]


def test_that_every_panel_of_the_window_has_a_place(window):
    assert placeless(window.workspace) == []


def test_that_a_panel_for_which_nobody_found_a_place_is_noticed(qtbot, window, monkeypatch):
    panels = PanelSet(window.session, window.pins, window.document.undo_stack).all
    monkeypatch.setitem(TITLES, "new", "New")
    workspace = Workspace(window, {**panels, "new": Late.of(LossPanel())}, window.poller)
    qtbot.addWidget(workspace)
    assert placeless(workspace) == ["new"]


def test_that_arranging_puts_no_panel_to_rest_that_stays_in_sight(qtbot, window, monkeypatch):
    """Or it would have to draw everything again."""
    QApplication.processEvents()
    rested = []
    for name, dock in window.workspace.docks.items():
        monkeypatch.setattr(dock.panel, "rest", lambda name=name: rested.append(name))
    window.commands["reset_layout"].trigger()
    QApplication.processEvents()
    assert rested == []
    window.workspace.docks["microscope"].raise_()
    qtbot.waitUntil(lambda: rested == ["layers"])


def test_that_a_panel_behind_another_takes_a_theme_over_once_it_is_seen(qtbot, window, monkeypatch):
    panel, themes = window.workspace.docks["metrics"].panel, []
    monkeypatch.setattr(panel, "use_theme", lambda theme: themes.append(theme.dark))
    for scheme in (DARK, LIGHT, DARK):
        window.choices.scheme.choose(scheme)
    assert themes == []
    window.workspace.docks["metrics"].raise_()
    qtbot.waitUntil(lambda: themes == [True])


def test_that_a_panel_behind_another_speaks_another_language_once_it_is_seen(qtbot, window, monkeypatch):
    panel, said = window.workspace.docks["metrics"].panel, []
    monkeypatch.setattr(panel, "retranslate", lambda: said.append(language_key()))
    for language in (CHINESE, ENGLISH, CHINESE):
        window.choices.language.choose(language)
        QApplication.sendPostedEvents()
    qtbot.waitUntil(window.workspace.updatesEnabled)
    assert said == []
    window.workspace.docks["metrics"].raise_()
    qtbot.waitUntil(lambda: said == ["zh"])


def test_that_each_panel_that_is_seen_takes_a_theme_over_in_a_turn_of_its_own(qtbot, window, monkeypatch):
    seen = [dock.panel for dock in window.workspace.docks.values() if dock.seen]
    turns, go_on = [[]], window.workspace._drawn.timeout
    go_on.connect(lambda: turns.append([]))
    for panel in seen:
        monkeypatch.setattr(panel, "apply_theme", lambda _, panel=panel: turns[-1].append(panel))
    window.choices.scheme.choose(DARK)
    qtbot.waitUntil(window.workspace.updatesEnabled)
    assert len(seen) > 5 and sum(turns, []) == seen and max(map(len, turns)) == 1


@pytest.mark.parametrize("name", ["presentation", "theme", "reset_layout", "close"])
def test_that_panels_are_drawn_once_all_of_a_change_is_done(qtbot, window, name):
    if name == "theme":
        window.choices.scheme.choose(DARK)
    elif name == "close":
        window.workspace.docks[FORM].close()
    else:
        window.commands[name].trigger()
    assert not window.workspace.updatesEnabled() and not window.toolbar.updatesEnabled()
    qtbot.waitUntil(window.workspace.updatesEnabled)
    assert window.toolbar.updatesEnabled()
    assert window.workspace.docks["loss"].panel.loss.updatesEnabled()


@pytest.mark.parametrize("meanwhile", ["nothing", "theme", "closed and opened"])
def test_that_a_panel_that_floats_is_drawn(qtbot, window, meanwhile):
    dock = window.workspace.docks["loss"]
    if meanwhile == "theme":
        window.choices.scheme.choose(DARK)
    dock.setFloating(True)
    qtbot.waitUntil(window.workspace.updatesEnabled)
    if meanwhile == "closed and opened":
        dock.close()
        dock.show()
        qtbot.waitUntil(window.workspace.updatesEnabled)
    assert dock.isWindow() and dock.updatesEnabled() and dock.panel.loss.updatesEnabled()
    assert [top for top in QApplication.topLevelWidgets() if not top.updatesEnabled()] == []


def test_that_panels_have_their_names_from_one_place(window):
    names = list(TITLES)
    assert list(window.panels.all) == list(window.workspace.docks) == names
    assert {*get_args(Subject), FORM, LAB} == set(names), "what files may say"
    for tabs, below in (arrangement.value for arrangement in Arrangement):
        placed = [*WIDTHS, *below.values(), *(name for behind in tabs.values() for name in behind), LAB]
        assert set(placed) == set(names), "each stands somewhere"


def test_that_several_runs_stand_in_the_chart_of_the_losses_until_they_are_cleared(window):
    ensemble, band = window.panels.ensemble.panel, window.panels.loss.spread_losses
    steps = np.array([0, 50])
    losses = curves(steps, {"train_loss_eval": [1.0, 0.5], "val_loss": [1.0, 0.5]})
    runs = tuple(Run(number, number, Finished(), 50, losses, {}) for number in range(3))
    for spread, seen in ((Spread("seeds", Experiment(), 3, runs, outcome=Finished()), True), (None, False)):
        ensemble.spread_changed.emit(spread)
        assert any(item.isVisible() for item in band.items) == seen
