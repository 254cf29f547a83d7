"""Rows are what each run gives alone, whoever does them and in whatever order."""

import pickle
import threading
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace

import pytest

from dllab import Trainer
from dllab.datasets.folds import folds
from dllab.datasets.library import Library
from dllab.messages import UserError, text
from dllab.sweeps import running
from dllab.sweeps.doing import Ear
from dllab.sweeps.folder import in_order
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row, rows
from dllab.training.recording import summary
from tests.sweeps.plans import RATES, SMALL, timeless


class AtOnce(Executor):
    """Does a run when it is given one, and holds what comes of it back until `count` are done: last first."""

    def __init__(self):
        self.given = []

    def submit(self, work, *arguments):
        self.given.append(arguments)
        future = Future()
        try:
            future.set_result(work(*pickle.loads(pickle.dumps(arguments))))
        except Exception as error:
            future.set_exception(error)
        return future


def done(plan, jobs=1, **more):
    with ThreadPoolExecutor(jobs) as executor:
        return in_order(dict(rows(plan, executor, 2 * jobs, **more)))


def test_that_a_row_holds_settings_figures_and_digest_of_the_run_alone():
    plan = Plan.of(SMALL, RATES, seeds=2, steps=15)
    found = done(plan)
    for one, alone in zip(found, SMALL.vary(RATES, seeds=2), strict=True):
        trainer = Trainer(alone)
        trainer.stop_at(15)
        trainer.train(15)
        expected = summary(trainer)
        assert one["optimizer.learning_rate"] == alone.optimizer.learning_rate and one["seed"] == alone.seed
        assert one["digest"] == trainer.digest() and one["steps"] == 15 and one["outcome"] == "finished"
        for key in ("train_loss", "val_loss", "val_accuracy", "epochs", "parameters"):
            assert one[key] == expected[key]
        assert one["metrics.val.auc"] == expected["metrics"]["val"]["auc"]
        assert not any(isinstance(value, dict | list) for value in one.values())
    assert [one["run"] for one in found] == [1, 2, 3, 4] and len({one["digest"] for one in found}) == 4


def test_that_folds_are_the_runs_on_each_fold():
    found = done(Plan.of(SMALL, RATES, folds=3))
    data = Library().load(SMALL.dataset, SMALL.seed)
    expected = []
    for chosen in SMALL.vary(RATES):
        for fold in folds(data, 3, chosen.seed):
            trainer = Trainer(chosen, fold)
            trainer.train(trainer.now.last_step)
            expected.append(trainer.digest())
    assert [one["digest"] for one in found] == expected
    assert [one["fold"] for one in found] == [1, 2, 3] * 2


def test_that_rows_are_the_same_for_any_number_of_threads():
    plan = Plan.of(SMALL, {**RATES, "dataset.noise": [0.0, 0.2], "network.hidden": [[3], [4, 4]]}, seeds=2, steps=20)
    one, two, three = (timeless(done(plan, jobs)) for jobs in (1, 2, 3))
    assert one == two == three and len(one) == 16
    assert [each["run"] for each in one] == list(range(1, 17))


def test_that_a_run_travels_as_plain_values_and_comes_back_the_same():
    plan = Plan.of(SMALL, RATES, steps=10)
    assert timeless(in_order(dict(rows(plan, AtOnce(), 3)))) == timeless(done(plan))


def test_that_equal_data_are_loaded_once(monkeypatch):
    running._library.cache_clear()
    loaded, load = [], type(SMALL.dataset).load
    monkeypatch.setattr(type(SMALL.dataset), "load", lambda self, *more: (loaded.append(self), load(self, *more))[1])
    plan = Plan.of(SMALL, {**RATES, "dataset.samples": [40, 50, 60, 70]}, seeds=3, steps=2)
    assert len(done(plan, 2)) == 24
    assert len(loaded) == 12


@pytest.mark.parametrize("more, places", [({"seeds": 3}, [0, 1, 3, 4]), ({"folds": 3}, [0, 3])])
def test_that_two_seeds_or_one_fold_of_each_combination_show_whether_any_can_be_done(monkeypatch, more, places):
    looked_at = []

    def refuse(job):
        looked_at.append(job.place)
        raise UserError(text("no such file"))

    monkeypatch.setattr(running, "prepared", refuse)
    with pytest.raises(UserError, match="no such file"):
        running.refuse_undoable(Plan.of(SMALL, RATES, steps=15, **more))
    assert looked_at == places


def test_that_a_run_that_cannot_be_done_is_a_row_with_its_reason_and_the_others_go_on():
    found = done(Plan.of(SMALL, {"optimizer.learning_rate": [0.1, -1.0], "loss": ["cross_entropy", "foo"]}, steps=5))
    assert [one["outcome"] for one in found] == ["finished", "failed", "failed", "failed"]
    assert "did you mean 'focal'" in found[1]["error"]
    assert "optimizer.learning_rate = -1.0: must be greater than 0" in found[2]["error"]
    assert "error" not in found[0] and "digest" not in found[1]


def test_that_what_only_the_run_finds_out_is_a_row_with_its_reason():
    found = done(Plan.of(SMALL, {"dataset": ["circle", "line"]}, steps=5))
    assert found[0]["outcome"] == "finished"
    assert found[1]["outcome"] == "failed" and "regression" in found[1]["error"]
    found = done(Plan.of(SMALL, {}, folds=40))
    assert len(found) == 40 and all("40 folds cannot be made" in one["error"] for one in found)


def test_that_a_mistake_of_the_program_is_a_row_too(monkeypatch):
    monkeypatch.setattr(running, "summary", lambda trainer: 1 // 0)
    (found,) = done(Plan.of(SMALL, {}, steps=5))
    assert found["outcome"] == "failed" and "ZeroDivisionError" in found["error"]


def test_that_a_worker_that_dies_costs_its_row_alone():
    def work(job):
        if job.number == 1:
            raise ConnectionError("the worker died")
        return row(job)

    found = in_order(dict(rows(Plan.of(SMALL, {}, seeds=3, steps=5), AtOnce(), 2, work)))
    assert [one["outcome"] for one in found] == ["finished", "failed", "finished"]
    assert found[1]["error"] == "whoever did the run was lost: ConnectionError: the worker died"


def test_that_a_run_that_diverges_says_where():
    table = {"loss": {"name": "mse"}, "dataset": {"name": "line"}, "optimizer": {"name": "sgd", "learning_rate": 1e6}}
    (found,) = done(Plan.of(type(SMALL).model_validate(table), {}, steps=500))
    assert found["outcome"] == "diverged" and found["diverged.step"] == found["steps"] < 500
    assert found["diverged.layer"] >= 1 and found["diverged.what"]


def test_that_known_rows_are_not_run_again():
    plan, executor = Plan.of(SMALL, RATES, seeds=2, steps=5), AtOnce()
    found = dict(rows(plan, executor, 2, known={1: {}, 2: {}}))
    assert sorted(found) == [0, 3] and len(executor.given) == 2


def test_that_no_more_runs_are_given_away_than_wanted():
    going, most = [], []

    class Slow(AtOnce):
        def submit(self, work, *arguments):
            most.append(sum(not future.done() for future in going))
            future = Future()
            going.append(future)
            if len(going) % 3 == 0:  # all that are out
                for one in going:
                    if not one.done():
                        one.set_result({"outcome": "finished"})
            return future

    assert len(dict(rows(Plan.of(SMALL, {}, seeds=9), Slow(), 3))) == 9
    assert max(most) <= 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_that_stopping_keeps_what_is_done_and_ends_what_goes_on(jobs):
    stop, found = threading.Event(), {}

    def work(job):
        return row(replace(job, steps=5 if job.number < 3 else 10**9), Ear(stop.is_set))

    with ThreadPoolExecutor(jobs) as executor:
        for number, one in rows(Plan.of(SMALL, {}, seeds=50), executor, 2 * jobs, work, stop.is_set):
            found[number] = one
            if len(found) == 3:
                stop.set()
    assert sorted(found) == [0, 1, 2] and all(one["steps"] == 5 for one in found.values())
