"""What the pictures of a network and the table of its layers call convolutions."""

from dllab import Dataset, Experiment
from dllab.gui.panels.layers.model import layer_name
from dllab.gui.panels.layers.table import layers_table
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.panel import NetworkPanel
from tests.gui.showing import on_screen
from tests.gui.snapshots import images, snapshot

CONVOLUTIONS = [{"filters": 4, "kernel": 3}, {"filters": 4, "kernel": 3, "pool": "max2"}]


def facts(**network) -> tuple[NetworkFacts, Dataset]:
    dataset = images(classes=3, count=60)
    table = {"convolutions": CONVOLUTIONS, "hidden": [8, 8], "activation": {"name": "relu"}} | network
    return NetworkFacts.of(Experiment.model_validate({"network": table}), dataset), dataset


def test_that_layers_are_called_by_their_filters():
    made, _ = facts()
    assert [made.layer_title(layer) for layer in range(6)] == [
        "Input",
        "Conv 1",
        "Conv 2",
        "Layer 3",
        "Layer 4",
        "Output",
    ]
    assert [made.layer_kind(layer) for layer in (1, 3, 5)] == ["4 × 3×3 ReLU", "8 ReLU", "3"]
    experiment = Experiment.model_validate({"network": {"convolutions": CONVOLUTIONS, "hidden": [8]}})
    assert layer_name(experiment, 0, 3) == "1 · 4 × 3×3 Tanh" and layer_name(experiment, 2, 3) == "3 · 8 Tanh"
    assert layer_name(experiment, 3, 3) == "output · 3"


def test_that_detours_lead_around_maps_that_match():
    made, _ = facts(residual=1)
    assert made.detours == ((1, 2), (3, 4)), "not around the first, whose input has another number of channels"


def test_that_a_row_a_layer_is_written_to_a_file():
    shown = snapshot(hidden=(8,), dataset=images(classes=3, count=60), network={"convolutions": CONVOLUTIONS})
    table = layers_table(shown, ())
    assert list(table.columns[0]) == [1, 2, 3, 4]
    assert list(table.columns[1]) == ["4 × 3×3", "4 × 3×3", 8, 3]


def test_that_maps_are_never_drawn_unit_by_unit(qtbot):
    panel = on_screen(qtbot, NetworkPanel(lambda inspector, wanted: None), 900, 500)
    dataset = images(classes=3, side=4, count=60)
    panel.show_snapshot(snapshot(hidden=(8,), dataset=dataset))
    assert panel.view is panel.diagram
    few = [{"filters": 2, "kernel": 3, "pool": "max2"}]
    panel.show_snapshot(snapshot(hidden=(8,), dataset=dataset, run=2, network={"convolutions": few}))
    assert panel.view is panel.blocks
    panel.rest()
