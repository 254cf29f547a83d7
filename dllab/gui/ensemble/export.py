"""The numbers behind several runs, for a file."""

from collections.abc import Iterator

from dllab.gui.ensemble.words import run_words
from dllab.gui.exports.table import Series, Table, by_step
from dllab.gui.language import tr
from dllab.gui.plots.curve_set import column
from dllab.messages import text
from dllab.training.spread import Spread

CURVES = {
    "train_loss_eval": text("loss, training set"),
    "val_loss": text("loss, validation"),
    "train_accuracy": text("accuracy, training set"),
    "val_accuracy": text("accuracy, validation"),
    "val_top2_error": text("top-2 error, validation"),
    "val_r2": text("R², validation"),
    "val_mae": text("mean absolute error, validation"),
}


def ensemble_table(spread: Spread) -> Table:
    """A row a step: band and middle of everything that is evaluated, then every run's own values; shares of one."""
    return by_step(tr("step"), _series(spread))


def _series(spread: Spread) -> Iterator[Series]:
    bounds = (tr("lower quartile"), tr("median"), tr("upper quartile"))
    if spread.kind == "folds":
        bounds = (tr("mean less deviation"), tr("mean"), tr("mean plus deviation"))
    for name in spread.runs[0].curves.names:
        template = CURVES[name]
        title = tr(template)
        steps, *band = spread.band(name)
        for what, values in zip(bounds, band, strict=True):
            yield Series(tr("{curve}: {run}", curve=title, run=what), steps, values)
        for run in spread.runs:
            titled = tr("{curve}: {run}", curve=title, run=run_words(spread.kind, run))
            yield Series(titled, run.curves.step, column(run.curves, name))
