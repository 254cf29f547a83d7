import pytest

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import Look
from dllab.gui.kit.translations import CHINESE, ENGLISH, Translations
from dllab.gui.shell.actions import action_words


@pytest.fixture(params=[ENGLISH, CHINESE])
def language(qapp, request):
    translations = Translations(qapp)
    translations.use(request.param)
    yield request.param
    translations.use(ENGLISH)


@pytest.fixture
def book(language):
    return Book.made(action_words(), Look.set_formula)
