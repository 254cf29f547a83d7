"""Train a saved run again from its recipe, and compare the weights."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.output import say, say_json
from dllab.verbs.options import Verbs, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("replay", help="train a saved run again, and compare")
    verb.add_argument("file", type=Path, metavar="RUN.dllab", help="the run")
    offer_json(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.training.console import say_what
        from dllab.training.replaying import replay_file

    found = replay_file(options.file, say_what)
    if options.json:
        say_json(found)
    else:
        same = "the same weights, bit for bit" if found["same"] else "other weights"
        say(f"{found['steps']:,} steps: {same}", found["digest"])
    return 0
