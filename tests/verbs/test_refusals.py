"""What was typed wrongly is refused before anything starts: status 2, the reason, and the word that was meant."""

import pytest

from dllab import Experiment
from dllab.__main__ import main

TABLE = "x,y\n1,2\n2,3\n3,5\n4,4\n5,7\n6,8\n"
REGRESSION = {"dataset": {"name": "csv", "target": "y"}, "network": {"hidden": [3]}, "loss": {"name": "mse"}}


@pytest.fixture
def refusal(tmp_path, monkeypatch, capsys):
    """What `dllab` says, started beside six rows (six.toml) and twenty points of two classes (points.toml)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "six.csv").write_text(TABLE)
    experiments = {
        "six": REGRESSION | {"dataset": REGRESSION["dataset"] | {"path": "six.csv"}},
        "gone": REGRESSION | {"dataset": REGRESSION["dataset"] | {"path": "gone.csv"}},
        "points": {"dataset": {"name": "spiral", "samples": 20}, "network": {"hidden": [3]}},
    }
    for name, table in experiments.items():
        Experiment.model_validate(table).save(tmp_path / f"{name}.toml")

    def said(words):
        try:
            status = main(words.split())
        except SystemExit as ended:
            status = ended.code
        assert status == 2
        return capsys.readouterr().err

    return said


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("sweep points.toml --folds 1000 --steps 2", "1000 folds cannot be made; from 2 to 10, the examples of the sm"),
        ("sweep six.toml --folds 1000 --steps 2", "1000 folds cannot be made; from 2 to 6, the examples there are"),
        ("sweep six.toml --folds 7 --set seed=1,2 --steps 2", "7 folds cannot be made"),
        ("sweep gone.toml --seeds 3 --steps 2", "there is no file gone.csv"),
        ("sweep gone.toml --set seed=1..999:999 --seeds 9 --steps 2", "there is no file gone.csv"),
        ("sweep six.toml --set loss=cross_entropy,hinge --steps 2", "does not fit a regression task"),
        ("train six.toml --folds 7", "7 folds cannot be made; from 2 to 6, the examples there are"),
        ("train six.toml --folds 1", "'1' is not from 2 to"),
    ],
)
def test_that_runs_none_of_which_can_be_done_are_refused_before_they_start(refusal, tmp_path, words, reason):
    assert reason in refusal(f"{words} --out out")
    assert not (tmp_path / "out" / "rows.json").exists() and not (tmp_path / "out" / "plan.json").exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("trian points.toml", "there is no 'trian' among the commands; did you mean 'train'?"),
        ("labs lst", "there is no 'lst' among the commands; did you mean 'list'? Known: check, list, verify\n"),
        ("labs", "required: COMMAND\n"),
        ("lectures", "required: COMMAND\n"),
        ("train points.toml --stepps 4", "did you mean '--steps'?"),
        ("sweep points.toml --ste=4 --job=2 --seed=1 --foldz=3", "did you mean '--folds'?"),
        ("bench enginee", "did you mean 'engine'? Known: engine, ui\n"),
        ("completion fsh", "did you mean 'fish'?"),
        ("doctor now", "more than can be used: now"),
        ("bench engine --pins 3", "--pins"),
        ("bench engine --seconds 3", "--seconds"),
        ("explore bayes --step 5", "this page has steps 0 to 0"),
        ("explore hessian --step 201", "this page has steps 0 to 200"),
    ],
)
def test_that_the_word_or_the_bound_is_named(refusal, words, reason):
    assert reason in refusal(words)


def test_that_a_sweep_goes_on_where_some_of_its_runs_can_be_done(refusal, capsys):
    assert main(["sweep", "six.toml", "--set", "loss=cross_entropy,mse", "--steps", "2"]) == 0
    assert "does not fit a regression task" in capsys.readouterr().out
