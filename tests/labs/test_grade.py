import csv
import json

import pytest

from dllab.__main__ import main
from dllab.labs.grade import NothingToGrade, grade
from dllab.labs.roster import read_roster
from dllab.labs.sheets import write_csv, write_html
from dllab.labs.worker import Stopped, Worker
from dllab.messages import UserError
from dllab.training.cores import Cores
from tests.labs.handed import handin_of, lab_file


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class: two honest ones, a copied file, one that copied a run, and a broken file."""
    root = tmp_path_factory.mktemp("class")
    lab, folder = lab_file(root), root / "hand-ins"
    honest = handin_of(lab, "20260001")
    second = handin_of(lab, "20260003")
    assert honest.seed != second.seed, "they need different seeds"
    copied = honest.model_copy(update={"student": second.student.model_copy(update={"number": "20260009"})})
    borrowed = second.model_copy(update={"runs": honest.runs, "session": "own"})
    files = {"a": honest, "b": second, "c": copied, "d": borrowed}  # b and d are of one student
    for name, handin in files.items():
        handin.save(folder / f"{name}.dllab-handin", lab)
    (folder / "e.dllab-handin").write_bytes(b"broken")
    return lab, folder, grade(folder, [lab], {"20260001": "王小明", "20260003": "李", "20260005": "=1+1"}, jobs=2)


def row(graded, name):
    return next(row for row in graded[2] if row.file == f"{name}.dllab-handin")


@pytest.mark.slow
def test_that_a_class_is_graded_and_a_broken_file_stops_nobody(graded):
    assert [row.file[:1] for row in graded[2]] == ["a", "b", "c", "d", "e", ""]
    assert [row(graded, name).found["points"] for name in "ab"] == [4, 4]
    assert "is no hand-in, or it is damaged" in row(graded, "e").error
    assert graded[2][-1].student["name"] == "=1+1" and graded[2][-1].error == "nothing handed in"


@pytest.mark.slow
def test_that_what_two_students_cannot_share_is_said_of_both(graded):
    copied = "\n".join(row(graded, "c").facts)
    assert "not this student's seed" in copied and "the same session of small as a.dllab-handin" in copied
    assert "number 20260009 is not in the class's list" in copied
    assert any("the same session" in fact for fact in row(graded, "a").facts)
    assert any("the same run, bit for bit" in fact for fact in row(graded, "d").facts)
    assert row(graded, "b").facts == ["this student handed in more than once: d.dllab-handin as well"]


@pytest.mark.slow
def test_that_the_table_opens_in_a_spreadsheet_and_runs_nothing(graded, tmp_path):
    write_csv(graded[2], tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with open(tmp_path / "grades.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["name"] == "王小明" and rows[0]["faster: steps ≥ 40"] == "40.0" and rows[-1]["name"] == "'=1+1"


@pytest.mark.slow
def test_that_the_page_shows_names_as_text(graded, tmp_path):
    row(graded, "e").error = "<script>"
    page = write_html(graded[2], tmp_path / "report").read_text(encoding="utf-8")
    assert "None" not in page and "王小明" in page and "&lt;script&gt;" in page and "<script" not in page


@pytest.mark.slow
def test_that_the_command_says_whether_all_could_be_graded(graded, capsys):
    lab, folder, _ = graded
    assert main(["labs", "check", str(folder / "a.dllab-handin"), "--lab", str(lab), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "reproduced"
    assert main(["labs", "check", str(folder / "c.dllab-handin"), "--lab", str(lab)]) == 1
    assert "NOTE: not this student's seed" in capsys.readouterr().out
    assert main(["labs", "check", str(folder / "a.dllab-handin")]) == 2
    assert main(["grade", str(folder / "nowhere")]) == 2


def test_that_who_handed_in_what_cannot_be_graded_has_handed_something_in(tmp_path):
    lab = lab_file(tmp_path)
    handin = handin_of(lab, "7")
    unknown = handin.model_copy(update={"lab": handin.lab.model_copy(update={"id": "another"})})
    unknown.save(tmp_path / "a.dllab-handin", lab)
    rows = grade(tmp_path, [lab], {"7": "王", "8": "李"})
    assert [(row.file, row.student["number"]) for row in rows] == [("a.dllab-handin", "7"), ("", "8")]
    assert rows[0].error == "there is no lab 'another' here to grade it by" and rows[1].error == "nothing handed in"


def test_that_a_folder_without_hand_ins_is_said(tmp_path):
    with pytest.raises(NothingToGrade):
        grade(tmp_path)


def test_that_what_is_no_folder_is_said(tmp_path):
    file = tmp_path / "a.dllab-handin"
    file.write_bytes(b"")
    for place in (file, tmp_path / "nowhere"):
        with pytest.raises(NothingToGrade, match="is no folder"):
            grade(place)


def test_that_grades_are_said_although_their_table_cannot_be_saved(tmp_path, capsys):
    (tmp_path / "a.dllab-handin").write_bytes(b"broken")
    for written in ("--csv", "--html"):
        assert main(["grade", str(tmp_path), written, str(tmp_path / "a.dllab-handin" / "grades")]) == 2
        said = capsys.readouterr()
        assert "a.dllab-handin  ERROR" in said.out and "cannot save" in said.err


def test_that_a_table_that_cannot_be_saved_costs_no_page(tmp_path, capsys):
    (tmp_path / "a.dllab-handin").write_bytes(b"broken")
    places = ["--csv", str(tmp_path / "a.dllab-handin" / "grades"), "--html", str(tmp_path / "page")]
    assert main(["grade", str(tmp_path), *places]) == 2
    assert (tmp_path / "page" / "index.html").exists() and "cannot save" in capsys.readouterr().err


@pytest.mark.parametrize(("jobs", "threads"), [(1, [8]), (2, [4, 4]), (5, [4, 4])])
def test_that_processes_at_once_share_the_cores(tmp_path, monkeypatch, jobs, threads):
    lab, found = lab_file(tmp_path), []
    for name in "ab":
        handin_of(lab).save(tmp_path / f"{name}.dllab-handin", lab)
    own = Cores()
    own.limit = 8
    monkeypatch.setattr("dllab.labs.grade.CORES", own)
    monkeypatch.setattr("dllab.labs.grade.Worker", lambda seconds, threads: found.append(threads) or Worker(seconds))
    with pytest.raises(Stopped):
        grade(tmp_path, [lab], jobs=jobs, stopped=lambda: True)
    assert found == threads  # no more of them than there are hand-ins


def test_that_grading_stops_once_nobody_waits(tmp_path):
    lab = lab_file(tmp_path)
    handin_of(lab).save(tmp_path / "a.dllab-handin", lab)
    with pytest.raises(Stopped):
        grade(tmp_path, [lab], stopped=lambda: True)


@pytest.mark.parametrize("content", [None, b'"' + b"a" * 200_000])
def test_that_a_roster_that_cannot_be_read_is_said(tmp_path, content):
    path = tmp_path / "class.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=r"class\.csv"):
        read_roster(path)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("学号,姓名\n1,王\n2,李\n".encode("gb18030"), {"1": "王", "2": "李"}),
        ("\ufeff姓名,学号\n王,1\n".encode(), {"1": "王"}),
        (b"7,Ann\n8,Bob\n", {"7": "Ann", "8": "Bob"}),
        (b"Name,Student ID\nAnn, 7 \n\n", {"7": "Ann"}),
        (b"7\n8\n", {"7": "", "8": ""}),
        (b"", {}),
    ],
)
def test_that_a_roster_is_read_as_schools_write_it(tmp_path, content, found):
    (tmp_path / "class.csv").write_bytes(content)
    assert read_roster(tmp_path / "class.csv") == found
