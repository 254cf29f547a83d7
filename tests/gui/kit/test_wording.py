"""What is said of values and errors, in the window's language."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from dllab.files import CannotSave
from dllab.gui.kit.wording import SYSTEM_SAYS, error_words
from dllab.messages import text
from tests.gui.export.test_every_panel import Marker


@pytest.fixture
def marked(qapp):
    """Every text that is looked up says so."""
    marker = Marker()
    QApplication.installTranslator(marker)
    yield
    QApplication.removeTranslator(marker)


def test_that_the_systems_reasons_are_said_in_the_windows_language(marked):
    for reason in SYSTEM_SAYS:
        error = CannotSave(text("cannot save {file}: {reason}"), file="Is a place", reason=reason)
        assert error_words(error) == f"译cannot save Is a place: 译{reason}"


@pytest.mark.skipif(os.name == "nt", reason="other words for the same")
def test_that_these_are_the_words_of_the_system():
    assert set(SYSTEM_SAYS) <= {os.strerror(number) for number in range(1, 100)}
