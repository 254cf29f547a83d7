"""A lab that takes a fraction of a second, and what somebody handed in of it."""

from dllab.labs.attempt import Record
from dllab.labs.lab import Lab, changed
from dllab.labs.work import Work
from dllab.training.recipe import Recipe

TINY = {
    "dataset": {"name": "moons", "samples": 60},
    "network": {"hidden": [4, 3]},
    "optimizer": {"name": "adam", "learning_rate": 0.01},
    "training": {"batch_size": 20, "epochs": 200},
}


def lab_of(*checks, questions=(), **entries):
    """A lab with one step called "run", of which these are the checks."""
    step = {"id": "run", "start": "tiny", "text": {"en": "Run."}, "check": list(checks), "question": list(questions)}
    table = {
        "schema": 1,
        "id": "small",
        "title": {"en": "Small", "zh": "小"},
        "experiments": {"tiny": {"experiment": TINY}},
        "step": [step],
    }
    return Lab.model_validate(table | entries)


def record(lab, steps, seed=0, step="run", **settings):
    """The run of a step with some settings changed; their keys have __ for a dot."""
    start = lab.start_of(lab.of_id(step), seed)
    named = {key.replace("__", "."): value for key, value in settings.items()}
    return Record(Recipe(changed(start, named)), steps)


def look(check, steps=30, questions=(), answers=None, **settings):
    """What one check says of a run of the small lab."""
    lab = lab_of(check, questions=questions)
    work = Work(lab, 0, {"run": record(lab, steps, **settings)}, answers or {})
    return lab.step[0].check[0].look(work.at(lab.step[0]))
