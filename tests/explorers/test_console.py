"""`dllab explore` prints the numbers of a page, and refuses in words what cannot be set."""

import json

import pytest

from dllab.__main__ import main
from dllab.experiment import Experiment, files
from dllab.explorers import EXPLORERS
from dllab.explorers.files import Page, page_or_experiment


def explore(capsys, *arguments):
    status = main(["explore", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_that_readouts_are_json(capsys):
    status, out, _ = explore(capsys, "bayes", "--set", "prevalence=0.001", "--json")
    assert status == 0 and json.loads(out)["posterior"] == pytest.approx(0.0902, abs=5e-5)


def test_that_readouts_are_read_with_their_labels(capsys):
    status, out, _ = explore(capsys, "bayes")
    assert status == 0 and "posterior               0.5" in out and "P(ill | +)" in out


def test_that_a_number_that_is_not_finite_is_valid_json(capsys):
    _, out, _ = explore(capsys, "bayes", "--set", "prevalence=0", "--set", "specificity=1", "--json")
    assert json.loads(out)["posterior"] == "NaN"


def test_that_every_explorer_is_listed(capsys):
    _, out, _ = explore(capsys)
    assert [line.split()[0] for line in out.splitlines()] == EXPLORERS.names()
    _, out, _ = explore(capsys, "--json")
    assert [entry["name"] for entry in json.loads(out)] == EXPLORERS.names()


def test_that_a_file_of_a_page_is_explored(capsys, tmp_path):
    Page(explorer=EXPLORERS["bayes"](tests=2)).save(tmp_path / "x.toml")
    _, out, _ = explore(capsys, str(tmp_path / "x.toml"), "--json")
    assert json.loads(out)["after_all"] == pytest.approx(0.99)


def test_that_a_file_is_read_once_to_tell_a_page_from_an_experiment(tmp_path, monkeypatch):
    page, experiment = Page(explorer=EXPLORERS["bayes"](tests=2), step=0), Experiment(name="mine")
    page.save(tmp_path / "page.toml")
    experiment.save(tmp_path / "experiment.toml")
    read, asked = files.read, []
    monkeypatch.setattr(files, "read", lambda path: asked.append(path.name) or read(path))
    assert page_or_experiment(tmp_path / "page.toml") == page
    assert page_or_experiment(tmp_path / "experiment.toml") == experiment
    assert asked == ["page.toml", "experiment.toml"]


def test_that_another_landscape_brings_what_suits_it_but_for_what_is_set(capsys):
    _, out, _ = explore(capsys, "arena", "--set", "surface=rosenbrock", "--json")
    assert json.loads(out)["x_1"] == pytest.approx(-1.2) and json.loads(out)["reached_2"] == 568
    start = "start=[0.5, 0.25]"
    _, out, _ = explore(capsys, "arena", "--set", start, "--set", "surface=rosenbrock", "--json")
    assert (json.loads(out)["x_1"], json.loads(out)["y_1"]) == (0.5, 0.25)


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["bays"], "did you mean 'bayes'"),
        (["bayes", "--set", "prevalence"], "write it as key=value"),
        (["bayes", "--set", "prevalence=2"], "explorer.prevalence = 2: must be at most 1"),
        (["bayes", "--set", "prevalence=nan"], "explorer.prevalence = nan"),
        (["bayes", "--set", "prevalence=1e400"], "explorer.prevalence = inf"),
        (["bayes", "--set", "prevalence=high"], 'explorer.prevalence = "high": must be a number'),
        (["bayes", "--set", "prevalenc=0.1"], "did you mean 'prevalence'"),
        (["bayes", "--set", "tests=" + 5000 * "9"], "explorer.tests"),
        (["bayes", "--set", "prevalence.x=1"], "explorer.prevalence"),
        (["bayes", "--set", "a" + 2000 * ".a" + "=1"], "there is no such key"),
        (["nothing.toml"], "cannot be read"),
    ],
)
def test_that_what_cannot_be_set_is_refused_in_words(capsys, arguments, words):
    status, out, error = explore(capsys, *arguments, "--json")
    assert status == 2 and not out and words in error and "Traceback" not in error


@pytest.mark.parametrize(
    "written",
    [
        'schema = 1\n[explorer]\nname = "bayes"\nprevalence = "much"',
        'schema = 2\n[explorer]\nname = "bayes"',
        "schema = 1\nexplorer = 3",
        "schema = 1",
        '[explorer]\nname = "bayes"\n[experiment]\nseed = 1',
        '[explorer]\nname = "bayes"\nprevalence = ' + 500 * "[" + 500 * "]",
        '[explorer]\nname = "bayes"\ntests = ' + 5000 * "9",
        'step = -1\n[explorer]\nname = "bayes"',
    ],
)
def test_that_a_hostile_page_is_refused_in_words(capsys, tmp_path, written):
    (tmp_path / "x.toml").write_text(written, encoding="utf-8")
    status, out, error = explore(capsys, str(tmp_path / "x.toml"))
    assert status == 2 and not out and "x.toml" in error and "Traceback" not in error
