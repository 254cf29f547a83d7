"""What is exported is the lab's network: by ONNX's own reference implementation, and by reading the script.

That PyTorch and onnxruntime give the lab's outputs is checked by hand: tests/golden/check_exports.py.
"""

import ast
import re
import sys
from dataclasses import replace

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from dllab.files import CannotSave
from dllab.training.export import Model, write_onnx, write_pytorch
from dllab.training.export.onnx import NotInOnnx
from tests.engine.variants import names_saying
from tests.golden.cases import ACTIVATIONS as CASES
from tests.training.examples import clouds, curve, experiment

LIMIT = 1e-5
NORMALIZATIONS = [
    {"name": "none"},
    {"name": "batch"},
    {"name": "batch", "position": "after"},
    {"name": "layer"},
    {"name": "layer", "position": "after"},
]
TWO_CLASSES = ("binary_cross_entropy", "hinge", "squared_hinge")


def trained(dataset=None, steps=20, **sections):
    trainer = Trainer(experiment(**sections), dataset or clouds())
    trainer.train(steps)
    return trainer


def model_of(trainer):
    return Model.of(trainer.now, trainer.dataset)


def assert_same(trainer, path):
    reference = pytest.importorskip("onnx.reference")
    write_onnx(model_of(trainer), path)
    x = np.concatenate([trainer.dataset.x_train, 3 * trainer.dataset.x_val])
    (found,) = reference.ReferenceEvaluator(str(path)).run(None, {"x": x})
    wanted = trainer.forward(x)
    assert found.dtype == np.float32 and found.shape == wanted.shape
    assert np.max(np.abs(found - wanted) / np.maximum(1, np.abs(wanted))) < LIMIT


def script_of(trainer, path):
    write_pytorch(model_of(trainer), path)
    script = path.read_text(encoding="utf-8")
    return script, ast.parse(script)


@pytest.mark.parametrize("case", CASES)
def test_that_onnx_gives_the_labs_outputs_for_every_activation(case, tmp_path):
    name, options = CASES[case]
    for number, normalization in enumerate(NORMALIZATIONS):
        network = {
            "hidden": [6, 6, 6],
            "activation": {"name": name, **options},
            "normalization": normalization,
            "residual": number % 3,
        }
        assert_same(trained(network=network), tmp_path / f"{number}.onnx")


@pytest.mark.parametrize("output", ["identity", "sigmoid", "softmax", "tanh"])
def test_that_onnx_gives_the_labs_outputs_for_every_output_activation(output, tmp_path):
    trainer = trained(network={"hidden": [4], "output_activation": output}, loss={"name": "mse"})
    assert_same(trainer, tmp_path / "x.onnx")


def test_that_a_softmax_within_the_loss_is_not_exported_twice(tmp_path):
    trainer = trained(network={"output_activation": "softmax"}, loss={"name": "cross_entropy"})
    assert_same(trainer, tmp_path / "x.onnx")
    assert "torch.softmax" not in script_of(trainer, tmp_path / "x.py")[0]


def test_that_onnx_takes_networks_without_and_with_different_hidden_layers(tmp_path):
    assert_same(trained(curve(), network={"hidden": []}, loss={"name": "mse"}), tmp_path / "x.onnx")
    mixed = {"hidden": [7, 9, 9], "activation": ["relu", "softplus", "mish"], "residual": True}
    assert_same(trained(curve(), network=mixed, loss={"name": "mse"}), tmp_path / "y.onnx")


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
def test_that_a_network_without_biases_is_exported_without_them(normalization, tmp_path):
    network = {"hidden": [6, 6], "biases": False, "normalization": normalization, "residual": 1}
    trainer = trained(network=network)
    assert_same(trainer, tmp_path / "x.onnx")
    script, _ = script_of(trainer, tmp_path / "x.py")
    assert script.count("nn.Linear(") == script.count(", bias=False)") == 3
    with np.load(tmp_path / "x.npz", allow_pickle=False) as file:
        assert not {"layer1.bias", "layer2.bias", "layer3.bias"} & set(file.files)
        assert ("norm1.bias" in file.files) == (normalization["name"] != "none")


@pytest.mark.parametrize("normalization", ["none", "batch"])
def test_that_the_script_freezes_what_is_frozen(normalization, tmp_path):
    held = {"l2": 0.1, "weight_decay": 0.1, "max_norm": 1.0, "gradient_noise": 0.1}
    network = {"hidden": [6, 5], "normalization": normalization}
    trainer = trained(network=network, training={"frozen_layers": 2}, regularization=held)
    assert_same(trainer, tmp_path / "x.onnx")
    script, tree = script_of(trainer, tmp_path / "x.py")
    modules = "network.layer1, network.layer2"
    if normalization == "batch":
        modules = "network.layer1, network.norm1, network.layer2, network.norm2"
        assert "module.train(" not in script  # norm1 and norm2 stay as at inference
    assert f"frozen = nn.ModuleList([{modules}])\n    frozen.requires_grad_(False).eval()" in script
    assert script.index("network.train()") < script.index("frozen = ") < script.index("weights = [w for w")
    free, _ = script_of(trained(network=network, regularization=held), tmp_path / "y.py")
    assert "frozen" not in free


def test_that_an_onnx_model_says_what_goes_in_and_what_comes_out(tmp_path):
    onnx = pytest.importorskip("onnx")
    trainer = trained(name="三朵云")
    write_onnx(model_of(trainer), tmp_path / "x.onnx")
    about = {entry.key: entry.value for entry in onnx.load(str(tmp_path / "x.onnx")).metadata_props}
    assert about["outputs"] == "softmax of them gives probabilities"
    assert about["classes"] == '["0", "1", "2"]'
    assert {"offset", "scale", "features"} <= about.keys() and "三朵云" in about["experiment"]


def test_that_a_missing_onnx_is_named_with_where_it_is_missing(tmp_path, monkeypatch):
    trainer = trained()
    monkeypatch.setitem(sys.modules, "onnx", None)  # import fails
    with pytest.raises(NotInOnnx, match=f"needs the package onnx, .* {re.escape(sys.prefix)}"):
        write_onnx(model_of(trainer), tmp_path / "x.onnx")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", names_saying(ACTIVATIONS, "torch"))
def test_that_every_activation_is_a_module_of_the_script(name, tmp_path):
    trainer = trained(network={"hidden": [4, 5], "activation": name})
    script, tree = script_of(trainer, tmp_path / "x.py")
    (network,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Network"]
    assert "self.activation2 = " in ast.unparse(network)
    assert ("class UnitStep" in script) == (name == "step")


@pytest.mark.parametrize("name", names_saying(LOSSES, "torch"))
def test_that_every_loss_is_a_function_of_the_script(name, tmp_path):
    if "classification" in LOSSES[name].tasks:
        data = clouds(classes=2) if name in TWO_CLASSES else clouds()
    else:
        data = curve()
    _, tree = script_of(trained(data, loss={"name": name}), tmp_path / "x.py")
    (loss,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "loss"]
    assert isinstance(loss.body[-1], ast.Return)


@pytest.mark.parametrize("name", OPTIMIZERS.names())
def test_that_the_script_trains_with_torchs_optimizer_or_says_that_it_has_none(name, tmp_path):
    sections = {"network": {"hidden": []}} if name == "perceptron" else {}
    table = experiment(**sections).as_table() | {"optimizer": {"name": name}}
    trainer = Trainer(Experiment.model_validate(table), clouds())
    script, tree = script_of(trainer, tmp_path / "x.py")
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert ("train" in functions) != ("torch.optim does not have" in script)
    assert ("torch.optim." in script) == ("train" in functions)


def test_that_the_script_clips_at_the_norm_itself(tmp_path):
    """PyTorch's clip_grad_norm_ divides by the norm + 1e-6, which halves a gradient of that norm."""
    script, _ = script_of(trained(regularization={"clip_norm": 1e-6}), tmp_path / "x.py")
    assert "g.mul_((1e-06 / norm).clamp_max(1.0))" in script and "nn.utils.clip" not in script
    assert "weights = " not in script  # which a clip has no need of


def test_that_the_script_reads_the_very_weights_data_and_rates(tmp_path):
    network = {"hidden": [6, 5], "normalization": "batch"}
    trainer = trained(network=network, schedule={"name": "cosine", "warmup_steps": 30})
    write_pytorch(model_of(trainer), tmp_path / "x.py")
    with np.load(tmp_path / "x.npz", allow_pickle=False) as file:
        arrays = dict(file)
    np.testing.assert_array_equal(arrays["layer2.weight"], trainer.parameters["layer2.weight"])
    np.testing.assert_array_equal(arrays["norm1.weight"], trainer.parameters["layer1.scale"])
    seen = trainer.running_statistics
    np.testing.assert_array_equal(arrays["norm2.running_mean"], seen["layer2.running_mean"])
    np.testing.assert_array_equal(arrays["norm2.running_var"], seen["layer2.running_variance"])
    np.testing.assert_array_equal(arrays["x_val"], trainer.dataset.x_val)
    trainer.train(15)
    _, rates = trainer.history.column("learning_rate")
    np.testing.assert_allclose(arrays["rates"][:15], rates[20:], rtol=1e-6)


def test_that_batch_normalization_meets_one_example_alone_in_the_script_too(tmp_path):
    for normalization in NORMALIZATIONS:
        network = {"hidden": [6, 5], "normalization": normalization}
        script, tree = script_of(trained(network=network), tmp_path / "x.py")
        train = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "train")
        assert ("module.train(len(chosen) > 1)" in ast.unparse(train)) == (normalization["name"] == "batch")


def test_that_the_script_says_how_outputs_go_back_to_the_units_that_were_measured(tmp_path):
    data = curve()
    priced = replace(data, target_offset=np.array([50_000.0]), target_scale=np.array([20_000.0]))
    for dataset in (data, priced):
        script, tree = script_of(trained(dataset, loss={"name": "mse"}), tmp_path / "x.py")
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        with np.load(tmp_path / "x.npz", allow_pickle=False) as file:
            arrays = dict(file)
        assert ("original" in functions) == ("target_scale" in arrays) == (dataset is priced)
    names: dict = {}
    exec(ast.unparse(functions["original"]), names)
    np.testing.assert_allclose(names["original"](data.y_val, arrays), priced.original_targets(data.y_val))


def test_that_constant_rates_are_written_once_and_feedback_is_said_to_be_left_out(tmp_path):
    assert len(model_of(trained()).rates) == 1
    trainer = trained(schedule={"name": "reduce_on_plateau"})
    assert model_of(trainer).rates.tolist() == [trainer.next_rate]
    assert "is left out" in script_of(trainer, tmp_path / "x.py")[0]


@pytest.mark.parametrize(
    "evil", ['x"""\n\'\nimport os; os.abort()\n\\', "😀 梯度 é", "\x00\x1b\x7f\u2028\ufeff", "\\U0001f600"]
)
def test_that_no_name_in_an_experiment_becomes_code(evil, tmp_path):
    trainer = trained(name=evil)
    _, tree = script_of(trainer, tmp_path / "x.py")
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert imported == ["argparse", "numpy", "torch"]
    values = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}
    assert ast.literal_eval(values["EXPERIMENT"]) == evil


def test_that_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotSave):
        write_pytorch(model_of(trained()), tmp_path / "file" / "x.py")


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0])
def test_that_the_exported_focal_loss_takes_no_power_of_what_may_be_zero(gamma, tmp_path):
    script, _ = script_of(trained(loss={"name": "focal", "gamma": gamma}), tmp_path / "x.py")
    assert f"torch.exp({gamma!r} * functional.logsigmoid(margin))" in script and ".pow(" not in script


@pytest.mark.parametrize(("kernel", "met"), [(6, "(network.norm1, network.norm2,)"), (5, "(network.norm2,)")])
def test_that_what_meets_an_example_alone_is_normalized_by_running_values_maps_of_one_place_too(kernel, met, tmp_path):
    network = {"convolutions": [{"filters": 2, "kernel": kernel, "padding": "valid"}], "hidden": [3]}
    pictures = np.random.default_rng(0).normal(size=(12, 6, 6))
    data = Dataset.from_arrays(pictures, np.arange(12) % 2, pictures[:4], np.arange(4) % 2)
    script, _ = script_of(trained(data, network=network | {"normalization": "batch"}), tmp_path / "x.py")
    assert f"for module in {met}:" in script


def test_that_a_gradient_of_zero_is_one_that_penalties_can_be_added_to(tmp_path):
    network = {"hidden": [4], "activation": "step"}
    script, _ = script_of(trained(network=network, regularization={"l2": 0.1}), tmp_path / "x.py")
    assert "w.grad += 0.1" in script and "+ 0.0 * z.sign()" in script
