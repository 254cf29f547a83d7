"""Products with the Hessian over more examples than go through the network at once."""

import numpy as np
import pytest

from dllab.engine import ground as module
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.ground import Ground
from dllab.engine.losses import LOSSES
from dllab.engine.tangents.products import Tangents
from tests.engine.networks import NetworkProblem

COUNT, BLOCK = 70, 32


def asked():
    """A problem's parameters, three vectors, and how to make its ground in blocks of so many examples."""
    problem = NetworkProblem(
        activation=ACTIVATIONS["tanh"](), loss=LOSSES["cross_entropy"](), count=COUNT, hidden=(7, 5), seed=3
    )
    engine = problem.engine()
    random = np.random.default_rng(5)
    vectors = [random.standard_normal(problem.layout.length).astype(np.float32) for _ in range(3)]

    def ground(block):
        return Ground(problem.layout, engine.choices, engine.examples, engine.state.running, block)

    return engine.state.parameters.copy(), vectors, ground


@pytest.fixture
def prepared(monkeypatch):
    """The parameters that products were prepared at, one for each block that went through the network."""
    real, at = Tangents.prepare, []

    def prepare(tangents, parameters, count):
        at.append(parameters)
        real(tangents, parameters, count)

    monkeypatch.setattr(Tangents, "prepare", prepare)
    return at


def test_that_every_block_is_prepared_once_a_place(prepared):
    parameters, vectors, ground = asked()
    own, whole = ground(BLOCK), ground(COUNT)
    for place in (parameters, parameters + np.float32(0.1)):
        prepared.clear()
        found = [own.bend(place, vector).copy() for vector in vectors]
        assert len(prepared) == 3 and all(each is place for each in prepared)
        for vector, image in zip(vectors, found, strict=True):
            expected = whole.bend(place, vector)
            np.testing.assert_allclose(image, expected, rtol=0, atol=1e-5 * np.abs(expected).max())


def test_that_blocks_too_large_to_be_kept_are_prepared_each_time_with_the_same_bits(prepared, monkeypatch):
    parameters, vectors, ground = asked()
    kept = [ground(BLOCK).bend(parameters, vector) for vector in vectors]
    monkeypatch.setattr(module, "LARGEST_KEPT", 0)
    own = ground(BLOCK)
    prepared.clear()
    again = [own.bend(parameters, vector) for vector in vectors]
    assert len(prepared) == 9
    np.testing.assert_array_equal(again, kept)


def test_that_between_products_losses_and_gradients_may_be_asked_for():
    parameters, vectors, ground = asked()
    own, fresh = ground(BLOCK), ground(BLOCK)
    own.bend(parameters, vectors[0])
    assert own.loss(parameters) == fresh.loss(parameters)
    np.testing.assert_array_equal(own.gradient(parameters), fresh.gradient(parameters))
    np.testing.assert_array_equal(own.bend(parameters, vectors[1]), fresh.bend(parameters, vectors[1]))


def test_that_a_team_is_there_for_every_block_while_it_shares_and_for_none_after():
    parameters, vectors, ground = asked()
    own = ground(BLOCK)

    def teams():
        return [int(each._program.sharing[module.TEAM]) for each in (own, *own._own)]

    for _ in range(2):  # blocks have tables of their own from the first product on
        with own.sharing(7):  # no loop of so small a network is shared: nobody reads it
            own.bend(parameters, vectors[0])
            assert teams() == [7, 7, 7, 7]
        assert teams() == [0, 0, 0, 0]
