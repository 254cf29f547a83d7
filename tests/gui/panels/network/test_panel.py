from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from dllab import Trainer
from dllab.engine.state import STEP
from dllab.experiment.sections import NetworkSection
from dllab.gui.charts.legend import GAP
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.panel import INSPECTOR, NetworkPanel
from dllab.training.snapshot import Inspection
from tests.gui.showing import language_of, on_screen
from tests.gui.snapshots import blobs, images, line, snapshot

PATIENCE_MS = 60_000


class Inspected:
    """Stands in for the session: remembers who wants the state."""

    def __init__(self):
        self.calls = []

    def __call__(self, inspector, wanted):
        assert inspector == INSPECTOR
        self.calls.append(wanted)


@pytest.fixture
def inspected():
    return Inspected()


@pytest.fixture
def panel(qtbot, inspected):
    def come_to_rest(panel):
        panel.rest()
        qtbot.waitUntil(lambda: not panel._background.busy, timeout=PATIENCE_MS)

    return on_screen(qtbot, NetworkPanel(inspected), 560, 400, come_to_rest)


def seen(**given):
    """A snapshot of a network's state as if two steps had left it as it was."""
    first = snapshot(step=[1, 2], **given)
    inspection = Inspection(Trainer(first.experiment, first.dataset).checkpoint())
    inspection.state.cursor[STEP] = 2
    return replace(first, inspection=inspection)


def look(qtbot, panel, shown):
    """Show a snapshot and wait until what is asked of it is drawn."""
    panel.show_snapshot(shown)
    step = shown.inspection.step
    qtbot.waitUntil(lambda: panel.view.look is not None and panel.view.look.step == step, timeout=PATIENCE_MS)
    return panel.view.look


def test_that_the_card_of_a_convolution_shows_every_filter(qtbot, panel):
    made = {"convolutions": [{"filters": 4, "kernel": 3}]}
    look(qtbot, panel, seen(dataset=images(classes=3, count=60), hidden=(8,), network=made))
    shades = []
    for card in panel.blocks._cards():
        picture = panel.blocks.grab(card.toRect()).toImage()
        shades.append(len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}))
    assert panel.view is panel.blocks and shades[0] > shades[1] + 20, "36 weights have a shade each, a histogram two"


@pytest.mark.parametrize(
    ("dataset", "axis", "words"),
    [(blobs(3), "plane", "plane"), (line(1), "line", "input"), (line(5), "targets", "targets")],
)
def test_that_a_small_network_is_drawn_unit_by_unit(qtbot, panel, dataset, axis, words):
    loss = "mse" if dataset.task == "regression" else "cross_entropy"
    drawn = look(qtbot, panel, seen(dataset=dataset, loss=loss))
    assert panel.view is panel.diagram
    assert drawn.maps.axis == axis and drawn.picture is not None
    assert panel.legend.names == ["w < 0", "w > 0"] and words in panel.words.names[-1]


def is_whole(legend):
    """Whether every name has the room it asks for."""
    spots = zip(legend._entries, legend._spots(), strict=True)
    return all(spot.width() >= legend._wide(entry) - GAP for entry, spot in spots)


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("width", [390, 417, 700])  # the first two: what the docks leave it at 1366×768 and 1440×900
def test_that_no_word_above_the_network_is_cut(qtbot, panel, width, language):
    """Beside the room kept for what waits for Reset, "w < 0" was "w…"."""
    with language_of(QApplication.instance(), language):
        panel.retranslate()
        panel.resize(width, 400)
        look(qtbot, panel, seen(dataset=blobs(3)))
        qtbot.waitUntil(lambda: is_whole(panel.legend) and is_whole(panel.words))
        assert panel.words.names or width < 700
        place = panel.legend.geometry()
        panel.show_edited(NetworkSection(hidden=(3, 3, 3)))
        QApplication.processEvents()
        assert panel.steppers.note.isVisible() and not panel.words.isVisible() and panel.legend.geometry() == place


@pytest.mark.parametrize("hidden", [(32,) * 20, (256, 128)])
def test_that_a_large_network_is_a_card_a_layer(qtbot, panel, hidden):
    drawn = look(qtbot, panel, seen(hidden=hidden, dataset=images()))
    assert panel.view is panel.blocks
    assert drawn.picture is None and len(drawn.norms) == len(hidden) + 1
    cards = panel.blocks._cards()
    assert len(cards) == len(hidden) + 1
    assert all(panel.blocks.rect().contains(card.toAlignedRect()) for card in cards)
    words = panel.blocks.words_at(cards[0].center())
    assert "Layer 1" in words and "‖W‖" in words and "Gradient: 1" in words


def test_that_too_little_room_turns_units_into_cards_and_back(qtbot, panel):
    look(qtbot, panel, seen())
    panel.resize(160, 120)
    assert panel.view is panel.blocks
    panel.resize(560, 400)
    assert panel.view is panel.diagram


def test_that_the_state_is_asked_for_only_while_the_panel_is_seen(qtbot, panel, inspected):
    shown = seen()
    look(qtbot, panel, shown)
    panel.show_snapshot(shown)
    assert inspected.calls == [True]
    panel.rest()
    panel.rest()
    assert inspected.calls == [True, False]
    panel.show_snapshot(shown)
    assert inspected.calls == [True, False, True]


def test_that_time_may_go_back(qtbot, panel):
    later = seen()
    earlier = replace(later, step=1, inspection=Inspection(later.inspection.run_state.copy()))
    earlier.inspection.state.cursor[STEP] = 1
    earlier.inspection.state.parameters[:] = 0
    assert look(qtbot, panel, later).norms[0] > 0
    assert look(qtbot, panel, earlier).norms[0] == 0


def test_that_a_state_of_another_network_is_not_drawn(qtbot, panel):
    small, large = seen(hidden=(4,)), seen(hidden=(8, 8), run=2)
    look(qtbot, panel, small)
    panel.show_snapshot(replace(large, inspection=small.inspection))
    qtbot.waitUntil(lambda: not panel._background.busy and not panel._ask.isActive(), timeout=PATIENCE_MS)
    assert panel.view.look is None
    assert panel.view.facts.sizes == (2, 8, 8, 2)
    look(qtbot, panel, large)


def test_that_a_run_that_moves_on_is_looked_at_in_its_turn_and_another_size_at_once(qtbot, panel):
    first = seen()
    look(qtbot, panel, first)
    qtbot.waitUntil(lambda: not panel._background.busy and not panel._ask.isActive(), timeout=PATIENCE_MS)
    panel._background._due = np.inf
    inspection = Inspection(first.inspection.state)
    panel.show_snapshot(replace(first, inspection=inspection))
    panel._ask.run_now()
    assert panel._background._next.inspection is inspection and panel._background._job is None
    panel.resize(600, 420)
    panel._ask.run_now()
    assert panel._background._job is not None
    qtbot.waitUntil(lambda: not panel._background.busy, timeout=PATIENCE_MS)


def test_that_a_click_selects_a_layer_and_says_so(qtbot, panel):
    look(qtbot, panel, seen(hidden=(16, 16)))
    column = panel.diagram.geometry_.columns[2]
    with qtbot.waitSignal(panel.layer_selected) as picked:
        qtbot.mouseClick(panel.diagram, Qt.MouseButton.LeftButton, pos=QPointF(column.middle, column.y + 4).toPoint())
    assert picked.args == [2]
    assert panel.diagram.selected == panel.blocks.selected == 2


def test_that_a_click_on_a_card_selects_its_layer(qtbot, panel):
    look(qtbot, panel, seen(hidden=(32,) * 20))
    with qtbot.waitSignal(panel.layer_selected) as picked:
        qtbot.mouseClick(panel.blocks, Qt.MouseButton.LeftButton, pos=panel.blocks._cards()[6].center().toPoint())
    assert picked.args == [7]


def test_that_arrow_keys_walk_through_the_layers_and_stop_at_the_ends(qtbot, panel):
    look(qtbot, panel, seen(hidden=(16, 16)))
    picked = []
    panel.layer_selected.connect(picked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Down):
        qtbot.keyClick(panel.diagram, key)
    assert picked == [1, 2, 1, 3]
    assert "Output" in panel.diagram.accessibleDescription()


def test_that_a_selection_made_elsewhere_is_not_reported_back(qtbot, panel):
    look(qtbot, panel, seen())
    picked = []
    panel.layer_selected.connect(picked.append)
    panel.select_layer(2)
    assert panel.diagram.selected == 2 and picked == []
    assert "Layer 2" in panel.diagram.accessibleDescription()
    panel.select_layer(9)
    assert panel.diagram.selected == 2, "there is no such layer"


def test_that_hovering_tells_a_units_bias_and_a_weights_value(qtbot, panel):
    shown = seen(hidden=(4,))
    shown.inspection.state.parameters[:] = 0
    layer = shown_layout(panel, shown).layers[0]
    layer.weight_view(shown.inspection.state.parameters)[1, 0] = -0.53
    layer.bias_view(shown.inspection.state.parameters)[1] = 0.25
    look(qtbot, panel, shown)
    inputs, hidden = panel.diagram.geometry_.columns[:2]
    words = panel.diagram.words_at(QPointF(hidden.middle, float(hidden.centers[1])))
    assert "layer 1, unit 2" in words and "bias 0.25" in words and "activation from" in words
    words = panel.diagram.words_at(QPointF(inputs.x + inputs.side + 2, float(inputs.centers[0])))
    assert words == "x1 → layer 1, unit 2\nweight −0.53"
    assert "Layer 1 · 4 Tanh" in panel.diagram.words_at(QPointF(hidden.middle, 8))


def shown_layout(panel, shown):
    """Where the parameters of a snapshot's network lie."""
    panel.show_snapshot(replace(shown, inspection=None))
    return panel.diagram.facts.layout


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0])
def test_that_what_is_not_finite_is_drawn_as_well(qtbot, panel, value):
    for hidden in ((4, 4), (32,) * 20):
        shown = seen(hidden=hidden, run=len(hidden))
        shown.inspection.state.parameters[:] = value
        look(qtbot, panel, shown)
        assert not panel.grab().isNull()


def test_that_arcs_lead_over_the_units_to_where_they_are_added(qtbot, panel):
    panel.apply_theme(Theme(dark=False, presentation=False))
    drawn = {}
    for residual in (0, 1):
        look(qtbot, panel, seen(hidden=(4, 4, 4), run=residual + 1, network={"residual": residual}))
        drawn[residual] = panel.diagram.grab().toImage()
    geometry, ends = panel.diagram.geometry_, [end for _, end in panel.diagram.facts.detours]
    assert ends
    for end in ends:
        at = QPointF(geometry.columns[end].middle, geometry.columns[end].y - 7).toPoint()
        plus = {residual: QColor(image.pixel(at)).lightness() for residual, image in drawn.items()}
        assert plus[1] < plus[0]


@pytest.mark.parametrize("theme", [Theme(dark=True, presentation=False), Theme(dark=False, presentation=True)])
def test_that_another_theme_has_everything_drawn_anew(qtbot, panel, theme):
    old = look(qtbot, panel, seen())
    panel.apply_theme(theme)
    qtbot.waitUntil(lambda: panel.view.look is not old, timeout=PATIENCE_MS)
    corner = panel.diagram.grab().toImage().pixelColor(1, 1)
    assert corner.name() == theme.background


def column(table, title):
    return list(table.columns[table.titles.index(title)])


def test_that_a_file_has_every_weight_and_bias_of_a_network_drawn_unit_by_unit(qtbot, panel):
    assert panel.table() is None
    shown = seen(hidden=(4, 3))
    panel.show_snapshot(shown)
    assert panel.table() is None
    look(qtbot, panel, shown)
    table = panel.table()
    assert table.titles == ("step", "layer", "from unit", "to unit", "weight")
    named = NetworkFacts.of(shown.experiment, shown.dataset).layout.named(shown.inspection.state.parameters)
    expected, units = [], [shown.dataset.features, *(names(layer, n) for layer, n in ((1, 4), (2, 3)))]
    for layer, targets in enumerate([*units[1:], shown.dataset.classes], start=1):
        for unit, target in enumerate(targets):
            bias, weights = named[f"layer{layer}.bias"][unit], named[f"layer{layer}.weight"][unit]
            expected.append((2, layer, "bias", target, bias))
            expected += [(2, layer, source, target, w) for source, w in zip(units[layer - 1], weights, strict=True)]
    assert list(zip(*table.columns, strict=True)) == expected
    assert table.rows == 3 * 4 + 5 * 3 + 4 * 2


def names(layer, count):
    return [f"layer {layer}, unit {unit + 1}" for unit in range(count)]


def test_that_a_file_has_a_row_a_card_of_a_network_drawn_in_blocks(qtbot, panel):
    recorded = {"saturated": [[0.25], [0.5], [0.0]], "dead": 0.125}
    shown = seen(hidden=(256, 128), dataset=images(), grad_norm=[[1.0], [2.0], [4.0]], layers=recorded)
    drawn = look(qtbot, panel, shown)
    assert panel.view is panel.blocks
    table = panel.table()
    named = panel.view.facts.layout.named(shown.inspection.state.parameters)
    weights = [named[f"layer{layer}.weight"] for layer in (1, 2, 3)]
    assert column(table, "layer") == [1, 2, 3] and column(table, "step of the weights") == [2] * 3
    assert column(table, "units and activation") == ["256 Tanh", "128 Tanh", "10"]
    assert column(table, "length of the weights ‖W‖") == pytest.approx([np.linalg.norm(w) for w in weights])
    assert column(table, "reach of the histogram |w|") == list(drawn.extents)
    assert column(table, "Gradient") == [1.0, 2.0, 4.0]
    assert column(table, "Saturated (%)") == [25.0, 50.0, None] and column(table, "Dead (%)") == [12.5, 12.5, None]
    low, high = (
        column(table, f"weights between {edges} of the reach (%)") for edges in ("−1 and −0.917", "0 and 0.0833")
    )
    middle = drawn.extents[2] / 12
    assert high[2] == pytest.approx(100 * np.mean((weights[2] >= 0) & (weights[2] < middle)))
    bars = [values for title, values in zip(table.titles, table.columns, strict=True) if title.startswith("weights b")]
    assert len(bars) == 24 and np.sum(bars, axis=0) == pytest.approx([100] * 3)
    assert low == bars[0]


def test_that_a_network_without_biases_shows_none(qtbot, panel):
    shown = seen(hidden=(4, 3), network={"biases": False})
    look(qtbot, panel, shown)
    assert panel.table().rows == 2 * 4 + 4 * 3 + 3 * 2
    column = panel.diagram.geometry_.columns[1]
    assert "bias" not in panel.diagram.words_at(QPointF(column.middle, float(column.centers[1])))
