"""No text, however long, makes a window larger, and all of it can be read."""

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from dllab.datasets import DataError
from dllab.datasets.checks import LONGEST_NAME
from dllab.experiment import Experiment
from dllab.gui.forms.note import Note
from dllab.gui.kit.language import tr
from dllab.gui.kit.long_text import LINES, MOST, NAME, TextWindow, breakable, hovered, short_name, shortened, unbroken
from dllab.gui.kit.message_bar import MessageBar
from dllab.messages import text

LONG = {
    "lines": "\n".join(f"unknown key {number}" for number in range(40)),
    "word": "x" * 10_000,
    "sentence": "as long as it takes " * 500,
    "chinese": "很长的消息" * 2000,
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_that_what_is_shown_is_short_and_can_break_anywhere(words):
    shown = breakable(shortened(words))
    assert shown.endswith("…") and shown.count("\n") < LINES
    assert len(shown.replace("\u200b", "")) <= MOST + 1
    assert max(map(len, shown.replace("\u200b", " ").split()), default=0) <= MOST
    assert words.startswith(shown[:-1].replace("\u200b", ""))
    assert len(short_name(words)) <= NAME + 1 and "\n" not in short_name(words)


def test_that_a_short_text_is_as_it_was():
    for words in ("", "two\nlines", "a/path/of/some/length.csv"):
        assert shortened(words) == words and breakable(words).replace("\u200b", "") == words
    assert "<b>" not in hovered("<b>bold</b>")


@pytest.mark.parametrize("words", ["类别：2", "validation: 300", "第 1 轮", "输入：2"])
def test_that_an_unbroken_text_stays_on_one_line(qapp, words):
    """“类别：2” was broken in the middle of a word."""
    layout = QTextLayout(unbroken(words))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1)
    assert line.textLength() == len(unbroken(words))
    layout.endLayout()
    assert unbroken(words).replace("\u2060", "").replace("\xa0", " ") == words


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_that_a_message_takes_no_more_room_than_there_is_and_opens_whole(qtbot, words):
    bar = MessageBar(None)
    qtbot.addWidget(bar)
    least = bar.minimumSizeHint().width()
    bar.resize(900, 60)
    bar.say(lambda: words)
    QApplication.processEvents()
    assert bar.text() == words and bar.whole.isVisible() and bar.width() == 900
    assert bar.minimumSizeHint().width() <= least + bar.whole.sizeHint().width() + 20
    assert bar.heightForWidth(900) < 200
    bar.whole.click()
    (window,) = bar.findChildren(TextWindow)
    assert window.page.toPlainText() == words and window.height() <= 400
    window.close()
    bar.say(lambda: "short")
    assert not bar.whole.isVisible()


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_that_a_note_in_a_form_asks_for_no_width_and_says_all_of_it_to_who_hovers(qtbot, words):
    note = Note()
    qtbot.addWidget(note)
    note.say(words, is_problem=True)
    assert note.minimumSizeHint().width() == 0 and note.heightForWidth(250) < 600
    assert words[:100].split("\n")[0][:20] in note.toolTip().replace("\u200b", "") and note.text() == words


@pytest.mark.slow
@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_that_no_message_and_no_name_makes_the_window_larger(qtbot, window, words):
    QApplication.processEvents()
    least, size = window.minimumSizeHint(), window.size()
    window.messages.say(lambda: words)
    window.form.form.dataset._explain(DataError(text("{value} is no number"), value=words))
    window.panels.loss.failure.say(lambda: words)
    window.status.showMessage(tr("Saved: {path}", path=words))
    name = words.replace("\n", " ")
    window.document.open(Experiment(name=name))
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.name == name, timeout=120_000)
    window.commands["pin"].trigger()
    QApplication.processEvents()
    room = window.messages.whole.sizeHint().width()
    assert window.minimumSizeHint().width() <= least.width() + room
    assert window.size() == size and window.minimumSizeHint().height() <= size.height()
    assert len(window.windowTitle()) < 120


@pytest.mark.slow
def test_that_no_column_and_no_class_makes_the_window_larger(qtbot, window, tmp_path):
    QApplication.processEvents()
    least, size = window.minimumSizeHint(), window.size()
    long = "v" * (LONGEST_NAME - 1)
    rows = "\n".join(f"{k % 7},{k % 5},{long}{k % 3}" for k in range(60))
    (tmp_path / "wide.csv").write_text(f"{'a' * LONGEST_NAME},b,{'c' * LONGEST_NAME}\n{rows}\n")
    table = {"dataset": {"name": "csv", "path": str(tmp_path / "wide.csv")}, "network": {"hidden": [4]}}
    window.document.open(Experiment.model_validate(table))
    qtbot.waitUntil(lambda: window.poller.snapshot.dataset.name == "csv", timeout=120_000)
    window.session.step(5)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 5, timeout=120_000)
    window.commands["pin"].trigger()
    for name, dock in window.workspace.docks.items():
        dock.raise_()
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= least.width() and window.size() == size, name
