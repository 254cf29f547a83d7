"""What is found of windows that ended unexpectedly."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from dllab import Trainer
from dllab.experiment import Experiment
from dllab.gui.document.recovery import lost as recovery
from dllab.gui.document.recovery.folder import SessionFolder
from dllab.gui.document.recovery.lost import Gone, find_lost, tidy
from dllab.messages import UserError
from tests.gui.sessions import held, lose, pin

PATIENCE = 120
ROOT = Path(__file__).resolve().parents[4]

# A window's session without the window: trains, pins, saves, says so, and waits to be killed.
VICTIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QObject
from dllab.experiment import Experiment
from dllab.gui.app import make_application
from dllab.gui.document.recovery.autosave import Autosave
from dllab.gui.document.document import Document
from dllab.gui.stage.drive import wait_until
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.training.session import Session

app = make_application()
owner, session = QObject(), Session()
document, poller, pins = Document(owner), Poller(session, owner), Pins(owner)
autosave = Autosave(Path(sys.argv[1]), document, session, poller, pins, owner)
poller.start()
document.open(Experiment(name="Victim"), Path("victim.toml"))
session.load(document.experiment)
wait_until(lambda: poller.snapshot is not None, 100)
session.step(40)
wait_until(lambda: poller.snapshot.step == 40, 100)
pins.add(poller.snapshot.whole, "forty")
session.step(60)
wait_until(lambda: poller.snapshot.step == 100, 100)
document.edit("seed", document.experiment.model_copy(update={"seed": 3}))
wait_until(lambda: not autosave.busy, 100)
print("saved", flush=True)
wait_until(lambda: False, 1000)
"""


@pytest.fixture
def root(tmp_path):
    return tmp_path / "autosave"


def test_that_nothing_is_found_where_nothing_was(root):
    assert find_lost(root) == ()
    tidy(root)


def test_that_another_windows_session_is_left_alone(root):
    folder = SessionFolder(root)
    folder.save(held())
    assert find_lost(root) == ()
    tidy(root)
    assert (folder.path / "run.dllab").exists()


def test_that_a_lost_session_comes_back_whole(root):
    path = lose(root, path=Path("/home/x.toml"), modified=True, pins=(pin(1, "one"), pin(2, "two")))
    (lost,) = find_lost(root)
    assert (lost.folder, lost.name, lost.step, lost.pins) == (path, "Two spirals", 5, 2)
    found = lost.load()
    assert (found.experiment, found.path, found.modified) == (held().experiment, Path("/home/x.toml"), True)
    assert (found.run.step, [run.label for run in found.pins], found.problems) == (5, ["one", "two"], ())
    assert find_lost(root) == (), "it belongs to this process now"
    assert found.folder.exists()


def test_that_of_two_windows_only_the_first_gets_it(root):
    lose(root)
    (mine,), (theirs,) = find_lost(root), find_lost(root)
    mine.load()
    with pytest.raises(Gone):
        theirs.load()
    with pytest.raises(Gone):
        theirs.discard()


def test_that_it_is_offered_again_where_the_restoring_window_dies_too(root):
    lose(root, modified=True)
    (lost,) = find_lost(root)
    lost.load().claim.release()
    assert find_lost(root)[0].step == 5


def test_that_a_window_that_died_restoring_comes_after_what_it_was_restoring(root):
    old = lose(root)
    (lost,) = find_lost(root)
    found = lost.load()
    lose(root, course=None, modified=True, restoring=(found,))
    found.claim.release()
    assert [lost.folder for lost in find_lost(root)][0] == old


@pytest.mark.parametrize("now", [60.0, 4e9])
def test_that_only_a_living_owner_counts_whatever_clock_and_host_say(root, monkeypatch, now):
    folder = SessionFolder(root)
    folder.save(held())
    monkeypatch.setattr("time.time", lambda: now)
    monkeypatch.setattr("platform.node", lambda: "elsewhere")
    folder.save(held())
    assert find_lost(root) == ()
    folder.leave()
    assert len(find_lost(root)) == 1


def test_that_what_could_not_be_read_is_set_aside_and_not_removed_once_the_rest_is_back(root):
    path = lose(root, pins=(pin(1, "one"),))
    (path / "run.dllab").write_bytes(b"damaged")
    found = find_lost(root)[0].load()
    found.give_up()
    assert find_lost(root) == ()
    assert (path.with_name(path.name + ".discarded") / "run.dllab.damaged").read_bytes() == b"damaged"


def test_that_what_is_damaged_again_is_set_aside_again(tmp_path, monkeypatch):
    """Windows renames nothing to a name that is taken."""
    rename, file = Path.rename, tmp_path / "run.dllab"
    monkeypatch.setattr(Path, "rename", lambda path, to: os.open(to, os.O_EXCL | os.O_CREAT) and rename(path, to))
    for content in (b"damaged", b"again"):
        file.write_bytes(content)
        recovery._set_aside(file, UserError("damaged"))
    assert (tmp_path / "run.dllab.damaged").read_bytes() == b"again" and not file.exists()


def test_that_the_newest_comes_first(root):
    for age, name in ((50, "old"), (10, "new"), (30, "middle")):
        path = lose(root, experiment=Experiment(name=name))
        os.utime(path / "session.json", (1e9 - age, 1e9 - age))
    assert [lost.name for lost in find_lost(root)] == ["new", "middle", "old"]


def test_that_what_nobody_would_miss_is_not_offered_and_tidied_away(root):
    path = lose(root, modified=True)
    path2 = path / "session.json"
    path2.write_text(json.dumps(json.loads(path2.read_text()) | {"matters": False}))
    assert find_lost(root) == ()
    tidy(root)
    assert not path.exists()


def test_that_discarded_is_not_offered_again_and_kept_for_a_while(root):
    path = lose(root)
    find_lost(root)[0].discard()
    assert find_lost(root) == ()
    tidy(root)
    assert (path.with_name(path.name + ".discarded") / "run.dllab").exists()


def test_that_a_damaged_run_is_set_aside_and_the_rest_opens(root):
    path = lose(root, pins=(pin(1, "one"), pin(2, "two")))
    for name in ("run.dllab", "pin-1.dllab"):
        content = (path / name).read_bytes()
        (path / name).write_bytes(content[: len(content) // 2])
    found = find_lost(root)[0].load()
    assert found.run is None
    assert [run.label for run in found.pins] == ["two"]
    assert found.experiment == held().experiment
    said = [words() for words in found.problems]
    assert len(said) == 2 and "run.dllab.damaged" in said[0] and "pin-1.dllab.damaged" in said[1]
    assert sorted(file.name for file in found.folder.glob("*.damaged")) == ["pin-1.dllab.damaged", "run.dllab.damaged"]


def test_that_newer_files_are_named_and_stay(root, monkeypatch):
    lose(root, pins=(pin(1, "one"),))
    (lost,) = find_lost(root)
    with monkeypatch.context() as patch:
        patch.setattr("dllab.training.archive.FORMAT", 0)
        found = lost.load()
    assert found.run is None and found.pins == ()
    assert all("cannot read yet" in words() for words in found.problems) and len(found.problems) == 2
    assert (found.folder / "run.dllab").exists()


def test_that_missing_parts_are_named_and_the_rest_of_the_run_opens(root):
    path = lose(root)
    with zipfile.ZipFile(path / "run.dllab") as whole:
        parts = {name: whole.read(name) for name in whole.namelist() if name != "layers/low.npy"}
    with zipfile.ZipFile(path / "run.dllab", "w") as rest:
        for name, content in parts.items():
            rest.writestr(name, content)
    found = find_lost(root)[0].load()
    assert found.run.step == 5 and len(found.run.curves[0].step) == 5
    assert "the curves of the layers" in found.problems[0]()


def test_that_an_experiment_that_is_gone_is_taken_from_the_run(root):
    path = lose(root)
    (path / "experiment.toml").unlink()
    found = find_lost(root)[0].load()
    assert found.experiment == found.run.experiment == held().experiment
    assert "experiment.toml" in found.problems[0]()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"pid": "x"}', '{"pid": 1e400}', '{"pins": ["../../x"]}'])
def test_that_a_damaged_description_loses_nothing_else(root, content):
    path = lose(root, pins=(pin(1, "one"),))
    (path / "session.json").write_text(content)
    (lost,) = find_lost(root)
    assert lost.pins == 1
    found = lost.load()
    assert found.run.step == 5 and [run.label for run in found.pins] == ["one"] and found.modified
    assert ["session.json" in words() for words in found.problems] == [True]


def test_that_a_run_that_is_not_there_is_missed(root):
    (lose(root) / "run.dllab").unlink()
    (said,) = find_lost(root)[0].load().problems
    assert said() == "The run had come to step 5, but its file is not there: it is lost."


@pytest.mark.parametrize("wrong", [{"step": None}, {"step": -5}, {"name": 0.1}, {"matters": None}, {"step": "5"}])
def test_that_nobody_is_told_all_is_well_where_the_run_is_gone_and_its_description_is_wrong(root, wrong):
    path = lose(root)
    (path / "run.dllab").unlink()
    told = json.loads((path / "session.json").read_text()) | wrong
    (path / "session.json").write_text(json.dumps({name: value for name, value in told.items() if value is not None}))
    (said,) = find_lost(root)[0].load().problems
    assert "session.json" in said()


def test_that_a_pin_that_is_not_there_is_named(root):
    path = lose(root, pins=(pin(1, "one"), pin(2, "two")))
    (path / "pin-1.dllab").unlink()
    found = find_lost(root)[0].load()
    assert [run.label for run in found.pins] == ["two"]
    assert [("pin-1.dllab" in words(), "No such file" in words()) for words in found.problems] == [(True, True)]


def test_that_names_of_files_lead_nowhere_else(root, tmp_path):
    path = lose(root, pins=(pin(1, "one"),))
    shutil.copy(path / "run.dllab", tmp_path / "outside.dllab")
    told = json.loads((path / "session.json").read_text())
    (path / "session.json").write_text(json.dumps(told | {"pins": ["../../outside.dllab", "/etc/passwd", ""]}))
    found = find_lost(root)[0].load()
    assert found.pins == () and found.run.step == 5
    assert (found.folder / "pin-1.dllab").exists()
    assert (tmp_path / "outside.dllab").exists()


def test_that_no_more_than_ten_sessions_are_kept_the_discarded_ones_going_first(root):
    paths = [lose(root) for _ in range(12)]
    for age, path in enumerate(paths):
        os.utime(path / "session.json", (1e9 - age, 1e9 - age))
    find_lost(root)[0].discard()
    tidy(root)
    assert [lost.folder for lost in find_lost(root)] == paths[1:11]
    assert len(list(root.iterdir())) == 10


def test_that_old_sessions_go_where_they_take_too_much_room_but_never_the_newest(root, monkeypatch):
    paths = [lose(root) for _ in range(3)]
    for age, path in enumerate(paths):
        os.utime(path / "session.json", (1e9 - age, 1e9 - age))
    size = sum(file.stat().st_size for file in paths[0].iterdir())
    monkeypatch.setattr(recovery, "MOST_BYTES", 2 * size + size // 2)
    tidy(root)
    assert [lost.folder for lost in find_lost(root)] == paths[:2]
    monkeypatch.setattr(recovery, "MOST_BYTES", 10)
    tidy(root)
    assert [lost.folder for lost in find_lost(root)] == paths[:1]


@pytest.mark.slow
def test_that_a_killed_session_is_restored_and_trains_on_as_if_nothing_had_happened(root, tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", VICTIM, str(root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as victim:
        assert victim.stdout.readline() == b"saved\n", victim.stderr.read().decode()
        assert find_lost(root) == (), "its process still lives"
        victim.kill()
    (lost,) = find_lost(root)
    assert (lost.name, lost.step, lost.pins) == ("Victim", 100, 1)
    found = lost.load()
    assert (found.experiment.seed, found.modified, found.path, found.problems) == (3, True, Path("victim.toml"), ())
    assert (found.run.step, found.run.experiment.seed, found.pins[0].label, found.pins[0].step) == (100, 0, "forty", 40)
    straight = Trainer(Experiment(name="Victim"))
    straight.train(150)
    resumed = Trainer.resumed(found.run.saved)
    resumed.train(50)
    for array, other in zip(resumed.engine.state, straight.engine.state, strict=True):
        np.testing.assert_array_equal(array, other)
