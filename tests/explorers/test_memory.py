"""Bytes, worked out by hand, and against what a trainer has really taken."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.optimizers import OPTIMIZERS
from dllab.explorers import EXPLORERS
from dllab.explorers.model_sizes import BERT_BASE, resnet50

Memory = EXPLORERS["memory"]


def test_that_a_batch_of_pictures_takes_what_the_notes_compute():
    readouts = Memory(model="ResNet-50", batch=128).readouts()
    assert readouts["data"] == 128 * 3 * 224 * 224 * 4 == 77_070_336
    assert readouts["data_mib"] == 73.5


def test_that_elements_are_no_bytes():
    readouts = Memory(model="BERT-base", batch=32, tokens=1024).readouts()
    assert readouts["one_activation"] == 32 * 1024 * 768 * 4 == 100_663_296
    assert readouts["one_activation_mib"] == 96
    assert readouts["scores_gib"] == 32 * 12 * 1024 * 1024 * 4 / 2**30 == 1.5


@pytest.mark.parametrize("precision", ["float32", "float16"])
def test_that_a_parameter_costs_sixteen_bytes_under_adam(precision):
    readouts = Memory(model="7e9 parameters", precision=precision).readouts()
    assert readouts["parameters"] == 7_000_000_000
    assert readouts["parameter_bytes"] == 16
    assert readouts["parameters_gib"] == 112e9 / 2**30 == pytest.approx(104.3, abs=0.01)


@pytest.mark.parametrize("optimizer, slots", [("sgd", 0), ("sgdw", 1), ("adam", 2), ("lookahead", 3)])
def test_that_an_optimizer_costs_what_it_keeps(optimizer, slots):
    readouts = Memory(model="7e9 parameters", optimizer=OPTIMIZERS[optimizer]()).readouts()
    assert readouts["parameter_bytes"] == 8 + 4 * slots


def test_that_amsgrad_keeps_one_number_more():
    amsgrad = OPTIMIZERS["adam"](amsgrad=True)
    assert Memory(model="7e9 parameters", optimizer=amsgrad).readouts()["parameter_bytes"] == 20


@pytest.mark.parametrize("batch, row", [(100, 112), (128, 128)])
def test_that_a_network_of_the_lab_takes_what_its_trainer_has_taken(batch, row):
    page = Memory(model="network", sizes=(784, 256, 128, 10), batch=batch)
    experiment = Experiment.model_validate(
        {
            "dataset": {"name": "mnist", "samples": 200},
            "network": {"hidden": [256, 128], "activation": {"name": "relu"}},
            "optimizer": {"name": "adamw"},
            "training": {"batch_size": batch},
        }
    )
    program = Trainer(experiment).engine._program
    readouts = page.readouts()
    assert readouts["weights"] == readouts["gradient"] == readouts["copy"] == program.gradient.nbytes == 940_608
    assert readouts["optimizer"] == 3 * 940_608 == 2_821_824
    assert readouts["data"] + readouts["activations"] == program.workspace.nbytes
    assert readouts["data"] == (784 + 1) * row * 4


def test_that_the_well_known_networks_have_the_parameters_they_are_known_for():
    assert resnet50(224).parameters == 25_557_032
    assert BERT_BASE.sizes(512).parameters == 109_482_240


def test_that_resnet_keeps_what_a_sum_by_hand_gives():
    kept = {part.name: part.kept for part in resnet50(224).parts}
    assert kept["conv1"] == 2 * 64 * 112 * 112
    assert kept["conv3.1 1×1"] == 2 * 128 * 56 * 56 and kept["conv3.1 3×3"] == 2 * 128 * 28 * 28
    assert kept["conv5.3 1×1 out"] == 2 * 2048 * 7 * 7
    around = sum(kept[f"conv{stage}.1 around"] for stage in (2, 3, 4, 5))
    convolutions = sum(value for name, value in kept.items() if name.startswith("conv"))
    assert (convolutions + around) / 2 == pytest.approx(11.11e6, rel=1e-3)  # all outputs, as timm counts them


def test_that_scores_grow_with_the_square_of_the_text():
    short, long = (Memory(tokens=tokens).readouts()["scores_gib"] for tokens in (512, 1024))
    assert long == 4 * short
    layer = Memory(batch=1, tokens=10).scene()["layers"][1, 1]
    assert layer == 4 * (10 * (8 * 768 + 2 * 3072) + 12 * 10 * 10)


def test_that_inference_keeps_no_gradient_and_one_layer():
    readouts = Memory(phase="in inference", batch=1, tokens=10).readouts()
    assert readouts["gradient"] == readouts["optimizer"] == readouts["copy"] == 0
    assert readouts["activations"] == 4 * (10 * (8 * 768 + 2 * 3072) + 12 * 10 * 10)
    writing = Memory(model="7e9 parameters", phase="in inference", precision="float16", batch=1, tokens=4096).readouts()
    assert writing["weights"] == 14e9 and writing["cache"] == 2 * 32 * 4096 * 4096 * 2


def test_that_the_parts_add_up():
    for model in ("network", "ResNet-50", "BERT-base", "7e9 parameters"):
        page = Memory(model=model)
        readouts = page.readouts()
        assert page.scene()["parts"].sum() == readouts["total"] == pytest.approx(readouts["total_mib"] * 2**20)
        assert len(page.scene()["names"]) == page.scene()["layers"].shape[1]
        assert np.all(page.scene()["parts"] >= 0)
