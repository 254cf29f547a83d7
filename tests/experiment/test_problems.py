"""Every wrong entry is named with its key, its value, and what would be accepted."""

import datetime

import pytest

from dllab import Experiment
from dllab.experiment import ExperimentError


def problems(table):
    with pytest.raises(ExperimentError) as refusal:
        Experiment.model_validate(table)
    return {problem.key: str(problem) for problem in refusal.value.problems}


WRONG = [
    # unknown names and keys, with the nearest known one
    ({"optimizer": {"name": "adm"}}, "optimizer", ["adm", "adam"]),
    ({"optimizer": "Adam"}, "optimizer", ["Adam", "did you mean 'adam'"]),
    ({"loss": {"name": "zzzzzz"}}, "loss", ["zzzzzz", "cross_entropy", "mse"]),
    ({"network": {"activation": {"name": "sigmiod"}}}, "network.activation", ["sigmiod", "'sigmoid'"]),
    ({"optimiser": {"name": "adam"}}, "optimiser", ["adam", "'optimizer'"]),
    ({"training": {"batchsize": 8}}, "training.batchsize", ["8", "'batch_size'"]),
    ({"network": {"hiden": [3]}}, "network.hiden", ["[3]", "'hidden'"]),
    ({"optimizer": {"name": "adam", "lerning_rate": 1.0}}, "optimizer.lerning_rate", ["1.0", "'learning_rate'"]),
    ({"optimizer": {"name": "adam", "zzz": 7}}, "optimizer.zzz", ["7", "known:", "beta1"]),
    # types
    ({"seed": 1.5}, "seed", ["1.5", "whole number"]),
    ({"seed": "1"}, "seed", ['"1"', "whole number"]),
    ({"seed": True}, "seed", ["true", "whole number"]),
    ({"name": 3}, "name", ["3", "text"]),
    ({"training": {"shuffle": 1}}, "training.shuffle", ["1", "true or false"]),
    ({"training": {"epochs": False}}, "training.epochs", ["false", "whole number"]),
    ({"training": 3}, "training", ["3", "table"]),
    ({"optimizer": 3}, "optimizer", ["3", "table with a name"]),
    ({"optimizer": {"learning_rate": 0.1}}, "optimizer", ["0.1", "table with a name"]),
    ({"optimizer": {"name": "adam", "learning_rate": "fast"}}, "optimizer.learning_rate", ['"fast"', "number"]),
    ({"optimizer": {"name": "adam", "learning_rate": True}}, "optimizer.learning_rate", ["true", "number"]),
    ({"network": {"hidden": 32}}, "network.hidden", ["32", "list"]),
    ({"network": {"hidden": [8, True]}}, "network.hidden.1", ["true", "whole number"]),
    ({"network": {"hidden": [8, 2.5]}}, "network.hidden.1", ["2.5", "whole number"]),
    ({"network": {"hidden": [8, "8"]}}, "network.hidden.1", ['"8"', "whole number"]),
    ({"network": {"hidden": [[8]]}}, "network.hidden.0", ["[8]", "whole number"]),
    ({"network": {"normalization": {"name": "btch"}}}, "network.normalization", ["btch", "'batch'"]),
    # ranges
    ({"network": {"hidden": [8, 0]}}, "network.hidden.1", ["0", "at least 1"]),
    ({"network": {"hidden": [5000]}}, "network.hidden.0", ["5000", "at most 4,096"]),
    ({"network": {"hidden": [1] * 101}}, "network.hidden", ["101", "at most 100"]),
    ({"optimizer": {"name": "adam", "learning_rate": 0.0}}, "optimizer.learning_rate", ["0.0", "greater than 0"]),
    ({"optimizer": {"name": "adam", "beta1": 1.0}}, "optimizer.beta1", ["1.0", "less than 1"]),
    ({"training": {"batch_size": 0}}, "training.batch_size", ["0", "at least 1"]),
    ({"regularization": {"l2": -0.5}}, "regularization.l2", ["-0.5", "at least 0"]),
    ({"seed": -1}, "seed", ["-1", "at least 0"]),
    ({"seed": 2**63}, "seed", ["less than 9,223,372,036,854,775,808"]),
    ({"loss": {"name": "mse", "scale": "man"}}, "loss.scale", ["man", "'mean'", "'half_sum'"]),
    # numbers that are none
    ({"optimizer": {"name": "adam", "learning_rate": float("nan")}}, "optimizer.learning_rate", ["nan", "finite"]),
    ({"optimizer": {"name": "adam", "learning_rate": float("inf")}}, "optimizer.learning_rate", ["inf", "finite"]),
    ({"regularization": {"clip_norm": float("nan")}}, "regularization.clip_norm", ["nan", "finite"]),
    ({"network": {"dropout": float("nan")}}, "network.dropout", ["nan"]),
    ({"network": {"initializer": {"name": "normal", "std": float("inf")}}}, "network.initializer.std", ["inf", "fin"]),
    # what goes together, and other versions
    ({"optimizer": {"name": "sgd", "nesterov": True}}, "optimizer", ["nesterov needs momentum"]),
    ({"schema": 2}, "schema", ["2", "1"]),
    ({"schema": "1"}, "schema", ["whole number"]),
    ({"schema": True}, "schema", ["true", "whole number"]),
    ({"network": {"output_activation": "softmx"}}, "network.output_activation", ["softmx", "'softmax'"]),
    ({"network": {"dropout": 1.0}}, "network.dropout", ["1.0", "less than 1"]),
    ({"network": {"dropout": [0.1, 1.5, 0.0]}}, "network.layer_dropouts.1", ["1.5", "less than 1"]),
    ({"network": {"dropout": [0.1]}}, "network.dropout", ["each of the 3 hidden layers", "has 1"]),
    ({"network": {"activation": ["relu", "tnh", "relu"]}}, "network.layer_activations.1", ["tnh", "'tanh'"]),
]


@pytest.mark.parametrize("table, key, said", WRONG, ids=[f"{key}-{place}" for place, (_, key, _) in enumerate(WRONG)])
def test_that_a_wrong_entry_names_key_value_and_what_is_accepted(table, key, said):
    found = problems(table)
    assert set(found) == {key}, found
    assert found[key].startswith(f"{key} = ")
    for words in said:
        assert words in found[key]


def test_that_every_problem_is_listed_not_only_the_first():
    table = {"sed": 1, "training": {"epochs": 0, "batch_size": "many"}, "optimizer": {"name": "nope", "x": 1}}
    assert set(problems(table)) == {"sed", "training.epochs", "training.batch_size", "optimizer"}


def test_that_every_unknown_parameter_of_a_choice_is_listed():
    found = problems({"optimizer": {"name": "adam", "beta3": 0.5, "momentun": 0.9}})
    assert set(found) == {"optimizer.beta3", "optimizer.momentun"}


def test_that_the_message_lists_every_problem_on_a_line_of_its_own():
    with pytest.raises(ExperimentError) as refusal:
        Experiment.model_validate({"seed": -1, "training": {"epochs": 0}})
    lines = str(refusal.value).splitlines()
    assert len(lines) == 3 and lines[1].strip().startswith("seed = -1") and "epochs = 0" in lines[2]


def test_that_a_long_value_is_cut():
    found = problems({"seed": "x" * 1000})
    assert len(found["seed"]) < 200


@pytest.mark.parametrize("table", [None, 3, "x", []])
def test_that_what_is_no_table_is_refused(table):
    with pytest.raises(ExperimentError, match="table"):
        Experiment.model_validate(table)


def test_that_braces_in_a_value_do_no_harm():
    assert "{x}" in problems({"optimizer": {"name": "{x}"}})["optimizer"]
    assert "{x}" in problems({"{x}": 1})["{x}"]


def test_that_an_experiment_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Experiment().seed = 3
    with pytest.raises(ValueError, match="frozen"):
        Experiment().optimizer.learning_rate = 3.0


def test_that_whole_numbers_stand_for_numbers():
    assert Experiment.model_validate({"optimizer": {"name": "sgd", "learning_rate": 1}}).optimizer.learning_rate == 1.0


@pytest.mark.parametrize("key", ["warmup_steps", "period"])
def test_that_more_steps_than_a_machine_counts_are_refused(key):
    assert f"schedule.{key}" in problems({"schedule": {"name": "cosine", key: 10**30}})


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"dataset": {"name": "Spiral"}}, 'dataset = { name = "Spiral" }: '),
        ({"dataset": ["spiral", 1.5, True]}, 'dataset = ["spiral", 1.5, true]: '),
        ({"seed": datetime.date(2024, 1, 2)}, "seed = 2024-01-02: "),
        (
            {"network": {"activation": {"name": "relu", "alpha": 1}}},
            "alpha = 1: there is no such key, nor any other here",
        ),
    ],
)
def test_that_values_are_said_as_a_file_writes_them(table, said):
    with pytest.raises(ExperimentError) as refused:
        Experiment.model_validate(table)
    assert said in str(refused.value)
