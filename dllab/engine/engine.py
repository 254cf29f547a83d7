"""One network on its data: takes steps, evaluates, and gives outputs and gradients. Arrays in, arrays out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dllab.engine import step
from dllab.engine.activations import Activation
from dllab.engine.examples import Examples
from dllab.engine.losses import Loss
from dllab.engine.network import Layout
from dllab.engine.optimizers import Optimizer
from dllab.engine.program import Penalties, Program, pack
from dllab.engine.state import EPOCH, POSITION, STEP, TrainState


class Choices(NamedTuple):
    """What the step is put together from."""

    activation: Activation
    loss: Loss
    optimizer: Optimizer
    penalties: Penalties


@dataclass(frozen=True)
class Records:
    """What a stretch of n steps left behind; its first step is `first`, counted from 1.

    loss, clipped: [n]; norms: [n, layers]; statistics: [m, layers, 5] of the steps `recorded`, as the step records
    them. `diverged` is (layer, quantity) where the last step met a number that is not finite, else None.
    """

    first: int
    loss: NDArray[np.float32]
    norms: NDArray[np.float32]
    clipped: NDArray[np.bool_]
    recorded: NDArray[np.int64]
    statistics: NDArray[np.float32]
    diverged: tuple[int, str] | None


class Engine:
    """A network, its choices and its training examples, with the state of their run."""

    def __init__(self, layout: Layout, choices: Choices, batch: int, examples: Examples, state: TrainState):
        self.layout = layout
        self.examples = examples
        self.state = state
        self._target_rows = examples.targets.size // max(examples.count, 1)
        self.configure(choices, batch)

    def configure(self, choices: Choices, batch: int) -> None:
        """Take over other choices or another batch size; the state goes on as it is."""
        self.choices = choices
        self.batch = min(batch, self.examples.count)
        self._program = Program.build(self.layout, self.batch, self._target_rows, *choices)

    def tune(self, choices: Choices) -> None:
        """Take over other hyper-parameters of the same choices, without laying anything out anew."""
        self.choices = choices
        self._program.hyper[...] = pack(*choices)

    @property
    def step(self) -> int:
        """Steps done."""
        return int(self.state.cursor[STEP])

    @property
    def epoch(self) -> float:
        """Passes through the training examples, with the part of the current one."""
        return float(self.state.cursor[EPOCH] + self.state.cursor[POSITION] / self.examples.count)

    @property
    def examples_left(self) -> int:
        """Training examples not yet visited in this epoch."""
        return int(self.examples.count - self.state.cursor[POSITION])

    def advance(
        self, rates: NDArray[np.float64], shuffled: bool, stop_on_divergence: bool = True, record_every: int = 100
    ) -> Records:
        """Take one step for each learning rate; activation statistics every `record_every` steps, 0: no records."""
        count, layers = len(rates), len(self.layout.layers)
        first = self.step + 1
        rows = count // record_every + 1 if record_every else 0
        losses, norms = np.zeros(count, np.float32), np.zeros((count, layers), np.float32)
        clipped = np.zeros(count, np.bool_)
        statistics, recorded = np.zeros((rows, layers, step.STATISTICS), np.float32), np.zeros(rows, np.int64)
        program, state = self._program, self.state
        taken, rows, layer, quantity = step.train(
            program.plan, program.layers, program.workspace, program.gradient, program.before, program.hyper,
            *state, self.examples.x, self.examples.targets, shuffled, stop_on_divergence, rates,
            losses, norms, clipped, record_every, statistics, recorded,
        )  # fmt: skip
        return Records(
            first, losses[:taken], norms[:taken], clipped[:taken], recorded[:rows], statistics[:rows],
            (layer, step.QUANTITIES[quantity]) if quantity else None,
        )  # fmt: skip

    def evaluate(self, examples: Examples, chosen: NDArray[np.int64]) -> tuple[float, float]:
        """Mean loss and accuracy over the examples `chosen`; NaN where there is nothing to count."""
        program = self._program
        return step.evaluate(
            program.plan, program.layers, program.workspace, self.state.parameters, program.hyper,
            examples.x, examples.targets, examples.labels, chosen,
        )  # fmt: skip

    def outputs(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """The last layer's linear outputs, float32[N, outputs]."""
        targets = np.zeros((len(x), self._target_rows), np.float32)
        examples = Examples.pack(x, targets, None, self.layout.sizes[0])
        out = np.empty((len(x), self.layout.sizes[-1]), np.float32)
        program = self._program
        step.outputs(
            program.plan, program.layers, program.workspace, self.state.parameters, program.hyper,
            examples.x, examples.targets, np.arange(len(x)), out,
        )  # fmt: skip
        return out

    def gradient(self, examples: Examples) -> NDArray[np.float32]:
        """Gradient of the mean loss over all examples plus the L1 and L2 terms: flat, as the parameters lie."""
        total = np.zeros(self.layout.length, np.float64)
        program, parameters = self._program, self.state.parameters
        order = np.arange(examples.count)
        tables = program.plan, program.layers, program.workspace
        for start in range(0, examples.count, self.batch):
            count = min(self.batch, examples.count - start)
            step.gather(*tables, examples.x, examples.targets, order, start, count)
            step.forward(*tables, parameters, program.hyper)
            step.loss(*tables, program.hyper, count)
            step.backward(*tables, parameters, program.gradient, program.hyper, count)
            total += program.gradient * (count / examples.count)
        flat = total.astype(np.float32)
        step.penalize(program.layers, parameters, flat, program.hyper)
        return flat

    def prepare(self) -> Iterator[tuple[int, int]]:
        """Compile, or load, everything that a run needs, part by part: yields (parts done, of how many).

        Each part is run once on no examples; the state of the run stays as it is.
        """
        program, parameters, nothing = self._program, self.state.parameters, np.zeros(0, np.int64)
        tables, x, t = (program.plan, program.layers, program.workspace), self.examples.x, self.examples.targets
        parts: tuple[Callable[[], object], ...] = (
            lambda: step.gather(*tables, x, t, nothing, 0, 0),
            lambda: step.forward(*tables, parameters, program.hyper),
            lambda: step.loss(*tables, program.hyper, 1),
            lambda: step.backward(*tables, parameters, program.gradient, program.hyper, 0),
            lambda: self.advance(np.zeros(0), shuffled=False),
            lambda: self.evaluate(self.examples, nothing),
            lambda: self.outputs(np.zeros((0, self.layout.sizes[0]), np.float32)),
        )
        for done, prepare in enumerate(parts):
            yield done, len(parts)
            prepare()
