"""What a choice is: a frozen model with parameters, and a docstring that explains it."""

import inspect
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from dllab.messages import Named


@dataclass(frozen=True)
class Explanation:
    """A choice's docstring taken apart: summary, formula lines, explanation, source."""

    summary: str
    formula: str
    details: str
    source: str

    @classmethod
    def parse(cls, docstring: str) -> "Explanation":
        """Split at blank lines; an indented paragraph is a formula, `Source:` begins the source."""
        formula, details, source = [], [], ""
        first, *rest = inspect.cleandoc(docstring).split("\n\n")
        for paragraph in rest:
            if paragraph.startswith(" "):
                formula.append(inspect.cleandoc("\n" + paragraph))
            elif paragraph.startswith("Source:"):
                source = " ".join(paragraph.removeprefix("Source:").split())
            else:
                details.append(" ".join(paragraph.split()))
        return cls(" ".join(first.split()), "\n".join(formula), "\n\n".join(details), source)


class Choice(BaseModel):
    """Base of everything that can be picked; fields are parameters, ClassVars are filled in by the registry."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True,
        str_min_length=0,  # with a bound half characters are refused, as names of files in no encoding have them
        defer_build=True,  # built when first made
    )  # fmt: skip

    name: ClassVar[str]
    label: ClassVar[str]
    explanation: ClassVar[Explanation]
    rank: ClassVar[int]  # in lists, smaller first; not "order", which a choice may have for a parameter

    def as_table(self) -> dict[str, Any]:
        """The choice as an experiment file holds it: its name, then its parameters."""
        return {"name": self.name, **self.model_dump()}


def called(*choices: Choice | type[Choice]) -> Named:
    """Choices inside a message: by their ids where those can be typed, by their labels in the window."""
    return Named(", ".join(choice.name for choice in choices), tuple(choice.label for choice in choices))
