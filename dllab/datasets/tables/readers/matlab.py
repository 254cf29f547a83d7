"""Variables of MATLAB files (.mat) as a table."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dllab.datasets.checks import DataError
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.arrays import ArrayRows, Named, described, exact_columns
from dllab.datasets.tables.readers.library import MOST_BYTES, reading, refuse_large
from dllab.datasets.tables.readers.mat5 import variables
from dllab.messages import text

KIND = "MAT"
HDF = b"\x89HDF\r\n\x1a\n"


@dataclass(frozen=True)
class MatlabRows(ArrayRows):
    """Matrices, texts and cells of texts or numbers."""

    def arrays(self) -> Named:
        return _arrays(self.path)


def open_matlab(path: Path, manner: Manner) -> MatlabRows:
    """The variables as a table; raises DataError."""
    arrays = _arrays(path)
    return MatlabRows(path, described(path, arrays), exact=exact_columns(path, arrays))


def _arrays(path: Path) -> Named:
    with reading(path, KIND):
        refuse_large(path, path.stat().st_size)
        content = path.read_bytes()
        if HDF in (content[:8], content[512:520]):
            raise DataError(
                text("{file} is in MATLAB's format 7.3; save it with the option -v7, or as CSV"), file=path.name
            )
        found = {variable.name: variable for variable in variables(content, MOST_BYTES)}
    if not any(variable.values is not None for variable in found.values()):
        raise DataError(
            text("{file} holds no matrices but {kinds}; MATLAB objects and structures are not read: save matrices, or "
                 "a table as CSV"),
            file=path.name, kinds=sorted({variable.kind for variable in found.values()}) or ["—"],
        )  # fmt: skip
    return {name: np.zeros(()) if one.values is None else one.values for name, one in found.items()}
