from dataclasses import replace

import numpy as np
import pytest

from dllab import Experiment
from dllab.engine.activations import ACTIVATIONS
from dllab.gui.charts.legend import GAP
from dllab.gui.panels.gradients.curvature import CurvatureView
from dllab.numerals import count, number
from tests.gui.panels.reading import read
from tests.gui.snapshots import curves, snapshot

PATIENCE_MS = 10_000


@pytest.fixture
def view(opened):
    return opened(CurvatureView(), 480, 200, dark=True)


def measured():
    steps = np.arange(1, 51)
    shown = snapshot(step=steps)
    found = curves([10, 20, 50], {"sharpness": 30.0, "lowest_curvature": -2.0, "negative_directions": 1.0})
    return replace(shown, curvature=found, whole=replace(shown.whole, curvature=found))


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


@pytest.mark.parametrize(("rate", "seen"), [(1e-4, False), (0.05, True)])
def test_that_a_limit_far_above_the_curvature_does_not_press_it_flat(view, rate, seen):
    shown = measured()
    descent = Experiment.model_validate({"optimizer": {"name": "sgd", "learning_rate": rate}})
    rates = curves(np.arange(1, 51), {"learning_rate": rate})
    whole = replace(shown.whole, steps=rates, experiment=descent)
    view.show_snapshot(replace(shown, whole=whole))
    (_, top), limit = view.chart.ranges[1], 2 / rate
    assert 30 <= top < 120 and (limit <= top) == seen
    said = view.legend.names[1]
    assert said == ("stable below" if seen else f"stable below {number(limit)} ↑")
    assert f"stable below {number(limit)}" in read(view.chart, 20, 30.0)


def test_that_it_says_over_how_many_of_the_examples_it_is_measured_where_those_are_not_all(view):
    shown = measured()
    whole = len(shown.dataset.x_train)
    view.show_snapshot(replace(shown, curvature_examples=whole))
    assert not any("examples" in name for name in view.legend.names)
    view.show_snapshot(replace(shown, curvature_examples=whole - 1))
    assert view.legend.names[-1] == f"{count(whole - 1)} of {count(whole)} examples"


def test_that_no_name_is_cut_in_a_narrow_dock_beside_a_limit_that_is_far_off(view, qtbot):
    view.resize(390, 200)
    shown = replace(measured(), curvature_examples=1)
    descent = Experiment.model_validate({"optimizer": {"name": "sgd", "learning_rate": 1e-4}})
    whole = replace(shown.whole, steps=curves(np.arange(1, 51), {"learning_rate": 1e-4}), experiment=descent)
    view.show_snapshot(replace(shown, whole=whole))
    legend = view.legend
    assert len(legend.names) == 4

    def is_whole():
        spots = zip(legend._entries, legend._spots(), strict=True)
        return all(spot.width() >= legend._wide(entry) - GAP and legend.rect().contains(spot) for entry, spot in spots)

    qtbot.waitUntil(is_whole, timeout=PATIENCE_MS)
