"""Histograms, now, over time, and through the depth."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from dllab.gui.charts.histogram import HistogramChart
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.microscope.depth_chart import DepthChart, DepthCurve
from dllab.gui.panels.microscope.flow_map import FlowMap
from dllab.training.microscope.distributions import Flow, Histogram

PIXEL = QPointF(0.01, 0.01)


@pytest.fixture(params=[HistogramChart, FlowMap, DepthChart])
def chart(qtbot, request):
    chart = request.param()
    qtbot.addWidget(chart)
    chart.apply_theme(Theme(dark=True, presentation=False))
    return chart


@pytest.mark.parametrize("chart", [HistogramChart], indirect=True)
def test_that_the_highest_bin_fits_and_is_read(chart):
    chart.show_histogram(Histogram(np.array([0.0, 1.0, 2.0]), np.array([3, 10]), 0))
    (left, right), (bottom, top) = chart.ranges
    assert left < 0 < 2 < right and bottom == 0 and top > 10
    assert chart._read(QPointF(1.5, 5), PIXEL).text == "1 to 2: 10"
    assert chart._read(QPointF(2.5, 5), PIXEL) is None
    chart.show_histogram(None)
    assert chart._read(QPointF(1.5, 5), PIXEL) is None


@pytest.mark.parametrize("chart", [FlowMap], indirect=True)
def test_that_a_column_shows_the_look_before_it(chart):
    flow = Flow(np.array([0, 100]), np.array([0.0, 1.0, 2.0]), np.array([[1.0, 0.25], [0.0, 0.75]]))
    chart.show_flow(flow)
    assert chart.ranges[0][0] == 0 and chart.ranges[0][1] > 100 and chart.ranges[1] == (0, 2)
    assert "step 0 · 0 to 1: 100 %" in chart._read_flow(QPointF(60, 0.5), PIXEL).text
    assert "step 100 · 1 to 2: 75 %" in chart._read_flow(QPointF(103, 1.5), PIXEL).text
    chart.show_flow(Flow(np.array([7]), flow.edges, flow.shares[:, :1]))
    assert chart.ranges[0][0] == 7 < chart.ranges[0][1]


@pytest.mark.parametrize("chart", [DepthChart], indirect=True)
def test_that_layers_are_read_off_and_zeros_have_a_place(chart):
    curves = [DepthCurve("measured", np.array([1.0, 0.1, 0.0])), DepthCurve("He", np.array([1.0, 1.0, 1.0]))]
    chart.show_curves(curves, ["#ff0000", "#00ff00"], 1.0)
    assert chart.ranges[0] == (0.5, 3.5)
    assert chart._read(QPointF(2.0, -1.0), PIXEL).text == "layer 2 · measured · 0.1"
    low, high = chart.ranges[1]
    assert low < -1 and high >= 0
