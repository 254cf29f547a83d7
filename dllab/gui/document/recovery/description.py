"""session.json: what a folder of a session holds, in the one form in which it is written and read."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from dllab.files import write_atomically
from dllab.gui.document.recovery.claim import SESSION


class Description(BaseModel):
    """name, path, modified: of the experiment. step: of the run. pins: names of files. matters: whether to restore it.

    restoring: names of folders whose sessions it has not yet made its own.
    """

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)

    name: str
    path: str
    modified: bool
    step: NonNegativeInt
    pins: list[str]
    matters: bool
    restoring: list[str] = []

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """None where there is none, or one that cannot be trusted: then nothing is known of the session."""
        try:
            return cls.model_validate_json((folder / SESSION).read_bytes())
        except (OSError, ValidationError):
            return None

    def write(self, folder: Path) -> None:
        """Raises CannotSave."""
        write_atomically(folder / SESSION, lambda stream: stream.write(self.model_dump_json().encode()))
