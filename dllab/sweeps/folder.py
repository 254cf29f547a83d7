"""The folder of a sweep: plan.json says what it is, rows.csv and rows.json hold what is done of it."""

import csv
import io
import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from dllab.experiment import ExperimentError
from dllab.files import CannotSave, make_folder, write_atomically
from dllab.messages import system_reason, text
from dllab.sweeps.doing import FAILED
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import Row
from dllab.sweeps.unfinished import PLAN, ROWS, TABLE

EXPERIMENTS = "experiments"
EVERY_SECONDS = 10  # what a crash may cost at most,
SHARE = 0.05  # or more, where writing would take a larger share of the time


class AnotherPlan(CannotSave):
    """A folder that holds rows which are not those of the plan, or cannot be read."""


class Folder:
    """Where the rows of one plan go, and what is there already."""

    def __init__(self, path: Path, plan: Plan):
        """Make the folder; raises AnotherPlan where other rows would be lost, and CannotSave."""
        self.path = path
        make_folder(path)
        expected = plan.as_table()
        there = [path / name for name in (PLAN, ROWS, TABLE) if (path / name).exists()]
        if there and self._read(PLAN) != expected:
            raise AnotherPlan(
                text("{path} holds the rows of another plan, or of another dllab; choose another --out"), path=path
            )
        self.known = self._known(len(plan)) if (path / ROWS) in there else {}
        self._write(PLAN, _json(expected))
        self._due = time.monotonic() + EVERY_SECONDS

    def write(self, rows: Mapping[int, Row], *, now: bool = False) -> None:
        """Write the rows, in the order of the plan, if it is time again; with `now`, in any case. Raises CannotSave."""
        begun = time.monotonic()
        if not now and begun < self._due:
            return
        self._due = begun + EVERY_SECONDS
        ordered = in_order(rows)
        self._write(TABLE, as_csv(ordered))
        self._write(ROWS, _json(ordered))
        ended = time.monotonic()
        self._due = ended + max(EVERY_SECONDS, (ended - begun) / SHARE)

    def remove(self) -> None:
        """Take its files away, and itself where nothing else is in it; what cannot be removed stays."""
        for name in (PLAN, ROWS, TABLE):
            with suppress(OSError):
                (self.path / name).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.rmdir()

    def write_experiments(self, plan: Plan) -> None:
        """Write the experiment of every run that has one to experiments/runNUMBER.toml; raises CannotSave."""
        for number in range(len(plan)):
            with suppress(ExperimentError):
                plan.experiment(number).save(self.path / EXPERIMENTS / f"run{number + 1}.toml")

    def _known(self, count: int) -> dict[int, Row]:
        """The rows that are there, by number from 0; those of runs that failed are not: they are tried again."""
        rows = self._read(ROWS)
        numbers = [one.get("run") if isinstance(one, dict) else None for one in rows] if isinstance(rows, list) else [0]
        if not all(type(number) is int and 1 <= number <= count for number in numbers):
            raise AnotherPlan(text("{path} is damaged; choose another --out"), path=self.path / ROWS)
        return {one["run"] - 1: one for one in rows if one.get("outcome") != FAILED}

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.path / name).read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AnotherPlan(
                text("{path} cannot be read: {reason}"), path=self.path / name, reason=system_reason(error)
            ) from None
        except (ValueError, RecursionError):
            raise AnotherPlan(text("{path} is damaged; choose another --out"), path=self.path / name) from None

    def _write(self, name: str, content: bytes) -> None:
        write_atomically(self.path / name, lambda stream: stream.write(content))


def in_order(rows: Mapping[int, Row]) -> list[Row]:
    """The rows in the order of the plan."""
    return [rows[number] for number in sorted(rows)]


def columns(rows: Sequence[Row]) -> list[str]:
    """Every key that a row has, in the order in which they come up; what tells runs apart and its error stand last."""
    found = dict.fromkeys(key for one in rows for key in one)
    last = [key for key in ("digest", "error") if key in found]
    return [key for key in found if key not in last] + last


def as_csv(rows: Sequence[Row]) -> bytes:
    """Rows as CSV in UTF-8: what is not measured is empty, a list or table as JSON writes it."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    names = columns(rows)
    table.writerow(names)
    table.writerows([_cell(one.get(name)) for name in names] for one in rows)
    return written.getvalue().encode(errors="backslashreplace")


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | bool) else value


def _json(value: Any) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False, default=str).encode(errors="backslashreplace")
