from dllab import Experiment
from dllab.experiment.telling import differing_entries, telling_entries


def experiment(**parts):
    return Experiment.model_validate(parts)


PLAIN = experiment()
NORMED = experiment(network={"normalization": {"name": "batch"}})
FAST = experiment(optimizer={"name": "adam", "learning_rate": 0.1})


def test_that_each_of_two_has_what_differs():
    assert telling_entries([NORMED, PLAIN]) == [("network.normalization.name",)] * 2


def test_that_what_most_share_tells_nothing():
    assert telling_entries([PLAIN, NORMED, FAST, PLAIN]) == [
        (), ("network.normalization.name",), ("optimizer.learning_rate",), (),
    ]  # fmt: skip


def test_that_values_that_all_differ_tell_every_one():
    rates = [experiment(optimizer={"name": "adam", "learning_rate": rate}) for rate in (0.1, 0.01, 0.001)]
    assert telling_entries(rates) == [("optimizer.learning_rate",)] * 3


def test_that_names_and_nothing_at_all_tell_nothing():
    assert telling_entries([]) == []
    assert telling_entries([experiment(name="a"), experiment(name="b")]) == [(), ()]


def test_that_what_another_choice_does_not_have_tells_nothing_of_it():
    adams = [experiment(optimizer={"name": "adam", "beta1": beta}) for beta in (0.8, 0.7, 0.9)]
    sgd = experiment(optimizer={"name": "sgd"})
    found = telling_entries([sgd, *adams])
    assert found[0] == ("optimizer.name",)
    assert found[1] == found[2] == ("optimizer.beta1",)


def test_that_entries_that_differ_anywhere_are_found_once():
    assert differing_entries([PLAIN, NORMED, FAST, PLAIN]) == ("network.normalization.name", "optimizer.learning_rate")
    assert differing_entries([PLAIN]) == ()
