"""List labs, prove them, and look at a hand-in as the teacher will."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.verbs.options import Verbs, at_least, offer_json, offer_threads, use_threads


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("labs", help="exercises with answers that are measured")
    parts = verb.add_subparsers(title="commands", metavar="COMMAND", required=True)

    listed = parts.add_parser("list", help="list the labs that come along")
    offer_json(listed)
    listed.set_defaults(command=list_labs)

    proven = parts.add_parser("verify", help="prove labs: the start fails, the solution passes for every seed")
    proven.add_argument("files", nargs="*", type=Path, metavar="FILE.lab.toml", help="labs (default: all)")
    proven.add_argument("--seeds", type=at_least(1), metavar="N", help="seeds 0 … N − 1 (default: the lab's own)")
    offer_json(proven)
    proven.set_defaults(command=verify)

    checked = parts.add_parser("check", help="look at a hand-in as the teacher will")
    checked.add_argument("file", type=Path, metavar="FILE.dllab-handin", help="the hand-in")
    checked.add_argument(
        "--lab", type=Path, metavar="FILE.lab.toml", help="the lab (default: the one that comes along)"
    )
    offer_json(checked)
    checked.set_defaults(command=check)

    served = parts.add_parser("serve")  # what the window and the grader have hand-ins judged by; no help: for no person
    offer_threads(served)
    served.set_defaults(command=serve)


def list_labs(options: argparse.Namespace) -> int:
    with importing():
        from dllab.labs.console import list_labs

    return list_labs(options.json)


def verify(options: argparse.Namespace) -> int:
    with importing():
        from dllab.labs.console import verify_labs

    return verify_labs(options.files, options.seeds, options.json)


def check(options: argparse.Namespace) -> int:
    with importing():
        from dllab.labs.console import check_handin

    return check_handin(options.file, options.lab, options.json)


def serve(options: argparse.Namespace) -> int:
    with importing():
        from dllab.labs.serving import serve

    use_threads(options)
    return serve()
