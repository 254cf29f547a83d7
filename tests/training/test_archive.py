"""Runs in files: what is saved comes back, and nothing in a file is trusted."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dllab import Trainer
from dllab.experiment import ExperimentError
from dllab.files import CannotSave
from dllab.training import archive
from dllab.training.archive import DamagedRun, NewerRun, load_run, save_run
from dllab.training.outcomes import Diverged, EarlyStopped, Failed, Finished, Paused, Running
from dllab.training.recipe import CannotReplay
from dllab.training.snapshot import Course
from tests.training.examples import clouds, curve, experiment

ADAM = {"optimizer": {"name": "adam"}}
GOLDEN = Path(__file__).parent.parent / "golden"


def course_of(trainer, outcome=None):
    recipe, curves = trainer.now.recipe, trainer.history.curves()
    return Course(
        1, trainer.experiment, trainer.dataset, outcome or Paused(), trainer.step, *curves, recipe.edits, recipe
    )


@pytest.fixture(scope="module")
def trained():
    trainer = Trainer(experiment(**ADAM), clouds())
    trainer.train(10)
    trainer.edit(experiment(**ADAM, training={"batch_size": 6}, early_stopping={"patience": 50}))
    trainer.train(40)
    return trainer


@pytest.fixture
def path(trained, tmp_path):
    """A file with everything in it."""
    path = tmp_path / "run.dllab"
    save_run(path, course_of(trained), trained.checkpoint(), "a label")
    return path


def contents(path):
    with zipfile.ZipFile(path) as archive_file:
        return {name: archive_file.read(name) for name in archive_file.namelist()}


def rewrite(path, parts, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive_file:
        for name, content in parts.items():
            archive_file.writestr(name, content)


def change(path, part="meta.json", **replaced):
    """Replace entries of a part."""
    parts = contents(path)
    rewrite(path, parts | {part: json.dumps(json.loads(parts[part]) | replaced)})


def npy(array, **options):
    stream = io.BytesIO()
    np.save(stream, array, **options)
    return stream.getvalue()


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
        with pytest.raises(DamagedRun, match=r"run\.dllab is damaged"):
            load_run(path)


def test_that_no_flipped_byte_does_more_than_lose_its_part(path):
    whole, lost = path.read_bytes(), 0
    for place in np.random.default_rng(0).integers(0, len(whole), 300).tolist():
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            lost += bool(load_run(path).missing)
        except DamagedRun:
            lost += 1
    assert lost > 250  # the others hit what says nothing, such as the time of a part


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


HOSTILE = {
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


def test_that_a_file_of_format_1_opens_and_its_run_goes_on():
    found = load_run(GOLDEN / "format1.dllab")
    assert (found.label, found.step, found.missing) == ("of format 1", 13, ())
    assert found.edits == ((5, "optimizer.learning_rate = 0.002"),) and found.recipe is None
    resumed = Trainer.load(GOLDEN / "format1.dllab")
    assert (resumed.step, resumed.calendar.total, resumed.epoch) == (13, 24, 2 + 8 / 42)
    history = resumed.train(3)
    losses, rates = (history.column(name)[1][13:] for name in ("train_loss", "learning_rate"))
    np.testing.assert_allclose(losses, [0.66767675, 0.63608301, 0.68828410], rtol=1e-5)
    np.testing.assert_allclose(rates, 1e-3 * (1 + np.cos(np.pi * np.arange(13, 16) / 24)) / 2, rtol=1e-6)


def test_that_a_run_of_format_1_is_saved_as_one_whose_beginning_nobody_knows(tmp_path):
    resumed = Trainer.load(GOLDEN / "format1.dllab")
    resumed.train(2)
    resumed.save(tmp_path / "run.dllab")
    again = Trainer.load(tmp_path / "run.dllab")
    assert again.digest() == resumed.digest() and again.calendar == resumed.calendar
    with pytest.raises(CannotReplay, match="first 13 steps"):
        again.now.recipe.replay(15)


def test_that_a_wrong_description_in_format_1_is_refused(path, tmp_path):
    path.write_bytes((GOLDEN / "format1.dllab").read_bytes())
    for edits in ([[1]], [["1", "x"]], "x"):
        change(path, edits=edits)
        with pytest.raises(DamagedRun, match=r"meta\.json"):
            load_run(path)


def test_that_a_run_whose_beginning_is_not_known_keeps_its_edits_in_words(trained, tmp_path):
    known = ((5, "seed = 1"), (60, "seed = 2"))
    save_run(tmp_path / "pin.dllab", replace(course_of(trained), edits=known, recipe=None), None, "")
    found = load_run(tmp_path / "pin.dllab")
    assert found.edits == known[:1] and found.recipe is None and found.missing == ()


def edit(sections, step=20):
    return {"kind": "edit", "step": step, "sections": sections}


@pytest.mark.parametrize(
    "entries",
    [
        {"acts": [{"kind": "explode", "step": 1}]}, {"acts": [{"kind": "edit", "step": 1}]}, {"acts": 3}, {"since": -1},
        {"acts": [edit({"network": {"hidden": [600]}})]}, {"acts": [edit({"loss": {"name": "mse"}})]}, {"data": "x"},
        {"acts": [{"kind": "loading", "step": 3}]}, {"acts": [edit({"seed": 7})]}, {"start": []}, {"more": 1},
        {"acts": [edit({"training": {"batch_size": 6, "epochs": 30}}, step) for step in (9, 3)]}, {"acts": []},
        {"acts": [edit({"training": {"batch_size": 0}})]}, {"start": {"optimizer": {"name": "adamm"}}},
    ],
    ids=str,
)  # fmt: skip
def test_that_a_recipe_that_could_not_have_been_is_left_out_with_what_needs_it(path, entries):
    change(path, "recipe.json", **entries)
    found = load_run(path)
    assert found.missing == (archive.RECIPE, archive.STATE) and found.recipe is None and found.saved is None
    assert found.step == 50 and len(found.curves[0].step) == 50


def stretches(**entries):
    """The calendar of the run, with one entry of its last stretch as given."""
    first = {"step": 0, "epoch": 0, "position": 0, "size": 21, "batch": 8, "epochs": 30, "easy_epochs": 0.0}
    last = first | {"step": 10, "epoch": 3, "position": 8, "batch": 6}
    return {"stretches": [first, last | entries]}


def test_that_the_calendar_to_be_forged_is_the_run_s(path):
    assert json.loads(contents(path)["state.json"])["stretches"] == stretches()["stretches"]


@pytest.mark.parametrize(
    "entries",
    [
        {"feedback": [1.0]}, {"feedback": "x"}, {"next_evaluation": 50}, {"next_evaluation": 2**70}, {"seconds": -1.0},
        {"best": {"value": 1.0}}, {"stop": -5}, {"stop": "end"}, {"stretches": []}, stretches(position=9),
        stretches(batch=0), stretches(batch=7), stretches(size=10**9), stretches(step=0), stretches(step=51),
        stretches(epochs=0), stretches(epochs=31), stretches(easy_epochs=5.0), stretches(easy_epochs=1e300), {"x": 1},
    ],
    ids=str,
)  # fmt: skip
def test_that_a_state_that_could_not_have_been_is_left_out(path, entries):
    change(path, "state.json", **entries)
    found = load_run(path)
    assert found.missing == (archive.STATE,) and found.state is None and found.recipe is not None


@pytest.mark.parametrize("part", ["state.json", "best/parameters.npy", "best/running.npy"])
def test_that_half_a_state_is_none(path, part):
    parts = contents(path)
    del parts[part]
    rewrite(path, parts)
    assert load_run(path).missing == (archive.STATE,)


def test_that_the_experiment_and_the_recipe_must_agree(path):
    parts = contents(path)
    rewrite(path, parts | {"experiment.toml": parts["experiment.toml"].replace(b"batch_size = 6", b"batch_size = 9")})
    assert load_run(path).missing == (archive.RECIPE, archive.STATE)


def test_that_steps_that_do_not_rise_are_left_out(path):
    rewrite(path, contents(path) | {"steps/step.npy": npy(np.zeros(50, np.int64))})
    assert load_run(path).missing == (archive.GROUPS["steps"],)


def test_that_a_bomb_is_refused_before_it_unpacks(path):
    rewrite(path, contents(path) | {"state/slots.npy": npy(np.zeros(50_000_000, np.float32))}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DamagedRun, match="overlap"):
        load_run(path)


def test_that_a_name_that_leads_elsewhere_is_never_followed(path, tmp_path):
    rewrite(path, contents(path) | {"../../stolen.npy": b"x"})
    assert load_run(path).missing == ()
    assert sorted(tmp_path.rglob("*")) == [path]


def test_that_a_missing_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(DamagedRun, match="No such file"):
        load_run(tmp_path / "none.dllab")
    with pytest.raises(DamagedRun, match="Is a directory"):
        load_run(tmp_path)
