"""A lecture in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.experiment.presets import presets
from dllab.gui.kit.prose import said
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.lectures.strip import Strip
from dllab.gui.shell.appearance import DARK
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import is_ready
from dllab.lectures.lecture import Lecture, shipped
from dllab.training.archive import load_run
from tests.lectures.small import TABLE, lecture_file, scene

MINUTE = 60_000


def press(window, key):
    """As from a clicker."""
    QTest.keyClick(QApplication.focusWidget() or window, key)


def opened(window, tmp_path, **changed):
    window.files.load(lecture_file(tmp_path, **changed))
    return window.lectures


def settled(window, qtbot, step):
    """The scene's run has come to a step."""
    qtbot.waitUntil(lambda: is_ready(window) and window.poller.snapshot.step == step, timeout=MINUTE)


def stepped(window, qtbot, steps):
    window.session.step(steps)
    settled(window, qtbot, steps)


def names(window):
    return window.lectures.stand.scene.id


def test_that_the_list_offers_every_lecture_and_opens_one(window, qtbot, tmp_path):
    assert window.lectures.strip.isHidden() and not window.commands["next_scene"].isVisible()
    own = lecture_file(tmp_path, "own")
    window.settings.remember(own)
    window.commands["lectures"].trigger()
    assert not window.lectures.list.isVisible(), "the window goes on while they are read"
    qtbot.waitUntil(window.lectures.list.isVisible)
    cards = window.lectures.list.cards
    assert [card.entry.path for card in cards] == [*shipped(), own]
    QTest.keyClick(cards[-1], Qt.Key.Key_Return)
    assert window.lectures.list.isHidden() and window.lectures.strip.isVisible()
    assert names(window) == "page" and window.room.page.settings.prevalence == 0.1
    assert window.lectures.strip.place.text() == "1 of 4" and window.commands["next_scene"].isVisible()


def test_that_a_clicker_moves_and_a_scene_trains_by_itself(window, qtbot, tmp_path):
    lectures = opened(window, tmp_path)
    press(window, Qt.Key.Key_PageDown)
    assert names(window) == "first" and window.pages.is_training
    settled(window, qtbot, 7)
    QApplication.processEvents()
    docks = window.workspace.docks
    front = [name for name in ("network", "prediction") if not docks[name].panel.visibleRegion().isEmpty()]
    assert front == ["network"]
    press(window, Qt.Key.Key_PageUp)
    assert names(window) == "page" and not window.pages.is_training
    press(window, Qt.Key.Key_PageUp)
    assert names(window) == "page", "there is none before"
    lectures.strip.wanted.emit(3)
    assert names(window) == "last" and window.room.page.settings.tests == 2


def test_that_what_was_made_of_a_scene_is_kept_until_it_is_asked_for(window, qtbot, tmp_path):
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    settled(window, qtbot, 7)
    began = window.document.experiment
    window.session.step(5)
    settled(window, qtbot, 12)
    window.document.change("name", began.model_copy(update={"name": "Mine"}))
    lectures.go_to(2)
    stepped(window, qtbot, 3)
    assert window.document.experiment.network.hidden == (5,)
    lectures.go_to(1)
    settled(window, qtbot, 12)
    assert window.document.experiment.name == "Mine"
    window.commands["restore_scene"].trigger()
    settled(window, qtbot, 7)
    assert window.document.experiment == began
    window.commands["undo"].trigger()
    settled(window, qtbot, 12)
    assert window.document.experiment.name == "Mine", "Undo brings back what was made of it"
    lectures.go_to(2)
    settled(window, qtbot, 3)


def test_that_a_page_is_found_as_it_was_left(window, tmp_path):
    lectures = opened(window, tmp_path)
    window.room.page.take_over({"prevalence": 0.3})
    lectures.go_to(3)
    assert window.room.page.settings.prevalence == 0.01
    lectures.go_to(0)
    assert window.room.page.settings.prevalence == 0.3
    lectures.restore()
    assert window.room.page.settings.prevalence == 0.1


def test_that_the_window_is_as_it_was_once_the_lecture_is_over_and_undo_goes_on_with_it(window, qtbot, tmp_path):
    stepped(window, qtbot, 25)
    mine = window.document.experiment.model_copy(update={"name": "Mine"})
    window.document.change("name", mine)
    window.room.open("bayes").take_over({"prevalence": 0.4})
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    settled(window, qtbot, 7)
    window.commands["end_lecture"].trigger()
    settled(window, qtbot, 25)
    assert window.document.experiment == mine and window.document.modified and window.pages.is_training
    assert window.room.pages["bayes"].settings.prevalence == 0.4
    assert lectures.strip.isHidden() and not window.commands["ask"].isVisible()
    window.commands["undo"].trigger()
    settled(window, qtbot, 7)
    assert names(window) == "first" and lectures.strip.isVisible()
    for _ in range(2):
        window.commands["undo"].trigger()
        if not window.pages.is_training:
            window.pages.show_training()
    settled(window, qtbot, 25)
    assert lectures.showing is None and window.document.experiment == mine
    window.commands["undo"].trigger()
    assert window.document.experiment.name == "Two spirals", "and before it, what was done before the lecture"


def test_that_closing_the_window_asks_about_ones_own_changes(window, qtbot, tmp_path, monkeypatch):
    window.document.change("name", window.document.experiment.model_copy(update={"name": "Mine"}))
    opened(window, tmp_path).go_to(1)
    assert not window.document.modified
    assert window.files.may_close(), "it is discarded in tests"
    assert window.lectures.showing is None and window.document.experiment.name == "Mine"
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)


def test_that_a_crash_in_a_lecture_loses_nothing_of_what_was_done_before(window, qtbot, tmp_path):
    stepped(window, qtbot, 25)
    window.document.change("name", window.document.experiment.model_copy(update={"name": "Mine"}))
    qtbot.waitUntil(lambda: not window.autosave.busy, timeout=MINUTE)
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    settled(window, qtbot, 7)

    def kept():
        window.autosave.save()
        qtbot.waitUntil(lambda: not window.autosave.busy, timeout=MINUTE)
        folder = window.autosave.folder.path
        return Experiment.load(folder / "experiment.toml").name, load_run(folder / "run.dllab").saved.run_state.step

    assert kept() == ("Mine", 25)
    lectures.end()
    settled(window, qtbot, 25)
    window.session.step(1)
    settled(window, qtbot, 26)
    assert kept() == ("Mine", 26)


def test_that_hands_are_counted_drawn_and_kept(window, tmp_path):
    lectures = opened(window, tmp_path)
    before = lectures.strip.geometry(), window.room.geometry()
    press(window, Qt.Key.Key_A)
    assert lectures.question.isVisible() and (lectures.strip.geometry(), window.room.geometry()) == before
    rows = lectures.question.table.rows
    rows[0].count.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(rows[0].count, "30")
    QTest.keyClick(rows[0].count, Qt.Key.Key_Return)
    rows[1].count.setValue(10)
    assert [row.bar.share for row in rows] == [0.75, 0.25]
    height = lectures.question.height()
    window.commands["reveal"].trigger()
    assert lectures.question.reveal.isVisible() and lectures.question.height() == height, "nothing moves"
    assert rows[1].letter.text() == "B ✓" and rows[0].letter.text() == "A"
    lectures.go_to(2)
    assert lectures.question.isHidden()
    window.commands["ask"].trigger()
    assert lectures.question.table.hands == [0, 0] and lectures.question.reveal.isHidden()
    lectures.go_to(0)
    window.commands["ask"].trigger()
    assert lectures.question.table.hands == [30, 10] and lectures.question.reveal.isVisible()
    assert window.commands["reveal"].isChecked()
    lectures.go_to(1)
    assert not window.commands["ask"].isEnabled(), "it asks nothing"


def test_that_notes_are_hidden_until_they_are_asked_for_and_leave_when_a_presentation_begins(window, qtbot, tmp_path):
    lectures = opened(window, tmp_path)
    assert lectures.notes.isHidden()
    press(window, Qt.Key.Key_T)
    assert lectures.notes.isVisible() and "Slowly." in lectures.notes.text.text()
    lectures.go_to(3)
    assert lectures.notes.isVisible(), "until they are put away"
    window.commands["presentation"].trigger()
    qtbot.waitUntil(lectures.notes.isHidden)
    assert not window.commands["notes"].isChecked()
    window.commands["notes"].trigger()
    assert lectures.notes.isVisible(), "now they were asked for"
    window.commands["presentation"].trigger()


def test_that_language_and_theme_change_under_it(window, tmp_path):
    lectures = opened(window, tmp_path)
    window.commands["reveal"].trigger()
    lectures.question.table.rows[0].count.setValue(4)
    window.choices.language.choose(CHINESE)
    QApplication.processEvents()
    assert "看page。" in lectures.strip.caption.text() and "那个，因为。" in lectures.question.reveal.text()
    assert "这个" in lectures.question.table.rows[0].words.text()
    window.choices.scheme.choose(DARK)
    assert names(window) == "page" and lectures.question.table.hands == [4, 0] and lectures.question.isVisible()
    window.choices.language.choose(ENGLISH)
    QApplication.processEvents()
    assert "See page." in lectures.strip.caption.text()


def test_that_the_place_is_remembered_until_the_end(window, tmp_path):
    lectures = opened(window, tmp_path)
    lectures.go_to(2)
    lectures.end()
    again = Settings(tmp_path, tmp_path / "autosave")
    assert again.place_in("small") == "second"
    opened(window, tmp_path)
    assert names(window) == "second"
    lectures.go_to(3)
    press(window, Qt.Key.Key_PageDown)
    assert lectures.ending.isVisible()
    press(window, Qt.Key.Key_PageUp)
    assert lectures.ending.isHidden() and names(window) == "last"
    press(window, Qt.Key.Key_PageDown)
    lectures.ending.end.click()
    assert lectures.showing is None and Settings(tmp_path, tmp_path / "autosave").place_in("small") == ""


def test_that_a_place_that_is_gone_is_the_beginning(window, tmp_path):
    window.settings.remember_place("small", "a scene of an earlier version")
    opened(window, tmp_path)
    assert names(window) == "page"


def test_that_a_lab_that_follows_is_opened(window, tmp_path):
    lectures = opened(window, tmp_path)
    lectures.go_to(3)
    lectures.go_on()
    assert [button.text() for button in lectures.ending.labs] == [
        "Lab: Activations (15 min)",
        "Lab: Bayes: am I ill? (15 min)",
    ]
    lectures.ending.labs[1].click()
    assert lectures.showing is None and window.pages.is_training
    assert not window.workspace.docks["lab"].isHidden()


def test_that_a_lecture_that_cannot_be_played_is_refused_in_words(window, qtbot, tmp_path):
    opened(window, tmp_path, minutes=-1)
    assert window.lectures.showing is None and "small.lecture.toml" in window.messages.text()
    window.messages.hide()
    window.commands["lectures"].trigger()
    qtbot.waitUntil(window.lectures.list.isVisible)
    assert window.messages.isVisible() and "small.lecture.toml" in window.messages.text()
    assert len(window.lectures.list.cards) == len(shipped())
    window.lectures.list.hide()


def test_that_another_lecture_leads_back_to_where_one_was(window, qtbot, tmp_path):
    stepped(window, qtbot, 9)
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    settled(window, qtbot, 7)
    window.files.load(
        lecture_file(tmp_path, "other", id="other", scene=[scene("b", start={"preset": presets()[-1].id})])
    )
    assert names(window) == "b"
    lectures.end()
    settled(window, qtbot, 9)


def test_that_every_scene_of_a_shipped_lecture_opens(window, qtbot):
    path = shipped()[4]
    window.lectures.open(path)
    for number, shown in enumerate(Lecture.load(path).scene):
        window.lectures.go_to(number)
        assert window.lectures.stand.number == number
        if shown.start is not None:
            settled(window, qtbot, shown.train)
        else:
            assert window.room.page.settings == shown.page.explorer
        window.commands["ask"].trigger()
        assert window.lectures.question.isVisible() == (shown.ask is not None)
        QApplication.processEvents()


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_that_no_caption_is_cut_on_a_small_screen_as_it_is_presented(window, path, language):
    window.choices.language.choose(language)
    strip = Strip(window.commands)
    strip.apply_theme(Theme(dark=False, presentation=True))
    strip.resize(1280, strip.height())
    strip.show()
    lectures = window.lectures
    lectures.open(path)
    for number, shown in enumerate(lectures.showing.lecture.scene):
        strip.show_scene(lectures.showing, number)
        QApplication.processEvents()
        room = strip.room.viewport()
        assert strip.caption.heightForWidth(room.width()) <= room.height(), said(shown.caption)
    strip.close()
    strip.deleteLater()
    lectures.end()


def test_that_the_table_of_tests_is_a_lecture():
    assert Lecture.model_validate(TABLE)


def test_that_what_is_found_is_kept_back_until_the_answer_is_revealed(window, qtbot, tmp_path):
    lectures, withheld = opened(window, tmp_path), lambda: window.panels.findings._withheld
    lectures.go_to(1)
    assert not withheld(), "nothing is asked"
    lectures.go_to(2)
    assert withheld()
    window.commands["reveal"].trigger()
    assert not withheld()
    window.commands["reveal"].trigger()
    assert withheld()
    lectures.go_to(1)
    assert not withheld()
    window.document.undo_stack.undo()
    assert withheld()
    lectures.end()
    assert not withheld()
