"""Several runs are the runs that would be had one by one, and stop when they are told to."""

import json
import threading

import numpy as np
import pytest

from dllab import Trainer
from dllab.datasets.folds import folds
from dllab.experiment.varying import SEEDS
from dllab.sweeps.doing import Ear
from dllab.sweeps.ensemble import Ensemble, train
from dllab.sweeps.plan import Job
from dllab.training.console import cross_validate
from dllab.training.look import Cancelled
from dllab.training.outcomes import Diverged, EarlyStopped, Failed, Finished, Preparing, Running
from dllab.training.session import Session
from tests.training.examples import clouds, curve, experiment, until

ENDLESS = 10**9


@pytest.fixture
def ensemble():
    before = set(threading.enumerate())
    ensemble = Ensemble()
    yield ensemble
    ensemble.close()
    assert not left(before)


def left(before):
    return [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]


def ended(ensemble):
    until(lambda: ensemble.latest().over)
    return ensemble.latest()


def same(run, trainer):
    expected = trainer.history.evaluations.drawn.curves()
    assert run.curves.names == expected.names and run.step == trainer.step
    np.testing.assert_array_equal(run.curves.step, expected.step)
    np.testing.assert_array_equal(run.curves.last, expected.last)
    assert run.scores["train_loss"] == trainer.scores("train").loss
    assert run.scores["val_loss"] == trainer.scores("val").loss


def alone(chosen, data, steps):
    trainer = Trainer(chosen, data)
    trainer.train(steps)
    trainer.evaluate()
    return trainer


def test_that_seeds_are_the_runs_of_the_experiment_with_those_seeds(ensemble):
    ensemble.start("seeds", experiment(seed=7), 3, 50, clouds())
    spread = ended(ensemble)
    assert spread.outcome == Finished() and (spread.done, spread.total) == (3, 3)
    assert [(run.number, run.seed) for run in spread.runs] == [(1, 7), (2, 8), (3, 9)]
    for run in spread.runs:
        same(run, alone(experiment(seed=run.seed), clouds(), 50))
    assert len({run.scores["val_loss"] for run in spread.runs}) == 3
    steps = [run.curves.step.tolist() for run in spread.runs]
    assert steps[0] == steps[1] == steps[2] and steps[0][-1] == 50


def test_that_every_seed_has_its_own_data_unless_they_are_given(ensemble):
    chosen = experiment(dataset={"name": "moons", "samples": 40})
    ensemble.start("seeds", chosen, 2, 20)
    for run in ended(ensemble).runs:
        same(run, alone(chosen.model_copy(update={"seed": run.seed}), None, 20))


@pytest.mark.parametrize("data", [clouds, curve])
def test_that_folds_are_the_runs_on_each_fold(ensemble, data):
    chosen = experiment(loss={"name": "mse"})
    ensemble.start("folds", chosen, 3, 40, data())
    spread = ended(ensemble)
    assert spread.outcome == Finished()
    for run, fold in zip(spread.runs, folds(data(), 3, chosen.seed), strict=True):
        same(run, alone(chosen, fold, 40))


def test_that_the_command_line_and_the_window_cross_validate_alike(ensemble, tmp_path):
    chosen = experiment(dataset={"name": "moons", "samples": 40})
    assert not cross_validate(chosen, 30, tmp_path / "out", 4)
    told = json.loads((tmp_path / "out" / "summary.json").read_text())
    ensemble.start("folds", chosen, 4, 30)
    spread = ended(ensemble)
    for name in ("train_loss", "val_loss", "train_accuracy", "val_accuracy"):
        assert [run.scores[name] for run in spread.runs] == [fold[name] for fold in told["folds"]]
        found = spread.statistic(name)
        assert told[name] == {"mean": found.mean, "std": found.std}


def test_that_runs_last_for_all_epochs_where_no_steps_are_asked_for(ensemble):
    ensemble.start("seeds", experiment(training={"epochs": 4}), 2, dataset=clouds())
    assert [(run.step, run.outcome) for run in ended(ensemble).runs] == [(12, Finished())] * 2


def test_that_runs_that_diverge_are_counted_and_the_others_go_on(ensemble):
    chosen = experiment(optimizer={"learning_rate": 1e6}, loss={"name": "mse"})
    ensemble.start("seeds", chosen, 3, 500, curve())
    spread = ended(ensemble)
    assert spread.outcome == Finished() and spread.done == 3 and len(spread.diverged) == 3
    assert all(isinstance(run.outcome, Diverged) and run.step == run.outcome.step < 500 for run in spread.runs)
    assert spread.statistic("val_loss").count == 0


def test_that_an_early_stop_ends_a_run_with_the_scores_of_its_best(ensemble):
    chosen = experiment(early_stopping={"patience": 5}, optimizer={"learning_rate": 1.0}, training={"epochs": 500})
    ensemble.start("seeds", chosen, 2, dataset=clouds())
    runs = ended(ensemble).runs
    assert all(isinstance(run.outcome, EarlyStopped) for run in runs)
    for run in runs:
        best = run.curves.last[run.curves.index("val_loss")].min()
        assert run.scores["val_loss"] == pytest.approx(best, rel=1e-5)


def test_that_progress_is_the_share_of_all_steps_and_the_time_that_is_left(ensemble):
    ensemble.start("seeds", experiment(), 2, 10**6, clouds())
    assert isinstance(ensemble.latest().outcome, Preparing | Running)
    first = until(lambda: ensemble.latest() if ensemble.latest().seconds_left is not None else None)
    assert first.outcome == Running() and (first.done, first.total) == (0, 2)
    assert 0 < first.share < 1 and first.seconds_left > 0
    until(lambda: ensemble.latest().share > first.share)
    assert not first.over


def test_that_cancelling_keeps_what_is_done_and_another_start_begins_anew(ensemble):
    ensemble.start("seeds", experiment(), 20, 100_000, clouds())
    until(lambda: ensemble.latest().done >= 1)
    ensemble.cancel()
    spread = ended(ensemble)
    assert spread.outcome == Cancelled() and 1 <= spread.done < 20
    ensemble.start("folds", experiment(), 2, 10, clouds())
    spread = ended(ensemble)
    assert spread.outcome == Finished() and spread.kind == "folds" and spread.done == 2


def test_that_starting_again_ends_the_runs_that_go_on(ensemble):
    ensemble.start("seeds", experiment(), 2, ENDLESS, clouds())
    ensemble.start("seeds", experiment(), 2, 10, clouds())
    assert ended(ensemble).runs[-1].step == 10


def test_that_closing_while_a_run_is_prepared_or_trained_ends_the_thread(monkeypatch):
    before, report = set(threading.enumerate()), Ensemble._prepares

    def report_slowly(ensemble, *what):
        report(ensemble, *what)
        ensemble._stop.wait(60)  # as long as compiling may take: who looks late would never see it prepare

    for wait_for in (Preparing, Running):
        monkeypatch.setattr(Ensemble, "_prepares", report_slowly if wait_for is Preparing else report)
        ensemble = Ensemble()
        ensemble.start("seeds", experiment(), 2, ENDLESS, clouds())
        until(lambda wanted=wait_for, one=ensemble: isinstance(one.latest().outcome, wanted))
        ensemble.close()
        assert ensemble.latest().outcome == Cancelled()
        assert not left(before)


def test_that_runs_are_done_several_at_a_time_and_shown_in_their_order(ensemble, monkeypatch):
    monkeypatch.setattr("dllab.sweeps.crew.beside_window", lambda: 3)
    together, train = threading.Barrier(3), Ensemble._train

    def train_together(ensemble, job, ear, dataset):
        together.wait(60)  # for as many as are to go on at once: else it would wait in vain
        run = train(ensemble, job, ear, dataset)
        if job.number == 0:
            until(lambda: ensemble.latest().done == 2)  # the first of them is the last to be done
        return run

    monkeypatch.setattr(Ensemble, "_train", train_together)
    ensemble.start("seeds", experiment(), 3, 20, clouds())
    spread = ended(ensemble)
    assert [run.number for run in spread.runs] == [1, 2, 3] and (spread.share, spread.seconds_left) == (1.0, None)


def test_that_more_folds_than_the_smallest_class_has_are_refused(ensemble):
    ensemble.start("folds", experiment(), 20, 10, clouds())
    outcome = ended(ensemble).outcome
    assert isinstance(outcome, Failed)
    assert outcome.template.format(**outcome.values).startswith("20 folds cannot be made; from 2 to 10")


def test_that_what_nobody_foresaw_is_an_outcome_with_its_details(ensemble, monkeypatch):
    monkeypatch.setattr("dllab.sweeps.running.parts", lambda *_: 1 / 0)
    ensemble.start("seeds", experiment(), 2, 10, clouds())
    outcome = ended(ensemble).outcome
    assert isinstance(outcome, Failed) and "ZeroDivisionError" in outcome.details


def test_that_seeds_begin_again_after_the_last_one(ensemble):
    ensemble.start("seeds", experiment(seed=SEEDS - 1), 2, 5, clouds())
    assert [run.seed for run in ended(ensemble).runs] == [SEEDS - 1, 0]


def test_that_a_session_trains_on_beside_several_runs(ensemble):
    session = Session()
    try:
        session.load(experiment(training={"epochs": 10_000_000}), clouds())
        session.run()
        ensemble.start("seeds", experiment(), 2, ENDLESS, clouds())
        until(lambda: ensemble.latest().share > 0)
        before = until(session.latest).step
        until(lambda: session.latest().step > before + 10_000)
        assert ensemble.latest().outcome == Running()
    finally:
        session.close()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "data"), [("seeds", clouds()), ("folds", curve()), ("seeds", None)])
def test_that_processes_give_the_runs_of_threads(ensemble, processes, kind, data):
    chosen = experiment(loss={"name": "mse"}) if kind == "folds" else experiment(dataset={"name": "circle"})
    ensemble.start(kind, chosen, 3, 40, data)
    spread = ended(ensemble)
    assert spread.outcome == Finished() and spread.done == 3
    written = chosen.as_toml().decode()
    runs = [train(Job(written, kind, 3, number, 40, number), Ear(), data) for number in range(3)]
    for there, one in zip(spread.runs, runs, strict=True):
        assert (there.number, there.seed, there.step, there.scores) == (one.number, one.seed, one.step, one.scores)
        assert there.outcome == one.outcome and there.curves.last.tobytes() == one.curves.last.tobytes()


@pytest.mark.slow
def test_that_a_refusal_in_a_process_can_be_said_in_any_language(ensemble, processes):
    chosen = experiment(dataset={"name": "csv", "path": "/there/is/no {such}.csv", "target": "x"})
    ensemble.start("seeds", chosen, 2, 5)
    outcome = ended(ensemble).outcome
    assert isinstance(outcome, Failed) and "no {such}.csv" in str(outcome.values) and not outcome.details
