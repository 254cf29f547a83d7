"""The page that goes into a hand-in."""

import pytest

from dllab.gui.panels.lab.head import LabHead
from dllab.gui.panels.lab.report import report_page
from dllab.gui.panels.lab.table import lab_table
from dllab.labs.handin import PageLeft, Student
from dllab.labs.lab import Lab
from dllab.labs.progress import Curve, Progress
from dllab.labs.verify import solution_run
from tests.labs.handed import lab_file

STEPS = [
    {
        "id": "guess",
        "kind": "predict",
        "text": {"en": "**Guess** <script>.", "zh": "猜。"},
        "question": [
            {"id": "which", "kind": "choice", "text": {"en": "Which?"}, "options": [
                {"id": "a", "text": {"en": "The first & best"}, "because": {"en": "Yes."}, "right": True},
                {"id": "b", "text": {"en": "The second"}, "because": {"en": "No."}}]},
            {"id": "row", "kind": "order", "text": {"en": "In which order?"}, "items": [
                {"id": "a", "text": {"en": "one"}}, {"id": "b", "text": {"en": "two"}}]},
        ],
    },
    {"id": "faster", "start": "tiny", "text": {"en": "Faster."}, "check": [{"that": "steps", "at_least": 40}]},
    {"id": "say", "kind": "explain", "text": {"en": "Say."}},
]  # fmt: skip


@pytest.fixture
def done(qapp, tmp_path):
    edit = {"at": 20, "set": {"optimizer.learning_rate": 0.02}}
    solution = {"faster": {"steps": 40, "set": {"optimizer.learning_rate": 0.05}, "edits": [edit]}}
    path = lab_file(tmp_path, step=STEPS, solution=solution)
    lab = Lab.load(path)
    progress = Progress.begun(lab, path, Student.model_validate({"name": "<b>", "number": "7", "class": "2"}))
    progress = progress.answered("guess", {"which": "a", "row": ["b", "a"]}).noted("say", "1 < 2\nand so on")
    curve = Curve(step=[0, 20, 40], train_loss=[0.7, 0.1, 0.01], val_loss=[0.8, 0.2, 0.0])
    progress = progress.with_run("faster", solution_run(lab, lab.of_id("faster"), progress.handin.seed), curve)
    return lab, progress.with_page("say", PageLeft(settings={"p": 1})).marked("faster", True, 0.5, 1.0).gave_up(
        "faster"
    )


def test_that_everything_is_said_in_words_and_nothing_of_it_is_code(done):
    page = report_page(*done)
    answers = ("The first &amp; best", "two &gt; one", "1 &lt; 2", "&lt;b&gt; · 7 · 2")
    changed = "Learning rate η: 0.01 → 0.05", "After 20 steps: Learning rate η: 0.05 → 0.02"
    for said in (*answers, *changed, "40 steps", "p = 1", "0.2 of 1 points, with the solution shown"):
        assert said in page, said
    assert "<script" not in page


def test_that_what_was_set_on_a_page_is_said_as_the_page_says_it(qapp, tmp_path):
    look = {"id": "look", "kind": "explore", "text": {"en": "Look."}, "explorer": {"name": "arena"}}
    path = lab_file(tmp_path, step=[look], solution={})
    lab = Lab.load(path)
    racers = [{"name": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": True}, {"name": "adam"}]
    left = {"racers": racers, "kappa": 200.0, "start": [-8.0, 1e-3], "shaded": False, "surface": "ravine"}
    progress = Progress.begun(lab, path, Student(name="b", number="7")).with_page("look", PageLeft(settings=left))
    page = report_page(lab, progress)
    for said in (
        "Racers = SGD η 0.05, Momentum β 0.9, Nesterov; Adam η 0.001", "κ = 200", "Starting point = -8, 0.001",
        "Shade the map = off", "Landscape = Ravine",
    ):  # fmt: skip
        assert said in page, said


def test_that_the_curves_are_where_the_losses_were(done):
    page = report_page(*done)
    train, val = (part.split('"')[0].split() for part in page.split('<polyline points="')[1:])
    heights = [float(point.split(",")[1]) for point in train]
    assert heights[2] - heights[1] == pytest.approx(heights[1] - heights[0], rel=0.2), "a decade each, about"
    assert len(train) == 3 and len(val) == 2, "a logarithm of 0 has no place"


def test_that_points_are_out_of_those_that_can_be_earned(qapp, tmp_path):
    unweighted = STEPS[1] | {"id": "tried", "points": 5.0, "check": [{"that": "steps", "at_least": 1, "points": 0.0}]}
    path = lab_file(tmp_path, step=[STEPS[1], unweighted], solution={})
    lab = Lab.load(path)
    progress = Progress.begun(lab, path, Student.model_validate({"name": "b", "number": "7", "class": "2"}))
    head = LabHead()
    head.show_lab(lab, progress)
    assert lab_table(lab, progress).columns[4] == (1.0, 0.0)
    assert head.points.text() == "0 of 1 points" and "0 of 1 points" in report_page(lab, progress)
