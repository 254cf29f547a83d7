"""The command line: the window by default, also with a file to open; every verb is a file of dllab/verbs."""

import argparse
import sys
from pathlib import Path

from dllab.blas import use_one_thread
from dllab.messages import UserError
from dllab.output import CannotPrint, NobodyReads, prepare, tell
from dllab.verbs import (
    bench,
    catalogue,
    completion,
    doctor,
    explore,
    export,
    grade,
    labs,
    lectures,
    replay,
    sweep,
    train,
    window,
)
from dllab.verbs.parser import Parser
from dllab.version import __version__

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130
VERBS = (
    window, train, sweep, replay, export, explore, labs, grade, lectures, catalogue, bench, doctor, completion,
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 where the input was wrong, with the reason on standard error.

    It is 1 where what was asked for could not be delivered, and 130 where a person stopped it.
    """
    use_one_thread()
    prepare()
    options = parser().parse_args(_completed(sys.argv[1:] if arguments is None else arguments))
    try:
        return options.command(options)
    except NobodyReads:  # as in `dllab catalogue | head`: they have all they want
        return 0
    except CannotPrint as error:
        tell(f"dllab: error: {error}")
        return FAILED
    except UserError as error:
        tell(f"dllab: error: {error}")
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        _tell_trouble()


def _completed(arguments: list[str]) -> list[str]:
    """What was typed, with the verb that a file alone stands for."""
    return ["window", *arguments] if arguments and Path(arguments[0]).suffix else arguments


def _tell_trouble() -> None:
    from dllab.engine.kernels.cache import trouble

    if not_kept := trouble():
        tell(f"dllab: {not_kept}")


def parser() -> argparse.ArgumentParser:
    """Every verb and option."""
    root = Parser(prog="dllab", description="A lab for deep-learning training.")
    root.add_argument("--version", action="version", version=f"dllab {__version__}")
    root.set_defaults(command=window.run, file=None, parser=root)
    verbs = root.add_subparsers(title="commands", metavar="")
    for verb in VERBS:
        verb.add(verbs)
    return root


if __name__ == "__main__":
    sys.exit(main())
