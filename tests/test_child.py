"""A process beside: which program it is."""

import sys

import pytest

from dllab import child

BASE = "C:\\Python\\python.exe"


@pytest.mark.parametrize(
    ("system", "base", "name", "itself"),
    [
        ("win32", BASE, None, True), ("win32", BASE, "another", False), ("win32", sys.executable, None, False),
        ("win32", None, None, False), ("linux", BASE, None, False),
    ],
)  # fmt: skip
def test_that_python_itself_is_followed_and_not_who_starts_it(monkeypatch, system, base, name, itself):
    """On Windows an environment has a small program that starts Python: with no memory, and a niceness of its own."""
    told = {}
    monkeypatch.setattr(child, "program", lambda: [name or sys.executable])
    monkeypatch.setattr(child.subprocess, "Popen", lambda command, **more: told.update(more) or sys.exit())
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "_base_executable", base)
    with pytest.raises(SystemExit):
        child.Child([], lambda _: None)
    assert told.get("executable") == (BASE if itself else None)
    assert told.get("env", {}).get("__PYVENV_LAUNCHER__") == (sys.executable if itself else None)
