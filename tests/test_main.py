"""The command line keeps its contract: what it writes, what it prints, and how it refuses."""

import csv
import json
import os
import subprocess
import sys

import numpy as np
import pytest

from dllab import Experiment, Trainer, __version__
from dllab.__main__ import main
from dllab.engine import program
from dllab.training.cores import CORES
from dllab.training.metrics import measure

SMALL = {
    "dataset": {"name": "circle", "samples": 60},
    "network": {"hidden": [5]},
    "training": {"batch_size": 10, "epochs": 8},
    "seed": 3,
}
FAMILIES = {
    "datasets", "activations", "losses", "initializers", "optimizers", "schedules", "normalizations",
    "output_activations", "mismatches", "explorers",
}  # fmt: skip


@pytest.fixture
def train(tmp_path, capsys):
    """Run `dllab train` on a table: exit status, summary (None where there is none), standard error."""

    def run(table, *arguments, out=None):
        file, out = tmp_path / "x.toml", out or tmp_path / "out"
        if isinstance(table, str):
            file.write_text(table, encoding="utf-8")
        else:
            Experiment.model_validate(table).save(file)
        status = main(["train", str(file), "--out", str(out), *arguments])
        summary = out / "summary.json"
        return status, json.loads(summary.read_text()) if summary.is_file() else None, capsys.readouterr().err

    return run


def rows(folder):
    with open(folder / "history.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_that_training_writes_four_files_that_agree(train, tmp_path):
    status, summary, _ = train(SMALL, "--steps", "30")
    out = tmp_path / "out"
    assert status == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "experiment.toml",
        "history.csv",
        "model.npz",
        "summary.json",
    ]
    trainer = Trainer(Experiment.load(out / "experiment.toml"))
    assert trainer.experiment == Experiment.model_validate(SMALL)
    trainer.train(30)
    with np.load(out / "model.npz", allow_pickle=False) as model:
        np.testing.assert_equal(dict(model), trainer.parameters)
    promised = {"steps", "epochs", "train_loss", "val_loss", "val_accuracy", "us_per_step", "outcome", "seed"}
    assert promised <= summary.keys()
    assert (summary["steps"], summary["epochs"], summary["seed"]) == (30, trainer.epoch, 3)
    assert summary["outcome"] == "finished" and summary["us_per_step"] > 0
    assert summary["train_loss"] == pytest.approx(trainer.scores("train").loss)
    assert summary["val_loss"] == pytest.approx(trainer.scores("val").loss)
    assert summary["val_accuracy"] == pytest.approx(trainer.scores("val").accuracy)
    data, kind = trainer.dataset, trainer.experiment.loss.output_activation
    for part, x, y in (("train", data.x_train, data.y_train), ("val", data.x_val, data.y_val)):
        found = summary["metrics"][part]
        assert found == json.loads(json.dumps(measure(trainer.forward(x), y, data, kind).as_table()))
        assert found["accuracy"] == pytest.approx(summary[f"{part}_accuracy"])
    header = (out / "history.csv").read_text().splitlines()[0].split(",")
    assert header[:3] == ["step", "epoch", "train_loss"]
    assert {"learning_rate", "val_loss", "grad_norm/layer1", "grad_norm/layer2"} <= set(header)
    written = rows(out)
    assert [int(row["step"]) for row in written] == list(range(1, 31))
    found = np.array([row["train_loss"] for row in written], np.float32)
    np.testing.assert_array_equal(found, trainer.history.column("train_loss")[1])
    assert float(written[-1]["epoch"]) == pytest.approx(trainer.epoch, rel=1e-5)


def test_that_without_steps_every_epoch_is_trained(train):
    _, summary, _ = train(SMALL)
    assert summary["outcome"] == "finished" and summary["epochs"] == 8.0 and summary["steps"] == 40


def test_that_a_huge_rate_ends_as_diverged_with_a_loss_that_is_not_finite(train, tmp_path):
    wild = SMALL | {
        "dataset": {"name": "line"}, "loss": {"name": "mse"},
        "network": {"hidden": [5], "activation": "relu"}, "optimizer": {"name": "sgd", "learning_rate": 1e9},
    }  # fmt: skip
    status, summary, _ = train(wild)
    assert status == 0 and summary["outcome"] == "diverged"
    assert {summary["train_loss"], summary["val_loss"]} <= {"NaN", "Infinity"}
    assert summary["metrics"]["val"].items() >= {"r2": "NaN", "mae": "NaN", "rmse": "NaN"}.items()
    assert summary["diverged"]["step"] == summary["steps"] == len(rows(tmp_path / "out"))


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ({"dataset": {"name": "circle", "samples": 100, "test": 0.3}}, {"loss", "accuracy"}),
        ({"dataset": {"name": "line", "samples": 100, "test": 0.3}, "loss": {"name": "mse"}}, {"loss", "r2", "mae"}),
    ],
)
def test_that_test_data_are_looked_at_only_where_somebody_asks(train, table, kinds):
    def tests_of(summary):
        return {key for key in summary if key.startswith("test")}

    _, plain, _ = train(SMALL | table, "--steps", "20")
    assert not tests_of(plain) and set(plain["metrics"]) == {"train", "val"}
    _, looked, _ = train(SMALL | table, "--steps", "20", "--force", "--test")
    assert tests_of(looked) == {f"test_{kind}" for kind in kinds} and looked["metrics"]["test"]["examples"] == 30
    own = {key: value for key, value in looked.items() if key not in ("us_per_step", "metrics", *tests_of(looked))}
    assert own == {key: value for key, value in plain.items() if key not in ("us_per_step", "metrics")}
    for kind in kinds - {"loss"}:
        assert looked[f"test_{kind}"] == pytest.approx(looked["metrics"]["test"][kind], abs=1e-6)


def test_that_a_cross_validation_has_the_mean_of_its_tests(train, tmp_path):
    table = SMALL | {"dataset": {"name": "circle", "samples": 100, "test": 0.3}}
    _, made, _ = train(table, "--steps", "20", "--folds", "3", "--test")
    assert made["test_accuracy"]["mean"] == pytest.approx(np.mean([fold["test_accuracy"] for fold in made["folds"]]))
    assert {"test_loss", "test_accuracy"} <= set(made["metrics"])
    _, plain, _ = train(table, "--steps", "20", "--folds", "3", "--force", out=tmp_path / "plain")
    assert not [key for key in plain if key.startswith("test")]


@pytest.mark.parametrize("folds", [(), ("--folds", "3")])
def test_that_there_must_be_test_data_to_look_at(train, folds):
    status, summary, said = train(SMALL, "--steps", "3", "--test", *folds)
    assert status == 2 and summary is None and "has no test examples to look at" in said


def test_that_a_regression_has_no_accuracy(train):
    _, summary, _ = train(SMALL | {"dataset": {"name": "line"}, "loss": {"name": "mse"}}, "--steps", "3")
    assert summary.get("val_accuracy") is None and np.isfinite(summary["val_loss"])
    assert summary["metrics"]["val"].keys() == {"examples", "r2", "mae", "rmse"}
    assert summary["metrics"]["val"]["rmse"] ** 2 == pytest.approx(summary["val_loss"], rel=1e-4)


def test_that_a_goal_ends_a_run_and_the_summary_says_which(train, tmp_path):
    goal = {"epochs": 200, "stop_at_accuracy": 0.85}
    table = SMALL | {"optimizer": {"name": "adam", "learning_rate": 0.05}, "training": SMALL["training"] | goal}
    status, summary, _ = train(table)
    assert status == 0 and summary["outcome"] == "goal_reached" and summary["steps"] < 800
    assert summary["goal"] == {"kind": "accuracy", "value": 0.85, "step": summary["steps"]}
    assert summary["val_accuracy"] >= 0.85
    before = [float(row["val_accuracy"]) for row in rows(tmp_path / "out") if row["val_accuracy"]][:-1]
    assert before and max(before) < 0.85
    _, summary, _ = train(table | {"training": table["training"] | {"stop_at_step": 7}}, "--force")
    assert summary["goal"] == {"kind": "step", "value": 7, "step": 7} and summary["steps"] == 7
    _, summary, _ = train(table, "--force", "--steps", "3")
    assert summary["outcome"] == "finished" and "goal" not in summary


def test_that_a_goal_nothing_measures_is_said(train):
    table = SMALL | {"dataset": SMALL["dataset"] | {"validation": 0.0}}
    _, summary, said = train(table | {"training": SMALL["training"] | {"stop_at_accuracy": 0.5}})
    assert summary["outcome"] == "finished"
    assert "training.stop_at_accuracy: An accuracy is measured for classes, on examples held out" in said


def test_that_nothing_held_out_leaves_the_validation_empty(train, tmp_path):
    status, summary, _ = train(
        SMALL | {"dataset": {"name": "circle", "samples": 60, "validation": 0.0}}, "--steps", "3"
    )
    assert status == 0 and summary["val_loss"] is None and summary["val_accuracy"] is None
    assert np.isfinite(summary["train_loss"])
    assert summary["metrics"]["val"] is None and summary["metrics"]["train"]["accuracy"] is not None


def test_that_a_batch_above_the_data_is_one_step_an_epoch(train):
    _, summary, _ = train(SMALL | {"training": {"batch_size": 100_000, "epochs": 8}})
    assert summary["steps"] == 8 and summary["epochs"] == 8.0


@pytest.mark.parametrize(
    "content, said",
    [
        ('[optimizer]\nname = "adamm"', ["optimizer", "adamm", "'adam'"]),
        ('[optimizer]\nname = "sgd"\nlearning_rate = nan', ["optimizer.learning_rate", "nan", "finite"]),
        ('[loss]\nname = "mse"\nwheight = 1', ["loss.wheight", "1"]),
        ("[training]\nbatch_size = 0", ["training.batch_size", "0", "at least 1"]),
        ('[dataset]\nname = "line"', ["cross_entropy", "regression", "mse"]),
        ("not toml", ["x.toml", "TOML"]),
        ("schema = 2", ["schema", "2", "1"]),
    ],
)
def test_that_bad_input_is_refused_with_its_reason(train, content, said):
    status, summary, error = train(content)
    assert status == 2 and summary is None
    assert error.count("dllab: error:") == 1 and "Traceback" not in error
    for words in said:
        assert words in error


@pytest.mark.parametrize("folds", [(), ("--folds", "2")])
def test_that_settings_are_changed_on_the_command_line(train, tmp_path, folds):
    _, summary, _ = train(SMALL, "--steps", "5", "--set", "seed=9", "--set", "optimizer.name=sgd", *folds)
    assert {one["seed"] for one in summary.get("folds", [summary])} == {9}
    out = tmp_path / "out" / "fold1" if folds else tmp_path / "out"
    assert Experiment.load(out / "experiment.toml").optimizer.name == "sgd"


@pytest.mark.parametrize(
    ("assignment", "said"),
    [("sead=1", "'seed'"), ("optimizer.rate=1", "optimizer.rate"), ("seed", "key=value"), ("seed=-1", "at least 0")],
)
def test_that_a_setting_that_cannot_be_is_refused(train, assignment, said):
    status, summary, error = train(SMALL, "--steps", "5", "--set", assignment)
    assert status == 2 and summary is None and said in error and error.count("dllab: error:") == 1


def test_that_the_fixed_workloads_of_the_engine_are_not_changed(capsys):
    assert main(["bench", "engine", "--set", "seed=1"]) == 2
    assert "bench ui" in capsys.readouterr().err


def test_that_an_earlier_run_is_replaced_only_where_somebody_asks(train, tmp_path):
    train(SMALL, "--steps", "5")
    before = (tmp_path / "out" / "model.npz").read_bytes()
    status, _, error = train(SMALL, "--steps", "7")
    assert status == 2 and "--force" in error and (tmp_path / "out" / "model.npz").read_bytes() == before
    status, summary, _ = train(SMALL, "--steps", "7", "--force")
    assert status == 0 and summary["steps"] == 7


def started(*arguments, **environment):
    """`python -m dllab` in a process of its own."""
    known = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "dllab", *arguments]
    return subprocess.Popen(
        command, env=known | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def test_that_it_is_a_program_of_its_own():
    out, _ = started("--version").communicate()
    assert out == f"dllab {__version__}\n"


@pytest.mark.parametrize("arguments", [["catalogue", "--json"], ["catalogue"], ["--help"], ["completion", "bash"]])
def test_that_a_reader_who_has_enough_is_no_error(arguments):
    running = started(*arguments)
    running.stdout.close()
    assert not running.stderr.read() and running.wait() in (0, 1)
    running.stderr.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":87"}])
def test_that_without_a_display_the_window_says_so(display):
    running = started(QT_QPA_PLATFORM="xcb", **display)
    _, error = running.communicate()
    assert running.returncode == 2
    assert error.count("\n") == 1 and "there is no display" in error and "dllab train" in error


def test_that_a_missing_file_is_refused(tmp_path, capsys):
    assert main(["train", str(tmp_path / "nowhere.toml"), "--out", str(tmp_path / "out")]) == 2
    assert "nowhere.toml cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_that_a_place_that_cannot_be_written_is_refused_before_training(train, tmp_path):
    (tmp_path / "file").write_bytes(b"precious")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        status, _, error = train(SMALL, out=out)
        assert status == 2 and str(out) in error
    assert (tmp_path / "file").read_bytes() == b"precious"


@pytest.mark.parametrize("steps", ["0", "-3", "1.5", "many", "", "9" * 5000, "1" + "0" * 30])
def test_that_steps_are_a_positive_whole_number(tmp_path, capsys, steps):
    with pytest.raises(SystemExit) as refusal:
        main(["train", str(tmp_path / "x.toml"), "--steps", steps])
    assert refusal.value.code == 2
    said = capsys.readouterr().err
    assert "--steps" in said and len(said) < 1000


@pytest.mark.parametrize("arguments", [["tain", "x.toml"], ["train"], ["bench"], ["bench", "gpu"], ["--bogus"]])
def test_that_an_unknown_command_is_refused(capsys, arguments):
    with pytest.raises(SystemExit) as refusal:
        main(arguments)
    assert refusal.value.code == 2 and "usage:" in capsys.readouterr().err


def test_that_the_catalogue_as_json_lists_every_family_with_its_parameters(capsys):
    assert main(["catalogue", "--json"]) == 0
    catalogue = json.loads(capsys.readouterr().out)
    assert set(catalogue) == FAMILIES
    for family in catalogue.values():
        assert family
        for choice in family:
            assert choice["name"] and choice["label"] and choice["source"] and isinstance(choice["parameters"], list)
    adam = next(choice for choice in catalogue["optimizers"] if choice["name"] == "adam")
    rate = next(entry for entry in adam["parameters"] if entry["name"] == "learning_rate")
    assert rate["default"] == 0.001 and rate["minimum"] == 0 and rate["exclusive_minimum"] and rate["type"] == "float"


def test_that_the_catalogue_reads_well_too(capsys):
    assert main(["catalogue"]) == 0
    printed = capsys.readouterr().out
    for name in [*(family.replace("_", " ") for family in FAMILIES), "cross_entropy", "adam", "spiral"]:
        assert name in printed


def test_that_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0 and __version__ in capsys.readouterr().out


@pytest.mark.parametrize("name", ["grades.csv", "mine.toml", "odd.xyz"])
def test_that_a_file_alone_opens_the_window_with_it(monkeypatch, name):
    opened = []
    monkeypatch.setattr("dllab.gui.app.main", lambda arguments: opened.append(arguments) or 0)
    assert main([name]) == 0 and main(["window", name]) == 0
    assert opened == [[name], [name]]


@pytest.mark.parametrize("threads", ["0", "-1", "two", "1.5"])
def test_that_threads_are_a_whole_number_from_1(train, threads):
    with pytest.raises(SystemExit) as ended:
        train(SMALL, "--threads", threads)
    assert ended.value.code == 2


def test_that_so_many_threads_are_used_as_were_asked_for_with_the_same_weights(train, tmp_path, monkeypatch):
    monkeypatch.setattr(program, "WORTH", 1)
    monkeypatch.setattr(CORES, "_limit", 1)
    weights = []
    for threads in (1, 3):
        status, _, _ = train(SMALL, "--threads", str(threads), out=tmp_path / str(threads))
        assert status == 0 and CORES.limit == threads
        with np.load(tmp_path / str(threads) / "model.npz", allow_pickle=False) as model:
            weights.append(dict(model))
    np.testing.assert_equal(*weights)
