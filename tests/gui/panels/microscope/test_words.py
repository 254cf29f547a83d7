"""The derivation says what was computed."""

from dataclasses import replace

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.worked.write import put_in, write
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.microscope.update import _rows
from dllab.gui.panels.microscope.words import Equation, derivation, verdict_words, weight_name
from dllab.numerals import number
from dllab.training.microscope.difference import Check, Verdict
from dllab.training.microscope.look import Address
from tests.engine.variants import names_saying
from tests.training.microscope.specimens import specimen

WEIGHT = Address(2, 1, 3)


def lines(**sections):
    example = sections.pop("example", None)
    trainer, microscope, look = specimen(example=example, **sections)
    update = microscope.follow(look, WEIGHT)
    return update, {
        section.heading: {line.left: line.rights for line in section.equations}
        for section in derivation(look, update, trainer.experiment)
    }


def test_that_the_gradient_of_one_example_is_delta_times_input():
    update, found = lines(example=4)
    formula, numbers, value = found["Gradient"]["∂L/∂w₂₄"]
    assert formula == "δ₂·x₄" and value == write(update.data_gradient)
    assert numbers == put_in("{}·{}", float(update.deltas[0]), float(update.inputs[0]))
    assert list(found["Back"]) == ["δ³", "δ²"]
    assert {"x₄", "z₂", "a₂", "y", "t", "L"} <= set(found["Forward"])


def test_that_the_gradient_of_a_batch_is_a_sum_with_its_largest_terms():
    update, found = lines()
    formula, terms, value = found["Gradient"]["∂L/∂w₂₄"]
    assert formula == "Σ δ₂·x₄" and terms.count("+") == 3 and terms.endswith("…")
    assert value == write(update.data_gradient) and list(found["Back"]) == ["rms δ³", "rms δ²"]


def test_that_a_sum_that_is_not_a_number_shows_the_term_that_makes_it_so_and_nothing_that_was_added():
    trainer, microscope, look = specimen()
    update = microscope.follow(look, WEIGHT)
    deltas = update.deltas.copy()
    deltas[-1] = np.nan
    lost = replace(update, deltas=deltas, data_gradient=np.nan, penalty=np.nan, noise=np.nan, gradient=np.nan)
    found = next(each for each in derivation(look, lost, trainer.experiment) if each.heading == "Gradient").equations
    assert [line.left for line in found] == ["∂L/∂w₂₄", "g"] and found[0].rights[1].startswith("NaN + ")


@pytest.mark.parametrize("stops", [True, False])
def test_that_a_step_at_which_the_run_ends_moves_no_weight(stops):
    trainer, microscope, look = specimen(optimizer={"name": "adam"}, training={"stop_on_divergence": stops})
    state = look.before.copy()
    state.parameters[trainer.layout.layers[-1].weight] = np.nan
    lost = microscope.look(state, 0.1)
    update = microscope.follow(lost, WEIGHT)
    assert not np.isfinite(lost.loss) and look.taken and lost.taken is not stops
    found = next(each for each in derivation(lost, update, trainer.experiment) if each.heading == "Update").equations
    if stops:
        assert update.difference == 0 and [line.left for line in found][1:] == ["w"]
        assert "the run ends here" in found[0].left and found[1].rights == (number(update.before, 7),)
    else:
        assert np.isnan(update.difference) and [line.left for line in found][-2:] == ["Δw", "w"]


def test_that_adams_lines_end_in_the_new_weight():
    update, found = lines(optimizer={"name": "adam"})
    assert list(found["Update"]) == ["η", "t", "m", "v", "m̂", "v̂", "Δw", "w"]
    assert found["Update"]["t"] == ("6",)
    assert found["Update"]["Δw"][-1] == write(update.difference)
    assert found["Update"]["w"][-1] == number(update.after, 7)


def test_that_the_last_line_adds_up_as_it_is_written():
    _, found = lines(optimizer={"name": "sgd", "learning_rate": 1e-4})
    _, sum_, value = found["Update"]["w"]
    terms = sum_.replace("−", "-").replace("- ", "+ -").split(" + ")
    plain = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    worth = [float(term.strip("()").replace("⋅10", "e").translate(plain).replace("- ", "-")) for term in terms]
    assert sum(worth) == pytest.approx(float(value.replace("−", "-")), abs=1.1e-7)


def test_that_penalties_clipping_and_decay_have_lines_of_their_own():
    update, found = lines(regularization={"l2": 0.1, "clip_norm": 0.01, "weight_decay": 0.1, "gradient_noise": 0.1})
    assert found["Gradient"]["+ L1, L2"] == (write(update.penalty),)
    assert found["Gradient"]["+ noise"] == (write(update.noise),)
    assert found["Gradient"]["g"] == ("clipped", write(update.gradient))
    assert found["Update"]["decay"][-1] == write(update.decay)


def test_that_a_frozen_weight_has_its_gradient_and_no_update():
    frozen = {"training": {"frozen_layers": 2}, "regularization": {"clip_norm": 1e-4, "weight_decay": 0.1}}
    network = {"hidden": [6, 5], "normalization": "batch"}
    update, found = lines(network=network, **frozen)
    assert found["Gradient"]["g"] == (write(update.data_gradient),), "it is not clipped, but not used"
    assert list(found["Update"]) == ["layer 2 is frozen: its weights stay as they are", "w"]
    assert found["Update"]["w"] == (number(update.before, 7),) and update.difference == 0
    assert "frozen layers: batch norm by the running values" in found["Forward"]
    _, free = lines(network=network)
    assert "frozen layers: batch norm by the running values" not in free["Forward"]


def test_that_a_sum_without_a_bias_is_written_without():
    for biases, formula in ((True, "Σ w·x + b"), (False, "Σ w·x")):
        _, found = lines(example=4, network={"hidden": [6, 5], "biases": biases})
        assert found["Forward"]["z₂"][0] == formula


@pytest.mark.parametrize("name", [name for name in names_saying(OPTIMIZERS, "worked") if name != "perceptron"])
def test_that_every_optimizers_lines_are_written_with_what_is_to_be_said_of_them(name):
    update, found = lines(optimizer={"name": name})
    written = found["Update"]
    for line in update.worked[:-1]:
        assert written[line.left] == (*filter(None, (line.formula, line.numbers)), number(line.value, line.digits))
        assert not line.note or written[line.note] == ()
    assert ("decay" in written) == (update.decay != 0)
    assert written["Δw"][-1] == write(update.difference) and written["w"][-1] == number(update.after, 7)


def test_that_norms_switches_branches_and_slow_weights_are_explained():
    def notes(**optimizer):
        return " ".join(line.note for line in lines(optimizer=optimizer)[0].worked)

    assert "whole weight matrix" in notes(name="lamb")
    assert "known well enough" in notes(name="radam") and "all parameters of the network" in notes(name="swats")
    assert "the slow weights φ wait" in notes(name="lookahead")
    assert "back to the slow weights" in notes(name="lookahead", k=3)


def test_that_what_the_numbers_depend_on_is_said():
    network = {"normalization": "batch", "dropout": 0.2}
    _, found = lines(network=network, augmentation={"noise": 0.1})
    words = " ".join(found["Forward"])
    assert "dropout" in words and "batch norm over these examples" in words and "augmentation" in words
    assert "its variance is 0" in " ".join(lines(network=network, example=1)[1]["Forward"])


@pytest.mark.parametrize(
    "address, name",
    [(Address(1, 1, 2), "w₂₃"), (Address(1, 11, 2), "w₁₂,₃"), (Address(1, 0, None), "b₁")],
)
def test_that_weights_are_named_by_unit_and_input(address, name):
    assert weight_name(address) == name


@pytest.mark.parametrize("verdict", Verdict)
def test_that_every_verdict_has_words(verdict):
    assert verdict_words(Check(verdict, 1.0))


def test_that_a_gradient_of_0_is_not_called_infinite_for_its_loss():
    assert verdict_words(Check(Verdict.NOT_FINITE, float("nan"))) == "not finite"
    assert verdict_words(Check(Verdict.NOT_FINITE, 0.0)) == "the loss is not finite"


@pytest.mark.parametrize(
    "value, written",
    [
        (0, "0"),
        (1, "1"),
        (-0.5, "−0.5"),
        (1234.56, "1235"),
        (12345.6, "12346"),
        (123456, "1.235⋅10⁵"),
        (2e-4, "2⋅10⁻⁴"),
        (float("inf"), "∞"),
    ],
)
def test_that_numbers_are_written_as_people_do(value, written):
    assert write(value) == written


def test_that_numbers_are_put_in_so_that_they_cannot_be_misread():
    assert put_in("{}·{} + {}²", -2, -3, 1e-5) == "−2·(−3) + (10⁻⁵)²"
    assert put_in("−{}/√{}", 0.1, 2e-6) == "−0.1/√(2⋅10⁻⁶)"
    assert put_in("{}/{} − {}⁵", 3e-6, 2e-6, 1e-5) == "3⋅10⁻⁶/(2⋅10⁻⁶) − (10⁻⁵)⁵"
    assert put_in("{} − {}", 0.123456, -0.2, digits=6) == "0.123456 − (−0.2)"


def test_that_an_example_is_not_said_to_equal_its_input():
    """“example 645 = x = −0.8165, z = −0.3465”, broken between the sign and the number."""
    theme = Theme(dark=False, presentation=False)
    (row,) = _rows(Equation("example 645", ("x = −0.8165, z = −0.3465",)), theme)
    assert ">:</td>" in row and ">=</td>" not in row
    assert "x\xa0=\xa0−0.8165, z\xa0=\xa0−0.3465" in row
    assert ">=</td>" in _rows(Equation("L", ("0.25",)), theme)[0]
