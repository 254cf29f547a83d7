from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from dllab.engine.activations import ACTIVATIONS
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.gradients.curvature import CurvatureView
from tests.gui.snapshots import curves, snapshot


@pytest.fixture
def view(qtbot):
    view = CurvatureView()
    qtbot.addWidget(view)
    view.apply_theme(Theme(dark=True, presentation=False))
    view.resize(480, 200)
    view.show()
    return view


def measured():
    steps = np.arange(1, 51)
    shown = snapshot(step=steps)
    found = curves([10, 20, 50], {"sharpness": 30.0, "lowest_curvature": -2.0, "negative_directions": 1.0})
    return replace(shown, curvature=found, whole=replace(shown.whole, curvature=found))


def read(chart, x, y):
    chart.point_at(chart.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
    return chart.hover.text() if chart.hover.isVisible() else ""


def test_that_a_readout_says_how_products_with_the_hessian_are_made(view, monkeypatch):
    view.show_snapshot(measured())
    lines = read(view.chart, 20, 30.0).splitlines()
    assert lines[0] == "step 20" and lines[1] == "largest λ 30"
    assert lines[-1] == "exact products with the Hessian"
    shown = measured()
    activation = type(shown.experiment.network.activations[0])
    monkeypatch.setattr(activation, "second", None)
    monkeypatch.setattr(activation, "straight", False)
    view.show_snapshot(shown)
    expected = f"from differences of gradients: {ACTIVATIONS[activation.name].label} states no second derivative"
    assert read(view.chart, 20, 30.0).splitlines()[-1] == expected
