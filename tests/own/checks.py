"""What a choice of one's own goes through, each being one file in a folder; run by tests/test_own_choices.py."""

import ast
import json

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from dllab import Experiment, Trainer
from dllab.__main__ import main
from dllab.catalogue import families_of, left_out
from dllab.datasets.library import Library
from dllab.engine.parts import ONNX, PYTORCH, Unsaid
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.experiment.experiment_form import ExperimentForm
from dllab.gui.panels.microscope.start import StartView
from dllab.gui.panels.microscope.words import derivation, verdict_help
from dllab.training.export import Model, write_onnx, write_pytorch
from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.initialization import depth_of
from dllab.training.microscope.look import Address
from dllab.training.microscope.specimen import Microscope
from tests.diagnostics.runs import evidence_of
from tests.gui.forms.hands import pick

STRIPES = {"name": "stripes", "samples": 120}
OWN = {
    "dataset": STRIPES,
    "network": {
        "hidden": [6, 5],
        "activation": {"name": "bent", "bend": 0.25},
        "output_activation": "angle",
        "initializer": {"name": "stripe", "size": 0.3},
        "normalization": "centre",
    },
    "loss": {"name": "squares", "factor": 0.75},
    "optimizer": {"name": "heavy_ball", "learning_rate": 0.05, "beta": 0.7},
    "schedule": {"name": "saw", "period": 7},
    "training": {"batch_size": 8, "shuffle": False},
}
BARE = {
    "activation": {"network": {"hidden": [6, 5], "activation": "bare_activation"}},
    "output": {"network": {"hidden": [6, 5], "output_activation": "bare_output"}, "loss": "mse"},
    "loss": {"network": {"hidden": [6, 5]}, "loss": "bare_loss"},
    "optimizer": {"network": {"hidden": [6, 5]}, "optimizer": "bare_optimizer"},
    "wrapped": {"network": {"hidden": [6, 5]}, "optimizer": {"name": "lookahead", "inner": "bare_optimizer"}},
}
bare = pytest.mark.parametrize("part", BARE)


@pytest.fixture
def own():
    return Experiment.model_validate(OWN)


def trained(table, steps=40):
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(steps)
    return trainer


def looked_into(trainer):
    microscope = Microscope(trainer.experiment, trainer.dataset)
    look = microscope.look(trainer.engine.state, trainer.next_rate)
    return microscope, look, microscope.follow(look, Address(2, 1, 3))


def said(look, update, experiment):
    sections = derivation(look, update, experiment)
    return " ".join(equation.left for section in sections for equation in section.equations)


def model_of(trainer):
    return Model.of(trainer.now, trainer.dataset)


def test_that_no_file_is_left_out():
    assert left_out == []


def test_that_hands_can_pick_them_in_the_form(qtbot, own):
    form = ExperimentForm(Experiment.model_validate({"dataset": STRIPES}), Library())
    qtbot.addWidget(form)
    network = form.network.section
    for choices, name in (
        (form.loss, "squares"), (form.optimizer, "heavy_ball"), (form.schedule.choice, "saw"),
        (network.choices["activation"], "bent"), (network.choices["initializer"], "stripe"),
        (network.choices["normalization"], "centre"),
    ):  # fmt: skip
        pick(choices, name)
    output = network.rows.rows["output_activation"].editor
    output.setCurrentIndex(output.findData("angle"))
    output.activated.emit(output.currentIndex())
    assert form.dataset.choice.picker_row.editor.findData("stripes") >= 0
    for part in ("loss", "optimizer", "schedule"):
        assert type(getattr(form.value, part)) is type(getattr(own, part))
    for part in ("activation", "initializer", "normalization", "output"):
        assert type(getattr(form.value.network, part)) is type(getattr(own.network, part))
    form.set_value(own)
    assert form.value == own and form.optimizer.rows.rows["beta"].editor.value == 0.7


def test_that_a_file_holds_them_and_gives_them_back(tmp_path, own):
    own.save(tmp_path / "x.toml")
    assert Experiment.load(tmp_path / "x.toml") == own


def test_that_the_catalogue_lists_them_with_their_parameters(capsys):
    assert main(["catalogue", "--json"]) == 0
    listed = {
        (family, choice["name"]): [entry["name"] for entry in choice["parameters"]]
        for family, choices in json.loads(capsys.readouterr().out).items()
        for choice in choices
    }
    assert listed["activations", "bent"] == ["bend"]
    assert listed["output_activations", "angle"] == []
    assert listed["losses", "squares"] == ["factor"]
    assert listed["optimizers", "heavy_ball"] == ["learning_rate", "beta"]
    assert listed["normalizations", "centre"] == []
    assert listed["initializers", "stripe"] == ["bias", "size"]
    assert listed["schedules", "saw"][-1] == "period"
    assert "samples" in listed["datasets", "stripes"]


def test_that_they_train(own):
    trainer, again = trained(OWN), trained(OWN, steps=25)
    step, losses = trainer.history.column("train_loss")
    assert np.isfinite(losses).all() and losses[-8:].mean() < losses[:8].mean()
    again.train(15)
    for name, array in trainer.parameters.items():
        np.testing.assert_array_equal(again.parameters[name], array)
    _, rates = trainer.history.column("learning_rate")
    np.testing.assert_allclose(rates[:9], 0.05 * (1 - np.arange(9) % 7 / 14), rtol=1e-6)


def test_that_their_gradients_are_those_of_their_formulas():
    trainer = trained(OWN)
    microscope, look, update = looked_into(trainer)
    for address in (Address(1, 2, 1), Address(2, 1, 3), Address(3, 0, None)):
        check = microscope.follow(look, address).check
        assert check.verdict == Verdict.AGREES and check.digits >= 2, (address, check)
    assert update.worked[-1].value == pytest.approx(update.difference, rel=2e-5, abs=2e-7)
    assert [(slot.name, slot.after) for slot in update.slots] == [("m", pytest.approx(update.worked[0].value))]
    assert "cannot follow" not in said(look, update, trainer.experiment)


@bare
def test_that_the_microscope_says_what_it_cannot_follow(part, qtbot):
    trainer = trained({"dataset": STRIPES} | BARE[part])
    microscope, look, update = looked_into(trainer)
    name = "bare_optimizer" if part == "wrapped" else f"bare_{part}"
    if "optimizer" in name:
        assert update.check.verdict == Verdict.AGREES and isinstance(update.worked, Unsaid)
    else:
        assert update.check.verdict == Verdict.UNSAID and name in verdict_help(update.check)
    assert f"cannot follow '{name}'" in said(look, update, trainer.experiment)
    depth = depth_of(microscope.at_start(), trainer.experiment)
    assert (depth.he is None) == (depth.unsaid is not None) == (part == "activation")
    view = StartView()
    qtbot.addWidget(view)
    view.show_depth(depth, trainer.experiment)
    shown = [label.text() for label in view.findChildren(QLabel) if not label.isHidden()]
    assert part != "activation" or error_words(depth.unsaid) in shown


def test_that_onnx_has_their_nodes(tmp_path):
    reference = pytest.importorskip("onnx.reference")
    trainer = trained(OWN)
    write_onnx(model_of(trainer), tmp_path / "x.onnx")
    x = np.concatenate([trainer.dataset.x_train, 3 * trainer.dataset.x_val])
    (found,) = reference.ReferenceEvaluator(str(tmp_path / "x.onnx")).run(None, {"x": x})
    np.testing.assert_allclose(found, trainer.forward(x), rtol=1e-5, atol=1e-5)


def test_that_the_script_has_their_words(tmp_path):
    without = OWN | {"network": OWN["network"] | {"normalization": "none"}}
    write_pytorch(model_of(trained(without)), tmp_path / "x.py")
    script = (tmp_path / "x.py").read_text(encoding="utf-8")
    ast.parse(script)
    for words in (
        "class Bent(nn.Module)", "self.activation2 = Bent(0.25)", "torch.sin(torch.arctan(self.layer3(h2)))",
        "return 0.75 * functional.mse_loss(z, t)", "momentum=0.7",
    ):  # fmt: skip
        assert script.count(words) == 1, words


@pytest.mark.parametrize("write, part, template", [
    (write_onnx, "activation", ONNX), (write_onnx, "output", ONNX),
    (write_pytorch, "activation", PYTORCH), (write_pytorch, "output", PYTORCH), (write_pytorch, "loss", PYTORCH),
])  # fmt: skip
def test_that_an_export_without_words_is_refused_with_the_choice_named(write, part, template, tmp_path):
    pytest.importorskip("onnx")
    with pytest.raises(Unsaid) as refusal:
        write(model_of(trained({"dataset": STRIPES} | BARE[part])), tmp_path / "x")
    assert (refusal.value.template, refusal.value.values) == (template, {"name": f"bare_{part}"})
    assert not any(tmp_path.iterdir())


def test_that_a_script_without_the_optimizers_words_says_that_it_does_not_train(tmp_path):
    write_pytorch(model_of(trained({"dataset": STRIPES} | BARE["optimizer"])), tmp_path / "x.py")
    assert "Bare optimizer, which torch.optim does not have" in (tmp_path / "x.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", [OWN, *({"dataset": STRIPES} | one for one in BARE.values())])
def test_that_every_detector_can_look_at_them(table):
    from dllab.diagnostics.monitor import DETECTORS

    evidence = evidence_of(trained(table, steps=120))
    for detector in DETECTORS.values():
        detector.look(evidence, active=False)


def test_that_they_belong_to_a_family_each():
    sections = families_of(Experiment)
    assert all(any(choice.explanation.source == "this test." for choice in family) for family in sections[1:])
