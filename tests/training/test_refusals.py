import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.network import Layout
from dllab.training import memory
from dllab.training.memory import TooLarge, check_memory
from dllab.training.refusals import DoesNotGoTogether, objections, refuse_unfit
from tests.training.examples import clouds, held_bytes, lasting


def experiment(**tables):
    return Experiment.model_validate(tables)


def test_that_a_batch_of_one_under_batch_normalization_is_refused():
    network = {"normalization": {"name": "batch"}}
    with pytest.raises(DoesNotGoTogether, match="batch size of 1.*'batch'.*at least 2.*'layer'"):
        refuse_unfit(experiment(network=network), lasting(10, batch=1))
    refuse_unfit(experiment(network=network), lasting(10, batch=2))
    for normalization in ("none", "layer"):
        refuse_unfit(experiment(network={"normalization": {"name": normalization}}), lasting(10, batch=1))


def test_that_a_warm_up_longer_than_the_run_is_refused():
    warm = experiment(schedule={"name": "cosine", "warmup_steps": 5000})
    with pytest.raises(DoesNotGoTogether, match="warm-up of 5,000.*4,999 steps"):
        refuse_unfit(warm, lasting(4999))
    refuse_unfit(warm, lasting(5000))


@pytest.mark.parametrize("loss", ["hinge", "squared_hinge"])
@pytest.mark.parametrize("activation", ["sigmoid", "softmax"])
def test_that_an_output_without_a_sign_is_refused_where_the_sign_decides(loss, activation):
    unfit = experiment(loss={"name": loss}, network={"output_activation": activation})
    assert list(objections(unfit, lasting(10))) == ["network.output_activation"]
    with pytest.raises(LossDoesNotFit, match=f"'{loss}'.*sign.*{activation}.*one of auto, identity, tanh"):
        refuse_unfit(unfit, lasting(10))


@pytest.mark.parametrize("loss", ["hinge", "squared_hinge", "binary_cross_entropy", "mse"])
@pytest.mark.parametrize("activation", ["auto", "identity"])
def test_that_linear_outputs_go_with_every_loss(loss, activation):
    assert objections(experiment(loss={"name": loss}, network={"output_activation": activation}), lasting(10)) == {}


@pytest.mark.parametrize(("frozen", "refused"), [(0, False), (2, False), (3, True), (100, True)])
def test_that_one_layer_at_least_has_to_learn(frozen, refused):
    chosen = experiment(network={"hidden": [6, 5]}, training={"frozen_layers": frozen})
    found = objections(chosen, lasting(10))
    assert list(found) == (["training.frozen_layers"] if refused else [])
    assert not refused or f"frozen_layers = {frozen}: the network has 3 layers" in str(found["training.frozen_layers"])


def test_that_losses_with_a_sigmoid_of_their_own_may_name_it():
    for loss in ("binary_cross_entropy", "mse"):
        refuse_unfit(experiment(loss={"name": loss}, network={"output_activation": "sigmoid"}), lasting(10))
    refuse_unfit(experiment(loss={"name": "hinge"}, network={"output_activation": "tanh"}), lasting(10))


def test_that_a_run_beyond_the_free_memory_is_refused_with_what_it_needs(monkeypatch):
    layout = Layout((2, *[4096] * 7, 2))
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: SimpleNamespace(available=1e9))
    with pytest.raises(TooLarge, match=r"100,7\d\d,\d{3} parameters in batches of 32 needs 2\.0 GB.*1\.0 GB are free"):
        check_memory(layout, 32, 2 * 10**9)
    check_memory(layout, 32, 10**9)
    with pytest.raises(TooLarge):
        Trainer(experiment(network={"hidden": [4096] * 9}, dataset={"name": "circle", "samples": 40}))


@pytest.mark.parametrize(
    ("tables", "examples"),
    [
        ({"network": {"hidden": [512, 512]}}, 64),
        ({"network": {"hidden": [64, 64, 64], "normalization": {"name": "batch"}, "activation": "gelu"}}, 4000),
        ({"network": {"hidden": [16]}, "optimizer": {"name": "lookahead"}}, 20_000),
        ({"network": {"hidden": [512, 512]}, "training": {"curvature": True, "batch_size": 64}}, 256),
        ({"network": {"hidden": [64, 64]}, "training": {"curvature": True, "batch_size": 4000}}, 20_000),
        ({"network": {"hidden": [700, 700]}, "early_stopping": {"patience": 3}, "training": {"batch_size": 64}}, 256),
    ],
)
def test_that_what_a_run_takes_is_known_before_it_is_taken(tables, examples, monkeypatch):
    data = clouds(examples)
    said = []
    monkeypatch.setattr("dllab.training.trainer.check_memory", lambda layout, batch, needed: said.append(needed))
    chosen = experiment(**{"training": {"batch_size": 4000}, **tables})
    Trainer(chosen, data)  # what is compiled, or loaded, takes memory of its own
    tracemalloc.start()
    try:
        trainer = Trainer(chosen, data)
        trainer.train(9)
        trainer.measure_curvature()
        history = trainer.history.nbytes
        taken = tracemalloc.get_traced_memory()[1] + history - held_bytes(trainer.history)  # as if it were full
    finally:
        tracemalloc.stop()
    assert taken / 1.1 < said[-1] < taken * 1.1
    assert (taken - history) / 1.3 < said[-1] - history < (taken - history) * 1.3


def test_that_held_out_examples_lie_in_memory_once_however_they_are_looked_at(monkeypatch):
    random, said = np.random.default_rng(0), []
    x, y = random.random((5000, 400), np.float32), np.arange(5000) % 3
    data = Dataset.from_arrays(x[:500], y[:500], x[500:], y[500:])
    monkeypatch.setattr("dllab.training.trainer.check_memory", lambda layout, batch, needed: said.append(needed))
    chosen = experiment(network={"hidden": [8]}, training={"batch_size": 16})
    Trainer(chosen, data).train(2)
    tracemalloc.start()
    try:
        trainer = Trainer(chosen, data)
        trainer.train(2)
        assert trainer.scores("val").top2_error is not None and trainer.scores("train").loss is not None
        history = trainer.history
        taken = tracemalloc.get_traced_memory()[1] + history.nbytes - held_bytes(history)  # as if it were full
    finally:
        tracemalloc.stop()
    assert taken / 1.02 < said[-1] < taken * 1.02


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"network": {"dropout": 1.0}}, r"network\.dropout = 1\.0: must be less than 1"),
        ({"optimizer": {"name": "adam", "learning_rate": -0.1}}, r"learning_rate = -0\.1: must be greater than 0"),
        ({"regularization": {"l2": -1.0}}, r"l2 = -1\.0: must be at least 0"),
        ({"network": {"hidden": [4, 4], "dropout": [0.1]}}, r"for each of the 2 hidden layers; this one has 1"),
        ({"network": {"hidden": [4], "activation": ["rleu"]}}, r"did you mean 'relu'"),
    ],
)
def test_that_a_value_out_of_range_is_named_with_what_would_be_right(tables, said):
    with pytest.raises(Exception, match=said):
        experiment(**tables)
