"""One network on its data: takes steps, evaluates, and gives outputs and gradients. Arrays in, arrays out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dllab.engine import step
from dllab.engine.examples import PackedExamples
from dllab.engine.ground import LARGEST_BLOCK, Ground
from dllab.engine.kernels import team
from dllab.engine.kernels.subnormals import flushed
from dllab.engine.network import Layout
from dllab.engine.program import Choices, Program
from dllab.engine.records import QUANTITIES, STATISTICS
from dllab.engine.regularization import penalize
from dllab.engine.shared import TEAM
from dllab.engine.state import STEP, TrainState


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

    def __init__(
        self,
        layout: Layout,
        choices: Choices,
        batch: int,
        examples: PackedExamples,
        state: TrainState,
        ranked: NDArray[np.int64] | None = None,
    ):
        """`ranked`: the examples, easiest first, where a curriculum is to be followed."""
        self._ranked = np.zeros(0, np.int64) if ranked is None else ranked
        self.layout = layout
        self.examples = examples
        self.state = state
        self._target_rows = examples.target_rows
        self.batch = min(batch, examples.count)
        self.configure(choices)

    def configure(self, choices: Choices, batch: int | None = None) -> None:
        """Take over other hyper-parameters, or another batch size as well; the state goes on as it is."""
        prepared = choices.loss.prepared(self.examples.labels, self.layout.sizes[-1])
        self.choices = replace(choices, loss_values=tuple(prepared))
        self.batch = min(batch or self.batch, self.examples.count)
        self._program = Program.build(self.layout, self.batch, self._target_rows, self.choices)

    @property
    def step(self) -> int:
        """Steps done."""
        return int(self.state.cursor[STEP])

    @property
    def is_wide(self) -> bool:
        """Whether a step has loops that a team shares."""
        return self._program.is_wide

    @property
    def team(self) -> int:
        """The address of the team that shares what is large; 0 where nobody helps."""
        return int(self._program.sharing[TEAM])

    @contextmanager
    def helped(self, boxes: Sequence[NDArray[np.int64]]) -> Iterator[None]:
        """Meanwhile the helpers with these mailboxes share what is large."""
        sharing, words = self._program.sharing, team.gathered(boxes) if boxes else None
        sharing[TEAM] = 0 if words is None else words.ctypes.data
        try:
            yield
        finally:
            sharing[TEAM] = 0

    @flushed()
    def advance(
        self,
        rates: NDArray[np.float64],
        shuffled: bool,
        stop_on_divergence: bool = True,
        record_every: int = 100,
        easy_epochs: float = 0.0,
    ) -> Records:
        """Take one step for each learning rate; activation statistics every `record_every` steps, 0: no records.

        In the first `easy_epochs` the easiest examples come first, a fifth of them and then ever more.
        """
        assert easy_epochs == 0 or len(self._ranked) == self.examples.count
        count, layers = len(rates), len(self.layout.layers)
        first = self.step + 1
        rows = count // record_every + 1 if record_every else 0
        losses, norms = np.zeros(count, np.float32), np.zeros((count, layers), np.float32)
        clipped = np.zeros(count, np.bool_)
        statistics, recorded = np.zeros((rows, layers, STATISTICS), np.float32), np.zeros(rows, np.int64)
        program, state = self._program, self.state
        taken, rows, layer, quantity = step.train(
            program.plan, program.layers, program.workspace, program.gradient, program.before, program.hyper,
            *state, self.examples.x, self.examples.targets, shuffled, self._ranked, easy_epochs, stop_on_divergence,
            rates, losses, norms, clipped, record_every, statistics, recorded,
        )  # fmt: skip
        return Records(
            first, losses[:taken], norms[:taken], clipped[:taken], recorded[:rows], statistics[:rows],
            (layer, QUANTITIES[quantity]) if quantity else None,
        )  # fmt: skip

    @flushed()
    def evaluate(self, examples: PackedExamples, chosen: NDArray[np.int64]) -> tuple[float, float]:
        """Mean loss and accuracy over the examples `chosen`; NaN where there is nothing to count."""
        program = self._program
        return step.evaluate(
            program.plan, program.layers, program.workspace, self.state.parameters, self.state.running, program.hyper,
            examples.x, examples.targets, examples.labels, chosen, self._weights(examples)[chosen],
        )  # fmt: skip

    def outputs(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """The last layer's linear outputs, float32[N, outputs]."""
        targets = np.zeros((len(x), self._target_rows), np.float32)
        return self.outputs_of(PackedExamples.pack(x, targets, None, self.layout.sizes[0]))

    @flushed()
    def outputs_of(self, examples: PackedExamples) -> NDArray[np.float32]:
        """The same of examples as the engine reads them; their targets do not matter."""
        out = np.empty((examples.count, self.layout.sizes[-1]), np.float32)
        program = self._program
        step.outputs(
            program.plan, program.layers, program.workspace, self.state.parameters, self.state.running, program.hyper,
            examples.x, examples.targets, np.arange(examples.count), out,
        )  # fmt: skip
        return out

    @flushed()
    def gradient(self, examples: PackedExamples) -> NDArray[np.float32]:
        """Gradient of the mean loss over all examples plus the L1 and L2 terms: flat, as the parameters lie.

        Without dropout and noise. Batch normalization uses the mean and variance of at most 4,096 examples at a time.
        """
        ground = Ground(self.layout, self.choices, examples, self.state.running, LARGEST_BLOCK)
        flat = ground.gradient(self.state.parameters).astype(np.float32)
        penalize(self._program.layers, self.state.parameters, flat, self._program.hyper)
        return flat

    def _weights(self, examples: PackedExamples) -> NDArray[np.float64]:
        """How much each example counts in a mean."""
        return examples.weights(self.choices.loss, self.choices.loss_values)

    def prepare(self) -> Iterator[tuple[int, int]]:
        """Compile, or load, what a run needs besides the parts in its program: yields (functions done, of how many).

        Each is run once on no examples; the state of the run stays as it is.
        """
        nothing = np.zeros(0, np.int64)
        functions: tuple[Callable[[], object], ...] = (
            lambda: self.advance(np.zeros(0), shuffled=False),
            lambda: self.evaluate(self.examples, nothing),
            lambda: self.outputs(np.zeros((0, self.layout.sizes[0]), np.float32)),
            *([team.prepare] if self.is_wide else []),
        )
        for done, prepare in enumerate(functions):
            yield done, len(functions)
            prepare()
