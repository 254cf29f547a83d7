"""The real window restores a session: nothing of it is removed before all of it is back and written."""

import pytest

from dllab import Trainer
from dllab.experiment import Experiment
from dllab.gui.document.recovery.folder import Held, SessionFolder
from dllab.gui.document.recovery.lost import find_lost
from dllab.training.archive import load_run
from dllab.training.snapshot import Course
from tests.gui.sessions import pin

PATIENCE_MS = 120_000
STEPS = 120


@pytest.fixture
def lost(settings):
    """The folder of a session that trained `STEPS` steps, has two pins, and was killed."""
    trainer = Trainer(Experiment(name="Lost"))
    trainer.train(STEPS)
    now = trainer.checkpoint()
    course = Course(
        1, now.experiment, trainer.dataset, now.outcome, now.step, *trainer.history.curves(), (), now.recipe
    )
    folder = SessionFolder(settings.autosave)
    folder.save(Held(now.experiment, None, True, course, now, (pin(1, "one"), pin(2, "two"))))
    folder.leave()
    return folder.path


def restore(qtbot, window):
    qtbot.waitUntil(lambda: not window.recovery.isHidden(), timeout=PATIENCE_MS)
    window.recovery.restore.click()
    qtbot.waitUntil(lambda: not window.recovery.busy, timeout=PATIENCE_MS)


def save(qtbot, window):
    window.autosave.save_run()
    qtbot.waitUntil(lambda: not window.autosave._looking, timeout=PATIENCE_MS)
    window.autosave.save()
    qtbot.waitUntil(lambda: not window.autosave.busy, timeout=PATIENCE_MS)


def test_that_the_presets_run_never_takes_the_place_of_the_one_that_is_being_restored(
    qtbot, lost, window, settings, monkeypatch
):
    before = {file.name: file.read_bytes() for file in lost.iterdir()}
    monkeypatch.setattr(window.session, "load", lambda *_, **__: None)  # as long as preparing takes, or where it fails
    save(qtbot, window)
    restore(qtbot, window)
    save(qtbot, window)
    assert [file.name for file in window.autosave.folder.path.glob("pin-*")], "something was written"
    assert {file.name: file.read_bytes() for file in lost.iterdir()} == before
    window.close()
    assert [found.folder for found in find_lost(settings.autosave)] == [lost]
    assert {file.name: file.read_bytes() for file in lost.iterdir()} == before


def test_that_what_was_restored_goes_once_all_of_it_is_written_again(qtbot, lost, window, settings):
    digest = load_run(lost / "run.dllab").digest
    restore(qtbot, window)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == STEPS, timeout=PATIENCE_MS)
    save(qtbot, window)
    assert not lost.exists()
    mine = window.autosave.folder
    run = load_run(mine.path / "run.dllab")
    assert (run.step, run.digest) == (STEPS, digest)
    assert len(list(mine.path.glob("pin-*"))) == 2
    mine.leave()
    (again,) = find_lost(settings.autosave)
    assert (again.name, again.step, again.pins) == ("Lost", STEPS, 2)


def test_that_an_edited_run_that_was_restored_counts_as_back(qtbot, lost, window):
    restore(qtbot, window)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == STEPS, timeout=PATIENCE_MS)
    experiment = window.document.experiment
    changed = experiment.optimizer.model_copy(update={"learning_rate": experiment.optimizer.learning_rate / 2})
    window.document.change("optimizer.learning_rate", experiment.model_copy(update={"optimizer": changed}))
    qtbot.waitUntil(lambda: bool(window.poller.snapshot.edits), timeout=PATIENCE_MS)
    save(qtbot, window)
    assert not lost.exists()
