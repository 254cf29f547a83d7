"""Grade a folder of hand-ins."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.verbs.options import Verbs, at_least, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("grade", help="grade a folder of hand-ins: every run is trained again")
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="where the hand-ins are")
    verb.add_argument(
        "--lab", "--labs", action="append", default=[], type=Path, metavar="FILE.lab.toml",
        help="the lab's file, or a folder of such (default: the labs that come along)",
    )  # fmt: skip
    verb.add_argument("--csv", type=Path, metavar="FILE.csv", help="write a table with a row a hand-in")
    verb.add_argument("--html", type=Path, metavar="DIR", help="write a page to read, DIR/index.html")
    verb.add_argument("--roster", type=Path, metavar="FILE.csv", help="the class's list, in UTF-8 or GB18030")
    verb.add_argument("--jobs", type=at_least(1), default=1, metavar="N", help="hand-ins at once (default: 1)")
    offer_json(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.labs.console import grade_folder

    files = options.csv, options.html, options.roster
    return grade_folder(options.folder, options.lab, *files, options.jobs, options.json)
