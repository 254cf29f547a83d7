import json
import zipfile

import pytest

from dllab.labs.handin import HEAD, LARGEST, BadHandIn, HandIn, PageLeft, Student
from dllab.labs.judge import judge
from dllab.labs.lab import Lab
from dllab.labs.seeds import seed_of
from dllab.labs.verify import solved
from dllab.labs.work import Opened
from tests.labs.handed import handin_of, lab_file


@pytest.fixture
def lab(tmp_path):
    return lab_file(tmp_path)


def judged(handin, lab):
    return judge(handin, Lab.load(lab), lab)


def with_run(handin, **changed):
    return handin.model_copy(update={"runs": {"faster": handin.runs["faster"].model_copy(update=changed)}})


def test_that_a_hand_in_is_read_as_it_was_written(lab, tmp_path):
    handin, path = handin_of(lab), tmp_path / "small-20260001.dllab-handin"
    handin.save(path, lab)
    assert HandIn.load(path).model_dump_json() == handin.model_dump_json()
    content = path.read_bytes()
    assert content.startswith(b"dllab hand-in: small") and content[HEAD:].startswith(b"PK")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["handin.json", "lab.toml"] and archive.testzip() is None


def test_that_an_honest_hand_in_is_reproduced_with_all_its_points(lab):
    found = judged(handin_of(lab), lab)
    assert (found.verdict, found.points, found.most, found.facts) == ("reproduced", 4.0, 4.0, ())
    assert [result.ok for result in found.marks[0].results] == [True] * 4


def test_that_a_page_is_judged_as_it_was_left(lab):
    pages = {"page": PageLeft(settings={"layers": 50}, step=3)}
    assert handin_of(lab, pages=pages).work(Lab.load(lab)).pages == {"page": Opened({"layers": 50}, 3)}


def test_that_the_students_copy_of_the_lab_decides_nothing(lab, tmp_path):
    path = tmp_path / "x.dllab-handin"
    handin_of(lab).save(path, lab)
    strict = tmp_path / "strict"
    strict.mkdir()
    teachers = lab_file(strict, step=[Lab.load(lab).step[0].model_dump(exclude={"check", "question"}, exclude_none=True)
        | {"check": [{"that": "steps", "at_least": 41}]}])  # fmt: skip
    found = judged(HandIn.load(path), teachers)
    assert found.points == 0 and "another one, of the same version" in found.facts[0]


def test_that_a_run_of_another_seed_earns_nothing(lab):
    handin = handin_of(lab)
    stolen = handin.model_copy(update={"student": handin.student.model_copy(update={"number": "20260002"})})
    found = judged(stolen, lab)
    assert found.points == 0 and found.facts[0].startswith("not this student's seed")


def test_that_a_claim_that_is_not_so_is_said(lab):
    found = judged(with_run(handin_of(lab), measured={"steps": 400.0}), lab)
    assert "steps is claimed to be 400, and is 40" in found.facts[0] and found.points == 4


def test_that_other_bits_are_contradicted_on_the_same_machine_only(lab):
    handin = with_run(handin_of(lab), digest="0" * 64)
    assert judged(handin, lab).verdict == "contradicted"
    elsewhere = handin.model_copy(update={"arithmetic": {"fingerprint": "0" * 16}})
    assert judged(elsewhere, lab).verdict == "holds here"
    assert judged(elsewhere.model_copy(update={"answers": {}}), lab).verdict == "failed"
    assert judged(with_run(handin, digest=""), lab).verdict == "contradicted"


def test_that_answers_without_a_run_are_said(lab):
    found = judged(handin_of(lab).model_copy(update={"runs": {}}), lab)
    assert found.verdict == "no runs" and found.points == 0
    assert "question loss is answered, and the run of step faster is not there" in found.facts


def test_that_a_step_whose_solution_was_shown_is_worth_half(lab):
    assert judged(handin_of(lab, gave_up=("faster",)), lab).points == 2


def written(path, table, name="handin.json", **zipped):
    with zipfile.ZipFile(path, "w", **zipped) as archive:
        archive.writestr(name, table if isinstance(table, str) else json.dumps(table))
    return path


def test_that_what_is_no_hand_in_is_refused_in_words(lab, tmp_path):
    good = handin_of(lab).model_dump(by_alias=True)
    path = tmp_path / "x.dllab-handin"
    path.write_bytes(b"no zip")
    hostile = [path]
    longer = good["lab"] | {"sha256": "0" * 65}
    for number, table in enumerate(
        ["[1", [1], {}, good | {"code": "x"}, good | {"format": 2}, good | {"runs": {"a": 1}}, good | {"lab": longer}]
    ):
        hostile.append(written(tmp_path / f"{number}.dllab-handin", table))
    hostile.append(written(tmp_path / "bomb.dllab-handin", " " * 10**7, compression=zipfile.ZIP_DEFLATED))
    hostile.append(written(tmp_path / "large.dllab-handin", " " * LARGEST))
    hostile.append(written(tmp_path / "other.dllab-handin", good, "other.json"))
    hostile.append(tmp_path / "missing.dllab-handin")
    for file in hostile:
        with pytest.raises(BadHandIn, match=file.name):
            HandIn.load(file)


def test_that_a_hand_in_that_cannot_be_read_says_what_is_to_be_done_and_nothing_of_zips_and_json(lab, tmp_path):
    good = handin_of(lab).model_dump(by_alias=True)
    broken = tmp_path / "half.dllab-handin"
    broken.write_bytes(b"no zip")
    newer = good | {"format": 2, "dllab": "9.1", "mood": "good"}
    for path, said in (
        (broken, "half.dllab-handin is no hand-in, or it is damaged: have it handed in again"),
        (written(tmp_path / "deep.dllab-handin", "[" * 100_000),
         "deep.dllab-handin is no hand-in, or it is damaged: have it handed in again"),
        (written(tmp_path / "new.dllab-handin", newer),
         "new.dllab-handin was handed in with a newer dllab (9.1): it takes that one to read it"),
        (written(tmp_path / "more.dllab-handin", good | {"mood": "good"}),
         "more.dllab-handin is no hand-in as dllab writes it: mood"),
        (written(tmp_path / "large.dllab-handin", " " * LARGEST),
         "large.dllab-handin is larger than the 2,097,152 bytes of a hand-in"),
    ):  # fmt: skip
        with pytest.raises(BadHandIn) as refused:
            HandIn.load(path)
        assert str(refused.value) == said


@pytest.mark.parametrize(
    "recipe", [{}, {"start": {}, "since": 0, "data": "", "acts": [{"kind": "loading", "step": 0}]}]
)
def test_that_a_recipe_that_is_none_is_refused_in_words(lab, recipe):
    with pytest.raises(BadHandIn, match="step faster"):
        judged(with_run(handin_of(lab), recipe=recipe), lab)


def test_that_a_hand_in_that_would_be_too_large_is_not_written(lab, tmp_path):
    with pytest.raises(BadHandIn, match="larger than"):
        handin_of(lab, notes={f"step{n}": "x" * 1000 for n in range(LARGEST // 1000)}).save(
            tmp_path / "x.dllab-handin", lab
        )
    assert not (tmp_path / "x.dllab-handin").exists()


def test_that_a_labs_own_solution_can_be_handed_in(lab):
    student = Student.model_validate({"name": "王", "number": "20260003"})
    small = Lab.load(lab)
    handin = HandIn.of(solved(small, seed_of(small.id, student.number, small.seeds)), lab, student)
    found = judged(handin, lab)
    assert (found.verdict, found.points, found.facts) == ("reproduced", 4.0, ())
    late = handin.runs["faster"].model_copy(update={"steps": 10**9})
    refused = HandIn.of(handin.model_copy(update={"runs": {"faster": late}}).work(small), lab, student)
    assert refused.runs["faster"] == late, "what cannot be had stays as it is claimed"
