"""A sweep beside the window: the rows of the command line, kept until all are there, and given up at once."""

import json
import os
import time

import numpy as np
import psutil
import pytest

from dllab import Experiment, Trainer
from dllab.files import CannotSave
from dllab.sweeps import folder as folders
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row, row_and_curves
from dllab.sweeps.sweep import Sweep
from dllab.sweeps.unfinished import MOST, clear_old, folder_of, left_over, remove
from dllab.training.look import Cancelled
from dllab.training.outcomes import Failed, Finished
from tests.sweeps.plans import PATIENCE, RATES, SMALL, timeless


@pytest.fixture
def sweep():
    made = Sweep()
    yield made
    assert made.close()


def over(sweep, seconds=60):
    end = time.monotonic() + seconds
    while not sweep.latest().over:
        assert time.monotonic() < end
        time.sleep(0.005)
    return sweep.latest()


def test_that_its_rows_and_curves_are_those_of_the_runs(sweep):
    plan = Plan.of(SMALL, RATES, seeds=2, steps=20)
    assert sweep.latest() is None
    sweep.start(plan)
    found = over(sweep)
    wanted = {number: plan.settings(number) | row(plan.job(number)) for number in range(len(plan))}
    assert found.outcome == Finished() and timeless(found.rows.values()) != [] and found.seconds_left is None
    assert [timeless([found.rows[n]]) for n in range(4)] == [timeless([wanted[n]]) for n in range(4)]
    for number in range(4):
        trainer = Trainer(plan.experiment(number))
        trainer.train(20)
        curves = trainer.history.evaluations.drawn.curves()
        np.testing.assert_array_equal(found.curves[number].last, curves.last)


def test_that_what_was_done_before_a_crash_is_not_done_again(sweep, tmp_path, monkeypatch):
    plan = Plan.of(SMALL, RATES, seeds=3, steps=10)
    place = folder_of(plan, tmp_path)
    left = folders.Folder(place, plan)
    left.write({number: plan.settings(number) | row(plan.job(number)) for number in (0, 4)}, now=True)
    sweep.start(plan, place)
    found = over(sweep)
    assert found.known == 2 and set(found.rows) == set(range(6)) and set(found.curves) == {1, 2, 3, 5}
    assert not place.exists()  # nothing is left to go on with


def test_that_a_cancelled_sweep_ends_at_once_and_keeps_its_rows(sweep, tmp_path):
    long = SMALL.model_copy(update={"training": SMALL.training.model_copy(update={"epochs": 10_000_000})})
    plan = Plan.of(long, {"optimizer.learning_rate": [0.1], "training.stop_at_step": [5, 0]})
    place = folder_of(plan, tmp_path)
    sweep.start(plan, place)
    end = time.monotonic() + 60
    while not sweep.latest().rows:
        assert time.monotonic() < end
        time.sleep(0.005)
    sweep.cancel()
    found = over(sweep, 10)
    assert found.outcome == Cancelled() and set(found.rows) == {0}
    assert [one["run"] for one in json.loads((place / "rows.json").read_text())] == [1]


def test_that_a_sweep_that_is_cancelled_before_it_begins_is_not_called_finished(sweep, monkeypatch, tmp_path):
    plan = Plan.of(SMALL, RATES, steps=5)
    sweep.start(plan)
    assert over(sweep).outcome == Finished() and sweep.latest().share == 1
    monkeypatch.setattr(folders.Folder, "__init__", lambda folder, *_: sweep.cancel() or setattr(folder, "known", {}))
    monkeypatch.setattr(folders.Folder, "write", lambda *_, now=False: None)
    sweep.start(plan, tmp_path / "x")
    assert over(sweep).outcome == Cancelled() and sweep.latest().share == 0


def test_that_what_cannot_be_done_is_its_outcome(sweep, tmp_path):
    plan = Plan.of(SMALL, RATES, steps=5)
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "rows.json").write_text("[]")
    sweep.start(plan, tmp_path / "x")
    assert isinstance(over(sweep).outcome, Failed)


def test_that_the_rows_of_the_sweep_before_are_not_taken_for_its_own(sweep, tmp_path):
    sweep.start(Plan.of(SMALL, RATES, steps=5))
    assert len(over(sweep).rows) == len(sweep.latest().curves) == 2
    (tmp_path / "rows.json").write_text("[]")  # of another plan
    sweep.start(Plan.of(SMALL, RATES, steps=6), tmp_path)
    found = over(sweep)
    assert isinstance(found.outcome, Failed) and (found.rows, found.curves) == ({}, {})


def test_that_rows_that_cannot_be_kept_cost_no_run(sweep, tmp_path, monkeypatch):
    def refuse(self, rows, *, now=False):
        raise CannotSave("no room")

    monkeypatch.setattr(folders.Folder, "write", refuse)
    plan = Plan.of(SMALL, RATES, steps=5)
    sweep.start(plan, folder_of(plan, tmp_path))
    found = over(sweep)
    assert found.outcome == Finished() and len(found.rows) == 2 and str(found.trouble) == "no room"


def test_that_a_folder_is_of_one_plan_and_one_state_of_its_data(tmp_path):
    table = tmp_path / "x.csv"
    table.write_text("a,b\n1,0\n2,1\n3,0\n4,1\n")
    base = Experiment.model_validate({"dataset": {"name": "csv", "path": str(table), "target": "b"}})
    plan = Plan.of(base, RATES)
    before = folder_of(plan, tmp_path)
    assert before == folder_of(Plan.of(base, RATES), tmp_path) != folder_of(Plan.of(base, RATES, seeds=2), tmp_path)
    table.write_text("a,b\n1,0\n2,1\n3,0\n5,1\n6,1\n")
    assert folder_of(plan, tmp_path) != before


@pytest.mark.parametrize(
    "more", [{}, {"seeds": 3}, {"folds": 2}, {"random": 2}, {"steps": None}], ids=lambda more: str(more)
)
def test_that_a_sweep_that_was_left_is_found_again_as_it_was(tmp_path, more):
    settings = {"optimizer.learning_rate": [0.1, 1e-3], "network.hidden": [[8], [3, 4]], "optimizer.name": ["sgd"]}
    plan = Plan.of(SMALL, settings, **{"steps": 10, **more})
    place = folder_of(plan, tmp_path)
    folders.Folder(place, plan)
    assert left_over(tmp_path) is None, "nothing of it is done"
    folders.Folder(place, plan).write(
        {1: {"run": 2, "outcome": "finished"}, 0: {"run": 1, "outcome": "failed"}}, now=True
    )
    found = left_over(tmp_path)
    assert found.plan.as_table() == plan.as_table() and (found.folder, found.done) == (place, 1)
    assert [found.plan.job(number) for number in range(len(plan))] == [plan.job(number) for number in range(len(plan))]
    remove(found)
    assert left_over(tmp_path) is None and not place.exists()


def test_that_the_newest_is_found_and_what_cannot_be_gone_on_with_is_passed_over(tmp_path):
    plans = [Plan.of(SMALL, RATES, steps=steps) for steps in (10, 20, 30)]
    for number, plan in enumerate(plans):
        place = folder_of(plan, tmp_path)
        folders.Folder(place, plan).write({0: {"run": 1, "outcome": "finished"}}, now=True)
        os.utime(place, (1_000_000 + number, 1_000_000 + number))
    assert left_over(tmp_path).plan.steps == 30
    table = json.loads((folder_of(plans[2], tmp_path) / "plan.json").read_text())
    (folder_of(plans[2], tmp_path) / "plan.json").write_text(json.dumps(table | {"dllab": "0.0"}))
    (folder_of(plans[1], tmp_path) / "rows.json").write_text("{")
    for number, plan in enumerate(plans):
        os.utime(folder_of(plan, tmp_path), (1_000_000 + number, 1_000_000 + number))
    assert left_over(tmp_path).plan.steps == 10
    (tmp_path / "unfinished").write_text("a file")
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "plan.json").write_text(json.dumps(table | {"experiment": "= 1"}))
    assert left_over(tmp_path).plan.steps == 10 and left_over(tmp_path / "nowhere") is None


def test_that_the_oldest_unfinished_sweeps_go(tmp_path):
    for number in range(MOST + 3):
        (tmp_path / str(number)).mkdir()
        changed = 1_000_000 + number
        os.utime(tmp_path / str(number), (changed, changed))
    clear_old(tmp_path)
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(3, MOST + 3))
    clear_old(tmp_path / "nowhere")


@pytest.mark.slow
def test_that_processes_give_the_rows_and_curves_of_threads(sweep, processes):
    plan = Plan.of(SMALL, {"optimizer.learning_rate": [0.1, 1e-3, -1, 1e9]}, seeds=2, steps=20)
    sweep.start(plan)
    there = over(sweep, PATIENCE)
    assert sweep.close() and processes() == []
    here = {number: row_and_curves(plan.job(number)) for number in range(len(plan)) if number not in (4, 5)}
    assert set(there.curves) == set(here) and len(there.rows) == len(plan)
    for number, (one, curves) in here.items():
        assert timeless([there.rows[number]]) == timeless([plan.settings(number) | one])
        assert there.curves[number].last.tobytes() == curves.last.tobytes()
    assert {there.rows[number]["outcome"] for number in (4, 5)} == {"failed"}
    assert there.outcome == Finished()


@pytest.mark.slow
def test_that_a_process_that_is_killed_costs_no_row(sweep, processes):
    plan = Plan.of(SMALL, {"optimizer.learning_rate": [0.1, 0.01, 0.02]}, seeds=2, steps=30_000)
    wanted = [plan.settings(number) | row(plan.job(number)) for number in range(len(plan))]
    sweep.start(plan)
    end, killed = time.monotonic() + PATIENCE, 0
    while not sweep.latest().over:
        assert time.monotonic() < end
        if killed < 2 and sweep.latest().share > 0.2 * (killed + 1) and processes():
            psutil.Process(processes()[0]).kill()
            killed += 1
        time.sleep(0.01)
    found = sweep.latest()
    assert killed == 2 and found.outcome == Finished() and found.share == 1
    assert timeless(found.rows[number] for number in range(len(plan))) == timeless(wanted)


@pytest.mark.slow
def test_that_a_cancelled_sweep_leaves_no_process(sweep, processes):
    plan = Plan.of(SMALL, {"training.epochs": [10_000_000]}, seeds=2)
    sweep.start(plan)
    end = time.monotonic() + PATIENCE
    while sweep.latest().share == 0:
        assert time.monotonic() < end
        time.sleep(0.01)
    there = processes()
    sweep.cancel()
    assert over(sweep, PATIENCE / 4).outcome == Cancelled()
    assert sweep.close() and len(there) == 2 and not any(map(psutil.pid_exists, there))
