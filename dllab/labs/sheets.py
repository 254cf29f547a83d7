"""Grades as a table for a spreadsheet, and as a page to read."""

import csv
import html
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dllab.files import write_atomically
from dllab.labs.grade import Row
from dllab.labs.results import value_said

HEAD = ["file", "number", "name", "class", "lab", "points", "of", "verdict", "facts", "error"]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell
STYLE = """body{font:14px/1.4 system-ui,sans-serif;margin:2em;color:#222;background:#fff}
table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 8px;text-align:left;vertical-align:top}
th{background:#f2f2f2}.no{background:#fbe3d6}.facts{color:#a33}details{margin:0}"""


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


def write_html(rows: list[Row], folder: Path) -> Path:
    """One page with a row a hand-in, which opens to its checks: `folder`/index.html; raises CannotSave."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in (*HEAD, "checks"))
    body = "\n".join(_html_row(row) for row in rows)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>dllab</title><style>{STYLE}</style></head>'
        f"<body><table><tr>{head}</tr>\n{body}\n</table></body></html>"
    )
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


def _html_row(row: Row) -> str:
    cells = "".join(f"<td>{html.escape(_said(cell))}</td>" for cell in _about(row))
    lines = "".join(_html_result(step, result) for step, result in row.results)
    inner = f"<details><summary>{_count(row.results)}</summary><table>{lines}</table></details>" if lines else ""
    return f"<tr{' class=no' if row.error else ''}>{cells}<td>{inner}</td></tr>"


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
