"""Grades as a table for a spreadsheet, and as a page to read."""

import csv
import html
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.files import write_atomically
from dllab.html_page import html_page
from dllab.labs.grade import Row
from dllab.labs.results import value_said

HEAD = ["file", "number", "name", "class", "lab", "points", "of", "verdict", "facts", "error"]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell
SHORT = 14  # characters of a cell that stay on one line
STYLE = """
body { font-size: 14px; max-width: none; margin: 2em }
th, td, summary { white-space: nowrap } .long { white-space: normal; overflow-wrap: anywhere; min-width: 9em }
details td { white-space: normal } .lines { white-space: pre-wrap; min-width: 24em } .no { background: #fbe3d6 }
@page { size: A4 landscape } @media print { body { font-size: 8pt; margin: 0 } }
"""


def write_csv(rows: list[Row], path: Path) -> None:
    """A row a hand-in, a column a check, in UTF-8 with the mark that Excel needs; raises CannotSave."""
    checks = list(dict.fromkeys(_key(step, result) for row in rows for step, result in row.results))
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(HEAD + [cell for check in checks for cell in (check, f"{check} ok")])
    for row in rows:
        found = {_key(step, result): result for step, result in row.results}
        cells = [cell for check in checks for cell in _cells(found.get(check))]
        table.writerow([_safe(cell) for cell in (*_about(row), *cells)])
    content = written.getvalue().encode("utf-8-sig", errors="backslashreplace")
    write_atomically(path, lambda stream: stream.write(content))


@dataclass(frozen=True)
class Told:
    """What a page of grades says, in which language: its title, the titles of its columns, the cells of a row, and what
    a row opens to, as HTML."""

    title: str
    columns: Sequence[str]
    cells: Callable[[Row], Sequence[Any]]
    inner: Callable[[Row], str]
    language: str


def write_html(rows: list[Row], folder: Path, told: Told | None = None) -> Path:
    """One page with a row a hand-in, which opens to its checks: `folder`/index.html; raises CannotSave."""
    told = told or Told("Grades", (*HEAD, "checks"), _about, _html_results, "en")
    head = "".join(f"<th>{html.escape(title)}</th>" for title in told.columns)
    body = "\n".join(_html_row(row, told) for row in rows)
    title = html.escape(told.title)
    table = f"<h1>{title}</h1><table><thead><tr>{head}</tr></thead>\n{body}\n</table>"
    page = html_page(told.title, table, told.language, STYLE)
    path = folder / "index.html"
    write_atomically(path, lambda stream: stream.write(page.encode(errors="backslashreplace")))
    return path


def _about(row: Row) -> list[Any]:
    student, lab = row.student, row.found.get("lab", {})
    names = [student.get(key, "") for key in ("number", "name", "class")]
    points = [row.found.get(key, "") for key in ("points", "of", "verdict")]
    return [row.file, *names, lab.get("id", ""), *points, "; ".join(row.facts), row.error or ""]


def _cells(result: Any) -> list[Any]:
    if result is None:
        return ["", ""]
    value = result["value"] if result["value"] is not None else result.get("reason", "")
    return [value, "yes" if result["ok"] else "no"]


def _key(step: str, result: Any) -> str:
    return f"{step}: {result['what']} {result['needed'] if result['needed'][:1] in '≥≤=' else ''}".strip()


def _safe(cell: Any) -> Any:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def _html_row(row: Row, told: Told) -> str:
    cells = "".join(map(_html_cell, map(_said, told.cells(row))))
    inner = ""
    if any(row.results):
        inner = f"<details><summary>{_count(row.results)}</summary>{told.inner(row)}</details>"
    return f"<tr{' class=no' if row.error else ''}>{cells}<td>{inner}</td></tr>"


def _html_cell(words: str) -> str:
    """One that wraps where it is long."""
    return f"<td{' class=long' if len(words) > SHORT else ''}>{html.escape(words)}</td>"


def _html_results(row: Row) -> str:
    return f"<table>{''.join(_html_result(step, result) for step, result in row.results)}</table>"


def _html_result(step: str, result: Any) -> str:
    value, _ = _cells(result)
    tiers = result.get("tiers", ())
    said = [
        step,
        result["what"],
        value_said(value, result["needed"], tiers) if isinstance(value, float) else str(value),
        " / ".join([result["needed"], *(f"{asked} {'✓' if on else '✗'}" for asked, on in tiers)]),
        result.get("reason", ""),
        "✓" if result["ok"] else "✗",
    ]
    cells = "".join(f"<td>{html.escape(str(one))}</td>" for one in said)
    return f"<tr{'' if result['ok'] else ' class=no'}>{cells}</tr>"


def _count(results: Iterable[Any]) -> str:
    found = [result["ok"] for _, result in results]
    return f"{sum(found)} / {len(found)}"


def _said(cell: Any) -> str:
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)
