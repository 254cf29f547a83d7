"""A Trainer may be copied into any process and goes on there; within one, threads do not share it."""

import copy
import multiprocessing
import pickle
import threading
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

from dllab import Trainer
from dllab.training.one_thread import UsedByAnotherThread
from tests.training.examples import clouds, curve, experiment, until

RICH = {
    "network": {"hidden": [6, 5], "normalization": {"name": "batch"}, "dropout": 0.1},
    "optimizer": {"name": "adam", "learning_rate": 0.01},
    "schedule": {"name": "reduce_on_plateau"},
    "early_stopping": {"patience": 20},
}


def begun():
    """A run that was edited, and that rewound, on data of its own."""
    trainer = Trainer(experiment(**RICH), clouds())
    trainer.train(20)
    trainer.edit(experiment(**RICH | {"training": {"batch_size": 5, "epochs": 40}}))
    trainer.train(13)
    return trainer


def go_on(trainer, steps=30):
    """In whatever process: the digest, and the losses of the steps taken."""
    trainer.train(steps)
    return trainer.digest(), trainer.history.column("train_loss")[1].tolist(), trainer.now.seconds > 0


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_that_a_copy_goes_on_as_the_original_and_apart_from_it(again):
    trainer = begun()
    other = again(trainer)
    assert other.digest() == trainer.digest() and other.experiment == trainer.experiment
    before = trainer.digest()
    gone_on = go_on(other)
    assert trainer.digest() == before and trainer.step == 33
    assert gone_on == go_on(trainer)
    assert not other.dataset.x_train.flags.writeable


def test_that_a_copy_in_a_spawned_process_goes_on_bit_for_bit():
    trainer = begun()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = pool.submit(go_on, trainer).result(timeout=300)
    assert found == go_on(trainer)


def test_that_data_of_a_regression_go_along():
    trainer = Trainer(experiment(loss={"name": "mse"}), curve())
    other = pickle.loads(pickle.dumps(trainer))
    np.testing.assert_array_equal(other.dataset.y_train, trainer.dataset.y_train)
    assert go_on(other) == go_on(trainer)


@pytest.mark.parametrize(
    "use",
    [
        lambda trainer: trainer.train(1),
        lambda trainer: trainer.forward(trainer.dataset.x_val),
        lambda trainer: trainer.gradients(trainer.dataset.x_val, trainer.dataset.y_val),
        lambda trainer: trainer.edit(trainer.experiment),
        lambda trainer: trainer.evaluate(),
        lambda trainer: trainer.scores("val"),
        lambda trainer: trainer.load_parameters({}),
        lambda trainer: trainer.parameters,
        lambda trainer: trainer.digest(),
        lambda trainer: trainer.checkpoint(),
        lambda trainer: pickle.dumps(trainer),
    ],
)
def test_that_a_second_thread_is_refused_while_the_first_trains(use):
    trainer, inside, done = Trainer(experiment(), clouds()), threading.Event(), threading.Event()
    advance = trainer._advance

    def held(*arguments):
        inside.set()
        until(done.is_set)
        advance(*arguments)

    trainer._advance = held
    thread = threading.Thread(target=trainer.train, args=(1,))
    thread.start()
    try:
        until(inside.is_set)
        with pytest.raises(UsedByAnotherThread, match="one thread at a time"):
            use(trainer)
    finally:
        done.set()
        thread.join()
    assert trainer.step == 1
    trainer.digest()  # and afterwards it is free


def test_that_threads_that_take_turns_share_a_trainer():
    trainer, alone = Trainer(experiment(), clouds()), Trainer(experiment(), clouds())
    for _ in range(3):
        thread = threading.Thread(target=trainer.train, args=(5,))
        thread.start()
        thread.join()
    alone.train(15)
    assert trainer.digest() == alone.digest()
