"""The panel and its pins."""

import pytest
from PySide6.QtCore import QObject

from dllab.gui.kit.pins import Pins
from dllab.gui.panels.comparison.panel import ComparisonPanel


@pytest.fixture
def pins(qapp):
    return Pins(QObject(qapp))


@pytest.fixture
def panel(opened, pins):
    return opened(ComparisonPanel(pins), 640, 400)
