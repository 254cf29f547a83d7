"""`dllab lectures list` and `check`: lectures without a window."""

from pathlib import Path

from dllab.lectures.lecture import Lecture, shipped
from dllab.output import say, say_json


def list_lectures(as_json: bool) -> int:
    """Print the lectures that come along; returns the exit status."""
    found = [(path, Lecture.load(path)) for path in shipped()]
    if as_json:
        say_json([
            {"id": lecture.id, "title": lecture.title.model_dump(), "minutes": lecture.minutes,
             "topics": list(lecture.topics), "labs": list(lecture.labs), "scenes": len(lecture.scene),
             "file": str(path)}
            for path, lecture in found
        ])  # fmt: skip
    else:
        say(*(_line(lecture) for _, lecture in found))
    return 0


def check_lectures(paths: list[Path]) -> int:
    """Say of lectures, or of all that come along, what is not as it should be; status 1 where anything is.

    Raises LectureError where one cannot be played at all.
    """
    worst = 0
    for path in paths or shipped():
        lecture = Lecture.load(path)
        problems = shortcomings(lecture)
        say(f"{lecture.id}: {len(lecture.scene)} scenes, {sum(scene.minutes for scene in lecture.scene):g} min")
        say(*(f"  {problem}" for problem in problems))
        worst |= bool(problems)
    return int(worst)


def shortcomings(lecture: Lecture) -> list[str]:
    """What a lecture that can be played lacks: a language, a lab that nobody has, minutes that do not add up."""
    found = [f"only in one language: {words.en or words.zh}" for words in lecture.words if not words.is_complete]
    known = [lab.id for _, lab in lecture.labs_there()]
    found += [f"no such lab: {lab}" for lab in lecture.labs if lab not in known]
    minutes = sum(scene.minutes for scene in lecture.scene)
    if minutes != lecture.minutes:
        found.append(f"its scenes take {minutes:g} min, not {lecture.minutes}")
    return found


def _line(lecture: Lecture) -> str:
    scenes = f"{len(lecture.scene):2} scenes"
    return f"{lecture.id:31}{lecture.minutes:3} min  {scenes}  {lecture.title.said('en')}  {lecture.title.said('zh')}"
