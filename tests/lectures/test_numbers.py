"""What lectures say was measured is measured again: every run has the same bits on every machine."""

import math
import re
from functools import cache

import numpy as np
import pytest

from dllab import Trainer
from dllab.explorers.files import Page
from dllab.lectures.lecture import Lecture, shipped
from dllab.numerals import number
from dllab.training.outcomes import Diverged, EarlyStopped


@cache
def scenes():
    lectures = [Lecture.load(path) for path in shipped()]
    return {(lecture.id, scene.id): scene for lecture in lectures for scene in lecture.scene}


@cache
def run(lecture, scene, steps=None, changes=(), seed=None):
    """The run of a scene, with some settings changed; left out, with the scene's own seed."""
    shown = scenes()[lecture, scene]
    start = shown.start.model_copy(update={"set": {**shown.start.set, **dict(changes)}})
    trainer = Trainer(start.with_seed(shown.seed if seed is None else seed))
    trainer.train(shown.train if steps is None else steps, record_every=1)
    return trainer


def assert_said(lecture, said):
    """A number stands in a lecture, in both languages, and is no part of another one."""
    whole = re.compile(rf"(?<![\d.,⋅]){re.escape(said)}(?![\d⋅]|[.,]\d)")
    words = [word for (name, _), scene in scenes().items() if name == lecture for word in scene.words]
    assert any(whole.search(word.en) and whole.search(word.zh) for word in words)


def train_loss(trainer):
    return trainer.scores("train").loss


def val_loss(trainer):
    return trainer.scores("val").loss


def val_percent(trainer):
    return 100 * trainer.scores("val").accuracy


def train_percent(trainer):
    return 100 * trainer.scores("train").accuracy


def intercept(trainer):
    return trainer.parameters["layer1.bias"][0]


def slope(trainer):
    return trainer.parameters["layer1.weight"][0, 0]


def weight_norm(trainer):
    return math.sqrt(sum((value**2).sum() for name, value in trainer.parameters.items() if name.endswith("weight")))


def first_over_last(trainer):
    layers = len(trainer.experiment.network.hidden) + 1
    ends = [trainer.history.column(f"grad_norm/layer{layer}")[1][-1] for layer in (1, layers)]
    return ends[0] / ends[1]


def first_gradient(trainer):
    return trainer.history.column("grad_norm/layer1")[1][0]


def first_loss(trainer):
    return trainer.history.column("train_loss")[1][0]


def last_spread(trainer):
    return trainer.history.column(f"activation_std/layer{len(trainer.experiment.network.hidden)}")[1][-1]


def called_rare(trainer):
    """Whether they are rare, and whether they are said to be."""
    return np.asarray(trainer.dataset.y_val) == 1, trainer.forward(trainer.dataset.x_val).argmax(axis=1) == 1


def recall_of_the_rare(trainer):
    rare, called = called_rare(trainer)
    return 100 * (called & rare).sum() / rare.sum()


def precision_of_the_rare(trainer):
    rare, called = called_rare(trainer)
    return 100 * (called & rare).sum() / called.sum()


def first_over_last_in_the_end(trainer):
    layers = len(trainer.experiment.network.hidden) + 1
    first, last = (np.median(trainer.history.column(f"grad_norm/layer{layer}")[1][-100:]) for layer in (1, layers))
    return first / last


def off(trainer):
    """How far a line lies from the true one."""
    return math.hypot(slope(trainer) - 0.8, intercept(trainer) - 0.3)


def length(trainer):
    return trainer.step


LOSSES, OPTIMIZERS, GUIDE = "losses-and-gradients", "optimizers", "task-guide-and-regularization"
ADAM_W = {"name": "adamw", "learning_rate": 0.003, "weight_decay": 0.01}
RUNS = [  # lecture, scene, what is measured, digits, what the text says, and what is changed
    (LOSSES, "outliers-squared", slope, 3, "0.809", {}),
    (LOSSES, "outliers-squared", intercept, 3, "0.435", {}),
    (LOSSES, "outliers-absolute", slope, 3, "0.805", {}),
    (LOSSES, "outliers-absolute", intercept, 3, "0.289", {}),
    (LOSSES, "smoothing", train_loss, 3, "0.214", {}),
    (LOSSES, "smoothing", train_percent, 3, "99.3", {}),
    (LOSSES, "wrong-run", train_percent, 2, "2.9", {}),
    (LOSSES, "wrong-run", first_gradient, 2, "0.071", {}),
    (LOSSES, "wrong-run", train_percent, 3, "97.9", {"loss": {"name": "cross_entropy"}}),
    (OPTIMIZERS, "two-forms", train_loss, 3, "0.11", {}),
    (OPTIMIZERS, "two-forms", train_loss, 2, "0.0079", {"optimizer.learning_rate": 0.3}),
    (OPTIMIZERS, "two-forms", train_loss, 2, "0.0051", {"optimizer.dampening": 0.0}),
    (OPTIMIZERS, "two-forms", train_loss, 3, "0.133", {"optimizer.momentum": 0.0, "optimizer.dampening": 0.0}),
    (OPTIMIZERS, "l2", weight_norm, 2, "4.6", {}),
    (OPTIMIZERS, "decay", weight_norm, 3, "15.4", {}),
    (GUIDE, "play", val_loss, 3, "1.54", {}),
    (GUIDE, "play", val_percent, 2, "82", {}),
    (GUIDE, "twenty", train_loss, 2, "0.03", {}),
    (GUIDE, "fifty-six", train_loss, 3, "0.652", {}),
    (GUIDE, "fifty-six", val_loss, 3, "0.644", {}),
    (GUIDE, "residual", val_percent, 3, "99.3", {}),
    (GUIDE, "two-units", train_loss, 3, "0.605", {}),
    (GUIDE, "overfitting", val_loss, 3, "0.398", {}),
    (GUIDE, "wrap-up", val_loss, 3, "0.308", {}),
    (GUIDE, "play", val_loss, 3, "1.63", {"network.dropout": 0.5}),
    (GUIDE, "play", val_loss, 3, "0.381", {"early_stopping.patience": 50}),
    (GUIDE, "flip", val_percent, 3, "83.8", {}),
    (GUIDE, "lab-hand-in", val_percent, 3, "88.8", {"train": 1000}),
    ("depth", "vanishing", first_over_last, 2, "3.9⋅10⁻¹³", {}),
    ("depth", "clip", first_over_last, 2, "3.9⋅10⁻¹³", {}),
    ("depth", "repaired", val_percent, 3, "99.7", {}),
    ("depth", "fifty", last_spread, 1, "3⋅10⁻⁹", {}),
    ("depth", "fifty", last_spread, 2, "0.43", {"network.initializer": {"name": "he_normal"}}),
    ("depth", "residual", val_percent, 3, "99.3", {}),
    ("depth", "exploding", first_loss, 3, "100", {}),
    ("depth", "exploding", first_gradient, 3, "352", {}),
    ("theory", "xor-two", train_percent, 2, "62", {}),
    ("theory", "xor-eight", val_percent, 3, "98.3", {}),
    ("evaluation-and-classics", "rare-run", val_percent, 3, "95.5", {}),
    ("evaluation-and-classics", "rare-run", recall_of_the_rare, 2, "37", {}),
    (OPTIMIZERS, "l2", train_loss, 4, "0.5188", {"optimizer": {"name": "sgd", "learning_rate": 0.03}}),
]


@pytest.mark.parametrize(("lecture", "scene", "measure", "digits", "said", "changed"), RUNS)
def test_that_what_is_said_of_a_run_is_so(lecture, scene, measure, digits, said, changed):
    steps = changed.get("train") or scenes()[lecture, scene].train
    changes = tuple((key, value) for key, value in changed.items() if key != "train")
    found = measure(run.__wrapped__(lecture, scene, steps, changes) if changes else run(lecture, scene, steps))
    assert number(found, digits) == said
    assert_said(lecture, said)


def test_that_runs_end_where_they_are_said_to():
    exploded = run("depth", "exploding", 300)
    assert isinstance(exploded.outcome, Diverged) and exploded.step == 5
    early = run.__wrapped__(GUIDE, "play", None, (("early_stopping.patience", 50),))
    assert isinstance(early.outcome, EarlyStopped) and early.step == 215


BALANCED = {"loss": {"name": "cross_entropy", "class_weights": "balanced"}}
SPANS = [  # lecture, scene, what is measured, digits, least and most over ten seeds where the text says so, and changes
    (GUIDE, "twenty", train_loss, 2, None, "0.18", {}),
    (GUIDE, "fifty-six", train_loss, 3, "0.632", None, {}),
    (GUIDE, "two-units", train_loss, 2, "0.59", "0.64", {}),
    ("depth", "vanishing", first_over_last_in_the_end, 2, "1.5⋅10⁻¹³", "1.3⋅10⁻¹²", {}),
    ("depth", "exploding", length, 2, "5", "17", {}),
    ("evaluation-and-classics", "rare-run", recall_of_the_rare, 2, "26", "44", {}),
    ("evaluation-and-classics", "rare-run", recall_of_the_rare, 2, "70", "91", BALANCED),
    ("evaluation-and-classics", "rare-run", precision_of_the_rare, 2, "23", "28", BALANCED),
]


@pytest.mark.slow
@pytest.mark.parametrize(("lecture", "scene", "measure", "digits", "least", "most", "changed"), SPANS)
def test_that_what_is_said_of_ten_seeds_is_so(lecture, scene, measure, digits, least, most, changed):
    steps, changes = scenes()[lecture, scene].train, tuple(changed.items())
    found = [measure(run.__wrapped__(lecture, scene, steps, changes, seed)) for seed in range(10)]
    for said, value in ((least, min(found)), (most, max(found))):
        if said is not None:
            assert number(value, digits) == said
            assert_said(lecture, said)


@pytest.mark.slow
def test_that_outliers_pull_the_squared_error_as_far_as_is_said():
    pulled, held = ([off(run(LOSSES, f"outliers-{loss}", seed=seed)) for seed in range(10)]
                    for loss in ("squared", "absolute"))  # fmt: skip
    ratios = [far / near for far, near in zip(pulled, held, strict=True)]
    for said, value in (("3.1", min(ratios)), ("29", max(ratios))):
        assert number(value, 2) == said
        assert_said(LOSSES, said)


@pytest.mark.slow
@pytest.mark.parametrize(("units", "said"), [(2, 4), (4, 20), (8, 20)])
def test_that_as_many_seeds_solve_xor_as_is_said(units, said):
    changes = (("network.hidden", [units]), ("training.epochs", 100))
    solved = [val_percent(run.__wrapped__("theory", "xor-two", 1500, changes, seed)) >= 90 for seed in range(20)]
    assert sum(solved) == said
    assert_said("theory", str(said))


PAGES = [  # lecture, scene, readout, digits, what the text says, and what is set
    (LOSSES, "slopes", "slope1", 2, "0.0066", {"z": 5.0}),
    (LOSSES, "pull", "pull1", 2, "8", {"error": 4.0}),
    (LOSSES, "entropy", "entropy", 5, "1.0397", {}),
    (LOSSES, "entropy", "kl", 3, "0.0589", {}),
    (OPTIMIZERS, "largest-rate", "loss_2", 2, "3.2⋅10⁴⁸", {"kappa": 20.0}),
    (OPTIMIZERS, "largest-rate", "reached_3", 2, "54", {"kappa": 20.0}),
    (OPTIMIZERS, "momentum", "reached_2", 2, "14", {}),
    (OPTIMIZERS, "momentum", "reached_3", 2, "18", {}),
    (OPTIMIZERS, "paths", "restless_ratio", 2, "4.2", {"batch": 16}),
    (OPTIMIZERS, "saddle", "reached_1", 2, "45", {}),
    (OPTIMIZERS, "saddle", "reached_4", 2, "5", {}),
    (OPTIMIZERS, "adams-step", "adam", 3, "3.16", {"at": 1}),
    (GUIDE, "threshold", "precision", 2, "0.34", {}),
    ("depth", "best-case", "product", 2, "9.1⋅10⁻¹³", {"layers": 20}),
    ("depth", "wrap-up", "product", 2, "87", {}),
    ("theory", "bad-share", "bad_share", 2, "0.34", {"examples": 100}),
    ("theory", "enough", "bound", 3, "0.908", {}),
    ("theory", "trade-off", "best_all", 4, "0.1985", {}),
    ("theory", "escape", "reached", 2, "45", {"point": [0.001, 0.001]}),
    ("theory", "flat-and-sharp", "sharpness_small", 3, "6.18", {}),
    ("theory", "flat-and-sharp", "sharpness_full", 3, "9.96", {}),
    ("theory", "flat-and-sharp", "sharpness_full", 3, "20", {"rate": 0.1}),
    ("theory", "wrap-up", "inside", 2, "0.81", {}),
    ("evaluation-and-classics", "ill", "posterior", 2, "0.5", {"prevalence": 0.01}),
    ("evaluation-and-classics", "test-a", "auc", 4, "0.9495", {}),
    ("evaluation-and-classics", "test-b", "f1", 3, "0.0186", {}),
    ("evaluation-and-classics", "kmeans", "inertia", 3, "394", {}),
    ("evaluation-and-classics", "elbow", "inertia_k_5", 2, "85", {}),
    ("evaluation-and-classics", "memory", "one_activation_mib", 2, "96", {"tokens": 1024}),
    ("evaluation-and-classics", "wrap-up", "parameters_gib", 4, "104.3", {}),
    (OPTIMIZERS, "adams-step", "adam", 3, "1.26", {}),
    ("theory", "escape", "reached", 2, "20", {}),
    ("evaluation-and-classics", "test-a", "precision", 3, "0.999", {}),
]


@pytest.mark.parametrize(("lecture", "scene", "readout", "digits", "said", "changed"), PAGES)
def test_that_what_is_said_of_a_page_is_so(lecture, scene, readout, digits, said, changed):
    shown = scenes()[lecture, scene]
    explorer = Page.model_validate({"explorer": {**shown.explorer, **changed}}).explorer
    assert number(explorer.readouts(explorer.steps)[readout], digits) == said
    assert_said(lecture, said)
