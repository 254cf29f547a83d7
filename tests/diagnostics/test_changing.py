"""Experiments with entries changed, and the remedies that several findings share."""

import pytest

from dllab import Experiment
from dllab.diagnostics import cures
from dllab.diagnostics.changing import changed, possible, remedy, with_rate
from dllab.engine.activations import ACTIVATIONS
from tests import naive
from tests.diagnostics.runs import experiment
from tests.engine.variants import known


def test_that_only_the_named_entries_change():
    before = experiment()
    after = changed(before, {"network.activation": "relu", "optimizer.learning_rate": 0.5})
    table = before.as_table()
    table["network"]["activation"] = {"name": "relu"}
    table["optimizer"]["learning_rate"] = 0.5
    assert after == Experiment.model_validate(table)


def test_that_one_activation_replaces_a_list_of_them():
    before = experiment(network__activation=["relu", "tanh", "sigmoid"])
    assert {each.name for each in changed(before, {"network.activation": "relu"}).network.activations} == {"relu"}


@pytest.mark.parametrize(
    "entries", [{}, {"network.activation": "tanh"}, {"optimizer.learning_rate": -1.0}, {"network.activation": "none"}]
)
def test_that_there_is_nothing_where_nothing_differs_or_nothing_valid_comes_out(entries):
    assert changed(experiment(), entries) is None
    assert remedy("", experiment(), entries) is None


def test_that_possible_leaves_out_what_is_not_and_what_is_there_twice():
    a, b = cures.slower(experiment()), cures.rectified(experiment())
    assert a and b and possible(None, a, b, None, a) == (a, b)


def test_that_rates_have_two_digits():
    made = with_rate(experiment(optimizer={"name": "sgd", "learning_rate": 0.3}), "{rate}", 1 / 7)
    assert made.values == {"rate": 0.043} and made.experiment.optimizer.learning_rate == 0.043


def test_that_normalization_goes_by_layer_where_batches_are_small():
    small = cures.normalized(experiment(training__batch_size=4))
    large = cures.normalized(experiment(training__batch_size=64))
    assert (small.experiment.network.normalization.name, large.experiment.network.normalization.name) == (
        "layer", "batch",
    )  # fmt: skip


def test_that_deep_layers_whose_outputs_are_never_negative_are_not_normalized_by_layer():
    deep = {"network__hidden": [16] * 10, "training__batch_size": 4}
    for activation in ("sigmoid", "softplus", "relu"):
        assert cures.normalized(experiment(**deep, network__activation=activation)) is None
    assert cures.normalized(experiment(**deep, network__activation="tanh")) is not None


def test_that_residual_connections_come_with_tanh_where_outputs_are_flat_and_never_negative():
    for activation, kept in (("sigmoid", "tanh"), ("hard_sigmoid", "tanh"), ("softsign", "softsign"), ("relu", "relu")):
        before = experiment(network__hidden=[16] * 10, network__activation=activation)
        after = cures.residual(before).experiment.network
        assert after.residual == 1 and {each.name for each in after.activations} == {kept}


def test_that_what_is_there_already_is_not_offered():
    made = experiment(
        network__normalization="batch", network__residual=1, regularization__clip_norm=0.5, schedule__warmup_steps=10
    )
    assert not (cures.normalized(made) or cures.residual(made) or cures.clipped(made) or cures.warmed_up(made))


def test_that_without_hidden_layers_or_equal_widths_nothing_is_done_to_them():
    flat, narrowing = experiment(network__hidden=[]), experiment(network__hidden=[32, 16, 8])
    assert cures.initialized(flat) is None and cures.normalized(flat) is None
    assert cures.residual(flat) is None and cures.residual(narrowing) is None
    assert cures.residual(experiment(network__hidden=[32, 32]))


def test_that_every_activation_squashes_rectifies_or_does_neither():
    squashing = {each.name for each in known(ACTIVATIONS, naive.ACTIVATIONS) if cures.squashes(each())}
    rectifying = {each.name for each in known(ACTIVATIONS, naive.ACTIVATIONS) if cures.rectifies(each())}
    assert squashing == {"step", "sigmoid", "hard_sigmoid", "tanh", "hard_tanh", "softsign"}
    assert {"relu", "relu6", "elu", "gelu", "silu", "mish", "softplus", "selu"} == rectifying


def test_that_every_activation_has_an_initializer_that_fits():
    fitting = {each.name: cures.fitting_initializer(each()) for each in ACTIVATIONS}
    assert (fitting["relu"], fitting["tanh"], fitting["selu"]) == ("he_normal", "xavier_normal", "lecun_normal")
    assert all(cures.initialized(experiment(network__hidden=[3], network__activation=name,
                                            network__initializer="zeros")) for name in fitting)  # fmt: skip
