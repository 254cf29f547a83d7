"""Whatever of a running experiment can be changed takes effect at the very next step."""

import numpy as np
import pytest

from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from tests.engine.problems import Problem, assert_close, named

CUT = 10  # not at the end of an epoch: three steps make one


def check(problem, edit_engine, edit_oracle):
    engine, oracle = problem.engine(), problem.oracle()
    rates = np.full(CUT, 0.05)
    engine.advance(rates, shuffled=False)
    for _ in rates:
        oracle.step(0.05)
    edit_engine(engine)
    edit_oracle(oracle)
    records = engine.advance(np.full(25, 0.05), shuffled=False)
    expected = [oracle.step(0.05) for _ in range(25)]
    np.testing.assert_allclose(records.loss, [loss for loss, _, _ in expected], rtol=1e-4)
    assert_close(named(engine), oracle.parameters, 1e-4)


@pytest.mark.parametrize(
    "penalty",
    [{"l1": 0.05}, {"l2": 0.3}, {"weight_decay": 0.7}, {"clip_value": 0.01}, {"clip_norm": 0.05}],
    ids=lambda penalty: next(iter(penalty)),
)
def test_that_a_penalty_switched_on_acts_at_the_next_step(penalty):
    problem = Problem()
    check(
        problem,
        lambda engine: engine.configure(problem.choices(**penalty)),
        lambda oracle: vars(oracle).update(penalty),
    )


@pytest.mark.parametrize(
    "name, before, after",
    [
        ("sgd", {"momentum": 0.9}, {"momentum": 0.5}),
        ("sgd", {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}),
        ("sgd", {"momentum": 0.9}, {"momentum": 0.9, "dampening": 0.9}),
        ("sgd", {}, {"momentum": 0.9}),
        ("adam", {}, {"beta1": 0.5, "beta2": 0.99, "epsilon": 1e-4}),
        ("rmsprop", {}, {"alpha": 0.9}),
        ("nadam", {}, {"beta1": 0.5, "momentum_decay": 0.1}),
        ("lamb", {}, {"beta2": 0.9}),
    ],
)
def test_that_the_optimizers_parameters_change_at_the_next_step_and_keep_its_memory(name, before, after):
    problem = Problem(optimizer=OPTIMIZERS[name](**before))
    edited = Problem(optimizer=OPTIMIZERS[name](**after))
    check(
        problem,
        lambda engine: engine.configure(edited.choices()),
        lambda oracle: oracle.options.update(edited.optimizer_options),
    )


def test_that_the_losss_parameters_change_at_the_next_step():
    problem, edited = (Problem(loss=LOSSES["mse"](scale=scale)) for scale in ("mean", "half_sum"))
    check(
        problem,
        lambda engine: engine.configure(edited.choices()),
        lambda oracle: setattr(oracle, "loss_options", edited.loss.model_dump()),
    )


@pytest.mark.parametrize("batch", [1, 3, 13, 17, 21, 100])
def test_that_another_batch_size_goes_on_where_the_epoch_stands(batch):
    problem = Problem(count=21, batch=8)
    check(
        problem,
        lambda engine: engine.configure(problem.choices(), batch),
        lambda oracle: setattr(oracle, "batch", batch),
    )


def test_that_shuffling_switched_off_waits_for_the_next_epoch():
    engine = Problem(count=21, batch=8).engine()
    engine.advance(np.full(1, 0.01), shuffled=True)
    begun = engine.state.order.copy()
    engine.advance(np.full(2, 0.01), shuffled=False)
    np.testing.assert_array_equal(engine.state.order, begun)
    engine.advance(np.full(1, 0.01), shuffled=False)
    np.testing.assert_array_equal(engine.state.order, np.arange(21))
