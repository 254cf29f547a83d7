"""What a teacher reads of a hand-in: answers as the student read them, not by their ids."""

from dllab.gui.teaching.words import row_words
from dllab.labs.grade import Row
from dllab.labs.handin import HandIn, Student
from dllab.labs.judge import judge
from dllab.labs.lab import Lab
from dllab.labs.work import Work
from tests.labs.handed import lab_file

PICK = {
    "id": "which",
    "kind": "choice",
    "graded": "effort",
    "text": {"en": "Which?"},
    "options": [
        {"id": "one", "right": True, "text": {"en": "The first, of two"}, "because": {"en": "So."}},
        {"id": "two", "text": {"en": "The second"}, "because": {"en": "No."}},
    ],
}
RANK = {
    "id": "rank",
    "kind": "order",
    "text": {"en": "Rank."},
    "items": [{"id": "a", "text": {"en": "Sigmoid"}}, {"id": "b", "text": {"en": "Tanh"}}],
}


def test_that_a_teacher_reads_answers_as_the_student_did(tmp_path, qapp):
    step = {"id": "guess", "kind": "predict", "text": {"en": "Guess."}, "question": [PICK, RANK]}
    path = lab_file(tmp_path, step=[step], solution={}, experiments={})
    lab = Lab.load(path)
    work = Work(lab, 0, {}, {"which": ["two"], "rank": [("b", "a")]})
    judged = judge(HandIn.of(work, path, Student(number="1")), lab, path)
    said = row_words(Row("a", judged.as_json()))
    assert "Which: The second, needed The first, of two" in said
    assert "Rank: Tanh > Sigmoid, needed Sigmoid > Tanh" in said
