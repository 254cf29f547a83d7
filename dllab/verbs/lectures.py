"""List lectures, and say what is wrong with one."""

import argparse
from pathlib import Path

from dllab.verbs.options import Verbs, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("lectures", help="lists of scenes that a teacher goes through in the window")
    parts = verb.add_subparsers(title="commands", metavar="COMMAND", required=True)

    listed = parts.add_parser("list", help="list the lectures that come along")
    offer_json(listed)
    listed.set_defaults(command=list_lectures)

    checked = parts.add_parser("check", help="say what is wrong with lectures, and what they lack")
    checked.add_argument("files", nargs="*", type=Path, metavar="FILE.lecture.toml", help="lectures (default: all)")
    checked.set_defaults(command=check)


def list_lectures(options: argparse.Namespace) -> int:
    from dllab.lectures.console import list_lectures

    return list_lectures(options.json)


def check(options: argparse.Namespace) -> int:
    from dllab.lectures.console import check_lectures

    return check_lectures(options.files)
