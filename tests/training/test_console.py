"""Nothing that is trained on the command line is lost, and nothing that was there is replaced unasked."""

import errno
import json
import os
import signal
import sys

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.__main__ import main
from dllab.training import recording
from dllab.training.recording import FILES

TABLE = {
    "dataset": {"name": "circle", "samples": 60},
    "network": {"hidden": [5]},
    "training": {"batch_size": 10, "epochs": 8},
}
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
pytestmark = pytest.mark.usefixtures("nothing_is_ignored")


@pytest.fixture
def file(tmp_path):
    Experiment.model_validate(TABLE).save(tmp_path / "x.toml")
    return str(tmp_path / "x.toml")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def train(file, out, *arguments):
    return main(["train", file, "--out", str(out), *arguments])


def summary(out):
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


@pytest.fixture
def told_to_end(monkeypatch):
    """Have signals come after the first chunk, and while the run is written."""

    def when(*numbers):
        taken, written = Trainer.train, recording._write_history

        def chunk(self, steps, *more):
            taken(self, steps, *more)
            signal.raise_signal(numbers[0])

        def write(*arguments):
            for number in numbers[1:]:
                signal.raise_signal(number)
            written(*arguments)

        monkeypatch.setattr(Trainer, "train", chunk)
        monkeypatch.setattr(recording, "_write_history", write)

    return when


@pytest.mark.parametrize("number", SIGNALS)
def test_that_a_signal_ends_the_training_and_the_run_is_written(file, out, told_to_end, capsys, monkeypatch, number):
    told_to_end(number, number, signal.SIGINT)
    assert train(file, out) == 128 + number
    assert {path.name for path in out.iterdir()} == set(FILES)
    found = summary(out)
    assert found["outcome"] == "interrupted" and 0 < found["steps"] < 40
    assert "interrupted" in capsys.readouterr().err
    again = Trainer(Experiment.model_validate(TABLE))
    with np.load(out / "model.npz") as model:
        monkeypatch.undo()
        again.train(found["steps"])
        np.testing.assert_equal(dict(model), again.parameters)


def test_that_an_interrupted_cross_validation_keeps_the_fold_it_was_at(file, out, told_to_end):
    told_to_end(signal.SIGTERM)
    assert train(file, out, "--folds", "3") == 128 + signal.SIGTERM
    assert {path.name for path in (out / "fold1").iterdir()} == set(FILES)
    assert not (out / "fold2").exists()


@pytest.mark.parametrize("broken", FILES)
def test_that_a_file_that_cannot_be_written_costs_no_other(file, out, monkeypatch, capsys, broken):
    write = recording.write_atomically

    def full_for_one(path, writer):
        def fail(stream):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        write(path, fail if path.name == broken else writer)

    monkeypatch.setattr(recording, "write_atomically", full_for_one)
    assert train(file, out, "--steps", "5") == 1
    assert {path.name for path in out.iterdir()} == set(FILES) - {broken}
    said = capsys.readouterr().err
    assert broken in said and os.strerror(errno.ENOSPC) in said and "Traceback" not in said


def test_that_a_mistake_of_the_program_costs_no_other_file_and_is_raised(file, out, monkeypatch):
    monkeypatch.setattr(recording, "summary", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        train(file, out, "--steps", "5")
    assert {path.name for path in out.iterdir()} == set(FILES) - {"summary.json"}


def test_that_the_model_is_written_first(file, out, monkeypatch):
    order, write = [], recording.write_atomically
    monkeypatch.setattr(recording, "write_atomically", lambda path, how: (order.append(path.name), write(path, how)))
    train(file, out, "--steps", "5")
    assert order[0] == "model.npz"


@pytest.mark.parametrize("name", FILES)
def test_that_what_is_there_is_replaced_only_when_asked(file, out, capsys, name):
    out.mkdir()
    (out / name).write_bytes(b"precious")
    (out / "notes.txt").write_bytes(b"mine")
    assert train(file, out, "--steps", "5") == 2
    said = capsys.readouterr().err
    assert name in said and "--force" in said and str(out) in said
    assert {path.name for path in out.iterdir()} == {name, "notes.txt"} and (out / name).read_bytes() == b"precious"
    assert train(file, out, "--steps", "5", "--force") == 0
    assert (out / name).read_bytes() != b"precious" and (out / "notes.txt").read_bytes() == b"mine"


def test_that_folds_replace_an_earlier_cross_validation_only_when_asked(file, out, capsys):
    (out / "fold2").mkdir(parents=True)
    (out / "fold2" / "model.npz").write_bytes(b"precious")
    assert train(file, out, "--folds", "2") == 2
    assert "fold2" in capsys.readouterr().err and {path.name for path in out.iterdir()} == {"fold2"}
    assert train(file, out, "--folds", "2", "--steps", "3", "--force") == 0
    assert np.load(out / "fold2" / "model.npz") and summary(out)["metrics"]


def test_that_without_a_folder_each_run_gets_one_of_its_own(file, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("run", "run-2", "run-3"):
        assert main(["train", file, "--steps", "3"]) == 0
        assert f"written to {name}\n" in capsys.readouterr().out
        assert summary(tmp_path / name)["steps"] == 3


def test_that_a_folder_that_cannot_be_written_is_refused_before_training(file, tmp_path, monkeypatch, capsys):
    def refuse(**_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("dllab.files.tempfile.TemporaryFile", refuse)
    monkeypatch.setattr(Trainer, "train", lambda *_: pytest.fail("it was trained"))
    for arguments in ((), ("--folds", "2")):
        assert train(file, tmp_path / "out", *arguments) == 2
        assert os.strerror(errno.EROFS) in capsys.readouterr().err


def test_that_a_folder_in_a_files_place_is_refused_even_by_force(file, out, capsys):
    (out / "history.csv").mkdir(parents=True)
    assert train(file, out, "--force") == 2
    assert "history.csv is a folder" in capsys.readouterr().err


def test_that_a_terminal_that_goes_away_costs_no_run(file, out, monkeypatch):
    class Hung:
        encoding = "utf-8"

        def isatty(self):
            return True

        def write(self, written):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        flush = write

    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, Hung())
    assert train(file, out, "--steps", "5") == 0
    for name in ("stdout", "stderr"):
        getattr(sys, name).close()
    assert {path.name for path in out.iterdir()} == set(FILES)
