"""A run begins with the very weights of another one's file, or says in words why it cannot."""

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from dllab import Dataset, Trainer
from dllab.__main__ import main
from dllab.datasets import DataError
from dllab.diagnostics.penalties import held_down
from dllab.training.archive import DamagedRun, NotInFile, load_run, save_run
from dllab.training.microscope.specimen import Microscope
from dllab.training.recipe import CannotReplay
from dllab.training.replaying import replay_file
from dllab.training.start_weights import StartDoesNotFit
from tests.diagnostics.runs import evidence_of
from tests.training.examples import clouds, curve, experiment
from tests.training.run_files import course_of

NETWORK = {"hidden": [6, 5], "normalization": "batch"}


def saved(path, steps=30, data=None, **sections):
    """A run that has trained, in a file."""
    trainer = Trainer(experiment(**{"network": NETWORK, "seed": 1} | sections), data or clouds())
    trainer.train(steps)
    trainer.save(path)
    return trainer


def begun(path, data=None, **sections):
    sections = {"network": NETWORK} | sections
    sections["training"] = sections.get("training", {}) | {"start_from": str(path)}
    return Trainer(experiment(**sections), data or clouds())


def rewritten(path, change):
    """The file with another description of itself."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    meta = json.loads(parts["meta.json"])
    change(meta)
    parts["meta.json"] = json.dumps(meta).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_that_a_run_begins_with_the_weights_and_running_values_of_another(tmp_path):
    other = saved(tmp_path / "a.dllab")
    trainer = begun(tmp_path / "a.dllab", optimizer={"name": "sgd", "momentum": 0.9})
    np.testing.assert_equal(trainer.parameters, other.parameters)
    np.testing.assert_equal(trainer.running_statistics, other.running_statistics)
    x = clouds().x_val
    np.testing.assert_array_equal(trainer.forward(x), other.forward(x))
    assert trainer.step == 0 and not trainer.engine.state.slots.any()
    trainer.train(10)
    assert not np.array_equal(trainer.parameters["layer1.weight"], other.parameters["layer1.weight"])


def test_that_running_values_go_nowhere_where_nothing_uses_them(tmp_path):
    saved(tmp_path / "a.dllab", network={"hidden": [6, 5], "normalization": "layer"})
    trainer = begun(tmp_path / "a.dllab")
    fresh = Trainer(experiment(network=NETWORK), clouds())
    np.testing.assert_equal(trainer.running_statistics, fresh.running_statistics)


def test_that_frozen_layers_stay_those_of_the_other_run(tmp_path):
    other = saved(tmp_path / "a.dllab")
    trainer = begun(tmp_path / "a.dllab", training={"frozen_layers": 2, "epochs": 30})
    trainer.train(30)
    for name, array in trainer.parameters.items():
        assert np.array_equal(array, other.parameters[name]) == (name[:6] != "layer3"), name
    np.testing.assert_equal(trainer.running_statistics, other.running_statistics)


def test_that_lookahead_goes_out_from_these_weights(tmp_path):
    other = saved(tmp_path / "a.dllab", network={"hidden": [6, 5]})
    optimizer = {"optimizer": {"name": "lookahead", "k": 1, "alpha": 1e-6}}
    table = begun(tmp_path / "a.dllab", network={"hidden": [6, 5]}).experiment.as_table() | optimizer
    trainer = Trainer(type(other.experiment).model_validate(table), clouds())
    trainer.train(5)
    np.testing.assert_allclose(trainer.parameters["layer1.weight"], other.parameters["layer1.weight"], atol=1e-4)


WIDER = Dataset.from_arrays(np.random.default_rng(0).random((21, 4)), np.arange(21) % 3)


@pytest.mark.parametrize(
    ("sections", "data", "said"),
    [
        ({"network": NETWORK | {"hidden": [6]}}, None, "a.dllab has 3 layers of weights; this network has 2"),
        ({"network": NETWORK | {"hidden": [6, 8]}}, None, r"layer 2 of a.dllab has weights of 5 × 6 .* needs 8 × 6"),
        ({}, clouds(classes=4), r"layer 3 of a.dllab has weights of 3 × 5 .* 4 × 5"),
        ({}, WIDER, r"layer 1 of a.dllab has weights of 6 × 3 .* 6 × 4"),
        ({"network": NETWORK | {"biases": False}}, None, "layer 1 of a.dllab has biases; this network is without"),
        ({"network": {"hidden": [6, 5]}}, None, "layer 1 of a.dllab is normalized; that of this network is not"),
    ],
)
def test_that_other_shapes_are_refused_with_layer_and_shapes(tmp_path, sections, data, said):
    saved(tmp_path / "a.dllab")
    with pytest.raises(StartDoesNotFit, match=said):
        begun(tmp_path / "a.dllab", data, **sections)


def test_that_what_the_other_run_is_without_is_refused_too(tmp_path):
    saved(tmp_path / "a.dllab", network={"hidden": [6, 5], "biases": False})
    with pytest.raises(StartDoesNotFit, match="layer 1 of a.dllab is without biases; this network has them"):
        begun(tmp_path / "a.dllab", network={"hidden": [6, 5]})
    with pytest.raises(StartDoesNotFit, match="layer 1 of a.dllab is not normalized; that of this network is"):
        begun(tmp_path / "a.dllab", network=NETWORK | {"biases": False})


def test_that_a_file_that_does_not_say_its_sizes_is_taken_where_its_digest_agrees(tmp_path):
    other = saved(tmp_path / "a.dllab")
    rewritten(tmp_path / "a.dllab", lambda meta: meta.pop("sizes"))
    np.testing.assert_equal(begun(tmp_path / "a.dllab").parameters, other.parameters)
    for sections, data in (({}, WIDER), ({}, clouds(classes=4))):
        with pytest.raises(StartDoesNotFit, match="other inputs or outputs"):
            begun(tmp_path / "a.dllab", data, **sections)


def test_that_a_run_without_weights_or_one_that_was_changed_or_diverged_is_refused(tmp_path):
    trainer = saved(tmp_path / "a.dllab")
    save_run(tmp_path / "curves.dllab", course_of(trainer), None, "curves alone")
    with pytest.raises(NotInFile, match="curves.dllab holds no weights"):
        begun(tmp_path / "curves.dllab")
    rewritten(tmp_path / "a.dllab", lambda meta: meta.update(digest="0" * 64))
    with pytest.raises(DamagedRun, match="not those that were saved"):
        begun(tmp_path / "a.dllab")
    diverged = Trainer(experiment(optimizer={"learning_rate": 1e30}, loss={"name": "mse"}), curve())
    diverged.load_parameters({name: np.full_like(array, np.nan) for name, array in diverged.parameters.items()})
    diverged.save(tmp_path / "nan.dllab")
    with pytest.raises(DamagedRun, match="not finite"):
        begun(tmp_path / "nan.dllab", curve(), network={"hidden": [6, 5]}, loss={"name": "mse"})
    with pytest.raises(DataError, match="there is no file"):
        begun(tmp_path / "nothing.dllab")


@pytest.mark.parametrize("sizes", [[3], [3, 6, 0, 3], [3, -1, 3], "3", [3, 6.0], [3, 1 << 40], [3] * 200])
def test_that_forged_sizes_are_a_damaged_file(tmp_path, sizes):
    saved(tmp_path / "a.dllab", steps=1)
    rewritten(tmp_path / "a.dllab", lambda meta: meta.update(sizes=sizes))
    with pytest.raises(DamagedRun):
        load_run(tmp_path / "a.dllab")


def same_run(one, other):
    np.testing.assert_equal(one.parameters, other.parameters)
    np.testing.assert_equal(one.running_statistics, other.running_statistics)
    assert one.digest() == other.digest()


def test_that_a_replay_is_exact_or_says_that_the_weights_changed(tmp_path):
    start, path = tmp_path / "a.dllab", tmp_path / "b.dllab"
    saved(start)
    trainer = begun(start, training={"frozen_layers": 1})
    trainer.train(20)
    trainer.save(path)
    found = load_run(path)
    assert len(found.recipe.weights) == 64 == len(found.state.recipe.weights)
    same_run(found.recipe.replay(20, clouds()), trainer)
    saved(start, steps=31)
    with pytest.raises(CannotReplay, match=r"are not those in .*a\.dllab any more"):
        found.recipe.replay(20, clouds())
    start.unlink()
    with pytest.raises(DataError, match="there is no file"):
        found.recipe.replay(20, clouds())


def test_that_the_running_values_are_part_of_what_a_replay_asks_for(tmp_path):
    start = tmp_path / "a.dllab"
    other = saved(start)
    trainer = begun(start)
    state = other.now.state
    state.running[0] += 1.0
    other.save(start)
    with pytest.raises(CannotReplay, match="any more"):
        trainer.now.recipe.replay(5, clouds())


def test_that_a_run_goes_on_from_its_file_wherever_its_first_weights_are_gone(tmp_path):
    start, path = tmp_path / "a.dllab", tmp_path / "b.dllab"
    saved(start)
    trainer = begun(start)
    trainer.train(10)
    trainer.save(path)
    start.unlink()
    again = Trainer.load(path, clouds())
    assert again.experiment == trainer.experiment and again.now.recipe.weights == trainer.now.recipe.weights
    for each in (trainer, again):
        each.train(10)
    same_run(again, trainer)


def test_that_replay_at_the_command_line_gives_the_same_bits(tmp_path, capsys):
    chosen = experiment(dataset={"name": "moons", "samples": 60})
    first = Trainer(chosen)
    first.train(20)
    first.save(tmp_path / "a.dllab")
    table = chosen.as_table()
    table["training"]["start_from"] = str(tmp_path / "a.dllab")
    second = Trainer(type(chosen).model_validate(table))
    second.train(20)
    second.save(tmp_path / "b.dllab")
    assert replay_file(tmp_path / "b.dllab")["same"]
    (tmp_path / "x.toml").write_bytes(second.experiment.as_toml())
    assert main(["train", str(tmp_path / "x.toml"), "--steps", "20", "--out", str(tmp_path / "out")]) == 0
    with np.load(tmp_path / "out" / "model.npz") as found:
        np.testing.assert_equal(dict(found), second.parameters)
    capsys.readouterr()


def test_that_the_microscope_begins_where_the_run_does(tmp_path):
    saved(tmp_path / "a.dllab")
    trainer = begun(tmp_path / "a.dllab")
    look = Microscope(trainer.experiment, trainer.dataset).at_start()
    np.testing.assert_array_equal(look.layers[0].weight, trainer.parameters["layer1.weight"])
    trainer.train(1)
    np.testing.assert_array_equal(look.after.parameters, trainer.engine.state.parameters)


def test_that_no_penalty_is_blamed_for_the_length_of_weights_from_elsewhere(tmp_path):
    saved(tmp_path / "a.dllab")
    trainer = begun(tmp_path / "a.dllab", regularization={"l2": 0.1})
    trainer.load_parameters({name: array * 0 for name, array in trainer.parameters.items()})
    evidence = evidence_of(trainer)
    drawn = replace(evidence, experiment=trainer.now.recipe.without_weights)
    assert held_down(drawn) is not None and held_down(evidence) is None
