"""What the handbook must say, in both languages."""

import re
from html import escape, unescape
from urllib.parse import unquote

from dllab.catalogue import families_of, parameters_of
from dllab.experiment import Experiment
from dllab.explorers import EXPLORERS
from dllab.formulas import lines_of
from dllab.gui.handbook.links import EXPLORE_PAGES, page_of
from dllab.gui.handbook.markdown import UnknownAction, actions_in, to_html
from dllab.gui.handbook.pages import written_files
from dllab.gui.kit.readable import word
from dllab.gui.kit.translations import CHINESE
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.shell.actions import DESCRIPTIONS
from dllab.gui.shell.workspace import HEIGHTS, TABS
from dllab.gui.stage.shot_handbook import NAMES
from dllab.panel_names import FORM, LAB

LINK = re.compile(r'<a href="([^"]*)">')
FORMULA = re.compile(r'<img src="formula:([^"]*)"')


def section(page, anchor):
    """The HTML from an anchor to the next heading."""
    return re.split("<h2>", page.html.partition(f'<a name="{anchor}"')[2])[0]


def test_that_every_choice_has_an_entry_with_formula_parameters_and_source(book):
    for family in families_of(Experiment):
        page = book.by_name[page_of(family.family)]
        for choice in family:
            entry = section(page, choice.name)
            told = choice.explanation
            assert escape(word(told.summary)) in entry and escape(word(told.source)) in entry
            formulas = [unquote(found) for found in FORMULA.findall(entry)]
            assert formulas == (lines_of(word(told.formula)) if told.formula else [])
            for parameter in parameters_of(choice):
                assert f"<code>{parameter.name}</code>" in entry and escape(word(parameter.help)) in entry


def test_that_every_page_of_explore_has_an_entry(book):
    page = book.by_name[EXPLORE_PAGES]
    for explorer in EXPLORERS:
        entry = section(page, explorer.name)
        assert all(escape(word(each)) in entry for each in (explorer.explanation.summary, *explorer.card.tries))


def test_that_every_other_setting_is_in_the_reference(book):
    told = book.by_name["settings"].html
    for name in ("network", "regularization", "augmentation", "training", "early_stopping"):
        for parameter in parameters_of(Experiment.model_fields[name].annotation):
            assert f"<code>{name}.{parameter.name}</code>" in told


def test_that_every_link_leads_somewhere(book):
    found = [(page, unescape(link)) for page in book.pages for link in LINK.findall(page.html)]
    assert len(found) > 100
    assert not [(page.name, link) for page, link in found if not book.resolves(link, page)]


def test_that_every_picture_is_one_that_is_taken(book):
    wanted = {name for page in book.pages for name in page.pictures}
    assert wanted == set(NAMES)
    shown = "".join(page.without_pictures for page in book.pages)
    assert "shot:" not in shown


def test_that_every_action_of_the_menus_is_described(language):
    """A new action fails here until a page in each language speaks of it as {{name}}."""
    told = set().union(*(actions_in(path.read_text(encoding="utf-8")) for path in written_files()))
    assert told == {description.name for description in DESCRIPTIONS}


def test_that_an_action_that_is_gone_is_not_described():
    try:
        to_html("{{gone}}", {"run": "Run"})
    except UnknownAction as error:
        assert str(error) == "gone"
    else:
        raise AssertionError("it was taken for one")


def test_that_every_panel_is_described(book):
    panels = {*HEIGHTS, *(name for names in TABS.values() for name in names), LAB} - {FORM}
    assert panels <= book.by_name["panels"].anchors
    assert ExperimentPanel.__name__ and "experiment" in book.by_name


def test_that_pages_are_alike_in_both_languages(book, language):
    names = [page.name for page in book.pages]
    assert len(names) == len(set(names))
    other = "en" if language == CHINESE else "zh"
    for path in written_files():
        twin = path.parent.parent / other / path.name
        for pattern in (r"\{#[a-z0-9_-]+\}", r"\{\{\w+\}\}", r"\]\([^)]*\)"):
            own, others = (sorted(re.findall(pattern, each.read_text(encoding="utf-8"))) for each in (path, twin))
            assert own == others, path.name


def test_that_no_markdown_is_left_in_a_page(book):
    for page in book.pages:
        assert "**" not in page.html and "{{" not in page.html and "{#" not in page.html


def test_that_the_search_finds_titles_first_and_text_in_either_case(book, language):
    first, *others = book.find("adam")
    assert "adam" in first.section.title.casefold() and others
    assert any(found.link == "optimizers#adagrad" for found in book.find("ADAGRAD"))
    assert book.find("动量" if language == CHINESE else "momentum nesterov")
    assert not book.find("no such word anywhere")
