"""Train an experiment without the window."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.verbs.options import Verbs, at_least, let_set, offer_threads, use_threads


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("train", help="train an experiment without the window")
    verb.add_argument("file", type=Path, metavar="FILE.toml", help="the experiment")
    verb.add_argument("--steps", type=at_least(1), help="steps to take (default: every epoch of the experiment)")
    verb.add_argument("--out", type=Path, metavar="DIR", help="folder to write (default: run, or run-2, run-3, …)")
    verb.add_argument("--force", action="store_true", help="replace the files of an earlier run in DIR")
    verb.add_argument("--folds", type=at_least(2), metavar="K", help="cross-validate: K runs, each holds out a part")
    verb.add_argument(
        "--test", action="store_true",
        help="measure on the test examples too (dataset.test); who chooses by what they say has no test any more",
    )  # fmt: skip
    let_set(verb)
    offer_threads(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.experiment import Experiment
        from dllab.training.console import cross_validate, train

    use_threads(options)
    experiment = Experiment.load(options.file).assigned(options.set)
    if options.folds is None:
        return train(experiment, options.steps, options.out, options.force, options.test)
    return cross_validate(experiment, options.steps, options.out, options.folds, options.force, options.test)
