"""An experiment with convolutions is an experiment like any other: read, trained, saved, looked into and exported."""

import ast

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.datasets import DataError
from dllab.engine.convolution.geometry import NothingLeft
from dllab.experiment import ExperimentError
from dllab.training.export import Model, write_onnx, write_pytorch
from dllab.training.memory import TooLarge
from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.look import Address
from tests import naive_network
from tests.gui.snapshots import images
from tests.training.examples import clouds, experiment
from tests.training.microscope.specimens import oracle_network, specimen

PLAIN = {"filters": 3, "kernel": 3}
POOLED = {"filters": 4, "kernel": 3, "padding": "valid", "pool": "max2"}
NETWORKS = {
    "one": {"convolutions": [PLAIN], "hidden": []},
    "pooled": {"convolutions": [PLAIN | {"pool": "mean2"}, POOLED], "hidden": [6]},
    "strides": {
        "convolutions": [PLAIN | {"stride": 2, "kernel": 4}, POOLED | {"pool": "none", "kernel": 2}], "hidden": [5]
    },
    "batch norm": {"convolutions": [PLAIN, POOLED], "hidden": [6], "normalization": "batch"},
    "layer norm": {
        "convolutions": [PLAIN, POOLED], "hidden": [6], "normalization": {"name": "layer", "position": "after"}
    },
    "detours": {"convolutions": [PLAIN] * 3, "hidden": [6, 6], "residual": 2, "dropout": 0.2},
    "by layer": {"convolutions": [PLAIN, POOLED], "hidden": [5], "activation": ["relu", "gelu", "tanh"]},
    "unbiased": {"convolutions": [PLAIN, POOLED], "hidden": [], "biases": False},
}  # fmt: skip


def trained(name, steps=15, **sections):
    trainer = Trainer(experiment(network=NETWORKS[name], **sections), images())
    trainer.train(steps)
    return trainer


@pytest.mark.parametrize("name", NETWORKS)
def test_that_a_file_keeps_them(name, tmp_path):
    made = experiment(network=NETWORKS[name])
    made.save(tmp_path / "x.toml")
    assert Experiment.load(tmp_path / "x.toml") == made
    assert made.as_table()["network"]["convolutions"][0]["kernel"] == NETWORKS[name]["convolutions"][0]["kernel"]


@pytest.mark.parametrize("name", NETWORKS)
def test_that_a_saved_run_goes_on_bit_for_bit(name, tmp_path):
    trainer = trained(name)
    trainer.save(tmp_path / "x.dllab")
    again = Trainer.load(tmp_path / "x.dllab", dataset=images())
    trainer.train(10)
    again.train(10)
    assert again.digest() == trainer.digest()


def test_that_a_run_begins_with_the_filters_of_another(tmp_path):
    trainer = trained("pooled")
    trainer.save(tmp_path / "x.dllab")
    table = experiment(network=NETWORKS["pooled"], training={"start_from": str(tmp_path / "x.dllab")})
    np.testing.assert_array_equal(
        Trainer(table, images()).parameters["layer2.weight"], trainer.parameters["layer2.weight"]
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_that_outputs_are_the_oracles(name):
    trainer = trained(name)
    shapes = {"mean2": (3, 4, 4), "none": (3, 8, 8)}
    first, *rest = trainer.experiment.network.convolutions
    picture, convolutions = (1, 8, 8), []
    for geometry, section in zip(trainer.layout.convolutions, (first, *rest), strict=True):
        assert tuple(geometry.picture) == picture
        convolutions.append((picture, *section.model_dump().values()))
        picture = tuple(geometry.out)
    assert trainer.layout.convolutions[0].out == shapes.get(first.pool, picture) or first.stride == 2
    network = oracle_network(trainer.experiment)
    network = naive_network.Network(**{**vars(network), "convolutions": tuple(convolutions)})
    parameters = {key: value.astype(float) for key, value in trainer.parameters.items()}
    named = trainer.layout.named_running(trainer.engine.state.running)
    running = {
        number: (named[f"layer{number}.running_mean"], named[f"layer{number}.running_variance"])
        for number in range(1, len(network.activations) + 1)
        if f"layer{number}.running_mean" in named
    }
    x = trainer.dataset.x_val
    expected = naive_network.outputs(network, parameters, x.astype(float), running if name == "batch norm" else None)
    np.testing.assert_allclose(trainer.forward(x), expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", NETWORKS)
def test_that_onnx_gives_the_labs_outputs(name, tmp_path):
    reference = pytest.importorskip("onnx.reference")
    trainer = trained(name)
    write_onnx(Model.of(trainer.now, trainer.dataset), tmp_path / "x.onnx")
    x = trainer.dataset.x_val
    (found,) = reference.ReferenceEvaluator(str(tmp_path / "x.onnx")).run(None, {"x": x})
    wanted = trainer.forward(x)
    assert np.max(np.abs(found - wanted) / np.maximum(1, np.abs(wanted))) < 1e-5


@pytest.mark.parametrize("name", NETWORKS)
def test_that_the_script_is_python_with_a_module_a_filter_bank(name, tmp_path):
    trainer = trained(name)
    write_pytorch(Model.of(trainer.now, trainer.dataset), tmp_path / "x.py")
    script = (tmp_path / "x.py").read_text(encoding="utf-8")
    ast.parse(script)
    assert script.count("nn.Conv2d(") == len(NETWORKS[name]["convolutions"])
    with np.load(tmp_path / "x.npz", allow_pickle=False) as file:
        assert file["layer1.weight"].ndim == 4


@pytest.mark.parametrize("name", NETWORKS)
def test_that_the_step_taken_apart_is_the_step_that_the_run_takes(name):
    trainer, microscope, look = specimen(images(), steps=3, network=NETWORKS[name])
    history = trainer.train(1, record_every=1)
    for found, expected in zip(look.after, trainer.engine.state, strict=True):
        np.testing.assert_array_equal(found, expected)
    assert np.float32(look.loss) == history.column("train_loss")[1][-1]
    for layer in look.layers:
        np.testing.assert_allclose(layer.delta.T @ layer.inputs, layer.weight_gradient, rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize("name", NETWORKS)
def test_that_one_weight_of_a_filter_is_checked_by_differences(name):
    trainer, microscope, look = specimen(images(), steps=3, network=NETWORKS[name] | {"dropout": 0.1})
    biased = NETWORKS[name].get("biases", True)
    for layer in look.layers:
        for column in (0, layer.weight.shape[1] - 1, *([None] if biased else [])):
            update = microscope.follow(look, Address(layer.number, 1, column))
            assert update.check.verdict == Verdict.AGREES, (layer.number, column, update.check)
            assert len(update.inputs) == len(update.deltas) == layer.positions * len(look.examples)
            assert update.data_gradient == pytest.approx(
                float((update.inputs.astype(float) * update.deltas).sum()), rel=1e-3, abs=1e-6
            )


def test_that_filters_learn_what_is_there():
    trainer = trained("pooled", steps=400, optimizer={"name": "adam", "learning_rate": 0.01})
    assert trainer.scores("train").accuracy > 0.5 > 3 / 10


def test_that_data_without_images_are_refused_in_words():
    with pytest.raises(DataError, match="convolutions are for images"):
        Trainer(experiment(network=NETWORKS["one"]), clouds())


def test_that_kernels_larger_than_the_picture_are_refused_in_words():
    network = {"convolutions": [{"filters": 2, "kernel": 9, "padding": "valid"}], "hidden": []}
    with pytest.raises(NothingLeft, match="9 × 9 does not fit a picture of 8 × 8"):
        Trainer(experiment(network=network), images())


def test_that_strides_and_pools_that_leave_nothing_are_refused_in_words():
    network = {"convolutions": [PLAIN | {"stride": 7, "pool": "max3"}], "hidden": []}
    with pytest.raises(NothingLeft, match="pooling by 3 leaves nothing of maps of 2 × 2"):
        Trainer(experiment(network=network), images())


@pytest.mark.parametrize("entry", [{"filters": 1_000_000}, {"kernel": 0}, {"pool": "max9"}, {"padding": "full"}])
def test_that_wrong_numbers_name_their_key(entry):
    with pytest.raises(ExperimentError, match=f"network.convolutions.*{next(iter(entry))}"):
        experiment(network={"convolutions": [PLAIN | entry]})


def test_that_a_network_too_large_for_the_machine_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setattr("dllab.training.memory.psutil.virtual_memory", lambda: type("Free", (), {"available": 10**6}))
    network = {"convolutions": [{"filters": 1000, "kernel": 3}] * 2, "hidden": []}
    with pytest.raises(TooLarge):
        Trainer(experiment(network=network), images())


def test_that_a_table_of_pixels_with_a_shape_is_convolved():
    x = np.random.default_rng(0).standard_normal((40, 6, 5))
    data = Dataset.from_arrays(x[:30], np.arange(30) % 2, x[30:], np.arange(10) % 2, task="classification")
    trainer = Trainer(experiment(network=NETWORKS["one"]), data)
    trainer.train(3)
    assert trainer.parameters["layer1.weight"].shape == (3, 1, 3, 3)
    assert trainer.parameters["layer2.weight"].shape == (2, 3 * 30)
