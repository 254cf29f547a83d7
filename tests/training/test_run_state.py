"""A run that was saved goes on as if it had not been, whatever was edited, scheduled or rewound."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.network import WrongShape
from dllab.training.archive import NotInFile, load_run, save_run
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Paused
from tests.training.examples import clouds, curve, experiment

DATA = clouds()
COSINE = {"schedule": {"name": "cosine"}, "training": {"batch_size": 4, "epochs": 20}}  # 120 steps


def edited(trainer, **sections):
    table = trainer.experiment.as_table()
    for key, entries in sections.items():
        table[key] = table[key] | entries
    trainer.edit(Experiment.model_validate(table))


def plateau():
    """A run whose rate has been cut, and would begin again at the full rate if that were forgotten."""
    trainer = Trainer(
        experiment(
            optimizer={"name": "sgd", "momentum": 0.9, "learning_rate": 0.5}, training={"epochs": 400},
            schedule={"name": "reduce_on_plateau", "patience": 2},
        ),
        DATA,
    )  # fmt: skip
    while trainer.next_rate == 0.5:
        trainer.train(20)
    return trainer


def other_batches():
    trainer = Trainer(experiment(**COSINE), DATA)
    trainer.train(60)
    edited(trainer, training={"batch_size": 11})
    trainer.train(3)
    return trainer


def impatient():
    """A run that will stop early, and has a best step behind it."""
    trainer = Trainer(
        experiment(early_stopping={"patience": 20}, optimizer={"learning_rate": 0.5}, training={"epochs": 3000}), DATA
    )
    trainer.train(40)
    assert trainer.now.best is not None
    return trainer


def curriculum():
    trainer = Trainer(experiment(training={"epochs": 30, "curriculum": 0.7}, schedule={"name": "linear"}), DATA)
    trainer.train(17)
    return trainer


def ended():
    trainer = Trainer(experiment(training={"epochs": 5}), DATA)
    trainer.train(15)
    return trainer


def extended():
    trainer = ended()
    trainer.extend()
    trainer.train(4)
    return trainer


def stopped():
    trainer = impatient()
    trainer.train(3000)
    assert isinstance(trainer.outcome, EarlyStopped)
    return trainer


def loaded():
    trainer = Trainer(experiment(optimizer={"name": "adam"}), DATA)
    trainer.train(5)
    trainer.load_parameters({name: array * 0.5 for name, array in trainer.parameters.items()})
    trainer.train(5)
    return trainer


RUNS = (plateau, other_batches, impatient, curriculum, ended, extended, stopped, loaded)


@pytest.mark.parametrize("made", RUNS)
def test_that_a_loaded_run_goes_on_bit_for_bit(made, tmp_path):
    straight = made()
    straight.save(tmp_path / "run.dllab")
    found = Trainer.load(tmp_path / "run.dllab", DATA)
    assert (found.step, found.outcome, found.digest()) == (straight.step, straight.outcome, straight.digest())
    assert found.next_rate == straight.next_rate and found.epoch == straight.epoch
    assert found.calendar == straight.calendar and found.experiment == straight.experiment
    assert found.now.recipe.edits == straight.now.recipe.edits
    for trainer in (straight, found):
        if isinstance(trainer.outcome, Finished | EarlyStopped):
            trainer.extend()
        trainer.train(200)
    assert (found.step, found.outcome, found.calendar.end) == (straight.step, straight.outcome, straight.calendar.end)
    for array, other in zip(found.engine.state, straight.engine.state, strict=True):
        np.testing.assert_array_equal(array, other)
    for name in straight.history.columns():
        np.testing.assert_array_equal(found.history.column(name), straight.history.column(name))


@pytest.mark.parametrize("made", RUNS)
def test_that_a_run_is_replayed_from_its_file_to_the_same_bits(made, tmp_path):
    trainer = made()
    trainer.save(tmp_path / "run.dllab")
    found = load_run(tmp_path / "run.dllab")
    again = found.recipe.replay(found.step, DATA)
    assert (again.step, again.outcome) == (trainer.step, trainer.outcome)
    assert again.digest() == trainer.digest() == found.digest
    assert again.calendar == trainer.calendar and again.now.feedback == trainer.now.feedback


def test_that_a_recovered_plateau_keeps_the_rate_that_was_cut(tmp_path):
    trainer = plateau()
    trainer.save(tmp_path / "run.dllab")
    assert trainer.next_rate <= 0.05 + 1e-9
    assert Trainer.load(tmp_path / "run.dllab", DATA).next_rate == trainer.next_rate


def test_that_looking_at_a_run_at_rest_does_not_decide_its_future():
    looked, straight = impatient(), impatient()
    for _ in range(200):
        looked.evaluate()
        looked.train(3)
    straight.train(600)
    assert looked.outcome == straight.outcome and looked.digest() == straight.digest()


def test_that_a_diverged_run_stays_diverged(tmp_path):
    chosen = experiment(
        optimizer={"name": "sgd", "learning_rate": 1e8}, network={"hidden": [6, 6], "activation": "relu"},
        loss={"name": "mse"},
    )  # fmt: skip
    trainer = Trainer(chosen, DATA)
    trainer.train(100)
    trainer.save(tmp_path / "run.dllab")
    found = Trainer.load(tmp_path / "run.dllab", DATA)
    assert isinstance(found.outcome, Diverged) and found.outcome == trainer.outcome


def test_that_a_file_without_weights_cannot_be_gone_on_with(tmp_path):
    trainer = ended()
    trainer.save(tmp_path / "run.dllab")
    found = load_run(tmp_path / "run.dllab")
    save_run(tmp_path / "pin.dllab", found.course(1, DATA), None, "a pin")
    with pytest.raises(NotInFile, match="a pin.*the weights"):
        Trainer.load(tmp_path / "pin.dllab", DATA)
    pin = load_run(tmp_path / "pin.dllab")
    assert pin.missing == () and pin.recipe.replay(pin.step, DATA).digest() == trainer.digest()


def test_that_other_data_are_refused_before_anything_changes(tmp_path):
    ended().save(tmp_path / "run.dllab")
    with pytest.raises(WrongShape, match="other data"):
        Trainer.load(tmp_path / "run.dllab", clouds(count=30))


def test_that_the_digest_is_that_of_the_parameters():
    import hashlib

    trainer = Trainer(experiment(network={"hidden": [3], "normalization": {"name": "layer"}}), DATA)
    whole = b"".join(array.astype("<f4").tobytes() for array in trainer.parameters.values())
    assert trainer.digest() == hashlib.sha256(whole).hexdigest()
    before = trainer.digest()
    trainer.train(1)
    assert trainer.digest() != before


def test_that_a_run_that_was_to_stop_sooner_is_still_to(tmp_path):
    trainer = Trainer(experiment(loss={"name": "mse"}), curve())
    trainer.stop_at(7)
    trainer.train(3)
    trainer.save(tmp_path / "run.dllab")
    found = Trainer.load(tmp_path / "run.dllab", curve())
    assert found.calendar.end == 7 and found.outcome == Paused()
    found.train(4)
    assert found.outcome == Finished() and found.calendar.total == 90
