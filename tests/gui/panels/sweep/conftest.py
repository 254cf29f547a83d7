import pytest

from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sweep.panel import SweepPanel
from dllab.sweeps.plan import Plan
from tests.gui.panels.sweep.sweeps import BATCH, RATE
from tests.sweeps.plans import SMALL


@pytest.fixture
def panel(qtbot, tmp_path):
    panel = SweepPanel()
    qtbot.addWidget(panel)
    panel.root = tmp_path / "sweeps"
    panel.apply_theme(Theme(dark=False, presentation=False))
    panel.resize(420, 360)
    panel.set_experiment(SMALL)
    panel.show()
    yield panel
    assert panel.close_runs()


@pytest.fixture
def plan():
    return Plan.of(SMALL, {RATE: [0.1, 0.01, 0.001], BATCH: [10, 20]}, steps=10)
