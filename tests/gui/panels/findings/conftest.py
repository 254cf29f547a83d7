import pytest

from tests.gui.panels.findings.labs import Lab


@pytest.fixture
def lab(qtbot):
    return Lab(qtbot)
