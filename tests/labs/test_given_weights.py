"""Steps whose run begins with the weights that another step's run ended with."""

import copy

import pytest

from dllab import Experiment, Trainer
from dllab.labs.attempt import Record
from dllab.labs.handed_run import run_in
from dllab.labs.handin import HandIn, Student
from dllab.labs.judge import judge
from dllab.labs.lab import Lab, LabError, changed
from dllab.labs.marking import mark
from dllab.labs.progress import Progress
from dllab.labs.seeds import seed_of
from dllab.labs.verify import solved, verify
from dllab.labs.work import Work
from dllab.labs.writer import save

SAID = {"en": "Run.", "zh": "运行。"}
TABLE = {
    "schema": 1,
    "id": "handed-on",
    "title": SAID,
    "seeds": [0, 1],
    "experiments": {
        "line": {"experiment": {"dataset": {"name": "line", "noise": 0.1}, "network": {"hidden": []},
                                "loss": {"name": "mse"}, "optimizer": {"name": "adam", "learning_rate": 0.05},
                                "training": {"batch_size": 35, "epochs": 20}}},
        "few": {"experiment": {"dataset": {"name": "line", "samples": 20, "slope": 1.0}, "network": {"hidden": []},
                               "loss": {"name": "mse"}, "optimizer": {"name": "adam", "learning_rate": 0.05},
                               "training": {"batch_size": 14, "epochs": 50}}},
    },
    "step": [
        {"id": "before", "start": "line", "text": SAID, "check": [{"that": "steps", "at_least": 200}]},
        {"id": "tune", "start": "few", "weights_of": "before", "text": SAID,
         "check": [{"that": "score", "of": "train_loss", "at_most": 0.5},
                   {"that": "compare", "at_least": 1.01,
                    "left": {"that": "score", "of": "train_loss", "of_run": "baseline"},
                    "right": {"that": "score", "of": "train_loss"}}]},
    ],
    "solution": {"before": {"steps": 200}, "tune": {"steps": 5}},
}  # fmt: skip


@pytest.fixture
def lab():
    return Lab.model_validate(TABLE)


def by_hand(lab, tmp_path, seed, other_weights=False, rate=0.05):
    """What somebody does in the window: a run that is saved, and another that starts from the file."""
    before, tune = lab.step
    first = Trainer(lab.start_of(before, seed + other_weights))
    first.train(200)
    path = tmp_path / "mine.dllab"
    first.save(path)
    training = {**lab.start_of(tune, seed).as_table()["training"], "start_from": str(path)}
    second = Trainer(Experiment.model_validate({**lab.start_of(tune, seed).as_table(), "training": training}))
    second.train(3)
    second.edit(changed(second.experiment, {"optimizer.learning_rate": rate}))
    second.train(2)
    path.unlink()  # the file stays on the student's machine
    own = Trainer(lab.start_of(before, seed))
    own.train(200)
    runs = {"before": own, "tune": second}
    return {step: Record(run.now.recipe, run.step, run.digest()) for step, run in runs.items()}


def test_that_a_lab_with_such_a_step_proves_itself(lab):
    assert verify(lab).problems == []


def test_that_the_run_that_started_from_a_file_is_replayed_without_the_file_bit_for_bit(lab, tmp_path):
    path, number = tmp_path / "handed-on.lab.toml", "20260001"
    save(lab, path)
    seed = seed_of(lab.id, number, lab.seeds)
    work = Work(lab, seed, by_hand(lab, tmp_path, seed))
    judged = judge(HandIn.of(work, path, Student(number=number)), Lab.load(path), path)
    assert judged.verdict == "reproduced" and judged.points == judged.most
    assert judged.digests["tune"] == work.runs["tune"].digest
    HandIn.of(work, path, Student(number=number)).save(tmp_path / "a.dllab-handin", path)
    recipe, steps = run_in(tmp_path / "a.dllab-handin", [path], "tune")
    assert recipe.replay(steps).digest() == work.runs["tune"].digest, "a teacher can look at it"


def test_that_the_solution_is_what_somebody_gets_by_hand(lab, tmp_path):
    tune = lab.of_id("tune")
    assert solved(lab, 1).attempt(tune).trainer.digest() == by_hand(lab, tmp_path, 1)["tune"].digest


def test_that_a_step_that_measures_such_a_run_is_judged_with_the_run_that_it_begins_from(tmp_path):
    table, path = copy.deepcopy(TABLE), tmp_path / "handed-on.lab.toml"
    check = {"that": "compare", "at_least": 1.01, "left": {"that": "score", "of": "train_loss"},
             "right": {"that": "score", "of": "train_loss", "of_run": "tune"}}  # fmt: skip
    table["step"].append({"id": "after", "start": "few", "text": SAID, "check": [check]})
    table["solution"]["after"] = {"steps": 5}
    lab = Lab.model_validate(table)
    save(lab, path)
    after, progress = lab.of_id("after"), Progress.begun(lab, path, Student(number="20260001"))
    for step, run in solved(lab, progress.handin.seed).runs.items():
        progress = progress.with_run(step, run)
    marked = mark(progress.only(lab, after).work(lab), after)
    assert marked.ok, marked.checks[0].reason
    proof = next(proof for proof in verify(lab).proofs if proof.step == "after")
    assert all(result.reason is None for result in proof.at_start.values()), "it is measured before it is solved, too"


def test_that_such_a_run_may_be_edited_on_its_way(lab, tmp_path):
    runs = by_hand(lab, tmp_path, 0, rate=0.2)
    assert Work(lab, 0, runs).attempt(lab.of_id("tune")).trainer.digest() == runs["tune"].digest


@pytest.mark.parametrize("forgotten", [True, False], ids=["weights of its own", "weights of another run"])
def test_that_a_run_that_begins_otherwise_is_refused(lab, tmp_path, forgotten):
    runs = by_hand(lab, tmp_path, 0, other_weights=True)
    if forgotten:
        runs["tune"] = Record(runs["before"].recipe.__class__(lab.start_of(lab.of_id("tune"), 0)), 5)
    tune = lab.of_id("tune")
    result = tune.check[0].look(Work(lab, 0, runs).at(tune))
    assert not result.ok and "does not begin with the weights of your run of step before" in str(result.reason)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"weights_of": "tune"}, "there is no 'tune' among the earlier steps"),
        ({"weights_of": "nobody"}, "there is no 'nobody' among the earlier steps"),
    ],
)
def test_that_only_an_earlier_run_can_be_handed_on(wrong, said):
    table = copy.deepcopy(TABLE)
    table["step"][1] |= wrong
    with pytest.raises(LabError, match=said):
        Lab.model_validate(table)


def test_that_running_statistics_are_not_handed_on_in_silence():
    table = copy.deepcopy(TABLE)
    network = {"hidden": [4], "normalization": {"name": "batch"}}
    table["experiments"]["few"]["experiment"]["network"] = network
    with pytest.raises(LabError, match="batch normalization"):
        Lab.model_validate(table)


def test_that_a_lab_whose_step_passes_with_weights_of_its_own_is_none():
    table = copy.deepcopy(TABLE)
    table["step"][1]["check"] = [{"that": "score", "of": "train_loss", "at_most": 1e6}]
    assert "step tune: the checks pass before anything is done" in verify(Lab.model_validate(table), (0,)).problems[0]
