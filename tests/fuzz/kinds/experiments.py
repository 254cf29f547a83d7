"""Experiment files, drawn points among them."""

import io
import random
import tomllib
from pathlib import Path

from dllab.datasets import DataError
from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.presets import presets
from dllab.messages import UserError
from tests.fuzz.damage import text_damaged, toml_written, tree_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData

FILE = "experiment.toml"


class Experiments(Kind):
    """The presets' files, and one of every choice; what loads is saved and loaded again to the same experiment."""

    name = "experiments"

    def whole(self, folder: Path) -> list[Files]:
        return [{FILE: preset.path.read_bytes()} for preset in presets()]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        if chance.random() < 0.5:
            return {FILE: text_damaged(files[FILE], chance)}
        return {FILE: toml_written(tree_damaged(_table(files[FILE]), chance))}

    def use(self, folder: Path) -> Fate:
        try:
            experiment = Experiment.load(folder / FILE)
        except ExperimentError as error:
            _readable(error)
            return "refused"
        same(experiment, folder)
        return "loaded"


class DrawnPoints(Experiments):
    """Experiments that hold points drawn by hand; what loads has its points where the file has them."""

    name = "drawn points"

    def whole(self, folder: Path) -> list[Files]:
        chance, found = random.Random(0), []
        for count in (2, 9, 60):
            points = [
                [round(chance.uniform(-2.4, 2.4), 3), round(chance.uniform(-2.4, 2.4), 3), k % 3] for k in range(count)
            ]
            experiment = Experiment.model_validate({"dataset": {"name": "drawn", "points": points}})
            path = folder / FILE
            experiment.save(path)
            found.append({FILE: path.read_bytes()})
        return found

    def use(self, folder: Path) -> Fate:
        if super().use(folder) == "refused":
            return "refused"
        experiment = Experiment.load(folder / FILE)
        try:
            data = experiment.dataset.load(experiment.seed)
        except DataError as error:
            _readable(error)
            return "refused"
        if experiment.dataset.name == "drawn":
            said = _table((folder / FILE).read_bytes())["dataset"].get("points", experiment.dataset.points)
            if data.size != len(said):
                raise WrongData(f"{len(said)} points became {data.size}")
        return "loaded"


def same(experiment: Experiment, folder: Path) -> None:
    """Save an experiment and load it again; raises WrongData where it is another one then."""
    again = folder / "again.toml"
    experiment.save(again)
    if Experiment.load(again) != experiment:
        raise WrongData("an experiment that is saved is loaded as another one")


def _readable(error: UserError) -> None:
    """Whether it can be shown: one that cannot be encoded breaks whatever prints it."""
    str(error).encode()


def _table(content: bytes) -> dict:
    lines = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig")  # whose ends are what the system takes for one
    return tomllib.loads(lines.read())
