"""Recipe and state in files, of format 1 as well: what could not have been is left out, and named."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dllab import Trainer
from dllab.training import archive
from dllab.training.archive import DamagedRun, load_run, save_run
from dllab.training.recipe import CannotReplay
from tests.training.run_files import GOLDEN, change, contents, course_of, edited_run, rewrite, written


@pytest.fixture(scope="module")
def trained():
    return edited_run()


@pytest.fixture
def path(trained, tmp_path):
    return written(trained, tmp_path)


def test_that_a_file_of_format_1_opens_and_its_run_goes_on():
    found = load_run(GOLDEN / "format1.dllab")
    assert (found.label, found.step, found.missing) == ("of format 1", 13, ())
    assert found.edits == ((5, "optimizer.learning_rate = 0.002"),) and found.recipe is None
    resumed = Trainer.load(GOLDEN / "format1.dllab")
    assert (resumed.step, resumed.calendar.total, resumed.epoch) == (13, 24, 2 + 8 / 42)
    assert resumed.now.next_evaluation == 14, "an old file does not say when the next one was due"
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
