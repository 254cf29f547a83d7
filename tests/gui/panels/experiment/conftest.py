import pytest

from dllab.gui.document.document import Document


@pytest.fixture
def document(panel):
    """Follows the panel of the test that asks for it."""
    made = Document(panel)
    made.attach(panel)
    return made
