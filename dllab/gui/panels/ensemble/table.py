"""The numbers behind several runs, for a file."""

from collections.abc import Iterator

from dllab.gui.charts.curve_set import column
from dllab.gui.kit.evaluated import evaluated_title, evaluated_values
from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Series, Table, by_step
from dllab.gui.panels.ensemble.words import run_words
from dllab.training.spread import Spread


def ensemble_table(spread: Spread) -> Table:
    """A row a step: band and middle of everything that is evaluated, then every run's own values."""
    return by_step(tr("step"), _series(spread))


def _series(spread: Spread) -> Iterator[Series]:
    bounds = (tr("lower quartile"), tr("median"), tr("upper quartile"))
    if spread.kind == "folds":
        bounds = (tr("mean less deviation"), tr("mean"), tr("mean plus deviation"))
    for name in spread.runs[0].curves.names:
        title = evaluated_title(name)
        steps, *band = spread.band(name)
        for what, values in zip(bounds, band, strict=True):
            yield Series(tr("{curve}: {run}", curve=title, run=what), steps, evaluated_values(name, values))
        for run in spread.runs:
            titled = tr("{curve}: {run}", curve=title, run=run_words(spread.kind, run))
            yield Series(titled, run.curves.step, evaluated_values(name, column(run.curves, name)))
