"""Reading experiment files, with errors a person can act on."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dllab.experiment.beside import found_beside
from dllab.experiment.problems import Problem, problems_of
from dllab.messages import UserError, text

LARGEST = 4 << 20  # bytes of an experiment file
AT_LINE = re.compile(r"at line (\d+)")

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
        raise NotToml(str(error)) from None
    except ValueError:  # int()
        raise NotToml(f"a number of more than {sys.get_int_max_str_digits():,} digits") from None
    except RecursionError:
        raise NotToml("too many tables or lists inside each other") from None


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
        written = _content(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ExperimentError(
            text("{path} is not text in UTF-8 (byte {position}); is it an experiment file?"),
            path=path, position=error.start,
        ) from None  # fmt: skip
    try:
        return parse(written)
    except NotToml as error:
        template = (
            text("{path} is not valid TOML: {reason}. A backslash within quotes is written twice, or the text put in "
                 "single quotes: 'C:\\data\\x.csv'")
            if "\\" in _line_of(written, str(error))
            else text("{path} is not valid TOML: {reason}")
        )  # fmt: skip
        raise ExperimentError(template, path=path, reason=str(error)) from None


def _line_of(written: str, reason: str) -> str:
    """The line that a reason of tomllib's speaks of."""
    found = AT_LINE.search(reason)
    lines = written.split("\n")
    return lines[int(found[1]) - 1] if found and int(found[1]) <= len(lines) else ""


def _content(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ExperimentError(text("{path} cannot be read: {reason}"), path=path, reason=error.strerror) from None
    except ValueError:  # of open: a zero, or half a character
        raise ExperimentError(text("{path} cannot be read: no file can have that name"), path=path) from None
    if len(content) > LARGEST:
        raise ExperimentError(text("{path} is too large to be an experiment file"), path=path)
    return content
