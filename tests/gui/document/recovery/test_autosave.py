"""What is kept while the lab is at work."""

import os

import pytest
from PySide6.QtCore import QObject

from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.document.recovery import autosave as autosave_module
from dllab.gui.document.recovery.autosave import Autosave
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.training.archive import load_run
from dllab.training.outcomes import Paused, Running
from dllab.training.session import Session

PATIENCE_MS = 120_000


class Lab:
    """A session and all that autosave watches, without a window."""

    def __init__(self, root):
        self.owner, self.session = QObject(), Session()
        self.document, self.pins = Document(self.owner), Pins(self.owner)
        self.poller = Poller(self.session, self.owner)
        self.autosave = Autosave(root, self.document, self.session, self.poller, self.pins, self.owner)
        self.failures = []
        self.autosave.failed.connect(lambda words: self.failures.append(words()))
        self.poller.start()

    @property
    def folder(self):
        return self.autosave.folder.path

    def run(self):
        return load_run(self.folder / "run.dllab")


@pytest.fixture
def lab(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(autosave_module, "EXPERIMENT_MS", 20)
    made = Lab(tmp_path / "autosave")
    try:
        made.session.load(made.document.experiment)
        qtbot.waitUntil(lambda: made.poller.snapshot is not None, timeout=PATIENCE_MS)
        yield made
    finally:
        made.poller.stop()
        made.autosave.close()
        made.session.close()
        made.owner.deleteLater()  # with what it may be writing still


def wait(qtbot, condition):
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def saved_step(lab):
    return lab.run().step if (lab.folder / "run.dllab").exists() else -1


def test_that_a_lab_in_which_nothing_was_done_leaves_no_trace(qtbot, lab):
    wait(qtbot, lambda: not lab.autosave.busy)
    lab.autosave.save()
    wait(qtbot, lambda: not lab.autosave.busy)
    assert not lab.folder.exists()


def test_that_an_edit_is_written_soon(qtbot, lab):
    edited = lab.document.experiment.model_copy(update={"seed": 7})
    lab.document.edit("seed", edited)
    wait(qtbot, lambda: (lab.folder / "experiment.toml").exists() and not lab.autosave.busy)
    assert Experiment.load(lab.folder / "experiment.toml") == edited


def test_that_a_run_that_rests_is_written_where_it_stands(qtbot, lab):
    lab.session.step(30)
    wait(qtbot, lambda: saved_step(lab) == 30)
    found = lab.run()
    assert found.saved is not None and found.curves[0].step[-1] == 30
    wait(qtbot, lambda: lab.session.latest().inspection is None)  # nobody asks for it any more


def test_that_steps_taken_between_two_looks_are_written_too(qtbot, lab):
    """Nobody sees the run go on: it rests before as it rests after."""
    wait(qtbot, lambda: lab.poller.outcome == Paused() and not lab.autosave.busy)
    lab.poller.stop()
    lab.session.step(30)
    wait(qtbot, lambda: lab.session._latest.step == 30 and lab.session.outcome == Paused())
    lab.poller.start()
    wait(qtbot, lambda: saved_step(lab) == 30)


def test_that_a_run_that_goes_on_is_written_now_and_then(qtbot, lab, monkeypatch):
    training = lab.document.experiment.training.model_copy(update={"epochs": 1_000_000})
    lab.session.edit(lab.document.experiment.model_copy(update={"training": training}))  # or it may be over by then
    lab.session.set_speed(2000)
    lab.session.run()
    wait(qtbot, lambda: isinstance(lab.poller.outcome, Running) and lab.poller.snapshot.step > 10)
    lab.autosave._now_and_then.setInterval(50)
    wait(qtbot, lambda: saved_step(lab) > 10)
    first = saved_step(lab)
    wait(qtbot, lambda: saved_step(lab) > first)
    found = lab.run()
    assert found.saved.run_state.step == found.step >= found.curves[0].step[-1]
    lab.autosave._now_and_then.stop()  # where a write takes longer than its interval, it is never at rest
    lab.session.pause()
    wait(qtbot, lambda: saved_step(lab) == lab.session.latest().step and not lab.autosave.busy)


def test_that_a_run_whose_time_was_dragged_back_keeps_its_newest_state(qtbot, lab):
    lab.session.step(60)
    wait(qtbot, lambda: saved_step(lab) == 60)
    lab.session.seek(20)
    wait(qtbot, lambda: lab.poller.snapshot.step == 20 and lab.poller.snapshot.whole.step == 60)
    lab.autosave.save_run()
    wait(qtbot, lambda: not lab.autosave.busy)
    assert saved_step(lab) == 60


def test_that_pins_are_written_at_once(qtbot, lab):
    lab.session.step(5)
    wait(qtbot, lambda: lab.poller.snapshot.step == 5)
    pin = lab.pins.add(lab.poller.snapshot.whole, "five")
    wait(qtbot, lambda: (lab.folder / "pin-1.dllab").exists() and not lab.autosave.busy)
    assert load_run(lab.folder / "pin-1.dllab").label == "five"
    lab.pins.remove(pin)
    wait(qtbot, lambda: not (lab.folder / "pin-1.dllab").exists())


def test_that_two_windows_write_to_folders_of_their_own(qtbot, lab):
    other = Lab(lab.folder.parent)
    try:
        assert other.folder != lab.folder and other.folder.parent == lab.folder.parent
        for each, seed in ((lab, 1), (other, 2)):
            each.document.edit("seed", each.document.experiment.model_copy(update={"seed": seed}))
        wait(qtbot, lambda: not (lab.autosave.busy or other.autosave.busy))
        found = [Experiment.load(each.folder / "experiment.toml").seed for each in (lab, other)]
        assert found == [1, 2]
    finally:
        other.poller.stop()
        other.autosave.close()
        other.session.close()
    assert lab.folder.exists() and not other.folder.exists()


def test_that_trouble_is_told_once_until_it_is_over(qtbot, lab, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    def edit(seed):
        lab.document.edit("seed", lab.document.experiment.model_copy(update={"seed": seed}))
        wait(qtbot, lambda: not lab.autosave.busy)

    real = os.fsync
    monkeypatch.setattr(os, "fsync", full)
    edit(1)
    edit(2)
    assert len(lab.failures) == 1 and "No space left" in lab.failures[0]
    monkeypatch.setattr(os, "fsync", real)
    edit(3)
    assert Experiment.load(lab.folder / "experiment.toml").seed == 3
    monkeypatch.setattr(os, "fsync", full)
    edit(4)
    assert len(lab.failures) == 2


def test_that_the_lab_goes_on_where_no_folder_can_be_made(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(autosave_module, "EXPERIMENT_MS", 20)
    (tmp_path / "file").write_text("in the way")
    lab = Lab(tmp_path / "file")
    try:
        lab.session.load(lab.document.experiment)
        wait(qtbot, lambda: lab.poller.snapshot is not None)
        lab.session.step(10)
        wait(qtbot, lambda: lab.poller.snapshot.step == 10)
        wait(qtbot, lambda: bool(lab.failures) and not lab.autosave.busy)
        assert str(tmp_path / "file") in lab.failures[0]
    finally:
        lab.poller.stop()
        lab.autosave.close()
        lab.session.close()


def test_that_a_clean_close_leaves_nothing(qtbot, lab):
    lab.session.step(5)
    wait(qtbot, lambda: saved_step(lab) == 5)
    lab.document.edit("seed", lab.document.experiment.model_copy(update={"seed": 9}))
    lab.autosave.close()
    assert not lab.folder.exists()
    wait(qtbot, lambda: not lab.autosave.busy)
    assert not lab.folder.exists()
