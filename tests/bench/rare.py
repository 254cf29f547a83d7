"""Random experiments of rare combinations: each is trained rightly or refused by name, however it is trained.

    .venv/bin/python -m tests.bench.rare [experiments] [seed]

Each is trained for some steps at once, again, in chunks of 7 and step by step, saved half way and gone on with from the
file, and in the session's thread: every time to the same bits, outcome and history. Then it is left along a way down
where there is one, edited, and replayed from its file; and a run begins with its weights, twice. Ends with status 1
where anything differs or raises what is not said to people.
"""

import collections
import contextlib
import sys
import tempfile
import traceback
from pathlib import Path

from dllab import Experiment, Trainer
from dllab.datasets.library import Library
from dllab.messages import UserError
from dllab.training.replaying import replay_file
from dllab.training.session import Session
from tests.random_experiments import experiments
from tests.training.examples import at_rest

STEPS = 60
PATIENCE = 120.0
REPORTED = 20


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


def replayed(experiment, library, path):
    """Train, go down where there is a way, edit, train on; and do it all again from the file alone."""
    trainer = Trainer(experiment, library=library)
    trainer.train(STEPS // 4)
    with contextlib.suppress(UserError):  # no way down
        trainer.escape()
    trainer.train(STEPS // 4)
    other = experiment.as_table()
    other["training"] |= {"batch_size": max(experiment.training.batch_size // 2, 2)}
    with contextlib.suppress(UserError):  # a batch that does not go with the rest
        trainer.edit(Experiment.model_validate(other))
    trainer.train(STEPS // 4)
    trainer.save(path)
    return {"the run": True, "replayed": replay_file(path)["same"]}


def fine_tuned(experiment, library, path):
    """Begin with the weights that `replayed` left in the file, twice, once of it from a file."""
    table = experiment.as_table()
    table["training"] |= {"start_from": str(path), "frozen_layers": min(1, experiment.network.depth)}
    tuned = Experiment.model_validate(table)
    return {"at once": in_chunks(tuned, library, 1000), "from its file": from_its_file(tuned, library, path)}


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
                path = Path(folder) / "run.dllab"
                came_to = ways(experiment, library, path)
                others = [replayed(experiment, library, path)]
            except UserError as refusal:
                fates[f"refused: {type(refusal).__name__}"] += 1
                continue
            except Exception:
                traceback.print_exc()
                came_to = {"an error": number}
                others = []
            try:
                others += [fine_tuned(experiment, library, path)] if others else []
            except UserError as refusal:
                fates[f"trained, but refused as a start: {type(refusal).__name__}"] += 1
            same = all(len(set(found.values())) == 1 for found in [came_to, *others]) and "an error" not in came_to
            fates["trained" if same else "not the same"] += 1
            if sum(fates.values()) % REPORTED == 0:
                print(f"after {number + 1} experiments: {dict(fates)}", flush=True)
            if not same:
                bad += 1
                print(f"experiment {number}: {came_to} {others}\n{experiment.as_table()}", flush=True)
    print(f"{count} experiments: {dict(fates)}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
