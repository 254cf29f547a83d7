"""Saving so that a crash or a full disk leaves the old file as it was."""

import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dllab.messages import UserError, text


class CannotSave(UserError):
    """A file could not be written; what stood there before is untouched."""


def write_atomically(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Replace `path` by what `writer` writes into the open file it is given, or leave it as it was.

    The new content goes to a temporary file in the same folder, which is made if need be, reaches the disk, and only
    then takes the name. Raises CannotSave with the system's reason; an error of the writer's own passes through.
    """
    path = Path(path).resolve()  # a link keeps pointing to the file that is replaced
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(temporary, "xb") as file:
                writer(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise CannotSave(
            text("cannot save {file}: {reason}"), file=path, reason=error.strerror or str(error)
        ) from error


def sync_folder(folder: Path) -> None:
    """Have the names of the files in a folder reach the disk, where the system lets a program ask for it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
