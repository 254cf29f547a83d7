"""The questions of a lab: a number, a choice, an order, a number read off a run; and when an answer is right."""

import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, model_validator

from dllab.labs.checks import Measured
from dllab.labs.measures import OfRun
from dllab.labs.numbers import NotANumber, read_number
from dllab.labs.results import Result
from dllab.labs.tables import List, NotSound, OneOf, Table, Words
from dllab.messages import Sentence, UserError, text
from dllab.numerals import number

if TYPE_CHECKING:
    from dllab.labs.work import Place

GRADED = re.compile(r"effort|right|right within [1-9]\d? tries")
ID = r"^[a-z0-9][a-z0-9-]{0,39}$"

Answer = str | List[str]  # as typed, an option's id, or ids in their order


class Question(Table):
    """graded: "effort": for any answer; "right": the last one is; "right within 2 tries": one of the first two is."""

    id: str = Field(pattern=ID)
    text: Words
    graded: str = Field("right", pattern=f"^({GRADED.pattern})$")
    points: float = Field(1.0, ge=0, allow_inf_nan=False)

    def look(self, answers: Sequence[Answer], place: "Place") -> Result:
        """What the answers given to it, in their order, are worth."""
        try:
            needed = self.needed(place)
            right = [self.is_right(answer, place) for answer in answers]
        except UserError as error:  # there is no run to compare with
            return Result(self.id, False, reason=Sentence.of(error))
        if not answers:
            return Result(self.id, False, reason=Sentence(text("not answered")), needed=needed)
        shown = answers[-1] if isinstance(answers[-1], str) else " > ".join(answers[-1])
        if self.graded == "effort":
            ok = self.is_readable(answers[-1])
        elif self.graded == "right":
            ok = right[-1]
        else:
            ok = any(right[: self.tries])
        return Result(self.id, ok, shown, needed)

    @property
    def tries(self) -> int | None:
        """How many answers count; None where the last one does, or any."""
        return int(self.graded.split()[2]) if self.graded.startswith("right within") else None

    def is_right(self, answer: Answer, place: "Place") -> bool:
        """Whether an answer is the right one."""
        raise NotImplementedError

    def is_readable(self, answer: Answer) -> bool:
        """Whether an answer can be one at all."""
        raise NotImplementedError

    def needed(self, place: "Place") -> str:
        """The right answer as people write it."""
        raise NotImplementedError

    def solution(self, place: "Place") -> Answer:
        """An answer that is right; raises UserError where the run that it is read off cannot be had."""
        raise NotImplementedError

    @property
    def measures(self) -> Iterator[OfRun]:
        """What has to be measured to know the right answer."""
        return iter(())

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.text


class Secret(Table):
    """A right number that is not written down: SHA-256 of salt and number, rounded to so many significant digits."""

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    digits: int = Field(ge=1, le=9)
    salt: str = Field(min_length=8, max_length=80)

    def fits(self, value: float) -> bool:
        """Whether this is the number."""
        return hashlib.sha256(f"{self.salt}:{value:.{self.digits - 1}e}".encode()).hexdigest() == self.digest


class Number(Question):
    """A number: `value`, a `secret` one, or `value_of` something measured.

    within: how far off, of its size; within_factor: how many times too large or small; margin: how far off.
    """

    value: float | None = Field(None, allow_inf_nan=False)
    value_of: Measured | None = None
    secret: Secret | None = None
    within: float = Field(0.0, ge=0)
    within_factor: float = Field(1.0, ge=1)
    margin: float = Field(0.0, ge=0)
    unit: str = Field("", max_length=20)

    @model_validator(mode="after")
    def _has_one_answer(self) -> Self:
        if sum(one is not None for one in (self.value, self.value_of, self.secret)) != 1:
            raise NotSound(text("needs one of value, value_of and secret"))
        if self.secret is None and not (self.within or self.margin or self.within_factor > 1):
            raise NotSound(text("needs within, within_factor or margin: nobody types the last digit of a number"))
        return self

    def is_right(self, answer: Answer, place: "Place") -> bool:
        try:
            found = read_number(answer) if isinstance(answer, str) else math.nan
        except NotANumber:
            return False
        if self.secret:
            return self.secret.fits(found)
        right = self._right(place)
        off = abs(found - right)
        if off <= max(self.within * abs(right), self.margin):
            return True
        return found * right > 0 and 1 / self.within_factor <= found / right <= self.within_factor

    def is_readable(self, answer: Answer) -> bool:
        try:
            return isinstance(answer, str) and math.isfinite(read_number(answer))
        except NotANumber:
            return False

    def needed(self, place: "Place") -> str:
        return "?" if self.secret else f"{number(self._right(place), 4)} {self.unit}".strip()

    def solution(self, place: "Place") -> Answer:
        return repr(self._right(place))

    def _right(self, place: "Place") -> float:
        if self.value is not None:
            return self.value
        return self.value_of.measured(place) if self.value_of else math.nan

    @property
    def measures(self) -> Iterator[OfRun]:
        if self.value_of:
            yield from self.value_of.within


class Read(Number):
    """A number that is read off one's own run."""

    value_of: Measured


class Option(Table):
    """One of several answers, with what to say of it once it was given."""

    id: str = Field(pattern=ID)
    text: Words
    because: Words
    right: bool = False


class Choice(Question):
    """One of several options, of which exactly one is right. Of its tries one fewer count than there are options."""

    options: List[Option] = Field(min_length=2, max_length=9)

    @model_validator(mode="after")
    def _has_one_right(self) -> Self:
        if sum(option.right for option in self.options) != 1:
            raise NotSound(text("needs exactly one option that is right"))
        if len({option.id for option in self.options}) < len(self.options):
            raise NotSound(text("has two options of the same id"))
        return self

    @property
    def tries(self) -> int | None:  # whoever tries all has found out nothing
        tries = super().tries
        return tries and min(tries, len(self.options) - 1)

    def is_right(self, answer: Answer, place: "Place") -> bool:
        return answer == self.solution(place)

    def is_readable(self, answer: Answer) -> bool:
        return answer in [option.id for option in self.options]

    def needed(self, place: "Place") -> str:
        return str(self.solution(place))

    def solution(self, place: "Place") -> Answer:
        return next(option.id for option in self.options if option.right)

    @property
    def words(self) -> Iterator[Words]:
        yield self.text
        for option in self.options:
            yield from (option.text, option.because)


class Item(Table):
    """One of the things to be put in order."""

    id: str = Field(pattern=ID)
    text: Words


class Order(Question):
    """Several things, given here in the right order."""

    items: List[Item] = Field(min_length=2, max_length=9)

    def is_right(self, answer: Answer, place: "Place") -> bool:
        return not isinstance(answer, str) and tuple(answer) == self.solution(place)

    def is_readable(self, answer: Answer) -> bool:
        return not isinstance(answer, str) and sorted(answer) == sorted(self.solution_ids)

    def needed(self, place: "Place") -> str:
        return " > ".join(self.solution_ids)

    def solution(self, place: "Place") -> Answer:
        return self.solution_ids

    @property
    def solution_ids(self) -> tuple[str, ...]:
        """The ids in the right order."""
        return tuple(item.id for item in self.items)

    @property
    def words(self) -> Iterator[Words]:
        yield self.text
        for item in self.items:
            yield item.text


QUESTIONS: dict[str, type[Any]] = {"number": Number, "choice": Choice, "order": Order, "read": Read}
AnyQuestion = Annotated[Question, OneOf("questions", "kind", QUESTIONS)]
