"""A lab in a file, and hand-ins of it: as an honest student makes them."""

import tomli_w

from dllab import Trainer
from dllab.labs.handin import HandIn, LabName, Student, arithmetic, run_of
from dllab.labs.lab import Lab, sha256
from dllab.labs.seeds import seed_of
from tests.labs.small import TINY, record

TABLE = {
    "schema": 1,
    "id": "small",
    "title": {"en": "Small", "zh": "小"},
    "experiments": {"tiny": {"experiment": TINY}},
    "step": [
        {
            "id": "faster",
            "start": "tiny",
            "points": 4.0,
            "text": {"en": "Make it faster.", "zh": "让它更快。"},
            "check": [
                {"that": "changed_only", "keys": ["optimizer.learning_rate"]},
                {"that": "steps", "at_least": 40},
                {"that": "setting", "key": "optimizer.learning_rate", "at_least": 0.02},
            ],
            "question": [
                {
                    "id": "loss",
                    "kind": "read",
                    "text": {"en": "Loss?", "zh": "损失？"},
                    "value_of": {"that": "score", "of": "train_loss"},
                    "within": 0.01,
                }
            ],
        }
    ],
    "solution": {"faster": {"steps": 40, "set": {"optimizer.learning_rate": 0.05}}},
}


def lab_file(folder, **changed):
    path = folder / "small.lab.toml"
    path.write_bytes(tomli_w.dumps(TABLE | changed).encode())
    return path


def handin_of(path, number="20260001", **changed):
    """Somebody's hand-in, all of it right."""
    lab = Lab.load(path)
    seed = seed_of(lab.id, number, lab.seeds)
    run = record(lab, 40, seed, "faster", optimizer__learning_rate=0.05)
    trainer = Trainer(run.recipe.start)
    trainer.train(40)
    loss = trainer.scores("train").loss
    table = HandIn(
        lab=LabName(id=lab.id, version=lab.version, sha256=sha256(path)),
        student=Student.model_validate({"name": "王小明", "number": number, "class": "1"}),
        seed=seed,
        session=f"session of {number}",
        arithmetic=arithmetic(),
        answers={"loss": ({"value": f"{loss:.4g}"},)},
        runs={"faster": run_of(run).model_copy(update={"digest": trainer.digest(), "measured": {"steps": 40.0}})},
        notes={"faster": "It was faster."},
    )
    return table.model_copy(update=changed)
