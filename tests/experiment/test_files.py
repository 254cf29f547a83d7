"""Experiments go to their files and come back as they were; a bad file is refused with what is wrong in it."""

import os

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dllab import Experiment
from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.schedules import SCHEDULES
from dllab.experiment import ExperimentError
from dllab.experiment.sections import RegularizationSection, TrainingSection
from dllab.files import CannotSave

SHARES = {"validation": 0.3, "test": 0.0}  # together they must leave something to train on
EXAMPLE = """
schema = 1
name = "Vanishing gradient"
seed = 0
[dataset]
name = "spiral"
samples = 1000
noise = 0.1
validation = 0.3            # share held out
[network]
hidden = [32, 32, 32]
activation = { name = "sigmoid" }      # or one table a hidden layer
output_activation = "auto"             # auto: what the loss expects; identity, sigmoid, softmax, tanh
initializer = { name = "xavier_normal" }
normalization = { name = "none" }      # none, batch, layer
residual = false
dropout = 0.0
[loss]
name = "cross_entropy"
[optimizer]
name = "adam"
learning_rate = 0.001
[schedule]
name = "constant"
warmup_steps = 0
[regularization]
l1 = 0.0
l2 = 0.0
weight_decay = 0.0          # decoupled
clip_norm = 0.0             # 0: off
clip_value = 0.0
gradient_noise = 0.0
[training]
batch_size = 32
epochs = 100
shuffle = true
stop_on_divergence = true
"""


def values(parameter):
    """A strategy for one parameter, from its own description."""
    if parameter.kind == "choice":
        return choices(parameter.registry, parameter.options)
    if parameter.kind == "option":
        return st.sampled_from(parameter.options)
    if parameter.kind == "bool":
        return st.booleans()
    if parameter.kind == "ints":
        return st.lists(st.integers(parameter.minimum, parameter.maximum), max_size=5, unique=True).map(sorted)
    if parameter.kind in ("text", "path", "run"):
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    if parameter.kind == "points":
        return st.lists(st.tuples(st.floats(-2.5, 2.5), st.floats(-2.5, 2.5), st.integers(0, 7)).map(list), max_size=9)
    if parameter.kind == "int":
        return st.integers(parameter.minimum, parameter.maximum if parameter.maximum is not None else 10_000)
    return st.floats(
        parameter.minimum, parameter.maximum, allow_nan=False, allow_infinity=False,
        exclude_min=parameter.open_minimum, exclude_max=parameter.open_maximum,
    )  # fmt: skip


def tables(model, name=None):
    entries = {parameter.name: values(parameter) for parameter in parameters_of(model)}
    table = st.fixed_dictionaries({}, optional=entries)
    return table if name is None else table.map(lambda entries: {"name": name} | entries)


def choices(registry, names=()):
    together = {"momentum": 0.5, "dampening": 0.0}  # what nesterov needs
    one = st.one_of([tables(registry[name], name) for name in names or registry.names()])
    return one.map(lambda table: table | together if table.get("nesterov") else table)


EXPERIMENTS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
        "seed": st.integers(0, 2**63 - 1),
        "dataset": choices(DATASETS),
        "network": st.fixed_dictionaries(
            {"hidden": st.lists(st.integers(1, 4096), max_size=100)},
            optional={"activation": choices(ACTIVATIONS), "initializer": choices(INITIALIZERS)},
        ),
        "loss": choices(LOSSES),
        "optimizer": choices(OPTIMIZERS),
        "schedule": choices(SCHEDULES),
        "regularization": tables(RegularizationSection),
        "training": tables(TrainingSection),
    },
)


@given(EXPERIMENTS)
def test_that_every_experiment_comes_back_from_its_file_as_it_was(tmp_path_factory, table):
    assume(sum(table.get("dataset", {}).get(part, default) for part, default in SHARES.items()) < 1)
    experiment = Experiment.model_validate(table)
    path = tmp_path_factory.getbasetemp() / "round.toml"
    experiment.save(path)
    assert Experiment.load(path) == experiment
    assert Experiment.model_validate(experiment.as_table()) == experiment
    assert experiment.as_table()["schema"] == 1


def write(tmp_path, content):
    path = tmp_path / "x.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_that_the_documented_file_loads(tmp_path):
    experiment = Experiment.load(write(tmp_path, EXAMPLE))
    assert experiment.network.hidden == (32, 32, 32)
    assert experiment.network.activation.name == "sigmoid"
    assert experiment.optimizer.learning_rate == 0.001
    assert experiment.dataset.samples == 1000


def test_that_every_default_may_be_left_out(tmp_path):
    assert Experiment.load(write(tmp_path, "")) == Experiment()


@pytest.mark.parametrize("lines", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_that_files_of_windows_editors_load(tmp_path, lines, mark):
    content = mark + EXAMPLE.strip().replace("\n", lines)
    assert Experiment.load(write(tmp_path, content)).name == "Vanishing gradient"


@pytest.mark.parametrize(
    "content, said",
    [
        ("[network\nhidden = 3", "not valid TOML.*line 1"),
        ("seed = 1\nseed = 2", "not valid TOML.*overwrite"),
        ("just some words", "not valid TOML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text in UTF-8"),
        ('name = "caf\xe9"'.encode("latin-1"), "not text in UTF-8"),
        ("seed = 1".encode("utf-16"), "not text in UTF-8"),
        (b"\x00\x01\x02\x03", "not valid TOML"),
        ("x = " + "[" * 5000, "not valid TOML"),
    ],
    ids=["broken", "twice", "words", "picture", "latin", "utf16", "zeros", "nested"],
)
def test_that_what_is_no_experiment_file_is_refused_by_name(tmp_path, content, said):
    path = write(tmp_path, content)
    with pytest.raises(ExperimentError, match=said) as refusal:
        Experiment.load(path)
    assert str(path) in str(refusal.value)


def test_that_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "nowhere.toml", tmp_path):
        with pytest.raises(ExperimentError, match="cannot be read") as refusal:
            Experiment.load(path)
        assert str(path) in str(refusal.value)


def test_that_a_file_of_another_program_is_refused_key_by_key(tmp_path):
    path = write(tmp_path, '[project]\nname = "x"\nversion = "1"\n[tool.ruff]\nline-length = 120\n')
    with pytest.raises(ExperimentError, match="cannot be run") as refusal:
        Experiment.load(path)
    assert {problem.key for problem in refusal.value.problems} == {"project", "tool"}
    assert str(path) in str(refusal.value)


def test_that_a_place_that_cannot_be_written_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "x.toml"
    Experiment().save(path)
    old = path.read_bytes()

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(CannotSave, match="No space left"):
        Experiment.model_validate({"seed": 5}).save(path)
    assert path.read_bytes() == old and list(tmp_path.iterdir()) == [path]


def test_that_saving_below_a_file_is_refused_by_name(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotSave, match="file"):
        Experiment().save(tmp_path / "file" / "x.toml")


@pytest.mark.parametrize(
    ("written", "is_hinted"),
    [
        (r'"C:\Users\x.csv"', True), (r'"C:\data.csv"', True), (r'"C:\uD800"', True), (r'"C:\"', True),
        (r'"C:\"  # all of it', True), ('"x', False), (r'"C:\\', False), (r"'C:\data.csv' y", False),
        (r'"C:\\data.csv" y', False), (r"C:\data.csv", False), (r'x  # not "C:\data.csv"', False),
    ],
)  # fmt: skip
def test_that_a_backslash_in_quotes_is_said_to_be_written_twice(tmp_path, written, is_hinted):
    path = tmp_path / "x.toml"
    path.write_text(f'schema = 1\n[dataset]\nname = "csv"\npath = {written}\n')
    with pytest.raises(ExperimentError, match=r"x.toml is not valid TOML: .*line 4") as refused:
        Experiment.load(path)
    assert ("A backslash within quotes is written twice" in str(refused.value)) == is_hinted


@pytest.mark.parametrize(("end", "is_hinted"), [("x\\", True), ('x\\"', True), ("x", False), ("x\\\\", False)])
def test_that_a_backslash_at_the_end_of_the_file_is_hinted_at_where_it_is_the_fault(tmp_path, end, is_hinted):
    path = tmp_path / "x.toml"
    path.write_text(f'name = "{end}')
    with pytest.raises(ExperimentError, match="at the end of the file") as refused:
        Experiment.load(path)
    assert ("A backslash within quotes is written twice" in str(refused.value)) == is_hinted
