"""What the start of the window leaves out, and what it gives back."""

import json
import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Registry
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.translations import CHINESE
from dllab.gui.shell import compiler_code, read_ahead
from dllab.gui.shell.appearance import DARK
from dllab.gui.shell.compiler_code import CompilerCode
from dllab.gui.shell.first_picture import FirstPicture
from dllab.gui.shell.panel_set import BEHIND, MODULES
from dllab.gui.shell.read_ahead import ReadAhead
from dllab.training.outcomes import Paused, Preparing
from dllab.training.session import Session

IMPORTED = """
import json, linecache, sys
import dllab.gui.app
from dllab.catalogue import Choice
from PySide6 import QtCore, QtGui, QtWidgets
from shibokensupport import feature

def family(kind):
    return [kind, *(each for child in kind.__subclasses__() for each in family(child))]

classes = sum(len(vars(module)) for module in (QtCore, QtGui, QtWidgets))
built = [each.__name__ for each in family(Choice) if each.__pydantic_complete__]
print(json.dumps([sorted(sys.modules), len(linecache.cache), feature._mod_uses_pyside.__module__, classes, built]))
"""
LATE = {"numba", "llvmlite", "scipy", "sklearn", "pandas", "onnx", "av", "dllab.training.trainer",
        "dllab.training.export", "dllab.gui.teaching.lab_window", "dllab.gui.teaching.grading_window",
        "dllab.explorers.arena", "dllab.explorers.hessian", "dllab.explorers.sampling",
        "dllab.gui.explorers.views.arena", "dllab.labs.lab", "dllab.labs.handin", "dllab.lectures.lecture",
        *MODULES}  # fmt: skip
RESIDENT = """
import re, sys
from llvmlite import binding
from dllab.gui.shell.compiler_code import hand_back, places

def resident():
    size, inside = 0, False
    for line in open("/proc/self/smaps", encoding="utf-8"):
        if re.match("^[0-9a-f]+-[0-9a-f]+ ", line):
            inside = "libllvmlite" in line
        elif inside and line.startswith("Rss:"):
            size += int(line.split()[1])
    return size

binding.initialize_all_targets()
code = "define i32 @f() { ret i32 7 }"
before = resident()
hand_back()
after = resident()
module = binding.parse_assembly(code)
module.verify()
print(before, after, len(list(places())), module.get_function("f").name)
"""


def said_by(code):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_that_what_is_not_needed_at_the_start_is_not_imported_and_no_source_is_read():
    modules, sources, told_by, classes, built = json.loads(said_by(IMPORTED))
    assert not LATE & set(modules) and "dllab.gui.main_window" in modules
    assert sources < 100 and told_by == "dllab.gui.kit.quick_imports"
    assert classes < 400 and len(built) < 10  # 721 of Qt, and every choice, were made before


def unmade(window):
    return {name for name, late in window.panels.all.items() if late.made is None}


def test_that_what_lies_behind_a_tab_is_made_when_it_is_looked_at(qtbot, window, monkeypatch):
    assert unmade(window) == set(BEHIND)
    window.choices.scheme.choose(DARK)
    window.choices.language.choose(CHINESE)
    themes, dock = [], window.workspace.docks["microscope"]
    monkeypatch.setattr(Panel, "use_theme", lambda panel, theme: themes.append((panel, theme.dark)))
    dock.raise_()
    qtbot.waitUntil(lambda: dock.seen)
    panel = window.panels.all["microscope"].made
    assert unmade(window) == {*BEHIND} - {"microscope"} and panel.isVisible()
    assert themes == [(panel, False), (panel, True)], "its own as it is made, then the window's, once"
    assert panel.layer.prefix() != "layer " and panel.layer.maximum() > 1, "it shows the run, in words of today"


def test_that_a_family_that_waits_is_loaded_once_somebody_asks(tmp_path, monkeypatch):
    monkeypatch.setattr(Registry, "load", lambda self, *what: loaded.append(what))
    loaded = []
    family = Registry("things")
    family.load_when_asked("things", [str(tmp_path)])
    assert not loaded and len(family) == 0 and family.names() == [] and loaded == [("things", [str(tmp_path)])]
    monkeypatch.setenv("DLLAB_CHOICES", str(tmp_path))
    Registry("others").load_when_asked("others", [])
    assert loaded[1:] == [("others", [])]  # its errors are said at the start


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says where code lies")
def test_that_the_compilers_code_is_handed_back_and_goes_on_working():
    before, after, places, name = said_by(RESIDENT).split()
    assert int(after) < 0.3 * int(before) and int(places) >= 1 and name == "f"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says where code lies")
def test_that_it_is_handed_back_once_a_run_is_prepared(qtbot, monkeypatch):
    handed = []
    monkeypatch.setattr(compiler_code, "hand_back", lambda: handed.append(1))
    monkeypatch.setattr(compiler_code, "SOON_MS", 1)
    session, owner = Session(), QObject()
    try:
        poller = Poller(session, owner)
        CompilerCode(poller)
        poller.outcome_changed.emit(Paused())
        poller.outcome_changed.emit(Preparing())
        qtbot.wait(20)
        assert not handed
        poller.outcome_changed.emit(Paused())
        qtbot.waitUntil(lambda: handed == [1])
    finally:
        session.close()


def test_that_modules_are_read_ahead_once_a_run_is_prepared(qtbot, monkeypatch):
    read = []
    monkeypatch.setattr(read_ahead, "import_module", read.append)
    monkeypatch.setattr(read_ahead, "PAUSE_MS", 1)
    session, owner = Session(), QObject()
    try:
        poller = Poller(session, owner)
        ahead = ReadAhead(["one", "two"], poller)
        poller.outcome_changed.emit(Preparing())
        qtbot.wait(20)
        assert not read
        poller.outcome_changed.emit(Paused())
        qtbot.waitUntil(lambda: not ahead.findChild(QTimer).isActive() and len(read) == 2)
        assert read == ["one", "two"]
    finally:
        session.close()


def test_that_the_run_waits_for_the_first_picture_and_not_for_ever(qtbot):
    session, window, drawn = Session(), QWidget(), threading.Event()
    qtbot.addWidget(window)
    try:
        obeyed = []
        session.hold(drawn, 60.0)
        session.ask(obeyed.append).add_done_callback(obeyed.append)
        first = FirstPicture(window)
        first.drawn.connect(drawn.set)
        qtbot.wait(20)
        assert not obeyed
        with qtbot.waitSignal(first.drawn):
            window.show()
        qtbot.waitUntil(lambda: len(obeyed) == 1)
        session.hold(threading.Event(), 0.01)
        session.ask(obeyed.append).add_done_callback(obeyed.append)
        qtbot.waitUntil(lambda: len(obeyed) == 2)
    finally:
        drawn.set()
        session.close()
