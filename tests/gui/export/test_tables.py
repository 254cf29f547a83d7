import csv

import numpy as np
import pytest

from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Series, Table, by_step
from dllab.gui.panels.experiment.table import experiment_table
from dllab.gui.panels.gradients.table import gradients_table
from dllab.gui.panels.layers.table import layers_table
from dllab.gui.panels.loss.table import loss_table
from dllab.gui.panels.metrics.table import metrics_table
from dllab.gui.panels.prediction.table import prediction_table
from dllab.training.snapshot import Probe
from tests.gui.snapshots import blobs, images, line, snapshot

STEPS = [10, 20, 30]
EVALUATIONS = {
    "train_loss_eval": [0.9, 0.5],
    "val_loss": [1.0, 0.6],
    "train_accuracy": [0.5, 0.75],
    "val_accuracy": [0.4, 0.7],
}


def run(**parts):
    made = {"step": STEPS, "train_loss": [3.0, 2.0, 1.0], "evaluated": [0, 20], "evaluations": EVALUATIONS}
    return snapshot(**(made | parts))


def column(table, title):
    return list(table.columns[table.titles.index(title)])


def test_that_series_at_different_steps_share_rows():
    table = by_step(
        "step", [Series("a", np.array([1, 3]), np.array([0.5, 1.5])), Series("b", np.array([3]), np.ones(1))]
    )
    assert table == Table(("step", "a", "b"), ([1, 3], [0.5, 1.5], [None, 1.0]))
    assert table.rows == 2


def test_that_a_file_has_titles_exact_numbers_and_empty_cells(tmp_path, qapp):
    table = Table(("step", "loss", "名"), ([1, 2, 3], [0.1, float("nan"), None], ["a,b", "c", "ä"]))
    table.write(tmp_path / "x.csv")
    with open(tmp_path / "x.csv", encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["step", "loss", "名"],
            ["1", "0.1", "a,b"],
            ["2", "nan", "c"],
            ["3", "", "ä"],
        ]
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")  # from which spreadsheets know UTF-8


def test_that_the_loss_panel_gives_batches_and_evaluations_with_units(qapp):
    table = loss_table(run(), ())
    assert column(table, "step") == [0, 10, 20, 30]
    assert column(table, "loss of the batch") == [None, 3.0, 2.0, 1.0]
    assert column(table, "loss, validation") == [1.0, None, pytest.approx(0.6), None]
    assert column(table, "accuracy, training set (%)") == [50.0, None, 75.0, None]


def test_that_pinned_runs_stand_in_columns_of_their_own(qapp):
    pinned = Pin(1, "baseline", run(step=[20, 40], train_loss=[9.0, 8.0]).whole)
    table = loss_table(run(), (pinned,))
    assert column(table, "step") == [0, 10, 20, 30, 40]
    assert column(table, "loss of the batch · baseline") == [None, None, 9.0, None, 8.0]
    deeper = Pin(2, "deeper", run(hidden=(4, 4, 4)).whole)
    table = layers_table(run(hidden=(5,)), (deeper,))
    assert column(table, "layer") == [1, 2, 3, 4]
    assert column(table, "units") == [5, 2, None, None]
    assert column(table, "Gradient · deeper") == [1.0] * 4
    assert column(table, "Gradient") == [1.0, 1.0, None, None]


def test_that_every_layer_has_its_gradients_and_its_row(qapp):
    shown = run(grad_norm=[[1.0], [2.0], [4.0]], layers={"saturated": [[0.25], [0.5], [0.0]]})
    assert column(gradients_table(shown, ()), "gradient norm, layer 3") == [4.0] * 3
    assert column(layers_table(shown, ()), "Saturated (%)") == [25.0, 50.0, 0.0]


def test_that_a_plane_gives_its_examples_and_what_the_network_makes_of_its_places(qapp):
    data = blobs()
    probe = Probe(np.zeros((4, 2), np.float32), np.array([[2, 1]] * 4, np.float32))
    table = prediction_table(run(dataset=data, probes={"prediction": probe}), probe.inputs)
    assert (
        column(table, "part")
        == ["training set"] * len(data.x_train) + ["validation"] * len(data.x_val) + ["network"] * 4
    )
    assert column(table, "x1")[: len(data.x_train)] == pytest.approx(data.original(data.x_train)[:, 0].tolist())
    assert column(table, "true value")[0] == data.classes[data.y_train[0]]
    assert column(table, "predicted value")[-4:] == [data.classes[0]] * 4
    assert column(table, "output before softmax 1")[-5:] == [None, 2.0, 2.0, 2.0, 2.0]


def test_that_examples_of_many_features_stand_beside_their_predictions(qapp):
    data = line(features=3)
    probe = Probe(data.x_val, np.ones((len(data.x_val), 1), np.float32))
    table = prediction_table(run(dataset=data, loss="mse", probes={"prediction": probe}), probe.inputs)
    assert table.rows == len(data.x_val)
    assert column(table, "true value") == data.y_val[:, 0].tolist()
    assert column(table, "output") == [1.0] * len(data.x_val)
    other = prediction_table(run(dataset=data, loss="mse", probes={"prediction": probe}), data.x_train)
    assert "predicted value" not in other.titles, "the answer is about the data before"


def test_that_metrics_are_given_a_class_or_an_example(qapp):
    data = images(classes=3)
    right = np.eye(3, dtype=np.float32)[data.y_val]
    table = metrics_table(run(dataset=data, probes={"metrics": Probe(data.x_val, right)}))
    assert column(table, "precision") == [1.0] * 4
    assert column(table, "taken for class 1")[:3] == [0, int((data.y_val == 1).sum()), 0]
    broken = metrics_table(run(dataset=data, probes={"metrics": Probe(data.x_val, np.nan * right)}))
    assert np.isnan(column(broken, "precision")).all() and column(broken, "taken for class 1") == [None] * 4
    data = line()
    probes = {"metrics": Probe(data.x_val, data.y_val + 1)}
    table = metrics_table(run(dataset=data, loss="mse", probes=probes))
    assert column(table, "residual") == pytest.approx([1.0] * len(data.y_val), abs=1e-5)
    assert metrics_table(run()) is None
    before = {"metrics": Probe(data.x_val[:2], right[:2])}
    assert metrics_table(run(dataset=data, loss="mse", probes=before)) is None, "other examples were asked about"
    moved = {"metrics": Probe(data.x_val + 1, right)}
    assert metrics_table(run(dataset=data, loss="mse", probes=moved)) is None


def test_that_the_experiment_is_given_by_the_keys_of_its_file(qapp):
    table = experiment_table(run(hidden=(7,)), (Pin(1, "wide", run(hidden=(70,)).whole),))
    place = column(table, "entry").index("network.hidden")
    assert (column(table, "value")[place], column(table, "wide")[place]) == ("(7,)", "(70,)")
    assert column(table, "value")[column(table, "entry").index("optimizer.name")] == "adam"


def test_that_every_table_can_be_made_of_a_run_that_has_not_begun(qapp):
    begun = snapshot()
    by_pins = (loss_table, gradients_table, layers_table, experiment_table)
    tables = [*(table(begun, ()) for table in by_pins), prediction_table(begun, None)]
    assert all(len({len(values) for values in table.columns}) == 1 for table in tables)
    assert metrics_table(begun) is None
