"""The step that a run is about to take, taken apart on a copy of its state.

The copy goes through the very kernels of the run, with the same examples, the same random numbers and the same running
statistics, so every number is the run's own.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine import passes, step
from dllab.engine.augmentation import augment
from dllab.engine.convolution import formula
from dllab.engine.engine import Engine
from dllab.engine.kernels.random import next_word, scrambled
from dllab.engine.kernels.subnormals import flushed
from dllab.engine.network import Layer, padded
from dllab.engine.normalizations.base import TRAINING
from dllab.engine.parts import Unsaid
from dllab.engine.program import Program
from dllab.engine.regularization import clip, disturb, hold, penalize
from dllab.engine.state import POSITION, SIZE, STEP, TrainState
from dllab.engine.worked.terms import OptimizerStep, ParameterPlace
from dllab.experiment import Experiment
from dllab.training.assembly import choices_of, first_state
from dllab.training.curriculum import easiest_first
from dllab.training.microscope.difference import Check, Verdict, central_difference, check
from dllab.training.microscope.look import Address, Gradients, LayerLook, Look, WeightUpdate
from dllab.training.microscope.reference import Reference
from dllab.training.microscope.rounding import Rounding, gradient_error
from dllab.training.microscope.worked import memory_of, slots_of, worked
from dllab.training.network import examples_of, layout_of


class Microscope:
    """Looks into steps of one experiment on its data.

    Raises DataError, LossDoesNotFit or OptimizerDoesNotFit where the two do not go together.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset):
        self.experiment, self.dataset = experiment, dataset
        self._layout = layout_of(experiment, dataset)
        self._examples = examples_of(experiment, dataset, dataset.x_train, dataset.y_train)
        self._target_rows = self._examples.targets.size // max(self._examples.count, 1)
        self._ranked = easiest_first(dataset) if experiment.training.curriculum else np.zeros(0, np.int64)
        self._easy_epochs = float(experiment.training.curriculum * experiment.training.epochs)
        self._batch = min(experiment.training.batch_size, self._examples.count)
        self._engines: dict[int, Engine] = {}
        self._programs: dict[int, Program] = {}

    @np.errstate(all="ignore")  # a diverged network may be looked into too
    def look(self, state: TrainState, rate: float, example: int | None = None) -> Look:
        """Take the next step of `state` apart, at the learning rate `rate`; `state` stays as it is.

        example: a training example that the step is shown alone, in place of the next batch.
        """
        before = state.copy() if example is None else _shown_alone(state, example)
        after, taken = self._stepped(before, rate)
        scratch = before.copy()
        start = self._begin(scratch)
        batch = self._batch_of(before)
        count = min(batch, int(scratch.cursor[SIZE]) - start)
        key = np.uint32(next_word(scratch.random) >> np.uint64(32))
        program = self._program(batch)
        loss = self._forward(program, scratch, start, count, key)
        deltas = self._deltas(program, scratch, count, key)
        gradients = self._gradients(program, scratch, key)
        lanes = _Lanes(program, count)
        return Look(
            step=int(state.cursor[STEP]),
            rate=rate,
            example=example,
            examples=scratch.order[start : start + count].copy(),
            targets=lanes.read(int(program.plan["targets"][0]), self._target_rows),
            masks=self._masks(program, count, key),
            x=lanes.read(int(program.layers["input"][0]), self._layout.sizes[0]),
            loss=loss,
            layers=self._layers(lanes, scratch.parameters, deltas, gradients),
            gradients=gradients,
            before=before,
            after=after,
            taken=taken,
        )

    def at_start(self, example: int | None = None) -> Look:
        """The first step of a run from its initial weights."""
        state, _ = first_state(self.experiment, self._layout, self._examples.count)
        return self.look(state, self.experiment.optimizer.learning_rate, example)

    @np.errstate(all="ignore")
    def follow(self, look: Look, address: Address) -> WeightUpdate:
        """One weight through the step that `look` shows."""
        place = self._place(address, look.rate)
        layer = look.layers[address.layer - 1]
        stages, before, after = look.gradients, look.before, look.after
        inputs = np.ones(len(layer.delta), np.float32)
        if address.column is not None:
            inputs = layer.inputs[:, address.column]
        index, weight = place.index, float(before.parameters[place.index])
        optimizer = self.experiment.optimizer
        memory = memory_of(optimizer, before.slots, after.slots, before.parameters.size)
        step = OptimizerStep(before.parameters, stages.applied, memory, look.rate, look.step + 1)
        return WeightUpdate(
            address=address,
            before=weight,
            after=float(after.parameters[index]),
            inputs=inputs,
            deltas=layer.delta[:, address.unit],
            data_gradient=float(stages.data[index]),
            penalty=float(stages.penalized[index]) - float(stages.data[index]),
            noise=float(stages.disturbed[index]) - float(stages.penalized[index]),
            gradient=float(stages.applied[index]),
            decay=-place.decay * weight,
            slots=slots_of(memory, index),
            worked=worked(optimizer, step, place),
            check=self._check(look, address, weight, inputs, float(stages.data[index])),
            frozen=address.layer <= self.experiment.training.frozen_layers,
        )

    def _check(
        self, look: Look, address: Address, weight: float, inputs: NDArray[np.float32], gradient: float
    ) -> Check:
        """The gradient of the mean loss alone, beside differences of a float64 loss on the same batch."""
        if self.experiment.optimizer.chain[0].output_error is not None:
            return Check(Verdict.NOT_FOLLOWED, gradient)
        if not np.isfinite([gradient, look.loss]).all():  # a dead unit's gradient is 0 beside a loss that is NaN, too
            return Check(Verdict.NOT_FINITE, gradient)
        choices = self._engine(self._batch_of(look.before)).choices
        before, place = look.before, (address.layer, address.unit, address.column)

        def reference(rounding: Rounding | None = None) -> Reference:
            return Reference(
                self._layout, choices, before.parameters, look.x, look.targets, look.masks, before.running, rounding
            )

        try:
            exact = reference()
        except Unsaid as unsaid:
            return Check(Verdict.UNSAID, gradient, unsaid=unsaid)
        found = central_difference(
            lambda value: exact.at(*place, value),
            weight,
            float(np.abs(inputs).max()),
            lambda value: exact.own_sides(*place, value),
        )
        scale = float(np.abs(look.layers[address.layer - 1].delta[:, address.unit] * inputs).sum())
        verdict = check(gradient, scale, found, exact.coarseness)
        if verdict.verdict != Verdict.DIFFERS or found is None:
            return verdict

        def slope(network: Reference) -> float:
            high, low = (network.at(*place, weight + h).loss for h in (found.step, -found.step))
            return (high - low) / (2 * found.step)

        error = gradient_error(slope(exact), lambda rounding: slope(reference(rounding)))
        return check(gradient, scale, found, exact.coarseness, error)

    def _place(self, address: Address, rate: float) -> ParameterPlace:
        layer = self._layout.layers[address.layer - 1]
        if address.column is None:
            return ParameterPlace(layer.bias + address.unit, slice(layer.bias, layer.bias + layer.fan_out), decay=0.0)
        choices = choices_of(self.experiment, self.dataset)
        decay = rate * choices.penalties.weight_decay if address.layer > choices.frozen else 0.0
        index = layer.weight + address.unit * layer.pitch + address.column
        return ParameterPlace(index, slice(layer.weight, layer.bias), decay)

    def _batch_of(self, state: TrainState) -> int:
        return self._batch if len(state.order) == self._examples.count else 1

    def _engine(self, batch: int) -> Engine:
        if batch not in self._engines:
            choices = choices_of(self.experiment, self.dataset)
            nothing = TrainState(*[np.zeros(0)] * len(TrainState._fields))  # type: ignore[arg-type]
            self._engines[batch] = Engine(self._layout, choices, batch, self._examples, nothing, self._ranked)
        return self._engines[batch]

    def _program(self, batch: int) -> Program:
        if batch not in self._programs:
            choices = self._engine(batch).choices
            self._programs[batch] = Program.build(self._layout, batch, self._target_rows, choices)
        return self._programs[batch]

    def _stepped(self, state: TrainState, rate: float) -> tuple[TrainState, bool]:
        """The state after one real step, and whether the step was taken to its end."""
        engine, training = self._engine(self._batch_of(state)), self.experiment.training
        engine.state = state.copy()
        rates = np.array([rate])
        records = engine.advance(rates, training.shuffle, training.stop_on_divergence, 1, self._easy_epochs)
        return engine.state, records.diverged is None

    def _begin(self, state: TrainState) -> int:
        """Begin an epoch where the step would; the place in `order` where its batch begins."""
        if state.cursor[POSITION] == 0:
            shuffled = self.experiment.training.shuffle
            step.begin_epoch(state.order, state.random, state.cursor, shuffled, self._ranked, self._easy_epochs)
        return int(state.cursor[POSITION])

    @flushed()
    def _forward(self, program: Program, state: TrainState, start: int, count: int, key: np.uint32) -> float:
        """The batch's mean loss, all signals left in the workspace."""
        tables = program.plan, program.layers, program.workspace
        passes.gather(*tables, self._examples.x, self._examples.targets, state.order, start, count)
        if program.plan["augment"][0]:
            augment(*tables, program.hyper, count, key)
            passes.lay_out(*tables)
        passes.forward(*tables, state.parameters, program.hyper, state.running, count, TRAINING, key)
        return self._loss(program, count)

    def _loss(self, program: Program, count: int) -> float:
        """The loss, and δ of the outputs left where the way back begins."""
        tables = program.plan, program.layers, program.workspace
        value = float(passes.loss(*tables, program.hyper, count))
        if program.plan["output_error"][0]:
            step.output_error(*tables, count)
        return value

    @flushed()
    def _deltas(self, program: Program, state: TrainState, count: int, key: np.uint32) -> list[NDArray[np.float32]]:
        """δ = ∂L/∂z of every layer, [count, fan_out]; the gradient by all parameters is left in the program.

        The way back keeps δ of one layer at a time, in two places by turns. So it is gone once for every layer, down to
        that layer: the network from there on, its dropout's random numbers counted as in the whole. The last time is
        the whole way, and leaves the gradient.
        """
        plan, layers, lanes = program.plan, program.layers, _Lanes(program, count)
        found = []
        for first in reversed(range(len(layers))):
            self._loss(program, count)
            own_key = np.uint32((int(key) + passes.LAYER_KEY * first) % 2**32)
            passes.backward(
                plan, layers[first:], program.workspace, state.parameters, program.gradient, program.hyper,
                count, TRAINING, own_key,
            )  # fmt: skip
            turns = len(layers) - 1 - first + np.count_nonzero(layers["unpool"][first:])
            place = plan["delta"][0] if turns % 2 == 0 else plan["spare"][0]
            found.append(lanes.read(int(place), int(layers["units"][first])))
        return found[::-1]

    @flushed()
    def _gradients(self, program: Program, state: TrainState, key: np.uint32) -> Gradients:
        """What the step does to the gradient, stage by stage."""
        gradient, hyper = program.gradient, program.hyper
        data = gradient.copy()
        penalize(program.layers, state.parameters, gradient, hyper)
        penalized = gradient.copy()
        disturb(program.layers, gradient, hyper, int(state.cursor[STEP]), key)
        disturbed = gradient.copy()
        hold(program.plan, gradient)
        clipped = clip(gradient, hyper)
        return Gradients(data, penalized, disturbed, gradient.copy(), bool(clipped))

    def _masks(self, program: Program, count: int, key: np.uint32) -> tuple[NDArray[np.float32] | None, ...]:
        """0 where the step drops a unit, 1/(1 − share) elsewhere, [count, units]; None for a layer without dropout."""
        row = int(program.plan["row"][0])
        masks: list[NDArray[np.float32] | None] = []
        for layer, share in zip(self._layout.layers[:-1], self.experiment.network.dropouts, strict=True):
            if share == 0:
                masks.append(None)
                continue
            own_key = np.uint32((int(key) + passes.LAYER_KEY * layer.number) % 2**32)
            numbers: Any = scrambled(np.arange(layer.units * row, dtype=np.uint32) + own_key)
            kept = (numbers >= np.uint32(share * 2**32)).reshape(layer.units, row)[:, :count]
            masks.append(np.where(kept, np.float32(1 / (1 - share)), np.float32(0)).T)
        return tuple(masks)

    def _layers(
        self, lanes: "_Lanes", flat: NDArray[np.float32], deltas: list[NDArray[np.float32]], gradients: Gradients
    ) -> tuple[LayerLook, ...]:
        looks = []
        for layer, record, delta in zip(self._layout.layers, lanes.layers, deltas, strict=True):
            inputs = lanes.read(int(record["input"]), layer.inputs)
            if layer.geometry:
                inputs = formula.patches(layer.geometry, inputs).reshape(-1, layer.fan_in)
            weight, bias = layer.weight_view(flat), layer.bias_view(flat)
            z = inputs @ weight.T + bias  # by the engine it is overwritten as soon as it has been used
            before = layer.normalized and record["z"] != record["u"]
            looks.append(
                LayerLook(
                    number=layer.number,
                    weight=weight.copy(),
                    bias=bias.copy() if layer.biased else None,
                    weight_gradient=layer.weight_view(gradients.penalized),
                    bias_gradient=layer.bias_view(gradients.penalized) if layer.biased else None,
                    inputs=inputs,
                    z=z,
                    u=lanes.by_place(layer, "u") if before else z,
                    a=lanes.by_place(layer, "a"),
                    out=lanes.by_place(layer, "out"),
                    delta=formula.by_place(delta, layer.positions),
                    geometry=layer.geometry,
                )
            )
        return tuple(looks)


class _Lanes:
    """Reads signals out of a workspace, where they lie feature by feature in padded rows."""

    def __init__(self, program: Program, count: int):
        self.layers = program.layers
        self._workspace, self._row, self._count = program.workspace, padded(int(program.plan["batch"][0])), count

    def read(self, place: int, features: int) -> NDArray[np.float32]:
        """A copy, [examples, features]."""
        rows = self._workspace[place : place + features * self._row].reshape(features, self._row)
        return rows[:, : self._count].T.copy()

    def by_place(self, layer: Layer, name: str) -> NDArray[np.float32]:
        """What a layer has at `name`, [examples·places, units]."""
        signal = self.read(int(self.layers[name][layer.number - 1]), layer.units)
        return formula.by_place(signal, layer.positions)


def _shown_alone(state: TrainState, example: int) -> TrainState:
    """A copy whose next batch is the last of its epoch, and this one example: so no epoch begins at the step."""
    alone = state.copy()._replace(order=np.array([example, example]))
    alone.cursor[[POSITION, SIZE]] = 1, 2
    return alone
