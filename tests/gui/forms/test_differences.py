import pytest

from dllab import Experiment
from dllab.experiment.changes import changes
from dllab.gui.forms.differences import differences

OTHER = {
    "name": "another name",
    "seed": 3,
    "dataset": {"name": "spiral", "noise": 0.5},
    "network": {"hidden": [16] * 20, "activation": "relu", "dropout": 0.1},
    "optimizer": {"name": "sgd"},
    "schedule": {"name": "cosine"},
    "training": {"batch_size": 8, "shuffle": False},
    "augmentation": {"noise": 0.2},
}


@pytest.fixture(autouse=True)
def application(qapp):
    """Words are looked up in the application's language."""


def test_that_differences_are_said_in_the_form_s_words():
    found = differences(Experiment(), Experiment.model_validate(OTHER))
    assert [f"{each.label}: {each.old} → {each.new}" for each in found] == [
        "Seed: 0 → 3",
        "Dataset, Noise: 0.1 → 0.5",
        "Layer widths: 32×3 → 16×20",
        "Activation: Tanh → ReLU",
        "Dropout: 0 → 0.1",
        "Optimizer: Adam → SGD",
        "Schedule: Constant → Cosine",
        "Augmentation, Noise σ: 0 → 0.2",
        "Batch size: 32 → 8",
        "Shuffle: on → off",
    ]


def test_that_every_key_that_differs_is_named_but_the_name():
    old, new = Experiment(), Experiment.model_validate(OTHER)
    keys = [change.key for change in changes(old, new) if change.key != "name"]
    assert len(keys) == 10
    assert [difference.key for difference in differences(old, new)] == keys
    assert differences(old, Experiment(name="x")) == ()


def test_that_long_values_are_cut():
    by_layer = Experiment.model_validate({"network": {"hidden": [8] * 50, "activation": ["relu"] * 50}})
    found = {each.key: each for each in differences(Experiment(), by_layer)}["network.layer_activations"]
    assert found.old == "none"
    assert found.new.startswith("ReLU, ReLU") and len(found.new) <= 40 and found.new.endswith("…")


def test_that_options_are_said_as_in_the_form():
    on_accuracy = Experiment.model_validate({"early_stopping": {"patience": 3, "metric": "val_accuracy"}})
    found = {each.key: (each.old, each.new) for each in differences(Experiment(), on_accuracy)}
    assert found["early_stopping.metric"] == ("Validation loss", "Validation accuracy")
