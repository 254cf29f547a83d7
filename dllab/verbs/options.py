"""What several verbs let a person type."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

MOST = 10**12  # that a count on the command line may be
SHOWN = 40  # characters of a wrong argument


def at_least(least: int) -> Callable[[str], int]:
    """What reads an argument that is a whole number."""

    def read(written: str) -> int:
        said = repr(written if len(written) <= SHOWN else written[:SHOWN] + "…")
        try:
            value = int(written)
        except ValueError:  # no number, or one of more digits than Python reads
            raise argparse.ArgumentTypeError(f"{said} is not a whole number that can be used") from None
        if not least <= value <= MOST:
            raise argparse.ArgumentTypeError(f"{said} is not from {least} to {MOST:,}")
        return value

    return read


def let_set(verb: argparse.ArgumentParser) -> None:
    """Let settings of the experiment be changed, as `options.set`."""
    verb.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE",
        help="change a setting of the experiment, such as optimizer.learning_rate=0.1; again for another",
    )  # fmt: skip


def offer_json(verb: argparse.ArgumentParser, what: str = "as JSON") -> None:
    """Let what is said be JSON, as `options.json`."""
    verb.add_argument("--json", action="store_true", help=what)


def offer_threads(verb: argparse.ArgumentParser) -> None:
    """Let the threads be limited, as `options.threads`, for `use_threads`."""
    verb.add_argument(
        "--threads", type=at_least(1), metavar="N",
        help="that all runs together use; wide layers are shared among those left over (default: one a core)",
    )  # fmt: skip


def use_threads(options: argparse.Namespace) -> None:
    """Keep to the threads that were typed, if any."""
    if options.threads is not None:
        from dllab.training.cores import CORES

        CORES.limit = options.threads
