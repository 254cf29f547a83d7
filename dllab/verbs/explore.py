"""Print the numbers of an explorer's page."""

import argparse

from dllab.importing import importing
from dllab.verbs.options import Verbs, at_least, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("explore", help="the numbers of an explorer's page")
    verb.add_argument("name", nargs="?", help="an explorer, or a file of one (default: list them)")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change a setting")
    verb.add_argument("--step", type=at_least(0), help="steps that it has played")
    offer_json(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.explorers.console import explore

    return explore(options.name, options.set, options.step, options.json)
