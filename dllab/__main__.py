"""The command line: the window by default, also with a file to open; train, catalogue and bench without it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from dllab import verbs as do
from dllab.completion import SHELLS
from dllab.messages import UserError
from dllab.output import CannotPrint, NobodyReads, prepare, say, tell
from dllab.version import __version__

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130
MOST = 10**12  # that a count on the command line may be
SHOWN = 40  # characters of a wrong argument


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 where the input was wrong, with the reason on standard error.

    It is 1 where what was asked for could not be delivered, and 130 where a person stopped it.
    """
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
    root = argparse.ArgumentParser(prog="dllab", description="A lab for deep-learning training.")
    root.add_argument("--version", action="version", version=f"dllab {__version__}")
    root.set_defaults(command=do.window, file=None)
    verbs = root.add_subparsers(title="commands", metavar="")

    window = verbs.add_parser("window", help="open the window (the default)")
    window.add_argument("file", nargs="?", type=Path, help="an experiment or a table to open")
    window.set_defaults(command=do.window)

    train = verbs.add_parser("train", help="train an experiment without the window")
    train.add_argument("file", type=Path, metavar="FILE.toml", help="the experiment")
    train.add_argument("--steps", type=_at_least(1), help="steps to take (default: every epoch of the experiment)")
    train.add_argument("--out", type=Path, metavar="DIR", help="folder to write (default: run, or run-2, run-3, …)")
    train.add_argument("--force", action="store_true", help="replace the files of an earlier run in DIR")
    train.add_argument("--folds", type=_at_least(1), metavar="K", help="cross-validate: K runs, each holds out a part")
    train.add_argument(
        "--test", action="store_true",
        help="measure on the test examples too (dataset.test); who chooses by what they say has no test any more",
    )  # fmt: skip
    _let_set(train)
    _offer_threads(train)
    train.set_defaults(command=do.train)

    sweep = verbs.add_parser("sweep", help="train an experiment many times: values of settings, seeds or folds")
    sweep.add_argument("file", type=Path, metavar="FILE.toml", help="the experiment")
    sweep.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUES",
        help="the values of a setting: a,b,c, or a range a..b:n, a..b:lin:n, a..b:log:n; again for another setting",
    )  # fmt: skip
    over = sweep.add_mutually_exclusive_group()
    over.add_argument("--seeds", type=_at_least(1), metavar="N", help="train each with N seeds (default: 1)")
    over.add_argument("--folds", type=_at_least(2), metavar="K", help="train each K times, holding out a part")
    sweep.add_argument("--random", type=_at_least(1), metavar="R", help="draw R of all combinations")
    sweep.add_argument("--steps", type=_at_least(1), help="steps of a run (default: every epoch of the experiment)")
    sweep.add_argument(
        "--find-rate", action="store_true",
        help="a short run at each of 25 constant rates, and the rate an order of magnitude before they diverge",
    )  # fmt: skip
    workers = sweep.add_mutually_exclusive_group()
    workers.add_argument("--jobs", type=_at_least(1), metavar="J", help="runs at a time (default: one a core)")
    workers.add_argument("--scheduler", metavar="ADDRESS", help="of dask.distributed, whose workers do the runs")
    sweep.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for rows.csv and rows.json; goes on where it ended"
    )
    sweep.add_argument("--experiments", action="store_true", help="write the experiment file of every run to DIR too")
    sweep.add_argument("--json", action="store_true", help="the rows as JSON")
    _offer_threads(sweep)
    sweep.set_defaults(command=do.sweep)

    replay = verbs.add_parser("replay", help="train a saved run again, and compare")
    replay.add_argument("file", type=Path, metavar="RUN.dllab", help="the run")
    replay.add_argument("--json", action="store_true", help="as JSON")
    replay.set_defaults(command=do.replay)

    export = verbs.add_parser("export", help="a run for other programs: PyTorch, ONNX, safetensors, TensorBoard")
    export.add_argument(
        "file", type=Path, metavar="FILE", help="a run (.dllab), or an experiment before its first step"
    )
    export.add_argument(
        "--to", type=Path, required=True, metavar="OUT",
        help="OUT.py, OUT.ipynb, OUT.onnx, OUT.safetensors, or a folder for TensorBoard",
    )  # fmt: skip
    export.add_argument("--force", action="store_true", help="replace what is there")
    _let_set(export)
    export.set_defaults(command=do.export)

    explore = verbs.add_parser("explore", help="the numbers of an explorer's page")
    explore.add_argument("name", nargs="?", help="an explorer, or a file of one (default: list them)")
    explore.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change a setting")
    explore.add_argument("--step", type=_at_least(0), help="steps that it has played")
    explore.add_argument("--json", action="store_true", help="as JSON")
    explore.set_defaults(command=do.explore)

    labs = verbs.add_parser("labs", help="exercises with answers that are measured")
    what = labs.add_subparsers(title="commands", metavar="", required=True)
    listed = what.add_parser("list", help="list the labs that come along")
    listed.add_argument("--json", action="store_true", help="as JSON")
    listed.set_defaults(command=do.list_labs)
    proven = what.add_parser("verify", help="prove labs: the start fails, the solution passes for every seed")
    proven.add_argument("files", nargs="*", type=Path, metavar="FILE.lab.toml", help="labs (default: all)")
    proven.add_argument("--seeds", type=_at_least(1), metavar="N", help="seeds 0 … N − 1 (default: the lab's own)")
    proven.add_argument("--json", action="store_true", help="as JSON")
    proven.set_defaults(command=do.verify_labs)

    checked = what.add_parser("check", help="look at a hand-in as the teacher will")
    checked.add_argument("file", type=Path, metavar="FILE.dllab-handin", help="the hand-in")
    checked.add_argument(
        "--lab", type=Path, metavar="FILE.lab.toml", help="the lab (default: the one that comes along)"
    )
    checked.add_argument("--json", action="store_true", help="as JSON")
    checked.set_defaults(command=do.check_handin)

    served = what.add_parser("serve")  # what the window and the grader have hand-ins judged by; no help: for no person
    _offer_threads(served)
    served.set_defaults(command=do.serve_labs)

    graded = verbs.add_parser("grade", help="grade a folder of hand-ins: every run is trained again")
    graded.add_argument("folder", type=Path, metavar="FOLDER", help="where the hand-ins are")
    graded.add_argument(
        "--lab", "--labs", action="append", default=[], type=Path, metavar="FILE.lab.toml",
        help="the lab's file, or a folder of such (default: the labs that come along)",
    )  # fmt: skip
    graded.add_argument("--csv", type=Path, metavar="FILE.csv", help="write a table with a row a hand-in")
    graded.add_argument("--html", type=Path, metavar="DIR", help="write a page to read, DIR/index.html")
    graded.add_argument("--roster", type=Path, metavar="FILE.csv", help="the class's list, in UTF-8 or GB18030")
    graded.add_argument("--jobs", type=_at_least(1), default=1, metavar="N", help="hand-ins at once (default: 1)")
    graded.add_argument("--json", action="store_true", help="as JSON")
    graded.set_defaults(command=do.grade)

    lectures = verbs.add_parser("lectures", help="lists of scenes that a teacher goes through in the window")
    what = lectures.add_subparsers(title="commands", metavar="", required=True)
    listed = what.add_parser("list", help="list the lectures that come along")
    listed.add_argument("--json", action="store_true", help="as JSON")
    listed.set_defaults(command=do.list_lectures)
    checked = what.add_parser("check", help="say what is wrong with lectures, and what they lack")
    checked.add_argument("files", nargs="*", type=Path, metavar="FILE.lecture.toml", help="lectures (default: all)")
    checked.set_defaults(command=do.check_lectures)

    catalogue = verbs.add_parser("catalogue", help="list every choice with its parameters")
    catalogue.add_argument("--json", action="store_true", help="as JSON, with everything known of each")
    catalogue.set_defaults(command=do.catalogue)

    bench = verbs.add_parser("bench", help="measure the engine, or the window while training")
    bench.add_argument("subject", choices=("engine", "ui"))
    bench.add_argument("--pins", type=_at_least(0), default=0, help="pinned runs beside the run (default: 0)")
    bench.add_argument("--after", type=_at_least(0), default=0, metavar="STEPS", help="steps to take first")
    bench.add_argument("--seconds", type=_at_least(1), default=10, help="how long to watch the window (default: 10)")
    _let_set(bench)
    bench.add_argument("--json", action="store_true", help="as JSON")
    _offer_threads(bench)
    bench.set_defaults(command=do.bench)

    doctor = verbs.add_parser(
        "doctor", help="versions, processor, arithmetic, cache and display, for who asks for help"
    )
    doctor.add_argument("--json", action="store_true", help="as JSON")
    doctor.set_defaults(command=do.doctor)

    completion = verbs.add_parser("completion", help="a script that has the shell complete dllab's commands")
    completion.add_argument("shell", choices=sorted(SHELLS))
    completion.set_defaults(command=_completion)
    return root


def _let_set(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE",
        help="change a setting of the experiment, such as optimizer.learning_rate=0.1; again for another",
    )  # fmt: skip


def _offer_threads(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--threads", type=_at_least(1), metavar="N",
        help="that all runs together use; wide layers are shared among those left over (default: one a core)",
    )  # fmt: skip


def _at_least(least: int) -> Callable[[str], int]:
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


def _completion(options: argparse.Namespace) -> int:
    say(SHELLS[options.shell](parser()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
