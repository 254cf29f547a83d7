"""Run files."""

import random
from pathlib import Path

import numpy as np

from dllab import Experiment, Trainer
from dllab.experiment import ExperimentError
from dllab.messages import UserError
from dllab.training.archive import load_run
from dllab.training.network import layout_of
from tests.fuzz.damage import zip_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData

FILE = "run.dllab"
POINTS = {"name": "xor", "samples": 40}
RUNS = (
    {"dataset": POINTS, "network": {"hidden": [4]}, "training": {"batch_size": 16, "epochs": 30}},
    {
        "dataset": POINTS, "network": {"hidden": [4, 3], "normalization": {"name": "batch"}, "dropout": 0.1},
        "optimizer": {"name": "adam"}, "schedule": {"name": "reduce_on_plateau"}, "early_stopping": {"patience": 5},
    },
    {
        "dataset": {"name": "sine", "samples": 40}, "network": {"hidden": [4], "activation": "tanh"},
        "loss": {"name": "mse"}, "training": {"batch_size": 8},
    },
)  # fmt: skip


class Runs(Kind):
    """Runs of few weights, saved by the lab; what is whole goes on for some steps, in the compiled code."""

    name = "runs"

    def whole(self, folder: Path) -> list[Files]:
        self.wholes = [{FILE: trained(table, folder / FILE).read_bytes()} for table in RUNS]
        return self.wholes

    def damaged(self, files: Files, chance: random.Random) -> Files:
        return {FILE: zip_damaged(files[FILE], chance, chance.choice(self.wholes)[FILE])}

    def use(self, folder: Path) -> Fate:
        try:
            run = load_run(folder / FILE)
        except UserError as error:
            str(error).encode()
            return "refused"
        run.course(1)
        if run.saved is None:
            return "refused"
        try:
            trainer = Trainer.load(folder / FILE)
        except (UserError, ExperimentError) as error:
            str(error).encode()
            return "refused"
        layout = layout_of(trainer.experiment, trainer.dataset)
        if run.digest and layout.digest(run.saved.run_state.state.parameters) != run.digest:
            raise WrongData("the parameters are not those that the file was written with")
        trainer.train(5)
        return "loaded"


def trained(table: dict, path: Path) -> Path:
    """Write the file of a run that was trained, edited and trained on."""
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(20)
    edited = table | {"optimizer": table.get("optimizer", {"name": "adam"}) | {"learning_rate": 0.02}}
    trainer.edit(Experiment.model_validate(edited))
    trainer.train(11)
    assert np.isfinite(trainer.forward(trainer.dataset.x_train)).all()
    trainer.save(path)
    return path
