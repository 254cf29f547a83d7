"""The loss over fixed examples as a function of the parameters: the ground that a run walks on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from dllab.engine import passes, step
from dllab.engine.examples import PackedExamples
from dllab.engine.kernels.subnormals import flushed
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.normalizations.base import LOOKING
from dllab.engine.program import Choices, Program
from dllab.engine.shared import TEAM
from dllab.engine.tangents.products import Tangents
from dllab.engine.tangents.stated import unstated

LARGEST_BLOCK = 4096  # examples that go through the network at once
LARGEST_KEPT = 1 << 26  # floats of the tables of all blocks together, that are kept between products with the Hessian


class Ground:
    """Loss and gradient at any parameters, float32[P] as the layout has them, without dropout and noise.

    Its tables are its own: it may be used in one thread while a run goes on in another. Batch normalization uses the
    mean and variance of at most `block` examples at a time; frozen layers use `running`, which nobody changes here.

    learns, weights: 1 where a parameter, or a weight, lies that learns, else 0, float32[P].
    """

    def __init__(
        self,
        layout: Layout,
        choices: Choices,
        examples: PackedExamples,
        running: NDArray[np.float32],
        block: int = LARGEST_BLOCK,
    ):
        self.layout, self.choices, self.examples = layout, choices, examples
        self.running = running
        self._block = min(max(examples.count, 1), block)
        self._program = Program.build(layout, self._block, examples.target_rows, choices)
        self._order, self._mass = np.arange(examples.count), examples.weights(choices.loss, choices.loss_values)
        self.learns = marked(layout, choices.frozen)
        self.weights = marked(layout, choices.frozen, weights_only=True)
        self._gathered = -1  # where the examples begin that lie in the tables
        self._tangents: Tangents | None = None
        self._own: list[Ground] | None = None  # of every block, with tables of its own
        self._settled: NDArray[np.float32] | None = None  # the place that the tables hold everything of

    @staticmethod
    def floats(layout: Layout, choices: Choices, count: int, target_rows: int) -> int:
        """How many floats one over `count` examples takes that is asked to `bend`; compiles nothing."""
        block = min(max(count, 1), LARGEST_BLOCK)
        program = Program.floats(layout, block, target_rows, choices)
        workspace, blocks = program - 2 * layout.length, -(-count // block)
        alone = program + 2 * layout.length  # and what learns
        bends = Tangents.floats(layout, choices, block, workspace) if _stated(choices) else 0
        own = blocks if bends and blocks > 1 and _fit(blocks, workspace) else 0
        return alone * (1 + own) + bends * max(own, 1) + 2 * layout.length  # a sum in float64

    @contextmanager
    def sharing(self, team: int) -> Iterator[None]:
        """Meanwhile the team of an engine that stands still, `Engine.team`, shares what is large here."""
        self._share(team)
        try:
            yield
        finally:
            self._share(0)

    def _share(self, team: int) -> None:
        for ground in (self, *(self._own or [])):
            ground._program.sharing[TEAM] = team

    @flushed()
    def loss(
        self, parameters: NDArray[np.float32], put_sums: Callable[[int, NDArray[np.float32]], object] | None = None
    ) -> float:
        """The mean loss over all examples; NaN without any.

        put_sums: told a block's number from 0 and the place to write its `first_sums` to, where they are known; the
        first layer's weights and biases are not read then.
        """
        program, total = self._program, 0.0
        for block, (start, count, share) in enumerate(self._blocks()):
            if put_sums:
                put_sums(block, self._first_z)
            self._forward(parameters, start, count, weighed=put_sums is not None)
            total += passes.loss(program.plan, program.layers, program.workspace, program.hyper, count) * share
        return total if self.examples.count else float("nan")

    @flushed()
    def first_sums(self, parameters: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """z = W·x + b of the first layer over the examples of every block, as they lie in the tables.

        They are linear in the parameters: those of a combination of parameters are the combination of theirs.
        """
        program, found = self._program, []
        plan = program.plan.copy()
        plan["out_forward"] = 0  # where the first layer is the last
        self._settled = None
        program.layers["weighed"][0] = False
        for start, count, _ in self._blocks():
            self._gather(start, count)
            own = plan, program.layers[:1], program.workspace
            passes.forward(*own, parameters, program.hyper, self.running, count, LOOKING, step.NO_KEY)
            found.append(self._first_z.copy())
        return found

    @flushed()
    def gradient(self, parameters: NDArray[np.float32]) -> NDArray[np.floating]:
        """Gradient of the mean loss, [P]; padding is 0. float32 of one block, float64 where several are summed."""
        program, blocks = self._program, self._blocks()
        tables = program.plan, program.layers, program.workspace
        total = np.zeros(self.layout.length)
        for start, count, share in blocks:
            self._forward(parameters, start, count)
            passes.loss(*tables, program.hyper, count)
            passes.backward(*tables, parameters, program.gradient, program.hyper, count, LOOKING, step.NO_KEY)
            if len(blocks) == 1:
                return program.gradient.copy()
            total += program.gradient * share
        return total

    @property
    def exact(self) -> bool:
        """Whether `bend` can be asked: all the choices have stated their second derivatives."""
        return _stated(self.choices)

    @flushed()
    def bend(self, parameters: NDArray[np.float32], vector: NDArray[np.float32]) -> NDArray[np.floating]:
        """How the gradient at `parameters` changes along `vector`: H·v of the mean loss, exact, [P].

        Between products at one place its array must not be written to: what depends on the place is kept. float32 of
        one block, float64 where several are summed; the array may be written over next time.
        """
        blocks, total = self._blocks(), np.zeros(self.layout.length)
        own = self._grounds(blocks) if len(blocks) > 1 else []
        for place, (start, count, share) in enumerate(blocks):
            image = own[place].bend(parameters, vector) if own else self._bend(parameters, vector, start, count)
            if len(blocks) == 1:
                return image
            total += image * share
        return total

    def _bend(
        self, parameters: NDArray[np.float32], vector: NDArray[np.float32], start: int, count: int
    ) -> NDArray[np.float32]:
        """H·v over a block; the next product at this place goes on from what this one has kept, unless others come."""
        if self._tangents is None:
            self._tangents = Tangents(self.layout, self.choices, self._program)
        if self._settled is not parameters or self._gathered != start:
            self._forward(parameters, start, count)
            self._tangents.prepare(parameters, count)
            self._settled = parameters
        return self._tangents.times(parameters, vector, count)

    def _grounds(self, blocks: list[tuple[int, int, np.float64]]) -> "list[Ground]":
        """A ground for each block, so that what depends on the place is kept for all; none where that is too large."""
        if self._own is None:
            fit = _fit(len(blocks), len(self._program.workspace))
            parts = [np.arange(start, start + count) for start, count, _ in blocks] if fit else []
            self._own = [self._alone(part) for part in parts]
        return self._own

    def _alone(self, chosen: NDArray[np.int64]) -> "Ground":
        """The ground of some of the examples."""
        ground = Ground(self.layout, self.choices, self.examples.part(chosen), self.running, self._block)
        ground._program.sharing[TEAM] = self._program.sharing[TEAM]
        return ground

    def _blocks(self) -> list[tuple[int, int, np.float64]]:
        """Where each block begins, its examples, and the share of the mean that is theirs."""
        starts = range(0, self.examples.count, self._block)
        counts = [min(self._block, self.examples.count - start) for start in starts]
        whole = self._mass.sum()
        shares = [self._mass[start : start + count].sum() / whole for start, count in zip(starts, counts, strict=True)]
        return list(zip(starts, counts, shares, strict=True))

    @property
    def _first_z(self) -> NDArray[np.float32]:
        """Where the first layer's sums lie."""
        record, row = self._program.layers[0], int(self._program.plan["row"][0])
        return self._program.workspace[record["z"] : record["z"] + record["units"] * row]

    def _gather(self, start: int, count: int) -> None:
        """Lay a block out in the tables, unless it lies there already."""
        program, examples = self._program, self.examples
        if self._gathered != start:
            tables = program.plan, program.layers, program.workspace
            passes.gather(*tables, examples.x, examples.targets, self._order, start, count)
            self._gathered = start

    def _forward(self, parameters: NDArray[np.float32], start: int, count: int, *, weighed: bool = False) -> None:
        """Send a block through the network; weighed: from the first layer's sums on, which are there."""
        program = self._program
        self._settled = None
        self._gather(start, count)
        program.layers["weighed"][0] = weighed
        tables = program.plan, program.layers, program.workspace
        passes.forward(*tables, parameters, program.hyper, self.running, count, LOOKING, step.NO_KEY)


def _stated(own: Choices) -> bool:
    return unstated(own.activations, own.loss, own.output_activation, own.normalization) is None


def _fit(blocks: int, workspace: int) -> bool:
    """Whether what depends on the place is kept for so many blocks: their own tables, changes, and what is kept."""
    return 3 * blocks * workspace <= LARGEST_KEPT


def marked(layout: Layout, frozen: int = 0, *, weights_only: bool = False) -> NDArray[np.float32]:
    """1 where a parameter lies that learns, float32[P], 0 in the padding; the first `frozen` layers do not learn."""
    marks = aligned_zeros(layout.length)
    for layer in layout.layers[frozen:]:
        views = [layer.weight_view(marks)]
        if not weights_only:
            views += [layer.bias_view(marks)] if layer.biased else []
            views += [layer.scale_view(marks), layer.shift_view(marks)] if layer.normalized else []
        for view in views:
            view[...] = 1
    return marks
