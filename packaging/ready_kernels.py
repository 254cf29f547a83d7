"""Compile every kernel that the lab can reach, before anybody waits for one.

    python packaging/ready_kernels.py                    for this machine, into its cache: what set-up does
    python packaging/ready_kernels.py --into FOLDER      for every class of this kind of processor, to be shipped

A choice's kernels are compiled by their signatures. The engine's functions are compiled by being called, since only a
call says with what; what they were called with is noted, and for the classes that this machine may not belong to they
are compiled for it without being run.
"""

import argparse
import multiprocessing
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from importlib import import_module
from pathlib import Path
from typing import Any

# (module, function) -> the types of its arguments, for each kind of call; none of a kernel, which has a signature
Calls = dict[tuple[str, str], list[Any]]
PARTS = 8  # that the choices' kernels are compiled in
EVERYTHING = {
    "dataset": {"name": "spiral", "samples": 60},
    "network": {"hidden": [6, 6], "normalization": "batch", "dropout": 0.1, "initializer": "orthogonal"},
    "regularization": {"l2": 1e-4, "clip_norm": 1.0, "gradient_noise": 0.1},
    "augmentation": {"noise": 0.1},
}
PICTURES = {
    "dataset": {"name": "digits"},
    "network": {
        "convolutions": [{"filters": 2, "kernel": 3, "pool": pool} for pool in ("max2", "mean2")],
        "hidden": [6],
    },
    "augmentation": {"shift": 1.0},
}


# What is compiled


def train() -> None:
    """What runs need, and whoever looks at them."""
    from dllab.engine.kernels import team

    look_into(EVERYTHING)
    look_into(PICTURES)
    team.prepare()


def look_into(table: dict[str, Any]) -> None:
    """Train and inspect an experiment."""
    from dllab import Experiment, Trainer
    from dllab.engine.escape import way_down
    from dllab.engine.ground import Ground
    from dllab.training.microscope.look import Address
    from dllab.training.microscope.specimen import Microscope
    from dllab.training.unit_maps import UnitMapper

    trainer = Trainer(Experiment.model_validate(table))
    for _ in trainer.engine.prepare():
        pass
    trainer.train(steps=2)
    data = trainer.dataset
    trainer.forward(data.x_val)
    trainer.gradients(data.x_train[:50], data.y_train[:50])
    engine = trainer.engine
    way_down(Ground(engine.layout, engine.choices, engine.examples, engine.state.running), engine.state.parameters)
    UnitMapper(trainer.experiment, data).maps(trainer.engine.state)
    microscope = Microscope(trainer.experiment, data)
    microscope.follow(microscope.at_start(), Address(2, 1, 3))


def explore() -> None:
    """Descents of Explore."""
    from dllab.engine.optimizers import OPTIMIZERS
    from dllab.explorers.descents import batches
    from dllab.explorers.racing import race
    from dllab.explorers.surfaces import SURFACES

    name, surface = next(iter(SURFACES.items()))
    race(name, (1.0, 1.0, 0.0, 0.0), surface.start, OPTIMIZERS["sgd"](), 2)
    batches(6, 2, 3, 0)


def draw() -> None:
    """Films, and networks that are painted."""
    from dllab.gui.film import gif
    from dllab.gui.panels.network.look import Looker

    gif.prepare()
    Looker().prepare()


def kernels() -> Iterator[tuple[Callable[..., Any], tuple[str, ...]]]:
    """Every kernel of a choice, of a landscape or of what a team shares, as `address` takes them."""
    from dllab.catalogue import families_of
    from dllab.engine.hyper import names
    from dllab.engine.shared import KERNELS
    from dllab.experiment import Experiment
    from dllab.explorers.surfaces import SURFACES

    for family in families_of(Experiment):
        for choice in family:
            for found in (getattr(choice, attribute, None) for attribute in dir(choice)):
                if found is not None and hasattr(found, "signature"):
                    yield found, names(choice)
    rest: list[Callable[..., Any]] = [*(surface.slope for surface in SURFACES.values()), *KERNELS]
    yield from ((function, ()) for function in rest)


def compile_kernels(part: int) -> None:
    """One of the PARTS of them."""
    from dllab.engine.kernels.compiler import address

    for function, names in list(kernels())[part::PARTS]:
        address(function, names)


# How: each part in a process that may be told another class of processors


def called() -> Calls:
    """What every compiled function of the lab was called with in this process, and which kernels its modules hold."""
    from numba.core.registry import CPUDispatcher

    found: Calls = {}
    for module, loaded in list(sys.modules.items()):
        for name, function in list(vars(loaded).items()) if module.startswith("dllab.") else ():
            if getattr(function, "__module__", None) != module:
                continue
            if isinstance(function, CPUDispatcher) and function.overloads:
                found[module, name] = list(function.overloads)
            elif hasattr(function, "signature"):
                found[module, name] = []
    return found


def run(part: Callable[..., None], *arguments: Any) -> Calls:
    """Do a part, and say what was called."""
    part(*arguments)
    return called()


def compile_calls(calls: Calls) -> None:
    """Compile functions for these arguments, and kernels for their signatures, without running them."""
    from dllab.engine.kernels.compiler import address, prepared_numba

    functions = {place: getattr(import_module(place[0]), place[1]) for place in calls}
    prepared_numba()  # told of the formulas of all those modules
    for place, function in functions.items():
        if hasattr(function, "signature"):
            address(function)
        for kind in calls[place] if getattr(function, "_can_compile", False) else ():
            function.compile(kind)


def workers(environment: dict[str, str]) -> ProcessPoolExecutor:
    """Processes on every core, each begun with these variables, which numba reads when it is first imported."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return ProcessPoolExecutor(cores, multiprocessing.get_context("spawn"), begin, (environment,))


def begin(environment: dict[str, str]) -> None:
    """Take over variables: all that the workers' first step is."""
    os.environ.update(environment)


def make(environment: dict[str, str], calls: Calls | None, title: str) -> Calls:
    """Compile everything, by calling it or, where `calls` are known, for those; what was called."""
    from tqdm import tqdm

    found: Calls = {}
    with workers(environment) as pool:
        parts: list[Future[Calls]] = []
        for part in (train, draw, explore) if calls is None else ():
            parts.append(pool.submit(run, part))
        if calls is not None:
            parts.append(pool.submit(run, compile_calls, calls))
        parts += [pool.submit(run, compile_kernels, part) for part in range(PARTS)]
        for part in tqdm(as_completed(parts), title, len(parts), unit="part", dynamic_ncols=True, leave=True):
            found |= part.result()
    return found


def ship(folder: Path) -> None:
    """Kernels for every class that processors of this kind belong to, in `folder` and nowhere else."""
    from dllab.engine.kernels.target import LEVELS, target

    shutil.rmtree(folder, ignore_errors=True)
    own = target().name
    there = {"NUMBA_CACHE_DIR": str(folder)}
    calls = make(there, None, f"Kernels for {own}")
    others = [name for name in LEVELS if name != own] if platform.machine().lower() in ("x86_64", "amd64") else []
    for name in others:
        make({**there, "NUMBA_CPU_NAME": name, "NUMBA_CPU_FEATURES": ""}, calls, f"Kernels for {name}")
    files = [path for path in folder.rglob("*") if path.is_file()]
    print(
        f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB, for {own}", *others, flush=True
    )


def main() -> int:
    """Compile for this machine, or for all."""
    parser = argparse.ArgumentParser(description="Compile every kernel that the lab can reach.")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="to be shipped, for every class of processors")
    options = parser.parse_args()
    if options.into:
        ship(options.into.resolve())
    else:
        make({}, None, "Compiling kernels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
