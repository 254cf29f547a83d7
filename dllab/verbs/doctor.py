"""What this machine is, for whoever asks for help."""

import argparse

from dllab.output import say, say_json
from dllab.verbs.options import Verbs, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("doctor", help="versions, processor, arithmetic, cache and display, for who asks for help")
    offer_json(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    from dllab.doctor import examine, lines

    found = examine()
    if options.json:
        say_json(found)
    else:
        say(*lines(found))
    return 1 if found["problems"] else 0
