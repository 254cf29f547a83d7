"""Reading experiment files, with errors a person can act on."""

import sys
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dllab.experiment.beside import found_beside
from dllab.experiment.problems import Problem, problems_of
from dllab.experiment.toml_faults import toml_fault
from dllab.messages import Sentence, UserError, system_reason, text

LARGEST = 4 << 20  # bytes of an experiment file

Model = TypeVar("Model", bound=BaseModel)


class ExperimentError(UserError):
    """An experiment that cannot be run as written; `problems` lists what is wrong, key by key."""

    def __init__(self, template: str, problems: tuple[Problem, ...] = (), **values: Any):
        super().__init__(template, **values)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])

    @classmethod
    def explaining(cls, error: ValidationError, model: type[BaseModel]) -> "ExperimentError":
        """What pydantic found, in the lab's words."""
        return cls(text("the experiment cannot be run:"), problems_of(error, model))


class NotToml(Exception):
    """A text that is not TOML, or that holds what Python cannot read: the reason, in words."""


def parse(written: str) -> dict[str, Any]:
    """The table that a text in TOML holds; raises NotToml, whatever is wrong with it."""
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise NotToml(toml_fault(str(error), written)) from error
    except ValueError:  # int()
        most = sys.get_int_max_str_digits()
        raise NotToml(Sentence(text("a number of more than {most:,} digits"), most=most)) from None
    except RecursionError:
        raise NotToml(Sentence(text("too many tables or lists inside each other"))) from None


def load(model: type[Model], path: Path) -> Model:
    """Read and check one file."""
    return checked(model, read(path), path)


def checked(model: type[Model], table: dict[str, Any], path: Path) -> Model:
    """What the table in a file describes; the files that it names are looked for beside it first."""
    try:
        return model.model_validate(found_beside(table, path.parent))
    except ExperimentError as error:
        raise ExperimentError(text("{path} cannot be run:"), error.problems, path=path) from None


def read(path: Path) -> dict[str, Any]:
    """The table in one file, unchecked; raises ExperimentError where there is none."""
    try:
        written = content(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ExperimentError(
            text("{path} is not text in UTF-8 (byte {position}); is it an experiment file?"),
            path=path, position=error.start,
        ) from None  # fmt: skip
    try:
        return parse(written)
    except NotToml as error:
        raise ExperimentError(text("{path} is not valid TOML: {reason}"), path=path, reason=error.args[0]) from error


def content(path: Path) -> bytes:
    """What stands in a file, where that can be an experiment or a lab; raises ExperimentError."""
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ExperimentError(text("{path} cannot be read: {reason}"), path=path, reason=system_reason(error)) from None
    except ValueError:  # of open: a zero, or half a character
        raise ExperimentError(text("{path} cannot be read: no file can have that name"), path=path) from None
    if len(content) > LARGEST:
        raise ExperimentError(text("{path} is too large to be an experiment file"), path=path)
    return content
