"""What one window writes for the case of a crash."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from dllab.experiment import Experiment
from dllab.files import CannotSave
from dllab.gui.document.recovery.folder import Owner, SessionFolder
from dllab.training.archive import load_run
from tests.gui.sessions import NOBODY, held, pin
from tests.gui.snapshots import snapshot


def description(folder):
    return json.loads((folder.path / "session.json").read_bytes())


@pytest.fixture
def folder(tmp_path):
    return SessionFolder(tmp_path / "autosave")


def test_that_nothing_is_written_before_anything_matters(folder):
    nothing = held(course=snapshot(step=()).whole)
    folder.save(nothing)
    assert not folder.path.exists()
    folder.save(replace(nothing, modified=True))
    assert description(folder)["matters"]
    folder.save(nothing)
    assert not description(folder)["matters"]


def test_that_experiment_run_and_pins_are_written(folder):
    state = held(path=Path("/some/file.toml"), pins=(pin(2, "two"), pin(1, "one")))
    folder.save(state)
    assert Experiment.load(folder.path / "experiment.toml") == state.experiment
    assert load_run(folder.path / "run.dllab").step == 5
    told = description(folder)
    assert (told["step"], told["path"], told["modified"]) == (5, "/some/file.toml", False)
    assert [load_run(folder.path / file).label for file in told["pins"]] == ["two", "one"]


def test_that_only_what_is_new_is_written_again(folder):
    state = held(pins=(pin(1),))
    folder.save(state)
    before = {path.name: path.stat().st_mtime_ns for path in folder.path.iterdir()}
    folder.save(replace(state, pins=(*state.pins, pin(2))))
    after = {path.name: path.stat().st_mtime_ns for path in folder.path.iterdir()}
    assert {name for name in after if after[name] != before.get(name)} == {"pin-2.dllab", "session.json"}


def test_that_pins_that_went_are_removed_and_renamed_ones_written_again(folder):
    first, second = pin(1, "first"), pin(2, "second")
    folder.save(held(pins=(first, second)))
    folder.save(held(pins=(replace(second, label="renamed"),)))
    files = sorted(path.name for path in folder.path.glob("pin-*"))
    assert files == description(folder)["pins"] and len(files) == 1
    assert load_run(folder.path / files[0]).label == "renamed"


def test_that_closing_removes_the_folder_for_good(folder):
    folder.save(held())
    folder.close()
    folder.save(held())
    assert not folder.path.exists()


def test_that_what_was_taken_over_is_removed_once_the_run_is_written(folder, tmp_path):
    (tmp_path / "old").mkdir()
    folder.replace(tmp_path / "old")
    folder.save(held(course=None, modified=True))
    assert (tmp_path / "old").exists()
    folder.save(held())
    assert not (tmp_path / "old").exists()


def test_that_a_folder_that_cannot_be_made_is_an_error_with_its_name(tmp_path):
    (tmp_path / "file").write_text("no folder")
    folder = SessionFolder(tmp_path / "file")
    with pytest.raises(CannotSave, match=re.escape(str(tmp_path / "file"))):
        folder.save(held())


def test_that_a_full_disk_is_an_error_and_the_next_attempt_writes_everything(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CannotSave, match="No space left"):
            folder.save(held(pins=(pin(1),)))
    assert folder.save(held(pins=(pin(1),))) == folder.path
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "experiment.toml", "pin-1.dllab", "run.dllab", "session.json",
    ]  # fmt: skip


def test_that_a_folder_that_may_not_be_looked_into_is_an_error_too(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(CannotSave, match="Permission denied"):
        folder.save(held())


def test_that_only_the_same_living_process_is_an_owner_that_may_live():
    this = Owner.this_process()
    assert this.may_live
    assert not replace(this, started=this.started - 3600).may_live
    assert replace(this, host="elsewhere", pid=NOBODY).may_live
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    other = Owner(process.pid, psutil.Process(process.pid).create_time(), this.host)
    assert other.may_live
    process.kill()
    psutil.wait_procs([psutil.Process(process.pid)], timeout=60)
    process.communicate()
    assert not other.may_live
