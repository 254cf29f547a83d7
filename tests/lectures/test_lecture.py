import json
from typing import get_args

import numpy as np
import pytest

from dllab import Trainer
from dllab.__main__ import main
from dllab.experiment.files import ExperimentError
from dllab.lectures.console import shortcomings
from dllab.lectures.lecture import SUFFIX, Lecture, LectureError, shipped
from dllab.panel_names import Subject
from tests.labs.small import TINY
from tests.lectures.small import ASK, TABLE, lecture_file, scene

BAYES = {"explorer": {"name": "bayes"}}
START = {"start": {"experiment": TINY}}


def problems(table):
    with pytest.raises(LectureError) as caught:
        Lecture.model_validate(table)
    return str(caught.value)


def one(**entries):
    return TABLE | {"scene": [scene("one", **entries)]}


def asking(**entries):
    return one(**BAYES, ask=ASK | entries)


def test_that_a_lecture_is_read_as_it_is_written(tmp_path):
    lecture = Lecture.load(lecture_file(tmp_path))
    page, first, second, _ = lecture.scene
    assert page.page.explorer.prevalence == 0.1 and page.ask.options[1].right
    assert first.experiment.network.hidden == (4, 3) and first.train == 7 and first.show == ("gradients", "network")
    assert second.experiment.network.hidden == (5,)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (TABLE | {"titel": {"en": "T"}}, "did you mean 'title'"),
        (TABLE | {"id": "A Lecture"}, 'id = "A Lecture"'),
        (TABLE | {"scene": []}, "scene"),
        (TABLE | {"scene": [scene("a", **BAYES), scene("a", **BAYES)]}, "two scenes are called a"),
        (one(), "a scene has a start or an explorer, one of them"),
        (one(**BAYES, **START), "a scene has a start or an explorer, one of them"),
        (one(start={"preset": "two-spiral"}), "did you mean 'two-spirals'"),
        (one(start={"experiment": TINY, "set": {"optimizer.learning_rat": 1.0}}), "learning_rat"),
        (one(start={"experiment": TINY, "set": {"optimizer.learning_rate": -1.0}}), "learning_rate"),
        (one(explorer={"name": "bayse"}), "did you mean 'bayes'"),
        (one(explorer={"name": "bayes", "prevalence": 2.0}), "prevalence"),
        (one(explorer={"name": "bayes", "prevalance": 0.5}), "did you mean 'prevalence'"),
        (one(**BAYES, step=1), "the page has 0 steps, not 1"),
        (one(**BAYES, train=5), "train and show belong to a scene with a start"),
        (one(**BAYES, show=["loss"]), "train and show belong to a scene with a start"),
        (one(**START, step=5), "step belongs to a scene with an explorer"),
        (one(**START, train=300_000), "train"),
        (one(**START, train=5, trains="once revealed"), "what trains once revealed needs train and ask"),
        (one(**START, ask=ASK, trains="once revealed"), "what trains once revealed needs train and ask"),
        (one(**START, ask=ASK, train=5, trains="later"), "trains"),
        (one(**START, show=["los"]), "show"),
        (one(**START, minutes=0.0), "minutes"),
        (one(**START, caption={}), "has to be said in English (en) or Chinese (zh)"),
        (asking(options=[{"text": {"en": "A"}, "right": True}]), "options"),
        (asking(options=[{"text": {"en": "A"}}, {"text": {"en": "B"}}]), "needs exactly one option that is right"),
        (asking(options=[{"text": {"en": "A"}, "right": True}] * 2), "needs exactly one option that is right"),
        (asking(revael={"en": "R"}), "did you mean 'reveal'"),
    ],
)
def test_that_what_is_wrong_is_said_with_its_key(wrong, said):
    assert said in problems(wrong)


def test_that_an_error_names_the_file(tmp_path):
    with pytest.raises(LectureError, match="small.lecture.toml cannot be used"):
        Lecture.load(lecture_file(tmp_path, minutes=-1))
    with pytest.raises(ExperimentError, match=r"nowhere\.lecture\.toml cannot be read"):
        Lecture.load(tmp_path / "nowhere.lecture.toml")


def test_that_what_a_lecture_lacks_is_told():
    lecture = Lecture.model_validate(TABLE | {"minutes": 90, "labs": ["bayes", "bays"], "title": {"en": "Small"}})
    assert shortcomings(lecture) == [
        "only in one language: Small",
        "no such lab: bays",
        "its scenes take 20 min, not 90",
    ]
    assert shortcomings(Lecture.model_validate(TABLE)) == []


def test_the_command_line(tmp_path, capsys):
    assert main(["lectures", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(shipped())
    assert main(["lectures", "list"]) == 0
    assert "Depth: gradients through many layers" in capsys.readouterr().out
    assert main(["lectures", "check", str(lecture_file(tmp_path))]) == 0
    assert main(["lectures", "check", str(lecture_file(tmp_path, minutes=90))]) == 1
    assert "not 90" in capsys.readouterr().out
    assert main(["lectures", "check", str(lecture_file(tmp_path, minutes=-1))]) == 2
    assert "minutes" in capsys.readouterr().err


def test_that_panels_are_shown_by_names_there_are():
    assert {panel for path in shipped() for one in Lecture.load(path).scene for panel in one.show} <= {
        *get_args(Subject)
    }


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.name.removesuffix(SUFFIX))
class TestShippedLecture:
    """Every lecture that comes along."""

    def test_is_whole(self, path):
        lecture = Lecture.load(path)
        assert shortcomings(lecture) == []
        assert lecture.minutes == 90 and lecture.topics and lecture.labs and lecture.summary
        assert 8 <= len(lecture.scene) <= 14
        assert sum(one.ask is not None for one in lecture.scene) >= 5

    def test_is_one_half_lecture_and_one_half_lab(self, path):
        lecture = Lecture.load(path)
        assert lecture.scene[0].minutes == 5 and [one.minutes for one in lecture.scene[-3:]] == [5, 30, 10]
        assert sum(one.minutes for one in lecture.scene[:-3]) == 45

    def test_has_scenes_that_can_be_shown(self, path):
        for one in Lecture.load(path).scene:
            if one.explorer is None:
                assert Trainer(one.experiment).experiment.seed == one.seed
            else:
                page = one.page
                assert page.explorer.scene(page.step), one.id
                values = np.array(list(page.explorer.readouts(page.step).values()))
                assert np.isfinite(values).any(), one.id
