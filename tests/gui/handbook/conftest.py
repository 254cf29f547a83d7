import pytest

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import Look
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.shell.actions import action_words
from tests.gui.showing import language_of


@pytest.fixture(params=[ENGLISH, CHINESE])
def language(qapp, request):
    with language_of(qapp, request.param):
        yield request.param


@pytest.fixture
def book(language):
    return Book.made(action_words(), Look.set_formula)
