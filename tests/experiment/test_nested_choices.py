"""A choice within a choice: in files, in messages, in the catalogue, and what of it can change in a running one."""

import pytest

from dllab.catalogue import parameters_of
from dllab.engine.optimizers import OPTIMIZERS
from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.changes import Change, changes, with_live_changes

FILE = """
[optimizer]
name = "lookahead"
k = 7
inner = { name = "sgd", learning_rate = 0.3, momentum = 0.9 }
"""


def lookahead(inner, **settings):
    return Experiment.model_validate({"optimizer": {"name": "lookahead", "inner": inner, **settings}})


def test_that_a_file_holds_a_table_in_a_table(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(FILE)
    experiment = Experiment.load(path)
    assert experiment.optimizer == OPTIMIZERS["lookahead"](
        k=7, inner=OPTIMIZERS["sgd"](learning_rate=0.3, momentum=0.9)
    )
    assert experiment.optimizer.learning_rate == 0.3
    experiment.save(path)
    assert Experiment.load(path) == experiment == Experiment.model_validate(experiment.as_table())
    assert experiment.as_table()["optimizer"]["inner"]["name"] == "sgd"


def test_that_a_name_alone_is_enough():
    assert lookahead("lion").optimizer.inner == OPTIMIZERS["lion"]()


@pytest.mark.parametrize(
    "table, key, words",
    [
        (
            {"inner": {"name": "adam", "learning_rate": -1.0}},
            "optimizer.inner.learning_rate",
            ["-1.0", "greater than 0"],
        ),
        ({"inner": {"name": "adam", "bta1": 0.5}}, "optimizer.inner.bta1", ["0.5", "'beta1'"]),
        ({"inner": {"name": "adm"}}, "optimizer.inner", ["adm", "did you mean 'adam'"]),
        ({"inner": 3}, "optimizer.inner", ["3", "table with a name"]),
        ({"inner": {"name": "lookahead"}}, "optimizer.inner", ["'lookahead' cannot stand here", "adam"]),
        ({"inner": {"name": "sgd", "nesterov": True}}, "optimizer.inner", ["nesterov needs momentum"]),
        ({"learning_rate": 0.1}, "optimizer.learning_rate", ["0.1", "no such key", "inner"]),
        ({"k": 0}, "optimizer.k", ["0", "at least 1"]),
        ({"alpha": 1.5}, "optimizer.alpha", ["1.5", "at most 1"]),
    ],
)
def test_that_what_is_wrong_within_is_named_with_its_whole_key(table, key, words):
    with pytest.raises(ExperimentError) as refusal:
        Experiment.model_validate({"optimizer": {"name": "lookahead", **table}})
    (problem,) = refusal.value.problems
    assert problem.key == key
    assert all(word in str(problem) for word in words)


def test_that_changes_within_have_dotted_keys_and_their_own_liveness():
    running = lookahead({"name": "adam"})
    edited = lookahead({"name": "adam", "learning_rate": 0.02}, k=9)
    assert changes(running, edited) == (
        Change("optimizer.k", 5, 9, live=True),
        Change("optimizer.inner.learning_rate", 0.001, 0.02, live=True),
    )
    assert with_live_changes(running, edited) == edited
    other = lookahead({"name": "sgd"}, k=9)
    assert changes(running, other)[1:] == (Change("optimizer.inner.name", "adam", "sgd", live=False),)
    assert with_live_changes(running, other) == lookahead({"name": "adam"}, k=9)


def test_that_the_catalogue_describes_the_choice_within():
    described = parameters_of(OPTIMIZERS["lookahead"])[-1].as_json()
    assert (described["name"], described["type"], described["family"]) == ("inner", "choice", "optimizers")
    assert described["default"] == OPTIMIZERS["adam"]().as_table()
    assert described["options"] == [name for name in OPTIMIZERS.names() if name != "lookahead"]
    assert parameters_of(OPTIMIZERS["adam"])[0].as_json()["family"] is None
