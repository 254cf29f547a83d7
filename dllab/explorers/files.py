"""Explorer pages as files: a table `[explorer]` with a name and what is set."""

from pathlib import Path
from typing import Annotated, Any

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dllab.catalogue import FromRegistry
from dllab.experiment import Experiment, files
from dllab.experiment.beside import told_beside
from dllab.experiment.files import ExperimentError
from dllab.experiment.problems import problems_of
from dllab.explorers.base import EXPLORERS, Explorer
from dllab.files import write_atomically
from dllab.messages import text


class Page(BaseModel):
    """What the file of a page holds: an explorer as it is set, and the step it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    schema_: int = Field(1, alias="schema", ge=1, le=1)
    step: int = Field(0, ge=0, le=10**9)
    explorer: Annotated[Explorer, FromRegistry(EXPLORERS)]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> "Page":
        """A page from a table; raises ExperimentError, which lists every problem."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            explained = ExperimentError(text("the page cannot be shown:"), problems_of(error, cls))
        raise explained

    @classmethod
    def load(cls, path: Path) -> "Page":
        """Read a page; raises ExperimentError naming the file and every problem in it."""
        return files.load(cls, path)

    def save(self, path: Path) -> None:
        """Write the page; the old file stays whole if that fails (CannotSave)."""
        content = tomli_w.dumps(told_beside(self.model_dump(by_alias=True), path.parent)).encode()
        write_atomically(path, lambda stream: stream.write(content))


def page_or_experiment(path: Path) -> Page | Experiment:
    """What a file describes, whichever of the two it is; raises ExperimentError naming the file and every problem."""
    table = files.read(path)
    return files.checked(Page, table, path) if "explorer" in table else files.checked(Experiment, table, path)
