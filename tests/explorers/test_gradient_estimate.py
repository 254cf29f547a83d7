"""Gradients of batches: against the engine's own, against all batches there are, and against the law of 1/√B."""

import time
from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import check_grad
from scipy.special import log_softmax

from dllab import Dataset, Experiment, Trainer
from dllab.explorers import EXPLORERS
from dllab.explorers.sampling import (
    BLOCK,
    Gradients,
    Source,
    batch_gradients,
    drawn,
    errors,
    examples_of,
    gradients,
    packed,
    trained,
    unpacked,
)

Estimate = EXPLORERS["gradient_estimate"]
FRAME_SECONDS, BUSY = 0.016, 2  # a frame, and how much longer on a machine that others use too
EVERY = ("breast cancer", "iris", "digits")


def few(count=5):
    """Gradients of a handful of made-up examples."""
    each = np.random.default_rng(4).standard_normal((count, 3)) + 1
    mean = each.mean(axis=0)
    return Gradients(each, mean, float(((each - mean) ** 2).sum() / (count - 1)), np.eye(2, 3))


def test_that_the_gradient_of_an_example_is_the_derivative_of_its_loss():
    x, labels = examples_of("iris")
    weights = trained("iris")[7]

    def loss(flat):
        return -log_softmax(flat.reshape(weights.shape) @ x[0])[labels[0]]

    def slope(flat):
        return (errors(x[:1], labels[:1], flat.reshape(weights.shape)).T @ x[:1]).ravel()

    assert check_grad(loss, slope, weights.ravel()) < 1e-6
    assert gradients(Source("iris", 7)).each[0] == pytest.approx(slope(weights.ravel()), rel=1e-12)


@pytest.mark.parametrize("numbers", [3, 5, BLOCK, BLOCK + 2, 3 * BLOCK])
def test_that_packed_gradients_keep_all_lengths_and_angles(numbers):
    each = np.random.default_rng(0).standard_normal((5, numbers)).astype(np.float32)
    turned = unpacked(packed(each), 5)
    assert turned.shape == (5, min(5, numbers))
    exact = each.astype(np.float64)
    np.testing.assert_allclose(turned @ turned.T, exact @ exact.T, rtol=1e-12, atol=1e-11 * numbers)


@pytest.mark.parametrize("data", EVERY)
def test_that_the_mean_of_all_is_the_gradient_that_training_takes(data):
    x, labels = examples_of(data)
    weights = trained(data)[10]
    names = [str(label) for label in range(labels.max() + 1)]
    inputs, whole = x[:, :-1], labels
    table = Dataset.from_arrays(inputs, whole, inputs[:0], whole[:0], task="classification", classes=names)
    experiment = Experiment.model_validate({"network": {"hidden": []}, "loss": {"name": "cross_entropy"}})
    trainer = Trainer(experiment, dataset=table)
    trainer.load_parameters({"layer1.weight": weights[:, :-1], "layer1.bias": weights[:, -1]})
    found = trainer.gradients(inputs, labels)
    mean = gradients(Source(data, 10)).mean.reshape(weights.shape)
    assert found["layer1.weight"] == pytest.approx(mean[:, :-1], rel=1e-3, abs=1e-6)
    assert found["layer1.bias"] == pytest.approx(mean[:, -1], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("batch", [1, 2, 3, 5])
def test_that_the_deviation_is_that_of_all_batches_there_are(batch):
    made = few()
    without = [made.each[list(one)].mean(axis=0) - made.mean for one in combinations(range(5), batch)]
    assert made.deviation(batch, False) == pytest.approx(np.sqrt(np.mean([way @ way for way in without])), abs=1e-12)
    some = min(batch, 3)
    replaced = [made.each[list(one)].mean(axis=0) - made.mean for one in product(range(5), repeat=some)]
    assert made.deviation(some, True) == pytest.approx(np.sqrt(np.mean([way @ way for way in replaced])), rel=1e-12)


def test_that_the_noise_scale_is_variance_over_signal():
    each = np.array([[1.0, 0.0], [3.0, 0.0]])  # mean (2, 0), variance 1 + 1 over N − 1 = 1
    made = Gradients(each, each.mean(axis=0), 2.0, np.eye(2))
    assert made.noise_scale == pytest.approx(2 / 4)


@pytest.mark.parametrize("data", EVERY)
def test_that_deviation_times_the_root_of_the_batch_hardly_changes(data):
    found = Estimate(data=data).readouts()
    roots = [found[f"times_root_{size}"] for size in (1, 2, 4, 8, 16)]
    assert max(roots) < 1.2 * min(roots)


@pytest.mark.parametrize("replacing", [False, True])
def test_that_the_measured_deviation_is_the_expected_one(replacing):
    for batch in (1, 4, 16, 100):
        found = Estimate(batch=batch, replacing=replacing).readouts()
        assert found["deviation"] == pytest.approx(found["expected"], rel=0.1)
        assert found["times_root"] == pytest.approx(found["deviation"] * batch**0.5)


def test_that_a_batch_of_all_is_no_estimate():
    found = Estimate(batch=400).readouts(3)
    assert found["deviation"] == pytest.approx(0, abs=1e-12) == found["expected"]
    assert found["cosine_now"] == pytest.approx(1) and found["downhill"] == 1
    assert Estimate(batch=400, replacing=True).readouts()["deviation"] > 0.01


def test_that_the_estimate_is_unbiased():
    found = Estimate(batch=1)
    away = [found.readouts(step)["mean_away"] for step in (1, 100, 500)]
    assert away[0] > away[1] > away[2]
    assert away[2] < 3 * found.readouts()["expected"] / 500**0.5


def test_that_an_older_model_has_a_larger_noise_scale():
    for data in EVERY:
        scales = [Estimate(data=data, age=age).readouts()["noise_scale"] for age in (0, 10, 100, 300)]
        assert scales == sorted(scales)
        signals = [Estimate(data=data, age=age).readouts()["signal"] for age in (0, 10, 100, 300)]
        assert signals == sorted(signals, reverse=True)


def test_that_of_shuffled_examples_nothing_is_kept_but_the_batches():
    assert drawn(50, 20, 30, False, 1).base is None


def test_that_batches_hold_no_example_twice_unless_they_may():
    once, again = drawn(50, 20, 30, False, 1), drawn(50, 20, 30, True, 1)
    assert all(len(set(batch)) == 20 for batch in once) and any(len(set(batch)) < 20 for batch in again)
    each = np.random.default_rng(0).standard_normal((50, 4))
    for chosen in (once, again):
        assert batch_gradients(each, chosen) == pytest.approx(each[chosen].mean(axis=1))


def test_that_the_plane_lies_along_the_gradient_and_across_it():
    settings = Estimate(data="iris")
    whole, scene = settings.whole, settings.scene()
    assert whole.plane @ whole.plane.T == pytest.approx(np.eye(2), abs=1e-9)
    assert scene["full"] == pytest.approx([np.linalg.norm(whole.mean), 0], abs=1e-9)
    across = (whole.each - whole.mean) @ (np.eye(whole.each.shape[1]) - np.outer(whole.plane[0], whole.plane[0]))
    assert np.linalg.norm(across @ whole.plane[1]) == pytest.approx(np.linalg.svd(across)[1][0], rel=1e-6)
    assert scene["examples"].mean(axis=0) == pytest.approx(scene["full"], abs=1e-9)


def test_that_the_ellipse_is_as_wide_as_the_batches_scatter():
    scene = Estimate(batch=8).scene()
    axes = scene["ellipse"]
    assert axes @ axes.T == pytest.approx(np.cov(scene["batches"].T), rel=0.25, abs=1e-3)


def test_that_another_batch_size_fits_into_a_frame():
    Estimate().readouts()
    seconds = []
    for batch in range(9, 21):
        settings = Estimate(batch=batch)
        begun = time.thread_time()
        settings.scene(10)
        settings.readouts(10)
        seconds.append(time.thread_time() - begun)
    assert min(seconds) < BUSY * FRAME_SECONDS
