import hashlib

import pytest

from dllab.labs.lab import LabError
from dllab.labs.work import Work
from tests.labs.small import lab_of

W = {"en": "x"}
OPTIONS = [{"id": name, "text": W, "because": W, "right": name == "b"} for name in "abc"]
ITEMS = [{"id": name, "text": W} for name in ("one", "two", "three")]


def right(question, answer):
    lab = lab_of(questions=[{"id": "q", "text": W} | question])
    return lab.step[0].question[0].look([answer], Work(lab, 0).at(lab.step[0])).ok


@pytest.mark.parametrize(
    ("bounds", "answer", "ok"),
    [
        ({"within": 0.1}, "220", True), ({"within": 0.1}, "221", False), ({"margin": 5}, "205", True),
        ({"margin": 5}, "206", False), ({"within_factor": 3}, "600", True), ({"within_factor": 3}, "66", False),
        ({"within_factor": 3}, "-200", False), ({"within": 0.1}, "2·10²", True), ({"within": 0.1}, "two", False),
    ],
)  # fmt: skip
def test_that_a_number_is_right_within_its_bounds(bounds, answer, ok):
    assert right({"kind": "number", "value": 200} | bounds, answer) is ok


def test_that_a_negative_number_is_right_within_its_share():
    question = {"kind": "number", "value": -2, "within": 0.1}
    assert right(question, "−2.1") and not right(question, "2")


def test_that_a_secret_number_is_known_by_its_rounded_digits_alone():
    digest = hashlib.sha256(b"some salt:1.23e-01").hexdigest()
    question = {"kind": "number", "secret": {"digest": digest, "digits": 3, "salt": "some salt"}}
    assert right(question, "0.123") and right(question, "12.34 %") and not right(question, "0.124")


def test_that_of_the_options_the_right_one_is():
    assert right({"kind": "choice", "options": OPTIONS}, "b") and not right({"kind": "choice", "options": OPTIONS}, "a")


@pytest.mark.parametrize(
    ("graded", "options", "answers", "ok"),
    [
        ("right within 2 tries", 2, "ab", False), ("right within 2 tries", 2, "b", True),
        ("right within 2 tries", 3, "ab", True), ("right within 3 tries", 3, "acb", False), ("right", 2, "ab", True),
    ],
)  # fmt: skip
def test_that_nobody_is_right_by_trying_all_options(graded, options, answers, ok):
    choice = {"id": "q", "text": W, "kind": "choice", "options": OPTIONS[:options], "graded": graded}
    lab = lab_of(questions=[choice])
    question = lab.step[0].question[0]
    assert question.look(list(answers), Work(lab, 0).at(lab.step[0])).ok is ok
    assert question.tries is None or question.tries < options


def test_that_an_order_is_right_as_the_file_gives_it():
    question = {"kind": "order", "items": ITEMS}
    assert right(question, ("one", "two", "three")) and not right(question, ("two", "one", "three"))


@pytest.mark.parametrize(
    ("question", "answer", "ok"),
    [
        ({"kind": "choice", "options": OPTIONS}, "a", True), ({"kind": "choice", "options": OPTIONS}, "z", False),
        ({"kind": "order", "items": ITEMS}, ("two", "one", "three"), True),
        ({"kind": "order", "items": ITEMS}, ("one", "two"), False), ({"kind": "order", "items": ITEMS}, "one", False),
    ],
)  # fmt: skip
def test_that_for_the_effort_any_answer_counts_that_can_be_one(question, answer, ok):
    assert right(question | {"graded": "effort"}, answer) is ok


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"kind": "number", "within": 0.1}, "needs one of value"),
        ({"kind": "number", "value": 1}, "nobody types the last digit"),
        ({"kind": "number", "value": 1, "value_of": {"that": "steps"}, "within": 0.1}, "needs one of value"),
        ({"kind": "choice", "options": OPTIONS[:1]}, "options"),
        ({"kind": "choice", "options": [OPTIONS[0], OPTIONS[2]]}, "exactly one option"),
        ({"kind": "choice", "options": [OPTIONS[0], OPTIONS[0], OPTIONS[1]]}, "the same id"),
        ({"kind": "read", "within": 0.1}, "value_of"),
        ({"kind": "number", "value": 1, "within": 0.1, "graded": "sometimes"}, "graded"),
    ],
)
def test_that_a_question_that_nobody_can_answer_is_refused(question, said):
    with pytest.raises(LabError) as caught:
        lab_of(questions=[{"id": "q", "text": W} | question])
    assert said in str(caught.value)
