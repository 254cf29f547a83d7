"""Slices of the loss: planes, paths, and values that are the trainer's own."""

import tracemalloc
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.landscape import NoPlane, Plane, Window, heights
from dllab.experiment.presets import presets
from dllab.training import memory, terrain
from dllab.training.snapshot import Inspection
from dllab.training.time_machine import TimeMachine


@pytest.fixture(scope="module")
def machine():
    table = {"dataset": {"name": "moons", "samples": 100}, "network": {"hidden": [5, 5]}, "training": {"batch_size": 8}}
    made = TimeMachine(Trainer(Experiment.model_validate(table)), 1 << 28)
    for _ in range(12):
        made.train(40)
        made._mark()
    return made


def survey(machine, kind="path", inspection=None):
    trainer, told = machine.trainer, []
    inspection = inspection or Inspection(trainer.checkpoint(), machine.path())
    own = trainer.experiment, trainer.dataset, inspection
    return terrain.survey(*own, kind, told.append, lambda: None), told, inspection


def loss_at(machine, parameters):
    """The mean training loss there, by the engine's own evaluation."""
    trainer = machine.trainer
    before = trainer.checkpoint()
    trainer.engine.state.parameters[...] = parameters
    found = trainer.engine.evaluate(trainer.engine.examples, np.arange(trainer.engine.examples.count))[0]
    trainer.engine.state.restore(before.state)
    return found


def test_that_a_plane_holds_the_places_it_goes_through():
    random = np.random.default_rng(0)
    a, b, c = random.standard_normal((3, 50)).astype(np.float32)
    plane = Plane.through(a, b, c)
    assert float(plane.across @ plane.up) == pytest.approx(0, abs=1e-6)
    assert plane.coordinates(a) == (0, 0)
    assert plane.coordinates(b) == pytest.approx((np.linalg.norm(b - a), 0), abs=1e-5)
    x, y = plane.coordinates(c)
    np.testing.assert_allclose(plane.place(x, plane.row(y), np.empty(50, np.float32)), c, atol=1e-5)
    assert y > 0 and plane.share_inside([a, b, c]) == pytest.approx(1, abs=1e-5)


def test_that_the_share_inside_is_that_of_the_variance():
    axes = np.eye(4, dtype=np.float32)
    plane = Plane.through(np.zeros(4, np.float32), axes[0], axes[1])
    walk = [3 * axes[0], -3 * axes[0], 4 * axes[3], -4 * axes[3]]
    assert plane.share_inside(walk) == pytest.approx(9 / 25)
    assert np.isnan(plane.share_inside([axes[0], axes[0]]))
    with pytest.raises(NoPlane):
        Plane.through(axes[0], axes[0], axes[1])
    with pytest.raises(NoPlane):
        Plane.through(axes[0], axes[1], 2 * axes[1] - axes[0])


def test_that_random_directions_are_as_long_as_the_filters(machine):
    layout, origin = machine.trainer.layout, machine.trainer.engine.state.parameters
    plane = Plane.at_random(layout, origin, 3)
    for layer in layout.layers:
        own, drawn = layer.weight_view(origin), layer.weight_view(plane.across)
        np.testing.assert_allclose(np.linalg.norm(drawn, axis=1), np.linalg.norm(own, axis=1), rtol=1e-4)
        assert not layer.bias_view(plane.across).any()
    assert abs(float(plane.across @ plane.up)) < 1e-4 * float(plane.across @ plane.across)


def test_that_a_finer_pass_computes_only_what_is_new():
    calls = []

    def loss(x, y):
        calls.append((x, y))
        return x + 10 * y

    grids = [grid for grid in heights(loss, Window(0, 4, 0, 8), (3, 5)) if grid is not None]
    assert [len(grid) for grid in grids] == [3, 5] and len(calls) == 25 == len(set(calls))
    np.testing.assert_allclose(grids[1][0], [0, 1, 2, 3, 4])
    np.testing.assert_allclose(grids[1][:, 0], [0, 20, 40, 60, 80])
    np.testing.assert_array_equal(grids[1][::2, ::2], grids[0])


def test_that_a_slice_of_the_path_has_the_trainers_losses(machine):
    found, told, inspection = survey(machine)
    assert [len(one.loss) for one in told] == [11, 21, 41] and [one.finest for one in told] == [False, False, True]
    assert found.kind == "path" and found.examples == machine.trainer.engine.examples.count
    assert 0 < found.inside <= 1.0001 and found.steps[-1] == inspection.step and found.steps[0] == 0
    assert tuple(found.path[0]) == (0, 0) and found.here == pytest.approx(tuple(found.path[-1]))
    walked = [state.state.parameters for state in inspection.path if state.step < inspection.step]
    here = inspection.state.parameters
    plane = terrain._through([*walked, here], here)
    for row, column in ((0, 0), (20, 33), (40, 7)):
        place = plane.place(float(found.x[column]), plane.row(float(found.y[row])), np.empty_like(here))
        assert found.loss[row, column] == pytest.approx(loss_at(machine, place), rel=1e-4)


def test_that_a_run_without_a_path_has_a_random_slice(machine):
    alone = Inspection(machine.trainer.checkpoint())
    found, _, _ = survey(machine, inspection=alone)
    assert found.kind == "random" and np.isnan(found.inside) and found.here == (0, 0)
    assert found.loss[20, 20] == pytest.approx(loss_at(machine, alone.state.parameters), rel=1e-4)


def test_that_time_dragged_back_keeps_the_path_beyond(machine):
    machine.seek(120)
    try:
        found, _, inspection = survey(machine)
    finally:
        machine.seek(machine.recorded)
    assert inspection.step == 120 < found.steps[-1] and found.here[1] == pytest.approx(0, abs=1e-4)


def test_that_a_line_begins_and_ends_at_its_networks(machine):
    trainer = machine.trainer
    start, end = (state.state.parameters for state in (machine.path()[0], machine.path()[-1]))
    line = terrain.between(trainer.experiment, trainer.dataset, trainer.engine.state.running, start, end)
    at = {round(float(share), 6): value for share, value in zip(line.share, line.loss, strict=True)}
    assert at[0.0] == pytest.approx(loss_at(machine, start), rel=1e-4)
    assert at[1.0] == pytest.approx(loss_at(machine, end), rel=1e-4)


def test_that_a_large_network_is_measured_on_fewer_examples(machine, monkeypatch):
    monkeypatch.setattr(terrain, "WORK", 1681 * terrain.multiply_adds(machine.trainer.layout, summed=1) * 40.0)
    assert survey(machine)[0].examples == 40


def test_that_one_too_large_for_that_has_fewer_points_and_all_of_it_soon(machine, monkeypatch):
    each = terrain.multiply_adds(machine.trainer.layout, summed=1)
    monkeypatch.setattr(terrain, "WORK", 441 * each * 33.0)
    found, told, _ = survey(machine)
    assert [len(one.loss) for one in told] == [6, 11, 21] and [one.finest for one in told] == [False, False, True]
    assert found.examples == 33
    monkeypatch.setattr(terrain, "WORK", 1.0)
    assert survey(machine)[0].examples == terrain.FEWEST and terrain.sides_of(machine.trainer.layout) == (6, 11, 21)


@pytest.mark.parametrize("name", ["Two spirals", "Handwritten digits", "Convolution on MNIST"])
def test_that_a_slice_of_a_preset_takes_half_a_second_of_a_core_with_enough_examples(name):
    trainer = Trainer(Experiment.load(next(preset.path for preset in presets() if preset.name == name)))
    layout = trainer.layout
    points = terrain.sides_of(layout)[-1] ** 2
    ground = terrain.ground_of(trainer.experiment, trainer.dataset, trainer.engine.state.running, points, summed=1)
    count = ground.examples.count
    assert count >= terrain.ENOUGH and points * count * terrain.multiply_adds(layout, 1) <= terrain.WORK


def test_that_the_spectrum_counts_its_negative_eigenvalues(machine):
    trainer = machine.trainer
    found = terrain.spectrum(trainer.experiment, trainer.dataset, trainer.checkpoint().state)
    assert len(found.values) == trainer.layout.parameter_count and (np.diff(found.values) >= 0).all()
    assert found.negative == (found.values < -0.01 * np.abs(found.values).max()).sum()


def test_that_normalized_networks_have_a_landscape():
    table = {"dataset": {"name": "moons", "samples": 60}, "network": {"normalization": {"name": "batch"}}}
    made = TimeMachine(Trainer(Experiment.model_validate(table)), 1 << 28)
    made.train(30)
    inspection = replace(Inspection(made.trainer.checkpoint()), path=made.path())
    found, _, _ = survey(made, inspection=inspection)
    assert np.isfinite(found.loss).all() and np.ptp(found.loss) > 0


@pytest.mark.parametrize(("hidden", "samples", "states"), [([900, 900], 60, 3), ([900, 900], 60, 9)])
def test_that_what_a_slice_takes_is_known_before_it_is_taken(hidden, samples, states, monkeypatch):
    table = {"dataset": {"name": "spiral", "samples": samples}, "network": {"hidden": hidden}}
    trainer, path, said = Trainer(Experiment.model_validate(table)), [], []
    for _ in range(states):
        path.append(SimpleNamespace(step=trainer.step, state=trainer.checkpoint().state))
        trainer.train(1)
    inspection = SimpleNamespace(step=trainer.step, state=trainer.now.state, path=path)
    asked = trainer.experiment, trainer.dataset, inspection, "path", lambda found: None
    monkeypatch.setattr(terrain, "check_memory", lambda layout, batch, needed: said.append(needed))
    monkeypatch.setattr(terrain, "WORK", 3e8)
    terrain.survey(*asked, lambda: None)  # what is compiled, or loaded, takes memory of its own
    tracemalloc.start()
    try:
        terrain.survey(*asked, lambda: None)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken / 1.3 < said[-1] < taken * 1.5


def test_that_a_slice_beyond_the_free_memory_is_refused(machine, monkeypatch):
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: SimpleNamespace(available=1000))
    with pytest.raises(memory.TooLarge, match="parameters in batches of"):
        survey(machine)
