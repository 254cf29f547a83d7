"""A step along the most negative curvature: where it leads, that a replay takes it again, and that it is taken back."""

import weakref

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.curvature import Hessian
from dllab.engine.escape import rotate, way_down
from dllab.engine.ground import Ground
from dllab.training.archive import load_run
from dllab.training.escape import NoWayDown
from dllab.training.outcomes import Failed, Paused, Running
from dllab.training.recipe import CannotReplay, Edit, Escape
from dllab.training.run_parts import read_recipe_table, recipe_table
from dllab.training.session_thread import CHECKPOINT_BYTES
from dllab.training.time_machine import TimeMachine
from tests.training.examples import PATIENCE, at_rest, until
from tests.training.sessions import loaded


def product():
    """y = w₁·w₂·x on x = t = ±1: the mean loss is (1 − w₁w₂)², whose saddle at (0, 0) has λ = ±2."""
    x = np.float32([[1.0], [-1.0]])
    data = Dataset.from_arrays(x, x, x[:0], x[:0], task="regression")
    table = {
        "network": {"hidden": [1], "activation": {"name": "identity"}, "biases": False},
        "loss": {"name": "mse"}, "optimizer": {"name": "sgd", "learning_rate": 0.05},
        "training": {"batch_size": 2, "epochs": 400},
    }  # fmt: skip
    trainer = Trainer(Experiment.model_validate(table), data)
    trainer.load_parameters({name: 1e-4 * np.ones_like(value) for name, value in trainer.parameters.items()})
    return trainer


def weights(trainer):
    return np.array([float(value.ravel()[0]) for value in trainer.parameters.values()])


def spirals(**training):
    table = {
        "dataset": {"name": "spiral", "samples": 100}, "network": {"hidden": [6, 6], "activation": {"name": "tanh"}},
        "training": {"curvature": True, "batch_size": 20, "epochs": 500, **training},
    }  # fmt: skip
    return Trainer(Experiment.model_validate(table))


def test_that_it_leads_from_the_saddle_of_a_product_to_a_minimum_along_the_diagonal():
    trainer = product()
    engine = trainer.engine
    way = way_down(
        Ground(engine.layout, engine.choices, engine.examples, engine.state.running), engine.state.parameters
    )
    assert way.lowest == pytest.approx(-2, abs=1e-3) and way.largest == pytest.approx(2, abs=1e-3)
    assert way.before == pytest.approx(1, abs=1e-3)
    trainer.escape()
    first, second = weights(trainer)
    assert first == pytest.approx(second, rel=1e-3) and abs(abs(way.length) - 1) < 0.01  # of 1/128 … 8 the lowest is 1
    assert trainer.scores("train").loss == pytest.approx(way.loss, rel=1e-4) and way.loss < 0.3
    trainer.train(100)
    assert trainer.scores("train").loss < 1e-3


def test_that_its_direction_is_the_hessians_lowest_eigenvector():
    trainer = spirals()
    trainer.train(3)
    engine = trainer.engine
    ground = Ground(engine.layout, engine.choices, engine.examples, engine.state.running)
    way = way_down(ground, engine.state.parameters)
    hessian = Hessian(ground, engine.state.parameters)
    spectrum = hessian.spectrum()
    assert way.lowest == pytest.approx(spectrum[0], rel=1e-3) and way.largest == pytest.approx(
        np.abs(spectrum).max(), rel=1e-3
    )
    image = hessian.times(way.direction)
    np.testing.assert_allclose(image, way.lowest * way.direction, atol=0.02 * abs(way.lowest))


def test_that_rotations_find_every_eigenvalue_and_vector():
    random = np.random.default_rng(3)
    matrix = random.standard_normal((17, 17))
    matrix += matrix.T
    values, vectors = np.zeros(17), np.zeros((17, 17))
    rotate(matrix.copy(), values, vectors)
    np.testing.assert_allclose(np.sort(values), np.linalg.eigvalsh(matrix), atol=1e-12)
    np.testing.assert_allclose(matrix @ vectors, vectors * values, atol=1e-12)


def test_that_where_nothing_leads_down_it_is_refused_and_nothing_changes():
    trainer = product()
    trainer.escape()
    trainer.train(200)
    digest, recipe = trainer.digest(), trainer.now.recipe
    with pytest.raises(NoWayDown, match="smallest curvature"):
        trainer.escape()
    assert trainer.digest() == digest and trainer.now.recipe is recipe
    trainer.engine.state.parameters[0] = np.nan
    with pytest.raises(NoWayDown):
        trainer.escape()


def test_that_a_replay_takes_it_again_bit_for_bit(tmp_path):
    trainer = spirals()
    trainer.train(30)
    trainer.escape()
    trainer.train(40)
    recipe = trainer.now.recipe
    assert recipe.edits == ((30, "a step along the most negative direction"),)
    assert recipe.replay(70).digest() == trainer.digest()
    again = read_recipe_table(recipe_table(recipe, trainer.dataset.fingerprint))
    assert again.acts == (Escape(30),) and again.replay(70).digest() == trainer.digest()
    trainer.save(tmp_path / "x.dllab")
    assert load_run(tmp_path / "x.dllab").recipe.acts == (Escape(30),)
    plain = spirals()
    plain.train(70)
    assert plain.digest() != trainer.digest()


def test_that_time_dragged_back_and_run_again_takes_it_again():
    machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
    machine.train(30)
    machine.escape()
    machine.train(40)
    digest = machine.trainer.digest()
    machine.seek(10)
    machine.train(60)
    assert machine.trainer.digest() == digest
    machine.seek(30)
    machine.train(40)
    assert machine.trainer.digest() == digest


def test_that_it_is_taken_back_as_if_it_had_not_been():
    plain = spirals()
    plain.train(70)
    for step in (0, 30):
        machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
        machine.train(step)
        machine.escape()
        machine.train(25)
        machine.take_back(step)
        assert machine.trainer.step == machine.recorded == step and not machine.recipe.acts
        machine.train(70 - step)
        assert machine.trainer.digest() == plain.digest()
        machine.take_back(step)  # a second time there is nothing to take back
        assert machine.trainer.step == 70


def test_that_of_two_at_one_step_the_later_is_taken_back_first():
    machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
    machine.train(10)
    digests = [machine.trainer.digest()]
    for _ in range(2):
        machine.escape()
        digests.append(machine.trainer.digest())
    machine.train(5)
    machine.take_back(10)
    assert machine.trainer.digest() == digests[1] and machine.recipe.acts == (Escape(10),)
    machine.train(5)
    machine.take_back(10)
    assert machine.trainer.digest() == digests[0] != digests[1] and not machine.recipe.acts


def test_that_it_is_taken_back_in_a_run_that_comes_from_a_file(tmp_path):
    machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
    machine.train(20)
    faster = machine.trainer.experiment.as_table()
    faster["optimizer"]["learning_rate"] = 0.02
    machine.edit(Experiment.model_validate(faster))
    machine.train(10)
    machine.escape()
    machine.train(15)
    machine.escape()
    machine.train(5)
    machine.trainer.save(tmp_path / "x.dllab")
    reopened, told = TimeMachine(Trainer.load(tmp_path / "x.dllab"), CHECKPOINT_BYTES), []
    assert reopened.earliest == 50
    for step in (45, 30):
        reopened.take_back(step, lambda *progress: told.append(progress))
        assert reopened.trainer.step == reopened.recorded == step and told[-1][-1] == step
    plain = spirals()
    plain.train(20)
    plain.edit(Experiment.model_validate(faster))
    plain.train(10)
    assert reopened.trainer.digest() == plain.digest() and [type(act) for act in reopened.recipe.acts] == [Edit]
    assert reopened.trainer.history.steps.exact.last_step == 30
    for each in (plain, reopened):
        each.train(40)
    assert reopened.trainer.digest() == plain.digest()


def saved_and_changed(path):
    """Save a run that has gone along the curvature; returns it, and other data than its own."""
    trainer = product()
    trainer.escape()
    trainer.train(5)
    trainer.save(path)
    x = np.float32([[1.0], [-2.0]])
    return trainer, Dataset.from_arrays(x, x, x[:0], x[:0], task="regression")


def test_that_one_on_data_that_have_changed_cannot_be_taken_back(tmp_path):
    _, other = saved_and_changed(tmp_path / "x.dllab")
    machine = TimeMachine(Trainer.load(tmp_path / "x.dllab", other), CHECKPOINT_BYTES)
    digest = machine.trainer.digest()
    with pytest.raises(CannotReplay, match="other data"):
        machine.take_back(0)
    assert machine.trainer.digest() == digest and machine.trainer.step == 5


def test_that_one_on_a_way_that_was_left_is_forgotten_and_cannot_be_taken_back():
    machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
    for step in (10, 20):
        machine.train(step - machine.trainer.step)
        machine.escape()
    before = weakref.ref(machine._before[-1])
    machine.train(10)
    machine.take_back(10)
    machine.train(40)
    digest = machine.trainer.digest()
    machine.take_back(20)
    assert before() is None and machine.trainer.step == 50 and machine.trainer.digest() == digest


def test_that_another_run_follows_it_with_what_came_after():
    trainer = spirals()
    trainer.train(30)
    trainer.escape()
    trainer.train(10)
    faster = trainer.experiment.as_table()
    faster["optimizer"]["learning_rate"] = 0.02
    trainer.edit(Experiment.model_validate(faster))
    trainer.train(10)
    machine = TimeMachine(spirals(), CHECKPOINT_BYTES)
    machine.follow(trainer.now.recipe.acts)
    machine.train(50)
    assert machine.trainer.digest() == trainer.digest()
    kinds = [type(act) for act in machine.recipe.acts]
    assert kinds == [Escape, Edit]


def test_that_where_no_way_leads_down_in_the_past_it_rests_there_and_shows_it(session, monkeypatch):
    def refuse(trainer):
        raise NoWayDown("no way")

    monkeypatch.setattr(Trainer, "escape", refuse)
    loaded(session)
    session.step(60)
    at_rest(session)
    session.run()
    future = session.escape(25)
    shown = at_rest(session)
    assert isinstance(future.exception(), NoWayDown)
    assert shown.step == 25 and shown.whole.step >= 60 and isinstance(session.outcome, Paused)


def test_that_a_take_back_that_is_refused_is_told_and_changes_nothing(session, tmp_path):
    trainer, other = saved_and_changed(tmp_path / "x.dllab")
    kept = load_run(tmp_path / "x.dllab")
    session.load(kept.experiment, other, kept.saved)
    before = at_rest(session)
    future = session.take_back(0)
    shown = at_rest(session)
    assert isinstance(future.exception(PATIENCE), CannotReplay)
    assert (shown.run, shown.step, shown.edits) == (before.run, 5, before.edits) and session.outcome == before.outcome
    assert session.ask(lambda own: own.digest()).result(PATIENCE) == trainer.digest()
    session.set_speed(100)  # or it may have come to its end before it is asked
    session.run()
    until(lambda: session.latest().step > 5)
    assert isinstance(session.take_back(0).exception(PATIENCE), CannotReplay)
    assert isinstance(session.outcome, Running)
    session.pause()


def test_that_whoever_takes_back_is_told_of_an_error_nobody_expected(session, monkeypatch):
    def fail(machine, step, progress):
        raise ZeroDivisionError

    monkeypatch.setattr(TimeMachine, "take_back", fail)
    loaded(session)
    assert isinstance(session.take_back(0).exception(PATIENCE), ZeroDivisionError)
    until(lambda: isinstance(session.outcome, Failed))


def test_that_without_a_run_there_is_nothing_to_take_back(session):
    until(session.take_back(0).cancelled)


def test_that_whoever_waits_for_a_step_is_told_of_an_error_nobody_expected(session, monkeypatch):
    def fail(trainer):
        raise ZeroDivisionError

    monkeypatch.setattr(Trainer, "escape", fail)
    loaded(session)
    future = session.escape(0)
    assert isinstance(future.exception(timeout=60), ZeroDivisionError)
    until(lambda: isinstance(session.outcome, Failed))
