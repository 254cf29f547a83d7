"""What is wrong with a hand-in is caught, whatever it is."""

import pytest

from dllab.labs.grade import grade
from dllab.labs.lab import Lab, shipped
from dllab.labs.marking import marks
from dllab.labs.work import Work
from tests.labs.handed import handin_of, lab_file
from tests.labs.wrong import WRONG

NONSENSE = ["abc", "", "1e400", "NaN", "∞", "1,5", "0.1 s", "1。5", "1/0", "²", "<b>1</b>", "{x}", ("a", "a"), ()]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """An honest hand-in, and one of every kind of wrong ones."""
    root = tmp_path_factory.mktemp("wrong")
    path = lab_file(root)
    own, others, lab = handin_of(path, "20260001"), handin_of(path, "20260003"), Lab.load(path)
    for name, handin in [("honest", own), *((kind.name, kind.make(own, others, lab)) for kind in WRONG)]:
        handin.save(root / "handed in" / f"{name}.dllab-handin", path)
    return {row.file.removesuffix(".dllab-handin"): row for row in grade(root / "handed in", [path], jobs=2)}


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
@pytest.mark.parametrize("given", [[], NONSENSE], ids=["nothing", "nonsense"])
def test_that_whoever_hands_in_nothing_has_no_points(path, given):
    """A page nobody had come to was worth what its start fulfils: four of the points of lab 26."""
    lab = Lab.load(path)
    found = marks(Work(lab, lab.seeds[0], answers=dict.fromkeys(lab.questions, given)))
    assert [mark.step for mark in found if mark.points] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", WRONG, ids=lambda kind: kind.name)
def test_that_a_wrong_hand_in_is_caught(rows, kind):
    assert kind.is_caught(rows[kind.name]) and not kind.is_caught(rows["honest"])


@pytest.mark.slow
def test_that_an_honest_one_beside_them_has_all_its_points(rows):
    assert (rows["honest"].found["points"], rows["honest"].found["verdict"]) == (4.0, "reproduced")
