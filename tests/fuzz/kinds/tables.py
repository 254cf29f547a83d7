"""CSV files as people have them."""

import csv
import io
import random
import re
from pathlib import Path

from dllab.datasets import DATASETS, DataError
from dllab.datasets.choice import Incomplete, unheard
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.sketch import sketch
from dllab.datasets.tables.table import Tables
from tests.fuzz.damage import text_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData

FILE = "table.csv"
PLAIN = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")


class Csv(Kind):
    """Tables in several hands' writing; a plain number in a table with decimal points is that number."""

    name = "csv"

    def whole(self, folder: Path) -> list[Files]:
        chance = random.Random(0)
        rows = [
            (chance.gauss(0, 1), chance.uniform(0, 2000), chance.choice("abc"), chance.randrange(3)) for _ in range(40)
        ]
        return [
            {FILE: _written(rows, delimiter, comma).encode(encoding)}
            for delimiter, comma, encoding in ((",", False, "utf-8"), (";", True, "utf-8-sig"), ("\t", False, "utf-8"))
        ]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        return {FILE: text_damaged(files[FILE], chance)}

    def use(self, folder: Path) -> Fate:
        path = folder / FILE
        fate: Fate = "refused"
        for header in ("auto", "yes", "no"):
            try:
                sketch(path, Manner(header))
                table = Tables().read(path, Manner(header), unheard)
            except DataError as error:
                str(error).encode()
                continue
            _compare(path, table)
            for target in ("", "1"):
                choice = DATASETS["csv"](path=str(path), header=header, target=target, missing="fill")
                try:
                    choice.load(0)
                    fate = "loaded"
                except (DataError, Incomplete) as error:
                    str(error).encode()
        return fate


def _written(rows: list[tuple], delimiter: str, decimal_comma: bool) -> str:
    lines = [delimiter.join(("size", "price", "kind", "label"))]
    for row in rows:
        fields = [f"{value:.3f}" if isinstance(value, float) else str(value) for value in row]
        lines.append(delimiter.join(fields if not decimal_comma else [field.replace(".", ",") for field in fields]))
    return "\n".join(lines) + "\n"


def _compare(path: Path, table) -> None:
    """Hold every plain number of a table with commas or tabs between its fields against Python's own reading."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return  # it was read in another encoding, which is said
    delimiter = "\t" if "\t" in content.splitlines()[0] else ","
    if any("," in field for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter) for field in row):
        return  # a comma in a number is for the lab to judge
    if ";" in content or delimiter not in content.splitlines()[0]:
        return
    rows = dict(enumerate(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter), 1))
    for place, column in enumerate(table.columns):
        if column.kind != "number" or column.flaw or len(column.values) != len(table.rows):
            continue
        for number, value in zip(table.rows, column.values, strict=True):
            field = rows[int(number)][place].strip()
            if PLAIN.fullmatch(field) and float(field) != value:
                raise WrongData(f"row {number}, column {place + 1}: {field!r} was read as {value}")
