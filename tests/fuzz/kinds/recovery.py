"""Folders in which windows that ended unexpectedly have left their sessions."""

import json
import platform
import random
from functools import partial
from pathlib import Path

from dllab.gui.document.recovery.lost import Gone, find_lost, tidy
from tests.fuzz.damage import bytes_damaged, json_damaged, text_damaged, zip_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData
from tests.fuzz.kinds.experiments import same
from tests.fuzz.kinds.runs import RUNS, trained

SESSION = "20260101-120000-4711-abcdef"


class RecoveryFolders(Kind):
    """A session with a run and a pin; whatever is damaged, it is offered, and what can be read comes back."""

    name = "recovery folders"

    def whole(self, folder: Path) -> list[Files]:
        run = trained(RUNS[0], folder / "run.dllab").read_bytes()
        pin = trained(RUNS[1], folder / "pin-1.dllab").read_bytes()
        described = {
            "pid": 2**22 + 1, "started": 1.0, "host": platform.node(), "name": "What was lost",
            "step": 31, "path": "lost.toml", "modified": True, "pins": ["pin-1.dllab"], "matters": True,
        }  # fmt: skip
        experiment = b'schema = 1\nname = "What was lost"\nseed = 3\n'
        return [
            {
                f"{SESSION}/session.json": json.dumps(described).encode(),
                f"{SESSION}/experiment.toml": experiment,
                f"{SESSION}/run.dllab": run,
                f"{SESSION}/pin-1.dllab": pin,
            }
        ]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        changed = dict(files)
        for name in chance.sample(sorted(files), chance.choice((1, 1, 2, 4))):
            if chance.random() < 0.15:
                del changed[name]
            else:
                changed[name] = _accident(name, files)(changed[name], chance)
        return changed

    def use(self, folder: Path) -> Fate:
        fate: Fate = "refused"
        for lost in find_lost(folder):
            try:
                found = lost.load()
            except Gone:
                continue
            for problem in found.problems:
                problem().encode()
            if not found.problems and (found.run is None or found.run.step < 1):
                raise WrongData("a run was lost without a word")
            same(found.experiment, folder)
            fate = "loaded"
        tidy(folder)
        return fate


def _accident(name: str, files: Files):
    """A run may be mixed with the other one."""
    other = next(content for path, content in files.items() if path.endswith(".dllab") and path != name)
    run = partial(zip_damaged, other=other)
    return {".json": json_damaged, ".toml": text_damaged, ".dllab": run}.get(Path(name).suffix, bytes_damaged)
