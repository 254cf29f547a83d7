"""What the window says for a moment, in its last line."""

from PySide6.QtWidgets import QLabel

from dllab.gui.kit.language import tr
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.shell import announcements

PATIENCE_MS = 20_000


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def test_that_a_message_hides_the_state_also_when_the_line_is_laid_out_anew(window, qtbot):
    state = next(label for label in window.status.findChildren(QLabel) if label.text() == "Paused")
    window.status.showMessage("Saved")
    window.commands["presentation"].trigger()
    qtbot.wait(100)  # in which Qt shows it
    assert not state.isVisible()
    window.status.clearMessage()
    assert state.isVisible()


def test_that_a_message_follows_the_language(window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(announcements, "MESSAGE_MS", 60_000)
    path = tmp_path / "a.png"
    window.announce.saved(path)
    assert window.status.currentMessage() == f"Saved: {path}"
    window.choices.language.choose(CHINESE)
    wait(qtbot, lambda: window.status.currentMessage() == tr("Saved: {path}", path=path) != f"Saved: {path}")


def test_that_a_message_in_another_language_is_left_for_no_longer(window, qtbot, monkeypatch):
    window.choices.language.choose(CHINESE)
    left, show = [], window.status.showMessage
    monkeypatch.setattr(window.status, "showMessage", lambda words, time: left.append(time) or show(words, time))
    window.status.say(lambda: tr("Paused"), 60_000)
    window.choices.language.choose(ENGLISH)
    wait(qtbot, lambda: window.status.currentMessage() == "Paused")
    assert left[0] == 60_000 and 0 < left[-1] < 60_000
    window.status.say(lambda: tr("Paused"), 1)
    wait(qtbot, lambda: not window.status.currentMessage())
    window.choices.language.choose(CHINESE)
    assert not window.status.currentMessage()
