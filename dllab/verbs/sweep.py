"""Train an experiment many times: values of settings, seeds or folds."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.verbs.options import Verbs, at_least, offer_json, offer_threads, use_threads


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("sweep", help="train an experiment many times: values of settings, seeds or folds")
    verb.add_argument("file", type=Path, metavar="FILE.toml", help="the experiment")
    verb.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUES",
        help="the values of a setting: a,b,c, or a range a..b:n, a..b:lin:n, a..b:log:n; again for another setting",
    )  # fmt: skip
    over = verb.add_mutually_exclusive_group()
    over.add_argument("--seeds", type=at_least(1), metavar="N", help="train each with N seeds (default: 1)")
    over.add_argument("--folds", type=at_least(2), metavar="K", help="train each K times, holding out a part")
    verb.add_argument("--random", type=at_least(1), metavar="R", help="draw R of all combinations")
    verb.add_argument("--steps", type=at_least(1), help="steps of a run (default: every epoch of the experiment)")
    verb.add_argument(
        "--find-rate", action="store_true",
        help="a short run at each of 25 constant rates, and the rate an order of magnitude before they diverge",
    )  # fmt: skip
    workers = verb.add_mutually_exclusive_group()
    workers.add_argument("--jobs", type=at_least(1), metavar="J", help="runs at a time (default: one a core)")
    workers.add_argument("--scheduler", metavar="ADDRESS", help="of dask.distributed, whose workers do the runs")
    verb.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for rows.csv and rows.json; goes on where it ended"
    )
    verb.add_argument("--experiments", action="store_true", help="write the experiment file of every run to DIR too")
    offer_json(verb, "the rows as JSON")
    offer_threads(verb)
    verb.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)  # what runs are done by beside
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    if options.serve:
        return _serve(options)
    with importing():
        use_threads(options)
        from dllab.sweeps.console import Wanted, sweep
    return sweep(
        Wanted(
            options.file, options.set, options.seeds, options.folds, options.random, options.steps, options.find_rate,
            options.jobs, options.scheduler, options.out, options.experiments, options.json,
        )
    )  # fmt: skip


def _serve(options: argparse.Namespace) -> int:
    with importing():
        use_threads(options)
        from dllab.sweeps.serving import serve
    return serve()
