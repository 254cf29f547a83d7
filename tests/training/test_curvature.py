"""The Hessian's eigenvalues against PyTorch's, and what a run records of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.curvature import Hessian, lanczos
from dllab.engine.ground import Ground
from dllab.experiment.presets import presets
from dllab.training.cores import CORES
from dllab.training.curvature import SHARE, negative_directions
from dllab.training.recording import summary
from dllab.training.time_machine import TimeMachine
from tests.golden import hessian_cases
from tests.golden.hessian_cases import CASES

GOLDEN = np.load(Path(hessian_cases.__file__).with_name("hessians.npz"))
NAMES = "sharpness", "lowest_curvature", "negative_directions"
every_case = pytest.mark.parametrize("name", CASES)


def trainer_of(case, **sections):
    """The case's network on its examples, none held out, with the case's weights."""
    x, y, parameters = hessian_cases.problem(case)
    task = "regression" if case.is_regression else "classification"
    data = Dataset.from_arrays(x, y, x[:0], y[:0], task=task)
    if case.image:
        data = replace(data, image_shape=case.image)
    alike = {"kernel": 3, "padding": "same", "stride": case.stride, "pool": case.pool}
    convolutions = [alike | {"filters": filters} for filters in case.convolutions]
    position = {"position": case.position} if case.normalization != "none" else {}
    network = {
        "hidden": list(case.hidden), "activation": {"name": case.activation, **case.options},
        "convolutions": convolutions, "normalization": {"name": case.normalization, **position},
        "residual": case.residual, "output_activation": case.output,
    }  # fmt: skip
    table = {"network": network, "loss": {"name": case.loss, **case.loss_options}, "optimizer": {"name": "sgd"}}
    trainer = Trainer(Experiment.model_validate(table | sections), data)
    trainer.load_parameters(parameters)
    return trainer


def hessian_of(trainer):
    engine = trainer.engine
    ground = Ground(engine.layout, engine.choices, engine.examples, engine.state.running)
    return Hessian(ground, engine.state.parameters)


def along_names(trainer, vector):
    """A vector in the order of the parameters' names, as the flat arrays have it."""
    named, place = {}, 0
    for name, value in trainer.parameters.items():
        named[name] = vector[place : place + value.size].reshape(value.shape).astype(np.float32)
        place += value.size
    flat = np.zeros(trainer.layout.length, np.float32)
    trainer.layout.load(flat, named)
    return flat


def measured(steps, **training):
    table = {
        "dataset": {"name": "spiral", "samples": 100}, "network": {"hidden": [6]}, "optimizer": {"name": "sgd"},
        "training": {"curvature": True, "batch_size": 70, **training},
    }  # fmt: skip
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(steps)
    return trainer


@every_case
def test_that_the_spectrum_is_that_of_pytorchs_hessian(name):
    expected = GOLDEN[f"{name}/eigenvalues"]
    found = hessian_of(trainer_of(CASES[name])).spectrum()
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5 * np.abs(expected).max())


@every_case
def test_that_products_are_those_of_pytorchs_hessian(name):
    trainer, expected = trainer_of(CASES[name]), GOLDEN[f"{name}/product"]
    hessian = hessian_of(trainer)
    found = hessian.times(along_names(trainer, hessian_cases.direction(len(expected))))
    np.testing.assert_allclose(found, along_names(trainer, expected), rtol=0, atol=1e-5 * np.abs(expected).max())
    assert hessian.exact


@pytest.mark.parametrize("name", ["tanh", "normalized", "convolution"])
def test_that_lanczos_finds_both_ends_of_the_spectrum(name):
    trainer, expected = trainer_of(CASES[name]), GOLDEN[f"{name}/eigenvalues"]
    hessian = hessian_of(trainer)
    noise = np.zeros(trainer.layout.length, np.float32)
    noise[hessian.places] = np.random.default_rng(2).standard_normal(len(hessian.places))
    found = lanczos(hessian.times, noise, 60, 1e-4)
    scale = np.abs(expected).max()
    assert found.values[-1] == pytest.approx(expected[-1], abs=1e-3 * scale)
    assert found.values[0] == pytest.approx(expected[0], abs=1e-3 * scale)
    image = hessian.times(found.highest)
    np.testing.assert_allclose(image, expected[-1] * found.highest, atol=5e-3 * scale)


def test_that_a_weight_penalty_adds_to_the_curvature_along_weights_alone():
    plain = hessian_of(trainer_of(CASES["tanh"]))
    decayed = trainer_of(CASES["tanh"], regularization={"l2": 0.5})
    ones = along_names(decayed, np.ones(sum(value.size for value in decayed.parameters.values())))
    difference = decayed.layout.named((hessian_of(decayed).times(ones) - plain.times(ones)).astype(np.float32))
    for name, values in difference.items():
        np.testing.assert_allclose(values, 0.5 if name.endswith("weight") else 0.0, atol=1e-3, err_msg=name)


def test_that_frozen_layers_have_no_curvature():
    trainer = trainer_of(CASES["tanh"], training={"frozen_layers": 1})
    hessian = hessian_of(trainer)
    assert hessian.places.min() >= trainer.layout.layers[1].weight
    ones = along_names(trainer, np.ones(sum(value.size for value in trainer.parameters.values())))
    first = trainer.layout.layers[0]
    assert not hessian.times(ones)[: first.size].any() and hessian.times(ones).any()


def test_that_curvature_is_recorded_where_it_is_wanted_alone():
    assert not set(NAMES) & set(measured(0, curvature=False).history.columns())
    trainer = measured(0)
    trainer.train(2 * trainer._curvature.interval)
    steps, sharpness = trainer.history.column("sharpness")
    assert steps.tolist() == [trainer._curvature.interval, 2 * trainer._curvature.interval]
    assert sharpness[-1] == pytest.approx(hessian_of(trainer).spectrum()[-1], rel=1e-2)
    table = summary(trainer)
    assert table["sharpness"] == pytest.approx(float(sharpness[-1]))
    assert table["stability_limit"] == pytest.approx(2 / 0.01) and table["curvature_step"] == steps[-1]


def test_that_looking_at_curvature_changes_nothing():
    assert measured(1500).digest() == measured(1500, curvature=False).digest()


def test_that_chunks_do_not_change_what_is_recorded():
    whole, pieces = measured(900), measured(0)
    for _ in range(90):
        pieces.train(10)
    np.testing.assert_array_equal(whole.history.column("sharpness"), pieces.history.column("sharpness"))


def test_that_time_dragged_back_finds_what_was_recorded():
    machine = TimeMachine(measured(0), 1 << 28)
    machine.train(900)
    known = machine.trainer.history.column("sharpness")
    machine.seek(300)
    machine.train(600)
    np.testing.assert_array_equal(machine.trainer.history.column("sharpness"), known)
    assert machine.path()[0].step == 0 and machine.path()[-1].step <= 900


def test_that_a_file_keeps_the_curves(tmp_path):
    trainer = measured(900)
    trainer.save(tmp_path / "x.dllab")
    found = Trainer.load(tmp_path / "x.dllab").history.column("lowest_curvature")
    np.testing.assert_array_equal(found, trainer.history.column("lowest_curvature"))


def test_that_a_team_that_trains_a_wide_network_measures_it_too_with_the_same_bits(monkeypatch):
    table = {
        "dataset": {"name": "digits"}, "network": {"hidden": [256, 128]},
        "training": {"batch_size": 128, "curvature": True},
    }  # fmt: skip
    found, teams = [], []

    class Watched(Ground):
        def sharing(self, team):
            teams[-1].add(team != 0)
            return super().sharing(team)

    monkeypatch.setattr("dllab.training.curvature.Ground", Watched)
    for limit in (1, 2):
        monkeypatch.setattr(CORES, "_limit", limit)
        CORES._stretches.clear()  # else the run before would still count
        teams.append(set())
        trainer = Trainer(Experiment.model_validate(table))
        trainer.train(2)
        for _ in range(2):
            trainer.measure_curvature()
            trainer.train(1)
        found.append([trainer.history.column(name)[1] for name in NAMES])
    assert teams == [{False}, {True}]
    np.testing.assert_array_equal(*found)


def test_that_a_network_that_diverges_has_curvatures_that_are_not_finite():
    trainer = measured(0, stop_on_divergence=False)
    trainer.engine.state.parameters[0] = np.nan
    trainer.measure_curvature()
    assert np.isnan([trainer.history.column(name)[1][-1] for name in NAMES]).all()


@pytest.mark.parametrize(
    ("options", "limit"),
    [
        ({}, 20),
        ({"momentum": 0.9}, 38),
        ({"momentum": 0.5, "dampening": 0.5}, 60),
        ({"momentum": 0.9, "nesterov": True}, 38 / 2.8),
    ],
)
def test_that_descent_on_a_parabola_is_stable_just_below_its_limit(options, limit):
    sgd = Experiment.model_validate({"optimizer": {"name": "sgd", "learning_rate": 0.1, **options}}).optimizer
    assert float(sgd.stability_limit(np.array([0.1]))[0]) == pytest.approx(limit)
    beta, kept = sgd.momentum, 1 - sgd.dampening if sgd.momentum else 1.0
    for curvature, grows in ((0.98 * limit, False), (1.02 * limit, True)):
        w, m = 1.0, 0.0
        for step in range(3000):
            g = curvature * w
            m = g if step == 0 else beta * m + kept * g
            w -= 0.1 * (g + beta * m if sgd.nesterov else m)
            if abs(w) > 1e6:
                break
        assert (abs(w) > 1) == grows
    assert Experiment.model_validate({"optimizer": {"name": "adam"}}).optimizer.stability_limit(np.ones(1)) is None


def test_that_only_clearly_negative_eigenvalues_count():
    assert negative_directions(np.array([-1.0, -0.05, -0.001, 3.0])) == 2
    assert np.isnan(negative_directions(np.array([np.nan])))


@pytest.mark.parametrize("name", ["Handwritten digits", "Convolution on MNIST"])
def test_that_it_is_measured_ten_times_in_a_thousand_steps_on_images_at_a_share_of_the_work(name):
    path = next(preset.path for preset in presets() if preset.name == name)
    trainer = Trainer(Experiment.load(path))
    watch, batch = trainer._curvature, trainer.engine.batch
    assert 1000 // watch.interval >= 10
    assert 2 * watch.products * watch.examples / (batch * watch.interval) <= SHARE
    assert trainer.curvature_examples == watch.examples == 128 < trainer.engine.examples.count


def test_that_a_step_with_convolutions_takes_as_long_as_their_weights_are_used():
    layout = trainer_of(CASES["convolution"]).layout
    expected = sum(layer.units * (layer.fan_in + 1 + 2 * layer.normalized) for layer in layout.layers)
    assert layout.uses == expected > layout.parameter_count
    dense = trainer_of(CASES["tanh"]).layout
    assert dense.uses == dense.parameter_count
