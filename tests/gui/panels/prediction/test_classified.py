from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scipy.special import expit, softmax
from sklearn.metrics import confusion_matrix

from dllab import Dataset
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.image_pages import ALL, WRONG
from dllab.training.snapshot import Probe
from tests.gui.panels.prediction.watching import show
from tests.gui.snapshots import images

DATA = images(count=400)  # of which 100 are held out
SURE = 9.0


def answers(predicted):
    """A network that takes every example for the class given."""
    return lambda x: SURE * np.eye(10)[predicted]


def mistaken(true, every):
    """Classes, of which each `every`th is taken for the next one."""
    return np.where(np.arange(len(true)) % every == 0, (true + 1) % 10, true)


@pytest.fixture
def learn(panel, watched, qtbot):
    """Have the network answer so, and wait until the panel shows it."""

    def answer(network, dataset=DATA, **given):
        answered = show(panel, watched, network, dataset=dataset, **given)
        outputs = answered.probes["prediction"].outputs
        qtbot.waitUntil(lambda: panel.view._judged is not None and panel.view._judged.outputs is outputs)
        return answered

    return answer


@pytest.fixture
def on(panel, watched, qtbot):
    """Have the same run move on to other answers."""

    def move(answered, predicted):
        probe = Probe(watched.inputs, np.asarray(answers(predicted)(None), np.float32))
        panel.show_snapshot(replace(answered, probes={"prediction": probe}, changes=answered.changes + 1))
        qtbot.waitUntil(lambda: panel.view._judged.outputs is probe.outputs)

    return move


def point_at(widget, place):
    """Move the mouse to a place on the screen."""
    none = Qt.MouseButton.NoButton
    here = QPointF(widget.mapFromGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, here, QPointF(place), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, move)


def said(panel):
    return panel.view.images.pager.place.names[0]


def shown(panel):
    return panel.view.images.grid.shown.tolist()


def test_that_the_confusion_matrix_is_that_of_scikit_learn(panel, learn):
    z = np.random.default_rng(3).normal(size=(len(DATA.x_val), 10))
    learn(lambda x: z)
    assert (panel.view.matrix.counts == confusion_matrix(DATA.y_val, z.argmax(1), labels=range(10))).all()
    right = int((DATA.y_val == z.argmax(1)).sum())
    assert panel.view.legend.names == [f"Validation: {right} % right · {right} of 100"]


def test_that_without_validation_examples_training_examples_stand_in(panel, watched, learn):
    alone = Dataset.from_arrays(DATA.x_train, DATA.y_train, classes=DATA.classes, image_shape=DATA.image_shape)
    learn(answers(alone.y_train), alone)
    assert len(watched.inputs) == len(alone.x_train)
    said = f"Training: 100 % right · {len(alone.x_train)} of {len(alone.x_train)}"
    assert panel.view.legend.names == [said]


def test_that_every_held_out_image_is_asked_about_however_many_there_are(panel, watched):
    many = images(count=8000)
    show(panel, watched, lambda x: np.zeros((len(x), 10)), dataset=many)
    assert len(watched.inputs) == len(many.x_val) == 2000


def test_that_all_images_and_all_misclassified_ones_are_paged_through(panel, learn):
    predicted = mistaken(DATA.y_val, 3)
    learn(answers(predicted))
    view, seen = panel.view, []
    view.which.choose(WRONG)
    while True:
        seen += shown(panel)
        if not view.images.pager.after.isEnabled():
            break
        view.images.pager.after.click()
    assert seen == np.flatnonzero(predicted != DATA.y_val).tolist()
    view.which.choose(ALL)
    size = len(shown(panel))
    assert said(panel) == f"1–{size} of 100"
    view.images.pager.after.click()
    assert shown(panel)[0] == size and said(panel).startswith(f"{size + 1}–")


def test_that_a_cell_shows_exactly_its_images_and_there_is_a_way_back(panel, learn):
    predicted = mistaken(DATA.y_val, 3)
    learn(answers(predicted))
    view = panel.view
    view.images.pager.after.click()
    before = shown(panel)
    area = view.matrix.rect()
    places = (QPoint(x, y) for x in range(0, area.width(), 3) for y in range(0, area.height(), 3))
    QTest.mouseClick(
        view.matrix, Qt.MouseButton.LeftButton, pos=next(p for p in places if view.matrix.cell_at(p) == (4, 5))
    )
    wanted = np.flatnonzero((DATA.y_val == 4) & (predicted == 5)).tolist()
    assert wanted and view.images.chosen.tolist() == wanted and shown(panel) == wanted[: len(shown(panel))]
    assert said(panel) == f"1–{len(shown(panel))} of {len(wanted)} · true class 4, predicted class 5"
    view.images.pager.to_all.click()
    assert shown(panel) == before and not view.images.pager.to_all.isVisible()


def test_that_a_cell_is_reached_by_keyboard_and_left_by_backspace(panel, learn, qtbot):
    learn(answers(mistaken(DATA.y_val, 3)))
    matrix = panel.view.matrix
    matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(matrix, key)
    assert panel.view.images.cell == (1, 2)
    QTest.keyClick(matrix, Qt.Key.Key_Backspace)
    assert panel.view.images.cell is None


def test_that_pages_are_turned_by_keyboard(panel, learn):
    learn(answers(DATA.y_val))
    grid = panel.view.images.grid
    size = len(shown(panel))
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert shown(panel)[0] == size
    QTest.keyClick(panel.view.images.pager.before, Qt.Key.Key_PageUp)
    assert shown(panel)[0] == 0
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert shown(panel)[-1] == 99
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert shown(panel)[0] == 0


def test_that_the_keys_for_pages_follow_the_mouse_and_leave_what_tab_has_reached(panel, learn, qtbot):
    learn(answers(DATA.y_val))
    size, view, window = len(shown(panel)), panel.view, panel.window()
    QTest.mouseClick(view.images.pager.after, Qt.MouseButton.LeftButton)
    assert shown(panel)[0] == size and window.focusWidget() is view.images.grid
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_PageDown)
    assert shown(panel)[0] == 2 * size
    view.matrix.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view.matrix, key)
    assert view.images.cell == (1, 0) and window.focusWidget() is view.matrix


def test_that_the_arrows_go_from_image_to_image_and_on_to_the_next_page(panel, learn):
    learn(answers(DATA.y_val))
    pages = panel.view.images
    size = len(shown(panel))
    for _ in range(size + 1):
        QTest.keyClick(pages.grid, Qt.Key.Key_Right)
    assert shown(panel)[0] == size
    assert f"image {size + 1} " in pages.chances.shares.title
    QTest.keyClick(pages.grid, Qt.Key.Key_Left)
    assert shown(panel)[0] == 0 and f"image {size} " in pages.chances.shares.title


def test_that_a_page_keeps_its_place_while_the_network_moves_on(panel, learn, on):
    answered = learn(answers(mistaken(DATA.y_val, 2)))  # 0, 2, 4, …
    panel.view.which.choose(WRONG)
    panel.view.images.turn(1)
    first = shown(panel)[0]
    later = mistaken(DATA.y_val, 2)
    later[: first - 2] = DATA.y_val[: first - 2]  # most of those before have been learned
    on(answered, later)
    assert shown(panel)[0] == first


def test_that_images_under_the_mouse_stay_until_it_goes_away(panel, learn, on):
    answered = learn(answers(mistaken(DATA.y_val, 2)))
    panel.view.which.choose(WRONG)
    before, grid = shown(panel), panel.view.images.grid
    grid.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    on(answered, mistaken(DATA.y_val, 5))
    assert shown(panel) == before
    grid.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert shown(panel) == [5 * n for n in range(len(before))]


@pytest.mark.parametrize(("loss", "of"), [("cross_entropy", lambda z: softmax(z, 1)), ("binary_cross_entropy", expit)])
@pytest.mark.parametrize("dark", [False, True])
def test_that_pointing_at_an_image_shows_the_probability_of_every_class(panel, learn, loss, of, dark):
    panel.use_theme(Theme(dark=dark, presentation=False))
    z = np.random.default_rng(0).normal(size=(100, 10)).astype(np.float32)
    learn(lambda x: z, loss=loss)
    pages = panel.view.images
    number = shown(panel)[1]
    point_at(pages.grid, pages.grid.place_of(number).center())
    shares = pages.chances.shares
    assert pages.chances.isVisible() and not pages.chances.geometry().intersects(pages.grid.place_of(number))
    assert shares.values == pytest.approx(of(z)[number].tolist())
    assert shares.true == DATA.y_val[number] and shares.names == tuple(f"class {n}" for n in range(10))
    assert f"image {number + 1} · true: class {DATA.y_val[number]}" in shares.title
    picture = pages.chances.grab().toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    theme = Theme(dark=dark, presentation=False)
    assert {theme.raised, theme.good.lower(), theme.high.lower()} <= colors
    QApplication.sendEvent(pages.grid, QEvent(QEvent.Type.Leave))
    assert not pages.chances.isVisible()


def test_that_outputs_without_a_probability_are_not_called_one(panel, learn):
    learn(answers(DATA.y_val), loss="mse")
    pages = panel.view.images
    pages.grid.pointed.emit(0)
    assert "no probabilities" in pages.chances.shares.meaning


def test_that_of_many_classes_the_likeliest_and_the_true_one_have_a_bar(panel, learn):
    many = images(classes=40, count=400)
    z = np.tile(np.arange(40.0), (100, 1))
    learn(lambda x: z, many)
    pages = panel.view.images
    number = int(np.flatnonzero(many.y_val < 20)[0])
    pages._pages[ALL].choose(np.array([number]))
    pages._show_page()
    pages.grid.pointed.emit(number)
    assert pages.chances.shares.rows() == [int(many.y_val[number]), *range(29, 40)]
    assert not pages.chances.grab().isNull()


def test_that_the_table_holds_the_images_that_are_paged_through(panel, learn):
    predicted = mistaken(DATA.y_val, 3)
    answered = learn(answers(predicted))
    panel.view.which.choose(WRONG)
    wrong = np.flatnonzero(predicted != DATA.y_val)
    table = panel.table(answered)
    assert table.titles[:4] == ("part", "image", "true value", "predicted value")
    assert list(table.columns[1]) == (wrong + 1).tolist()
    assert list(table.columns[3]) == [f"class {predicted[n]}" for n in wrong]
    panel.view.images.choose_cell((4, 5))
    chosen = np.flatnonzero((DATA.y_val == 4) & (predicted == 5))
    assert list(panel.table(answered).columns[1]) == (chosen + 1).tolist()


def test_that_another_dataset_begins_with_its_first_image(panel, learn):
    learn(answers(mistaken(DATA.y_val, 3)))
    panel.view.which.choose(WRONG)
    panel.view.images.turn(1)
    panel.view.images.choose_cell((4, 5))
    learn(answers(DATA.y_val), images(count=400, seed=1), run=2)
    assert shown(panel)[0] == 0 and said(panel).endswith(" of 100")
    assert panel.view.images.cell is None


@pytest.mark.parametrize("has_images", [True, False])
def test_that_a_cell_of_data_with_more_classes_is_left_with_them(panel, learn, has_images):
    learn(answers(mistaken(DATA.y_val, 3)))
    panel.view.images.choose_cell((8, 9))
    few = images(classes=3, count=400)
    few = few if has_images else replace(few, image_shape=None)
    learn(lambda x: np.eye(3)[few.y_val], few, run=2)
    assert panel.view.images.cell is None and panel.view.matrix._chosen is None
    assert not panel.grab().isNull()


def test_that_data_without_images_have_no_pages_and_no_cells_to_press(panel, watched, qtbot):
    table = Dataset.from_arrays(DATA.x_train, DATA.y_train, DATA.x_val, DATA.y_val, classes=DATA.classes)
    table = replace(table, image_shape=None)
    show(panel, watched, answers(DATA.y_val), dataset=table)
    view = panel.view
    qtbot.waitUntil(lambda: view._judged is not None)
    assert not view.images.isVisible() and not view.images.pager.isVisible() and not view.which.isVisible()
    QTest.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=view.matrix.rect().center())
    assert view.images.cell is None


def test_that_a_click_or_enter_picks_the_image(panel, learn, qtbot):
    learn(answers(mistaken(DATA.y_val, 10)))
    grid, picked = panel.view.images.grid, []
    panel.image_picked.connect(picked.append)
    panel.view.images.choose(WRONG)
    wrong = int(grid.shown[1])
    inside, outside = grid._tile(1).center(), grid._tile(2).center()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=inside)
    assert picked == [wrong]
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=inside)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=outside)
    QTest.mouseClick(grid, Qt.MouseButton.RightButton, pos=inside)
    assert picked == [wrong], "the mouse went elsewhere, or asked for a menu"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert picked == [wrong], "the arrow keys have come to none"
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert picked == [wrong, int(grid.shown[0])]


def test_that_nothing_of_a_cell_is_left_when_the_images_are_gone(panel, learn):
    learn(answers(mistaken(DATA.y_val, 4)))
    images, true = panel.view.images, int(DATA.y_val[0])
    images.choose_cell((true, (true + 1) % 10))
    assert len(images.grid.shown)
    panel.rest()
    panel.forget(DATA)
    panel.retranslate()  # which knows no class by now
    assert images.cell is None and not len(images.grid.shown)
