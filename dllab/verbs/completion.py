"""A script that has the shell complete what is typed."""

import argparse

from dllab.completion import SHELLS
from dllab.output import say
from dllab.verbs.options import Verbs


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("completion", help="a script that has the shell complete dllab's commands")
    verb.add_argument("shell", choices=sorted(SHELLS))
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    say(SHELLS[options.shell](options.parser))
    return 0
