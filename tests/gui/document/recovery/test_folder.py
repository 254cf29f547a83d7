"""What one window writes for the case of a crash."""

import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dllab.experiment import Experiment
from dllab.files import CannotSave
from dllab.gui.document.recovery.folder import SessionFolder
from dllab.gui.document.recovery.lost import find_lost
from dllab.training.archive import load_run
from tests.gui.sessions import held, pin
from tests.gui.snapshots import snapshot

FILES = ["experiment.toml", "lock", "pin-1.dllab", "run.dllab", "session.json"]


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
    path = Path("/some/file.toml")
    state = held(path=path, pins=(pin(2, "two"), pin(1, "one")))
    folder.save(state)
    assert Experiment.load(folder.path / "experiment.toml") == state.experiment
    assert load_run(folder.path / "run.dllab").step == 5
    told = description(folder)
    assert (told["step"], told["path"], told["modified"]) == (5, str(path), False)
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


class Other:
    """Another window's folder; notes whether it was given up."""

    def __init__(self, folder):
        self.folder, self.given_up = folder, False

    def give_up(self):
        self.given_up = True


def test_that_what_is_replaced_is_given_up_once_everything_is_on_the_disk(folder, tmp_path, monkeypatch):
    other, state = Other(tmp_path / "old"), held(pins=(pin(1),))
    folder.save(replace(state, restoring=(other,)))
    assert not other.given_up and description(folder)["restoring"] == ["old"]

    def full(*_):
        raise OSError(28, "No space left on device")

    whole = replace(state, course=held().course, replaces=(other,))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CannotSave):
            folder.save(whole)
    assert not other.given_up
    folder.save(whole)
    assert other.given_up and description(folder)["restoring"] == []


def test_that_a_folder_removed_meanwhile_is_written_again_whole(folder):
    state = held(pins=(pin(1),))
    folder.save(state)
    shutil.rmtree(folder.path.parent)
    folder.save(state)
    assert sorted(path.name for path in folder.path.iterdir()) == FILES
    assert find_lost(folder.path.parent) == (), "it is this window's"
    folder.leave()
    assert [lost.step for lost in find_lost(folder.path.parent)] == [5]


@pytest.mark.parametrize("name", ["experiment.toml", "lock", "pin-1.dllab", "run.dllab", "session.json"])
def test_that_a_file_removed_meanwhile_is_written_again(folder, name):
    state = held(pins=(pin(1, "one"),))
    folder.save(state)
    (folder.path / name).unlink()
    folder.save(state)
    folder.leave()
    newest = find_lost(folder.path.parent)[0].load()
    assert (newest.run.step, [run.label for run in newest.pins], newest.problems) == (5, ["one"], ())


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
    assert sorted(path.name for path in folder.path.iterdir()) == FILES


def test_that_a_folder_that_may_not_be_looked_into_is_an_error_too(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(CannotSave, match="Permission denied"):
        folder.save(held())
