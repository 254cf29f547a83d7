"""Runs in files: what is saved comes back, and nothing in a file is trusted."""

import importlib.metadata
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from dllab import Trainer, __version__
from dllab.experiment import ExperimentError
from dllab.files import CannotSave
from dllab.training import archive
from dllab.training.archive import DamagedRun, NewerRun, load_run, save_run
from dllab.training.outcomes import Diverged, EarlyStopped, Failed, Finished, Paused, Running
from tests.training.examples import clouds, curve, experiment
from tests.training.run_files import ADAM, change, contents, course_of, edited_run, npy, rewrite, written


@pytest.fixture(scope="module")
def trained():
    return edited_run()


@pytest.fixture
def path(trained, tmp_path):
    return written(trained, tmp_path)


def test_that_a_run_comes_back_whole(trained, path):
    found = load_run(path)
    assert (found.label, found.step, found.outcome, found.missing) == ("a label", 50, Paused(), ())
    assert found.experiment == trained.experiment
    assert found.edits == ((10, "training.batch_size = 6, early_stopping.patience = 50"),)
    before = course_of(trained)
    for saved, curves in zip(found.curves, before.curves, strict=True):
        assert saved.names == curves.names
        for kind in ("step", "low", "high", "last"):
            np.testing.assert_array_equal(getattr(saved, kind), getattr(curves, kind))
            assert getattr(saved, kind).dtype == getattr(curves, kind).dtype
    for saved, array in zip(found.state.state, trained.engine.state, strict=True):
        np.testing.assert_array_equal(saved, array)
        assert saved.dtype == array.dtype


def test_that_a_run_goes_on_as_if_it_had_not_been_saved(path):
    straight = Trainer(experiment(**ADAM), clouds())
    straight.train(10)
    straight.edit(load_run(path).experiment)
    straight.train(70)
    resumed = Trainer.resumed(load_run(path).saved, clouds())
    resumed.train(30)
    assert resumed.step == 80
    for array, other in zip(resumed.engine.state, straight.engine.state, strict=True):
        np.testing.assert_array_equal(array, other)


def test_that_a_file_with_a_state_ends_at_its_step(trained, tmp_path):
    earlier = Trainer(trained.experiment, trained.dataset)
    earlier.train(20)
    save_run(tmp_path / "run.dllab", course_of(trained), earlier.now, "")
    found = load_run(tmp_path / "run.dllab")
    assert found.step == found.curves[0].step[-1] == 20
    save_run(tmp_path / "pin.dllab", replace(course_of(trained), step=9), None, "")
    assert load_run(tmp_path / "pin.dllab").edits == ()


@pytest.mark.parametrize("data", [clouds(), curve()], ids=lambda data: data.task)
def test_that_a_run_without_state_can_be_compared_without_its_data(data, tmp_path):
    loss = {"name": "mse" if data.task == "regression" else "cross_entropy"}
    trainer = Trainer(experiment(loss=loss), data)
    trainer.train(5)
    save_run(tmp_path / "pin.dllab", course_of(trainer), None, "pinned")
    found = load_run(tmp_path / "pin.dllab")
    assert found.saved is None and found.missing == ()
    course = found.course(-1)
    assert (course.run, course.step, course.dataset.task, course.dataset.size) == (-1, 5, data.task, 0)
    assert course.dataset.name == data.name
    assert found.course(-1, data).dataset is data


@pytest.mark.parametrize(
    ("outcome", "found"),
    [
        (Finished(), Finished()),
        (EarlyStopped(7), EarlyStopped(7)),
        (Diverged(9, 2, "weight"), Diverged(9, 2, "weight")),
        (Running(), Paused()),
        (Failed("broken", {}), Paused()),
    ],
)
def test_that_the_outcome_comes_back_or_rests(trained, tmp_path, outcome, found):
    save_run(tmp_path / "run.dllab", course_of(trained, outcome), None, "")
    assert load_run(tmp_path / "run.dllab").outcome == found


def test_that_no_space_leaves_the_old_file(trained, path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotSave, match="No space left"):
        save_run(path, course_of(trained), None, "")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("part", ["steps/low", "layers/step", "evaluations/last"])
def test_that_curves_that_are_not_there_are_named_and_the_rest_is_read(path, part):
    parts = contents(path)
    del parts[f"{part}.npy"]
    rewrite(path, parts)
    found = load_run(path)
    group = part.split("/")[0]
    assert found.missing == (archive.GROUPS[group],)
    assert found.state is not None and found.saved is None
    empty = found.curves[list(archive.GROUPS).index(group)]
    assert empty.last.shape == (len(empty.names), 0) and len(empty.names) > 1
    assert found.course(1).step == 50


def test_that_a_state_that_is_not_all_there_is_named_and_the_curves_are_read(path):
    parts = contents(path)
    del parts["state/slots.npy"]
    rewrite(path, parts)
    found = load_run(path)
    assert found.missing == (archive.STATE,)
    assert found.state is None and found.curves[0].step[-1] == 50


@pytest.mark.parametrize("part", ["meta.json", "experiment.toml"])
def test_that_nothing_is_read_without_a_description(path, part):
    parts = contents(path)
    del parts[part]
    rewrite(path, parts)
    with pytest.raises(DamagedRun, match=part):
        load_run(path)


def test_that_every_truncated_file_is_refused(path):
    whole = path.read_bytes()
    for length in [*range(0, len(whole), 997), len(whole) - 1]:
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedRun, match=r"run\.dllab cannot be read: it is damaged, or a file of another kind"):
            load_run(path)


@pytest.mark.slow
def test_that_no_flipped_byte_does_more_than_lose_its_part(path):
    whole, lost = path.read_bytes(), 0
    for place in np.random.default_rng(0).integers(0, len(whole), 300).tolist():
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            lost += bool(load_run(path).missing)
        except DamagedRun:
            lost += 1
    assert lost > 250  # the others hit what says nothing, such as the time of a part


def test_that_a_file_names_the_version_also_where_no_distribution_is_installed(trained, tmp_path, monkeypatch):
    def nothing_installed(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata.Distribution, "from_name", nothing_installed)
    save_run(tmp_path / "run.dllab", course_of(trained), None, "")
    assert json.loads(contents(tmp_path / "run.dllab")["meta.json"])["version"] == __version__


def test_that_a_newer_file_names_both_versions(path):
    change(path, format=archive.FORMAT + 1, version="9.9")
    with pytest.raises(NewerRun, match=r"9\.9.*cannot read yet"):
        load_run(path)


@pytest.mark.parametrize(
    "entry",
    [
        {"format": "1"}, {"format": 0}, {"step": -1}, {"step": 1e3}, {"step": 2**70}, {"label": 3},
        {"data": ["x", "y"]}, {"digest": 5}, {"outcome": {"kind": "won"}}, {"columns": []},
        {"outcome": {"kind": "diverged", "step": 1, "layer": 1, "what": "__class__"}}, {"columns": {"steps": [1]}},
    ],
    ids=str,
)  # fmt: skip
def test_that_a_wrong_description_is_refused(path, entry):
    change(path, **entry)
    with pytest.raises(DamagedRun, match=r"meta\.json"):
        load_run(path)


def test_that_a_description_that_is_no_table_is_refused(path):
    for content in ("[1]", "{", "[" * 100_000, b"\xff\xfe"):
        rewrite(path, contents(path) | {"meta.json": content})
        with pytest.raises(DamagedRun):
            load_run(path)


def test_that_an_experiment_that_cannot_be_run_says_why(path):
    rewrite(path, contents(path) | {"experiment.toml": 'optimizer = { name = "adamm" }'})
    with pytest.raises(ExperimentError, match="adam"):
        load_run(path)


class Evil:
    def __reduce__(self):
        return (pytest.fail, ("code in a file was run",))


def forged(header):
    """An array of version 1.0 with a header that says what it likes."""
    said = header.encode("latin-1").ljust(118) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(said).to_bytes(2, "little") + said + bytes(8)


HOSTILE = {
    "unended": forged("{'descr': '<i8', 'fortran_order': False, 'shape': (1,"),
    "unended text": forged("{'descr': " + '"'),
    "indented": forged("{'descr': '<i8L',\n  (\n }\n ]"),
    "huge number": forged("{'descr': '<i8', 'fortran_order': False, 'shape': (0x" + "f" * 8000 + ",), }"),
    "many digits": forged("{'descr': '<i8', 'fortran_order': False, 'shape': (" + "9" * 8000 + ",), }"),
    "many lists": forged("[" * 5000 + "]" * 5000),
    "objects": forged("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"),
    "fields": forged("{'descr': [('" + "a" * 3000 + "', '<i8')], 'fortran_order': False, 'shape': (1,), }"),
    "no type": forged("{'descr': 'nonsense', 'fortran_order': False, 'shape': (1,), }"),
    "no shape": forged("{'descr': '<i8', 'fortran_order': False, 'shape': 1, }"),
    "pickle": npy(np.array([Evil()], object), allow_pickle=True),
    "huge": npy(np.zeros(1, np.int64)).replace(b"(1,), }             ", b"(9999999999999,), } "),
    "negative": npy(np.zeros(1, np.int64)).replace(b"(1,), }  ", b"(-1,), } "),
    "other type": npy(np.zeros(21, np.float64)),
    "other shape": npy(np.zeros((21, 1), np.int64)),
    "code": npy(np.zeros(1, np.int64)).replace(b"(1,), }             ", b"exit(), }           "),
    "no header": b"\x93NUMPY\x01\x00",
    "version": b"\x93NUMPY\x09\x00" + bytes(200),
    "out of range": npy(np.arange(21) + 1),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_a_hostile_array_is_left_out(path, kind):
    rewrite(path, contents(path) | {"state/order.npy": HOSTILE[kind]})
    found = load_run(path)
    assert found.missing == (archive.STATE,) and found.state is None


@pytest.mark.parametrize("cursor", [[51, 0, 0, 21], [50, 0, -8, 21], [50, 0, 21, 21], [50, 0, 0, 22], [50, -1, 0, 21]])
def test_that_a_cursor_beyond_the_examples_never_reaches_compiled_code(path, cursor):
    rewrite(path, contents(path) | {"state/cursor.npy": npy(np.array(cursor))})
    assert load_run(path).missing == (archive.STATE,)


def test_that_weights_other_than_those_saved_are_never_trained_on(path, trained):
    parameters = trained.engine.state.parameters.copy()
    parameters[0] += 1
    rewrite(path, contents(path) | {"state/parameters.npy": npy(parameters)})
    with pytest.raises(DamagedRun, match="its file was changed since"):
        Trainer.load(path, trained.dataset)


def test_that_steps_that_do_not_rise_are_left_out(path):
    rewrite(path, contents(path) | {"steps/step.npy": npy(np.zeros(50, np.int64))})
    assert load_run(path).missing == (archive.GROUPS["steps"],)


@pytest.mark.slow
def test_that_a_bomb_is_refused_before_it_unpacks(path):
    rewrite(path, contents(path) | {"state/slots.npy": npy(np.zeros(50_000_000, np.float32))}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DamagedRun, match="overlap"):
        load_run(path)


def test_that_a_name_that_leads_elsewhere_is_never_followed(path, tmp_path):
    rewrite(path, contents(path) | {"../../stolen.npy": b"x"})
    assert load_run(path).missing == ()
    assert sorted(tmp_path.rglob("*")) == [path]


@pytest.mark.parametrize("part", ["meta.json", "recipe.json", "state.json"])
@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, '{"step": ' + "9" * 5000 + "}", '"\\ud800"', "\ufeff{}", "nan", ""]
)
def test_that_no_part_ends_in_an_exception_of_a_library(path, part, content):
    rewrite(path, contents(path) | {part: content})
    try:
        assert load_run(path).missing
    except DamagedRun as refusal:
        assert part == "meta.json" and len(str(refusal)) < 3000


@pytest.mark.parametrize("content", ["seed = " + "9" * 5000, "seed = " + "[" * 5000, "n" * 10_000 + " = 1"])
def test_that_an_experiment_in_a_run_is_read_as_one_in_a_file(path, content):
    rewrite(path, contents(path) | {"experiment.toml": content})
    with pytest.raises((DamagedRun, ExperimentError)) as refusal:
        load_run(path)
    assert len(str(refusal.value)) < 2000


@pytest.mark.parametrize("name", ["a\0b.dllab", "a\ud800.dllab", "n" * 10_000])
def test_that_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(DamagedRun) as refusal:
        load_run(tmp_path / name)
    str(refusal.value).encode()
    assert len(str(refusal.value)) < 3000


def test_that_a_missing_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(DamagedRun, match="No such file"):
        load_run(tmp_path / "none.dllab")
    with pytest.raises(DamagedRun, match="Is a directory"):
        load_run(tmp_path)
