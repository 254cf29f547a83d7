"""What was done to a run is all it takes to have it again, however it was edited, branched, rewound or saved."""

import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dllab import Experiment, Trainer
from dllab.__main__ import main
from dllab.experiment.changes import ShapesRun
from dllab.training.archive import load_run
from dllab.training.escape import NoWayDown
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, GoalReached
from dllab.training.recipe import CannotReplay, Recipe
from dllab.training.session_thread import CHECKPOINT_BYTES
from dllab.training.time_machine import TimeMachine
from tests.training.examples import clouds, experiment

DATA = clouds()
ENDED = Finished | EarlyStopped | GoalReached
STARTS = (
    experiment(training={"epochs": 8}, schedule={"name": "cosine"}),
    experiment(
        training={"epochs": 12, "curriculum": 0.5}, optimizer={"name": "adam", "learning_rate": 0.02},
        network={"dropout": 0.2, "normalization": {"name": "batch"}},
    ),
    experiment(
        training={"epochs": 20}, schedule={"name": "reduce_on_plateau", "patience": 1},
        optimizer={"learning_rate": 0.4, "momentum": 0.9}, early_stopping={"patience": 3},
    ),
)  # fmt: skip
EDITS = (
    {"optimizer": {"learning_rate": 0.1}},
    {"training": {"batch_size": 5}},
    {"training": {"epochs": 15}},
    {"early_stopping": {"patience": 2}},
    {"early_stopping": {"patience": 0}},
    {"regularization": {"gradient_noise": 0.05}},
    {"schedule": {"warmup_steps": 9}},
    {"training": {"stop_at_step": 20}},
    {"training": {"stop_at_accuracy": 0.4}},
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("train"), st.integers(1, 25)),
        st.tuples(st.just("edit"), st.integers(0, len(EDITS) - 1)),
        st.tuples(st.just("seek"), st.integers(0, 60)),
        st.tuples(st.sampled_from(["go on", "save", "load weights", "escape", "take back"]), st.just(0)),
    ),
    min_size=2,
    max_size=9,
)


def edited(chosen, sections):
    table = chosen.as_table()
    return Experiment.model_validate(table | {key: table[key] | entries for key, entries in sections.items()})


class Hands:
    """A person at the lab, who does what the window lets them do, and more."""

    def __init__(self, start, path):
        self.machine, self.path = TimeMachine(Trainer(start, DATA), CHECKPOINT_BYTES), path

    def do(self, act, value):
        machine, trainer = self.machine, self.machine.trainer
        match act:
            case "train":
                machine.train(value, record_every=7)
                trainer.evaluate()  # as the window does whenever a run comes to rest
            case "edit":
                machine.edit(edited(trainer.experiment, EDITS[value]))
            case "seek":
                machine.seek(value)
            case "go on" if (
                isinstance(trainer.outcome, Finished | EarlyStopped | GoalReached) and not machine.in_the_past
            ):
                machine.extend()
            case "save":
                trainer.save(self.path)
                self.machine = TimeMachine(Trainer.load(self.path, DATA), CHECKPOINT_BYTES)
            case "escape":
                with suppress(NoWayDown):
                    machine.escape()
            case "take back":
                machine.take_back(trainer.step)
            case "load weights" if not machine.in_the_past and not machine.recorded:
                trainer.load_parameters({name: 0.9 * array for name, array in trainer.parameters.items()})
                self.machine = TimeMachine(trainer, CHECKPOINT_BYTES)


@pytest.mark.parametrize("start", range(len(STARTS)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
@pytest.mark.slow
def test_that_any_run_is_replayed_and_goes_on_from_its_file_to_the_same_bits(start, acts, tmp_path):
    hands = Hands(STARTS[start], tmp_path / "run.dllab")
    for act, value in acts:
        hands.do(act, value)
    trainer = hands.machine.trainer
    trainer.save(hands.path)
    found = load_run(hands.path)
    again, gone_on = found.recipe.replay(found.step, DATA), Trainer.load(hands.path, DATA)
    for other in (again, gone_on):
        assert (other.step, other.digest(), other.calendar) == (trainer.step, trainer.digest(), trainer.calendar)
    for each in (trainer, again, gone_on):
        each.train(30)
    assert trainer.step == again.step == gone_on.step
    assert trainer.outcome == again.outcome == gone_on.outcome
    assert trainer.digest() == again.digest() == gone_on.digest()


def test_that_a_branch_forgets_what_it_left_behind():
    machine = TimeMachine(Trainer(STARTS[0], DATA), CHECKPOINT_BYTES)
    machine.train(5)
    machine.edit(edited(STARTS[0], EDITS[0]))
    machine.train(10)
    machine.edit(edited(machine.trainer.experiment, EDITS[1]))
    machine.train(2)
    assert [step for step, _ in machine.recipe.edits] == [5, 15]
    machine.seek(9)
    assert [step for step, _ in machine.recipe.edits] == [5, 15], "time was dragged back, nothing more"
    assert machine.trainer.now.recipe.edits == ((5, "optimizer.learning_rate = 0.1"),)
    machine.edit(edited(machine.trainer.experiment, EDITS[5]))
    assert machine.recipe.edits[1:] == ((9, "regularization.gradient_noise = 0.05"),)


def test_that_what_shapes_a_run_cannot_be_edited():
    trainer = Trainer(STARTS[0], DATA)
    for sections in ({"network": {"hidden": [3]}}, {"training": {"curriculum": 0.5}}, {"network": {"residual": 1}}):
        with pytest.raises(ShapesRun, match="cannot change while a run lasts"):
            trainer.edit(edited(STARTS[0], sections))
    assert trainer.experiment is STARTS[0] and trainer.now.recipe.acts == ()


def test_that_data_which_are_not_the_run_s_are_refused(tmp_path):
    Trainer(STARTS[0], DATA).save(tmp_path / "run.dllab")
    recipe = load_run(tmp_path / "run.dllab").recipe
    with pytest.raises(CannotReplay, match="other data"):
        recipe.replay(3)
    with pytest.raises(CannotReplay, match="other data"):
        recipe.replay(3, clouds(seed=1))


def test_that_a_run_begun_by_an_earlier_lab_is_not_replayed():
    with pytest.raises(CannotReplay, match="first 1,300 steps"):
        Recipe(STARTS[0], since=1300).replay(2000, DATA)


@pytest.fixture
def run(tmp_path):
    """The file of a run of an experiment's own data that was edited on the way."""
    small = Experiment.model_validate(
        {"dataset": {"name": "moons", "samples": 40}, "network": {"hidden": [3]}, "training": {"batch_size": 8}}
    )
    trainer = Trainer(small)
    trainer.train(6)
    trainer.edit(edited(small, EDITS[1]))
    trainer.train(6)
    trainer.save(tmp_path / "run.dllab")
    return tmp_path / "run.dllab"


def rewritten(path, name, change):
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    parts[name] = json.dumps(change(json.loads(parts[name]))).encode()
    with zipfile.ZipFile(path, "w") as file:
        for part, content in parts.items():
            file.writestr(part, content)


def test_that_the_command_says_that_the_same_came_out(run, capsys):
    assert main(["replay", str(run), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"steps": 12, "digest": load_run(run).digest, "recorded": load_run(run).digest, "same": True}


def test_that_the_command_says_that_something_else_came_out(run, capsys):
    rewritten(run, "recipe.json", lambda recipe: recipe | {"acts": []})
    with zipfile.ZipFile(run) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    parts["experiment.toml"] = parts["experiment.toml"].replace(b"batch_size = 5", b"batch_size = 8")
    with zipfile.ZipFile(run, "w") as file:
        for part, content in parts.items():
            file.writestr(part, content)
    assert main(["replay", str(run), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["same"] is False and found["digest"] != found["recorded"] and found["steps"] == 12


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("recipe.json", lambda recipe: recipe | {"data": "0" * 64}, "other data"),
        ("recipe.json", lambda recipe: recipe | {"start": {"seed": -1}}, "holds no recipe"),
        ("meta.json", lambda meta: meta | {"digest": ""}, "holds no weights"),
        ("meta.json", lambda meta: meta | {"format": 99, "version": "9.9"}, "dllab 9.9"),
    ],
)
def test_that_the_command_refuses_what_it_cannot_replay(run, capsys, name, change, said):
    rewritten(run, name, change)
    assert main(["replay", str(run)]) == 2
    assert said in capsys.readouterr().err


def test_that_a_run_that_diverged_is_replayed_to_where_it_did(tmp_path):
    chosen = experiment(
        optimizer={"name": "sgd", "learning_rate": 1e8}, network={"hidden": [6, 6], "activation": "relu"},
        loss={"name": "mse"},
    )  # fmt: skip
    trainer = Trainer(chosen, DATA)
    trainer.train(100)
    again = trainer.now.recipe.replay(trainer.step, DATA)
    assert isinstance(again.outcome, Diverged) and again.outcome == trainer.outcome
    assert again.digest() == trainer.digest()
