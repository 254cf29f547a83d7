"""What it costs to have curvature measured beside the training, in processor time of one thread.

    python -m tests.bench.curvature [TIMES]    5 unless told; of two spirals, and of both presets on MNIST

Steps without it and measurements take turns; medians.
"""

import statistics
import sys
import time

from dllab import Experiment, Trainer
from dllab.experiment.presets import presets
from dllab.training.cores import CORES

PRESETS = "Two spirals", "Handwritten digits", "Convolution on MNIST"
STEPS = 20  # at a time


def measure(experiment: Experiment, times: int) -> None:
    alone, watched = (Trainer(with_curvature(experiment, wanted)) for wanted in (False, True))
    watch, steps, measured = watched._curvature, [], []
    for _ in range(times + 1):  # the first time begins with no directions found
        steps.append(processor(lambda: alone.train(STEPS)) / STEPS)
        watched.train(1)
        measured.append(processor(watched.measure_curvature))
    step, each = statistics.median(steps[1:]), statistics.median(measured[1:])
    print(
        f"{experiment.name}: every {watch.interval} steps of {1e3 * step:.2f} ms, {1e3 * each:.1f} ms: "
        f"{watch.products} products over {watch.examples} of {watched.engine.examples.count} examples; "
        f"{each / (step * watch.interval):.1%} of the training"
    )


def processor(work) -> float:
    """Seconds of a core that `work()` takes in this thread."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def with_curvature(experiment: Experiment, wanted: bool) -> Experiment:
    training = experiment.training.model_copy(update={"curvature": wanted, "epochs": 1_000_000})
    return experiment.model_copy(update={"training": training})


def main() -> None:
    CORES.limit = 1
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for preset in presets():
        if preset.name in PRESETS:
            measure(Experiment.load(preset.path), times)


if __name__ == "__main__":
    main()
