"""Settings are plain text: whatever stands there, the lab starts, nothing runs, and what is unusable is the default."""

import json
import os
import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget

from dllab.gui.main_window import MainWindow
from dllab.gui.shell import settings as settings_module
from dllab.gui.shell.settings import FILE, SETTINGS, Settings
from dllab.gui.shell.workspace import Arrangement
from dllab.gui.stage.drive import put_away
from dllab.training.session import Session

FUZZED = 300
COMMAND = b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x0ctouch pwned \x85R."  # a pickle that runs a command


class Docks(QMainWindow):
    """Where there are none."""

    def arrange(self):
        """Nothing stands anywhere."""

    def fitting(self, width):
        return Arrangement.WIDE


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder, content):
    (folder / FILE).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return Settings(folder, folder / "autosave")


def everything(settings):
    return {
        name: getattr(settings, name)
        for name in ("language", "theme", "speed", "memory", "threads", "export_folder", "recent")
    }


def said(settings):
    return [words() for words in settings.report_to(lambda words: None)]


def test_that_what_was_set_is_there_at_the_next_start(folder):
    settings = Settings(folder, folder / "autosave")
    settings.language, settings.theme, settings.speed, settings.memory = "zh_CN", "dark", 25, 64
    settings.export_folder, settings.threads = folder, 3
    (folder / "a.toml").write_text("")
    settings.remember(folder / "a.toml")
    again = Settings(folder, folder / "autosave")
    assert everything(again) == everything(settings)
    assert (again.theme, again.speed, again.recent, said(again)) == ("dark", 25, [folder / "a.toml"], [])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("speed", "fast"), ("speed", 1e999), ("speed", True), ("speed", 7), ("speed", [1]), ("theme", "auto"),
        ("theme", 1), ("theme", None), ("language", "xx"), ("memory", -64), ("memory", 10**400), ("recent", "a"),
        ("threads", 5), ("threads", True),
        ("recent", [1]), ("recent", ["a"] * 9), ("export_folder", {}), ("place", "@ByteArray(x)"), ("place", [1, 2, 3]),
        ("place", [0, 0, 10**9, 5, 0]), ("place", [0, 0, -1, 5, 0]), ("layout", 3),
        ("layout", "é"),
    ],
)  # fmt: skip
def test_that_one_bad_setting_is_the_default_and_said_once(folder, name, found):
    good = {"theme": "dark", "speed": 5, "language": "en"}
    settings = read(folder, {**good, name: found})
    expected = {**{key: SETTINGS[key].default() for key in good}, **good, name: SETTINGS[name].default()}
    assert {key: settings._value(key) for key in expected} == expected
    (words,) = said(settings)
    assert f"“{name}”" in words and FILE in words


@pytest.mark.parametrize(
    "content", [b"[]", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"speed": ' + b"9" * 5000 + b"}", b" " * (1 << 21)]
)
def test_that_a_file_that_cannot_be_read_leaves_the_defaults_and_is_said_once(folder, content):
    settings = read(folder, content)
    assert settings.speed == settings_module.FIRST_SPEED and settings.theme == "system"
    assert len(said(settings)) == 1
    settings.speed = 5
    assert Settings(folder, folder / "autosave").speed == 5


def test_that_folders_without_rights_and_names_that_are_none_are_passed_over(folder, monkeypatch):
    (folder / "private").mkdir()
    names = [str(folder / "private" / "x.toml"), "\0", "\ud800", "x" * 4000]
    settings = read(folder, {"export_folder": str(folder / "private" / "inner"), "recent": names})
    real = Path.stat

    def refuse(path, **how):
        if path.parent == folder / "private":
            raise PermissionError(13, "Permission denied")
        return real(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    assert settings.export_folder is None and settings.recent == []


def test_that_a_file_that_cannot_be_written_is_said_once_until_it_can(folder, monkeypatch):
    settings, told = Settings(folder / "in", folder / "autosave"), []
    settings.report_to(lambda words: told.append(words()))
    (folder / "in").write_text("in the way")
    settings.speed = 5
    settings.speed = 25
    assert len(told) == 1 and str(folder / "in") in told[0] and settings.speed == 25
    (folder / "in").unlink()
    settings.speed = 1
    assert Settings(folder / "in", folder / "autosave").speed == 1 and len(told) == 1


def test_that_two_windows_do_not_undo_each_others_settings(folder):
    one, other = Settings(folder, folder), Settings(folder, folder)
    one.theme = "dark"
    other.speed = 5
    again = Settings(folder, folder)
    assert (again.theme, again.speed) == ("dark", 5)


def test_that_no_setting_runs_code_nor_keeps_the_lab_from_reading_the_others(folder, qapp):
    """Mutated files, some with what QSettings would unpickle."""
    rng = random.Random(3)
    whole = json.dumps({name: setting.default() for name, setting in SETTINGS.items()}, indent=1).encode()
    for _ in range(FUZZED):
        content = bytearray(whole)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(content))
            piece = rng.choice([b"", b"\0", b"\xff", b'"', b"{", b"1e999", b"null", b"@PyObject(" + COMMAND + b")"])
            content[at : at + rng.randint(0, 8)] = piece
        settings = read(folder, bytes(content))
        values = everything(settings)
        assert all(SETTINGS[name].accepts(values[name]) for name in ("language", "theme", "speed", "memory"))
        window, docks = QWidget(), Docks()
        settings.restore_layout(window, docks, window.setGeometry)
        window.deleteLater(), docks.deleteLater()
    assert not os.path.exists("pwned")


def test_that_the_window_starts_with_bad_settings_and_says_so(qtbot, folder, settings):
    (folder / FILE).write_text('{"speed": "fast", "theme": "auto", "layout": "AAAA", "place": [1]}')
    window = MainWindow(Session(), Settings(folder, settings.autosave))
    try:
        assert "“speed”" in window.messages.text() and "“theme”" in window.messages.text()
        assert "“layout”" in window.messages.text() and "“place”" in window.messages.text()
        assert window.choices.speed.value == settings_module.FIRST_SPEED and window.choices.scheme.value == "system"
    finally:
        put_away(window)


@pytest.mark.parametrize("name", SETTINGS)
def test_that_a_setting_of_any_kind_is_accepted_or_the_default(folder, name):
    values = (None, True, -1, 2**70, 0.5, "x", "zh-CN", [], [[]], [["x"]], [None], [{}], {}, {"a": []}, [0, 0, 0, 0, 0])
    for value in values:
        settings = read(folder, {name: value, "of a newer version": {"a": [1]}})
        said(settings)
        assert everything(settings) and isinstance(settings.unfolded, list)
        settings.speed = 0
        assert Settings(folder, folder / "autosave").speed == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_that_nobody_is_waited_for_where_settings_are_a_pipe(folder):
    os.mkfifo(folder / FILE)
    settings = Settings(folder, folder / "autosave")
    assert "cannot be read" in said(settings)[0] and settings.speed == 1000
