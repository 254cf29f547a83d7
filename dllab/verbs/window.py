"""Open the window, also with a file."""

import argparse
import gc
from pathlib import Path

from dllab.verbs.options import Verbs


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("window", help="open the window (the default)")
    verb.add_argument("file", nargs="?", type=Path, help="an experiment or a table to open")
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    gc.disable()  # what is imported stays; the window collects by itself
    from dllab.gui.app import main as open_window

    return open_window([] if options.file is None else [str(options.file)])
