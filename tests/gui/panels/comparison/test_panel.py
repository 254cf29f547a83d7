from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab import Experiment
from dllab.gui.kit.pins import MOST
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.comparison.panel import LAST_STEP
from dllab.gui.panels.comparison.row import COLUMNS, FIRST_SCORE
from dllab.gui.panels.comparison.settings import differing_settings
from dllab.gui.panels.comparison.sorting import Sorting
from tests.gui.panels.comparison.runs import EXPERIMENT, changed, pin, run
from tests.gui.snapshots import line, snapshot


def test_that_runs_that_are_not_drawn_come_last_and_have_no_say_in_columns_or_the_best(panel, pins):
    other = run(40, 0.01)
    experiment = other.experiment.model_copy(update={"name": "another", "seed": 9})
    pins.add(replace(other.whole, experiment=experiment), "of another experiment")
    pin(pins, run(40, 2.0).whole, "a remedy", "relu")
    panel.show_snapshot(run(40, 1.0))
    assert [each.name.text() for each in panel._placed][1:] == ["a remedy", "of another experiment"]
    assert [setting.key for setting in panel.head.settings] == ["network.activation.name"]
    assert panel.current.cells[0].font().bold()
    stranger = panel._placed[-1]
    assert stranger.remark.text() == "of another experiment, not drawn" and not stranger.cells[0].font().bold()
    panel.show_snapshot(replace(run(40, 1.0), experiment=experiment.model_copy(update={"name": "a third"})))
    assert stranger.remark.text() == "of another experiment, not drawn", "though nothing but its name differs"


def shown(row):
    return [cell.text() for cell in row.cells]


def test_that_without_pins_it_says_how_to_pin(panel, pins):
    panel.show_snapshot(run(100, 1.0))
    assert panel._hint.isVisible() and "Pin" in panel._hint.text()
    assert not panel._content.isVisible()
    pin(pins, run(50, 1.0).whole, "first")
    assert not panel._hint.isVisible() and panel._content.isVisible()
    pins.clear()
    assert panel._hint.isVisible() and not panel.rows


def test_that_several_pins_go_with_one_click_where_there_is_room_for_it(panel, pins):
    pin(pins, run(50, 1.0).whole, "first")
    assert not panel.unpin_all.isVisible(), "one has a button of its own"
    pin(pins, run(50, 2.0).whole, "second", "relu")
    panel.resize(panel.narrowest, 240)
    assert not panel.unpin_all.isVisible() and panel.minimumSizeHint().width() <= panel.narrowest
    panel.resize(288, 240)
    assert panel.unpin_all.isVisible() and panel.unpin_all.width() >= panel.unpin_all.sizeHint().width()
    panel.unpin_all.click()
    assert not pins.pins and not panel.rows


def test_that_runs_are_compared_at_the_same_step(panel, pins):
    first = pin(pins, run(200, 10.0).whole, "first")
    short = pin(pins, run(50, 20.0).whole, "short", "relu")
    panel.show_snapshot(run(100, 1.0))
    assert shown(panel.current) == ["0.01", "0.02", "99 %", "98 %", "100"]
    assert shown(panel.rows[first.number]) == ["0.1", "0.2", "99 %", "98 %", "100"]
    assert shown(panel.rows[short.number]) == ["0.4", "0.8", "98 %", "96 %", "50"]
    assert panel._caption.text() == "at step 100"
    assert "up to step 50" in panel.rows[short.number].remark.text()
    panel.switch.choose(LAST_STEP)
    assert shown(panel.rows[first.number]) == ["0.05", "0.1", "99.5 %", "99 %", "200"]
    assert "up to step" not in panel.rows[short.number].remark.text()


def test_that_the_best_of_each_column_stands_out(panel, pins):
    first = pin(pins, run(100, 10.0).whole, "first")
    panel.show_snapshot(run(100, 1.0))
    assert [cell.font().bold() for cell in panel.current.cells[:2]] == [True, True]
    assert [cell.font().bold() for cell in panel.rows[first.number].cells[:2]] == [False, False]


def test_that_losses_of_different_kinds_are_not_ranked(panel, pins):
    other = Experiment.model_validate(EXPERIMENT.as_table() | {"loss": {"name": "mse"}})
    pins.add(replace(run(100, 10.0).whole, experiment=other), "first")
    panel.show_snapshot(run(100, 1.0))
    assert not any(cell.font().bold() for cell in panel.current.cells[:2])
    assert settings(panel) == {"Loss": ["Cross-entropy (soft…", "Mean squared error"]}
    assert panel.current.settings[0].toolTip() == "Cross-entropy (softmax)"


def settings(panel):
    """The columns of settings: title -> what stands there, from the first row to the last."""
    rows = panel._placed
    titles = [title for place, title in panel.head.titles.items() if place >= COLUMNS]
    return {title.words: [row.settings[index].text() for row in rows] for index, title in enumerate(titles)}


def names(panel):
    """From the first row to the last, by where they stand."""
    rows = sorted((panel.current, *panel.rows.values()), key=lambda row: row.name.mapTo(panel, row.name.pos()).y())
    return [row.name.text() for row in rows]


def test_that_every_setting_that_differs_between_the_runs_has_a_column(panel, pins):
    pin(pins, run(100, 1.0).whole, "sigmoid", "sigmoid")
    pin(pins, run(100, 1.0).whole, "same")
    panel.show_snapshot(replace(run(100, 1.0), experiment=changed("tanh")))
    assert settings(panel) == {"Activation": ["Tanh", "Sigmoid", "Tanh"]}
    assert panel.rows[1].remark.text() == ""
    assert panel.rows[2].remark.text() == "the same experiment as now"
    table = changed("sigmoid").as_table()
    table["optimizer"]["learning_rate"] = 0.1
    panel.show_snapshot(replace(run(100, 1.0), experiment=Experiment.model_validate(table)))
    assert settings(panel) == {
        "Activation": ["Sigmoid", "Sigmoid", "Tanh"],
        "Learning rate η": ["0.1", "0.001", "0.001"],
    }
    pins.clear()
    assert settings(panel) == {} and panel.current.settings == []


def test_that_a_run_on_other_data_says_that_it_is_not_drawn(panel, pins):
    moons = Experiment.model_validate({"dataset": {"name": "moons"}})
    pins.add(replace(run(100, 1.0).whole, experiment=moons), "moons")
    panel.show_snapshot(run(100, 1.0))
    assert panel.rows[1].remark.text() == "on other data, not drawn"
    panel.show_snapshot(replace(run(100, 1.0), experiment=moons))
    assert panel.rows[1].remark.text() == "the same experiment as now"


def press(panel, title):
    QTest.mouseClick(
        next(each for each in panel.head.titles.values() if each.words == title), Qt.MouseButton.LeftButton
    )
    QApplication.processEvents()


def test_that_a_press_on_a_title_sorts_the_runs_up_down_and_as_they_were(panel, pins):
    pin(pins, run(100, 10.0).whole, "B", "relu")
    pin(pins, run(100, 0.1).whole, "c", "sigmoid")
    pin(pins, run(100, 5.0).whole, "A", "elu")
    panel.resize(900, 400)
    panel.show_snapshot(run(100, 1.0))
    QApplication.processEvents()
    pinned = ["Two spirals (now)", "B", "c", "A"]
    assert names(panel) == pinned
    press(panel, "Validation loss")
    assert names(panel) == ["c", "Two spirals (now)", "A", "B"]
    press(panel, "Validation loss")
    assert names(panel) == ["B", "A", "Two spirals (now)", "c"]
    assert "↓" in panel.head.titles[FIRST_SCORE + 1].text()
    assert list(panel.table().columns[0]) == ["B", "A", "Two spirals (now)", "c"], "a file is as it is shown"
    press(panel, "Validation loss")
    assert names(panel) == pinned
    press(panel, "Activation")
    assert names(panel) == ["A", "B", "c", "Two spirals (now)"]
    assert list(panel.table().columns[-1]) == ["ELU", "ReLU", "Sigmoid", "Tanh"]
    press(panel, "Run")
    assert names(panel) == ["A", "B", "c", "Two spirals (now)"]


def test_that_settings_that_are_numbers_are_sorted_as_numbers_and_missing_ones_come_last():
    assert Sorting("x").order([10.0, 9.0, None, 100.0]) == [1, 0, 3, 2]
    assert Sorting("x", falling=True).order([10.0, 9.0, None, float("nan"), 100.0]) == [4, 0, 1, 2, 3]
    rates = [{"optimizer": {"name": "sgd", "learning_rate": rate}} for rate in (0.5, 1e-5, 0.001)]
    found = differing_settings([Experiment.model_validate(table) for table in rates])
    assert [each.numbers for each in found] == [(0.5, 1e-5, 0.001)]
    mixed = [Experiment.model_validate({"optimizer": table}) for table in ({"name": "sgd"}, {"name": "adam"})]
    assert all(each.numbers is None for each in differing_settings(mixed))


def test_that_a_title_is_pressed_by_keyboard(panel, pins):
    pin(pins, run(100, 10.0).whole, "first")
    panel.show_snapshot(run(100, 20.0))
    panel.resize(900, 400)
    QTest.keyClick(panel.head.titles[FIRST_SCORE], Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(panel) == ["first", "Two spirals (now)"]


def test_that_rows_under_the_mouse_keep_their_places(panel, pins):
    pin(pins, run(100, 10.0).whole, "first")
    panel.resize(900, 400)
    before = run(100, 20.0)
    panel.show_snapshot(before)
    press(panel, "Training loss")
    assert names(panel) == ["first", "Two spirals (now)"]
    panel._content.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    panel.show_snapshot(replace(run(100, 1.0, changes=2), experiment=before.experiment))
    panel._draw.run_now()
    QApplication.processEvents()
    assert names(panel) == ["first", "Two spirals (now)"]
    panel._content.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert names(panel) == ["Two spirals (now)", "first"]


def test_that_either_can_be_edited_from_or_unpinned(panel, pins, qtbot):
    first = pin(pins, run(100, 1.0).whole, "first")
    second = pin(pins, run(100, 1.0).whole, "second")
    panel.show_snapshot(run(100, 1.0))
    QApplication.processEvents()
    with qtbot.waitSignal(panel.edit_wanted) as wanted:
        qtbot.mouseClick(panel.rows[second.number].edit, Qt.MouseButton.LeftButton)
    assert wanted.args == [second]
    qtbot.keyClick(panel.rows[first.number].unpin, Qt.Key.Key_Space)
    assert pins.pins == (second,)
    assert list(panel.rows) == [second.number]


def test_that_a_run_can_be_called_something_else(panel, pins, qtbot):
    pin(pins, run(100, 1.0).whole, "first")
    row = panel.rows[1]
    row.name.selectAll()
    qtbot.keyClicks(row.name, "ReLU")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert [each.label for each in pins.pins] == ["ReLU"]
    assert panel.rows[1] is row
    assert "ReLU" in row.edit.accessibleName()
    QApplication.sendEvent(row.name, QFocusEvent(QEvent.Type.FocusOut))
    assert [each.label for each in pins.pins] == ["ReLU"]
    assert panel.current.name.isReadOnly()


@pytest.mark.parametrize("width", [260, 400, 560])
@pytest.mark.parametrize("presentation", [False, True])
def test_that_as_many_runs_as_there_can_be_fit_any_width(panel, pins, qtbot, width, presentation):
    panel.apply_theme(Theme(dark=True, presentation=presentation))
    panel.resize(width, 300)
    for number in range(MOST):
        pin(pins, run(100, 1.0 + number).whole, f"run {number}", "relu")
    panel.show_snapshot(run(100, 1.0))
    assert len(panel.rows) == MOST
    remarks = [row.remark for row in panel.rows.values()]
    qtbot.waitUntil(lambda: all(words.height() >= words.heightForWidth(words.width()) for words in remarks))
    qtbot.waitUntil(lambda: panel._content.width() <= width)
    for row in panel.rows.values():
        assert row.name.width() >= 60
        scores = [cell for cell in row.cells if cell.isVisible()]
        assert len(scores) >= 2
        assert all(cell.width() >= cell.sizeHint().width() and cell.geometry().right() <= width for cell in scores)


@pytest.mark.parametrize(
    ("width", "presentation"), [(220, False), (260, False), (300, False), (420, False), (800, False), (340, True)]
)
def test_that_what_differs_is_said_at_any_width_without_scrolling_sideways(panel, pins, qtbot, width, presentation):
    panel.apply_theme(Theme(dark=False, presentation=presentation))
    panel.resize(width, 300)
    table = changed("sigmoid").as_table()
    table["network"]["initializer"] = "orthogonal"
    experiment = Experiment.model_validate(table)
    pins.add(replace(run(100, 1.0).whole, experiment=experiment), "Vanishing gradient, another run")
    panel.show_snapshot(run(100, 1.0))
    bar = panel._scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: panel._scroll.viewport().width() > 0 and bar.maximum() == 0)
    row = panel.rows[next(iter(panel.rows))]
    for value, cell in zip(("Sigmoid", "Orthogonal"), row.settings, strict=True):
        assert (cell.isVisible() and cell.text() == value) != (value in row.remark.text())
    assert panel.current.isVisible() == panel.head.below
    assert panel.head.below == (width < 400)
    texts = [(each.name, each.name_width) for each in (panel.current, row)]
    assert all(name.width() >= wanted for name, wanted in texts) or panel.head.narrow, "no name is cut beside numbers"


def test_that_columns_that_are_hidden_take_no_room_from_a_name_beside_numbers(panel, pins, qtbot):
    panel.apply_theme(Theme(dark=False, presentation=False))
    pins.add(replace(run(100, 1.0).whole, experiment=changed("sigmoid")), "Sigmoid")
    panel.show_snapshot(run(100, 1.0))
    seen = set()
    for width in range(240, 480, 6):
        panel.resize(width, 300)
        panel._content.layout().activate()
        seen.add(panel.head.narrow)
        shown = [cell for cell in panel.current.cells if cell.isVisible()]
        right = panel._content.contentsRect().right() - panel._grid.contentsMargins().right()
        assert shown[-1].geometry().right() == right or any(cell.isVisible() for cell in panel.current.settings)
        assert panel.current.name.width() >= panel.current.name_width, width
    assert seen == {False, True}


def test_that_a_regression_has_no_columns_for_accuracy(panel, pins):
    regression = {"dataset": line(), "evaluations": {"train_loss_eval": 0.5, "val_loss": 1.0}}
    pins.add(run(100, 1.0, **regression).whole, "first")
    panel.show_snapshot(run(100, 1.0, **regression))
    assert [cell.isVisible() for cell in panel.current.cells] == [True, True, False, False, True]
    assert shown(panel.rows[1])[:2] == ["0.5", "1"]


def test_that_a_run_that_has_not_begun_is_compared_with_the_ends_of_the_others(panel, pins):
    pin(pins, run(100, 1.0).whole, "first")
    panel.show_snapshot(snapshot())
    assert shown(panel.current) == ["–", "–", "–", "–", "–"]
    assert shown(panel.rows[1])[-1] == "100"
