"""Saving so that a crash or a full disk leaves the old file as it was."""

import itertools
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dllab.assets import is_shipped
from dllab.messages import UserError, system_reason, text


class CannotSave(UserError):
    """A file could not be written; what stood there before is untouched."""


def refuse_place(path: Path) -> None:
    """Raise CannotSave for a name that no file can have, and for what ships with the lab, which nobody may change."""
    if "\0" in str(path) or not _encodable(path):
        raise CannotSave(text("cannot save {file}: no file can have that name"), file=ascii(str(path)))
    if is_shipped(path):
        raise CannotSave(text("{file} is part of dllab and stays as it is; please save elsewhere"), file=path)


def write_atomically(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Replace `path` by what `writer` writes into the open file it is given, or leave it as it was.

    The new content goes to a temporary file in the same folder, which is made if need be, reaches the disk, and only
    then takes the name. Raises CannotSave with the system's reason, and as `refuse_place` does; an error of the
    writer's own passes through.
    """
    path = Path(path)
    refuse_place(path)
    path = Path(os.path.realpath(path))  # a link keeps pointing to the file that is replaced; resolve refuses loops
    temporary = path.with_name(f".dllab-{secrets.token_hex(8)}.tmp")
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
        raise CannotSave(text("cannot save {file}: {reason}"), file=path, reason=system_reason(error)) from error


def sync_folder(folder: Path) -> None:
    """Have the names of the files in a folder reach the disk, where the system lets a program ask for it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and find out whether it can be written to; raises CannotSave."""
    refuse_place(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotSave(text("{path} cannot be written: {reason}"), path=folder, reason=system_reason(error)) from None


def free_folder(wanted: Path) -> Path:
    """`wanted`, or where that is taken wanted-2, wanted-3, …: the first that is not there or is empty."""
    for number in itertools.count(1):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        if not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir())):
            return folder
    raise AssertionError


def _encodable(path: Path) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True
