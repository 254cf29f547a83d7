"""Every optimizer's formula, worked out for one weight, ends in the step that the engine takes."""

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.worked.terms import OptimizerStep, ParameterPlace
from dllab.training.microscope.look import Address
from dllab.training.microscope.specimen import Microscope
from dllab.training.microscope.worked import memory_of, worked
from tests.engine.variants import label, names_saying, saying, variants
from tests.training.examples import clouds
from tests.training.microscope.arithmetic import worked_out
from tests.training.microscope.specimens import specimen

EVERY_OPTIMIZER = [setting for choice in saying(OPTIMIZERS, "worked") for setting in variants(choice)]
NAMES = names_saying(OPTIMIZERS, "worked")
ROUNDING = 2e-7  # of weights in float32


def updates(optimizer, steps, **sections):
    """{step: updates of a weight, a bias and a weight of the last layer}, steps counted from 1; each the run's own."""
    network = {"hidden": []} if optimizer.name == "perceptron" else {}
    table = optimizer.as_table()
    trainer, microscope, _ = specimen(steps=0, optimizer=table, network=network, **sections)
    found = {}
    for step in steps:
        if step - 1 > trainer.step:
            trainer.train(step - 1 - trainer.step)
        look = microscope.look(trainer.engine.state, trainer.next_rate)
        assert look.step + 1 == step
        addresses = Address(1, 1, 2), Address(1, 1, None), Address(len(look.layers), 0, 2)
        found[step] = [microscope.follow(look, address) for address in addresses]
        trainer.train(1)
        for update, address in zip(found[step], addresses, strict=True):
            layer = trainer.parameters[f"layer{address.layer}.{'bias' if address.column is None else 'weight'}"]
            real = layer[address.unit] if address.column is None else layer[address.unit, address.column]
            assert update.after == real
    return found


def lines_of(update):
    return {line.left: line for line in update.worked}


def check(update):
    """The last line is the engine's step, lines of what is remembered have what the engine left there, and whoever
    works out the numbers of a line finds its value."""
    last = update.worked[-1]
    assert last.left == "Δw" and last.formula
    assert last.value == pytest.approx(update.difference - update.decay, rel=2e-5, abs=ROUNDING)
    for slot in update.slots:
        own = [line.value for line in update.worked if line.left == slot.name]
        assert all(value == pytest.approx(slot.after, rel=1e-6, abs=1e-12) for value in own)
    for line in filter(lambda line: line.numbers, update.worked):
        value, doubt = worked_out(line.numbers)
        assert value == pytest.approx(line.value, rel=1e-3, abs=1.01 * doubt + 1e-11), line


@pytest.mark.parametrize("optimizer", EVERY_OPTIMIZER, ids=label)
def test_that_the_worked_step_is_the_engines_with_every_option(optimizer):
    found = updates(optimizer, (1, 2, 5, 7))
    assert len(found) == 4 and any(update.difference for step in found.values() for update in step)
    for step in found.values():
        for update in step:
            check(update)


@pytest.mark.parametrize("name", NAMES)
def test_that_decay_clipping_and_a_changing_rate_come_before_the_worked_step(name):
    sections = {
        "regularization": {"clip_norm": 0.2} | ({} if name == "adamw" else {"weight_decay": 0.3}),
        "schedule": {"name": "exponential", "gamma": 0.5},
    }
    more = {"weight_decay": 0.3} if name == "adamw" else {}
    found = updates(OPTIMIZERS[name](**more), (1, 5, 8), **sections)
    for step in found.values():
        assert step[0].decay != 0
        for update in step:
            check(update)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_network_that_diverged_can_be_followed(name):
    network = {"hidden": []} if name == "perceptron" else {}
    trainer, _, _ = specimen(optimizer={"name": name}, network=network)
    trainer.load_parameters({key: np.full_like(array, np.inf) for key, array in trainer.parameters.items()})
    microscope = Microscope(trainer.experiment, clouds())
    look = microscope.look(trainer.engine.state, trainer.next_rate)
    assert microscope.follow(look, Address(1, 1, 2)).worked[-1].left == "Δw"


def test_that_nadams_product_of_shares_begins_with_1():
    found = updates(OPTIMIZERS["nadam"](), (1, 2))
    first, second = (lines_of(found[step][0]) for step in (1, 2))
    assert first["p"].numbers.startswith("1·") and first["p"].value == pytest.approx(first["μₜ"].value)
    assert second["μₜ"].value == pytest.approx(first["μₜ₊₁"].value)
    assert second["p"].value == pytest.approx(first["μₜ"].value * second["μₜ"].value)


def test_that_radam_divides_by_the_root_only_once_it_is_known():
    found = updates(OPTIMIZERS["radam"](), (1, 5, 6, 7))
    lines = {step: lines_of(several[0]) for step, several in found.items()}
    for step, own in lines.items():
        assert (own["ρ"].value > 5) == (step > 5) == ("r" in own)
        assert own["Δw"].formula == ("−η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)" if step > 5 else "−η·m̂")
        assert ("not" in own["ρ"].note) == (step <= 5)
    never = updates(OPTIMIZERS["radam"](beta2=0.5), (1, 30))
    assert all("r" not in lines_of(update) for several in never.values() for update in several)


def test_that_lambs_ratio_is_of_the_norms_of_the_weights_own_matrix_or_vector():
    optimizer = OPTIMIZERS["lamb"]()
    trainer, microscope, look = specimen(steps=4, optimizer=optimizer.as_table())
    for address, tensor in [(Address(2, 1, 3), "layer2.weight"), (Address(2, 1, None), "layer2.bias")]:
        own = lines_of(microscope.follow(look, address))
        parameters = trainer.parameters[tensor].astype(float)
        assert own["‖w‖"].value == pytest.approx(np.linalg.norm(parameters), rel=1e-6)
        assert own["‖w‖/‖d‖"].value == pytest.approx(own["‖w‖"].value / own["‖d‖"].value)
        assert "bias" in own["‖w‖/‖d‖"].note
    after = microscope.follow(look, Address(2, 1, 3)).worked
    before = trainer.parameters["layer2.weight"].astype(float)
    trainer.train(1)
    change = np.linalg.norm(trainer.parameters["layer2.weight"].astype(float) - before)
    ratio, length = (next(line.value for line in after if line.left == left) for left in ("‖w‖/‖d‖", "‖d‖"))
    assert change == pytest.approx(look.rate * ratio * length, rel=1e-4)


def test_that_lambs_ratio_is_1_for_biases_that_are_all_0():
    _, bias, _ = updates(OPTIMIZERS["lamb"](), (1,))[1]
    ratio = lines_of(bias)["‖w‖/‖d‖"]
    assert bias.before == 0 != bias.difference and ratio.value == 1 and "either norm is 0" in ratio.note


@pytest.mark.parametrize("amsbound", [False, True])
def test_that_adabounds_bounds_close_in_on_the_final_rate(amsbound):
    found = updates(OPTIMIZERS["adabound"](gamma=0.5, final_rate=0.02, amsbound=amsbound), (1, 9, 200))
    bounds = [[lines_of(several[0])[name].value for name in ("f₋", "f", "f₊")] for several in found.values()]
    assert all(low < final < high for low, final, high in bounds)
    assert bounds[0][2] - bounds[0][0] > bounds[1][2] - bounds[1][0] > bounds[2][2] - bounds[2][0]
    assert bounds[2][0] == pytest.approx(0.02, rel=0.02) == bounds[2][2]
    assert ("v̂" in lines_of(found[9][0])) == amsbound
    inside = [lines_of(update) for several in found.values() for update in several]
    assert any(not own["f₋"].value < own["a"].value < own["f₊"].value for own in inside)


def test_that_swats_is_followed_up_to_its_switch_and_after_it():
    found = updates(OPTIMIZERS["swats"](tolerance=1e9), (1, 2, 3, 6))
    for several in found.values():
        for update in several:
            check(update)
    first, switch, then, later = (lines_of(several[0]) for several in found.values())
    assert first["t₀"].value == 0 and "Λ/η" not in first and first["Δw"].formula == "p"
    assert switch["t₀"].value == 2 and switch["Δw"].formula == "p" and "the switch" in switch["Λ/η"].note
    for own in (then, later):
        assert list(own) == ["t₀", "u", "Λ", "Δw"] and own["t₀"].value == 2
        assert own["Λ"].value == pytest.approx(switch["Λ"].value, rel=1e-6)
    assert found[3][0].slots[0].before == 0 and then["u"].value == pytest.approx(found[3][0].gradient)


def test_that_swats_rate_is_of_the_whole_network_and_the_same_for_every_weight():
    found = updates(OPTIMIZERS["swats"](), (1, 4))
    for several in found.values():
        for name in ("γ", "λ", "Λ", "t₀"):
            assert len({lines_of(update)[name].value for update in several}) == 1
    first = lines_of(found[1][0])
    assert first["Λ"].value == pytest.approx(first["γ"].value, rel=1e-4)  # the first mean is of one value


def test_that_swats_has_no_rate_to_compare_where_there_is_no_gradient():
    optimizer, nothing = OPTIMIZERS["swats"](), np.zeros(4, np.float32)
    slots = optimizer.initial_slots(nothing)
    step = OptimizerStep(nothing, nothing, memory_of(optimizer, slots, slots, 4), 0.1, 1)
    lines = {line.left: line.value for line in worked(optimizer, step, ParameterPlace(1, slice(0, 4), 0.0))}
    assert "γ" not in lines and lines["Δw"] == 0


@pytest.mark.parametrize("decay", [0.0, 0.3])
@pytest.mark.parametrize("inner", [name for name in NAMES if name not in ("lookahead", "perceptron")])
def test_that_lookahead_shows_what_it_wraps_and_then_the_slow_weights(inner, decay):
    optimizer = OPTIMIZERS["lookahead"](k=3, inner=OPTIMIZERS[inner]())
    penalties = {"regularization": {"weight_decay": decay}} if inner != "adamw" else {}
    found = updates(optimizer, (1, 2, 3, 4, 6), **penalties)
    alone = updates(optimizer.inner, (1, 2, 3), **penalties)
    for step, several in found.items():
        for update in several:
            check(update)
            own = lines_of(update)
            assert own["t mod k"].value == step % 3
            if step % 3:
                assert "φ" not in own and own["Δw"].value == own["Δθ"].value
            else:
                assert own["φ"].value == update.after and own["Δw"].value != own["Δθ"].value
    for step in alone:
        for ahead, same in zip(found[step], alone[step], strict=True):
            inside = [(line.left, line.value) for line in ahead.worked[: len(same.worked) - 1]]
            assert inside == [(line.left, line.value) for line in same.worked[:-1]]
            assert lines_of(ahead)["Δθ"].value == same.worked[-1].value
