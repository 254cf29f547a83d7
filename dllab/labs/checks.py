"""The checks of a lab, a closed list: 14 kinds, none of which can run anything that a file brings along.

Every check gives a Result. A number that was not measured fails, and so does a run that cannot be had.
"""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from dllab.diagnostics.detector import kinds
from dllab.experiment.changes import outside
from dllab.labs.bounds import Bounded
from dllab.labs.keys import Key
from dllab.labs.measures import Measure, Metric, OfRun, Readout, Score, Several, Steps, Value, Weight
from dllab.labs.results import Result
from dllab.labs.tables import List, NotKnown, NotSound, OneOf, Table, Words
from dllab.labs.tiers import Tiered
from dllab.messages import Sentence, UserError, text

if TYPE_CHECKING:
    from dllab.labs.work import Place

DEEPEST = 2  # combinations inside each other
NOT_MEASURED = text("not measured")


class Check(Table):
    """id: what a hint may refer to. fail: what a student is told who has not got it yet. points: its weight."""

    id: str = ""
    fail: Words | None = None
    points: float = Field(1.0, ge=0, allow_inf_nan=False)

    def look(self, place: "Place") -> Result:
        """What it says of a step that was handed in."""
        try:
            return self._look(place)
        except UserError as error:
            return Result(self.name, False, reason=Sentence.of(error))

    def _look(self, place: "Place") -> Result:
        raise NotImplementedError

    @property
    def name(self) -> str:
        """What it looks at, in the words of the file."""
        raise NotImplementedError

    @property
    def measures(self) -> Iterator[OfRun]:
        """All that it measures."""
        return iter(())

    @property
    def depth(self) -> int:
        """Combinations inside each other."""
        return 0


class NumberCheck(Measure, Check, Bounded):
    """A check of one measured number; its kinds are measures as well."""

    def _look(self, place: "Place") -> Result:
        value = self.measured(place)
        reason = Sentence(NOT_MEASURED) if math.isnan(value) else None
        margin, tiers = self.margin(value), self.reached(value)
        return Result(self.name, self.holds(value), value, self.needed, reason, margin, tiers=tiers)

    @property
    def name(self) -> str:
        return self.label

    @property
    def measures(self) -> Iterator[OfRun]:
        yield from self.within


class StepsCheck(Steps, NumberCheck):
    """How long the run is."""


class ValueCheck(Value, NumberCheck):
    """A column of the history."""


class ScoreCheck(Score, Tiered, NumberCheck):
    """A loss or score over all examples, which may have tiers."""


class MetricCheck(Metric, NumberCheck):
    """One class against the rest."""


class ParameterCheck(Weight, NumberCheck):
    """Something of the parameters."""


class SeveralCheck(Several, NumberCheck):
    """A statistic over several runs."""


class ReadoutCheck(Readout, NumberCheck):
    """A number of a page."""


MEASURES: dict[str, type[OfRun]] = {
    "steps": Steps,
    "value": Value,
    "score": Score,
    "metric": Metric,
    "parameter": Weight,
    "several": Several,
    "readout": Readout,
}
Measured = Annotated[OfRun, OneOf("measures", "that", MEASURES)]


class Compare(Tiered, NumberCheck):
    """Two measures, also of two runs: their ratio, or their difference, left against right; it may have tiers."""

    left: Measured
    right: Measured
    by: Literal["ratio", "difference"] = "ratio"

    def measured(self, place: "Place") -> float:
        left, right = self.left.measured(place), self.right.measured(place)
        if self.by == "difference":
            return left - right
        return left / right if right else math.nan if left == 0 else math.copysign(math.inf, left)

    @property
    def label(self) -> str:
        sides = (f"{one.label} ({one.of_run})" for one in (self.left, self.right))
        return {"ratio": " ÷ ", "difference": " − "}[self.by].join(sides)

    @property
    def within(self) -> Iterator[OfRun]:
        yield from (self.left, self.right)


class OutcomeCheck(Check):
    """How the run ended, and before which step."""

    of_run: str = "this"
    is_: List[Literal["paused", "finished", "early_stopped", "goal_reached", "diverged"]] = Field(alias="is")
    before_step: int | None = Field(None, ge=1)

    def _look(self, place: "Place") -> Result:
        found, step = place.attempt(self.of_run).outcome
        early = self.before_step is None or step < self.before_step
        before = "" if self.before_step is None else f", step < {self.before_step:,}"
        return Result(self.name, found in self.is_ and early, f"{found}, step {step:,}", " / ".join(self.is_) + before)

    @property
    def name(self) -> str:
        return "outcome"


class Unchanged(Check):
    """The run is the one that the step starts with, and nothing was changed on its way."""

    of_run: str = "this"

    @property
    def allowed(self) -> tuple[str, ...]:
        """The keys, or their beginnings up to a dot, that may differ."""
        return ()

    def _look(self, place: "Place") -> Result:
        wrong = outside(place.changed(self.of_run), self.allowed)
        return Result(self.name, not wrong, ", ".join(wrong) or None, ", ".join(self.allowed))

    @property
    def name(self) -> str:
        return "changed_only" if self.allowed else "unchanged"


class ChangedOnly(Unchanged):
    """Nothing was changed but what stands under these keys."""

    keys: List[Key] = Field(min_length=1)

    @property
    def allowed(self) -> tuple[str, ...]:
        return self.keys


class SettingCheck(Check, Bounded):
    """A setting of the run at its start or end; a choice is known by its name."""

    of_run: str = "this"
    key: Key
    at: Literal["start", "end"] = "end"
    is_: Any = Field(None, alias="is")
    in_: List[Any] | None = Field(None, alias="in")

    @property
    def other_bounds(self) -> bool:
        return self.is_ is not None or self.in_ is not None

    def _look(self, place: "Place") -> Result:
        value = place.attempt(self.of_run).setting(self.key, self.at)
        wanted = [] if self.is_ is None else [self.is_]
        fits = (not wanted or value in wanted) and (self.in_ is None or value in self.in_)
        if self.limits != (-math.inf, math.inf):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            fits = fits and is_number and self.holds(value)
        needed = " / ".join(map(str, (*wanted, *(self.in_ or ())))) or self.needed
        return Result(self.name, fits, None if value is None else str(value), needed)

    @property
    def name(self) -> str:
        return self.key


class FindingCheck(Check):
    """Whether the diagnosis has something to say at the run's end."""

    of_run: str = "this"
    kind: str
    present: bool = True

    @field_validator("kind")
    @classmethod
    def _is_known(cls, kind: str) -> str:
        known = kinds()
        if kind not in known:
            raise NotKnown("findings", kind, known)
        return kind

    def _look(self, place: "Place") -> Result:
        found = place.attempt(self.of_run).findings
        needed = self.kind if self.present else f"¬ {self.kind}"
        return Result(self.name, (self.kind in found) == self.present, ", ".join(found) or "–", needed)

    @property
    def name(self) -> str:
        return f"finding {self.kind}"


class AnswerCheck(Check):
    """That a question was answered right."""

    question: str

    def _look(self, place: "Place") -> Result:
        return place.answer(self.question)

    @property
    def name(self) -> str:
        return f"answer {self.question}"


CHECKS: dict[str, type[Check]] = {
    "steps": StepsCheck,
    "outcome": OutcomeCheck,
    "unchanged": Unchanged,
    "changed_only": ChangedOnly,
    "setting": SettingCheck,
    "value": ValueCheck,
    "score": ScoreCheck,
    "metric": MetricCheck,
    "parameter": ParameterCheck,
    "compare": Compare,
    "finding": FindingCheck,
    "several": SeveralCheck,
    "readout": ReadoutCheck,
    "answer": AnswerCheck,
}
AnyCheck = Annotated[Check, OneOf("checks", "that", CHECKS)]


class Combination(Check):
    """Several checks in one."""

    checks: List[AnyCheck] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_shallow(self) -> Self:
        if self.depth > DEEPEST:
            raise NotSound(text("has combinations more than {most} deep inside each other"), most=DEEPEST)
        return self

    def _look(self, place: "Place") -> Result:
        found = tuple(check.look(place) for check in self.checks)
        return Result(self.name, self.holds_of([one.ok for one in found]), inner=found)

    def holds_of(self, found: list[bool]) -> bool:
        """What the checks inside make of it."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        return type(self).__name__.lower().rstrip("_")

    @property
    def measures(self) -> Iterator[OfRun]:
        for check in self.checks:
            yield from check.measures

    @property
    def depth(self) -> int:
        return 1 + max(check.depth for check in self.checks)


class All(Combination):
    """Every one of them holds."""

    def holds_of(self, found: list[bool]) -> bool:
        return all(found)


class Any_(Combination):  # noqa: N801 - Any is typing's
    """At least one of them holds."""

    def holds_of(self, found: list[bool]) -> bool:
        return any(found)


class None_(Combination):  # noqa: N801
    """Not one of them holds, and every one could be looked at."""

    def _look(self, place: "Place") -> Result:
        found = super()._look(place)
        reason = Sentence(NOT_MEASURED) if any(one.reason for one in found.inner) else None
        return Result(found.what, found.ok and not reason, reason=reason, inner=found.inner)

    def holds_of(self, found: list[bool]) -> bool:
        return not any(found)


CHECKS |= {"all": All, "any": Any_, "none": None_}


def rest_of(checks: Sequence[Check]) -> int | None:
    """The first step at which a run is as long as some checks ask for; None where none of them says."""
    own = [check for check in checks if isinstance(check, StepsCheck) and check.of_run == "this"]
    steps = [check.limits for check in own if check.unit == "steps"]
    least, most = max((low for low, _ in steps), default=0.0), min((high for _, high in steps), default=math.inf)
    wanted = least if least > 0 else most
    return math.ceil(wanted) if math.isfinite(wanted) else None
