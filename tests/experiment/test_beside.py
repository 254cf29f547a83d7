"""An experiment and the files that it names may be moved together, and opened from any folder."""

import shutil

import pytest

from dllab.experiment import Experiment
from dllab.experiment.beside import found_beside, told_beside

FILE = 'schema = 1\n[dataset]\nname = "csv"\npath = "数据/成绩 1.csv"\n'
TABLE = "a,b\n1,2\n2,3\n3,5\n4,4\n"


@pytest.fixture
def lesson(tmp_path):
    folder = tmp_path / "课"
    (folder / "数据").mkdir(parents=True)
    (folder / "数据" / "成绩 1.csv").write_text(TABLE, encoding="utf-8")
    (folder / "lesson.toml").write_text(FILE, encoding="utf-8")
    return folder


def test_that_data_is_found_beside_its_experiment_wherever_the_lab_was_started(lesson, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    experiment = Experiment.load(lesson / "lesson.toml")
    assert experiment.dataset.path == str(lesson / "数据" / "成绩 1.csv")
    assert Experiment.load("课/lesson.toml") == experiment
    assert len(experiment.dataset.load(0).x_train) > 0


def test_that_a_saved_file_moves_with_its_data(lesson, tmp_path):
    Experiment.load(lesson / "lesson.toml").save(lesson / "copy.toml")
    moved = shutil.move(lesson, tmp_path / "elsewhere")
    experiment = Experiment.load(moved / "copy.toml")
    assert experiment.dataset.path == str(moved / "数据" / "成绩 1.csv")


def test_that_a_file_saved_elsewhere_still_finds_its_data(lesson, tmp_path):
    experiment = Experiment.load(lesson / "lesson.toml")
    experiment.save(tmp_path / "far.toml")  # above the data
    (tmp_path / "other").mkdir()
    experiment.save(tmp_path / "other" / "far.toml")  # beside them
    for path in (tmp_path / "far.toml", tmp_path / "other" / "far.toml"):
        assert Experiment.load(path) == experiment


def test_that_what_is_not_beside_it_begins_where_the_lab_was_started(lesson, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.move(lesson / "数据", tmp_path / "数据")
    experiment = Experiment.load(lesson / "lesson.toml")
    assert experiment.dataset.path == "数据/成绩 1.csv"
    assert len(experiment.dataset.load(0).x_train) > 0


@pytest.mark.parametrize("name", ["", "no such file", "half \ud800", "zero \0", "x" * 5000])
def test_that_any_name_is_borne(name, tmp_path):
    table = {"dataset": {"name": "csv", "path": name}, "training": {"start_from": name}}
    assert found_beside(table, tmp_path) == told_beside(table, tmp_path) == table


@pytest.mark.parametrize("table", [{}, {"dataset": "csv"}, {"dataset": {"path": 3}, "training": None}])
def test_that_what_no_experiment_is_is_left_as_it_is(table, tmp_path):
    assert found_beside(table, tmp_path) == told_beside(table, tmp_path) == table


def test_that_a_run_to_start_from_is_found_beside_its_experiment_too(tmp_path):
    (tmp_path / "first.dllab").write_bytes(b"")
    found = found_beside({"training": {"start_from": "first.dllab"}}, tmp_path)
    assert found == {"training": {"start_from": str(tmp_path / "first.dllab")}}
    assert told_beside(found, tmp_path) == {"training": {"start_from": "first.dllab"}}
