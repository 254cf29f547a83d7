"""The gradient norms of the layers, for a file."""

from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin, drawn_beside
from dllab.gui.kit.run_table import runs, titled
from dllab.gui.kit.table import Series, Table, by_step
from dllab.gui.panels.gradients.curvature import curvature_names, curvatures
from dllab.training.snapshot import Snapshot


def gradients_table(snapshot: Snapshot, pins: tuple[Pin, ...]) -> Table:
    """The gradient norm of every layer by step, and the curvature where it was measured."""
    series = []
    for label, shown in runs(snapshot, drawn_beside(pins, snapshot)):
        curves = shown.steps
        for number, values in enumerate(curves.last[curves.rows("grad_norm")], start=1):
            title = tr("gradient norm, layer {number}", number=number)
            series.append(Series(titled(title, label), curves.step, values))
        if len(shown.curvature.step):
            steps, values = curvatures(shown)
            for title, row in zip(curvature_names(), values, strict=True):
                series.append(Series(titled(title, label), steps, row))
    return by_step(tr("step"), series)
