"""Losses and accuracies shown are those of the whole data, as the parameters stand."""

import json

import numpy as np
import pytest
from sklearn import metrics as sk

from dllab import Dataset, Trainer
from dllab.engine.network import Layout
from dllab.training.evaluation import Scores, fit, next_evaluation, score_names, top2_error
from dllab.training.outputs import scores
from dllab.training.recording import summary, write_run
from tests import naive
from tests.training.examples import clouds, curve, experiment


def recomputed(trainer, part):
    data, chosen = trainer.dataset, trainer.experiment
    x, y = (data.x_train, data.y_train) if part == "train" else (data.x_val, data.y_val)
    outputs = naive.forward(trainer.parameters, x, chosen.network.activation.name)[1][-1]
    loss, _ = naive.LOSSES[chosen.loss.name](outputs, y, **chosen.loss.model_dump())
    if data.task == "regression":
        return loss, None
    guessed = outputs.argmax(axis=1) if outputs.shape[1] > 1 else outputs[:, 0] > 0
    return loss, np.mean(guessed == y)


@pytest.mark.parametrize("batch", [1, 8, 17, 1000])
@pytest.mark.parametrize(
    "loss, data",
    [("cross_entropy", clouds), ("mse", clouds), ("binary_cross_entropy", lambda: clouds(classes=2)), ("mse", curve)],
)
def test_that_scores_are_those_of_a_full_recomputation(loss, data, batch):
    trainer = Trainer(experiment(loss={"name": loss}, training={"batch_size": batch}), data())
    trainer.train(13)
    for part in ("train", "val"):
        scores, (value, accuracy) = trainer.scores(part), recomputed(trainer, part)
        assert scores.loss == pytest.approx(value, rel=1e-5)
        assert scores.accuracy == (None if accuracy is None else pytest.approx(accuracy))


def test_that_recorded_evaluations_are_the_scores_at_their_step():
    trainer = Trainer(experiment(), clouds())
    for _ in range(5):
        trainer.train(7)
        trainer.evaluate()
        for name, value in [
            ("train_loss_eval", trainer.scores("train").loss),
            ("val_loss", trainer.scores("val").loss),
            ("train_accuracy", trainer.scores("train").accuracy),
            ("val_accuracy", trainer.scores("val").accuracy),
        ]:
            step, values = trainer.history.column(name)
            assert step[-1] == trainer.step
            assert values[-1] == pytest.approx(value, rel=1e-6)


def test_that_a_run_is_evaluated_before_its_first_step_and_once_a_step_at_most():
    trainer = Trainer(experiment(), clouds())
    for _ in range(3):
        trainer.evaluate()
    assert trainer.history.column("val_loss")[0].tolist() == [0]
    trainer.train(60)
    step, _ = trainer.history.column("val_loss")
    assert (np.diff(step) > 0).all()


def test_that_a_large_training_set_is_sampled_evenly_and_the_validation_set_is_taken_whole():
    random = np.random.default_rng(0)
    x, y = random.standard_normal((5000, 3)), np.arange(5000) % 2
    data = Dataset.from_arrays(x, y, x[:100] + 1, y[:100])
    trainer = Trainer(experiment(training={"batch_size": 64}), data)
    _, train = trainer.history.column("train_loss_eval")
    _, validation = trainer.history.column("val_loss")
    assert validation[0] == pytest.approx(trainer.scores("val").loss, rel=1e-6)
    assert train[0] == pytest.approx(trainer.scores("train").loss, rel=0.05)


def test_that_evaluations_follow_from_sizes_alone_and_grow_rarer():
    layout, step, gaps = Layout((3, 6, 3)), 0, []
    for _ in range(200):
        new = next_evaluation(step, layout, 8, 30)
        assert new == next_evaluation(step, layout, 8, 30) > step
        gaps.append(new - step)
        step = new
    assert (np.diff(gaps) >= 0).all() and gaps[0] == 1


def test_that_the_mean_loss_does_not_depend_on_the_batch_where_classes_are_weighted():
    data = Dataset.from_arrays(np.arange(50.0)[:, None], np.repeat([0, 1], [44, 6]))
    losses = [
        Trainer(
            experiment(loss={"name": "cross_entropy", "class_weights": "balanced"}, training={"batch_size": batch}),
            data,
        )
        .scores("train")
        .loss
        for batch in (5, 32, 50)
    ]
    assert losses == pytest.approx([losses[0]] * 3, rel=1e-6)


@pytest.mark.parametrize("classes", [3, 10])
@pytest.mark.parametrize("tied", [False, True])
def test_that_the_top2_error_is_scikit_learns(classes, tied):
    random = np.random.default_rng(classes)
    y = np.concatenate([np.arange(classes), random.integers(0, classes, 200)])
    outputs = random.standard_normal((len(y), classes)).astype(np.float32)
    if tied:
        outputs = np.round(outputs)
    expected = 1 - sk.top_k_accuracy_score(y, outputs, k=2, labels=np.arange(classes))
    assert top2_error(outputs, y) == pytest.approx(expected) and 0 < expected < 1


@pytest.mark.parametrize("columns", [1, 3])
def test_that_the_fit_is_scikit_learns(columns):
    random = np.random.default_rng(columns)
    y = (random.standard_normal((50, columns)) * [10**k for k in range(columns)] + 100).astype(np.float32)
    outputs = (y + random.standard_normal(y.shape)).astype(np.float32)
    assert fit(outputs, y) == pytest.approx((sk.r2_score(y, outputs), sk.mean_absolute_error(y, outputs)))


@pytest.mark.parametrize("found, r2", [(2.0, 1.0), (3.0, 0.0)])
def test_that_targets_that_are_all_the_same_have_scikit_learns_fit(found, r2):
    y, outputs = np.full((5, 1), 2, np.float32), np.full((5, 1), found, np.float32)
    assert sk.r2_score(y, outputs) == r2
    assert fit(outputs, y) == (r2, found - 2)


def test_that_one_example_has_no_r2():
    r2, mae = fit(np.ones((1, 1), np.float32), np.zeros((1, 1), np.float32))
    assert r2 is None and mae == 1
    data = curve()
    alone = Dataset.from_arrays(data.x_train, data.y_train, data.x_val[:1], data.y_val[:1], task="regression")
    assert score_names(alone) == ("val_mae",)
    assert list(Trainer(experiment(loss={"name": "mse"}), alone).evaluate()) == ["train_loss", "val_loss", "val_mae"]


@pytest.mark.parametrize(
    "data, names",
    [
        (clouds, ("train_accuracy", "val_accuracy", "val_top2_error")),
        (lambda: clouds(classes=2), ("train_accuracy", "val_accuracy")),
        (curve, ("val_r2", "val_mae")),
    ],
)
def test_that_every_evaluation_records_the_scores_of_its_task_as_the_summary_has_them(data, names):
    trainer = Trainer(experiment(loss={"name": "mse"}), data())
    trainer.train(25)
    recorded = trainer.evaluate()
    assert score_names(trainer.dataset) == names
    assert trainer.history.columns()[-2 - len(names) :] == ["train_loss_eval", "val_loss", *names]
    steps, _ = trainer.history.column("val_loss")
    assert len(steps) > 10
    expected = summary(trainer)["metrics"]["val"]
    for name in names:
        step, values = trainer.history.column(name)
        np.testing.assert_array_equal(step, steps)
        assert np.isfinite(values).all() and values[-1] == np.float32(recorded[name])
        if name.startswith("val_"):
            assert values[-1] == pytest.approx(expected[name.removeprefix("val_")], rel=1e-5)


def test_that_without_validation_data_their_scores_are_not_there():
    for data in (clouds(held_out=0), curve(held_out=0)):
        trainer = Trainer(experiment(loss={"name": "mse"}), data)
        assert np.isfinite(list(trainer.evaluate().values())).all()
        assert not [name for name in (*trainer.evaluate(), *trainer.history.columns()) if name.startswith("val_")]
        assert trainer.scores("val") == Scores()


@pytest.mark.parametrize("data", [clouds, curve])
def test_that_what_is_not_measured_and_what_is_not_finite_are_told_apart_everywhere(data, tmp_path):
    without, broken = (Trainer(experiment(loss={"name": "mse"}), made) for made in (data(held_out=0), data()))
    broken.load_parameters({name: np.full_like(p, np.nan) for name, p in broken.parameters.items()})
    broken.evaluate()
    scores = {name for name in ("val_loss", "val_mae", "val_r2") if name in broken.evaluate()}
    assert all(np.isnan(broken.evaluate()[name]) for name in scores)
    for trainer, wanted in ((without, None), (broken, "NaN")):
        made = json.loads(json.dumps(write_run(trainer, tmp_path), allow_nan=False))
        assert all(made[name] == wanted for name in scores)
    assert made["metrics"]["val"]["mae" if "val_mae" in scores else "accuracy"] == "NaN"


def test_that_scores_of_outputs_that_are_not_finite_are_no_numbers():
    trainer = Trainer(experiment(), clouds())
    trainer.load_parameters({name: np.full_like(p, np.nan) for name, p in trainer.parameters.items()})
    assert np.isnan(trainer.scores("val").top2_error)


def test_that_test_scores_are_those_of_the_test_data_by_scikit_learn_and_change_nothing():
    random = np.random.default_rng(3)
    x, y = random.standard_normal((60, 3)), np.arange(60) % 3
    x += y[:, None]
    data = Dataset.from_arrays(x[:30], y[:30], x[30:45], y[30:45], x_test=x[45:], y_test=y[45:])
    looked, other = Trainer(experiment(), data), Trainer(experiment(), data)
    for trainer in (looked, other):
        trainer.train(40)
    found, shares = looked.test_scores(), scores(looked.forward(data.x_test), "softmax")
    assert found.accuracy == sk.accuracy_score(y[45:], shares.argmax(1))
    assert found.loss == pytest.approx(sk.log_loss(y[45:], shares), rel=1e-5)
    assert found.top2_error is not None and found.r2 is None
    for trainer in (looked, other):
        trainer.train(10)
    np.testing.assert_equal(looked.parameters, other.parameters)
    assert looked.history.columns() == other.history.columns()
    values = np.column_stack([x[:, 0] * 2, x[:, 1]])
    parts = {"x_test": x[45:], "y_test": values[45:]}
    line = Dataset.from_arrays(x[:30], values[:30], x[30:45], values[30:45], "regression", **parts)
    trainer = Trainer(experiment(loss={"name": "mse"}), line)
    trainer.train(40)
    found, outputs = trainer.test_scores(), trainer.forward(line.x_test)
    assert found.mae == pytest.approx(sk.mean_absolute_error(values[45:], outputs), rel=1e-5)
    assert found.r2 == pytest.approx(sk.r2_score(values[45:], outputs), rel=1e-5) and found.accuracy is None


def test_that_there_is_nothing_to_say_of_test_data_that_are_not_there():
    assert Trainer(experiment(), clouds()).test_scores() == Scores()
