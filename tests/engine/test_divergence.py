"""A number that stops being finite is reported with its step, layer and quantity, and nothing breaks."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from tests.engine.problems import Problem, named

QUANTITIES = {"weight", "activation", "gradient", "loss"}


def exploding(**options):
    return Problem((5, 4), ACTIVATIONS["relu"](), LOSSES["mse"](), **options)


@pytest.mark.parametrize("cuts", [[50], [1] * 50, [2, 48]])
@pytest.mark.parametrize("record_every", [0, 20])
def test_that_a_huge_rate_diverges_at_the_same_step_however_it_is_cut(cuts, record_every):
    reports = []
    for parts in ([50], cuts):
        engine = exploding().engine()
        for count in parts:
            records = engine.advance(np.full(count, 1e9), shuffled=False, record_every=record_every)
            if records.diverged:
                break
        reports.append((engine.step, *records.diverged))
        assert not np.isfinite(records.loss[-1]) or not np.isfinite(records.norms[-1]).all()
    assert reports[0] == reports[1]
    step, layer, quantity = reports[0]
    assert 1 < step < 20 and 1 <= layer <= 3 and quantity in QUANTITIES


def test_that_the_step_that_diverged_is_counted_and_recorded_but_not_taken():
    engine = exploding().engine()
    records = engine.advance(np.full(50, 1e9), shuffled=False)
    replayed = exploding().engine()
    replayed.advance(np.full(engine.step - 1, 1e9), shuffled=False)
    assert len(records.loss) == engine.step
    np.testing.assert_equal(named(engine), named(replayed))


@pytest.mark.parametrize("layer", [1, 2, 3])
@pytest.mark.parametrize("lost", [np.nan, np.inf])
def test_that_a_lost_weight_is_found_in_its_layer(layer, lost):
    problem = exploding()
    problem.initial[f"layer{layer}.weight"][-1, 0] = lost
    problem.initial["layer1.bias"][...] = problem.initial["layer2.bias"][...] = 10  # every unit is on
    records = problem.engine().advance(np.full(3, 0.01), shuffled=False)
    assert records.diverged == (layer, "weight") and len(records.loss) == 1


def test_that_an_activation_beyond_float32_is_found_in_its_layer():
    problem = exploding()
    for layer in (1, 2):
        problem.initial[f"layer{layer}.weight"][...] = 1e20
        problem.initial[f"layer{layer}.bias"][...] = 1e20
    records = problem.engine().advance(np.full(1, 0.01), shuffled=False)
    assert records.diverged == (2, "activation")


def test_that_a_loss_beyond_float32_is_found_with_everything_else_finite():
    problem = Problem((), ACTIVATIONS["identity"](), LOSSES["mse"](), count=4, batch=4)
    problem.initial["layer1.weight"][...] = 0
    problem.initial["layer1.bias"][...] = 1e25
    records = problem.engine().advance(np.full(1, 0.01), shuffled=False)
    assert records.diverged == (1, "loss") and np.isinf(records.loss[0])


def test_that_a_gradient_beyond_float32_is_found_in_the_last_layer_that_has_it():
    problem = Problem((3,), ACTIVATIONS["identity"](), LOSSES["mse"](), count=4, batch=4)
    problem.initial["layer1.weight"][...] = 0
    problem.initial["layer1.bias"][...] = 1e30
    problem.initial["layer2.weight"][...] = 1e-15
    records = problem.engine().advance(np.full(1, 0.01), shuffled=False)
    assert np.isfinite(records.loss[0])
    assert records.diverged == (2, "gradient")


@pytest.mark.parametrize("loss", LOSSES.names())
@pytest.mark.parametrize("activation", ACTIVATIONS.names())
def test_that_a_run_told_not_to_stop_goes_on(activation, loss):
    dealt = 5 * ACTIVATIONS.names().index(activation) + LOSSES.names().index(loss)
    optimizer = list(OPTIMIZERS)[dealt % len(OPTIMIZERS)]
    problem = Problem((5, 4), ACTIVATIONS[activation](), LOSSES[loss](), optimizer())
    engine = problem.engine()
    records = engine.advance(np.full(40, 1e30), shuffled=True, stop_on_divergence=False, record_every=1)
    assert records.diverged is None and len(records.loss) == engine.step == 40


@pytest.mark.parametrize("loss", LOSSES.names())
@pytest.mark.parametrize("layer", [1, 2])
def test_that_a_network_of_nan_has_no_finite_loss(loss, layer):
    problem = Problem((5,), ACTIVATIONS["tanh"](), LOSSES[loss]())
    problem.initial[f"layer{layer}.weight"][0, 0] = np.nan
    engine = problem.engine()
    value, _ = engine.evaluate(engine.examples, np.arange(problem.count))
    assert not np.isfinite(value)
    assert engine.advance(np.full(3, 0.1), shuffled=False, record_every=0).diverged == (layer, "weight")
