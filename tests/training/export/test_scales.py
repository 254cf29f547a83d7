"""What is exported brings raw features to where the network was trained, however far from zero they lie."""

import json

import numpy as np
import pytest

from dllab import Dataset, Trainer
from dllab.training.export import Model, write_onnx, write_pytorch
from tests.training.examples import experiment

RAW = np.column_stack([1.6e9 + np.arange(60.0), np.arange(60) % 7])


@pytest.fixture(scope="module")
def model():
    data = Dataset.from_arrays(RAW, np.arange(60) % 2, standardize=True)
    trainer = Trainer(experiment(), data)
    return Model.of(trainer.now, data)


def assert_brought_back(offset, scale, x):
    assert (RAW - offset) / scale == pytest.approx(x, abs=1e-6)
    assert x * scale + offset == pytest.approx(RAW, rel=0, abs=1e-4)


def test_that_a_script_holds_offset_and_scale_in_float64_and_uses_them_so(model, tmp_path):
    write_pytorch(model, tmp_path / "network.py")
    assert "torch.as_tensor(raw, dtype=torch.float64)" in (tmp_path / "network.py").read_text(encoding="utf-8")
    with np.load(tmp_path / "network.npz") as arrays:
        assert arrays["offset"].dtype == arrays["scale"].dtype == np.float64
        assert_brought_back(arrays["offset"], arrays["scale"], arrays["x_train"])


def test_that_an_onnx_model_says_offset_and_scale_in_all_their_places(model, tmp_path):
    onnx = pytest.importorskip("onnx")
    write_onnx(model, tmp_path / "network.onnx")
    about = {entry.key: entry.value for entry in onnx.load(tmp_path / "network.onnx").metadata_props}
    offset, scale = (np.array(json.loads(about[key])) for key in ("offset", "scale"))
    assert_brought_back(offset, scale, model.dataset.x_train)
