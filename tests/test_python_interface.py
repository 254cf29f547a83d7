"""What a program that imports the lab can rely on."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import dllab
from dllab import Dataset, Experiment, ExperimentError, Trainer
from dllab.catalogue import FromRegistry, families_of
from dllab.datasets import DataError
from dllab.experiment.presets import presets
from dllab.training.history import NoPandas

SMALL = {"dataset": {"name": "circle", "samples": 60}, "network": {"hidden": [5]}, "training": {"epochs": 3}}
REGRESSION = {**SMALL, "dataset": {"name": "line", "samples": 60}, "loss": {"name": "mse"}}
BY_LAYER = Experiment(network={"hidden": [4, 4], "activation": ["relu", "tanh"], "dropout": [0.1, 0.2]})


def experiments():
    return [*(Experiment.load(one.path) for one in presets()), BY_LAYER]


def accepts(schema, value, root):
    """Whether a JSON schema accepts a value, as far as pydantic writes such schemas."""
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    if "anyOf" in schema and not any(accepts(one, value, root) for one in schema["anyOf"]):
        return False
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        return False
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    if "type" in schema and not isinstance(value, kinds.get(schema["type"], type(None))):
        return False
    if isinstance(value, list):
        return all(accepts(schema.get("items", {}), one, root) for one in value)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if not set(schema.get("required", ())) <= set(value):
            return False
        if schema.get("additionalProperties") is False and not set(value) <= set(known):
            return False
        return all(accepts(known.get(key, {}), one, root) for key, one in value.items())
    low, high = schema.get("minimum", -np.inf), schema.get("maximum", np.inf)
    return not isinstance(value, int | float) or low <= value <= high


def test_that_the_public_names_are_shown_before_they_are_imported():
    code = "import dllab, sys; assert 'numba' not in sys.modules; print(*dir(dllab))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == sorted(dllab.__all__) == ["Dataset", "Experiment", "ExperimentError", "Trainer",
                                                            "__version__"]  # fmt: skip
    assert all(hasattr(dllab, name) for name in dllab.__all__)


def test_that_type_checkers_are_told_of_the_annotations():
    assert (Path(dllab.__file__).parent / "py.typed").is_file()


def test_that_a_dumped_experiment_is_read_again_as_the_same():
    for experiment in experiments():
        assert Experiment.model_validate(experiment.model_dump()) == experiment
        assert Experiment.model_validate(json.loads(experiment.model_dump_json())) == experiment


@pytest.mark.parametrize("make", [lambda table: Experiment(**table), Experiment.model_validate])
def test_that_a_wrong_key_is_said_with_the_nearest_one(make):
    wrong = (({"sead": 1}, "'seed'"), ({"optimizer": {"name": "sgdd"}}, "'sgd'"), ({"schema": 2}, "at most 1"))
    for table, said in wrong:
        with pytest.raises(ExperimentError, match=said) as refusal:
            make(table)
        assert refusal.value.problems and refusal.value.__context__ is None


def test_that_the_schema_describes_every_choice_and_accepts_every_preset():
    schema = Experiment.model_json_schema()
    assert json.loads(json.dumps(schema)) == schema
    known = [*(choice.name for registry in families_of(Experiment) for choice in registry)]
    written = json.dumps(schema)
    assert [name for name in known if f'"{name}"' not in written] == []
    for experiment in experiments():
        table = json.loads(experiment.model_dump_json())
        assert accepts(schema, table, schema), experiment.name
        for wrong in ({"sead": 1}, {"optimizer": {"name": "sgdd"}}, {"optimizer": {"name": "sgd", "rate": 1}},
                      {"seed": -1}, {"training": {"epochs": "many"}}):  # fmt: skip
            assert not accepts(schema, table | wrong, schema), wrong


def test_that_a_choice_may_stand_in_the_schema_by_its_name():
    schema = Experiment.model_json_schema()
    assert accepts(schema, {"optimizer": "sgd"}, schema) and not accepts(schema, {"optimizer": "sgdd"}, schema)
    field = Experiment.model_fields["optimizer"]
    assert any(isinstance(entry, FromRegistry) for entry in field.metadata)


def test_that_labels_may_be_names():
    x = np.arange(12.0).reshape(6, 2)
    data = Dataset.from_arrays(x, ["no", "yes", "no", "maybe", "yes", "no"], x[:2], np.array(["yes", "maybe"], object))
    assert data.classes == ("maybe", "no", "yes")
    assert data.y_train.tolist() == [1, 2, 1, 0, 2, 1] and data.y_val.tolist() == [2, 0]
    ordered = Dataset.from_arrays(x, [["yes"], ["no"]] * 3, classes=["yes", "no"])
    assert ordered.classes == ("yes", "no") and ordered.y_train.tolist() == [0, 1] * 3
    numbers = Dataset.from_arrays(x, ["0", "1", "0", "1", "0", "1"])
    assert numbers.y_train.tolist() == [0, 1] * 3 and numbers.classes == ("0", "1")


@pytest.mark.parametrize(
    ("y_val", "classes", "said"),
    [
        (["noo", "yes"], None, r"y_val\[0\] is 'noo', which is none of the classes; did you mean 'no'\?"),
        (["yes", "?"], None, r"y_val\[1\] is '\?', which is none of the classes: no, yes"),
        ([], ["yes", "nay"], r"y_train\[0\] is 'no'"),
    ],
)
def test_that_a_name_of_no_class_is_refused(y_val, classes, said):
    x = np.arange(4.0)
    with pytest.raises(DataError, match=said):
        Dataset.from_arrays(x, ["no", "yes"] * 2, x[: len(y_val)], y_val, classes=classes)


def test_that_labels_partly_numbers_are_refused_as_before():
    with pytest.raises(DataError, match="is 'a', which is not a number"):
        Dataset.from_arrays([1.0, 2.0], [0, "a"])


def test_that_predictions_are_classes_or_targets_in_their_own_units():
    trainer = Trainer(Experiment.model_validate(SMALL))
    trainer.train()
    data = trainer.dataset
    predicted = trainer.predict(data.x_val)
    assert predicted.dtype == np.int64 and set(predicted) <= {0, 1}
    assert (predicted == data.y_val).mean() == pytest.approx(trainer.scores("val").accuracy)
    x, y = np.linspace(0, 1, 20), np.linspace(300, 500, 20)
    standardized = Dataset.from_arrays(x, y, x, y, "regression", standardize_target=True)
    trainer = Trainer(Experiment.model_validate(REGRESSION), standardized)
    expected = trainer.forward(x[:, None]) * np.std(y) + np.mean(y)
    np.testing.assert_allclose(trainer.predict(x[:, None]), expected, rtol=1e-6)


def test_that_without_steps_the_whole_run_is_trained():
    whole, counted = (Trainer(Experiment.model_validate(SMALL)) for _ in range(2))
    whole.train()
    counted.train(counted.calendar.end)
    assert whole.step == counted.step == counted.calendar.end > 0 and whole.digest() == counted.digest()
    whole.train()
    assert whole.step == counted.step  # nothing is left
    early = Trainer(Experiment.model_validate(SMALL | {"training": {"epochs": 3, "stop_at_step": 2}}))
    early.train()
    assert early.step == 2


def test_that_what_is_printed_says_what_it_is():
    trainer = Trainer(Experiment.model_validate(SMALL))
    assert repr(trainer) == "<Trainer 'Two spirals': 0 of 6 steps, paused>"
    assert repr(trainer.dataset) == "<Dataset 'circle': 42 training, 18 validation examples, 2 features, 2 classes>"
    trainer.train()
    assert repr(trainer) == "<Trainer 'Two spirals': 6 of 6 steps, finished>"
    assert repr(trainer.history).startswith("<History: 6 steps, ") and "train_loss" in repr(trainer.history)


def test_that_a_frame_needs_pandas_and_says_so(monkeypatch):
    trainer = Trainer(Experiment.model_validate(SMALL))
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(NoPandas, match="pip install pandas"):
        trainer.history.to_frame()


def test_that_a_frame_has_every_column_at_the_steps_where_it_was_recorded():
    pytest.importorskip("pandas")
    trainer = Trainer(Experiment.model_validate(SMALL))
    trainer.train()
    frame = trainer.history.to_frame()
    assert list(frame.columns) == trainer.history.columns() and frame.index.name == "step"
    for name in frame.columns:
        steps, values = trainer.history.column(name)
        np.testing.assert_array_equal(frame[name].dropna().to_numpy(), values[~np.isnan(values)])
        assert set(frame[name].dropna().index) <= set(steps)
