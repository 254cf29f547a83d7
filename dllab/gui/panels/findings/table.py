"""The findings with their numbers, for a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from dllab.diagnostics.finding import Finding, Measured
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import sentence
from dllab.gui.kit.table import Table
from dllab.gui.panels.findings.parts import severity_words


def findings_table(findings: Sequence[Finding]) -> Table:
    """A row for each number of each finding, and one for a finding without any; without findings one that says so."""
    titles = (
        tr("finding"),
        tr("severity"),
        tr("layer"),
        tr("since step"),
        tr("what is seen"),
        tr("what was measured"),
        tr("measured in layer"),
        tr("value"),
        tr("threshold"),
        tr("unit of value and threshold"),
        tr("measured at step"),
    )
    rows = [row for finding in findings for row in _rows(finding)]
    return Table.of_rows(titles, rows or [(tr("Nothing unusual so far"), *[None] * (len(titles) - 1))])


def _rows(finding: Finding) -> Iterator[tuple[Any, ...]]:
    title = finding.title
    said = sentence(finding.template, finding.values)
    about = (tr(title), severity_words(finding.severity), finding.layer, finding.since, said)
    if not finding.numbers:
        yield (*about, *[None] * 6)
    for measured in finding.numbers:
        yield *about, *_number(measured)


def _number(measured: Measured) -> tuple[Any, ...]:
    label, percents = measured.label, measured.share and measured.value <= 1
    scale = 100.0 if percents else 1.0
    threshold = scale * measured.threshold if measured.threshold is not None else None
    unit = "%" if percents else tr("times") if measured.share else None
    return tr(label), measured.layer, scale * measured.value, threshold, unit, measured.step
