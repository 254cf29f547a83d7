"""Reading the arrays that ship with the lab."""

import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.messages import text


def read_bundled(path: Path, *names: str) -> list[NDArray[Any]]:
    """Arrays of a bundled file; raises DataError where it is damaged."""
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as archive:
            return [archive[name] for name in names]
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(text("{file} is damaged; please reinstall dllab"), file=path) from error
