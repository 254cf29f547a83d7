"""What an optimizer decides by itself is told with its step: in the history, in files, and in the summary."""

import json

import pytest

from dllab import Experiment, Trainer
from dllab.__main__ import main
from dllab.training.archive import load_run, save_run
from dllab.training.recording import summary
from dllab.training.time_machine import TimeMachine
from tests.training.examples import clouds, experiment
from tests.training.run_files import course_of

SWATS = {"name": "swats", "tolerance": 3e-3, "learning_rate": 0.01}
SWITCHED = "SGD took over from Adam"


def trainer_of(optimizer=SWATS, **sections):
    table = experiment(**sections).as_table() | {"optimizer": optimizer}
    return Trainer(Experiment.model_validate(table), clouds())


def switch_of(trainer, most=2000):
    """Train up to the switch, which the slots of the optimizer tell; its step."""
    optimizer = trainer.experiment.optimizer.chain[0]
    while optimizer.switch_step(trainer.engine.state.slots) is None and trainer.step < most:
        assert trainer.history.events == ()
        trainer.train(1)
    return trainer.step


@pytest.mark.parametrize("optimizer", [SWATS, {"name": "lookahead", "inner": SWATS}])
def test_that_the_switch_is_noted_with_its_step_however_the_run_is_cut(optimizer):
    step = switch_of(trainer_of(optimizer))
    assert 1 < step < 2000
    whole = trainer_of(optimizer)
    whole.train(step + 500)
    assert whole.history.events == ((step, SWITCHED),) == whole.course().events == whole.course().marks


def test_that_optimizers_that_decide_nothing_have_no_events():
    trainer = trainer_of({"name": "adam"})
    trainer.train(50)
    assert trainer.history.events == () and "events" not in summary(trainer)


def test_that_time_dragged_back_keeps_the_mark_and_a_branch_before_it_forgets_it():
    machine = TimeMachine(trainer_of(), 10**8)
    machine.train(1000)
    ((step, _),) = machine.trainer.history.events
    machine.seek(step - 1)
    assert machine.trainer.history.events == ((step, SWITCHED),) and machine.trainer.now.events == ()
    machine.forget_future()
    assert machine.trainer.history.events == ()
    machine.train(1)
    assert machine.trainer.history.events == ((step, SWITCHED),)


def test_that_a_file_keeps_it_with_and_without_the_state(tmp_path):
    trainer = trainer_of()
    step = switch_of(trainer)
    trainer.save(tmp_path / "whole.dllab")
    save_run(tmp_path / "curves.dllab", course_of(trainer), None, "curves alone")
    for name in ("whole", "curves"):
        found = load_run(tmp_path / f"{name}.dllab")
        assert found.course(1).events == (((step, SWITCHED),) if name == "whole" else ())
    course = trainer.course()
    save_run(tmp_path / "curves.dllab", course, None, "curves alone")
    assert load_run(tmp_path / "curves.dllab").course(1).marks == ((step, SWITCHED),)
    again = Trainer.load(tmp_path / "whole.dllab", clouds())
    assert again.history.events == ((step, SWITCHED),)


def test_that_edits_and_events_stand_in_their_order():
    trainer = trainer_of()
    step = switch_of(trainer)
    trainer.edit(trainer.experiment.model_copy(update={"training": experiment(training={"epochs": 500}).training}))
    assert [mark for mark, _ in trainer.course().marks] == [step, step]
    assert trainer.course().marks[1] == (step, SWITCHED)


def test_that_the_summary_of_a_run_tells_it(tmp_path, capsys):
    chosen = {"dataset": {"name": "moons"}, "optimizer": SWATS | {"tolerance": 1e9}}
    (tmp_path / "x.toml").write_bytes(Experiment.model_validate(chosen).as_toml())
    assert main(["train", str(tmp_path / "x.toml"), "--steps", "20", "--out", str(tmp_path / "out")]) == 0
    told = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert told["events"] == [{"step": 2, "what": SWITCHED}]
    capsys.readouterr()
