"""What can be measured of a run or a page: numbers that the lab has anyway, asked for and never computed again.

A measure says which run it is about, asks a Place for it, and gives a float. NaN: not measured. ±∞ is a number.
"""

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from pydantic import Field, field_validator, model_validator

from dllab.labs.columns import Column, read_column
from dllab.labs.tables import NotSound, Table
from dllab.labs.windows import END, During, Reduction, Window, reduced
from dllab.messages import text
from dllab.training.spread import Kind

if TYPE_CHECKING:
    from dllab.labs.attempt import Attempt
    from dllab.labs.work import Place

SCORE = re.compile(r"(train|val|test)_(loss|accuracy|top2_error|r2|mae)")
ENTRY = re.compile(r"(layer[1-9]\d{0,3}|first|last)\.(weight\[\d{1,6}, ?\d{1,6}\]|bias\[\d{1,6}\])", re.ASCII)
COUNTS = ("tp", "fp", "fn", "tn")
MOST_RUNS = 40


class Measure(Table):
    """A number of what somebody did."""

    def measured(self, place: "Place") -> float:
        """The number; NaN where it was not measured. Raises UserError where there is nothing to measure."""
        raise NotImplementedError

    @property
    def within(self) -> Iterator["OfRun"]:
        """Itself, or the measures that it is made of."""
        raise NotImplementedError

    @property
    def label(self) -> str:
        """What is measured, in the words of the file."""
        raise NotImplementedError


class OfRun(Measure):
    """of_run: "this": of the step it stands in; another step's id; or "baseline": of what that step starts with."""

    of_run: str = "this"

    def measured(self, place: "Place") -> float:
        return self.of_attempt(place.attempt(self.of_run))

    def of_attempt(self, attempt: "Attempt") -> float:
        """The number of one run."""
        raise NotImplementedError

    @property
    def windows(self) -> tuple[Window, ...]:
        """The steps of which everything has to be recorded."""
        return ()

    @property
    def moments(self) -> tuple[int, ...]:
        """The steps after which the parameters have to be kept."""
        return ()

    @property
    def within(self) -> Iterator["OfRun"]:
        yield self


class Steps(OfRun):
    """How long the run is, in steps or epochs."""

    unit: Literal["steps", "epochs"] = "steps"

    def of_attempt(self, attempt: "Attempt") -> float:
        return float(attempt.trainer.step if self.unit == "steps" else attempt.trainer.epoch)

    @property
    def label(self) -> str:
        return self.unit


class Value(OfRun):
    """A column of the history within a window, as one number; or the ratio of two columns' numbers."""

    of: str
    over: str | None = None
    during: During = END
    reduce: Reduction = "last"

    @field_validator("of", "over")
    @classmethod
    def _is_a_column(cls, name: str | None) -> str | None:
        if name is not None:
            read_column(name)
        return name

    def of_attempt(self, attempt: "Attempt") -> float:
        upper = self._one(read_column(self.of), attempt)
        if self.over is None:
            return upper
        with np.errstate(all="ignore"):
            return float(np.float64(upper) / np.float64(self._one(read_column(self.over), attempt)))

    def _one(self, column: Column, attempt: "Attempt") -> float:
        return reduced(attempt.column(column, self.during), self.reduce)

    @property
    def windows(self) -> tuple[Window, ...]:
        return (self.during,)

    @property
    def label(self) -> str:
        over = f" ÷ {self.over}" if self.over else ""
        return f"{self.of}{over}, {self.during}" + ("" if self.reduce == "last" else f", {self.reduce}")


class Score(OfRun):
    """A loss or score over all training, validation or test examples, as the run ended."""

    of: str = Field(pattern=f"^{SCORE.pattern}$")

    def of_attempt(self, attempt: "Attempt") -> float:
        part, _, name = self.of.partition("_")
        trainer = attempt.trainer
        scores = trainer.test_scores() if part == "test" else trainer.scores("train" if part == "train" else "val")
        value = getattr(scores, name)
        return math.nan if value is None else float(value)

    @property
    def label(self) -> str:
        return self.of


class Metric(OfRun):
    """One class against the rest, by its number: with a `threshold` what scores above it counts as that class."""

    of: Literal["precision", "recall", "f1", "auc", "average_precision", "tp", "fp", "fn", "tn"]
    class_: int = Field(1, alias="class", ge=0)
    threshold: float | None = None
    part: Literal["train", "val", "test"] = "val"

    def of_attempt(self, attempt: "Attempt") -> float:
        from dllab.training.metrics import Classification, measure

        trainer, data = attempt.trainer, attempt.trainer.dataset
        x, y = getattr(data, f"x_{self.part}"), getattr(data, f"y_{self.part}")
        if not len(x):
            return math.nan
        found = measure(trainer.forward(x), y, data, trainer.experiment.output_kind)
        if not isinstance(found, Classification) or self.class_ >= len(found.classes):
            return math.nan
        own = found.classes[self.class_]
        if self.threshold is not None and self.of not in ("auc", "average_precision"):
            value = getattr(own.sweep.at_threshold(self.threshold), self.of) if own.sweep else None
        elif self.of in COUNTS:
            counts = np.array(found.confusion)
            value = _counts(counts, self.class_)[self.of] if counts.size else None
        else:
            value = getattr(own, self.of)
        return math.nan if value is None else float(value)

    @property
    def label(self) -> str:
        at = "" if self.threshold is None else f" at {self.threshold:g}"
        return f"{self.part}_{self.of} of class {self.class_}{at}"


def _counts(confusion: Any, k: int) -> dict[str, int]:
    """tp, fp, fn and tn of class k, of confusion[true, predicted]."""
    tp, row, column = confusion[k, k], confusion[k].sum(), confusion[:, k].sum()
    return {"tp": tp, "fp": column - tp, "fn": row - tp, "tn": confusion.sum() - row - column + tp}


class Weight(OfRun):
    """Something of the parameters at the run's end.

    of: an entry such as layer1.weight[0, 1] or last.bias[0]; "norm", √Σw²; "share_below": the share with |w| < `below`;
    "largest_update": max |w − w(`since`)| over all, since step `since`; "distance": √Σ(w − w*)² to the entries in `to`.
    """

    of: str
    below: float | None = Field(None, gt=0)
    since: int | None = Field(None, ge=0)
    to: dict[str, float] | None = None

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        asked = {"share_below": self.below, "largest_update": self.since, "distance": self.to}
        entries = tuple(self.to or ()) if self.of in ("norm", *asked) else (self.of,)
        for entry in entries:
            if not ENTRY.fullmatch(entry):
                raise NotSound(text("{entry} is no parameter: write layer1.weight[0, 1] or last.bias[0]"), entry=entry)
        given = {name for name, value in asked.items() if value is not None}
        if given != {self.of} & set(asked):
            raise NotSound(text("share_below needs below, largest_update needs since, distance needs to; nothing else"))
        return self

    def of_attempt(self, attempt: "Attempt") -> float:
        named = attempt.trainer.parameters
        if self.to is not None:
            return math.sqrt(sum((_entry(named, key) - value) ** 2 for key, value in self.to.items()))
        flat = np.concatenate([array.ravel() for array in named.values()]).astype(np.float64)
        if self.of == "norm":
            return float(np.sqrt(np.sum(flat * flat)))
        if self.below is not None:
            return float(np.mean(np.abs(flat) < self.below))
        if self.since is not None:
            before = attempt.parameters_after(self.since)
            return math.nan if before is None else float(np.max(np.abs(flat - before)))
        return _entry(named, self.of)

    @property
    def moments(self) -> tuple[int, ...]:
        return () if self.since is None else (self.since,)

    @property
    def label(self) -> str:
        extra = self.below if self.below is not None else self.since
        return self.of if extra is None else f"{self.of} {extra:g}"


def _entry(named: dict[str, Any], entry: str) -> float:
    """One of the parameters; NaN where the network has none at that place."""
    layer, _, rest = entry.partition(".")
    kind, _, place = rest.rstrip("]").partition("[")
    layers = sorted({int(name.split(".")[0].removeprefix("layer")) for name in named})
    layer = {"first": f"layer{layers[0]}", "last": f"layer{layers[-1]}"}.get(layer, layer)
    array, index = named.get(f"{layer}.{kind}"), tuple(map(int, place.split(",")))
    if array is None or any(i >= size for i, size in zip(index, array.shape, strict=True)):
        return math.nan
    return float(array[index])


class Readout(OfRun):
    """A number of a page: of the settings that are handed in, with those in `set` in their place."""

    explorer: str
    of: str
    set: dict[str, Any] = {}
    step: int | None = Field(None, ge=0, le=10**9)

    def measured(self, place: "Place") -> float:
        return place.readout(self.explorer, self.of, self.set, self.step, self.of_run)

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        from dllab.explorers import EXPLORERS

        known = EXPLORERS[self.explorer].numbers
        if self.of not in known:
            raise NotSound(text("{of} is none of its numbers: {known}"), of=self.of, known=", ".join(known))
        return self

    @property
    def label(self) -> str:
        return f"{self.explorer}: {self.of}"


class Several(OfRun):
    """A statistic of a score over several runs of the experiment, with other seeds or other folds held out.

    Runs that diverged count for nothing. count_at_least: how many reach `level`. of_best: that of the run which is the
    best by another score, `by`, as somebody would choose it.
    """

    kind: Kind = "seeds"
    count: int = Field(ge=2, le=MOST_RUNS)
    steps: int = Field(ge=1)
    of: str = Field(pattern=f"^{SCORE.pattern}$")
    statistic: Literal["median", "mean", "std", "count_at_least", "of_best"] = "median"
    level: float = 0.0
    by: str | None = Field(None, pattern=f"^{SCORE.pattern}$")

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if (self.statistic == "of_best") != (self.by is not None):
            raise NotSound(text("of_best needs by, the score that chooses; nothing else does"))
        return self

    def of_attempt(self, attempt: "Attempt") -> float:
        spread = attempt.several(self.kind, self.count, self.steps)
        if self.by is not None:
            best = spread.best(self.by)
            value = best.scores[self.of] if best else None
            return math.nan if value is None else value
        if self.statistic == "count_at_least":
            values = [run.scores[self.of] for run in spread.sound]
            return float(sum(value is not None and value >= self.level for value in values))
        return float(getattr(spread.statistic(self.of), self.statistic))

    @property
    def label(self) -> str:
        level = f" {self.level:g}" if self.statistic == "count_at_least" else f" {self.by}" if self.by else ""
        return f"{self.of}, {self.count} {self.kind}, {self.statistic}{level}"
