"""Files read beside the window."""

import threading

from PySide6.QtCore import QObject

from dllab.gui.document.file_reading import FileReading
from dllab.labs.lab import Lab, shipped
from dllab.labs.tables import Table, building


def heard(reading):
    """What it tells, as it comes."""
    told = []
    reading.found.connect(lambda path, lab: told.append((path, lab)))
    reading.refused.connect(lambda words: told.append(words()))
    return told


def test_that_files_are_read_in_another_thread_in_order_and_one_that_cannot_be_used_is_refused(
    qtbot, tmp_path, monkeypatch
):
    """All labs held the window up for 0.3 s, what their checks are made of for 0.1 s of it."""
    broken = tmp_path / "x.lab.toml"
    broken.write_text("schema = 7", encoding="utf-8")
    where, load = [], Lab.load
    monkeypatch.setattr(Lab, "load", lambda path: where.append(threading.current_thread()) or load(path))
    parent = QObject()
    reading = FileReading(Lab, parent)
    told = heard(reading)
    paths = shipped()[0], broken, shipped()[1]
    with qtbot.waitSignal(reading.done):
        reading.begin(paths)
    assert told[::2] == [(path, load(path)) for path in paths[::2]] and "x.lab.toml" in told[1]
    assert len(where) == 3 and threading.main_thread() not in where


def test_that_nothing_is_told_any_more_of_what_was_left(qtbot):
    parent = QObject()
    reading = FileReading(Lab, parent)
    told = heard(reading)
    reading.begin(shipped()[:5])
    with qtbot.waitSignal(reading.done):
        reading.begin(shipped()[5:6])
    assert [path for path, _ in told] == [shipped()[5]]


def test_that_every_table_is_ready_once_all_is_built():
    class Late(Table):
        name: str = ""

    assert not Late.__pydantic_complete__
    assert len(list(building())) >= 1 and Late.__pydantic_complete__
    assert list(building()) == []
