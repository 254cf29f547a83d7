"""The worksheet: against a published example, central differences, a training run, and numbers written down before."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from dllab import Dataset, Experiment, Trainer
from dllab.explorers import EXPLORERS
from dllab.explorers.backpropagation import FIELDS, RULES, forward, loss_of, typed

Backpropagation = EXPLORERS["backpropagation"]
RANDOM = {
    "x": (0.6, -1.2), "target": (1.0, 0.0), "w1": (0.3, -0.8, 0.7, 0.4), "b1": (0.1, -0.2),
    "w2": (0.9, -0.5, -0.6, 0.2), "b2": (0.05, 0.3), "rate": 0.3,
}  # fmt: skip


def trained_like(settings, loss):
    """What a training run makes of the same weights and the same example in one step."""
    x, y = np.array([settings.x]), np.array([settings.target])
    data = Dataset.from_arrays(x, y, x[:0], y[:0], task="regression")
    experiment = Experiment.model_validate(
        {
            "network": {"hidden": [2], "activation": {"name": settings.activation}, "output_activation": "sigmoid"},
            "loss": loss, "optimizer": {"name": "sgd", "learning_rate": settings.rate}, "training": {"batch_size": 1},
        }
    )  # fmt: skip
    trainer = Trainer(experiment, dataset=data)
    trainer.load_parameters(
        {
            "layer1.weight": np.reshape(settings.w1, (2, 2)), "layer1.bias": np.array(settings.b1),
            "layer2.weight": np.reshape(settings.w2, (2, 2)), "layer2.bias": np.array(settings.b2),
        }
    )  # fmt: skip
    trainer.train(steps=1)
    return trainer.parameters


def test_that_the_default_is_the_published_example():
    found = Backpropagation().readouts()
    published = {
        "z1_1": 0.3775, "a1_1": 0.593269992, "a1_2": 0.596884378, "z2_1": 1.105905967, "a2_1": 0.75136507,
        "a2_2": 0.772928465, "loss": 0.298371109, "delta2_1": 0.138498562, "dw2_11": 0.082167041,
        "new_w2_11": 0.35891648, "new_w2_12": 0.408666186, "new_w2_21": 0.511301270, "new_w2_22": 0.561370121,
        "dw1_11": 0.000438568, "new_w1_11": 0.149780716, "new_w1_12": 0.19956143, "new_w1_21": 0.24975114,
        "new_w1_22": 0.29950229,
    }  # fmt: skip
    for name, value in published.items():
        assert found[name] == pytest.approx(value, abs=5e-9 if name != "dw1_11" else 5e-10), name


def test_that_the_worked_example_of_the_course_comes_out():
    experiment = Experiment.model_validate(
        {
            "seed": 0, "dataset": {"name": "xor", "samples": 20, "validation": 0.0},
            "network": {"hidden": [2], "activation": {"name": "sigmoid"}, "output_activation": "sigmoid"},
            "loss": {"name": "mse", "scale": "half_sum"}, "optimizer": {"name": "sgd", "learning_rate": 0.5},
            "training": {"batch_size": 1},
        }
    )  # fmt: skip
    trainer = Trainer(experiment)
    w = {name: tuple(map(float, array.ravel())) for name, array in trainer.parameters.items()}
    x = tuple(map(float, trainer.dataset.x_train[0]))
    assert x == pytest.approx((-0.18712, -1.73519), abs=5e-6) and trainer.dataset.y_train[0] == 0
    found = Backpropagation(
        x=x, target=(1.0, 0.0), rate=0.5, w1=w["layer1.weight"], b1=w["layer1.bias"], w2=w["layer2.weight"],
        b2=w["layer2.bias"],
    ).readouts()  # fmt: skip
    written = {
        "a2_1": 0.3722, "a2_2": 0.4060, "delta2_1": -0.14670, "delta2_2": 0.09792, "delta1_1": -0.001304,
        "delta1_2": 0.009129, "dw2_11": -0.11246, "dw1_11": 0.000244, "new_w2_11": -0.36793,
    }  # fmt: skip
    for name, value in written.items():
        assert found[name] == pytest.approx(value, rel=2e-3), name


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("loss", ["squared error", "cross-entropy"])
def test_that_every_gradient_is_the_derivative_of_the_loss(activation, loss):
    settings = Backpropagation(**RANDOM, activation=activation, loss=loss)
    x, target = np.array(settings.x), np.array(settings.target)

    def value(flat):
        w1, b1, w2, b2 = flat[:4].reshape(2, 2), flat[4:6], flat[6:10].reshape(2, 2), flat[10:]
        return loss_of(forward(x, w1, b1, w2, b2, activation)[-1], target, loss)

    flat = np.concatenate([settings.w1, settings.b1, settings.w2, settings.b2])
    slopes = approx_fprime(flat, value, 1e-7)
    found = settings.readouts()
    names = [f"d{part}_{place}" for part in ("w1", "b1", "w2", "b2") for place in places(part)]
    assert [found[name] for name in names] == pytest.approx(slopes, abs=1e-6)
    moved = flat - settings.rate * np.array([found[name] for name in names])
    assert [found[name.replace("d", "new_", 1)] for name in names] == pytest.approx(moved, rel=1e-12)
    assert found["loss"] == pytest.approx(value(flat)) and found["loss_after"] == pytest.approx(value(moved))
    assert found["loss_after"] < found["loss"]


def places(part):
    return ("11", "12", "21", "22") if part[0] == "w" else ("1", "2")


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_that_a_step_is_that_of_training(activation):
    settings = Backpropagation(**RANDOM, activation=activation)
    now, found = trained_like(settings, {"name": "mse", "scale": "half_sum"}), settings.readouts()
    for layer, part in (("layer1", "1"), ("layer2", "2")):
        weights = [found[f"new_w{part}_{place}"] for place in places("w")]
        biases = [found[f"new_b{part}_{place}"] for place in places("b")]
        assert now[f"{layer}.weight"].ravel() == pytest.approx(weights, rel=1e-5)
        assert now[f"{layer}.bias"] == pytest.approx(biases, rel=1e-5)


def test_that_updates_before_are_steps_one_after_the_other():
    once = Backpropagation(**RANDOM)
    found = once.readouts()
    parts = ("w1", "b1", "w2", "b2")
    moved = {part: tuple(found[f"new_{part}_{place}"] for place in places(part)) for part in parts}
    twice = Backpropagation(**{**RANDOM, **moved}).readouts()
    assert Backpropagation(**RANDOM, updates=1).readouts() == pytest.approx(twice, rel=1e-12)
    assert Backpropagation(updates=10_000).readouts()["loss"] < 5e-5


def test_that_cross_entropy_loses_the_slope_of_the_sigmoid():
    squared, crossed = Backpropagation().readouts(), Backpropagation(loss="cross-entropy").readouts()
    assert crossed["delta2_1"] == pytest.approx(crossed["a2_1"] - 0.01, rel=1e-12)
    assert squared["delta2_1"] == pytest.approx(crossed["delta2_1"] * squared["a2_1"] * (1 - squared["a2_1"]))


def test_that_answers_are_judged_within_one_per_cent():
    filled = "z1_1 = 0.3775; a2_1=0.757; dw2_21 = −0.0226; delta1_1=0.01; z1_2=much; nothing=3; new_w1_11"
    settings = Backpropagation(answers=filled)
    assert settings.verdicts == {
        "z1_1": True, "a2_1": True, "dw2_21": True, "delta1_1": False, "z1_2": False, "new_w1_11": False,
    }  # fmt: skip
    found = settings.readouts()
    assert (found["filled"], found["right"], found["wrong"]) == (6, 3, 3)
    verdict = dict(zip(FIELDS, settings.scene()["verdict"].tolist(), strict=True))
    assert (verdict["z1_1"], verdict["delta1_1"], verdict["a1_1"]) == (1, -1, 0)


def test_that_what_is_filled_in_is_read_leniently():
    assert typed(" z1_1=1;;z1_2 = 2e-3 \n a1_1=−4") == {"z1_1": 1.0, "z1_2": 0.002, "a1_1": -4.0}
    assert np.isnan(typed("z1_1=")["z1_1"]) and not typed("z9=1;=;==")


def test_that_steps_work_out_one_number_after_the_other():
    settings = Backpropagation()
    assert settings.steps == len(FIELDS) == 36 and set(RULES) == set(FIELDS)
    assert settings.scene(5)["shown"].sum() == 5 == settings.readouts(5)["shown"]
    assert FIELDS[:4] == ("z1_1", "z1_2", "a1_1", "a1_2") and FIELDS[8] == "delta2_1"
    assert settings.scene(36)["shown"].all()


def test_that_a_list_of_weights_of_another_length_is_refused():
    for wrong in ({"w1": [1.0]}, {"b2": [1.0, 2.0, 3.0]}, {"w2": [1.0, 2.0, 3.0, 400.0]}):
        with pytest.raises(ValueError):
            Backpropagation.model_validate(wrong)


def test_that_a_step_too_far_is_no_error():
    found = Backpropagation(activation="relu", rate=100.0, updates=1000).readouts()
    assert set(FIELDS) <= set(found)
