"""A lab that is made of an experiment and of runs: what is offered, what is written, and where a bound lies."""

import math
from dataclasses import replace

import pytest

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.explorers.files import Page
from dllab.labs.attempt import Record
from dllab.labs.draft import Draft, DraftStep, id_of, solution_table
from dllab.labs.draft_question import Asked, NotWhole, Said
from dllab.labs.lab import Lab, LabError, changed, shipped
from dllab.labs.offers import BOUNDS, bound_for, check_name, offers, page_offers, widest
from dllab.labs.verify import solution_run, verify
from dllab.labs.writer import as_table, save
from dllab.training.recipe import Edit, Recipe
from tests.labs.small import TINY

START = Experiment.model_validate(TINY)
FASTER = changed(START, {"optimizer.learning_rate": 0.05})
RUN = Record(Recipe(FASTER), 120)


def draft(*checks, **entries):
    """A lab with one step that is done by training faster."""
    step = DraftStep("faster", text=Said("Faster.", "更快。"), run=RUN, checks=checks, **entries)
    return Draft(START, "faster", Said("Faster", "更快"), seeds=(0, 1), steps=(step,))


def test_that_every_offer_is_a_check_that_the_run_passes_now():
    found = offers(START, RUN, Library())
    assert {"steps", "changed_only", "outcome", "finding", "parameter"} < {offer.check["that"] for offer in found}
    lab = replace(draft(*(offer.check for offer in found)), seeds=(0,)).lab()
    proofs = verify(lab).proofs
    assert len(proofs) == len(found) > 25
    for offer, proof in zip(found, proofs, strict=True):
        assert not proof.failed, offer
        if isinstance(offer.value, float):
            assert proof.found[0].value == offer.value and offer.name == proof.what == check_name(offer.check)


@pytest.mark.parametrize(
    ("quantity", "value", "bound"),
    [
        ("val_accuracy", 0.987, {"at_least": 0.95}),
        ("auc", 1.0, {"at_least": 0.95}),
        ("train_loss", 0.0237, {"at_most": 0.036}),
        ("grad_norm/first÷", 3.4e-13, {"at_most": 1e-11}),
        ("grad_norm/first÷", 0.77, {"at_least": 0.01}),
        ("grad_norm/first÷", 0.0, {"at_most": 0.0}),
        ("dead/hidden.max", 1.0, {"at_least": 0.9}),
        ("dead/hidden.max", 0.0, {"at_most": 0.1}),
        ("norm", 8.0, {"at_most": 12.0}),
    ],
)
def test_that_a_bound_to_begin_with_leaves_room_on_the_right_side(quantity, value, bound):
    assert bound_for(quantity, value) == bound


@pytest.mark.parametrize(
    ("side", "values", "at_start", "bound"),
    [
        ("at_least", [0.97, 0.95], [0.5, 0.6], 0.8),  # √(.95·.6) = .755
        ("at_most", [1e-13, 1e-12], [1e-4], 1e-8),
        ("at_most", [-3.0, -2.0], [4.0], 1.0),
        ("at_least", [0.95], [], 0.9),  # a tenth below, half way: .902
        ("at_least", [0.95], [0.99], 0.9),  # what passes at the start tells nothing
        ("at_least", [0.0], [], -0.05),
        ("at_least", [0.95], [math.nan, 0.94999], 0.95),
        ("at_least", [], [0.5], None),
        ("at_most", [math.inf], [], None),
    ],
)
def test_that_the_widest_bound_keeps_every_value_and_lies_half_way_to_what_must_fail(side, values, at_start, bound):
    found = widest(side, values, at_start)
    assert found == (bound if bound is None else pytest.approx(bound, rel=1e-9))
    if found is not None:
        assert all(value >= found if side == "at_least" else value <= found for value in values)
        beyond = [one for one in at_start if (one < min(values)) == (side == "at_least") and one not in values]
        assert all(one < found if side == "at_least" else one > found for one in beyond if math.isfinite(one))


def test_that_a_draft_becomes_a_lab_that_proves_itself_and_is_read_as_it_was_written(tmp_path):
    checks = {"that": "changed_only", "keys": ["optimizer.learning_rate"]}, {"that": "steps", "at_least": 120.0}
    rate = {"that": "setting", "key": "optimizer.learning_rate", "at_least": 0.02}
    lab = draft(*checks, rate, allowed="changed").lab()
    assert lab.step[0].allow == ("optimizer.learning_rate",) and lab.budget.steps == 1_000
    found = verify(lab)
    assert found.problems == [] and [proof.at_start[0].ok for proof in found.proofs] == [True, True, False]
    save(lab, tmp_path / "made.lab.toml")
    assert Lab.load(tmp_path / "made.lab.toml") == lab


def test_that_the_solution_is_the_run_with_what_was_changed_on_its_way():
    later = changed(FASTER, {"optimizer.learning_rate": 0.2, "regularization.l2": 0.01})
    run = Record(Recipe(FASTER, (Edit(40, FASTER, later),)), 90)
    lab = replace(draft(), steps=(replace(draft().steps[0], run=run),)).lab()
    found = solution_run(lab, lab.step[0], FASTER.seed)
    assert found.recipe.start == FASTER and found.steps == 90
    assert [(act.step, act.experiment) for act in found.recipe.acts] == [(40, later)]
    assert solution_table(START, run)["set"].keys() == {"optimizer"}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (replace(draft(), title=Said()), "no title"),
        (replace(draft(), steps=()), "no step"),
        (draft().with_changed(0, text=Said(" ")), "says nothing"),
        (draft().with_step("predict").with_changed(1, text=Said("x")), "asks nothing"),
        (
            draft().with_step("predict").with_changed(1, text=Said("x"), asked=Asked(text=Said("y"), answer="a lot")),
            "the number",
        ),
    ],
)
def test_that_what_is_missing_is_said(made, said):
    with pytest.raises(NotWhole, match=said):
        made.lab()


def test_that_an_id_that_no_lab_can_have_is_refused():
    with pytest.raises(LabError):
        replace(draft(), id="No Id!").lab()


def test_that_a_prediction_is_graded_for_being_made():
    made = (
        draft().with_step("predict").with_changed(1, text=Said("Guess."), asked=Asked(text=Said("What?"), answer="1/4"))
    )
    question = made.lab().step[1].question[0]
    assert (question.value, question.graded, question.within) == (0.25, "effort", 0.05)


def test_that_steps_are_added_moved_and_taken_away():
    made = draft().with_step("read").with_step("explain")
    assert [step.id for step in made.steps] == ["faster", "part-1", "part-2"]
    assert [step.id for step in made.moved(0, 1).steps] == ["part-1", "faster", "part-2"]
    assert made.moved(0, -1) is made and [step.id for step in made.without(1).with_step("do").steps][-1] == "part-1"


@pytest.mark.parametrize(
    "bounds", [{"at_least": 0.8, "tiers": [0.5]}, {"at_least": 0.8, "at_most": 0.5}, {"at_most": 1.0}]
)
def test_that_a_check_is_called_the_same_whatever_bounds_somebody_types(bounds):
    assert check_name({"that": "score", "of": "val_accuracy"} | bounds) == "val_accuracy"


def test_that_a_title_makes_an_id():
    assert id_of("Why deep sigmoids stop!") == "why-deep-sigmoids-stop" and id_of("更快") == "my-lab"
    assert set(BOUNDS) == {"at_least", "at_most"}


def alike(lab):
    """A lab's table in which the order of options, which students never see, does not count."""
    table = as_table(lab)
    for step in table["step"]:
        for question in step.get("question", ()):
            question.get("options", []).sort(key=lambda option: option["id"])
    return table


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_that_a_lab_that_is_opened_and_saved_is_the_same_but_for_its_version(path):
    lab = Lab.load(path)
    again = Draft.of(lab, START).lab()
    assert alike(again) == alike(lab) | {"version": lab.version + 1}


def test_that_a_step_of_an_opened_lab_keeps_what_it_begins_with_and_takes_another_solution():
    opened = Draft.of(draft({"that": "steps", "at_least": 120.0}, allowed="changed").lab(), Experiment())
    (step,) = opened.steps
    assert opened.start_of(step) == START.model_copy(update={"seed": Experiment().seed}) and step.allowed == "file"
    slower = changed(opened.start_of(step), {"optimizer.learning_rate": 0.02})
    again = opened.with_changed(0, run=Record(Recipe(slower), 150), allowed="changed").lab()
    assert again.solution["faster"].steps == 150 and again.step[0].allow == ("optimizer.learning_rate",)
    added = opened.with_step("do").with_changed(1, text=Said("More.")).lab()
    assert added.start_of(added.step[1], 0) == START.model_copy(update={"seed": 0}), "and so does a further step"


@pytest.mark.parametrize(
    ("given", "steps", "parameters", "expected"),
    [
        ({}, 150, 60, (20_000, 500_000, 12)),
        ({"budget": {"steps": 200, "parameters": 60, "runs": 2}}, 150, 60, (200, 60, 2)),
        ({"budget": {"steps": 200, "parameters": 60, "runs": 1}}, 300, 0, (1_200, 60, 2)),
        ({"budget": {"steps": 200, "parameters": 60, "runs": 2}}, 150, 61, (200, 5_000_000, 2)),
    ],
)
def test_that_the_budget_of_a_file_stays_where_the_solutions_are_within_it(given, steps, parameters, expected):
    table = as_table(draft({"that": "steps", "at_least": 120.0}).lab())
    table.pop("budget")
    opened = Draft.of(Lab.model_validate(table | given), START).with_step("do").with_changed(1, text=Said("More."))
    made = opened.with_changed(1, run=Record(Recipe(START), steps, parameters=parameters)).lab()
    assert (made.budget.steps, made.budget.parameters, made.budget.runs) == expected


def test_that_options_are_lines_with_the_right_one_first_and_what_is_said_after_two_bars():
    lines = Said("It falls || At first.\n\nIt rises || Later.", "下降 || 起初是。\n上升 || 后来是。")
    asked = Asked("choice", Said("What?", "怎样？"), lines=lines)
    made = draft().with_step("predict").with_changed(1, text=Said("Guess."), asked=asked)
    right, wrong = made.lab().step[1].question[0].options
    assert (right.right, right.text.en, right.because.zh) == (True, "It falls", "起初是。")
    assert (wrong.right, wrong.text.zh, wrong.because.en) == (False, "上升", "Later.")
    again = Draft.of(made.lab(), START).steps[1].asked
    assert again.table("x")["options"] == asked.table("x")["options"]
    for wrong, said in (("One || Yes.", "two lines or more"), ("One || Yes.\nTwo", "needs two bars")):
        with pytest.raises(NotWhole, match=said):
            made.with_changed(1, asked=replace(asked, lines=Said(wrong))).lab()


def test_that_things_to_be_ordered_are_lines_in_their_right_order():
    asked = Asked("order", Said("Which first?"), lines=Said("one\ntwo\nthree"))
    made = draft().with_step("predict").with_changed(1, text=Said("Guess."), asked=asked).lab()
    assert [item.text.en for item in made.step[1].question[0].items] == ["one", "two", "three"]


def test_that_a_question_of_a_file_can_be_asked_in_another_way():
    number = Asked.of({"kind": "number", "id": "q", "text": {"en": "?"}, "value": 3.0, "within": 0.1, "unit": "s"})
    options = [{"id": "no", "text": {"en": "No"}, "because": {"en": "Never."}},
               {"id": "yes", "text": {"en": "Yes"}, "because": {"en": "Always."}, "right": True}]  # fmt: skip
    choice = Asked.of({"kind": "choice", "id": "q", "text": {"en": "?"}, "options": options})
    made = draft().with_step("predict").with_changed(1, text=Said("Guess."))
    for asked in (replace(number, asks="choice", lines=choice.lines), replace(choice, asks="number", answer="3"),
                  replace(choice, asks="order")):  # fmt: skip
        question = made.with_changed(1, asked=asked).lab().step[1].question[0]
        assert question.id == "q" and type(question).__name__.lower() == asked.asks


@pytest.mark.parametrize(
    ("kind", "key", "parts"),
    [
        ("order", "items", [{"en": "one", "zh": "一"}, {"en": "two"}, {"en": "three", "zh": "三"}]),
        ("order", "items", [{"en": "one\nline more"}, {"en": "two"}]),
        ("choice", "options", [{"en": "one\nline more"}, {"en": "two"}]),
        ("choice", "options", [{"en": "a || b"}, {"en": "two"}]),
    ],
)
def test_that_what_lines_cannot_say_is_left_as_its_file_has_it(kind, key, parts):
    because = {"because": {"en": "Yes."}} if kind == "choice" else {}
    found = [{"id": f"part-{n}", "text": part} | because for n, part in enumerate(parts)]
    if kind == "choice":
        found[0]["right"] = True
    assert Asked.of({"kind": kind, "id": "q", "text": {"en": "?"}, key: found}) is None


def test_that_a_step_to_explore_proves_itself_with_what_is_required_of_its_page():
    begun, solved = (
        Page.model_validate({"explorer": {"name": "factors", "layers": 20, "weight": weight, "slope": 0.25}, "step": 0})
        for weight in (1.0, 4.4)
    )
    found = {offer.check["of"]: offer for offer in page_offers(solved)}
    assert found["product"].value == pytest.approx(1.1**20) and found["product"].check["at_least"] < 1.1**20
    made = Draft(START, "page", Said("Page", "页"), seeds=(0,)).with_step("explore")
    with pytest.raises(NotWhole, match="no page yet"):
        made.with_changed(0, text=Said("Find.", "找。")).lab()
    made = made.with_changed(0, text=Said("Find.", "找。"), page=begun.explorer, solved=solved.explorer,
                             checks=(found["product"].check,))  # fmt: skip
    assert verify(made.lab()).problems == [] and made.lab().solution["part-1"].set == {"weight": 4.4}
