"""How soon a slice of the landscape is there beside a run, and how much of its speed the run keeps meanwhile.

    python -m tests.bench.landscape [SLICES]    8 unless told; of two spirals, and of both presets on MNIST

Stretches of training with a slice and without one take turns; each is as long as the slice takes. Medians. What
a slice takes of a core says more than seconds where others are at work, too.
"""

import statistics
import sys
import threading
import time

from dllab import Experiment, Trainer
from dllab.experiment.presets import presets
from dllab.gui.panels.landscape.questions import SliceQuestion, answer
from dllab.training.snapshot import Inspection
from dllab.training.time_machine import TimeMachine

PRESETS = "Two spirals", "Handwritten digits", "Convolution on MNIST"
MARKS, CHUNK_SECONDS = 5, 0.01


class Training(threading.Thread):
    """Trains without end; steps: taken so far."""

    def __init__(self, trainer: Trainer):
        super().__init__(daemon=True)
        self._trainer, self.steps, self.over = trainer, 0, False

    def run(self) -> None:
        chunk = 1
        while not self.over:
            begun = time.perf_counter()
            self._trainer.train(chunk)
            self.steps += chunk
            chunk = max(1, round(chunk * min(2.0, CHUNK_SECONDS / (time.perf_counter() - begun))))

    def pace(self, work) -> float:
        """Steps a second during `work()`."""
        steps, begun = self.steps, time.perf_counter()
        work()
        return (self.steps - steps) / (time.perf_counter() - begun)


class Told:
    """Stands for the Job of a question that nobody gives up. seconds: after which each of its passes was there."""

    def __init__(self) -> None:
        self._begun, self.seconds = time.perf_counter(), []

    def tell(self, found) -> None:
        self.seconds.append(time.perf_counter() - self._begun)

    def is_given_up(self) -> bool:
        return False


def measure(experiment: Experiment, slices: int) -> None:
    machine = TimeMachine(Trainer(experiment.model_copy(update={"training": endless(experiment)})), 1 << 28)
    for _ in range(MARKS):
        machine.train(20)
        machine._mark()
    trainer = machine.trainer
    inspection = Inspection(trainer.checkpoint(), machine.path())
    question = SliceQuestion(0, experiment, trainer.dataset, inspection, "path", gently=True)
    training, times, shares, worked = Training(trainer), [], [], []

    def looking() -> None:
        told, begun = Told(), time.thread_time()
        times.append((told.seconds, answer(question, told).examples))
        worked.append(time.thread_time() - begun)

    training.start()
    looking()
    for _ in range(slices):
        with_slice = training.pace(looking)
        without = training.pace(lambda: time.sleep(times[-1][0][-1]))
        shares.append(with_slice / without)
    training.over = True
    training.join()
    coarse, fine = (statistics.median(seconds[place] for seconds, _ in times[1:]) for place in (0, -1))
    share, examples, core = statistics.median(shares), times[0][1], statistics.median(worked[1:])
    said = f"coarse {coarse:.2f} s, fine {fine:.2f} s, {core:.2f} s of a core, {examples} examples; keeps {share:.0%}"
    print(f"{experiment.name}: {said}")


def endless(experiment: Experiment):
    return experiment.training.model_copy(update={"epochs": 1_000_000})


def main() -> None:
    slices = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    for preset in presets():
        if preset.name in PRESETS:
            measure(Experiment.load(preset.path), slices)


if __name__ == "__main__":
    main()
