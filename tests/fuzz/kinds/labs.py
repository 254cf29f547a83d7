"""Labs, and what is handed in of them."""

import json
import random
import time
import tomllib
from pathlib import Path

from dllab.labs.handin import HEAD, HandIn
from dllab.labs.judge import Judged, judge
from dllab.labs.lab import Lab, shipped
from dllab.labs.seeds import seed_of
from dllab.labs.writer import save
from dllab.messages import UserError
from tests.fuzz.damage import bytes_damaged, text_damaged, toml_written, tree_damaged, zip_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData
from tests.labs.handed import TABLE, handin_of, lab_file

FILE, HANDED_IN = "damaged.lab.toml", "damaged.dllab-handin"
WORD_SECONDS = 1.0  # of the processor's, within which a file is refused
FREE = ("name", "seed")  # of an experiment, beside the rate: that a run of the lab may have as it likes
BUDGET = {"steps": 300, "parameters": 20_000, "runs": 2}


class Labs(Kind):
    """The labs that come along; what loads is written and read again to the same lab."""

    name = "labs"

    def whole(self, folder: Path) -> list[Files]:
        return [{FILE: path.read_bytes()} for path in shipped()]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        if chance.random() < 0.5:
            return {FILE: text_damaged(files[FILE], chance)}
        return {FILE: toml_written(tree_damaged(tomllib.loads(files[FILE].decode()), chance))}

    def use(self, folder: Path) -> Fate:
        begun = time.process_time()
        try:
            lab = Lab.load(folder / FILE)
        except UserError as error:
            return _refused(error, begun)
        save(lab, folder / "again.lab.toml")
        if as_text(Lab.load(folder / "again.lab.toml")) != as_text(lab):
            raise WrongData("a lab that is written is read as another one")
        return "loaded"


def as_text(lab: Lab) -> str:
    """All of a lab: a setting that is NaN is not equal to itself."""
    return json.dumps(lab.model_dump(mode="json", by_alias=True), sort_keys=True)


class HandIns(Kind):
    """Hand-ins of a small lab; one that is worth all its points has a run that an honest student could have made."""

    name = "hand-ins"

    def whole(self, folder: Path) -> list[Files]:
        lab, found = lab_file(folder, budget=BUDGET), []
        for number in ("20260001", "20260003"):
            handin_of(lab, number).save(folder / HANDED_IN, lab)
            found.append({HANDED_IN: (folder / HANDED_IN).read_bytes()})
        self.wholes = found
        return found

    def damaged(self, files: Files, chance: random.Random) -> Files:
        content = files[HANDED_IN]
        if chance.random() < 0.2:
            return {HANDED_IN: bytes_damaged(content, chance)}
        other = chance.choice(self.wholes)[HANDED_IN]
        return {HANDED_IN: content[:HEAD] + zip_damaged(content[HEAD:], chance, other[HEAD:])}

    def use(self, folder: Path) -> Fate:
        path = lab_file(folder, budget=BUDGET)
        begun = time.process_time()
        try:
            judged = judge(HandIn.load(folder / HANDED_IN), Lab.load(path), path)
        except UserError as error:
            return _refused(error, begun)
        str(judged.as_json()).encode("utf-8", "surrogatepass")
        if judged.points == judged.most:
            _believe(judged)
        return "loaded"


def _refused(error: UserError, begun: float) -> Fate:
    str(error).encode()
    if time.process_time() - begun > WORD_SECONDS:
        raise WrongData(f"it took {time.process_time() - begun:.1f} s to refuse it: {error}")
    return "refused"


def _believe(judged: Judged) -> None:
    """Look at a hand-in with all points without the checks' help; raises WrongData where it cannot have them."""
    handin = judged.handin
    run = handin.work(Lab.model_validate(TABLE)).runs["faster"]
    honest = Lab.model_validate(TABLE).experiments["tiny"].with_seed(0).as_table()
    for experiment in (run.recipe.start, run.recipe.experiment):
        table = experiment.as_table()
        changed = {key for key in honest if key not in (*FREE, "optimizer") and table[key] != honest[key]}
        rate = table["optimizer"].pop("learning_rate")
        if changed or table["optimizer"] != {k: v for k, v in honest["optimizer"].items() if k != "learning_rate"}:
            raise WrongData(f"all points for a run with other settings: {changed}")
    if run.recipe.start.seed != seed_of("small", handin.student.number, range(10)) or run.steps < 40 or rate < 0.02:
        raise WrongData(f"all points for seed {run.recipe.start.seed}, {run.steps} steps and a rate of {rate}")
