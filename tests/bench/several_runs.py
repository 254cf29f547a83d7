"""How much faster several runs are together than one after another, and what many short ones leave in memory.

    .venv/bin/python -m tests.bench.several_runs [--runs 24] [--short 1000] [--seconds 200] [--sizes NAME …]

Prints the seconds of the runs one after another and together, for several runs and for a sweep, of a network of the
playground's size and of one for digits, long as those of presets are, and short: the median of as many rounds, which
take turns, as there is time for. What would end too late is not begun; on a machine that does nothing else all of it
is measured within --seconds. Fails where runs are not equal bit for bit. Then how much memory a sweep of short runs
takes beyond that of one run. Runs in threads take turns with Python's lock, so small networks, whose evaluations take
as long as their steps, gain less than others; long runs go on in processes, which do not. On a machine that does other
work as well all of them gain less: what as many processes of nothing but arithmetic gain is printed first. Seconds of
a core say how much work was done, and how much of it in processes beside: whatever else the machine does, two cores
cannot gain more than twice the one over the other, which is printed as "at most". PYTHONDONTWRITEBYTECODE must not be
set: each process would compile all of the lab's Python anew.
"""

import argparse
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import NamedTuple

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
    "playground, long": ({}, 110_000),
    "digits, long": (DIGITS, 1000),
    "playground": ({}, 6000),
    "digits": (DIGITS, 150),
}
COUNTED = 30_000_000  # by each process that shows what the machine has to give


class Taken(NamedTuple):
    """Seconds that runs took, of a core in this process, and of a core in others."""

    seconds: float
    own: float
    beside: float

    @property
    def work(self) -> float:
        return self.own + self.beside

    def __sub__(self, other: "Taken") -> "Taken":
        return Taken(*(one - before for one, before in zip(self, other, strict=True)))


class Case:
    """Runs of one size, done in one way one after another and together."""

    def __init__(self, size: str, way: str, runs: int):
        self.name, self._runs, self._way = f"{size}, {way}", runs, WAYS[way]
        table, self._steps = SIZES[size]
        self._experiment = Experiment.model_validate(table)
        self.rounds: list[tuple[Taken, Taken]] = []

    @property
    def seconds(self) -> float:
        """That another round takes."""
        return sum(taken.seconds for taken in self.rounds[-1]) if self.rounds else 0.0

    def go(self) -> None:
        row(plan_of(self._experiment, 2, self._steps).job(0))  # whatever is loaded or compiled first
        apart, at_once, same = self._way
        begun = taken()
        first = apart(self._experiment, self._runs, self._steps)
        between = taken()
        second = at_once(self._experiment, self._runs, self._steps)
        self.rounds.append((between - begun, taken() - between))
        assert same(first, second), "other bits"

    def __str__(self) -> str:
        if not self.rounds:
            return f"{self.name}: no time"
        slow, fast = (
            Taken(*map(statistics.median, zip(*each, strict=True))) for each in zip(*self.rounds, strict=True)
        )
        return (
            f"{self.name}: {slow.seconds:.2f} s one by one, {fast.seconds:.2f} s together: "
            f"{slow.seconds / fast.seconds:.2f} times; {slow.work:.2f} and {fast.work:.2f} s of a core, "
            f"{fast.beside:.2f} of it beside: {beside_window() * slow.work / fast.work:.2f} times at most"
        )


def main() -> None:
    begun = time.perf_counter()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--short", type=int, default=1000, help="at least 2; 0: none")
    parser.add_argument("--seconds", type=float, default=200.0)
    parser.add_argument("--sizes", nargs="*", choices=SIZES, default=list(SIZES))
    asked = parser.parse_args()
    print(f"{beside_window()} at a time; processes of arithmetic gain {possible(beside_window()):.2f}")

    def left() -> float:
        return asked.seconds - (time.perf_counter() - begun)

    cases = [Case(size, way, asked.runs) for size, way in product(asked.sizes, WAYS)]
    later = [case for case in cases if left() > 0 and not case.go()]
    if asked.short and left() > 0:
        print(f"{asked.short} short runs: {memory(asked.short) / MB:+.0f} MB")
    while later := [case for case in later if case.seconds < left() and not case.go()]:
        pass
    print(*cases, sep="\n")


def taken() -> Taken:
    """So far; that of processes beside, once they have ended."""
    found = os.times()
    return Taken(time.perf_counter(), found.user + found.system, found.children_user + found.children_system)


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


WAYS = {"several runs": (one_by_one, together, same_runs), "sweep": (rows_one_by_one, swept, same_rows)}


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
