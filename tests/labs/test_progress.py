"""How far a student is, kept after every event."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dllab.files import CannotSave
from dllab.labs.handin import SUFFIX, PageLeft, Student
from dllab.labs.lab import Lab
from dllab.labs.marking import mark
from dllab.labs.progress import Progress, ProgressFolder
from dllab.labs.seeds import seed_of
from dllab.messages import UserError
from tests.labs.handed import lab_file
from tests.labs.small import record

ROOT = Path(__file__).resolve().parents[2]
STUDENT = Student.model_validate({"name": "王小明", "number": "2026/0001", "class": "1"})
PREDICT = {
    "id": "guess",
    "kind": "predict",
    "text": {"en": "Guess."},
    "question": [{"id": "how", "kind": "number", "text": {"en": "How?"}, "value": 2.0, "within": 0.1}],
}


def begun(tmp_path):
    path = lab_file(tmp_path)
    lab = Lab.load(path)
    return lab, path, Progress.begun(lab, path, STUDENT)


def test_that_the_seed_is_that_of_the_students_number(tmp_path):
    lab, _, progress = begun(tmp_path)
    assert progress.handin.seed == seed_of(lab.id, "2026/0001", lab.seeds)


def test_that_what_was_kept_comes_back_as_it_was(tmp_path):
    lab, _, progress = begun(tmp_path)
    folder = ProgressFolder(tmp_path / "kept")
    run = record(lab, 40, progress.handin.seed, "faster", optimizer__learning_rate=0.05)
    progress = progress.answered("faster", {"loss": "0.3"}).with_run("faster", run).marked("faster", False, 1.0, 4.0)
    folder.save(progress)
    found = folder.load(lab, STUDENT)
    assert found.model_dump_json() == progress.model_dump_json()
    assert found.failures("faster") == 1 and found.points == 1.0 and found.answers("loss") == ("0.3",)


def test_that_every_student_of_a_machine_has_progress_of_their_own(tmp_path):
    lab, path, progress = begun(tmp_path)
    folder = ProgressFolder(tmp_path / "kept")
    other = Student.model_validate({"number": "7"})
    folder.save(progress.finished("faster"))
    assert folder.load(lab, other) is None
    folder.save(Progress.begun(lab, path, other))
    assert folder.load(lab, STUDENT).done == ("faster",)


def test_that_who_was_here_last_is_named_first(tmp_path):
    folder = ProgressFolder(tmp_path / "kept")
    other = Student.model_validate({"number": "7"})
    for place, student in enumerate((STUDENT, other, STUDENT)):
        folder.remember(student)
        for file in (tmp_path / "kept").glob("*/student.json"):
            if student.number in file.read_text(encoding="utf-8"):
                os.utime(file, (1000 + place, 1000 + place))
    assert folder.students() == [STUDENT, other]


def test_that_a_file_nobody_can_read_is_put_aside_and_not_lost(tmp_path):
    lab, _, progress = begun(tmp_path)
    folder = ProgressFolder(tmp_path / "kept")
    folder.save(progress)
    (file,) = (tmp_path / "kept").glob("*/small-1.json")
    file.write_text("{half", encoding="utf-8")
    assert folder.load(lab, STUDENT) is None
    (aside,) = (tmp_path / "kept").glob("*/*.unreadable")
    assert aside.read_text(encoding="utf-8") == "{half"


def test_that_what_cannot_be_written_is_held_and_written_once_there_is_room(tmp_path):
    lab, path, progress = begun(tmp_path)
    place = tmp_path / "kept"
    place.write_text("no folder can be here")
    folder = ProgressFolder(place)
    for keep in (lambda: folder.remember(STUDENT), lambda: folder.save(progress.finished("faster"))):
        with pytest.raises(CannotSave):
            keep()
    assert folder.students() == [STUDENT] and folder.load(lab, STUDENT).done == ("faster",), "as if it were written"
    with pytest.raises(CannotSave):
        folder.write_held()
    place.unlink()
    other = Student.model_validate({"number": "7"})
    folder.save(Progress.begun(lab, path, other))
    folder.write_held()  # nothing is held any more
    assert {one.number for one in ProgressFolder(place).students()} == {STUDENT.number}
    assert ProgressFolder(place).load(lab, STUDENT).done == ("faster",)
    assert ProgressFolder(place).load(lab, other).done == ()


def held(tmp_path, *students):
    """A folder that could not be written to when these came, and its place, where nothing is now."""
    place = tmp_path / "kept"
    place.write_text("no folder can be here")
    folder = ProgressFolder(place)
    for student in students:
        with pytest.raises(CannotSave):
            folder.remember(student)
    place.unlink()
    return folder, place


ONE, OTHER = (Student.model_validate({"number": number}) for number in "12")


def test_that_who_was_here_last_is_first_while_they_are_held_and_once_they_are_written(tmp_path):
    folder, place = held(tmp_path, ONE, OTHER, ONE)
    assert folder.students() == [ONE, OTHER]
    folder.remember(OTHER)
    assert folder.students() == ProgressFolder(place).students() == [OTHER, ONE]


def test_that_what_still_cannot_be_written_keeps_nothing_else_from_being_written(tmp_path):
    folder, place = held(tmp_path, ONE, OTHER)
    ProgressFolder(tmp_path / "named").remember(ONE)
    (file,) = (tmp_path / "named").glob("*/*")
    (place / file.relative_to(tmp_path / "named")).mkdir(parents=True)
    with pytest.raises(CannotSave):
        folder.write_held()
    assert folder.students() == [ONE, OTHER] and ProgressFolder(place).students() == [OTHER]


def test_that_what_nobody_can_read_or_put_aside_keeps_no_lab_from_beginning(tmp_path, monkeypatch):
    lab, _, progress = begun(tmp_path)
    folder = ProgressFolder(tmp_path / "kept")
    folder.save(progress)
    (file,) = (tmp_path / "kept").glob("*/small-1.json")
    file.write_text("{half", encoding="utf-8")

    def read_only(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "replace", read_only)
    assert folder.load(lab, STUDENT) is None and file.read_text(encoding="utf-8") == "{half"


def test_that_a_lab_whose_file_is_gone_is_refused_in_words(tmp_path):
    lab, path, progress = begun(tmp_path)
    path.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        Progress.begun(lab, path, STUDENT)
    with pytest.raises(UserError, match="cannot be read"):
        progress.to_hand_in({}).save(tmp_path / f"x{SUFFIX}", path)
    assert not list(tmp_path.glob(f"*{SUFFIX}"))


def test_that_no_step_opens_before_the_predictions_before_it_are_made(tmp_path):
    table = {"step": [PREDICT, {"id": "run", "start": "tiny", "text": {"en": "Run."}}], "solution": {}}
    path = lab_file(tmp_path, **table)
    lab = Lab.load(path)
    progress = Progress.begun(lab, path, STUDENT)
    assert progress.is_open(lab, lab.step[0]) and not progress.is_open(lab, lab.step[1])
    assert progress.finished("guess").is_open(lab, lab.step[1])


def test_that_what_is_judged_of_one_step_gives_what_the_whole_hand_in_gives(tmp_path):
    lab, _, progress = begun(tmp_path)
    run = record(lab, 40, progress.handin.seed, "faster", optimizer__learning_rate=0.05)
    progress = progress.answered("faster", {"loss": "9"}).with_run("faster", run).noted("faster", "words")
    step = lab.step[0]
    part, whole = progress.only(lab, step), progress.to_hand_in({})
    assert part.notes == {} and whole.notes == {"faster": "words"}
    assert mark(part.work(lab), step) == mark(whole.work(lab), step)


def test_that_a_step_that_looks_at_other_steps_is_judged_as_in_the_whole_hand_in(tmp_path):
    page = {"id": "page", "kind": "explore", "text": {"en": "Turn."},
            "explorer": {"name": "factors", "layers": 20, "weight": 1.0, "slope": 0.25}}  # fmt: skip
    product = {"that": "readout", "explorer": "factors", "of": "product", "of_run": "page", "at_least": 1.0}
    later = {"id": "later", "kind": "predict", "text": {"en": "Now?"}, "question": PREDICT["question"],
             "check": [{"that": "answer", "question": "how"}, product]}  # fmt: skip
    later = later | {"question": [later["question"][0] | {"id": "again"}]}
    path = lab_file(tmp_path, step=[PREDICT, page, later], solution={}, experiments={})
    lab = Lab.load(path)
    progress = Progress.begun(lab, path, STUDENT).answered("guess", {"how": "2"}).answered("later", {"again": "2"})
    progress = progress.with_page("page", PageLeft(settings={"name": "factors", "slope": 1.0, "weight": 1.1}))
    part, whole = progress.only(lab, lab.step[2]), progress.to_hand_in({})
    assert mark(part.work(lab), lab.step[2]) == mark(whole.work(lab), lab.step[2])
    assert mark(part.work(lab), lab.step[2]).ok


def test_that_points_fall_as_the_grader_has_it_once_a_solution_was_shown(tmp_path):
    lab, _, progress = begun(tmp_path)
    run = record(lab, 40, progress.handin.seed, "faster", optimizer__learning_rate=0.05)
    progress = progress.answered("faster", {"loss": "9"}).with_run("faster", run)
    before = mark(progress.handin.work(lab), lab.step[0])
    shown = progress.marked("faster", before.ok, before.points, before.most).gave_up("faster").gave_up("faster")
    assert shown.points == mark(shown.handin.work(lab), lab.step[0]).points < before.points


KILLED = """
import os, signal, sys
from pathlib import Path
from dllab.labs.lab import Lab
from dllab.labs.progress import ProgressFolder
from tests.labs.test_progress import STUDENT
folder, lab = ProgressFolder(Path(sys.argv[1])), Lab.load(sys.argv[2])
progress = folder.load(lab, STUDENT)
for number in range(100_000):
    progress = progress.answered("faster", {"loss": str(number)})
    folder.save(progress)
    if number == 20:
        print("going", flush=True)
"""


def test_that_a_kill_in_the_middle_of_saving_leaves_progress_that_can_be_read(tmp_path):
    lab, path, progress = begun(tmp_path)
    folder = ProgressFolder(tmp_path / "kept")
    folder.save(progress)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KILLED, str(tmp_path / "kept"), str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline().strip() == b"going"
        child.kill()
    assert len(folder.load(lab, STUDENT).answers("loss")) >= 21
