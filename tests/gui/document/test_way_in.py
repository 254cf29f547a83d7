import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dllab.assets import resource
from dllab.gui.kit.translations import CHINESE
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.welcome import CARDS
from dllab.gui.stage.drive import put_away
from dllab.training.outcomes import Running
from dllab.training.session import Session
from tests.gui.showing import on_screen


@pytest.fixture
def cards(window):
    window.commands["welcome"].trigger()
    assert window.way_in.cards.isVisible()
    return {card.name: card for card in window.way_in.cards.cards}


def opened(folder):
    """A window on the settings in a folder, as the next start finds them."""
    window = MainWindow(Session(), Settings(folder, folder / "autosave"))
    window.show()
    return window


def test_that_the_cards_come_until_they_are_closed_once(qtbot, tmp_path):
    for shown in (True, True, False):
        window = opened(tmp_path)
        try:
            assert window.way_in.cards.isVisible() == shown
            if tmp_path.joinpath("seen").exists() and shown:
                qtbot.mouseClick(window.way_in.cards.close_button, Qt.MouseButton.LeftButton)
                assert not window.way_in.cards.isVisible()
            tmp_path.joinpath("seen").touch()
        finally:
            put_away(window)


@pytest.mark.parametrize("name", ["own.toml", "own.csv", "own.lab.toml"])
def test_that_who_opens_a_file_is_not_asked_where_to_begin(tmp_path, name):
    file = tmp_path / name
    if name == "own.lab.toml":
        file.write_bytes(resource("labs", "01-first-run.lab.toml").read_bytes())
    else:
        file.write_text("schema = 1\n" if name == "own.toml" else "a,b\n1,2\n2,3\n3,4\n")
    window = opened(tmp_path)
    try:
        window.files.load(tmp_path / "nonesuch.toml")
        assert window.way_in.cards.isVisible()
        window.files.load(file)
        assert not window.way_in.cards.isVisible() and window.focusWidget() not in window.way_in.cards.cards
    finally:
        put_away(window)
    window = opened(tmp_path)  # nobody has seen them yet
    try:
        assert window.way_in.cards.isVisible()
    finally:
        put_away(window)


def test_that_the_first_card_loads_the_first_preset_and_runs_it(qtbot, window, cards):
    window.choices.preset.choose(window.choices.preset.values()[3])
    qtbot.mouseClick(cards["watch"], Qt.MouseButton.LeftButton)
    assert window.document.experiment.name == "Two spirals"
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 0 and window.poller.snapshot.experiment.name == "Two spirals")
    assert not window.way_in.cards.isVisible()


def test_that_the_second_card_opens_the_first_lab(qtbot, window, cards):
    qtbot.mouseClick(cards["lab"], Qt.MouseButton.LeftButton)
    assert window.workspace.docks["lab"].isVisible()
    assert window.labs.desk._opened.path.name == "01-first-run.lab.toml"


def test_that_the_third_card_opens_the_gallery(qtbot, window, cards):
    window.room.open("softmax")
    qtbot.mouseClick(cards["explore"], Qt.MouseButton.LeftButton)
    assert not window.pages.is_training and window.room.page is None


def test_that_the_keyboard_reaches_every_card_and_esc_closes_them(qtbot, window, cards):
    assert cards["watch"].hasFocus()
    reached = []
    for _ in CARDS:
        reached.append(window.focusWidget().name)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert reached == list(CARDS)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.way_in.cards.isVisible() and window.settings.welcomed
    window.commands["welcome"].trigger()
    qtbot.keyClick(cards["watch"], Qt.Key.Key_Tab)
    qtbot.keyClick(cards["lab"], Qt.Key.Key_Tab)
    qtbot.keyClick(cards["explore"], Qt.Key.Key_Return)
    assert not window.pages.is_training


def test_that_training_works_under_the_cards(qtbot, window, cards):
    qtbot.keyClick(cards["watch"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(window.session.outcome, Running))
    assert window.way_in.cards.isVisible()


def test_that_the_cards_stay_within_a_small_window_and_follow_it(qtbot, window, cards):
    for width, height in ((960, 600), (1280, 720)):
        window.resize(width, height)
        frame = window.way_in.cards.geometry()
        assert window.rect().contains(frame)
        assert abs(frame.center().x() - window.pages.geometry().center().x()) <= 1
        for card in cards.values():
            assert card.sentence.height() >= card.sentence.heightForWidth(card.sentence.width())


def test_that_what_a_preset_is_for_is_said_in_the_languages_of_the_window(qtbot, window):
    guide = window.panels.findings.guide
    assert guide.sentences["watch"].text().startswith("The border")
    window.choices.language.choose(CHINESE)
    qtbot.waitUntil(lambda: "分界线" in guide.sentences["watch"].text())
    window.document.open(window.document.experiment)
    assert not guide.says_something


def test_that_closed_cards_keep_no_key_even_where_another_window_is_in_front(qtbot, window, cards):
    other = on_screen(qtbot, QWidget())
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.way_in.cards.bring()
    assert window.focusWidget() is cards["watch"]
    window.way_in.cards.put_away()
    assert window.focusWidget() is None or not window.way_in.cards.isAncestorOf(window.focusWidget())
