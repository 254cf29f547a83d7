"""Lectures: what loads can be shown, scene by scene."""

from pathlib import Path

from dllab.experiment import ExperimentError
from dllab.lectures.lecture import Lecture, shipped
from tests.fuzz.kinds.base import Fate, Files, WrongData
from tests.fuzz.kinds.experiments import FILE, Experiments


class Lectures(Experiments):
    """Two of those that come along, one with runs and one with pages."""

    name = "lectures"

    def whole(self, folder: Path) -> list[Files]:
        return [{FILE: path.read_bytes()} for path in (shipped()[3], shipped()[5])]

    def use(self, folder: Path) -> Fate:
        try:
            lecture = Lecture.load(folder / FILE)
        except ExperimentError as error:
            str(error).encode()
            return "refused"
        for scene in lecture.scene:
            shown = scene.experiment if scene.start is not None else scene.page
            if shown is None or not all(word.said("en") and word.said("zh") for word in scene.words):
                raise WrongData(scene.id)
        return "loaded"
