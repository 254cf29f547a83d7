import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.network import Layout
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.network.diagram import ink_of
from dllab.gui.panels.network.facts import NetworkFacts, detours
from dllab.gui.panels.network.geometry import CLEAR_SIDE, LEAST_GAP, MOST_UNITS, arrange
from dllab.gui.panels.network.look import summary
from dllab.gui.panels.network.raster import paint, strength, unit_colors
from tests.gui.snapshots import blobs, images, line

INK = ink_of(Theme(dark=False, presentation=False))


def place(sizes, width=560, height=400):
    return arrange(sizes, width, height, 16, (30, 40), 2)


@pytest.mark.parametrize("sizes", [(2, 32, 32, 32, 2), (4, 8, 6, 3), (1, 1), (13, 64, 3), (2, *[16] * 6, 2)])
@pytest.mark.parametrize("room", [(560, 400), (400, 300), (1400, 900)])
def test_that_units_neither_overlap_nor_leave_the_room(sizes, room):
    geometry = place(sizes, *room)
    assert geometry is not None
    for column in geometry.columns:
        assert geometry.top <= column.y and column.bottom <= geometry.bottom
        assert column.pitch >= column.side + 3
        assert 1 <= column.shown <= min(column.count, MOST_UNITS)
    assert geometry.columns[0].x >= 30 and geometry.columns[-1].x + geometry.columns[-1].side <= room[0] - 40
    for left, right in zip(geometry.columns, geometry.columns[1:], strict=False):
        assert right.x - left.x - left.side >= LEAST_GAP - 2


def test_that_the_pictures_of_the_first_preset_can_be_made_out():
    geometry = place((2, 32, 32, 32, 2))
    assert geometry is not None
    assert min(column.side for column in geometry.columns) >= CLEAR_SIDE - 2
    assert min(column.shown for column in geometry.columns[1:-1]) >= 12


@pytest.mark.parametrize("sizes", [(2, *[32] * 20, 2), (64, 256, 128, 10), (2, *[4] * 12, 2), (2, 8, 2)])
def test_that_a_network_too_large_for_the_room_is_not_drawn_unit_by_unit(sizes):
    assert place(sizes, 120, 60) is None
    assert (place(sizes, 1900, 1000) is None) == (len(sizes) > 14 or max(sizes) > 64)


def test_that_a_unit_is_found_where_it_is_drawn():
    geometry = place((2, 32, 32, 2))
    assert geometry is not None
    for column in geometry.columns:
        for unit, y in enumerate(column.centers):
            assert column.unit_at(column.middle, float(y)) == unit
            assert column.unit_at(column.middle, float(y) + column.side / 2 + 1) is None
        assert geometry.column_at(column.middle + 3) is column


@pytest.mark.parametrize("residual", [0, 1, 2])
@pytest.mark.parametrize("hidden", [[6, 6, 6, 6], [6, 4, 4, 6, 6], [2, 2], []])
def test_that_detours_are_those_of_the_engine(residual, hidden):
    experiment = Experiment.model_validate({"network": {"hidden": hidden, "residual": residual}})
    program = Trainer(experiment, blobs(2)).engine._program
    columns = {int(program.layers[0]["input"]): 0}
    columns |= {int(layer["out"]): number for number, layer in enumerate(program.layers, start=1)}
    joined = [(columns[int(layer["skip"])], i) for i, layer in enumerate(program.layers, 1) if layer["skip"] >= 0]
    assert list(detours(Layout((2, *hidden, 2)), residual)) == joined


def test_that_facts_name_everything():
    network = {"hidden": [3, 4], "activation": [{"name": "relu"}, {"name": "tanh"}], "dropout": [0.0, 0.25]}
    experiment = Experiment.model_validate({"network": network | {"normalization": {"name": "batch"}}})
    facts = NetworkFacts.of(experiment, blobs(3))
    assert facts.layout.sizes == (2, 3, 4, 3) and facts.layers == 3
    assert [facts.layer_kind(layer) for layer in range(4)] == ["2", "3 ReLU", "4 Tanh", "3"]
    assert facts.marks(1) == ["Batch norm"] and facts.marks(2) == ["Batch norm", "dropout 25 %"]
    assert facts.short_marks(2) == ["BN", "p = 0.25"]
    assert facts.marks(0) == facts.marks(3) == facts.short_marks(3) == []
    assert facts.unit_name(0, 1) == "x2" and facts.unit_name(3, 2) == "class 2"
    assert facts.unit_name(2, 0) == "layer 2, unit 1"


@pytest.mark.parametrize(("loss", "name"), [("binary_cross_entropy", "class 1"), ("cross_entropy", "class 0")])
def test_that_an_output_is_named_after_the_class_it_speaks_for(loss, name):
    facts = NetworkFacts.of(Experiment.model_validate({"loss": {"name": loss}}), blobs(2))
    assert facts.unit_name(facts.layers, 0) == name


def test_that_a_regression_has_an_output():
    facts = NetworkFacts.of(Experiment.model_validate({"loss": {"name": "mse"}}), line(2))
    assert facts.unit_name(facts.layers, 0) == "output"


@pytest.mark.parametrize(("activation", "middle"), [("sigmoid", 0.5), ("tanh", 0.0), ("relu", 0.0)])
def test_that_a_squashing_activation_is_half_way_in_its_middle(activation, middle):
    experiment = Experiment.model_validate({"network": {"hidden": [4], "activation": {"name": activation}}})
    assert NetworkFacts.of(experiment, images()).middles == (middle,)


def painted(weight, image=None):
    """A picture of two inputs and one output, W[1, 2], on nothing; where the units are."""
    geometry = place((2, 1), 300, 200)
    assert geometry is not None
    image = np.zeros((2, 1, 1), np.float32) if image is None else image
    weights = (np.array([weight], np.float32),)
    return paint(geometry, weights, (image, image[:1]), (0.0, 0.0), INK, 1.0), geometry


def beside(picture, geometry, unit):
    """How opaque, and of what colour, the picture is just right of an input."""
    column = geometry.columns[0]
    y, x = int(column.centers[unit]), column.x + column.side + 3
    red, _, blue, alpha = picture[y - 3 : y + 4, x].astype(int).sum(0)
    return alpha, red - blue


def test_that_the_sign_of_a_weight_is_its_colour_and_its_size_its_width():
    picture, geometry = painted([-1.0, 0.5])
    (strong, blue), (weak, orange) = (beside(picture, geometry, unit) for unit in (0, 1))
    assert blue < 0 < orange
    assert strong > 1.5 * weak > 0


@pytest.mark.parametrize("weight", [[0.0, 0.0], [np.nan, np.nan], [1.0, np.inf], [1.0, 0.001]])
def test_that_a_weight_that_is_nothing_or_no_number_is_not_drawn(weight):
    picture, geometry = painted(weight)
    assert beside(picture, geometry, 1)[0] == 0


def test_that_premultiplied_colours_never_exceed_their_opacity():
    picture, _ = painted([-1.0, 1.0], np.random.default_rng(0).normal(size=(2, 32, 32)).astype(np.float32))
    assert (picture[..., :3] <= picture[..., 3:].astype(int) + 1).all()
    assert picture[..., 3].max() == 255


def test_that_units_go_from_negative_through_the_middle_to_positive_and_grey():
    colors = unit_colors(np.array([[[-9.0, 0.5, 9.0, np.nan]]], np.float32), 0.5, INK)[0, 0].astype(int)
    low, middle, high, broken = colors
    assert low[2] > low[0] and high[0] > high[2]
    assert middle.min() > 245
    assert np.ptp(broken) < 20 and abs(broken - middle).min() > 40


def test_that_a_layer_of_zeros_or_of_no_numbers_is_coloured():
    for value in (0.0, np.nan, np.inf):
        colors = unit_colors(np.full((2, 4, 4), value, np.float32), 0.0, INK)
        assert colors.shape == (2, 4, 4, 3) and (colors == colors[0, 0, 0]).all()


@pytest.mark.parametrize("cells", [1, 3, 10, 32, 64])
def test_that_a_picture_keeps_the_order_and_the_ends(cells):
    ramp = np.linspace(-1, 1, cells, dtype=np.float32)[None, None, :].repeat(2, 0)
    picture, geometry = painted([0.0, 0.0], ramp)
    column = geometry.columns[0]
    line = picture[int(column.centers[0]), column.x + 1 : column.x + column.side - 1].astype(int)
    warmth = line[:, 0] - line[:, 2]
    assert (np.diff(warmth) >= 0).all()
    assert cells == 1 or warmth[0] < -100 < 100 < warmth[-1]


def test_that_round_corners_are_open_and_the_middle_is_full():
    picture, geometry = painted([0.0, 0.0])
    column = geometry.columns[0]
    tile = picture[column.y : column.y + column.side, column.x : column.x + column.side, 3]
    assert tile[0, 0] == 0 and (tile[3:-3, column.side // 2] == 255).all()
    np.testing.assert_array_equal(tile, tile[::-1].T)


def test_that_a_summary_counts_what_is_finite():
    norm, extent, shares = summary(np.array([[3.0, -4.0]], np.float32))
    assert (norm, extent) == (5.0, 4.0) and shares.sum() == 1 and shares[0] == 0.5
    norm, extent, shares = summary(np.array([[np.nan, 1.0]], np.float32))
    assert np.isnan(norm) and extent == 1.0 and shares.sum() == 1
    assert summary(np.zeros((3, 0), np.float32))[1] == 0.0


def test_that_strength_is_relative_to_the_largest_finite_weight():
    np.testing.assert_allclose(strength(np.array([[-2.0, 1.0, np.inf]], np.float32)), [[1.0, 0.5, 0.0]])
