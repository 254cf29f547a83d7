"""Races on known landscapes: against PyTorch, against theory, and against numbers that were found before."""

import time
from pathlib import Path

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.explorers import EXPLORERS
from dllab.explorers.racing import gradient_noise, race
from dllab.explorers.surfaces import row
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "races.npz")
Arena = EXPLORERS["arena"]
FRAME_SECONDS, BUSY = 0.016, 2  # a frame, and how much longer on a machine that others use too


def optimizer(name="sgd", rate=0.1, **options):
    return OPTIMIZERS[name](learning_rate=rate, **options)


def momentum(rate, beta=0.9, nesterov=False):
    return optimizer(rate=rate, momentum=beta, nesterov=nesterov)


def raced(surface, start, *racers, length=300, target=1e-3, **settings):
    return Arena(surface=surface, start=start, racers=racers, length=length, target=target, **settings)


def reached(surface, start, racer, length=300, target=1e-3):
    return raced(surface, start, racer, length=length, target=target).readouts()["reached_1"]


@pytest.mark.parametrize("landscape", cases.RACE_STARTS)
@pytest.mark.parametrize("name", cases.RACERS)
def test_that_a_racer_goes_where_pytorchs_optimizer_goes(landscape, name):
    kind, options = cases.RACERS[name]
    racer = OPTIMIZERS[kind](learning_rate=cases.RACE_RATES[landscape][kind], **options)
    trail = race(landscape, row(kappa=20.0), cases.RACE_STARTS[landscape], racer, cases.RACE_STEPS)
    golden = GOLDEN[f"{landscape}/{name}"]
    assert np.abs(golden[-1] - golden[0]).max() > 0.1  # it has gone somewhere
    assert trail.path[:: cases.RACE_KEPT] == pytest.approx(golden, rel=1e-4, abs=1e-4)


def test_that_sgd_in_the_ravine_halts_at_its_largest_rate():
    settings = raced("ravine", (-8.0, 1.0), optimizer(rate=0.05), optimizer(rate=0.1), optimizer(rate=0.11))
    found = settings.readouts(300)
    assert found["largest_rate"] == pytest.approx(2 / 20, rel=1e-12)
    assert found["reached_1"] == 102
    assert found["loss_2"] == pytest.approx(10, rel=1e-3) and np.isnan(found["reached_2"])  # ½·20·1²
    assert found["loss_3"] == pytest.approx(0.5 * 20 * 1.2**600, rel=1e-3)  # y grows by 1 − 0.11·20 = −1.2 a step


def test_that_theory_says_which_rates_are_best_in_a_bowl():
    found = Arena().readouts()
    assert (found["curvature_least"], found["curvature_most"]) == pytest.approx((1, 20), rel=1e-12)
    assert found["best_rate"] == pytest.approx(2 / 21, rel=1e-12)
    assert found["best_momentum"] == pytest.approx(0.40, abs=5e-3)
    assert found["best_momentum"] == pytest.approx(((20**0.5 - 1) / (20**0.5 + 1)) ** 2, rel=1e-12)
    assert found["best_momentum_rate"] == pytest.approx(4 / (1 + 20**0.5) ** 2, rel=1e-12)
    turned = Arena(angle=30.0).readouts()
    assert turned["best_rate"] == pytest.approx(found["best_rate"], rel=1e-9)


@pytest.mark.parametrize(
    "racer, steps",
    [
        (optimizer(rate=2 / 21), 54),
        (momentum(0.11, 0.5), 14),
        (momentum(4 / (1 + 20**0.5) ** 2, ((20**0.5 - 1) / (20**0.5 + 1)) ** 2), 18),
        (momentum(0.05, nesterov=True), 36),
        (optimizer("adam", 0.3), 34),
    ],
    ids=["SGD at its best", "momentum 0.5", "momentum as theory has it", "Nesterov", "Adam"],
)
def test_that_the_ravine_takes_so_many_steps(racer, steps):
    assert reached("ravine", (-8.0, 1.0), racer) == steps


@pytest.mark.parametrize(
    "racer, steps",
    [
        (momentum(0.001), 568),
        (momentum(0.001, nesterov=True), 604),
        (optimizer("adam", 0.05), 1090),
        (optimizer("adagrad", 0.5), 3553),
    ],
)
def test_that_rosenbrocks_valley_takes_so_many_steps(racer, steps):
    assert reached("rosenbrock", (-1.2, 1.0), racer, length=5000) == pytest.approx(steps, abs=2)


def test_that_plain_sgd_does_not_get_through_rosenbrocks_valley():
    assert np.isnan(reached("rosenbrock", (-1.2, 1.0), optimizer(rate=0.001), length=5000))


def test_that_momentum_is_thrown_out_of_beales_valley():
    racers = optimizer(rate=0.01), optimizer("adam", 0.1), momentum(0.01)
    found = raced("beale", (1.0, 1.5), *racers, length=2000).readouts(2000)
    assert (found["reached_1"], found["reached_2"]) == pytest.approx((555, 276), abs=1)
    assert np.isnan(found["loss_3"]) and found["diverged_at_3"] < 50 and np.isnan(found["diverged_at_1"])


def test_that_a_saddle_holds_who_starts_on_its_ridge():
    racers = optimizer(), momentum(0.1), optimizer("adam"), optimizer("rmsprop")
    held = raced("saddle", (1.0, 0.0), *racers, length=200, target=0.01).readouts(200)
    assert [held[f"loss_{n}"] for n in (1, 2, 3, 4)] == pytest.approx([0, 0, 0, 0], abs=1e-9)
    freed = raced("saddle", (1.0, 0.001), *racers, length=200, target=0.01).readouts(200)
    assert freed["target_level"] == pytest.approx(-0.99, abs=1e-12)
    assert [freed[f"reached_{n}"] for n in (1, 2, 3, 4)] == [45, 39, 41, 5]


@pytest.mark.parametrize("start, steps", [(0.1, 20), (0.001, 45), (1e-6, 83)])
def test_that_the_product_is_escaped_from_in_so_many_steps(start, steps):
    assert reached("product", (start, start), optimizer()) == steps


def test_that_a_start_on_the_other_diagonal_runs_into_the_saddle():
    found = raced("product", (0.1, -0.1), optimizer()).readouts(300)
    assert np.isnan(found["reached_1"])
    assert (found["loss_1"], found["x_1"], found["y_1"]) == pytest.approx((1, 0, 0), abs=1e-6)


def test_that_enough_momentum_leaves_the_shallow_minimum():
    racers = optimizer(), momentum(0.1), momentum(0.1, 0.95), momentum(0.1, nesterov=True), optimizer("adam")
    found = raced("two minima", (2.0, 0.5), *racers, length=500, tilt=0.34).readouts(500)
    places = [found[f"x_{n}"] for n in range(1, 6)]
    assert places == pytest.approx([0.732, 0.732, -1.14, -1.14, -1.14], abs=1e-3)


def test_that_noise_frees_some_and_not_others():
    settings = {"tilt": 0.34, "noise": 1.5, "length": 300}
    ends = [Arena(surface="two minima", racers=(momentum(0.1),), seed=s, **settings) for s in range(40)]
    freed = sum(each.readouts(300)["x_1"] < 0 for each in ends)
    assert 8 <= freed <= 28


def test_that_noise_has_the_deviation_it_is_said_to_have():
    noise = gradient_noise(20_000, 2.0, 0.0, seed=3)
    assert noise.std() == pytest.approx(2, rel=0.02) and abs(noise.mean()) < 0.05
    fading = gradient_noise(200, 1.0, 0.55, seed=3) / gradient_noise(200, 1.0, 0.0, seed=3)
    assert fading[100, 0] == pytest.approx(101**-0.55, rel=1e-12) and fading[100, 0] == pytest.approx(0.079, abs=1e-3)


def test_that_a_schedule_sets_the_rates_of_all():
    halved = {"name": "multistep", "milestones": [1], "gamma": 0.5}
    settings = Arena.model_validate({"racers": [{"name": "sgd", "learning_rate": 0.01}], "schedule": halved})
    x = settings.scene()["path"][0, :3, 0]
    assert x == pytest.approx([-8, -8 * 0.99, -8 * 0.99 * 0.995], rel=1e-6)


def test_that_wrapped_and_whole_network_optimizers_race_too():
    for racer in (
        OPTIMIZERS["lookahead"](inner=optimizer(rate=0.09)),
        optimizer("swats", 0.3),
        optimizer("lamb", 0.02),
    ):
        found = raced("ravine", (-8.0, 1.0), racer).readouts(300)
        assert found["loss_1"] < 1, racer


def test_that_a_landscape_begins_where_it_is_worth_watching():
    assert Arena(surface="beale").start == (1.0, 1.5) and Arena(surface="beale", start=(2.0, 2.0)).start == (2.0, 2.0)
    assert Arena(surface="rosenbrock").racers[0].learning_rate == 0.001


def test_that_dragging_the_start_fits_into_a_frame():
    racers = tuple(
        optimizer(name, 0.01) for name in ("sgd", "adagrad", "rmsprop", "adam", "adamw", "nadam", "radam", "yogi")
    )
    seconds = []
    for x in np.linspace(-9, -8, 12):
        settings = Arena(start=(float(x), 1.0), racers=racers, length=500)
        begun = time.thread_time()
        settings.scene(500)
        settings.readouts(500)
        seconds.append(time.thread_time() - begun)
    assert min(seconds) < BUSY * FRAME_SECONDS


def test_that_the_start_is_always_in_sight():
    scene = Arena(start=(-30.0, 12.0)).scene()
    assert scene["x"][0] == -30 and scene["y"][-1] == 12 and scene["height"].shape == (121, 121)
    assert scene["height"][0, 0] == pytest.approx(0.5 * (30**2 + 20 * 5**2))
