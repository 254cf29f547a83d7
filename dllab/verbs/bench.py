"""Measure the engine, or the window while it trains."""

import argparse

from dllab.messages import UserError, text
from dllab.output import say, say_json
from dllab.verbs.options import Verbs, at_least, let_set, offer_json, offer_threads, use_threads


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("bench", help="measure the engine, or the window while training")
    verb.add_argument("subject", choices=("engine", "ui"))
    verb.add_argument("--pins", type=at_least(0), default=0, help="pinned runs beside the run (default: 0)")
    verb.add_argument("--after", type=at_least(0), default=0, metavar="STEPS", help="steps to take first")
    verb.add_argument("--seconds", type=at_least(1), help="how long to watch the window (default: 10)")
    let_set(verb)
    offer_json(verb)
    offer_threads(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    use_threads(options)
    if options.subject == "engine":
        from dllab.bench import bench_engine

        if options.set or options.pins or options.after or options.seconds is not None:
            raise UserError(
                text("bench engine measures fixed workloads: --set, --pins, --after, --seconds are of bench ui")
            )
        rows = bench_engine()
        figures: object = rows
    else:
        from dllab.gui.stage.bench import deep20, measure

        figures = measure(deep20().assigned(options.set), options.seconds or 10, options.pins, options.after)
        rows = [figures]
    if options.json:
        say_json(figures)
    else:
        say(*("  ".join(f"{key} {value}" for key, value in row.items()) for row in rows))
    return 0
