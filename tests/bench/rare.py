"""Random experiments of rare combinations: each is trained rightly or refused by name, however it is trained.

    .venv/bin/python -m tests.bench.rare [experiments] [seed]

Each is trained for some steps at once, again, in chunks of 7 and step by step, saved half way and gone on with from the
file, and in the session's thread: every time to the same bits, outcome and history. Ends with status 1 where anything
differs or raises what is not said to people.
"""

import collections
import sys
import tempfile
import traceback
from pathlib import Path

from dllab import Trainer
from dllab.datasets.library import Library
from dllab.messages import UserError
from dllab.training.session import Session
from tests.random_experiments import experiments
from tests.training.examples import at_rest

STEPS = 60
PATIENCE = 120.0


def found_by(trainer):
    """What a run has come to: step, outcome, bits."""
    return trainer.step, repr(trainer.outcome), trainer.digest()


def in_chunks(experiment, library, size):
    """Train in chunks of that size for as long as there is anything to train."""
    trainer, before = Trainer(experiment, library=library), -1
    while before < trainer.step < STEPS:
        before = trainer.step
        trainer.train(min(size, STEPS - trainer.step))
    return found_by(trainer)


def from_its_file(experiment, library, path):
    """Train half way, save, load, and go on."""
    trainer = Trainer(experiment, library=library)
    trainer.train(STEPS // 2)
    trainer.save(path)
    loaded = Trainer.load(path)
    if loaded.digest() != trainer.digest() or loaded.step != trainer.step:
        return "loaded as another run"
    loaded.train(STEPS - loaded.step)
    return found_by(loaded)


def in_a_thread(experiment, library):
    """As the window trains it."""
    session = Session(library)
    try:
        session.load(experiment)
        session.step(STEPS)
        at_rest(session)
        return session.ask(found_by).result(PATIENCE)
    finally:
        session.close()


def ways(experiment, library, path):
    """{how: what it came to}."""
    return {
        "at once": in_chunks(experiment, library, 1000),
        "again": in_chunks(experiment, library, 1000),
        "in chunks of 7": in_chunks(experiment, library, 7),
        "step by step": in_chunks(experiment, library, 1),
        "from its file": from_its_file(experiment, library, path),
        "in the thread": in_a_thread(experiment, library),
    }


def main(count=700, seed=0):
    fates, library = collections.Counter(), Library()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, experiment in zip(range(count), experiments(seed), strict=False):
            try:
                came_to = ways(experiment, library, Path(folder) / "run.dllab")
            except UserError as refusal:
                fates[f"refused: {type(refusal).__name__}"] += 1
                continue
            except Exception:
                traceback.print_exc()
                came_to = {"an error": number}
            same = len(set(came_to.values())) == 1 and "an error" not in came_to
            fates["trained" if same else "not the same"] += 1
            if not same:
                bad += 1
                print(f"experiment {number}: {came_to}\n{experiment.as_table()}", flush=True)
    print(f"{count} experiments: {dict(fates)}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
