"""Those who watch a session have the outputs for their own inputs."""

import numpy as np

from dllab.training.outcomes import Paused
from tests.training.examples import at_rest
from tests.training.sessions import DATA, loaded, trained


def test_that_probes_follow_the_inputs_watched(session):
    loaded(session)
    session.watch("a", DATA.x_val)
    first = at_rest(session).probes["a"]
    assert first.outputs.shape == (9, 3) and at_rest(session).probes["a"] is first
    session.step(3)
    second = at_rest(session).probes["a"]
    assert second is not first and (first.outputs != second.outputs).any()
    session.watch("a", None)
    assert not at_rest(session).probes


def test_that_every_watcher_gets_its_own_outputs(session):
    loaded(session)
    inputs = {"a": DATA.x_val, "b": DATA.x_train, "c": DATA.x_val[:2]}
    for watcher, watched in inputs.items():
        session.watch(watcher, watched)
    session.step(3)
    expected = trained(3)
    for probes in (at_rest(session).probes, None):
        probes = probes or (session.reset(), session.step(3), at_rest(session))[-1].probes
        assert list(probes) == list(inputs)
        for watcher, watched in inputs.items():
            assert probes[watcher].inputs is watched
            np.testing.assert_array_equal(probes[watcher].outputs, expected.forward(watched))
    session.watch("b", DATA.x_val[:1])
    session.watch("c", None)
    left = at_rest(session).probes
    assert {watcher: len(probe.outputs) for watcher, probe in left.items()} == {"a": 9, "b": 1}


def test_that_inputs_of_another_width_do_not_stop_the_training(session):
    loaded(session)
    session.watch("a", np.zeros((4, 9), np.float32))
    session.watch("b", DATA.x_val)
    session.step(5)
    found = at_rest(session)
    assert found.step == 5 and found.outcome == Paused() and list(found.probes) == ["b"]
