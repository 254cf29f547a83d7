"""How much faster several runs are together than one after another, and what many short ones leave in memory.

    .venv/bin/python tests/bench/several_runs.py [--runs 24] [--short 1000] [--rounds 3] [--sizes NAME …]

Prints the seconds of the runs one after another and together, for several runs and for a sweep, of a network of the
playground's size and of one for digits, short, and long as those of presets are: the median of the rounds, which take
turns. Fails where runs are not equal bit for bit. Then how much memory a sweep of short runs takes beyond that of one
run. Runs in threads take turns with Python's lock, so small networks, whose evaluations take as long as their steps,
gain less than others; long runs go on in processes, which do not. On a machine that does other work as well all of them
gain less: what as many processes of nothing but arithmetic gain is printed first. Seconds of a core say how much work
was done: on a quiet machine two cores need half of them.
"""

import argparse
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product

import psutil

from dllab import Experiment, Trainer
from dllab.experiment.varying import seeded
from dllab.sweeps.ensemble import Ensemble, ended
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row
from dllab.sweeps.sweep import Sweep
from dllab.training.cores import beside_window

MB = 1e6
DIGITS = {"dataset": "mnist", "network": {"hidden": [128]}, "training": {"batch_size": 64}}
SIZES = {
    "playground": ({}, 6000),
    "digits": (DIGITS, 150),
    "playground, long": ({}, 110_000),
    "digits, long": (DIGITS, 1000),
}
COUNTED = 30_000_000  # by each process that shows what the machine has to give


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--short", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", nargs="*", choices=SIZES, default=list(SIZES))
    asked = parser.parse_args()
    print(f"{beside_window()} at a time; processes of arithmetic gain {possible(beside_window()):.2f}")
    ways = {"several runs": (one_by_one, together, same_runs), "sweep": (rows_one_by_one, swept, same_rows)}
    for (size, (table, steps)), (name, (apart, at_once, same)) in product(SIZES.items(), ways.items()):
        if size not in asked.sizes:
            continue
        experiment = Experiment.model_validate(table)
        row(plan_of(experiment, 2, steps).job(0))  # whatever is loaded or compiled first
        taken: list[tuple[float, float]] = []
        used: list[tuple[float, float]] = []
        for _ in range(asked.rounds):
            begun, before = time.perf_counter(), processor_seconds()
            first = apart(experiment, asked.runs, steps)
            middle, between = time.perf_counter(), processor_seconds()
            second = at_once(experiment, asked.runs, steps)
            taken.append((middle - begun, time.perf_counter() - middle))
            used.append((between - before, processor_seconds() - between))
            assert same(first, second), "other bits"
        slow, fast = (statistics.median(each) for each in zip(*taken, strict=True))
        alone, beside = (statistics.median(each) for each in zip(*used, strict=True))
        print(
            f"{size}, {name}: {slow:.2f} s one by one, {fast:.2f} s together: {slow / fast:.2f} times; "
            f"{alone:.2f} and {beside:.2f} s of a core"
        )
    print(f"{asked.short} short runs: {memory(asked.short) / MB:+.0f} MB")


def processor_seconds() -> float:
    """What this process has taken of all cores, with the processes that it has ended."""
    found = os.times()
    return found.user + found.system + found.children_user + found.children_system


def one_by_one(experiment: Experiment, count: int, steps: int) -> list:
    made = []
    for number in range(count):
        trainer = Trainer(seeded(experiment, number))
        trainer.stop_at(steps)
        trainer.train()
        made.append(ended(trainer, number + 1))
    return made


def together(experiment: Experiment, count: int, steps: int) -> list:
    ensemble = Ensemble()
    ensemble.start("seeds", experiment, count, steps)
    return list(result(ensemble).runs)


def rows_one_by_one(experiment: Experiment, count: int, steps: int) -> list:
    plan = plan_of(experiment, count, steps)
    return [row(plan.job(number)) for number in range(count)]


def swept(experiment: Experiment, count: int, steps: int) -> list:
    sweep, plan = Sweep(), plan_of(experiment, count, steps)
    sweep.start(plan)
    found = result(sweep).rows
    return [found[number] for number in range(count)]


def plan_of(experiment: Experiment, count: int, steps: int) -> Plan:
    return Plan.of(experiment, {"optimizer.learning_rate": f"1e-4..1e-1:log:{count}"}, steps=steps)


def result(crew):
    while not crew.latest().over:
        time.sleep(0.05)
    found = crew.latest()
    crew.close()
    return found


def same_runs(first: list, second: list) -> bool:
    return all(
        one.scores == other.scores and one.curves.last.tobytes() == other.curves.last.tobytes()
        for one, other in zip(first, second, strict=True)
    )


def same_rows(first: list, second: list) -> bool:
    return [one["digest"] for one in first] == [one["digest"] for one in second]


def possible(processes: int) -> float:
    """How many times as much as many processes get done as one."""
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(count_up, [1] * processes))
        begun = time.perf_counter()
        pool.submit(count_up, COUNTED).result()
        alone = time.perf_counter() - begun
        begun = time.perf_counter()
        list(pool.map(count_up, [COUNTED] * processes))
        return processes * alone / (time.perf_counter() - begun)


def count_up(limit: int) -> int:
    return sum(range(limit))


def memory(count: int) -> int:
    """Bytes that the process has after a sweep of so many short runs beyond what it had before it."""
    process = psutil.Process()
    before = process.memory_info().rss
    sweep = Sweep()
    sweep.start(plan_of(Experiment(), count, 20))
    result(sweep)
    return process.memory_info().rss - before


if __name__ == "__main__":
    main()
