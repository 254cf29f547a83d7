"""Random experiments give the same bits on 1, 2, 3 and 4 threads, with every loop shared, however small.

python -m tests.bench.threads [COUNT]    200 unless told; says which differ, and exits with 1 where any does
"""

import sys
from itertools import islice

from dllab import Trainer
from dllab.engine import program
from dllab.messages import UserError
from dllab.training.cores import CORES
from tests.random_experiments import experiments

THREADS = (1, 2, 3, 4)
STEPS = 15


def digests_with(threads, count, seed=0):
    """Of every experiment: {threads: digest}, or what it is refused with."""
    limit = CORES.limit
    try:
        return [_digests(experiment, threads) for experiment in islice(experiments(seed), count)]
    finally:
        CORES.limit = limit


def differing(count, seed=0):
    """The numbers of the experiments whose digests differ."""
    found = digests_with(THREADS, count, seed)
    return [number for number, digests in enumerate(found) if len(set(digests.values())) != 1]


def _digests(experiment, threads):
    found = {}
    for count in threads:
        CORES.limit = count
        CORES._stretches.clear()  # else the run before would still count
        try:
            trainer = Trainer(experiment)
            trainer.train(STEPS)
        except UserError as error:
            found[count] = str(error)
        else:
            found[count] = trainer.digest() + repr(sorted(trainer.evaluate().items()))
    return found


if __name__ == "__main__":
    program.WORTH = 1
    wrong = differing(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    print("\n".join(f"experiment {number} differs" for number in wrong) or "all equal")
    sys.exit(1 if wrong else 0)
