"""What each verb of the command line does; everything is imported by the verb that needs it.

Each takes what was typed, as the parser has it, and returns the exit status.
"""

import argparse
import gc

from dllab.messages import UserError, text
from dllab.output import say, say_json


def window(options: argparse.Namespace) -> int:
    gc.disable()  # what is imported stays; the window collects by itself
    from dllab.gui.app import main as open_window

    return open_window([] if options.file is None else [str(options.file)])


def train(options: argparse.Namespace) -> int:
    from dllab.experiment import Experiment
    from dllab.training.console import cross_validate, train

    _use_threads(options)
    experiment = Experiment.load(options.file).assigned(options.set)
    if options.folds is None:
        return train(experiment, options.steps, options.out, options.force, options.test)
    return cross_validate(experiment, options.steps, options.out, options.folds, options.force, options.test)


def sweep(options: argparse.Namespace) -> int:
    from dllab.sweeps.console import Wanted, sweep

    _use_threads(options)
    return sweep(
        Wanted(
            options.file, options.set, options.seeds, options.folds, options.random, options.steps, options.find_rate,
            options.jobs, options.scheduler, options.out, options.experiments, options.json,
        )
    )  # fmt: skip


def replay(options: argparse.Namespace) -> int:
    from dllab.training.console import say_what
    from dllab.training.replaying import replay_file

    found = replay_file(options.file, say_what)
    if options.json:
        say_json(found)
    else:
        same = "the same weights, bit for bit" if found["same"] else "other weights"
        say(f"{found['steps']:,} steps: {same}", found["digest"])
    return 0


def export(options: argparse.Namespace) -> int:
    from dllab.training.export.console import export

    return export(options.file, options.to, options.set, options.force)


def explore(options: argparse.Namespace) -> int:
    from dllab.explorers.console import explore

    return explore(options.name, options.set, options.step, options.json)


def list_labs(options: argparse.Namespace) -> int:
    from dllab.labs.console import list_labs

    return list_labs(options.json)


def verify_labs(options: argparse.Namespace) -> int:
    from dllab.labs.console import verify_labs

    return verify_labs(options.files, options.seeds, options.json)


def check_handin(options: argparse.Namespace) -> int:
    from dllab.labs.console import check_handin

    return check_handin(options.file, options.lab, options.json)


def serve_labs(options: argparse.Namespace) -> int:
    from dllab.labs.serving import serve

    _use_threads(options)
    return serve()


def grade(options: argparse.Namespace) -> int:
    from dllab.labs.console import grade_folder

    files = options.csv, options.html, options.roster
    return grade_folder(options.folder, options.lab, *files, options.jobs, options.json)


def list_lectures(options: argparse.Namespace) -> int:
    from dllab.lectures.console import list_lectures

    return list_lectures(options.json)


def check_lectures(options: argparse.Namespace) -> int:
    from dllab.lectures.console import check_lectures

    return check_lectures(options.files)


def catalogue(options: argparse.Namespace) -> int:
    from dllab.catalogue import families_of
    from dllab.experiment import Experiment
    from dllab.explorers import EXPLORERS

    registries = (*families_of(Experiment), EXPLORERS)
    if options.json:
        say_json({registry.family.replace(" ", "_"): registry.as_json() for registry in registries})
        return 0
    for registry in registries:
        say(registry.family, *(f"  {choice.name:24}{choice.explanation.summary}" for choice in registry))
    return 0


def bench(options: argparse.Namespace) -> int:
    _use_threads(options)
    if options.subject == "engine":
        from dllab.bench import bench_engine

        if options.set:
            raise UserError(text("bench engine measures fixed workloads: --set changes the experiment of bench ui"))
        rows = bench_engine()
        figures: object = rows
    else:
        from dllab.gui.stage.bench import deep20, measure

        figures = measure(deep20().assigned(options.set), options.seconds, options.pins, options.after)
        rows = [figures]
    if options.json:
        say_json(figures)
    else:
        say(*("  ".join(f"{key} {value}" for key, value in row.items()) for row in rows))
    return 0


def doctor(options: argparse.Namespace) -> int:
    from dllab.doctor import examine, lines

    found = examine()
    if options.json:
        say_json(found)
    else:
        say(*lines(found))
    return 1 if found["problems"] else 0


def _use_threads(options: argparse.Namespace) -> None:
    if options.threads is not None:
        from dllab.training.cores import CORES

        CORES.limit = options.threads
