"""Run files to be taken apart, and put together wrong."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np

from dllab import Trainer
from dllab.training.archive import save_run
from dllab.training.outcomes import Paused
from dllab.training.snapshot import Course
from tests.training.examples import clouds, experiment

ADAM = {"optimizer": {"name": "adam"}}
GOLDEN = Path(__file__).parent.parent / "golden"


def course_of(trainer, outcome=None):
    recipe, curves = trainer.now.recipe, trainer.history.curves()
    return Course(
        1, trainer.experiment, trainer.dataset, outcome or Paused(), trainer.step, *curves, recipe.edits, recipe
    )


def edited_run():
    """A run at step 50, edited at step 10, with a best step to go back to."""
    trainer = Trainer(experiment(**ADAM), clouds())
    trainer.train(10)
    trainer.edit(experiment(**ADAM, training={"batch_size": 6}, early_stopping={"patience": 50}))
    trainer.train(40)
    return trainer


def written(trainer, folder):
    """A file with everything in it."""
    path = folder / "run.dllab"
    save_run(path, course_of(trainer), trainer.checkpoint(), "a label")
    return path


def contents(path):
    with zipfile.ZipFile(path) as archive_file:
        return {name: archive_file.read(name) for name in archive_file.namelist()}


def rewrite(path, parts, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive_file:
        for name, content in parts.items():
            archive_file.writestr(name, content)


def change(path, part="meta.json", **replaced):
    """Replace entries of a part."""
    parts = contents(path)
    rewrite(path, parts | {part: json.dumps(json.loads(parts[part]) | replaced)})


def npy(array, **options):
    stream = io.BytesIO()
    np.save(stream, array, **options)
    return stream.getvalue()
