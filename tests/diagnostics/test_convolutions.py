"""What findings and their remedies make of convolutions."""

import numpy as np
import pytest

from dllab import Experiment
from dllab.diagnostics.cures import residual
from dllab.diagnostics.findings.identical_units import difference
from dllab.diagnostics.network_size import shallower, wider
from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.engine.network import Layout


def experiment(*convolutions, hidden=(4,), **network):
    table = {"convolutions": list(convolutions), "hidden": list(hidden), "activation": {"name": "relu"}} | network
    return Experiment.model_validate({"dataset": {"name": "digits"}, "network": table})


@pytest.mark.parametrize(
    "convolutions, joins",
    [
        ([{"filters": 4}, {"filters": 4}], True),
        ([{"filters": 4}, {"filters": 4, "pool": "max2"}], True),  # added before it is pooled
        ([{"filters": 4}, {"filters": 4, "padding": "valid"}], False),
        ([{"filters": 4}, {"filters": 4, "stride": 2}], False),
        ([{"filters": 4}, {"filters": 8}], False),
        ([{"filters": 1, "kernel": 1, "padding": "valid"}], True),
    ],
)
def test_that_residual_connections_are_offered_where_pictures_match(convolutions, joins):
    remedy = residual(experiment(*convolutions))
    assert (remedy is not None) == joins
    picture, geometries = Picture(1, 8, 8), []
    for one in experiment(*convolutions).network.convolutions:
        geometries.append(Geometry.of(picture, **one.model_dump()))
        picture = geometries[-1].out
    layout = Layout((64, *(made.out.size for made in geometries), 4, 10), convolutions=tuple(geometries))
    assert any(layout.joins(i, i) for i in range(len(geometries))) == joins, "as the engine joins them"


def test_that_a_shallower_network_keeps_its_first_layers():
    six = experiment(
        *[{"filters": 4}] * 3, hidden=(8, 6, 5), activation=["relu", "tanh", "relu", "relu", "tanh", "relu"]
    )
    made = shallower(six).network
    assert made.convolutions == six.network.convolutions[:2] and made.hidden == ()
    assert [each.name for each in made.activations] == ["relu", "tanh"]
    mixed = shallower(experiment({"filters": 4}, hidden=(8, 6, 5))).network
    assert len(mixed.convolutions) == 1 and mixed.hidden == (8,)
    assert shallower(experiment(hidden=())) is None


def test_that_a_wider_network_has_twice_the_filters():
    made = wider(experiment({"filters": 4, "kernel": 5}, hidden=(6,))).experiment.network
    assert made.convolutions[0].filters == 8 and made.convolutions[0].kernel == 5 and made.hidden == (12,)


def test_that_filters_that_are_the_same_are_seen():
    geometry = Geometry.of(Picture(1, 8, 8), 3, 3, 1, "same", "none")
    layer = Layout((64, geometry.out.size, 2), convolutions=(geometry,)).layers[0]
    flat = np.zeros(layer.size, np.float32)
    layer.weight_view(flat)[...] = np.linspace(1, 2, 9, dtype=np.float32)
    assert difference(layer, flat, most=1e-4) == 0
    layer.weight_view(flat)[2, 4] += 1
    assert difference(layer, flat, most=1e-4) > 0.1
