"""What is said of values and errors, in the window's language."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from dllab.files import CannotSave
from dllab.gui.kit.wording import error_words
from dllab.messages import SYSTEM, system_reason, text
from tests.gui.export.test_every_panel import Marker


@pytest.fixture
def marked(qapp):
    """Every text that is looked up says so."""
    marker = Marker()
    QApplication.installTranslator(marker)
    yield
    QApplication.removeTranslator(marker)


def test_that_the_systems_reasons_are_said_in_the_windows_language(marked):
    for number, reason in SYSTEM.items():
        told = system_reason(OSError(number, "as it says in its own language"))
        error = CannotSave(text("cannot save {file}: {reason}"), file="Is a place", reason=told)
        assert error_words(error) == f"译cannot save Is a place: 译{reason}"


@pytest.mark.skipif(os.name == "nt", reason="other words for the same")
def test_that_these_are_the_words_of_the_system():
    assert {number: os.strerror(number) for number in SYSTEM} == SYSTEM
