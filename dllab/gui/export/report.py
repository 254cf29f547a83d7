"""A run on one page, to be handed in: what was set, what came of it, what was noticed, and what it looked like."""

import base64
import html
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QTextDocument

from dllab.experiment import Experiment
from dllab.experiment.changes import entries
from dllab.files import write_atomically
from dllab.gui.forms.differences import entry_title, entry_value
from dllab.gui.forms.run_marks import run_marks
from dllab.gui.kit.evaluated import evaluated_title, evaluated_values
from dllab.gui.kit.language import language_key, tr
from dllab.gui.kit.paper import print_document, room_on, sheets
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.readable import word
from dllab.gui.kit.run_table import runs
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import state_words
from dllab.html_page import html_page
from dllab.numerals import count, number
from dllab.training.snapshot import Snapshot
from dllab.version import __version__

HTML, PDF = "html", "pdf"
PICTURE_WIDTH = 318  # pixels, of the 657 that a sheet has beside its margins
POINTS = 10
INK = Theme(dark=False, presentation=False)
STYLE = """
.pictures { width: 100%; margin-top: 1.6em }
.pictures td { border: none; padding: 0 4px 8px 0; width: 50% }
.pictures img { width: 100% }
"""
ON_PAPER = f"""
h1 {{ font-size: 18pt; margin: 0 0 6px 0 }} h2 {{ font-size: 12pt; margin: 16px 0 4px 0 }} p {{ margin: 2px 0 }}
table {{ border-collapse: collapse }} th, td {{ border: 1px solid {INK.line}; padding: 2px 8px; text-align: left }}
.number {{ text-align: right }}
.pictures {{ margin-top: 12px }} .pictures td {{ border: none; padding: 0 4px 8px 0 }}
"""  # of what Qt's rich text knows


Picture = tuple[str, bytes]


@dataclass(frozen=True)
class Report:
    """`facts` stand below the title; every section has a title, and a table or a sentence.

    pictures: title and PNG file of each; two stand in a row.
    """

    title: str
    facts: tuple[str, ...]
    sections: tuple[tuple[str, Table | str], ...]
    pictures: tuple[Picture, ...]


def report_of(snapshot: Snapshot, pins: tuple[Pin, ...], findings: Table | None, pictures: Iterable[Picture]) -> Report:
    """The run that is shown, and beside it the pinned ones. findings: as their panel has them."""
    experiment = snapshot.experiment
    data = entry_value(experiment, "dataset.name")
    facts = (
        tr("Step {step}, epoch {epoch} · {state}", step=count(snapshot.step), epoch=number(snapshot.epoch, 4),
           state=state_words(snapshot.outcome)),
        tr("Data: {name}; training, validation and test examples: {counts}.", name=data,
           counts=" · ".join(count(len(x)) for x in _parts(snapshot))),
        tr("Seed {seed}, dllab {version}.", seed=experiment.seed, version=__version__),
    )  # fmt: skip
    sections: list[tuple[str, Table | str]] = [(tr("Results"), _results(snapshot, pins))]
    sections.append((tr("Settings that are not the default"), _not_by_default(snapshot, pins)))
    marks = [mark for mark in run_marks(snapshot.whole) if mark[0] <= snapshot.step]
    if marks:
        sections.append((tr("Changed while it trained"), Table.of_rows((tr("step"), tr("change")), marks)))
    if findings:
        sections.append((tr("Findings"), _sentences(findings)))
    return Report(word(experiment.name), facts, tuple(sections), tuple(pictures))


def page(report: Report) -> str:
    """The report as one HTML file that needs no other."""
    return html_page(report.title, "".join(_body(report)), language_key(), STYLE)


def write_report(report: Report, path: Path, font: QFont) -> None:
    """Write HTML, or PDF in `font` where the file's name ends so; raises CannotSave."""
    content = _pdf(report, font) if path.suffix.lower() == f".{PDF}" else page(report).encode()
    write_atomically(path, lambda file: file.write(content))


def _parts(snapshot: Snapshot) -> tuple[Any, ...]:
    data = snapshot.dataset
    return data.x_train, data.x_val, data.x_test


def _results(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """A row a figure, a column a run: the newest evaluation of each, and its step."""
    columns, names = [], list(snapshot.evaluations.names)
    for label, shown in runs(snapshot, pins):
        curves = shown.evaluations
        newest = {name: evaluated_values(name, row[-1:]) for name, row in zip(curves.names, curves.last, strict=True)}
        values = [number(float(newest[name][0]), 4) if len(newest.get(name, ())) else None for name in names]
        columns.append((label or tr("this run"), [count(shown.step), *values]))
    titles = [tr("step"), *map(evaluated_title, names)]
    return Table(("", *(title for title, _ in columns)), (titles, *(values for _, values in columns)))


def _not_by_default(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """What the default experiment has otherwise, or what differs between runs, in the form's words."""
    found = [(label, shown.experiment) for label, shown in runs(snapshot, pins)]
    usual, tables = entries(Experiment()), [entries(experiment) for _, experiment in found]
    rows = []
    for key in dict.fromkeys(key for table in tables for key in table if key not in ("schema", "name")):
        if any(table.get(key) != usual.get(key) for table in tables):
            owner = next(experiment for (_, experiment), table in zip(found, tables, strict=True) if key in table)
            rows.append((entry_title(owner, key), *(entry_value(experiment, key) for _, experiment in found)))
    own = tr("this run") if pins else tr("value")
    return Table.of_rows((tr("entry"), *(label or own for label, _ in found)), rows)


def _sentences(findings: Table) -> Table | str:
    """Each finding once, with its severity and what is seen: the numbers behind it stay in the panel's own table.

    Where nothing was found, what the table says of that.
    """
    columns = dict(zip(findings.titles, findings.columns, strict=True))
    wanted = (tr("finding"), tr("severity"), tr("since step"), tr("what is seen"))
    rows = dict.fromkeys(zip(*(columns[title] for title in wanted), strict=True))
    said = [first for first, *others in rows if not any(others)]
    return said[0] if said else Table.of_rows(wanted, rows)


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{_shown(report.title)}</h1>"
    yield "".join(f"<p>{_shown(fact)}</p>" for fact in report.facts)
    for title, content in report.sections:
        yield f"<h2>{_shown(title)}</h2>"
        yield f"<p>{_shown(content)}</p>" if isinstance(content, str) else _rows(content)
    for two in (report.pictures[at : at + 2] for at in range(0, len(report.pictures), 2)):
        yield f'<table class="pictures"><tr>{"".join(map(_cell, two))}</tr></table>'


def _cell(picture: Picture) -> str:
    """A picture, whose title is part of it."""
    title, content = picture
    source = base64.b64encode(content).decode()
    return f'<td><img width="{PICTURE_WIDTH}" alt="{_shown(title)}" src="data:image/png;base64,{source}"></td>'


def _rows(table: Table) -> str:
    numeric = [place > 0 and all(map(_is_number, column)) for place, column in enumerate(table.columns)]
    kinds = [' class="number"' if each else "" for each in numeric]

    def line(tag: str, row: Iterable[Any]) -> str:
        return "".join(f"<{tag}{kind}>{_shown(value)}</{tag}>" for kind, value in zip(kinds, row, strict=True))

    head = line("th", table.titles)
    body = "".join(f"<tr>{line('td', row)}</tr>" for row in zip(*table.columns, strict=True))
    return f'<table border="1" cellspacing="0" cellpadding="3"><tr>{head}</tr>{body}</table>'


def _is_number(value: Any) -> bool:
    """Whether it is one, or written as one; what is missing does not matter."""
    return value in (None, number(math.nan)) or not str(value).strip("0123456789.,−+⋅⁻⁰¹²³⁴⁵⁶⁷⁸⁹∞")


def _shown(value: Any) -> str:
    written = "" if value is None else number(value, 6) if isinstance(value, float) else str(value)
    return html.escape(written)


def _pdf(report: Report, font: QFont) -> bytes:
    """On A4, as many pages as it takes."""
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = sheets(written, report.title)
    document = QTextDocument()
    document.setDocumentMargin(0)
    own = QFont(font)
    own.setPointSize(POINTS)
    document.setDefaultFont(own)
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultStyleSheet(ON_PAPER)
    document.setPageSize(room_on(writer))
    document.setHtml(f'<body style="color: {INK.foreground}">{"".join(_body(report))}</body>')
    print_document(document, writer, own, INK.muted)
    written.close()
    return bytes(written.data().data())
