import copy

import pytest

from dllab.__main__ import main
from dllab.labs.lab import Lab, shipped
from dllab.labs.verify import verify
from tests.labs.handed import TABLE, lab_file


def problems(seeds=(0, 1), **changed):
    table = copy.deepcopy(TABLE)
    table["step"][0] |= changed.pop("step", {})
    return verify(Lab.model_validate(table | changed), seeds).problems


def test_that_a_sound_lab_is_proven_with_the_margins_of_its_checks():
    found = verify(Lab.model_validate(TABLE), (0, 1, 2))
    assert found.problems == []
    rate = next(proof for proof in found.proofs if proof.what == "steps")
    assert rate.range == (40.0, 40.0) and rate.margin == "×1" and list(rate.found) == [0, 1, 2]


def test_that_a_solution_that_fails_is_said_with_its_seeds():
    assert (
        "fails “steps” for seeds 0, 1" in problems(solution={"faster": TABLE["solution"]["faster"] | {"steps": 39}})[0]
    )


def test_that_a_lab_whose_start_passes_is_none():
    check = {"check": [{"that": "steps", "at_least": 40}]}
    assert "pass before anything is done" in problems(step=check)[0]


def test_that_a_text_in_one_language_is_said():
    table = copy.deepcopy(TABLE)
    table["step"][0]["text"] = {"en": "Only English."}
    found = verify(Lab.model_validate(table), (0,))
    assert found.problems == ["said in one language only: 'Only English.'"] and found.proven
    table["solution"]["faster"]["steps"] = 39
    assert not verify(Lab.model_validate(table), (0,)).proven


def test_that_a_step_without_a_solution_is_said():
    assert "step faster has no solution" in problems(solution={})


def test_that_a_page_is_proven_too(tmp_path, capsys):
    step = {
        "id": "page",
        "kind": "explore",
        "text": {"en": "Find it.", "zh": "找出来。"},
        "explorer": {"name": "factors", "layers": 20, "weight": 1.0, "slope": 0.25},
        "check": [{"that": "readout", "explorer": "factors", "of": "product", "between": [100, 200]}],
    }
    solution = {"layers": 50, "weight": 1.1, "slope": 1.0}
    table = {**TABLE, "step": [step], "experiments": {}}
    proven = verify(Lab.model_validate({**table, "solution": {"page": {"set": solution}}}), (0,))
    assert proven.problems == [] and proven.proofs[0].range == pytest.approx((1.1**50, 1.1**50))
    assert verify(Lab.model_validate({**table, "solution": {"page": {}}}), (0,)).problems
    path = lab_file(tmp_path, step=[step], experiments={}, solution={"page": {"set": solution}})
    assert main(["labs", "verify", str(path), "--seeds", "1"]) == 0
    assert "[117.4]" in capsys.readouterr().out  # 1.1⁵⁰ = 117.39…


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
@pytest.mark.slow
def test_that_every_shipped_lab_is_proven_for_a_seed(path):
    lab = Lab.load(path)
    assert verify(lab, lab.seeds[:1]).problems == []


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_that_shipped_labs_speak_both_languages_and_need_others_that_ship(path):
    lab = Lab.load(path)
    assert all(words.is_complete for words in lab.words)
    assert set(lab.needs) <= {Lab.load(other).id for other in shipped()}


def test_that_the_labs_are_listed_in_the_order_of_their_numbers(capsys):
    assert main(["labs", "list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [Lab.load(path).id for path in shipped()] and listed[0] == "first-run"


def test_that_the_command_fails_where_a_lab_does(tmp_path, capsys):
    path = tmp_path / "x.lab.toml"
    path.write_text(
        'schema = 1\nid = "xyz"\ntitle = { en = "X" }\n[[step]]\nid = "a"\nkind = "read"\ntext = { en = "x" }\n'
    )
    assert main(["labs", "verify", str(path), "--seeds", "1"]) == 1
    assert "PROBLEM: said in one language only: 'X'" in capsys.readouterr().out
