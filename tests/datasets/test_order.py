"""The order of examples is the one asked for, in every part and every fold."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.assets import resource
from dllab.datasets import DATASETS
from dllab.datasets.choice import Divided
from dllab.datasets.folds import folds
from dllab.datasets.images import ImageSet, read_images
from dllab.datasets.order import arranged, ranks_of

POINTS = [[1.0, 1.0, 1], [0.0, 0.0, 0], [1.0, 0.0, 0], [0.0, 1.0, 1], [0.5, 0.5, 0]]
DIVIDED = [choice for choice in DATASETS if issubclass(choice, Divided) and choice.name != "csv"]


def drawn(**parameters):
    return DATASETS["drawn"](points=tuple(map(tuple, POINTS)), **parameters).load(3)


def table(tmp_path, **parameters):
    lines = ["size,kind", *(f"{number},{kind}" for number, kind in enumerate("babbabaabb"))]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    return DATASETS["csv"](path=str(tmp_path / "t.csv"), standardize=False, **parameters).load(3)


def test_that_drawn_points_keep_the_order_in_which_they_were_put_down():
    data = drawn(order="file")
    assert np.column_stack([data.x_train, data.y_train]).tolist() == POINTS


def test_that_classes_follow_each_other_each_in_its_own_order():
    data = drawn(order="by class")
    kept = [POINTS[row] for row in (1, 2, 4, 0, 3)]
    assert np.column_stack([data.x_train, data.y_train]).tolist() == kept


@pytest.mark.parametrize("validation", [0.0, 0.4])
def test_that_the_rows_of_a_table_stay_in_order_in_every_part(tmp_path, validation):
    data = table(tmp_path, order="file", validation=validation, test=0.2)
    for x in (data.x_train, data.x_val, data.x_test):
        assert (np.diff(x[:, 0]) > 0).all()
    assert sorted(np.concatenate([data.x_train, data.x_val, data.x_test])[:, 0]) == list(range(10))
    assert len(data.x_val) == round(10 * validation)


@pytest.mark.parametrize("choice", DIVIDED, ids=lambda choice: choice.name)
def test_that_an_order_moves_the_same_examples_within_their_parts(choice):
    settings = {"test": 0.2, "validation": 0.3, "standardize": False}
    if choice.name == "drawn":
        settings["points"] = tuple((x / 2, y / 2, label) for label in (1, 0) for x in range(4) for y in range(4))
    shuffled = choice(**settings).load(1)
    for order in ("file", "by class"):
        data = choice(order=order, **settings).load(1)
        for part in ("train", "val", "test"):
            mine, others = (
                np.column_stack([getattr(each, f"x_{part}"), getattr(each, f"y_{part}").reshape(len(rows), -1)])
                for each in (data, shuffled)
                for rows in [getattr(each, f"x_{part}")]
            )
            assert not np.array_equal(mine, others)
            np.testing.assert_array_equal(mine[np.lexsort(mine.T)], others[np.lexsort(others.T)])
        assert order == "file" or (np.diff(data.y_train.reshape(len(data.x_train), -1)[:, 0]) >= 0).all()


def test_that_images_lie_as_in_their_file():
    images, labels = read_images(resource("datasets", "digits.npz"))
    data = DATASETS["digits"](order="file", validation=0.0, standardize=False).load(5)
    assert issubclass(DATASETS["digits"], ImageSet)
    np.testing.assert_array_equal(data.y_train, labels)
    np.testing.assert_allclose(data.x_train, images.reshape(len(images), -1) / DATASETS["digits"].white, rtol=1e-6)


def test_that_equal_values_keep_their_order_and_a_shuffled_part_is_left_alone():
    part, places = np.array([4, 2, 0, 3]), np.array([9, 8, 7, 6, 5])
    targets = np.array([1.5, 0.0, 0.5, 1.5, 0.5])
    assert arranged(part, "file", places, targets).tolist() == [4, 3, 2, 0]
    assert arranged(part, "by class", places, targets).tolist() == [4, 2, 3, 0]
    assert arranged(part, "shuffled", places, targets) is part
    assert ranks_of(part, "by class", places, targets).tolist() == [0, 1, 3, 2]
    assert ranks_of(part, "shuffled", places, targets).tolist() == []


@pytest.mark.parametrize("validation", [0.0, 0.4])
def test_that_folds_keep_the_order_whatever_was_held_out_before(tmp_path, validation):
    made = list(folds(table(tmp_path, order="file", validation=validation), 2, 0))
    assert len(made) == 2
    for fold in made:
        for x in (fold.x_train, fold.x_val):
            assert (np.diff(x[:, 0]) > 0).all()
        again = next(folds(fold, 2, 0))
        assert (np.diff(again.x_train[:, 0]) > 0).all()


def test_that_training_without_shuffle_goes_through_the_data_in_their_order():
    table = {
        "dataset": {"name": "drawn", "points": [[1.0, 1.0, 1], [0.0, 0.0, 0], [1.0, 0.0, 0], [0.0, 1.0, 0]]},
        "network": {"hidden": [], "initializer": "zeros"},
        "loss": "binary_cross_entropy",
        "optimizer": {"name": "perceptron", "learning_rate": 0.1},
        "training": {"batch_size": 1, "shuffle": False, "epochs": 10},
    }
    table["dataset"] |= {"order": "file"}
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(40)
    np.testing.assert_array_equal(trainer.parameters["layer1.weight"], np.array([[0.1, 0.2]], np.float32))
    np.testing.assert_array_equal(trainer.parameters["layer1.bias"], np.array([-0.2], np.float32))
