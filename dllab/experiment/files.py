"""Reading experiment files, with errors a person can act on."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dllab.experiment.problems import Problem, problems_of
from dllab.messages import UserError, text

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


def load(model: type[Model], path: Path) -> Model:
    """Read and check one file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ExperimentError(text("{path} cannot be read: {reason}"), path=path, reason=error.strerror) from None
    except UnicodeDecodeError as error:
        raise ExperimentError(
            text("{path} is not text in UTF-8 (byte {position}); is it an experiment file?"),
            path=path, position=error.start,
        ) from None  # fmt: skip
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ExperimentError(text("{path} is not valid TOML: {reason}"), path=path, reason=error) from None
    try:
        return model.model_validate(table)
    except ExperimentError as error:
        raise ExperimentError(text("{path} cannot be run:"), error.problems, path=path) from None
