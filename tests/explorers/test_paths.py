"""Three descents: against least squares, against a training run, and by hand."""

import re
import time

import numpy as np
import pytest
from scipy.optimize import check_grad

from dllab import Dataset, Experiment, Trainer
from dllab.experiment.files import ExperimentError
from dllab.explorers import EXPLORERS
from dllab.explorers.descents import batches, descend, moments
from dllab.explorers.files import Page
from dllab.explorers.paths import curvature, heights

Paths = EXPLORERS["paths"]
FRAME_SECONDS, BUSY = 0.016, 2  # a frame, and how much longer on a machine that others use too
LINE = {"data": "line", "rate": 0.05}


def test_that_the_full_batch_ends_where_least_squares_puts_the_line():
    for settings in (Paths(data="line", rate=0.05), Paths(scale="standardized", rate=0.1)):
        x, y = settings.points
        w, b = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
        found = settings.readouts(1000)
        assert (found["w_full"], found["b_full"]) == pytest.approx((w, b), rel=1e-6)
        assert (found["best_w"], found["best_b"]) == pytest.approx((w, b), rel=1e-12)
        assert found["restless_full"] <= 1e-5


@pytest.mark.parametrize("seed", range(5))
def test_that_one_by_one_is_about_four_times_as_restless_as_sixteen(seed):
    found = Paths(seed=seed, **LINE).readouts()
    assert 3 < found["restless_ratio"] < 6  # √16 where steps are small
    assert found["restless_full"] <= 1e-5 < found["restless_batch"] < found["restless_single"]


def test_that_a_step_by_hand_is_what_it_takes():
    x, y = np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 2.0])
    chosen = (np.array([0, 1]), np.array([2]))
    path, losses = descend(moments(x, y, chosen), (0.0, 0.0), 0.1)
    # errors −1, −3: ∂w = 2·(0·−1 + 1·−3)/2 = −3, ∂b = 2·(−1 − 3)/2 = −4, then w = .3, b = .4 and the error −1
    assert path[1].tolist() == pytest.approx([0.3, 0.4]) and losses[0] == pytest.approx((1 + 9) / 2)
    assert path[2].tolist() == pytest.approx([0.3 + 0.4, 0.4 + 0.2]) and losses[1] == pytest.approx(1)


@pytest.mark.parametrize("size", [1, 16, 350])
def test_that_it_is_the_descent_of_a_training_run(size):
    settings = Paths(scale="own units", batch=size, length=400, **LINE)
    x, y = settings.points
    empty = np.zeros(0)
    data = Dataset.from_arrays(x[:, None], y, empty[:, None], empty, task="regression")
    experiment = Experiment.model_validate(
        {
            "seed": 0, "network": {"hidden": []}, "loss": {"name": "mse"},
            "optimizer": {"name": "sgd", "learning_rate": 0.05}, "training": {"batch_size": size, "epochs": 400},
        }
    )  # fmt: skip
    trainer = Trainer(experiment, dataset=data)
    weights = {"layer1.weight": np.zeros((1, 1), np.float32), "layer1.bias": np.zeros(1, np.float32)}
    trainer.load_parameters(weights)
    for steps in (1, 40, 300):
        trainer.train(steps=steps - trainer.step)
        place = [trainer.parameters["layer1.weight"].item(), trainer.parameters["layer1.bias"].item()]
        assert place == pytest.approx(settings.scene()["path_batch"][steps].tolist(), rel=1e-4, abs=1e-5)


def test_that_an_epoch_takes_every_example_once():
    chosen = batches(10, 4, 6, seed=1)
    assert [len(batch) for batch in chosen] == [4, 4, 2, 4, 4, 2]
    for epoch in (chosen[:3], chosen[3:]):
        assert sorted(np.concatenate(epoch)) == list(range(10))
    assert np.concatenate(chosen[:3]).tolist() != np.concatenate(chosen[3:]).tolist()


def test_that_the_bowl_is_the_loss_of_all_examples():
    x, y = Paths().points
    for w, b in ((0.0, 0.0), (12.0, 140.0), (-3.0, 7.0)):
        there = heights(x, y, np.array(w), np.array(b))
        assert there == pytest.approx(np.mean((w * x + b - y) ** 2), rel=1e-9)
    scene = Paths().scene(1000)
    assert scene["loss_batch"][-1] == pytest.approx(np.mean((scene["path_batch"][-1] @ [x, np.ones_like(x)] - y) ** 2))

    def loss(place):
        return np.mean((place[0] * x + place[1] - y) ** 2)

    def slope(place):
        error = place[0] * x + place[1] - y
        return np.array([2 * np.mean(error * x), 2 * np.mean(error)])

    assert check_grad(loss, slope, [1.0, 2.0]) < 1e-2
    change = slope(np.array([2.0, 2.0])) - slope(np.array([1.0, 2.0]))
    assert change == pytest.approx(curvature(x)[:, 0])


def test_that_the_largest_rate_is_where_the_full_batch_begins_to_diverge():
    for scale in ("own units", "centred", "standardized"):
        largest = Paths(scale=scale).readouts()["largest_rate"]
        below, above = (Paths(scale=scale, rate=min(factor * largest, 1.0), length=5000) for factor in (0.99, 1.01))
        first, last = below.scene()["loss_full"][[0, -1]]
        assert last < first
        if above.rate > largest:
            assert not above.scene()["loss_full"][-1] < first


def test_that_inputs_as_measured_make_a_ditch_of_the_bowl():
    conditions = [Paths(scale=scale).readouts()["condition"] for scale in ("own units", "centred", "standardized")]
    assert conditions[0] > 1e4 and conditions[1] == pytest.approx(19.5, abs=0.1) and conditions[2] == pytest.approx(1)


def test_that_a_divergence_is_told_with_its_step():
    found = Paths(rate=1.0, length=1000).readouts(1000)
    assert not np.isfinite(found["loss_full"]) and 0 < found["diverged_at_full"] < 1000
    assert np.isnan(Paths().readouts()["diverged_at_full"])


def test_that_a_full_batch_counts_an_epoch_a_step():
    found = Paths(batch=16).readouts(56)
    assert (found["epochs_full"], found["epochs_batch"]) == (56, 2)  # 442/16 is 28 batches
    assert found["epochs_single"] == pytest.approx(56 / 442)


def test_that_dragging_the_start_fits_into_a_frame():
    Paths().readouts()
    seconds = []
    for w in range(12):
        settings = Paths(start=(float(w), 1.0))
        begun = time.thread_time()
        settings.scene(1000)
        settings.readouts(1000)
        seconds.append(time.thread_time() - begun)
    assert min(seconds) < BUSY * FRAME_SECONDS


@pytest.fixture
def table(tmp_path):
    """A table with an input in the second column."""
    x = np.linspace(-3.0, 5.0, 40)
    rows = [f"{k},{one:.6f},{2 * one - 7 + np.sin(k):.6f}" for k, one in enumerate(x)]
    file = tmp_path / "mine.csv"
    file.write_text("number,speed,way\n" + "\n".join(rows), encoding="utf-8")
    return file


def test_that_a_table_of_ones_own_ends_where_least_squares_puts_its_line(table):
    settings = Paths.model_validate({"path": str(table), "column": "speed", "scale": "own units"}).following("path")
    assert settings.data == "a table" and settings.columns == ("speed", "")
    _, x, y = np.loadtxt(table, delimiter=",", skiprows=1).T
    w, b = np.polyfit(x, y, 1)
    found = settings.readouts()
    assert (found["best_w"], found["best_b"]) == pytest.approx((w, b), rel=1e-9)
    ended = settings.model_copy(update={"length": 2000}).readouts(2000)
    assert (ended["w_full"], ended["b_full"]) == pytest.approx((w, b), rel=1e-6)


def test_that_a_page_is_whole_without_its_table(table, tmp_path):
    settings = Paths.model_validate({"path": str(table), "data": "a table", "column": "2"})
    Page(explorer=settings).save(tmp_path / "page.toml")
    assert 'path = "mine.csv"' in (tmp_path / "page.toml").read_text(encoding="utf-8")
    table.unlink()
    again = Page.load(tmp_path / "page.toml").explorer
    assert again.readouts(3) == pytest.approx(settings.readouts(3), rel=0, nan_ok=True)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"path": "nowhere.csv"}, "there is no file nowhere.csv"),
        ({"column": "colour"}, "there is no column of numbers 'colour'; there are: number, speed"),
        ({"column": "speed", "target": "speeed"}, "speeed"),
        ({"data": "a table", "table_x": [1.0, 2.0], "table_y": [1.0]}, "at least two rows"),
        ({"data": "line", "samples": 9}, "at least 10"),
    ],
)
def test_that_a_table_that_gives_no_line_is_refused_in_words(table, given, words):
    path = {} if "path" in given or "table_x" in given else {"path": str(table)}
    with pytest.raises(ExperimentError, match=re.escape(words)):
        Page.model_validate({"explorer": {"name": "paths", **path, **given}})
