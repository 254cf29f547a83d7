"""What a run has recorded, within a memory bound that does not grow with its length.

A Track holds its columns in buckets. As long as they fit, a bucket is one step; when they no longer do, neighbours
are merged and a bucket covers twice as many. Each keeps the smallest, the largest and the last value, so no spike is
lost however long the run, and drawing it costs the same.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.messages import UserError, text
from dllab.training.buckets import LAST, by_step, copied, fill
from dllab.training.snapshot import CURVATURE, Curves, Groups

if TYPE_CHECKING:
    from dllab.engine.engine import Records

FLOATS = 2_000_000  # all the numbers one exact track may hold: 24 MB with low, high and last
DRAWN = 512  # buckets of a track that is only drawn


class NoPandas(UserError):
    """A table of pandas was asked for, and there is no pandas."""


class Moment(NamedTuple):
    """What was recorded of one step: a value for every column of History's steps and, if recorded, of its layers."""

    step: int
    steps: NDArray[np.float32]
    layers: NDArray[np.float32] | None


class Track:
    """Columns that are recorded at the same steps."""

    def __init__(self, names: tuple[str, ...], capacity: int):
        """`capacity`, the most buckets to keep, is even."""
        self.names = names
        self.capacity = capacity
        self.stride = 1  # rows a bucket covers
        self.rows = 0
        self._merged = False  # until then a bucket's smallest and largest value are its last
        self._step = np.zeros(0, np.int64)
        self._buckets = np.zeros((3, len(names), 0), np.float32)
        self._make_room(min(capacity, DRAWN))

    @property
    def buckets(self) -> int:
        """Buckets in use; the last may not be full yet."""
        return -(-self.rows // self.stride)

    def extend(self, step: NDArray[np.int64], values: NDArray[np.float32]) -> None:
        """Append rows: step[n], rising, and values[columns, n]."""
        while self.rows + len(step) > self.capacity * self.stride:
            free = self.capacity * self.stride - self.rows
            self._append(step[:free], values[:, :free])
            step, values = step[free:], values[:, free:]
            self._merge_neighbours()
        self._append(step, values)

    def forget_after(self, step: int) -> None:
        """Give up all buckets that go beyond `step`."""
        kept = int(np.searchsorted(self._step[: self.buckets], step, side="right"))
        if kept < self.buckets:
            self.rows = kept * self.stride

    @property
    def last_step(self) -> int:
        """The newest step recorded; −1 before the first."""
        return int(self._step[self.buckets - 1]) if self.rows else -1

    def resume(self, curves: Curves) -> None:
        """Take over others' curves, in at most half of the buckets."""
        curves = curves.thinned(self.capacity // 2)
        self.stride, self.rows, self._merged = 1, len(curves.step), True
        self._make_room(self.rows)
        self._step[: self.rows] = curves.step
        for own, others in zip(self._buckets, (curves.low, curves.high, curves.last), strict=True):
            own[:, : self.rows] = others

    def curves(self) -> Curves:
        """A copy that may be handed to another thread."""
        if self._merged:
            low, high, last = copied(self._buckets, self.buckets)
        else:
            low = high = last = copied(self._buckets[LAST:], self.buckets)[0]
        return Curves(self.names, self._step[: self.buckets].copy(), low, high, last)

    def _append(self, step: NDArray[np.int64], values: NDArray[np.float32]) -> None:
        self._make_room(-(-(self.rows + len(step)) // self.stride))
        fill(self._buckets, self._step, self.rows, self.stride, step, values)
        self.rows += len(step)

    def _merge_neighbours(self) -> None:
        half = self.capacity // 2
        low, high, last = self._buckets
        self._step[:half] = self._step[1::2]
        low[:, :half] = np.minimum(low[:, 0::2], low[:, 1::2])
        high[:, :half] = np.maximum(high[:, 0::2], high[:, 1::2])
        last[:, :half] = last[:, 1::2]
        self.stride *= 2
        self._merged = True

    def _make_room(self, buckets: int) -> None:
        """Have room for so many: twice as much each time, as the system gives large arrays 2 MB at a time."""
        kept = len(self._step)
        if buckets > kept:
            room = min(max(buckets, 2 * kept), self.capacity)
            old, self._buckets = self._buckets, np.zeros((3, len(self.names), room), np.float32)
            self._buckets[:, :, :kept] = old
            self._step = np.append(self._step, np.zeros(room - kept, np.int64))


class Tracks:
    """The same columns twice: exact as long as memory allows, and few enough to be drawn 60 times a second."""

    def __init__(self, names: tuple[str, ...]):
        self.names = names
        exact = 2 ** int(np.log2(np.clip(FLOATS // len(names), DRAWN, 2**17)))
        self.exact = Track(names, exact)
        self.drawn = Track(names, DRAWN)

    def extend(self, step: ArrayLike, values: ArrayLike) -> None:
        """Append rows: step[n], rising, and values[columns, n]; steps that are there already are left as they are."""
        with np.errstate(over="ignore"):  # what float32 cannot hold is infinite
            steps, rows = np.asarray(step, np.int64), np.asarray(values, np.float32)
        known = int(np.searchsorted(steps, self.exact.last_step, side="right"))
        for track in (self.exact, self.drawn):
            track.extend(steps[known:], rows[:, known:])

    def forget_after(self, step: int) -> None:
        """Give up what was recorded after `step`; a bucket that goes beyond it goes whole."""
        for track in (self.exact, self.drawn):
            track.forget_after(step)

    def resume(self, curves: Curves) -> None:
        """Begin with what an earlier run of the same columns has left."""
        for track in (self.exact, self.drawn):
            track.resume(curves)


class History:
    """Every column of a run, in groups: of every step, of layers' activations, of evaluations, of curvature."""

    def __init__(self, layers: int, scores: tuple[str, ...], *, validated: bool = True):
        """`scores` names what an evaluation gives beside the two losses, or the one where nothing is `validated`.

        What is not measured has no column; a number that is not finite was measured.
        """

        def per_layer(*names: str) -> tuple[str, ...]:
            return tuple(f"{name}/layer{number}" for name in names for number in range(1, layers + 1))

        self.steps = Tracks(("train_loss", "learning_rate", "clipped", *per_layer("grad_norm")))
        self.layers = Tracks(per_layer("activation_mean", "activation_std", "saturated", "dead", "update_ratio"))
        self.events: tuple[tuple[int, str], ...] = ()  # (step, what happened, a text) of what was nobody's edit
        losses = ("train_loss_eval", "val_loss") if validated else ("train_loss_eval",)
        self.evaluations = Tracks((*losses, *scores))
        self.curvature = Tracks(CURVATURE)

    def __repr__(self) -> str:
        names = self.columns()
        shown = ", ".join(names[:3])
        return f"<History: {max(self.steps.exact.last_step, 0):,} steps, {len(names)} columns: {shown}, …>"

    @property
    def nbytes(self) -> int:
        """What it takes once it is full."""
        tracks = [track for group in self.groups for track in (group.exact, group.drawn)]
        return sum(track.capacity * (8 + 12 * len(track.names)) for track in tracks)

    def record(self, records: "Records", rates: NDArray[np.float64]) -> Moment | None:
        """Take in what steps left behind that were taken with these learning rates; returns the last of them."""
        steps = np.arange(records.first, records.first + len(records.loss))
        columns = by_step(records.loss, rates, records.clipped, records.norms)
        by_quantity = records.statistics.T.reshape(len(self.layers.names), len(records.recorded))
        self.steps.extend(steps, columns)
        self.layers.extend(records.recorded, by_quantity)
        if len(steps) == 0:
            return None
        complete = len(records.recorded) > 0 and records.recorded[-1] == steps[-1]
        return Moment(int(steps[-1]), columns[:, -1], by_quantity[:, -1] if complete else None)

    def note(self, events: tuple[tuple[int, str], ...]) -> None:
        """Take in what happened; what is known already is left as it is."""
        if not set(events) <= set(self.events):
            self.events = tuple(sorted({*self.events, *events}))

    def curves(self) -> Groups:
        """All that is known of steps, layers, evaluations and curvature."""
        steps, layers, evaluations, curvature = (group.exact.curves() for group in self.groups)
        return steps, layers, evaluations, curvature

    def forget_after(self, step: int) -> None:
        """Give up what was recorded after `step`."""
        self.events = tuple(event for event in self.events if event[0] <= step)
        for group in self.groups:
            group.forget_after(step)

    def resume(self, curves: Groups) -> None:
        """Begin with what an earlier run of the same network has left in each group."""
        for group, left in zip(self.groups, curves, strict=True):
            group.resume(left)

    def columns(self) -> list[str]:
        """Every column's name; those of curvature where it was measured."""
        measured = self.groups if self.curvature.exact.rows else self.groups[:-1]
        return [name for group in measured for name in group.exact.names]

    def column(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Steps, counted from 1, and values of one column; raises KeyError.

        Exact for as many steps as memory is kept for, 16,384 or more with up to 100 layers; beyond that every 2ᵏ-th
        value.
        """
        for group in self.groups:
            if name in group.exact.names:
                curves = group.exact.curves()
                return curves.step, curves.last[curves.index(name)]
        raise KeyError(f"no column {name!r}; there are {', '.join(self.columns())}")

    def to_frame(self) -> Any:
        """A pandas DataFrame with a row a step and every column; NaN where a column was not recorded at that step.

        Raises NoPandas where pandas is not installed.
        """
        try:
            import pandas as pd  # late: nothing else needs it
        except ImportError:
            raise NoPandas(text("to_frame needs pandas: install it with pip install pandas")) from None
        columns = {name: pd.Series(values, steps) for name in self.columns() for steps, values in [self.column(name)]}
        frame = pd.DataFrame(columns)
        return frame.rename_axis("step")

    @property
    def groups(self) -> tuple[Tracks, Tracks, Tracks, Tracks]:
        """The columns of every step, of the layers, of the evaluations and of the curvature."""
        return self.steps, self.layers, self.evaluations, self.curvature
