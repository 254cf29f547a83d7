import re
import subprocess
import sys
from typing import get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from dllab.diagnostics.detector import kinds
from dllab.diagnostics.monitor import DETECTORS
from dllab.experiment import Experiment
from dllab.experiment.changes import entries
from dllab.experiment.files import ExperimentError
from dllab.gui.shell.workspace import BELOW, TABS
from dllab.labs.checks import rest_of
from dllab.labs.keys import read_key
from dllab.labs.lab import Lab, LabError, shipped
from dllab.labs.tables import List
from dllab.panel_names import Subject
from tests.labs.small import TINY, lab_of


def problems(table):
    with pytest.raises(LabError) as caught:
        Lab.model_validate(table)
    return str(caught.value)


def table(**entries):
    step = {"id": "a", "kind": "read", "text": {"en": "Read."}}
    return {"schema": 1, "id": "some-lab", "title": {"en": "T"}, "step": [step]} | entries


def doing(check, **entries):
    step = {"id": "a", "start": "tiny", "text": {"en": "Run."}, "check": [check]}
    return table(experiments={"tiny": {"experiment": TINY}}, step=[step | entries])


def test_that_the_least_of_a_lab_is_a_title_and_a_step():
    assert Lab.model_validate(table()).step[0].kind == "read"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (table(titel={"en": "T"}), "titel"),
        (table(titel={"en": "T"}), "did you mean 'title'"),
        (table(title={"de": "T"}), "title.de"),
        (table(title={}), "has to be said in English (en) or Chinese (zh)"),
        (table(id="Some Lab"), 'id = "Some Lab"'),
        (table(step=[{"id": "a", "kind": "reed", "text": {"en": "x"}}]), "step.0.kind"),
        (table(step=[{"id": "a", "kind": "read"}]), "step.0.text: is missing"),
        (table(step=[{"id": "a", "kind": "read", "text": {"en": "x"}, "hnt": []}]), "did you mean 'hint'"),
        (doing({"that": "scor", "of": "val_accuracy", "at_least": 1}), "did you mean 'score'"),
        (doing({"of": "val_accuracy"}), "step.0.check.0.that: is missing"),
        (doing({"that": "score", "off": "val_accuracy", "at_least": 1}), "did you mean 'of'"),
        (doing({"that": "score", "of": "val_accuracy"}), "needs a bound"),
        (doing({"that": "score", "of": "val_accuracy", "at_least": 2, "at_most": 1}), "no number can meet"),
        (doing({"that": "score", "of": "val_accuracy", "at_least": "1"}), "must be a number"),
        (doing({"that": "value", "of": "grad_norms/1", "at_least": 1}), "did you mean 'grad_norm'"),
        (doing({"that": "value", "of": "grad_norm", "at_least": 1}), "needs a layer"),
        (doing({"that": "value", "of": "train_loss", "during": "last", "at_least": 1}), "last N"),
        (doing({"that": "finding", "kind": "vanishing"}), "did you mean 'vanishing_gradient'"),
        (doing({"that": "steps", "at_least": 1, "of_run": "b"}), "there is no 'b' among the steps with a run"),
        (doing({"that": "answer", "question": "q"}), "there is no 'q' among the questions"),
        (doing({"that": "unchanged"}, start="tinny"), "there is no 'tinny' among the experiments"),
        (doing({"that": "unchanged"}, hint=[{"text": {"en": "x"}}]), "never appears"),
        (doing({"that": "unchanged"}, hint=[{"text": {"en": "x"}, "when": "c"}]), "checks with an id"),
        (table(experiments={"a": {"preset": "two-spiral"}}), "did you mean 'two-spirals'"),
        (table(experiments={"a": {"preset": "two-spirals", "set": {"optimizer.lr": 1}}}), "optimizer.lr"),
        (doing({"that": "unchanged"}, allow=["optimiser"]), "did you mean 'optimizer'"),
        (doing({"that": "unchanged"}, show=["los"]), "step.0.show.0"),
        (doing({"that": "changed_only", "keys": ["network.hiden"]}), "did you mean 'network.hidden'"),
        (doing({"that": "setting", "key": "optimizer.lerning_rate", "is": 1}), "'optimizer.learning_rate'"),
        (table(solution={"b": {}}), "there is no 'b' among the steps"),
        (table(budget={"steps": 300_000}), "at most 200,000"),
    ],
)  # fmt: skip
def test_that_what_is_wrong_with_a_lab_is_said_with_its_key_and_the_nearest_name(wrong, said):
    assert said in problems(wrong)


def test_that_combinations_are_at_most_two_deep():
    inner = {"that": "all", "checks": [{"that": "unchanged"}]}
    assert lab_of({"that": "any", "checks": [inner]})
    deeper = {"that": "any", "checks": [{"that": "none", "checks": [inner]}]}
    assert "more than 2 deep" in problems(doing(deeper))


def test_that_a_missing_language_falls_back_to_the_other():
    lab = lab_of({"that": "unchanged"})
    assert lab.title.said("zh") == "小" and lab.step[0].text.said("zh") == "Run." and not lab.step[0].text.is_complete


def test_that_a_start_is_the_preset_with_its_changes_and_the_students_seed():
    lab = Lab.model_validate(
        doing({"that": "unchanged"})
        | {"experiments": {"tiny": {"preset": "vanishing-gradient", "set": {"training.epochs": 91}}}}
    )
    start = lab.start_of(lab.step[0], 7)
    assert (start.seed, start.training.epochs, len(start.network.hidden)) == (7, 91, 20)


def test_that_a_file_that_is_no_table_is_refused_with_its_name(tmp_path):
    path = tmp_path / "x.lab.toml"
    path.write_text("schema = [")
    with pytest.raises(ExperimentError, match="x.lab.toml"):
        Lab.load(path)
    path.write_text('schema = 1\nid = "some-lab"\n[title]\nen = "T"')
    with pytest.raises(LabError, match=r"x.lab.toml cannot be used:\n  step: is missing"):
        Lab.load(path)


def test_that_the_panels_of_a_lab_are_those_of_the_window():
    docks = {*BELOW, *BELOW.values(), *TABS, *(name for names in TABS.values() for name in names)}
    assert set(get_args(Subject)) == docks


@pytest.mark.parametrize("key", sorted({key.partition("[")[0] for key in entries(Experiment())}))
def test_that_every_key_of_an_experiment_is_one(key):
    assert read_key(key) == key


def test_that_the_kinds_of_findings_are_the_names_of_their_files():
    assert set(kinds()) == set(DETECTORS)


def test_that_labs_are_listed_without_bringing_numba_in():
    load = "from dllab.labs.lab import Lab, shipped; [Lab.load(path) for path in shipped()]"
    code = f"import sys; {load}; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_that_a_list_has_a_thousand_entries_at_most():
    lists = TypeAdapter(List[int])
    assert lists.validate_python([0] * 1000) == (0,) * 1000
    with pytest.raises(ValidationError):
        lists.validate_python([0] * 1001)


LENGTH = re.compile(r"(?<![\d,]after )\b\d[\d,]*\**\s+steps\b")


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_that_a_run_pauses_where_a_step_names_its_length(path):
    """Lab 11 named 3,200 steps and lab 29 2,000, and Run went on past both."""
    silent = [step.id for step in Lab.load(path).step if step.kind == "do" and LENGTH.search(step.text.en)]
    steps = {step.id: step for step in Lab.load(path).step}
    assert not [name for name in silent if rest_of(steps[name].check) is None]
