import pytest

from dllab.gui.panels.sweep.panel import SweepPanel
from dllab.sweeps.plan import Plan
from tests.gui.panels.sweep.sweeps import BATCH, RATE
from tests.sweeps.plans import SMALL


@pytest.fixture
def panel(opened, tmp_path):
    panel = opened(SweepPanel(), 420, 360)
    panel.root = tmp_path / "sweeps"
    panel.set_experiment(SMALL)
    yield panel
    assert panel.close_runs()


@pytest.fixture
def plan():
    return Plan.of(SMALL, {RATE: [0.1, 0.01, 0.001], BATCH: [10, 20]}, steps=10)
