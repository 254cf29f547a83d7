"""Tables in the formats of other programs: workbooks, arrays, attributes."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import scipy.io

from dllab.datasets import DATASETS, DataError
from dllab.datasets.choice import Incomplete
from tests.fuzz.damage import array_damaged, bytes_damaged, text_damaged, zip_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind

Row = tuple[float, float, str, int]
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
HEAD_TEXT = 116  # bytes of words at the beginning of a MATLAB file
NAMES = ("size", "price", "kind", "label")


class Format(Kind):
    """Tables that `write` writes and `damage` damages."""

    def __init__(
        self,
        suffix: str,
        write: Callable[[list[Row]], list[bytes]],
        damage: Callable[[bytes, random.Random], bytes],
    ):
        self.name = suffix.lstrip(".")
        self._file, self._write, self._damage = f"table{suffix}", write, damage

    def whole(self, folder: Path) -> list[Files]:
        chance = random.Random(0)
        rows = [
            (chance.gauss(0, 1), chance.uniform(0, 2000), chance.choice("abc"), chance.randrange(3)) for _ in range(40)
        ]
        return [{self._file: content} for content in self._write(rows)]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        return {self._file: self._damage(files[self._file], chance)}

    def use(self, folder: Path) -> Fate:
        fate: Fate = "refused"
        for target in ("", "1"):
            choice = DATASETS["csv"](path=str(folder / self._file), target=target, missing="fill")
            try:
                choice.sketch()
                choice.load(0)
                fate = "loaded"
            except (DataError, Incomplete) as error:
                str(error).encode()
        return fate


def _workbooks(rows: list[Row]) -> list[bytes]:
    book = openpyxl.Workbook()
    for row in (NAMES, *rows):
        book.active.append(row)
    book.create_sheet("notes").append(("a", None, True))
    stream = io.BytesIO()
    book.save(stream)
    return [_undated(stream)]


def _undated(stream: io.BytesIO) -> bytes:
    """The archive without the time at which it was written: the same damage is to hit the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = TIME.sub(b"2000-01-01T00:00:00Z", old.read(entry))
            new.writestr(zipfile.ZipInfo(entry.filename), content, entry.compress_type)
    return made.getvalue()


def _arrays(rows: list[Row]) -> dict[str, np.ndarray]:
    return {
        "x": np.array([row[:2] for row in rows]),
        "kind": np.array([row[2] for row in rows]),
        "y": np.array([row[3] for row in rows], np.int8),
    }


def _npz(rows: list[Row]) -> list[bytes]:
    stored, packed = io.BytesIO(), io.BytesIO()
    np.savez(stored, **_arrays(rows))
    np.savez_compressed(packed, **_arrays(rows))
    return [_undated(stored), _undated(packed)]


def _npy(rows: list[Row]) -> list[bytes]:
    stream = io.BytesIO()
    np.save(stream, np.array([(row[0], row[1], row[3]) for row in rows], np.float32))
    return [stream.getvalue()]


def _mat(rows: list[Row]) -> list[bytes]:
    variables = _arrays(rows) | {"species": np.array([row[2] for row in rows], object), "s": {"a": 1}}
    found = []
    for compressed in (False, True):
        stream = io.BytesIO()
        scipy.io.savemat(stream, variables, do_compression=compressed)
        found.append(b"MATLAB 5.0".ljust(HEAD_TEXT) + stream.getvalue()[HEAD_TEXT:])  # without the time
    return found


def _arff(rows: list[Row]) -> list[bytes]:
    head = ["@relation r", *(f"@attribute {name} numeric" for name in NAMES[:2]), "@attribute kind {a,b,c}"]
    lines = [*head, "@attribute label {0,1,2}", "@data", *(",".join(map(str, row)) for row in rows)]
    return ["\n".join(lines).encode()]


def _tab(rows: list[Row]) -> list[bytes]:
    body = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    heads = ("\t".join(NAMES) + "\nc\tc\td\td\n\tmeta\t\tclass\n", "C#size\tmC#price\tD#kind\tcD#label\n")
    return [(head + body).encode() for head in heads]


FORMATS = (
    Format(".xlsx", _workbooks, zip_damaged),
    Format(".npz", _npz, zip_damaged),
    Format(".npy", _npy, array_damaged),
    Format(".mat", _mat, bytes_damaged),
    Format(".arff", _arff, text_damaged),
    Format(".tab", _tab, text_damaged),
)
