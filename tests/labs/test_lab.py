import pytest

from dllab.experiment.files import ExperimentError
from dllab.labs.lab import Lab, LabError
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
